/** Execution of statements. Each function gives whether what follows is reached. */

import type { IrStmt, Try, Unpack, While, ForIter, ForRange } from "../../ir/ops.js";
import { writeAttribute } from "./attributes.js";
import { setItem } from "./containers.js";
import { NO_ARGUMENTS } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Frame, LoopState } from "./frame.js";
import { itemsOf } from "./iteration.js";
import { rangeOf } from "./ranges.js";
import { anyItem, itemsCell, type Changes } from "./store.js";
import { asInt, truthOf, unknown, type Items, type Value } from "./value.js";

const MAX_UNROLLED = 48;

export function executeBlock(ev: Evaluator, frame: Frame, statements: readonly IrStmt[]): boolean {
  for (const statement of statements) {
    const falls = execute(ev, frame, statement);
    if (ev.dead) return false;
    if (!falls) return false;
  }
  return true;
}

function execute(ev: Evaluator, frame: Frame, s: IrStmt): boolean {
  switch (s.op) {
    case "AssignVar":
      ev.assign(frame, s.variable, ev.value(frame, s.value));
      return true;
    case "StoreGlobal":
      ev.store.set(ev.globalCell(frame.module, s.name), ev.value(frame, s.value));
      return true;
    case "StoreName": {
      const value = ev.value(frame, s.value);
      ev.store.set(
        frame.names === null ? ev.globalCell(frame.module, s.name) : ev.field(frame.names, s.name),
        value,
      );
      return true;
    }
    case "SetAttr": {
      const object = ev.value(frame, s.object);
      const argument = ev.argument(frame, s.value);
      writeAttribute(ev, frame, ev.place(frame, s), object, s.name, argument);
      return true;
    }
    case "SetItem": {
      const object = ev.value(frame, s.object);
      const index = ev.argument(frame, s.index);
      const value = ev.argument(frame, s.value);
      setItem(ev, object, index.value, value.value);
      if (object.kind === "object") {
        const args = { ...NO_ARGUMENTS, positional: [index, value] };
        const name = `${object.cls}.__setitem__`;
        ev.record({ kind: "write", name, object, args, place: ev.place(frame, s), result: undefined });
      }
      return true;
    }
    case "Unpack":
      unpack(ev, frame, s);
      return true;
    case "Evaluate":
      ev.value(frame, s.value);
      return true;
    case "If": {
      const test = ev.value(frame, s.test);
      const truth = truthOf(test);
      if (truth !== undefined) return ev.block(frame, truth ? s.then : s.otherwise);
      return ev.decide(
        test,
        () => ev.block(frame, s.then),
        () => ev.block(frame, s.otherwise),
      );
    }
    case "While":
      return executeWhile(ev, frame, s);
    case "ForIter": {
      const iterable = ev.value(frame, s.iterable);
      return executeFor(ev, frame, s, itemsOf(ev, frame, ev.place(frame, s.iterable), iterable));
    }
    case "ForRange":
      return executeFor(ev, frame, s, rangeItems(ev, frame, s));
    case "Block": {
      const loop = enter(ev, frame, s.label);
      const falls = ev.block(frame, s.body);
      return leave(ev, frame, loop, falls && !ev.dead);
    }
    case "Break":
    case "Continue":
      jump(ev, frame, s.op, s.label);
      return false;
    case "Try":
      return executeTry(ev, frame, s);
    case "Return": {
      const value = ev.value(frame, s.value);
      if (ev.dead) return false;
      frame.returned.push(value);
      frame.exits.push(ev.store.peek(frame.mark));
      return false;
    }
    case "Raise":
      ev.value(frame, s.exception);
      return false;
    case "Rethrow":
      return false;
    case "ImportStar":
      importStar(ev, frame, ev.value(frame, s.module));
      return true;
    case "UnbindVar":
    case "DeleteVar":
      ev.assign(frame, s.variable, undefined);
      return true;
    case "DeleteGlobal":
    case "UnbindGlobal":
      ev.store.set(ev.globalCell(frame.module, s.name), undefined);
      return true;
    case "DeleteName":
    case "UnbindName":
      if (frame.names !== null) ev.store.set(ev.field(frame.names, s.name), undefined);
      return true;
    case "DeleteAttr":
      ev.value(frame, s.object);
      return true;
    case "DeleteItem": {
      const object = ev.value(frame, s.object);
      ev.value(frame, s.index);
      if (object.kind === "sequence")
        ev.store.set(object.content, { known: false, any: anyItem(object.content.value) });
      return true;
    }
    case "Safepoint":
      return true;
  }
}

