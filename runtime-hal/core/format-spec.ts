/**
 * Format specifications, `[[fill]align][sign][#][0][width][,][.precision][type]`, applied to one value: what stands
 * after the colon in `str.format` and f-strings. Only exact ints, bools, floats and strs can be formatted, as in
 * MicroPython.
 */

import { typeError, valueError } from "./exceptions.js";
import { toFloat } from "./float.js";
import type { Int } from "./int-arith.js";
import { PyBytes, PyFloat } from "./objects.js";
import {
  cutText,
  padText,
  printChar,
  printFloat,
  printInt,
  zeroPadded,
  type FieldStyle,
} from "./print-number.js";
import { typeName } from "./type.js";
import { utf8Decode } from "./utf8.js";
import type { Value } from "./value.js";

const ALIGNMENTS: Readonly<Record<string, FieldStyle["align"]>> = {
  "<": "left",
  ">": "right",
  "=": "afterSign",
  "^": "center",
};

const SPEC = /^([+\- ]?)(#?)(\d*)([,_]?)(?:(\.)(\d*))?([bcdeEfFgGnosxX%]?)$/;

interface Spec {
  readonly style: FieldStyle;
  /** Base of an int with nothing but zeros up to the width; 0 if there is more to it. */
  readonly quickBase: number;
  readonly precision: number;
  readonly type: string;
}

function isInteger(v: Value): boolean {
  const t = typeof v;
  return t === "number" || t === "bigint" || t === "boolean";
}

/** Programs use few specifications, many times: one table for numbers, one for text. */
const parsedForNumbers = new Map<string, Spec>();
const parsedForText = new Map<string, Spec>();
const CACHE_LIMIT = 200;

function specOf(spec: string, numeric: boolean): Spec {
  const cache = numeric ? parsedForNumbers : parsedForText;
  let parsed = cache.get(spec);
  if (parsed === undefined) {
    parsed = parseSpec(spec, numeric);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(spec, parsed);
  }
  return parsed;
}

function parseSpec(spec: string, numeric: boolean): Spec {
  let align: FieldStyle["align"] | undefined;
  let fill = "";
  let rest = spec;
  if (spec[0] !== undefined && spec[0] in ALIGNMENTS) {
    align = ALIGNMENTS[spec[0]];
    rest = spec.slice(1);
  } else if (spec[1] !== undefined && spec[1] in ALIGNMENTS && spec < "\x80") {
    fill = spec[0];
    align = ALIGNMENTS[spec[1]];
    rest = spec.slice(2);
  }
  const found = SPEC.exec(rest);
  if (found === null) throw valueError("invalid format specifier");
  const [, sign, prefix, width, separator, , precision, type] = found as unknown as string[];
  if (width.startsWith("0")) {
    if (align === undefined && numeric) align = "afterSign";
    if (fill === "") fill = "0";
  }
  const style: FieldStyle = {
    align: align ?? (numeric ? "right" : "left"),
    fill: fill === "" ? " " : fill,
    width: width === "" ? -1 : Number(width),
    sign: sign === "+" || sign === " " ? sign : "",
    prefix: prefix === "#",
    separator: separator as FieldStyle["separator"],
  };
  const isZeros = style.align === "afterSign" && style.fill === "0";
  const isQuick = isZeros && style.sign === "" && !style.prefix && style.separator === "";
  const base = type === "x" ? 16 : type === "" || type === "d" ? 10 : 0;
  return {
    style,
    quickBase: isQuick && numeric ? base : 0,
    precision: precision === undefined || precision === "" ? -1 : Number(precision),
    type,
  };
}

function unknownCode(type: string, v: Value): Error {
  throw valueError(`unknown format code '${type}' for object of type '${typeName(v)}'`);
}

/** `v` formatted by `spec`. */
export function formatValue(v: Value, spec: string): string {
  const integer = isInteger(v);
  const numeric = integer || (v instanceof PyFloat && !v.type$.isUser);
  const { style, precision, type, quickBase } = specOf(spec, numeric);
  if (quickBase !== 0 && typeof v === "number" && v >= 0)
    return zeroPadded(quickBase === 10 ? String(v) : v.toString(quickBase), style.width);
  if (style.sign !== "") {
    if (type === "s") throw valueError("sign not allowed in string format specifier");
    if (type === "c") throw valueError("sign not allowed with integer format specifier 'c'");
  }
  if (!numeric) return formatText(v, style, precision, type);
  if (integer) {
    const text = formatInteger(typeof v === "boolean" ? Number(v) : v, style, type);
    if (text !== undefined) return text;
    if (type === "s") throw unknownCode(type, v);
  }
  switch (type) {
    case "":
    case "n":
      return printFloat(toFloat(v), "g", style, precision);
    case "%":
      return printFloat(toFloat(v) * 100, "f", style, precision, true);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return printFloat(toFloat(v), type, style, precision);
    default:
      throw unknownCode(type, v);
  }
}

/** `undefined` for the formats that make a float of an int. */
function formatInteger(v: Int, style: FieldStyle, type: string): string | undefined {
  switch (type) {
    case "":
    case "d":
    case "n":
      return printInt(v, 10, false, style);
    case "b":
      return printInt(v, 2, false, style);
    case "o":
      return printInt(v, 8, false, style);
    case "x":
    case "X":
      return printInt(v, 16, type === "X", style);
    case "c":
      return printChar(v, style, style.fill);
    default:
      return undefined;
  }
}

function formatText(v: Value, style: FieldStyle, precision: number, type: string): string {
  if (style.align === "afterSign") throw valueError("'=' alignment not allowed in string format specifier");
  if (type !== "" && type !== "s") throw unknownCode(type, v);
  let text: string;
  if (typeof v === "string") text = v;
  else if (v instanceof PyBytes && !v.type$.isUser) text = utf8Decode(v.u8);
  else throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
  return padText(precision < 0 ? text : cutText(text, precision), style);
}
