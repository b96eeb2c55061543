/**
 * Padding, and numbers in a field of some width: the common base of `str.format` and `%`. Widths count bytes of UTF-8.
 */

import { overflowError } from "./exceptions.js";
import { formatNumber } from "./float-digits.js";
import { intArgument } from "./int-argument.js";
import { intAbs, type Int } from "./int-arith.js";
import { utf8Length } from "./utf8.js";
import type { Value } from "./value.js";
import { characterOf } from "./wide-text.js";

/** How a field is laid out. */
export interface FieldStyle {
  align: "left" | "right" | "center" | "afterSign";
  fill: string;
  width: number;
  /** Shown in front of what is not negative. */
  sign: "" | "+" | " ";
  /** `#`: 0x, 0o, 0b. */
  prefix: boolean;
  /** Grouping character of digits. */
  separator: "" | "," | "_";
}

const PREFIX_LETTERS: Readonly<Record<number, string>> = { 2: "b", 8: "o", 16: "x" };

/** `count` zeros with grouping characters in between, fitting a number that ends at `width` characters. */
function groupedZeros(count: number, width: number, separator: string): string {
  const group = separator === "_" ? "0000_" : "000,";
  const start = group.length - 1 - (width % group.length);
  return group.repeat(Math.ceil((count + start) / group.length)).slice(start, start + count);
}

const BLANKS = Array.from({ length: 33 }, (_, n) => " ".repeat(n));
const ZEROS = Array.from({ length: 17 }, (_, n) => "0".repeat(n));

/** `fill` so many times; blanks and zeros for the usual widths are ready. */
export function repeated(fill: string, count: number): string {
  if (fill === " " && count < BLANKS.length) return BLANKS[count] as string;
  return fill === "0" && count < ZEROS.length ? (ZEROS[count] as string) : fill.repeat(count);
}

/** Digits with zeros in front up to a width. */
export function zeroPadded(digits: string, width: number): string {
  const missing = width - digits.length;
  return missing <= 0 ? digits : repeated("0", missing) + digits;
}

/** `text` padded to the width of the field; padding after the sign is the caller's work. */
export function padText(text: string, style: FieldStyle, fill = style.fill, width = style.width): string {
  // most fields have no width, and no text is shorter than nothing
  return width <= 0 ? text : padBy(width - utf8Length(text), text, style, fill, width);
}

/** The same for text in ASCII. */
function padAscii(text: string, style: FieldStyle, fill = style.fill, width = style.width): string {
  return width <= 0 ? text : padBy(width - text.length, text, style, fill, width);
}

function padBy(missing: number, text: string, style: FieldStyle, fill: string, width: number): string {
  const { align, separator } = style;
  let padding = "";
  if (separator !== "" && fill === "0") {
    // a number never starts with a grouping character: one zero more
    const more = width % (separator === "_" ? 5 : 4) === 0 ? 1 : 0;
    missing += more;
    if (missing <= 0) return text;
    if (align !== "center") padding = groupedZeros(missing, width + more, separator);
    else {
      const left = missing >> 1;
      return (
        groupedZeros(left, width + more, separator) +
        text +
        groupedZeros(missing - left, width + more, separator)
      );
    }
  } else {
    if (missing <= 0) return text;
    if (align === "center") return repeated(fill, missing >> 1) + text + repeated(fill, (missing + 1) >> 1);
    padding = repeated(fill, missing);
  }
  return align === "left" ? text + padding : padding + text;
}

/** Digits of a number that is not negative, with grouping characters. */
function digitsOf(value: Int, base: number, separator: string): string {
  const digits = base === 10 ? String(value) : value.toString(base);
  if (separator === "") return digits;
  const size = base === 10 ? 3 : 4;
  let text = "";
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % size === 0) text += separator;
    text += digits[i];
  }
  return text;
}

/** An int in a field. `precision`: at least so many digits, as in `%.3d`; `upper`: `X` instead of `x`. */
export function printInt(
  value: Int,
  base: 2 | 8 | 10 | 16,
  upper: boolean,
  style: FieldStyle,
  precision = 0,
): string {
  if (
    base === 10 &&
    precision <= 1 &&
    style.separator === "" &&
    style.sign === "" &&
    style.align === "right"
  ) {
    return padAscii(String(value), style);
  }
  const { align, fill } = style;
  let { width } = style;
  if (align !== "left" && align !== "center" && fill === "0") {
    width = Math.max(width, precision);
    precision = 0;
  }
  const negative = value < 0;
  const letter = style.prefix ? PREFIX_LETTERS[base] : undefined;
  const prefix =
    (negative ? "" : style.sign) +
    (letter === undefined ? "" : "0" + (upper ? letter.toUpperCase() : letter));
  let digits = digitsOf(intAbs(value), base, style.separator);
  if (upper) digits = digits.toUpperCase();
  const sign = negative ? "-" : "";
  if (precision > 1) {
    // zeros up to the precision, then blanks around all of it
    const number = sign + prefix + padAscii(digits, { ...style, align: "right" }, "0", precision);
    const spaces = " ".repeat(
      Math.max(0, width - sign.length - prefix.length - Math.max(digits.length, precision)),
    );
    return align === "left" ? number + spaces : spaces + number;
  }
  if (align === "afterSign") {
    return sign + prefix + padAscii(digits, style, fill, width - sign.length - prefix.length);
  }
  return padAscii(sign + prefix + digits, style, fill, width);
}

/** A float in a field, in format e, f, g or upper case; `percent` adds the sign. */
export function printFloat(
  value: number,
  format: string,
  style: FieldStyle,
  precision: number,
  percent = false,
): string {
  const text = formatNumber(value, format, precision, style.sign) + (percent ? "%" : "");
  if (style.align === "afterSign" && text < "0") {
    return text[0] + padAscii(text.slice(1), style, style.fill, style.width - 1);
  }
  return padAscii(text, style);
}

/** The character of a code point in a field. */
export function printChar(v: Value, style: FieldStyle, fill: string): string {
  const c = intArgument(v);
  if (c < 0 || c >= 0x110000) throw overflowError("char not in range(0x110000)");
  return padText(characterOf(c), style, fill);
}

/** `text` cut to `bytes` bytes of UTF-8, between characters. */
export function cutText(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text;
  let used = 0;
  let i = 0;
  for (const char of text) {
    used += utf8Length(char);
    if (used > bytes) break;
    i += char.length;
  }
  return text.slice(0, i);
}
