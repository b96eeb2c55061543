/**
 * `isdigit` and its like: ASCII only, as in MicroPython (py/unicode.c). They are mostly asked of one character, where a table costs a
 * third of a pattern. Bytes ask too, with a character for each byte.
 */

const SPACE = 1;
const DIGIT = 2;
const UPPER = 4;
const LOWER = 8;

const ASCII = 128;
const classes = new Uint8Array(ASCII);

function enter(first: string, last: string, mask: number): void {
  for (let c = first.charCodeAt(0); c <= last.charCodeAt(0); c++) classes[c]! |= mask;
}

enter("\t", "\r", SPACE);
enter(" ", " ", SPACE);
enter("0", "9", DIGIT);
enter("A", "Z", UPPER);
enter("a", "z", LOWER);

/** Is there a character, and are all of these classes? */
function isAll(text: string, mask: number): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= ASCII || (classes[c]! & mask) === 0) return false;
  }
  return text.length > 0;
}

/** Is there a letter of class `wanted`, and none of class `other`? */
function isCased(text: string, wanted: number, other: number): boolean {
  let found = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= ASCII) continue;
    const mask = classes[c]!;
    if ((mask & other) !== 0) return false;
    if ((mask & wanted) !== 0) found = true;
  }
  return found;
}

export const strIsSpace = (text: string): boolean => isAll(text, SPACE);
export const strIsAlpha = (text: string): boolean => isAll(text, UPPER | LOWER);
export const strIsDigit = (text: string): boolean => isAll(text, DIGIT);
export const strIsUpper = (text: string): boolean => isCased(text, UPPER, LOWER);
export const strIsLower = (text: string): boolean => isCased(text, LOWER, UPPER);
