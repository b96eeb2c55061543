/**
 * The handlers that wait for exceptions, innermost first: what emitted `try` statements announce, so that a raise knows
 * whether anybody can see the traceback. Where nothing is announced the stack is taken.
 */

import { PyTuple } from "./objects.js";
import { PyType } from "./type.js";
import type { Value } from "./value.js";

/** The handlers of one `try` statement. */
export class Handlers {
  constructor(
    readonly outer: Handlers | null,
    /**
     * By turns what a handler matches (`null`: everything) and whether it lets the exception go unseen (`null`: it raises it again, for
     * those around it).
     */
    readonly cases: readonly Value[],
  ) {}
}

/** A handler that may do anything: what is raised inside is traced. */
export const LOUD: readonly Value[] = [null, false];

/** The innermost `try` statement that the program is in. */
export const waiting: { handlers: Handlers | null } = { handlers: null };

/** Will an exception of this type be caught by a handler that shows it to nobody? */
export function isUnseen(type: PyType): boolean {
  for (let h = waiting.handlers; h !== null; h = h.outer) {
    const unseen = fate(type, h.cases);
    if (unseen !== null) return unseen;
  }
  return false;
}

/** What the first handler that takes the type does; null where the exception goes on. */
function fate(type: PyType, cases: readonly Value[]): boolean | null {
  for (let i = 0; i < cases.length; i += 2) {
    const matcher: Value = cases[i];
    if (matcher === null || matches(type, matcher)) return cases[i + 1] as boolean | null;
  }
  return null;
}

function matches(type: PyType, matcher: Value): boolean {
  if (matcher instanceof PyType) return type.isSubclassOf(matcher);
  return matcher instanceof PyTuple && matcher.items.some((m) => matches(type, m));
}
