/** Which values are complex numbers, or may be, and which operations on them are known. */

import type { Binary, Call, IrValue } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { membersOf } from "../types/type-kinds.js";
import { boundsOf } from "../types/ranges.js";
import { isReal } from "../types/result-types.js";

export const COMPLEX: RType = { kind: "complex" };

export const isNumeric = (t: RType): boolean => membersOf(t).every((m) => isReal(m) || m.kind === "complex");

/**
 * The one other kind of number that something may be beside a complex one: a float or a small int. A bare number is enough
 * to tell what either of them was.
 */
export function otherKind(t: RType): RType | undefined {
  if (t.kind !== "union" || t.members.length !== 2) return undefined;
  const [a, b] = t.members as [RType, RType];
  const other = a.kind === "complex" ? b : b.kind === "complex" ? a : undefined;
  return other?.kind === "float" || (other?.kind === "int" && other.small) ? other : undefined;
}

/** An operator that needs no more than the parts of both operands. */
export function isArithmetic(v: IrValue): v is Binary {
  return (
    v.op === "Binary" && "+-*/".includes(v.operator) && isNumeric(v.left.type) && isNumeric(v.right.type)
  );
}

/** `complex(a, b)` of ints and floats. */
export function isConstruction(v: IrValue): v is Call {
  if (!isCallOf(v, "complex")) return false;
  return v.args.length > 0 && v.args.length < 3 && v.args.every((a) => isReal(a.type));
}

/** The call of a builtin with arguments in their places. */
export function isCallOf(v: IrValue, name: string): v is Call {
  return v.op === "Call" && v.func.op === "LoadBuiltin" && v.func.name === name && v.keywords.length === 0;
}

/**
 * An operator on what may be complex or not, whose parts say what it gives in either case. Negative ints are left out of products:
 * zeros would come out with signs, which those of ints do not have.
 */
export function isMixed(v: IrValue): v is Binary {
  if (!isArithmetic(v) || v.operator === "/" || otherKind(v.type) === undefined) return false;
  const { operator, left, right, type } = v;
  if (!isSplittable(left.type) || !isSplittable(right.type)) return false;
  return (
    operator !== "*" || otherKind(type)?.kind === "float" || (isNatural(left.type) && isNatural(right.type))
  );
}

const isSplittable = (t: RType): boolean => t.kind === "complex" || isReal(t) || otherKind(t) !== undefined;

/** An int that is not negative, where it is an int. */
function isNatural(t: RType): boolean {
  const int = otherKind(t) ?? t;
  const bounds = int.kind === "int" ? boundsOf(int) : undefined;
  return bounds !== undefined && bounds.min >= 0;
}
