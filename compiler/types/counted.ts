/** Ints that are only counted, up or down, in short steps: they stay small although no bound of the sum says so. */

import type { IrValue } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { between, boundsOf, COUNTED } from "./ranges.js";

/** Steps of a variable that is counted up or down: from 0 it takes hours of nothing but counting to come to the end. */
const LONGEST_STEP = 255;

/**
 * What `x = x + step` gives if the step is short: an int that stays below `COUNTED`, like everything else that
 * `x` is given. (A sum of safe integers would have no bound.) `isOld` tells reads of the place that is assigned.
 */
export function countedType(v: IrValue, isOld: (v: IrValue) => boolean): RType | undefined {
  if (v.op !== "Binary" || (v.operator !== "+" && v.operator !== "-") || !isOld(v.left)) return undefined;
  const step = boundsOf(v.right.type);
  const old = boundsOf(v.left.type);
  if (step === undefined || old === undefined || v.left.type.kind !== "int") return undefined;
  if (step.min < -LONGEST_STEP || step.max > LONGEST_STEP) return undefined;
  if (old.min < -COUNTED || old.max > COUNTED) return undefined;
  const falls = v.operator === "+" ? step.min < 0 : step.max > 0;
  const rises = v.operator === "+" ? step.max > 0 : step.min < 0;
  return between(falls ? -COUNTED : old.min, rises ? COUNTED : old.max);
}
