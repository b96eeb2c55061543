/**
 * Who is compared with whom: special methods of classes get the other operand, by operators, by the search for keys and
 * items, and by sorting. A method whose calls are all in sight knows what it is given.
 */

import type { IrFunction } from "../ir/function.js";
import type { Compare } from "../ir/ops.js";
import { BOOL, NEVER, OBJECT, type RType } from "../ir/types.js";
import { membersOf } from "./type-kinds.js";
import { EQUALITY_METHODS, ORDER_METHODS } from "./operator-methods.js";
import { itemOf } from "./iteration.js";
import { isPositional, type State } from "./state.js";

type Instance = RType & { kind: "instance" };

/** Methods that a comparison may call: those for `==`, for an order, or both, as the items of tuples in order have it. */
const EQUALITY: readonly string[] = [...EQUALITY_METHODS];
const ORDER: readonly string[] = [...ORDER_METHODS];
const BOTH: readonly string[] = [...EQUALITY, ...ORDER];

/** Does it take an instance and the other operand, and nothing else? */
export const comparesTwo = (fn: IrFunction): boolean =>
  fn.params.length === 2 && fn.params.every(isPositional) && !fn.isGenerator && !fn.isAsync;

/** A key of a dict or an item of a set meets the others. */
export const hashed = (state: State, item: RType, others: RType): void => pair(state, item, others, EQUALITY);

/** What is looked for in a container meets what is there. */
export const searched = hashed;

/** What is sorted is compared with each other. */
export const ordered = (state: State, items: RType): void => pair(state, items, items, ORDER);

/** Two operands meet. Without special methods in the program nothing comes of it. */
function pair(state: State, a: RType, b: RType, names: readonly string[], depth = 0): void {
  if (!state.classes.comparesByMethods) return;
  for (const left of membersOf(a)) for (const right of membersOf(b)) meet(state, left, right, names, depth);
}

/** Containers in containers that are looked into; deeper ones are lost. */
const DEEPEST = 6;

function meet(state: State, a: RType, b: RType, names: readonly string[], depth: number): void {
  if (a.kind === "never" || b.kind === "never") return;
  if (a.kind === "object") state.lost(b);
  if (b.kind === "object") state.lost(a);
  if (a.kind === "instance") giveOther(state, a, b, names);
  if (b.kind === "instance") giveOther(state, b, a, names);
  if (a.kind !== b.kind || !isContainer(a) || !isContainer(b)) return;
  if (depth === DEEPEST) {
    state.lost(a);
    return state.lost(b);
  }
  const nested = names === ORDER ? BOTH : names;
  if (a.kind === "tuple" && b.kind === "tuple" && a.item === undefined && b.item === undefined) {
    const count = Math.min(a.elements.length, b.elements.length);
    for (let i = 0; i < count; i++) pair(state, a.elements[i]!, b.elements[i]!, nested, depth + 1);
    return;
  }
  if (a.kind === "dict" && b.kind === "dict") {
    pair(state, state.containers.key(a.cell), state.containers.key(b.cell), nested, depth + 1);
    return pair(state, state.containers.element(a.cell), state.containers.element(b.cell), nested, depth + 1);
  }
  pair(state, itemOf(state, a), itemOf(state, b), nested, depth + 1);
}

const isContainer = (t: RType): boolean =>
  t.kind === "list" ||
  t.kind === "tuple" ||
  t.kind === "dict" ||
  t.kind === "set" ||
  t.kind === "frozenset" ||
  t.kind === "deque";

/** Methods of the instance, or of one of a derived class, get the other operand. */
function giveOther(state: State, instance: Instance, other: RType, names: readonly string[]): void {
  const info = state.classes.get(instance.cls);
  for (const { names: bound, methods } of info.family.members) {
    for (const name of names) {
      if (!bound.has(name)) continue;
      const fn = methods.get(name);
      if (fn === undefined || !comparesTwo(fn)) state.lost(other);
      else state.give(fn.params[1]!.variable, other, fn);
    }
  }
}

/** `a == b`, `a < b` and the like; what `__eq__` of a class gives may be anything. */
export function inferOperands(state: State, v: Compare): RType {
  const a = v.left.type;
  const b = v.right.type;
  const isEquality = v.operator === "==" || v.operator === "!=";
  pair(state, a, b, isEquality ? EQUALITY : ORDER);
  if (a.kind === "never" || b.kind === "never") return NEVER;
  const operands = [...membersOf(a), ...membersOf(b)];
  if (operands.some((t) => t.kind === "object" || t.kind === "native")) return OBJECT;
  const instances = operands.filter((t): t is Instance => t.kind === "instance");
  if (!instances.every((t) => givesBool(state, t))) return OBJECT;
  if (a.kind === "instance") callDirectly(state, v, a);
  return BOOL;
}

/** Do all methods for comparisons give True or False? */
function givesBool(state: State, { cls }: Instance): boolean {
  const { family } = state.classes.get(cls);
  if (family.opaque) return false;
  return family.members.every(({ names, methods }) =>
    BOTH.every((name) => {
      if (!names.has(name)) return true;
      const fn = methods.get(name);
      return (
        fn !== undefined && comparesTwo(fn) && membersOf(state.resultOf(fn)).every((t) => t.kind === "bool")
      );
    }),
  );
}

const BY_OPERATOR: Readonly<Partial<Record<Compare["operator"], string>>> = {
  "==": "__eq__",
  "<": "__lt__",
  "<=": "__le__",
  ">": "__gt__",
  ">=": "__ge__",
};

/** The left operand is asked first; where its class has the method, nobody else is. */
function callDirectly(state: State, v: Compare, a: Instance): void {
  const name = BY_OPERATOR[v.operator];
  if (name === undefined) return;
  const methods = state.classes.ownMethods(state.classes.get(a.cls), name);
  if (methods !== undefined) state.specialCalls.operation(v, methods);
}
