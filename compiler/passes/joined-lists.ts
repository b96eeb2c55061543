/**
 * Lists of strs that nothing is done with but appending to them and joining them, as `out.append(…)` … `"".join(out)`: no
 * list is made, their text is put together at once. One that a single variable of a single function holds is that text (null as long
 * as it has no items, where a separator stands between them); one that functions hand on to each other is an object which
 * has the text (`Parts` in `runtime-hal/core/parts.ts`).
 *
 * The lists of one cell (`types/cells.ts`) are changed together, and only if every place is known where one may be: each read of
 * a variable that holds one, and each value of that type, is of a form that is listed below.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { forgetNodes, nodesOf } from "../ir/nodes.js";
import type { Call, CallMethod, Conditional, IrStmt, IrValue, MakeSequence, Primitive } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { BOOL, type Cell, NONE, OBJECT, type RType, STR } from "../ir/types.js";
import { eachBlock, walkValue } from "../ir/walk.js";
import "../primitives/parts.js";
import { assign, compare, load, none, type Place, str, value } from "../lower/builder.js";
import { find } from "../types/cells.js";
import { membersOf } from "../types/type-kinds.js";
import { boxedPrimitive } from "./low-words.js";

/** What is known of the lists of one cell. */
class Use {
  /** Places where such a list may be, and how many of them are of a form that does nothing else with it. */
  places = 0;
  known = 0;
  appends = 0;
  /** `null`: one that is not known before the program runs. */
  readonly separators = new Set<string | null>();
  readonly variables = new Set<IrVar>();
  /** More than one variable may hold the same list. */
  isShared = false;

  get isJoined(): boolean {
    if (this.places !== this.known || this.appends === 0 || this.separators.size !== 1) return false;
    return this.separators.has("") || !(this.isHandedOn || this.separators.has(null));
  }

  get isHandedOn(): boolean {
    const [only] = this.variables;
    return this.isShared || this.variables.size > 1 || only!.captured || only!.kind === "param";
  }

  get separator(): string {
    return [...this.separators][0]!;
  }
}

type Uses = Map<Cell, Use>;

export function joinLists(modules: readonly IrModule[]): void {
  const functions = modules.flatMap((module) => module.functions);
  const uses: Uses = new Map();
  for (const fn of functions) findPlaces(fn, uses);
  for (const [cell, use] of uses) if (!use.isJoined) uses.delete(cell);
  if (uses.size === 0) return;
  for (const fn of functions) {
    new Rewriting(uses).block(fn.body);
    forgetNodes(fn);
  }
  for (const use of uses.values())
    for (const variable of use.variables) variable.type = use.isHandedOn ? OBJECT : textType(use);
}

/** What the variable of lists holds that are not handed on. */
const textType = (use: Use): RType => (use.separator === "" ? STR : { kind: "union", members: [STR, NONE] });

// ---------------------------------------------------------------- finding

/** The cell of a list of strs. */
function cellOf(t: RType): Cell | undefined {
  if (t.kind !== "list") return undefined;
  const cell = find(t.cell);
  return cell.element.kind === "str" ? cell : undefined;
}

function useOf(uses: Uses, cell: Cell): Use {
  let use = uses.get(cell);
  if (use === undefined) uses.set(cell, (use = new Use()));
  return use;
}

function findPlaces(fn: IrFunction, uses: Uses): void {
  const isFollowed = fn.module.mode === "static" && fn.emitter !== "viper" && fn.kind !== "class";
  const { statements, values } = nodesOf(fn);
  for (const { form, variable } of fn.params)
    if (!isFollowed || !fn.callsKnown || (form !== "normal" && form !== "posonly")) refuse(uses, variable);
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    countPlaces(v.op === "Load" ? v.variable.type : v.type, uses);
    if (v.op === "AssignExpr") refuse(uses, v.variable);
    if (!isFollowed) continue;
    if (v.op === "Primitive") findJoin(v, uses);
    else if ((v.op === "Call" || v.op === "CallMethod") && isPlainCall(v))
      for (const arg of v.args) {
        const use = knownPlace(arg, uses);
        if (use !== undefined) use.isShared = true;
      }
  }
  for (let i = 0; i < statements.length; i++) findIn(statements[i]!, isFollowed, uses);
}

/** A value of this type is one more place for the lists that it may be. */
function countPlaces(t: RType, uses: Uses): void {
  if (t.kind === "union") {
    for (const member of t.members) countPlaces(member, uses);
    return;
  }
  const cell = cellOf(t);
  if (cell !== undefined) useOf(uses, cell).places++;
}

/** Something else than the forms that are known gives the variable its value. */
function refuse(uses: Uses, variable: IrVar | null): void {
  for (const t of variable === null ? [] : membersOf(variable.type)) {
    const cell = cellOf(t);
    if (cell !== undefined) useOf(uses, cell).places = Infinity;
  }
}

function findIn(s: IrStmt, isFollowed: boolean, uses: Uses): void {
  switch (s.op) {
    case "AssignVar": {
      if (!isFollowed) return refuse(uses, s.variable);
      const use = knownPlace(s.value, uses);
      if (use === undefined || cellOf(s.variable.type) === undefined) return refuse(uses, s.variable);
      use.variables.add(s.variable);
      if (s.value.op === "Load") use.isShared = true;
      return;
    }
    case "Evaluate": {
      const appended = isFollowed ? appendedTo(s.value) : undefined;
      const use = appended === undefined ? undefined : knownPlace(appended.args[0]!, uses);
      if (use !== undefined) use.appends++;
      return;
    }
    case "ForIter":
    case "ForRange":
    case "DeleteVar":
    case "UnbindVar":
      return refuse(uses, s.variable);
    case "Unpack":
      for (const variable of s.variables) refuse(uses, variable);
      return;
    case "Try":
      return refuse(uses, s.exception);
  }
}

