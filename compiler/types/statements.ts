/** Inference of statements: what each puts where. */

import { isSpecialName } from "../binding/special-names.js";
import type { ForIter, ForRange, If, IrStmt, IrValue, SetAttr, Try, Unpack, While } from "../ir/ops.js";
import { NEVER, NONE, OBJECT, type RType } from "../ir/types.js";
import { functionsMade } from "./accessors.js";
import { inferRaise } from "./calls.js";
import { isQuietStatement } from "./disturbances.js";
import { completes, fallsThrough, isLeft } from "./falls-through.js";
import { firstOf, isFunction, membersOf } from "./type-kinds.js";
import { isQuietStore, storedField, storedGlobal } from "./known-fields.js";
import { narrow, usedAs } from "./narrowing.js";
import { inferSetAttr } from "./operators.js";
import { countedType } from "./counted.js";
import { forgetAssigned, isNatural as isNaturalValue, shownNatural } from "./natural.js";
import { between, boundsOf } from "./ranges.js";
import { itemOf } from "./iteration.js";
import type { State } from "./state.js";
import { inferDeleteItem, inferSetItem } from "./subscripts.js";
import { inferAll, inferValue } from "./values.js";

/** Looks at the whole of a function. */
export function inferFunction(state: State): void {
  const fn = state.current;
  const end = fn.body.at(-1);
  const rest = end?.op === "Return" && isNone(end.value) ? fn.body.slice(0, -1) : fn.body;
  // A None that the lowering has put behind the last statement may be out of reach.
  const comesToEnd = fallsThrough(rest);
  block(state, comesToEnd ? fn.body : rest);
  if (comesToEnd) state.returns(fn, NONE);
}

const isNone = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "none";

function block(state: State, body: readonly IrStmt[]): void {
  for (let i = 0; i < body.length; i++) statement(state, body[i]!);
}

function statement(state: State, s: IrStmt): void {
  if (!state.flow.isShaky || isQuietStatement(s)) return inferStatement(state, s);
  if (s.op === "SetItem" || s.op === "Unpack") {
    inferStatement(state, s);
    if (!isQuietStore(state, s)) state.flow.disturb();
    return;
  }
  state.flow.disturb();
  inferStatement(state, s);
  state.flow.disturb();
}

function inferStatement(state: State, s: IrStmt): void {
  const { naturals } = state;
  if (naturals.size > 0 && s.op !== "AssignVar") forgetAssigned(naturals, [s]);
  switch (s.op) {
    case "AssignVar": {
      const { variable } = s;
      inferValue(state, s.value);
      if (naturals.size > 0) {
        const isStill = naturals.has(variable) && isNaturalValue(s.value, naturals);
        forgetAssigned(naturals, [s]);
        if (isStill) naturals.add(variable);
      }
      if (!isSum(s.value)) return state.store(variable, s.value.type);
      return state.store(
        variable,
        counted(s.value, (v) => v.op === "Load" && v.variable === variable),
      );
    }
    case "StoreGlobal":
      inferValue(state, s.value);
      if (isSum(s.value)) counted(s.value, (v) => v.op === "LoadGlobal" && v.name === s.name);
      state.assignGlobal(s.name, s.value.type);
      return storedGlobal(state, s.name, s.value.type);
    case "StoreName":
      return storeName(state, s.name, s.value);
    case "Evaluate":
      inferValue(state, s.value);
      return;
    case "SetAttr": {
      inferValue(state, s.object);
      inferValue(state, s.value);
      if (!isSpecialName(s.name)) usedAs(state, s.object, s.value);
      const stored = isSum(s.value) ? counted(s.value, (v) => isSameField(v, s)) : s.value.type;
      inferSetAttr(state, s, stored);
      return storedField(state, s);
    }
    case "SetItem":
      inferValue(state, s.object);
      inferValue(state, s.index);
      inferValue(state, s.value);
      usedAs(state, s.object, s.index, s.value);
      return inferSetItem(state, s);
    case "DeleteAttr":
      inferValue(state, s.object);
      return;
    case "DeleteItem":
      inferValue(state, s.object);
      inferValue(state, s.index);
      return inferDeleteItem(state, s.object.type, s.index);
    case "Unpack":
      return unpack(state, s);
    case "If":
      return branches(state, s);
    case "While":
      return whileLoop(state, s);
    case "ForIter":
      inferValue(state, s.iterable);
      usedAs(state, s.iterable);
      return forLoop(state, s, itemOf(state, s.iterable.type));
    case "ForRange":
      inferValue(state, s.from);
      inferValue(state, s.to);
      inferValue(state, s.by);
      return forLoop(state, s, counterType(s));
    case "Block": {
      const before = state.flow.here();
      block(state, s.body);
      if (!isLeft(s.body, s.label)) return;
      state.flow.resume(before);
      return state.flow.forget(s.body);
    }
    case "Try":
      return tryStatement(state, s);
    case "Return":
      state.returns(state.current, inferValue(state, s.value));
      return state.flow.end();
    case "Raise":
      inferRaise(state, inferValue(state, s.exception));
      if (s.cause) inferValue(state, s.cause);
      return state.flow.end();
    case "Rethrow":
    case "Break":
    case "Continue":
      return state.flow.end();
    case "DeleteVar":
    case "UnbindVar":
      return state.flow.unset(s.variable);
    case "ImportStar":
      inferValue(state, s.module);
      return;
    default:
      return;
  }
}

