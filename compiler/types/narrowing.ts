/**
 * What a test says of the variables and fields in it: behind `if x is None: return` an `x` is no longer None, and behind
 * `isinstance(x, str)` it is a str.
 */

import type { IrVar } from "../ir/function.js";
import type { Binary, Call, Compare, IrValue, MatchException } from "../ir/ops.js";
import { BOOL, NEVER, NONE, OBJECT, type RType } from "../ir/types.js";
import { walkValue } from "../ir/walk.js";
import { isQuietValue } from "./disturbances.js";
import { changeField, changeGlobal, isQuietHere } from "./known-fields.js";
import { isAbove, type ClassInfo } from "./class-info.js";
import { membersOf } from "./type-kinds.js";
import * as ranges from "./ranges.js";
import { boundsOf } from "./ranges.js";
import type { State } from "./state.js";

/** Narrows the types of variables for the place where the test has come out so. Its values have been looked at already. */
export function narrow(state: State, test: IrValue, holds: boolean): void {
  narrowBy(state, test, holds);
  // A part of the test may have run other functions behind the one that has shown something.
  if (state.flow.isShaky && !isQuiet(state, test)) state.flow.disturb();
}

function isQuiet(state: State, test: IrValue): boolean {
  let quiet = true;
  walkValue(test, (part) => {
    quiet &&= isQuietValue(part) || isQuietHere(state, part);
  });
  return quiet;
}

function narrowBy(state: State, test: IrValue, holds: boolean): void {
  switch (test.op) {
    case "Not":
      return narrowBy(state, test.operand, !holds);
    case "Logical":
      if ((test.operator === "and") !== holds) return;
      narrowBy(state, test.left, holds);
      return narrowBy(state, test.right, holds);
    case "CallHelper":
      if (test.helper === "asBool") narrowBy(state, test.args[0]!, holds);
      return;
    case "Load":
    case "LoadGlobal":
    case "GetAttr":
    case "GetItem":
    case "AssignExpr":
      return change(state, test, test, (t) => (holds ? truthyPart(t) : falsyPart(state, t)));
    case "Compare": {
      if (Object.hasOwn(OPPOSITES, test.operator)) return between(state, test, holds);
      if (test.operator !== "is" && test.operator !== "is not") return;
      if (test.right.op !== "Const") return;
      const isSame = (test.operator === "is") === holds;
      if (test.right.value.kind === "none")
        return change(state, test, test.left, isSame ? nonePart : truthyPart);
      if (test.right.value.kind === "bool" && isSame) return change(state, test, test.left, boolPart);
      return;
    }
    case "MatchException":
      if (holds) caughtBy(state, test);
      return;
    case "Call":
      if (test.func.op !== "LoadBuiltin" || test.func.name !== "isinstance") return;
      if (test.args.length === 2 && test.keywords.length === 0) instances(state, test, holds);
  }
}

/** The variable, field or global that `asked` reads has another type now, unless the test has assigned it after that. */
function change(state: State, test: IrValue, asked: IrValue, part: (t: RType) => RType): void {
  if (asked.op === "GetAttr" || asked.op === "GetItem") {
    const { object } = asked;
    if (object.op !== "Load" || assigns(test, object.variable, asked)) return;
    return changeField(state, asked, part);
  }
  if (asked.op === "LoadGlobal") return changeGlobal(state, asked, part);
  if (asked.op !== "Load" && asked.op !== "AssignExpr") return;
  const { variable } = asked;
  if (test !== asked && assigns(test, variable, asked)) return;
  state.flow.set(variable, part(state.typeHere(variable)));
}

/**
 * The value has been used in a way that raises for None, so the variable, field or global that it was read from holds something else, unless
 * what was evaluated in between has stored to it.
 */
export function usedAs(state: State, used: IrValue, ...between: readonly IrValue[]): void {
  if (used.type.kind !== "union") return;
  if (!FOLLOWED.has(used.op)) return;
  const isOwn = used.op === "Load" && !used.variable.captured;
  for (const value of between) if (hasAssignment(value) || (!isOwn && !isQuiet(state, value))) return;
  if (used.op === "Load") state.flow.set(used.variable, truthyPart(state.typeHere(used.variable)));
  else if (used.op === "LoadGlobal") changeGlobal(state, used, truthyPart);
  else if (used.op === "GetAttr" || used.op === "GetItem") changeField(state, used, truthyPart);
}
const FOLLOWED: ReadonlySet<IrValue["op"]> = new Set(["Load", "GetAttr", "GetItem", "LoadGlobal"]);

