/** Table tests of the runtime: what an operation gives, as text: a repr, or `Type: message` of what it raises. */

import assert from "node:assert/strict";
import "../../runtime-hal/core/load-types.js";
import { PyBaseException } from "../../runtime-hal/core/exceptions.js";
import { PyByteArray, PyBytes, PySlice } from "../../runtime-hal/core/objects.js";
import { repr, str } from "../../runtime-hal/core/text.js";
import { latin1Encode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";

/** The result of `f` as text. */
export function shown(f: () => Value): string {
  try {
    return repr(f());
  } catch (e) {
    if (!(e instanceof PyBaseException)) throw e;
    const { items } = e.args;
    return items.length === 0 ? e.type$.name : `${e.type$.name}: ${str(items[0])}`;
  }
}

/** Rows of operation and expected text. */
export function checkTable(rows: readonly (readonly [() => Value, string])[]): void {
  for (const [f, expected] of rows) assert.equal(shown(f), expected, f.toString());
}

/** Bytes from characters below 256. */
export const b = (text: string): PyBytes => new PyBytes(latin1Encode(text));
export const ba = (text: string): PyByteArray => new PyByteArray(latin1Encode(text));
export const slice = (start: Value, stop: Value, step: Value = null): PySlice =>
  new PySlice(start, stop, step);
