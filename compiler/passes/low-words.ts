/**
 * Arithmetic of which only the low 32 bits are used: `(value * 16777619) & 0xffffffff`. Sums, products and shifts to the
 * left depend on the low bits of their operands only, and JavaScript's operators give just these, where the exact
 * result would need a bigint. Of an operand that may be large itself, such as a checksum of unknown width, the low bits are taken first.
 */

import type { Binary, IrNode, IrValue, Primitive } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { boundedInt } from "../lower/builder.js";
import { boundsOf } from "../types/ranges.js";

const INT32 = 2 ** 31;

/** How to get a number whose low 32 bits are those of an int. */
export type Word =
  | { readonly kind: "leaf"; readonly value: IrValue; readonly cut: "low" | "lowAny" | undefined }
  | {
      readonly kind: "node";
      readonly name: string;
      readonly operands: readonly Word[];
      readonly at: IrNode;
    };

interface MaskPlan {
  readonly value: Word;
  readonly mask: IrValue;
  /** The result fits 31 bits, so that the sign of the word does not matter. */
  readonly isSigned: boolean;
}

const OPERATORS: Readonly<Record<string, string>> = {
  "+": "lowAdd",
  "-": "lowSub",
  "*": "lowMul",
  "<<": "lowShl",
  "&": "lowAnd",
  "|": "lowOr",
  "^": "lowXor",
};

/**
 * The plan for `x & mask` where `x` may leave the safe integers and `mask` takes no more than 32 bits, and for remainders by powers
 * of two, which are the same; else `undefined`.
 */
export function planWord(v: IrValue): MaskPlan | undefined {
  if (v.op !== "Binary") return undefined;
  const mask = v.operator === "&" ? v.right : v.operator === "%" ? maskOfRemainder(v.right) : undefined;
  if (mask === undefined) return undefined;
  const bounds = boundsOf(mask.type);
  // The mask is evaluated behind the value: it stands on the right.
  if (bounds === undefined || bounds.min < 0 || bounds.max >= 2 * INT32) return undefined;
  if (mask.type.kind !== "int" || isEasy(v.left, 0)) return undefined;
  const value = wordFor(v.left);
  // A mask takes the low bits of what is a JavaScript number by itself.
  if (value === undefined || (value.kind === "leaf" && value.cut !== "lowAny")) return undefined;
  return { value, mask, isSigned: bounds.max < INT32 };
}

/** `2 ** n - 1` for a constant `2 ** n`: Python's remainders by it are never negative. */
export function maskOfRemainder(v: IrValue): IrValue | undefined {
  const divisor = v.op === "Const" && v.value.kind === "int" ? Number(v.value.value) : 0;
  if (divisor < 2 || divisor > 2 * INT32 || !Number.isInteger(Math.log2(divisor))) return undefined;
  return boundedInt(v, divisor - 1);
}

/** Deeper expressions are taken as they come: looking through each from each of its parts would take long. */
const DEEPEST = 6;

/** Its exact value is calculated without a test or a call. */
function isEasy(v: IrValue, depth: number): boolean {
  const bounds = boundsOf(v.type);
  if (bounds === undefined) return false;
  if (v.op !== "Binary" || depth > DEEPEST) return true;
  if (v.operator === "<<" && !(bounds.min >= -INT32 && bounds.max < INT32)) return false;
  if (v.operator === "&" && !isWord(v.left.type) && !isWord(v.right.type)) return false;
  if ((v.operator === "|" || v.operator === "^") && !areWords(v.left.type, v.right.type)) return false;
  return isEasy(v.left, depth + 1) && isEasy(v.right, depth + 1);
}

/** An int of 32 bits without a sign. */
function isWord(t: RType): boolean {
  const bounds = boundsOf(t);
  return bounds !== undefined && bounds.min >= 0 && bounds.max < 2 * INT32;
}

/** Are both ints of 32 bits with a sign, or both without one? */
function areWords(a: RType, b: RType): boolean {
  const x = boundsOf(a);
  const y = boundsOf(b);
  if (x === undefined || y === undefined) return false;
  const min = Math.min(x.min, y.min);
  const max = Math.max(x.max, y.max);
  return min >= -INT32 && max < (min < 0 ? INT32 : 2 * INT32);
}

function wordFor(v: IrValue): Word | undefined {
  if (v.type.kind !== "int") return undefined;
  const bounds = boundsOf(v.type);
  // A small value is exact; sums of two beyond 32 bits may not be, so its upper bits go first.
  if (bounds !== undefined && isEasy(v, 0))
    return {
      kind: "leaf",
      value: v,
      cut: bounds.min < -INT32 || bounds.max >= 2 * INT32 ? "low" : undefined,
    };
  const whole: Word = { kind: "leaf", value: v, cut: bounds === undefined ? "lowAny" : "low" };
  if (v.op !== "Binary") return whole;
  const name = OPERATORS[v.operator];
  if (name === undefined) return whole;
  const left = wordFor(v.left);
  if (v.operator === "<<" && !isShortShift(v.right.type)) return shifted(v, left) ?? whole;
  const right = wordFor(v.right);
  return left === undefined || right === undefined
    ? undefined
    : { kind: "node", name, operands: [left, right], at: v };
}

/** A shift by any small int: how far is told by all of its bits. */
function shifted(v: Binary, left: Word | undefined): Word | undefined {
  const { type } = v.right;
  if (left === undefined || type.kind !== "int" || !type.small) return undefined;
  return {
    kind: "node",
    name: "lowShlBy",
    operands: [left, { kind: "leaf", value: v.right, cut: undefined }],
    at: v,
  };
}

function isShortShift(t: RType): boolean {
  const bounds = boundsOf(t);
  return t.kind === "int" && bounds !== undefined && bounds.min >= 0 && bounds.max < 32;
}

/** A primitive on ints, by its name in `primitives/int.ts` without `int.`. */
export function intPrimitive(name: string, at: IrNode, args: IrValue[], type: RType): Primitive {
  return boxedPrimitive(`int.${name}`, at, args, type);
}

/** A primitive whose result is as the runtime has it. */
export function boxedPrimitive(name: string, at: IrNode, args: IrValue[], type: RType): Primitive {
  return { op: "Primitive", name, args, type, rep: "boxed", start: at.start, end: at.end };
}
