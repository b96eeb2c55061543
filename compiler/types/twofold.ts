/**
 * Types of numbers of two kinds: a float or a small int, as variables that begin as `0` and hold floats later. A bare number
 * holds either; which of them it is need only be known where somebody can tell.
 */

import type { RType } from "../ir/types.js";
import { membersOf } from "./lattice.js";

/** A float or a small int, one as well as the other. */
export function isTwofold(t: RType): boolean {
  if (t.kind !== "union" || t.members.length !== 2) return false;
  const [a, b] = t.members as [RType, RType];
  return (a.kind === "float" && isSmallInt(b)) || (b.kind === "float" && isSmallInt(a));
}

/** Of either kind: the bare number says all of it but the kind. */
export const isExact = (t: RType): boolean => t.kind === "float" || isSmallInt(t) || isTwofold(t);

/** The int that a value of the type may be. */
export const intOf = (t: RType): RType | undefined => membersOf(t).find((m) => m.kind === "int");

const isSmallInt = (t: RType): boolean => t.kind === "int" && t.small;