function hasAssignment(value: IrValue): boolean {
  let found = false;
  walkValue(value, (part) => {
    found ||= part.op === "AssignExpr";
  });
  return found;
}

function assigns(test: IrValue, variable: IrVar, asked: IrValue): boolean {
  let found = false;
  walkValue(test, (part) => {
    found ||= part.op === "AssignExpr" && part.variable === variable && part !== asked;
  });
  return found;
}

function filtered(t: RType, keeps: (member: RType) => boolean): RType {
  if (t.kind !== "union") return keeps(t) ? t : NEVER;
  const members = t.members.filter(keeps);
  if (members.length === t.members.length) return t;
  return members.length === 1 ? members[0]! : members.length === 0 ? NEVER : { kind: "union", members };
}

/** All of a type that is not None; anything else may be true. */
export const truthyPart = (t: RType): RType => filtered(t, (member) => member.kind !== "none");

const nonePart = (t: RType): RType =>
  membersOf(t).some((member) => member.kind === "none" || member.kind === "object") ? NONE : NEVER;

const boolPart = (t: RType): RType =>
  membersOf(t).some((member) => member.kind === "bool" || member.kind === "object") ? BOOL : NEVER;

/** What may be false: no functions, classes, nor instances of classes that say nothing about their truth. */
export function falsyPart(state: State, t: RType): RType {
  return filtered(t, (member) => {
    switch (member.kind) {
      case "function":
      case "method":
      case "bound":
      case "callables":
      case "class":
      case "module":
        return false;
      case "instance": {
        const { family } = state.classes.get(member.cls);
        return family.opaque || family.members.some((m) => m.names.has("__bool__") || m.names.has("__len__"));
      }
      default:
        return true;
    }
  });
}

// ---------------------------------------------------------------- bounds of ints

const OPPOSITES = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
const MIRRORED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
type Order = keyof typeof OPPOSITES;

/** `a < b` of ints: a variable has the bounds of what it is compared with. */
function between(state: State, test: Compare, holds: boolean): void {
  const { left, right } = test;
  const operator = test.operator as Order;
  const order = holds ? operator : OPPOSITES[operator];
  const before = left.type;
  if (left.type.kind === "int") change(state, test, left, (t) => bounded(t, order, right.type));
  if (right.type.kind === "int") change(state, test, right, (t) => bounded(t, MIRRORED[order], before));
  const limit = boundsOf(right.type)?.max;
  if (limit === undefined || order === ">" || order === ">=" || left.op !== "Binary") return;
  const root = squareRoot(left);
  if (root === undefined) return;
  // `n * n < limit`
  const most = Math.floor(Math.sqrt(Math.max(limit, 0)));
  change(state, test, root, (t) =>
    bounded(bounded(t, "<=", ranges.between(most, most)), ">=", ranges.between(-most, -most)),
  );
}

/** The variable of a square, an int. */
function squareRoot({ operator, left, right, type }: Binary): IrValue | undefined {
  if (type.kind !== "int" || left.op !== "Load" || left.type.kind !== "int") return undefined;
  const isSquare =
    operator === "*"
      ? right.op === "Load" && right.variable === left.variable
      : operator === "**" && right.op === "Const" && right.value.kind === "int" && right.value.value === 2;
  return isSquare ? left : undefined;
}

function bounded(t: RType, order: Order, other: RType): RType {
  const limits = boundsOf(other);
  if (t.kind !== "int" || limits === undefined) return t;
  const { min, max } = boundsOf(t) ?? { min: -Infinity, max: Infinity };
  const isBelow = order === "<" || order === "<=";
  const edge = order === "<" || order === ">" ? 1 : 0;
  const least = isBelow ? min : Math.max(min, limits.min + edge);
  const most = isBelow ? Math.min(max, limits.max - edge) : max;
  if (least === min && most === max) return t;
  return least > most ? NEVER : ranges.between(least, most);
}

// ---------------------------------------------------------------- isinstance