function enter(ev: Evaluator, frame: Frame, label: number): LoopState {
  const loop: LoopState = {
    label,
    mark: ev.store.mark(),
    breaks: [],
    continues: [],
    iteration: ev.store.mark(),
  };
  frame.loops.push(loop);
  return loop;
}

/** Joins the ways out of a loop or block. */
function leave(ev: Evaluator, frame: Frame, loop: LoopState, falls: boolean): boolean {
  frame.loops.pop();
  ev.dead = false;
  if (loop.breaks.length === 0) return falls;
  const end = ev.store.take(loop.mark);
  ev.store.merge(falls ? [end, ...loop.breaks] : loop.breaks);
  return true;
}

function jump(ev: Evaluator, frame: Frame, op: "Break" | "Continue", label: number): void {
  const loop = frame.loops.findLast((one) => one.label === label);
  if (loop === undefined) return;
  if (op === "Break") loop.breaks.push(ev.store.peek(loop.mark));
  else loop.continues.push(ev.store.peek(loop.iteration));
}

/** One round of a loop: whether its end is reached, by falling through or by `continue`. */
function round(ev: Evaluator, frame: Frame, loop: LoopState, body: readonly IrStmt[]): boolean {
  loop.continues = [];
  loop.iteration = ev.store.mark();
  const falls = ev.block(frame, body) && !ev.dead;
  ev.dead = false;
  const continues = loop.continues;
  if (continues.length === 0) return falls;
  const end = ev.store.take(loop.iteration);
  ev.store.merge(falls ? [end, ...continues] : continues);
  return true;
}

/** Rounds of which nobody knows how many there are: one from the state before, one from any state there may be. */
function unknownRounds(ev: Evaluator, once: () => boolean): boolean {
  const mark = ev.store.mark();
  if (!once()) return false;
  if (ev.store.changedSince(mark).length === 0) return true;
  const first = ev.store.take(mark);
  ev.store.applyPerhaps(first);
  const second = ev.store.mark();
  once();
  widen(ev, ev.store.take(second));
  return true;
}

/** What still changes in the second round may become anything that can be counted to. */
function widen(ev: Evaluator, changes: Changes): void {
  for (const [cell, value] of changes) {
    const merged = cell.merge(cell.value, value);
    ev.store.set(cell, isCounter(cell.value, merged) ? unknown("it is counted in a loop") : merged);
  }
}

function isCounter(before: unknown, after: unknown): boolean {
  return countNumbers(after) > countNumbers(before);
}

function countNumbers(value: unknown): number {
  if (typeof value !== "object" || value === null || !("kind" in value)) return 0;
  const one = value as Value;
  if (one.kind === "oneOf") return one.values.reduce((sum, v) => sum + countNumbers(v), 0);
  return one.kind === "const" && (one.value.kind === "int" || one.value.kind === "float") ? 1 : 0;
}

