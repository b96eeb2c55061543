/**
 * Whether the program has met text with surrogates: characters beyond U+FFFF, or lone halves of them. Most programs never do, and
 * then the indices of JavaScript are those of Python in every str, which need not be looked through to know.
 *
 * Such text comes out of literals (emitted modules say so), of code points, of decoded bytes and from the host; what is made of
 * strs that are there already brings nothing new. So whoever makes a str of anything else has it pass by here.
 */

/** Half of a pair, or a lone one. */
export const SURROGATE = /[\ud800-\udfff]/;
const FIRST = 0xd800;
const LAST = 0xdfff;
const BEYOND = 0xffff;

let seen = false;

/** May there be a str with surrogates? */
export function mayBeWide(): boolean {
  return seen;
}

/** From now on there may be: called by emitted modules with such a literal. */
export function wideText(): void {
  seen = true;
}

/** Takes note of text from outside, and gives it back. */
export function noteText(text: string): string {
  if (!seen && SURROGATE.test(text)) seen = true;
  return text;
}

/** The character of a code point, 0 to 0x10FFFF. */
export function characterOf(code: number): string {
  if (code < FIRST) return String.fromCharCode(code);
  if (code <= LAST || code > BEYOND) seen = true;
  return String.fromCodePoint(code);
}
