/**
 * How long a slice may be, as far as its text tells: `data[4:6]`, `data[i:i + 2]`, `data[:3]`, `data[-2:]`. Numbers made of so few
 * bytes have bounds, as in `int.from_bytes(data[i:i + 2], "big")`.
 */

import type { GetItem, IrValue } from "../ir/ops.js";
import { isSame } from "../ir/same-value.js";
import { INT, NEVER, type RType } from "../ir/types.js";
import { membersOf } from "./type-kinds.js";

/** The most items that `v` can have, if it is a slice of such a text. */
function longest(v: GetItem): number | undefined {
  if (v.index.op !== "MakeSlice" || !isNone(v.index.step)) return undefined;
  const { lower, upper } = v.index;
  const from = isNone(lower) ? { base: undefined, offset: 0 } : placeOf(lower);
  if (isNone(upper)) return from.base === undefined && from.offset < 0 ? -from.offset : undefined;
  const to = placeOf(upper);
  if (from.base === undefined || to.base === undefined) {
    // One from the start and one from the end are as far apart as the value is long.
    const isSameEnd = from.base === to.base && from.offset < 0 === to.offset < 0;
    return isSameEnd ? Math.max(to.offset - from.offset, 0) : undefined;
  }
  // A place in front of the start counts from the end: `data[i - 1:i + 1]` with 0 for `i`.
  if (!isNatural(lower) || to.offset < from.offset) return undefined;
  return isOfInts(from.base) && isSame(from.base, to.base) ? to.offset - from.offset : undefined;
}

/** A place as something and a constant. */
interface Place {
  readonly base: IrValue | undefined;
  readonly offset: number;
}

function placeOf(v: IrValue): Place {
  const constant = constantOf(v);
  if (constant !== undefined) return { base: undefined, offset: constant };
  if (v.op === "Binary" && v.operator === "+") {
    const added = constantOf(v.right);
    if (added !== undefined) {
      const { base, offset } = placeOf(v.left);
      return { base, offset: offset + added };
    }
  }
  return { base: v, offset: 0 };
}

const constantOf = (v: IrValue): number | undefined =>
  v.op === "Const" && v.value.kind === "int" && Math.abs(Number(v.value.value)) < 2 ** 31
    ? Number(v.value.value)
    : undefined;

const isNone = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "none";

const isNatural = ({ type }: IrValue): boolean =>
  type.kind === "int" && type.small && type.min !== undefined && type.min >= 0;

/** Calculated from ints in variables alone: nothing runs that could change one of these. */
function isOfInts(v: IrValue): boolean {
  if (v.type.kind !== "int") return false;
  if (v.op === "Binary") return isOfInts(v.left) && isOfInts(v.right);
  return v.op === "Load" || v.op === "LoadGlobal" || v.op === "Const";
}

/** Inference has not come to its parts yet. */
const isStillNothing = ({ object, index }: GetItem): boolean =>
  object.type.kind === "never" || (index.op === "MakeSlice" && index.lower.type.kind === "never");

const isBytes = (t: RType): boolean =>
  membersOf(t).every(({ kind }) => kind === "bytes" || kind === "bytearray");

/** What `int.from_bytes(bytes, order)` gives: never a negative number. */
export function intOfBytes(args: readonly IrValue[]): RType {
  const [bytes] = args;
  if (bytes?.op === "GetItem" && isStillNothing(bytes)) return NEVER;
  // Items of other buffers may be longer than a byte.
  const length = bytes?.op === "GetItem" && isBytes(bytes.object.type) ? longest(bytes) : undefined;
  if (length === undefined || length > 6) return INT;
  return { kind: "int", small: true, min: 0, max: 256 ** length - 1 };
}
