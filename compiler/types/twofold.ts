/**
 * Types of numbers of two kinds: a float or an int, as variables that begin as `0` and hold floats later. A bare number holds
 * either, as long as the int is a small one; which of them it is need only be known where somebody can tell. None may be a third kind,
 * of which the number says nothing.
 */

import type { RType } from "../ir/types.js";
import { membersOf } from "./type-kinds.js";
import { boundsOf, type Bounds } from "./ranges.js";

/** A float or an int, one as well as the other. */
export function isTwofold(t: RType): boolean {
  if (t.kind !== "union" || t.members.length !== 2) return false;
  const [a, b] = t.members as [RType, RType];
  return (a.kind === "float" && b.kind === "int") || (b.kind === "float" && a.kind === "int");
}

/** None or a float, or None, an int or a float, as fields that are None until there is a reading. */
export function isOptional(t: RType): boolean {
  if (t.kind !== "union" || t.members.length > 3) return false;
  let hasNone = false;
  let hasFloat = false;
  for (const { kind } of t.members) {
    if (kind === "none") hasNone = true;
    else if (kind === "float") hasFloat = true;
    else if (kind !== "int") return false;
  }
  return hasNone && hasFloat;
}

/** Kept as a number and its kind where that is worth it. */
export const hasKind = (t: RType): boolean => isTwofold(t) || isOptional(t);

/** None is among the values of the type. */
export const mayBeNone = (t: RType): boolean => membersOf(t).some((m) => m.kind === "none");

/** What may be stored in a place that is kept as a number and its kind. */
export const hasParts = (t: RType): boolean => t.kind === "none" || isNumber(t) || isOptional(t);

/** Of one kind or either. */
export const isNumber = (t: RType): boolean => t.kind === "float" || t.kind === "int" || isTwofold(t);

/** The int that a value of the type may be. */
export const intOf = (t: RType): RType | undefined => membersOf(t).find((m) => m.kind === "int");

/** The int may be too large for a bare number. */
export function mayBeLarge(t: RType): boolean {
  const int = intOf(t);
  return int !== undefined && boundsOf(int) === undefined;
}

/** What the int lies between, if it is small for certain; `undefined` for floats, too. */
export function intBounds(t: RType): Bounds | undefined {
  const int = intOf(t);
  return int === undefined ? undefined : boundsOf(int);
}

/** Zero is among the ints: it has no sign. */
export function mayBeZero(t: RType): boolean {
  const bounds = intBounds(t);
  return bounds === undefined ? intOf(t) !== undefined : bounds.min <= 0 && bounds.max >= 0;
}

/** A negative number is among the ints. */
export function mayBeNegative(t: RType): boolean {
  const bounds = intBounds(t);
  return bounds === undefined ? intOf(t) !== undefined : bounds.min < 0;
}