function whileLoop(state: State, s: While): void {
  const { flow } = state;
  flow.forget(s);
  inferValue(state, s.test);
  const before = flow.here();
  narrow(state, s.test, true);
  // Interrupt handlers run in front of the body.
  if (flow.isShaky) flow.disturb();
  block(state, s.body);
  flow.resume(before);
  if (!completes(s)) flow.end();
  else if (!isLeft(s.body, s.label)) narrow(state, s.test, false);
}

function forLoop(state: State, s: ForIter | ForRange, item: RType): void {
  const { flow } = state;
  state.assign(s.variable, item);
  flow.forget(s);
  if (flow.isShaky) flow.disturb();
  const before = flow.here();
  flow.set(s.variable, item);
  block(state, s.body);
  flow.resume(before);
}

/** Whatever the body assigns has its whole type in the handler, which may take over anywhere. */
function tryStatement(state: State, s: Try): void {
  const { flow } = state;
  const before = flow.here();
  block(state, s.body);
  const behind = flow.here();
  flow.resume(before);
  flow.forget(s.body);
  const inHandler = flow.here();
  if (s.exception) {
    state.assign(s.exception, OBJECT);
    flow.unset(s.exception);
  }
  if (s.handler) {
    block(state, s.handler);
    flow.merge(behind, state.joinTwo);
  } else flow.resume(behind);
  if (!s.finalizer) return;
  const isReached = flow.here() !== null;
  flow.resume(inHandler);
  if (s.handler) flow.forget(s.handler);
  if (s.exception) flow.unset(s.exception);
  block(state, s.finalizer);
  if (!isReached) flow.end();
}

/** An `if`, with what its test says of variables. */
function branches(state: State, s: If): void {
  const { flow, naturals } = state;
  inferValue(state, s.test);
  const here = flow.here();
  const before = [...naturals];
  const whenTrue = shownNatural(s.test, true);
  if (whenTrue !== undefined) naturals.add(whenTrue);
  narrow(state, s.test, true);
  block(state, s.then);
  const behind = flow.here();
  naturals.clear();
  for (const v of before) naturals.add(v);
  const whenFalse = shownNatural(s.test, false);
  if (whenFalse !== undefined) naturals.add(whenFalse);
  flow.resume(here);
  narrow(state, s.test, false);
  block(state, s.otherwise);
  flow.merge(behind, state.joinTwo);
  const goesOn = fallsThrough(s.then);
  if (goesOn || whenFalse === undefined) {
    naturals.clear();
    for (const v of before) naturals.add(v);
  }
  if (naturals.size > 0) forgetAssigned(naturals, [...(goesOn ? s.then : []), ...s.otherwise]);
}

/** In a class body: a method, a property or the value of a class attribute. */
function storeName(state: State, name: string, value: IrValue): void {
  if (state.classes.bodies.followed.has(value)) return inferAll(state, functionsMade(value));
  const t = inferValue(state, value);
  if (state.classes.bodies.secondNames.has(value)) return;
  const info = state.classes.ofBody(state.current);
  if (info === undefined || info.family.opaque) return state.lost(t);
  const { methods, family } = info;
  if (methods.has(name) && value.op === "MakeFunction") return;
  if (info.statics.has(name) || info.classMethods.has(name)) return;
  if (membersOf(t).some((member) => isFunction(member) || member.kind === "object")) {
    state.lost(t);
    return state.grow(state.field(family, name), OBJECT);
  }
  state.grow(state.field(family, name), t);
}

