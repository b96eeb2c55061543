/**
 * Text to float and complex, as `float(text)` and `complex(text)` read it.
 */

import { parseDecimal, parsePlain } from "./decimal.js";
import { valueError, type PyBaseException } from "./exceptions.js";
import { isSpace } from "./int-parse.js";
import { PyComplex, PyFloat } from "./objects.js";

function skipSpace(text: string, i: number): number {
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

function syntaxError(): PyBaseException {
  return valueError("invalid syntax for number");
}

/** One number and what follows it. */
interface Part {
  readonly value: number;
  readonly imaginary: boolean;
  /** Position after the number and white space. */
  readonly end: number;
}

const WORD = /inf(?:inity)?|nan/iy;

/** The word for a number that is none at `i`. Only words are looked at that begin with its first letter. */
function wordAt(text: string, i: number): RegExpExecArray | null {
  const first = text.charCodeAt(i) | 32;
  if (first !== 0x69 && first !== 0x6e) return null;
  WORD.lastIndex = i;
  return WORD.exec(text);
}

/** `undefined` if there is no number. */
function parsePart(text: string, from: number, allowImaginary: boolean): Part | undefined {
  let i = skipSpace(text, from);
  const negative = text[i] === "-";
  if (negative || text[i] === "+") i++;
  const start = i;
  let value: number;
  const found = wordAt(text, i);
  if (found !== null) {
    value = found[0][0].toLowerCase() === "i" ? Infinity : NaN;
    i += found[0].length;
  } else {
    const parsed = parseDecimal(text, i);
    if (parsed === undefined) return undefined;
    value = parsed.value;
    i = parsed.end;
  }
  const imaginary = allowImaginary && (text[i] === "j" || text[i] === "J");
  if (imaginary) {
    if (i === start) value = 1;
    i++;
  }
  if (i === start) return undefined;
  return { value: negative ? -value : value, imaginary, end: skipSpace(text, i) };
}

/** `float(text)`. */
export function parseFloatText(text: string): number {
  const value = readFloat(text);
  if (value === undefined) throw syntaxError();
  return value;
}

/** The same as a value, `undefined` for what is no number. */
export function floatIfAny(text: string): PyFloat | undefined {
  const value = readFloat(text);
  return value === undefined ? undefined : new PyFloat(value);
}

function readFloat(text: string): number | undefined {
  const plain = parsePlain(text, 0);
  if (plain !== undefined && plain.end === text.length) return plain.value;
  const part = parsePart(text, 0, false);
  return part !== undefined && part.end === text.length ? part.value : undefined;
}

/** `complex(text)`: a number, an imaginary one, or both in this order. */
export function parseComplexText(text: string): PyComplex {
  const first = parsePart(text, 0, true);
  if (first === undefined) throw syntaxError();
  if (first.end === text.length) {
    return first.imaginary ? new PyComplex(0, first.value) : new PyComplex(first.value, 0);
  }
  if (first.imaginary) throw syntaxError();
  const second = parsePart(text, first.end, true);
  if (second?.end !== text.length || !second.imaginary) throw syntaxError();
  return new PyComplex(first.value, second.value);
}
