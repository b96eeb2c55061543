/** The items of `range`. */

import { intValue, unknown, type Items } from "./value.js";

/** More items than this are not listed. */
const MAX_LISTED = 192;

export function rangeOf(from: number | undefined, to: number | undefined, by: number | undefined): Items {
  if (from === undefined || to === undefined || by === undefined || by === 0)
    return { known: false, any: unknown("it counts to something unknown") };
  const count = Math.max(0, Math.ceil((to - from) / by));
  if (count > MAX_LISTED) return { known: false, any: unknown("it has too many possible values") };
  return { known: true, items: Array.from({ length: count }, (_, i) => intValue(from + i * by)) };
}