function executeWhile(ev: Evaluator, frame: Frame, s: While): boolean {
  const loop = enter(ev, frame, s.label);
  const isEndless = s.test.op === "Const" && truthOf(ev.value(frame, s.test)) === true;
  if (isEndless) {
    ev.loops++;
    unknownRounds(ev, () => round(ev, frame, loop, s.body));
    ev.loops--;
    return leave(ev, frame, loop, false);
  }
  let truth = truthOf(ev.value(frame, s.test));
  for (let i = 0; truth === true && i < MAX_UNROLLED && loop.breaks.length === 0; i++) {
    if (!round(ev, frame, loop, s.body)) return leave(ev, frame, loop, false);
    truth = truthOf(ev.value(frame, s.test));
  }
  if (truth === false) return leave(ev, frame, loop, true);
  const isCertain = truth === true;
  ev.branch([
    () => {
      const falls = unknownRounds(ev, () => round(ev, frame, loop, s.body));
      ev.value(frame, s.test);
      return falls;
    },
    ...(isCertain ? [] : [() => true]),
  ]);
  return leave(ev, frame, loop, true);
}

function rangeItems(ev: Evaluator, frame: Frame, s: ForRange): Items {
  const from = asInt(ev.value(frame, s.from));
  const to = asInt(ev.value(frame, s.to));
  const by = asInt(ev.value(frame, s.by));
  return rangeOf(from, to, by);
}

function executeFor(ev: Evaluator, frame: Frame, s: ForIter | ForRange, items: Items): boolean {
  const loop = enter(ev, frame, s.label);
  if (items.known && items.items.length <= MAX_UNROLLED) {
    let falls = true;
    for (const item of items.items) {
      ev.assign(frame, s.variable, item);
      falls = round(ev, frame, loop, s.body);
      if (!falls) break;
    }
    return leave(ev, frame, loop, falls);
  }
  const any = anyItem(items);
  const once = (): boolean => {
    ev.assign(frame, s.variable, any);
    return round(ev, frame, loop, s.body);
  };
  const isCertain = items.known;
  ev.branch([() => unknownRounds(ev, once), () => true], [isCertain]);
  return leave(ev, frame, loop, true);
}

function executeTry(ev: Evaluator, frame: Frame, s: Try): boolean {
  const finish = (falls: boolean): boolean => {
    if (s.finalizer === null) return falls;
    ev.dead = false;
    return ev.block(frame, s.finalizer) && falls;
  };
  const { handler } = s;
  if (handler === null) return finish(ev.block(frame, s.body));
  let body: Changes = new Map();
  const falls = ev.branch(
    [
      () => {
        const mark = ev.store.mark();
        const reached = ev.block(frame, s.body) && !ev.dead;
        body = ev.store.peek(mark);
        return reached;
      },
      () => {
        ev.store.applyPerhaps(body);
        if (ev.path !== null) ev.path = { ...ev.path, isHandler: true };
        if (s.exception !== null) ev.assign(frame, s.exception, unknown("it is an exception"));
        return ev.block(frame, handler);
      },
    ],
    [true],
  );
  return finish(falls);
}

function unpack(ev: Evaluator, frame: Frame, s: Unpack): void {
  const { variables, star } = s;
  const content = itemsOf(ev, frame, ev.place(frame, s.value), ev.value(frame, s.value));
  const count = content.known ? content.items.length : -1;
  const fits = star < 0 ? count === variables.length : count >= variables.length - 1;
  variables.forEach((variable, i) => {
    if (!content.known || !fits) {
      ev.assign(frame, variable, i === star ? unknown("it is the rest of a sequence") : anyItem(content));
      return;
    }
    const extra = count - variables.length;
    const { items } = content;
    if (i === star) {
      const rest: Items = { known: true, items: items.slice(i, i + extra + 1) };
      ev.assign(frame, variable, { kind: "sequence", type: "list", content: itemsCell(rest) });
    } else ev.assign(frame, variable, items[star >= 0 && i > star ? i + extra : i]!);
  });
}

function importStar(ev: Evaluator, frame: Frame, module: Value): void {
  if (module.kind === "native") frame.module.starred.push(module.name);
  if (module.kind !== "module") return;
  for (const [name, cell] of module.globals) {
    if (!name.startsWith("_")) ev.store.set(ev.globalCell(frame.module, name), cell.value);
  }
  frame.module.starred.push(...module.starred);
}