/** A read of a variable, or a display of strs: what such a list may stand as. */
function knownPlace(v: IrValue, uses: Uses): Use | undefined {
  const cell = cellOf(v.type);
  if (cell === undefined) return undefined;
  if (v.op === "Load" ? cellOf(v.variable.type) !== cell : !isDisplayOfStrs(v)) return undefined;
  const use = useOf(uses, cell);
  use.known++;
  if (v.op === "Load") use.variables.add(v.variable);
  return use;
}

const isDisplayOfStrs = (v: IrValue): v is MakeSequence =>
  v.op === "MakeList" && v.items.every((item) => !item.spread && item.value.type.kind === "str");

/** `out.append(text)` with a variable in front, and no `yield` in the text: the list could be joined meanwhile. */
function appendedTo(v: IrValue): Primitive | undefined {
  if (v.op !== "Primitive" || v.name !== "list.append") return undefined;
  const [list, item] = v.args;
  if (list?.op !== "Load" || item?.type.kind !== "str") return undefined;
  let stops = false;
  walkValue(item, (part) => {
    stops ||= part.op === "Yield" || part.op === "YieldFrom";
  });
  return stops ? undefined : v;
}

function findJoin(v: Primitive, uses: Uses): void {
  const [separator, items] = v.args;
  if (v.name !== "str.join1" || items!.op !== "Load") return;
  const known = separator!.op === "Const" && separator!.value.kind === "str" ? separator!.value.value : null;
  knownPlace(items!, uses)?.separators.add(known);
}

/** A call of functions of the program alone, each argument of which is a parameter there. */
function isPlainCall({ targets, keywords, args, ...call }: Call | CallMethod): boolean {
  if (targets === undefined || keywords.length > 0) return false;
  if (call.op === "Call" && call.func.type.kind === "class") return false;
  return targets.every(
    (fn) =>
      fn.callsKnown &&
      args.length <= fn.params.length &&
      fn.params.every(({ form }) => form === "normal" || form === "posonly"),
  );
}

// ---------------------------------------------------------------- rewriting

class Rewriting {
  constructor(private readonly uses: Uses) {}

  readonly block = (body: IrStmt[]): void => {
    for (let i = 0; i < body.length; i++) {
      const s = body[i]!;
      const use = this.appendedIn(s);
      replaceValues(s, this.value);
      eachBlock(s, this.block, undefined);
      if (use !== undefined && s.op === "Evaluate" && s.value.op === "Primitive")
        body[i] = added(s.value, use);
    }
  };

  /** Of `out.append(…)` whose text the variable itself holds. */
  private appendedIn(s: IrStmt): Use | undefined {
    const list = s.op === "Evaluate" ? appendedTo(s.value)?.args[0] : undefined;
    const use = list === undefined ? undefined : this.useOf(list);
    return use === undefined || use.isHandedOn ? undefined : use;
  }

  private useOf(v: IrValue): Use | undefined {
    const cell = cellOf(v.type);
    return cell === undefined ? undefined : this.uses.get(cell);
  }

  private readonly value = (v: IrValue): IrValue => {
    const use = this.useOf(v);
    if (v.op === "Load") {
      if (use !== undefined) v.type = use.isHandedOn ? OBJECT : textType(use);
      return v;
    }
    const items = v.op === "Primitive" && v.args.length > 0 ? this.useOf(v.args.at(-1)!) : undefined;
    const list = v.op === "Primitive" && v.name === "list.append" ? this.useOf(v.args[0]!) : undefined;
    replaceOperands(v, this.value);
    if (use !== undefined && v.op === "MakeList")
      return use.isHandedOn
        ? boxedPrimitive("parts.of", v, [firstText(v, "")], OBJECT)
        : firstText(v, use.separator);
    if (v.op !== "Primitive") return v;
    if (list?.isHandedOn === true) return boxedPrimitive("parts.add", v, v.args, NONE);
    if (items === undefined || v.name !== "str.join1") return v;
    if (items.isHandedOn) return boxedPrimitive("parts.text", v, [v.args[1]!], STR);
    return items.separator === "" ? v.args[1]! : textOrEmpty(v.args[1]!);
  };
}

/** `out = out + text`, or with the separator between them. */
function added({ args: [list, item], ...at }: Primitive, use: Use): IrStmt {
  const { variable } = list as IrValue & { op: "Load" };
  if (use.separator === "") return assign(at, variable, concatenation([list!, item!]));
  const before = textOrEmpty(list!, use.separator);
  return assign(at, variable, concatenation([before, item!]));
}

/** The text that a variable holds, and the separator behind it; none for a list without items. */
function textOrEmpty(held: IrValue, separator?: string): IrValue {
  const { variable } = held as IrValue & { op: "Load" };
  const again = { ...load(held, variable), type: STR };
  const full = separator === undefined ? again : concatenation([again, text(held, separator)]);
  const test = { ...compare(held, "is", held, none(held)), type: BOOL };
  return value<Conditional>(held, { op: "Conditional", test, then: text(held, ""), otherwise: full }, STR);
}

const text = (at: Place, constant: string): IrValue => ({ ...str(at, constant), type: STR });

function concatenation(texts: readonly IrValue[]): IrValue {
  return texts.reduce((a, b) => boxedPrimitive("str.add", { start: a.start, end: b.end }, [a, b], STR));
}

/** The text of a display. */
function firstText(v: MakeSequence, separator: string): IrValue {
  if (v.items.length === 0) return separator === "" ? text(v, "") : { ...none(v), type: NONE };
  return concatenation(
    v.items.flatMap((item, i) =>
      i === 0 || separator === "" ? [item.value] : [text(v, separator), item.value],
    ),
  );
}
