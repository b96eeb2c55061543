/**
 * Single fields of f-strings, constant patterns and templates, as emitted code calls them (see `compiler/emit/formats.ts`): what most
 * fields hold goes straight into the text, the rest is done by the general functions, which get the field as it was written.
 */

import { formatFixed } from "./float-fixed.js";
import { formatValue } from "./format-spec.js";
import { PyFloat } from "./objects.js";
import { percentItems } from "./percent-format.js";
import { repeated, zeroPadded } from "./print-number.js";
import { repr, str } from "./text.js";
import { utf8Length } from "./utf8.js";
import type { Value } from "./value.js";

/** `format(value, spec)` of an f-string field. */
export function format(v: Value, conversion: "r" | "s" | "a" | null = null, spec = ""): string {
  let value: Value = v;
  if (conversion === "r" || conversion === "a") value = repr(v);
  else if (conversion === "s") value = str(v);
  return spec === "" ? str(value) : formatValue(value, spec);
}

/** Does `%` take `v` as one value for certain? */
export function fieldSingle(v: Value): boolean {
  return typeof v !== "object" || v === null || v instanceof PyFloat;
}

/** `%s`, and fields of `str.format` without a specification. */
export function fieldText(v: Value): string {
  return typeof v === "string" ? v : str(v);
}

/** A field of `%` in general. */
export function fieldPercent(v: Value, field: string): string {
  return percentItems(field, [v]);
}

/** `%d` */
export function fieldInt(v: Value): string {
  return typeof v === "number" ? "" + v : percentItems("%d", [v]);
}

/** `%05d` */
export function fieldZeros(v: Value, width: number): string {
  if (typeof v === "number" && v >= 0) return zeroPadded("" + v, width);
  return percentItems(`%0${width}d`, [v]);
}

/** `%04x`; `width` 0 for `%x`. */
export function fieldHex(v: Value, width: number): string {
  if (typeof v === "number" && v >= 0) return zeroPadded(v.toString(16), width);
  return percentItems(`%0${width}x`, [v]);
}

/** `%04X` */
export function fieldHexUpper(v: Value, width: number): string {
  if (typeof v === "number" && v >= 0) return zeroPadded(v.toString(16).toUpperCase(), width);
  return percentItems(`%0${width}X`, [v]);
}

/** `%.3f` */
export function fieldFixed(v: Value, precision: number): string {
  if (v instanceof PyFloat) return formatFixed(v.v, precision);
  return percentItems(`%.${precision}f`, [v]);
}

/** Text that takes so many bytes, in so many columns. */
function columns(text: string, bytes: number, width: number, isLeft: boolean): string {
  const missing = width - bytes;
  if (missing <= 0) return text;
  return isLeft ? text + repeated(" ", missing) : repeated(" ", missing) + text;
}

/** `%10s`, `%-10s` */
export function fieldPad(v: Value, width: number, isLeft: boolean, field: string): string {
  if (typeof v === "string") return columns(v, utf8Length(v), width, isLeft);
  return fieldPadInt(v, width, isLeft, field);
}

/** `%5d`, `%-5d` */
export function fieldPadInt(v: Value, width: number, isLeft: boolean, field: string): string {
  if (typeof v !== "number") return percentItems(field, [v]);
  const text = "" + v;
  return columns(text, text.length, width, isLeft);
}

/** `%8.2f` */
export function fieldPadFixed(v: Value, precision: number, width: number, field: string): string {
  return v instanceof PyFloat ? bareSpecFixed(v.v, precision, width) : percentItems(field, [v]);
}

/** `%.3f` of a bare float. */
export function bareFixed(v: number, precision: number): string {
  return formatFixed(v, precision);
}

/** A specification of `str.format` or an f-string in general. */
export function specValue(v: Value, spec: string): string {
  return formatValue(v, spec);
}

/** `05d` or `04x`: `base` 10 or 16. */
export function specZeros(v: Value, base: number, width: number, spec: string): string {
  if (typeof v === "number" && v >= 0) return zeroPadded(v.toString(base), width);
  return formatValue(v, spec);
}

/** `6.2f`, `.1f`; `width` 0 for none. */
export function specFixed(v: Value, precision: number, width: number, spec: string): string {
  if (!(v instanceof PyFloat)) return formatValue(v, spec);
  return bareSpecFixed(v.v, precision, width);
}

/** The same of a bare float. */
export function bareSpecFixed(v: number, precision: number, width: number): string {
  const text = formatFixed(v, precision);
  return columns(text, text.length, width, false);
}

/** `<8`, `>8` of a str. */
export function specPad(v: Value, isLeft: boolean, width: number, spec: string): string {
  return typeof v === "string" ? columns(v, utf8Length(v), width, isLeft) : formatValue(v, spec);
}
