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

/** Will an exception be caught by a handler that shows it to nobody? */
export function isUnseen(e: Value): boolean {
  for (let h = waiting.handlers; h !== null; h = h.outer) {
    const unseen = fate(e, h.cases);
    if (unseen !== null) return unseen;
  }
  return false;
}

/** What the first handler that takes the type does; null where the exception goes on. */
function fate(e: Value, cases: readonly Value[]): boolean | null {
  for (let i = 0; i < cases.length; i += 2) {
    const matcher: Value = cases[i];
    if (matcher !== null && !matches(e.type$, matcher)) continue;
    const unseen: boolean | null | RaisesAgain = cases[i + 1];
    return typeof unseen === "object" && unseen !== null ? unseen.fateOf(e) : unseen;
  }
  return null;
}

/** A handler that raises again what has one of these values (or none of them) as an attribute; `args`: as its first argument. */
export class RaisesAgain {
  constructor(
    private readonly attribute: string,
    private readonly values: readonly Value[],
    private readonly ifTrue: boolean,
  ) {}

  /** As `Handlers.cases` has it; what is not as expected may be shown to anybody. */
  fateOf(e: Value): boolean | null {
    const { attribute } = this;
    let value: Value = undefined;
    // A property would run code of the program.
    if (Object.hasOwn(e, "$" + attribute)) value = e["$" + attribute];
    else if (attribute === "args" || attribute === "errno" || attribute === "value") value = e.args.items[0];
    if (typeof value !== "string" && !Number.isInteger(value)) return false;
    return this.values.includes(value) === this.ifTrue ? null : true;
  }
}

function matches(type: PyType, matcher: Value): boolean {
  if (matcher instanceof PyType) return type.isSubclassOf(matcher);
  return matcher instanceof PyTuple && matcher.items.some((m) => matches(type, m));
}