/** Built-in types whose values have a kind of their own. */
const KINDS: ReadonlySet<string> = new Set<RType["kind"]>([
  "str",
  "bool",
  "float",
  "complex",
  "bytes",
  "bytearray",
  "list",
  "tuple",
  "dict",
  "set",
]);

/** Values that are of none of these types, nor of a class of the program. */
const OTHERS: ReadonlySet<RType["kind"]> = new Set<RType["kind"]>([
  ...[
    "none",
    "function",
    "method",
    "bound",
    "callables",
    "module",
    "library",
    "slice",
    "range",
    "array",
    "memoryview",
    "deque",
  ],
] as RType["kind"][]);

/** A type that is asked for. */
type Asked = { readonly kind: RType["kind"] } | { readonly info: ClassInfo; readonly isExact: boolean };

function instances(state: State, test: Call, holds: boolean): void {
  const asked = askedTypes(state, test.args[1]!);
  if (asked === undefined) return;
  change(state, test, test.args[0]!, (t) => {
    const parts = membersOf(t).map((member) => part(state, member, asked, holds));
    const changed = parts.some((p, i) => p !== membersOf(t)[i]);
    return changed ? state.joinAll(parts) : t;
  });
}

/** `except A` and `except (A, B)` of classes of the program. */
function caughtBy(state: State, { exception, matcher }: MatchException): void {
  const asked = askedTypes(state, matcher) ?? [];
  const types = asked.map((one): RType => ("info" in one ? { kind: "instance", cls: one.info.cls } : OBJECT));
  if (types.length > 0) state.flow.set(exception, state.joinAll(types));
}

function askedTypes(state: State, v: IrValue): readonly Asked[] | undefined {
  if (v.op === "MakeTuple") {
    // A tuple in it matches nothing.
    const all = v.items.map(({ spread, value }) =>
      spread || value.op === "MakeTuple" ? undefined : askedTypes(state, value),
    );
    return all.every((found) => found !== undefined) ? all.flat() : undefined;
  }
  if (v.op === "LoadBuiltin") {
    if (v.name === "int") return [{ kind: "int" }];
    return KINDS.has(v.name) ? [{ kind: v.name as RType["kind"] }] : undefined;
  }
  if (v.type.kind !== "class") return undefined;
  const info = state.classes.get(v.type.cls);
  return info.family.opaque ? undefined : [{ info, isExact: v.type.orDerived !== true }];
}

/** The values of a type that are instances of one of the types, or that are not. */
function part(state: State, member: RType, asked: readonly Asked[], holds: boolean): RType {
  const answers = asked.map((one) => answer(state, member, one));
  if (holds) {
    if (answers.includes("yes")) return member;
    const refined = answers.filter((a): a is RType => typeof a === "object");
    if (refined.length === 1 && answers.every((a) => a === "no" || a === refined[0])) return refined[0]!;
    return answers.every((a) => a === "no") ? NEVER : member;
  }
  return answers.includes("yes") ? NEVER : member;
}

/** Whether values of a type are instances of another; or those of them that are. */
function answer(state: State, member: RType, one: Asked): "yes" | "no" | "maybe" | RType {
  if (OTHERS.has(member.kind)) return "no";
  if ("info" in one) {
    const { info, isExact } = one;
    if (member.kind === "object") return { kind: "instance", cls: info.cls };
    if (member.kind !== "instance") return isPlainValue(member) ? "no" : "maybe";
    const own = state.classes.get(member.cls);
    if (isAbove(info, own)) return isExact ? "yes" : "maybe";
    if (isAbove(own, info)) return { kind: "instance", cls: info.cls };
    // A class may be derived from both.
    return !isExact && sharesDerived(own, info) ? "maybe" : "no";
  }
  if (member.kind === one.kind) return "yes";
  return isPlainValue(member) || member.kind === "instance" ? "no" : "maybe";
}

const sharesDerived = (a: ClassInfo, b: ClassInfo): boolean =>
  a.family === b.family && a.family.members.some((c) => isAbove(a, c) && isAbove(b, c));

/** An int or of one of the kinds above. A bool is no int to MicroPython's `isinstance`. */
const isPlainValue = (t: RType): boolean => t.kind === "int" || KINDS.has(t.kind);