function unpack(state: State, s: Unpack): void {
  const t = inferValue(state, s.value);
  usedAs(state, s.value);
  const { variables, star } = s;
  // None raises.
  const members = membersOf(t).filter((m) => m.kind !== "none");
  // Item by item: joining them all would make one of containers that have nothing to do with each other.
  variables.forEach((v, i) => {
    const isOne = star < 0 || i < star;
    const item = state.joinAll(members.map((m) => itemFrom(state, m, isOne ? i : star, isOne)));
    if (i !== star) return state.store(v, item);
    const cell = state.containers.cellOf(s);
    state.containers.put(cell, item);
    state.store(v, { kind: "list", cell });
  });
}

/** The item at `at` of what is unpacked, or any from there on, unless it `isOne`. */
function itemFrom(state: State, t: RType, at: number, isOne: boolean): RType {
  if (t.kind !== "tuple" || (t.item !== undefined && t.rest === undefined)) return itemOf(state, t);
  const types = firstOf(t);
  const rest = t.rest ?? NEVER;
  return isOne ? (types[at] ?? rest) : state.joinAll([...types.slice(at), rest]);
}

// ---------------------------------------------------------------- ints that are counted

/** Is it a read of the field that is set? The object is a variable that the statement does not assign. */
function isSameField(v: IrValue, s: SetAttr): boolean {
  return (
    v.op === "GetAttr" &&
    v.name === s.name &&
    v.object.op === "Load" &&
    s.object.op === "Load" &&
    v.object.variable === s.object.variable
  );
}

/** What may be counted; asked first, since nearly all values are something else and need no test made for them. */
const isSum = (v: IrValue): boolean => v.op === "Binary";

/** The type of a value that is assigned; sums that count the place itself are small, see `countedType`. */
function counted(v: IrValue, isOld: (v: IrValue) => boolean): RType {
  const t = countedType(v, isOld);
  if (t === undefined) return v.type;
  v.type = t;
  return t;
}

/** More rounds than any loop can do: a round takes a nanosecond at least, and this is a fortnight. */
const MOST_ROUNDS = 2 ** 50;

const SAFE = Number.MAX_SAFE_INTEGER;

/** A sum or product of what is not negative, however large. */
function isNatural(v: IrValue): boolean {
  const bounds = boundsOf(v.type);
  if (bounds !== undefined) return bounds.min >= 0;
  if (v.op !== "Binary" || v.type.kind !== "int") return false;
  return (v.operator === "+" || v.operator === "*") && isNatural(v.left) && isNatural(v.right);
}

/** The counter of a range loop. */
function counterType(s: ForRange): RType {
  if ([s.from, s.to, s.by].some((v) => v.type.kind === "never")) return NEVER;
  const from = boundsOf(s.from.type);
  const step = boundsOf(s.by.type);
  const by = s.by.op === "Const" && s.by.value.kind === "int" ? s.by.value.value : 0;
  if (step !== undefined && step.min > 0 && (by === 0 || from === undefined)) {
    // However long it runs, it stays below the end.
    const last = boundsOf(s.to.type)?.max;
    const first = from ?? { min: isNatural(s.from) ? 0 : -SAFE, max: last ?? SAFE };
    return between(first.min, Math.max(from?.max ?? first.min, last === undefined ? SAFE : last - 1));
  }
  if (from === undefined || typeof by !== "number" || by === 0) return { kind: "int", small: true };
  const to = boundsOf(s.to.type);
  if (by < 0) {
    // However many rounds there are, each of them is above the end.
    const last = to === undefined ? -Infinity : to.min + 1;
    return between(Math.min(from.max, Math.max(last, from.min + by * MOST_ROUNDS)), from.max);
  }
  const last = to === undefined ? Infinity : to.max - 1;
  return between(from.min, Math.max(from.min, Math.min(last, from.max + by * MOST_ROUNDS)));
}
