/**
 * Lists without items. V8 keeps apart arrays of small ints, of doubles and of anything, and takes an empty one for the first kind
 * until something else is appended; what it has compiled for a loop by then ends at the second round. So a list that will hold
 * no ints, as inference has found, is made of an array of anything.
 */

import type { RType } from "../ir/types.js";
import { find } from "../types/cells.js";
import { membersOf } from "../types/type-kinds.js";
import type { EmitContext } from "./context.js";

/** `[]` for a list of this type. */
export function emptyList(e: EmitContext, type: RType): string {
  return holdsNoNumbers(type) ? `${e.runtime("objectsNone")}()` : `${e.runtime("list")}([])`;
}

/** No item is a number of JavaScript; floats in such a list are objects. */
function holdsNoNumbers(t: RType): boolean {
  return t.kind === "list" && membersOf(find(t.cell).element).every((m) => !MAY_BE_NUMBERS.has(m.kind));
}

const MAY_BE_NUMBERS: ReadonlySet<RType["kind"]> = new Set<RType["kind"]>(["never", "int", "object"]);
