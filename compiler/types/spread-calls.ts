/**
 * Inference of calls with `*x` or `**x`. Of `f(*pair)` with a tuple of known width it is known what goes where; the items of
 * other sequences may go to any parameter from there on.
 */

import type { IrFunction, IrParam } from "../ir/function.js";
import type { Call, CallSpread, GetAttr, IrValue } from "../ir/ops.js";
import { NEVER, NONE, OBJECT, STR, type Cell, type RType } from "../ir/types.js";
import { giveByName, giveKeyword, giveRest } from "./arguments.js";
import { baseMethod } from "./calls.js";
import { find } from "./cells.js";
import { callablesOf, isFunction, isPlainType, membersOf } from "./type-kinds.js";
import { resultOfNative } from "./module-functions.js";
import { itemOf } from "./iteration.js";
import { isPositional, type State } from "./state.js";

/** Types of arguments in order, and of those that may come behind them, if any. */
interface Arguments {
  readonly types: RType[];
  rest: RType | undefined;
}

/** `super().name`, which is looked at here. */
type SuperMethod = GetAttr & { object: Call };

/** Is it `super().name`? */
export const isSuperMethod = (v: IrValue): v is SuperMethod =>
  v.op === "GetAttr" &&
  v.object.op === "Call" &&
  v.object.func.op === "LoadBuiltin" &&
  v.object.func.name === "super" &&
  v.object.args.length === 2;

/** `super().name(*args, **names)`; `undefined` if the method is not known. */
export function inferSuperSpread(state: State, v: CallSpread, func: SuperMethod): RType | undefined {
  const fn = baseMethod(state, func.object.args, func.name);
  if (fn === undefined || !fitsNames(v)) return undefined;
  assign(state, v, fn, argumentsOf(state, v), func.object.args[1]!.type);
  return state.resultOf(fn);
}

/** Of `**x` it is known what it has. */
const fitsNames = (v: CallSpread): boolean =>
  v.keywords.every(
    ({ name, value }) => name !== null || value.type.kind === "dict" || value.type.kind === "never",
  );

export function inferSpread(state: State, v: CallSpread): RType {
  const { func } = v;
  if (func.op === "LoadBuiltin" && v.keywords.length === 0) {
    if (func.name === "zip") return zipped(state, v);
    if (func.name === "print") return printed(state, v, NONE);
    if (func.name === "max" || func.name === "min") return extreme(state, v);
  }
  if (func.op === "GetAttr" && func.name === "format" && func.object.type.kind === "str")
    return printed(state, v, STR);
  const callees = membersOf(func.type).flatMap(callablesOf);
  const fits = callees.every((t) => FOLLOWED.has(t.kind));
  if (!fits || !fitsNames(v)) return lostCall(state, v);
  const given = argumentsOf(state, v);
  const results = callees.map((callee) =>
    callee.kind === "native" ? native(state, v, callee, given) : callWith(state, v, callee, given),
  );
  return results.every((t) => t !== undefined) ? state.joinAll(results) : lostCall(state, v);
}

/** Of `never` nothing is known yet, or the call raises, as it does for None. */
const FOLLOWED: ReadonlySet<RType["kind"]> = new Set<RType["kind"]>([
  ...(["function", "bound", "class", "native", "none", "never"] as const),
]);

/** `zip(*rows)`: nobody knows how many rows there are, so an item of any may be anywhere in the tuples. */
function zipped(state: State, v: CallSpread): RType {
  const { types, rest } = argumentsOf(state, v);
  const elements = types.map((t) => itemOf(state, t));
  const cell = state.containers.cellOf(v);
  if (rest === undefined) state.containers.put(cell, { kind: "tuple", elements });
  else
    state.containers.put(cell, {
      kind: "tuple",
      elements: [],
      item: state.joinAll([...elements, itemOf(state, rest)]),
    });
  return { kind: "iterator", cell };
}

/** `print(*items)` and `text.format(*items, **names)` neither keep nor change anything. */
function printed(state: State, v: CallSpread, result: RType): RType {
  const { types, rest = NEVER } = argumentsOf(state, v);
  const named = v.keywords.map(({ name, value }) => (name === null ? itemOf(state, value.type) : value.type));
  for (const t of [...types, rest, ...named]) if (membersOf(t).some(isFunction)) state.lost(t);
  return result;
}

/** `max(*items)`; with a single item, that one is gone through. */
function extreme(state: State, v: CallSpread): RType {
  const { types, rest = NEVER } = argumentsOf(state, v);
  const all = state.joinAll([...types, rest]);
  if (!isPlainType(all)) return lostCall(state, v);
  return all;
}

