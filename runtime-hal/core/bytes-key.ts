/**
 * What dicts and sets find bytes by: their content as a str, behind a mark. Bytes remember it, and what is made of short bytes
 * with a key and other bytes gets its key of theirs: programs that look for longer and longer bytes do not read them anew.
 */

import type { PyBytes } from "./objects.js";
import { latin1Decode } from "./utf8.js";

/** No str begins with it, as U+DFFF stands in front of units of other kinds only. */
const MARK = "\udfff\udfff";

/** Longer bytes are seldom keys, and would keep what they were made of in memory. */
const MOST_JOINED = 64;

/** The key of bytes (not of a class derived from bytes), which remember it. */
export function bytesKey(bytes: PyBytes): string {
  return (bytes.key ??= MARK + latin1Decode(bytes.u8));
}

/** Gives `joined`, new bytes that begin with `first` and end with `rest`, their key if `first` has one. */
export function joinKeys(joined: PyBytes, first: PyBytes, rest: Uint8Array): void {
  if (first.key !== undefined && joined.u8.length <= MOST_JOINED) joined.key = first.key + latin1Decode(rest);
}

/** Is a canonical key that of bytes? */
export const isBytesKey = (key: string): boolean => key.startsWith(MARK);
