/**
 * How the type of a place grows while inference runs: by joins that come to an end. Bounds of ints move at one of a few
 * steps, and tuples are nested only so deep; a loop that counts, or wraps a tuple in a tuple, would grow for ever.
 */

import { NEVER, OBJECT, type RType } from "../ir/types.js";
import { join, type JoinHooks, MAX_TUPLE_DEPTH, NO_HOOKS, sameType } from "./lattice.js";
import { boundsOf, widened } from "./ranges.js";
import { firstOf, membersOf } from "./type-kinds.js";

/** What a place holds that had `before` and is given `t` as well. */
export function grown(before: RType, t: RType, hooks: JoinHooks = NO_HOOKS): RType {
  const joined = join(before, t, hooks);
  return joined === before || before.kind === "never" ? limited(joined, hooks) : widenedFrom(before, joined);
}

/** Tuples in tuples, only so deep. */
function limited(t: RType, hooks: JoinHooks, depth = 0): RType {
  if (t.kind !== "tuple") return t;
  if (depth > MAX_TUPLE_DEPTH) {
    hooks.lost(t);
    return OBJECT;
  }
  const item = t.item === undefined ? undefined : limited(t.item, hooks, depth + 1);
  const elements = t.elements.map((e) => limited(e, hooks, depth + 1));
  const first = t.first?.map((e) => limited(e, hooks, depth + 1));
  const rest = t.rest === undefined ? undefined : limited(t.rest, hooks, depth + 1);
  const isSame = (e: RType, i: number): boolean => e === firstOf(t)[i];
  if (item === t.item && rest === t.rest && (first ?? elements).every(isSame)) return t;
  if (item === undefined) return { ...t, elements };
  return { kind: "tuple", elements, item, ...(first && rest && { first, rest }) };
}

function widenedFrom(before: RType, joined: RType): RType {
  if (joined.kind === "int") {
    const old = membersOf(before).find((m) => m.kind === "int");
    const x = old === undefined ? undefined : boundsOf(old);
    const y = boundsOf(joined);
    return x === undefined || y === undefined || sameType(old!, joined) ? joined : widened(x, y);
  }
  if (joined.kind === "tuple") {
    const old = membersOf(before).find((m) => m.kind === "tuple");
    if (old?.kind !== "tuple") return joined;
    if (joined.item !== undefined) {
      const before = firstOf(old);
      const first = joined.first?.map((t, i) => (i < before.length ? widenedFrom(before[i]!, t) : t));
      const rest = joined.rest && widenedFrom(old.rest ?? NEVER, joined.rest);
      const item = old.item === undefined ? joined.item : widenedFrom(old.item, joined.item);
      return { ...joined, item, ...(first && rest && { first, rest }) };
    }
    if (joined.elements.length !== old.elements.length) return joined;
    return { ...joined, elements: joined.elements.map((t, i) => widenedFrom(old.elements[i]!, t)) };
  }
  if (joined.kind === "range" && before.kind === "range")
    return { kind: "range", item: widenedFrom(before.item, joined.item) };
  if (joined.kind === "union")
    return { kind: "union", members: joined.members.map((t) => widenedFrom(before, t)) };
  return joined;
}
