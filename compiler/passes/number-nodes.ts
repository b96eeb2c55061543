/** Nodes that numbers of two kinds are made of; see `number-parts.ts`. */

import type { IrVar } from "../ir/function.js";
import type {
  AssignExpr,
  Compare,
  Conditional,
  Const,
  IrNode,
  IrValue,
  Load,
  Logical,
  Seq,
  Unbox,
} from "../ir/ops.js";
import { isSame } from "../ir/same-value.js";
import { BOOL, FLOAT, NONE, OBJECT, type RType } from "../ir/types.js";
import { assignExpr, bool, literal, none, value as node } from "../lower/builder.js";
import { truthyPart } from "../types/narrowing.js";
import { intOf, isOptional, mayBeLarge, mayBeNone } from "../types/twofold.js";
import { boxedPrimitive } from "./low-words.js";

/** A number by its parts: the bare number, and its kind. */
export interface NumberParts {
  readonly number: IrValue;
  readonly kind: IrValue;
}

/** The variables that stand for one. */
export interface NumberVariables {
  readonly number: IrVar;
  readonly kind: IrVar;
}

/** The bare number of something that the runtime has as an object or a number. */
export const unboxed = (v: IrValue): Unbox => ({
  op: "Unbox",
  value: v,
  coerce: v.type.kind !== "float",
  type: FLOAT,
  rep: "f64",
  start: v.start,
  end: v.end,
});

export const numberOfInt = (v: IrValue): IrValue => boxedPrimitive("f64.ofInt", v, [v], FLOAT);

/** The same of a variable that may hold None instead. */
export function unboxedRead(v: Load): IrValue {
  if (!mayBeNone(v.type)) return unboxed(v);
  const present = unboxed({ ...v, type: truthyPart(v.type) });
  return conditional(v, isNone(v, { ...v }), constant(v, NaN), present);
}

/** The kind of something that the runtime has as an object or a number. */
export function kindOf(v: IrValue): IrValue {
  const type = kindType(v.type);
  if (type.kind === "bool") return boxedPrimitive("number.isSmall", v, [v], type);
  return boxedPrimitive(intOf(v.type) === undefined ? "number.isPresent" : "number.kindOf", v, [v], type);
}

/** The type of the kind of a number: whether it is an int, or the large int that it is, or None. */
export const kindType = (t: RType): RType => (mayBeLarge(t) || mayBeNone(t) ? OBJECT : BOOL);

/** Is a value, or the kind of one, None? */
export const isNone = (at: IrNode, v: IrValue): Compare =>
  node<Compare>(at, { op: "Compare", operator: "is", left: v, right: noneAt(at) }, BOOL);

/** None, as a value and as a kind. */
export const noneAt = (at: IrNode): Const => ({ ...none(at), type: NONE });

/** Is a number of this kind an int? */
export function isInt(kind: IrValue): IrValue {
  return kind.type.kind === "bool" ? kind : boxedPrimitive("number.isInt", kind, [kind], BOOL);
}

/** What a call has left of the kind of its result, which is a number of the type. */
export const givenKind = (at: IrNode, type: RType): IrValue =>
  boxedPrimitive("number.givenKind", at, [], kindType(type));

/** Leaves the kind of a result for the call. */
export const giveKind = (at: IrNode, kind: IrValue): IrValue =>
  boxedPrimitive("number.giveKind", at, [kind], NONE);

/** The number of a kind as the runtime has it. */
export function joined(at: IrNode & { readonly type: RType }, number: IrValue, kind: IrValue): IrValue {
  const { type } = at;
  if (type.kind === "none") return noneAt(at);
  if (isOptional(type) && intOf(type) === undefined)
    return { ...conditional(at, isNone(at, kind), noneAt(at), number), type };
  if (type.kind === "float") return number;
  if (kind.type.kind !== "bool") return boxedPrimitive("number.ofParts", at, [number, kind], type);
  if (truth(kind) === false) return number;
  const int = (operand: IrValue): IrValue =>
    boxedPrimitive("number.whole", at, [operand], intOf(type) ?? type);
  if (type.kind === "int" || truth(kind) === true) return int(number);
  return { ...conditional(at, kind, int(number), { ...number }), type };
}

export const assigned = (variable: IrVar, v: IrValue): AssignExpr => ({
  ...assignExpr(v, variable, v),
  type: variable.type,
});

export const sequence = (at: IrNode, values: IrValue[], type: RType = FLOAT): Seq =>
  node<Seq>(at, { op: "Seq", values }, type);

export const conditional = (at: IrNode, test: IrValue, then: IrValue, otherwise: IrValue): Conditional =>
  node<Conditional>(at, { op: "Conditional", test, then, otherwise }, FLOAT);

export const constant = (at: IrNode, number: number): Const => ({
  ...literal(at, { kind: "float", value: number }),
  type: FLOAT,
});

/** The kind is known when the program is compiled. */
export const isKnownKind = (v: IrValue): boolean => v.op === "Const";

/** What is known of a truth when the program is compiled. */
export const truth = (v: IrValue): boolean | undefined =>
  v.op === "Const" && v.value.kind === "bool" ? v.value.value : undefined;

export function both(at: IrNode, left: IrValue, right: IrValue): IrValue {
  if (truth(left) === true || isSame(left, right)) return right;
  if (truth(right) === true) return left;
  if (truth(left) === false || truth(right) === false) return bool(at, false);
  return node<Logical>(at, { op: "Logical", operator: "and", left, right }, BOOL);
}

export function either(at: IrNode, left: IrValue, right: IrValue): IrValue {
  if (truth(left) === false || isSame(left, right)) return right;
  if (truth(right) === false) return left;
  if (truth(left) === true || truth(right) === true) return bool(at, true);
  return node<Logical>(at, { op: "Logical", operator: "or", left, right }, BOOL);
}

/** Another node for a value that is read once more. */
export function again(v: IrValue): IrValue {
  switch (v.op) {
    case "Primitive":
      return { ...v, args: v.args.map(again) };
    case "Logical":
      return { ...v, left: again(v.left), right: again(v.right) };
    case "Unbox":
      return { ...v, value: again(v.value) };
    case "GetAttr":
      return { ...v, object: again(v.object) };
    default:
      return { ...v };
  }
}