/** Functions of the library that only look at what they are given, and types of named tuples. */
function native(
  state: State,
  v: CallSpread,
  callee: RType & { kind: "native" },
  given: Arguments,
): RType | undefined {
  if (callee.names === undefined) return resultOfNative(state, callee.name);
  if (v.keywords.length > 0) return undefined;
  const { types, rest } = given;
  const isRight = rest === undefined ? types.length === callee.names.length : true;
  if (!isRight) return NEVER;
  return { kind: "tuple", elements: callee.names.map((_, i) => types[i] ?? rest!), names: callee.names };
}

/** Nothing is followed. */
function lostCall(state: State, v: CallSpread): RType {
  for (const { spread, value } of v.args) {
    // Instances are iterated, and stay where they are.
    const isInstance = spread && membersOf(value.type).every((t) => t.kind === "instance");
    state.lost(isInstance ? itemOf(state, value.type) : value.type);
  }
  for (const keyword of v.keywords) state.lost(keyword.value.type);
  const { func } = v;
  state.lost(func.type);
  return func.type.kind === "function" ? state.resultOf(func.type.fn) : OBJECT;
}

function argumentsOf(state: State, v: CallSpread): Arguments {
  const given: Arguments = { types: [], rest: undefined };
  const add = (t: RType): void => {
    if (given.rest === undefined) given.types.push(t);
    else given.rest = state.join(given.rest, t);
  };
  for (const { spread, value } of v.args) {
    const { type } = value;
    if (!spread) add(type);
    else if (type.kind === "tuple" && type.item === undefined) type.elements.forEach(add);
    else {
      const item = itemOf(state, type);
      if (item.kind === "object") state.lost(type);
      given.rest = state.join(given.rest ?? NEVER, item);
    }
  }
  return given;
}

function callWith(state: State, v: CallSpread, callee: RType, given: Arguments): RType {
  if (callee.kind === "function") {
    assign(state, v, callee.fn, given);
    return state.resultOf(callee.fn);
  }
  if (callee.kind === "bound") {
    assign(state, v, callee.fn, given, callee.self);
    return state.resultOf(callee.fn);
  }
  if (callee.kind !== "class") return NEVER;
  const made = state.classes.possible(callee).map((info): RType => {
    const init = state.classes.nearest(info, "__init__");
    if (info.family.opaque || init === undefined || state.classes.isStored("__init__")) {
      if (init !== undefined) state.blind.readOf("__init__", info.family);
      for (const t of given.types) state.lost(t);
      if (given.rest !== undefined) state.lost(given.rest);
      for (const keyword of v.keywords) state.lost(keyword.value.type);
      return info.family.opaque ? OBJECT : { kind: "instance", cls: info.cls };
    }
    const self: RType = { kind: "instance", cls: info.cls };
    assign(state, v, init, given, self);
    return self;
  });
  return state.joinAll(made);
}

/** Joins the values of a mapping into parameters: those by name only, and `open` ones, which have no argument yet. */
function giveMapping(state: State, cell: Cell, fn: IrFunction, open: readonly IrParam[]): void {
  const named = fn.params.filter((q) => q.form === "kwonly").concat(open.filter((q) => q.form === "normal"));
  for (const p of named) state.give(p.variable, state.containers.valueAt(cell, p.variable.name), fn);
  for (const key of fieldsOf(cell))
    if (!named.some((p) => p.variable.name === key))
      giveKeyword(state, fn, state.containers.valueAt(cell, key), key);
  // What stands under keys that are known only at run time.
  const others = state.containers.valueAt(cell, NO_NAME);
  if (others.kind !== "never") giveKeyword(state, fn, others);
}

/** A key that no field has. */
const NO_NAME = "";

const fieldsOf = (cell: Cell): readonly string[] => [...(find(cell).fields?.keys() ?? [])];

/** Joins the arguments into the parameters, behind the instance that a method gets. */
function assign(state: State, v: CallSpread, fn: IrFunction, given: Arguments, self?: RType): void {
  // The runtime binds the arguments.
  state.calledIndirectly.add(fn);
  const { rest } = given;
  const types = self === undefined ? given.types : [self, ...given.types];
  const vararg = fn.params.find((p) => p.form === "vararg");
  const positional = fn.params.filter(isPositional);
  positional.forEach((p, i) => {
    const t = i < types.length ? types[i] : rest;
    if (t !== undefined) state.give(p.variable, t, fn);
  });
  const more = types.slice(positional.length);
  if (vararg === undefined) for (const t of rest === undefined ? more : [...more, rest]) state.lost(t);
  else if (rest === undefined) giveRest(state, fn, vararg, more);
  else state.give(vararg.variable, { kind: "tuple", elements: [], item: state.joinAll([...more, rest]) }, fn);
  for (const { name, value } of v.keywords) {
    if (name === null) {
      if (value.type.kind !== "dict") continue;
      giveMapping(state, value.type.cell, fn, positional.slice(types.length));
      continue;
    }
    giveByName(state, fn, name, value.type);
  }
}
