/**
 * `pattern % arguments` for str and bytes.
 */

import { keyError, typeError, valueError, type PyBaseException } from "./exceptions.js";
import { toFloat } from "./float.js";
import { PyDict } from "./dict-data.js";
import { intArgument } from "./int-argument.js";
import { intFromFloat, type Int } from "./int-arith.js";
import { PyBytes, PyFloat, PyTuple } from "./objects.js";
import {
  cutText,
  padText,
  printChar,
  printFloat,
  printInt,
  zeroPadded,
  type FieldStyle,
} from "./print-number.js";
import { repr, str } from "./text.js";
import { latin1Decode, utf8Encode, utf8Length } from "./utf8.js";
import type { Value } from "./value.js";

function isInteger(v: Value): boolean {
  return typeof v === "number" || typeof v === "bigint" || typeof v === "boolean";
}

/** The arguments of one formatting, taken in order or by name. */
class Arguments {
  private next = 0;
  private readonly items: readonly Value[];
  private readonly dict: PyDict | undefined;

  constructor(value: Value) {
    const exact = typeof value === "object" && value !== null && !value.type$.isUser;
    this.items = exact && value instanceof PyTuple ? value.items : [value];
    this.dict = exact && value instanceof PyDict ? value : undefined;
  }

  take(): Value {
    if (this.next >= this.items.length) throw typeError("format string needs more arguments");
    return this.items[this.next++];
  }

  takeNamed(name: string): Value {
    // the dict itself counts as used
    this.next = 1;
    const v: Value = (this.dict as PyDict).get(name);
    if (v === undefined) throw keyError(name);
    return v;
  }

  requireDict(): void {
    if (this.dict === undefined) throw typeError("format needs a dict");
  }

  finish(): void {
    if (this.dict === undefined && this.next !== this.items.length) {
      throw typeError("format string didn't convert all arguments");
    }
  }
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= "0" && c <= "9";
}

/** One pass over a pattern. For bytes it is a str with one character for each byte, and so is the result. */
class Formatter {
  private i = 0;
  private out = "";

  constructor(
    private readonly pattern: string,
    private readonly args: Arguments,
    private readonly isBytes: boolean,
  ) {}

  run(): string {
    const { pattern } = this;
    for (;;) {
      const percent = pattern.indexOf("%", this.i);
      if (percent < 0) break;
      this.out += pattern.slice(this.i, percent);
      this.i = percent + 1;
      if (this.i >= pattern.length) throw valueError("incomplete format");
      if (pattern[this.i] === "%") {
        this.out += "%";
        this.i++;
      } else this.field();
    }
    this.args.finish();
    return this.out + pattern.slice(this.i);
  }

  private field(): void {
    const { pattern } = this;
    let named: Value | undefined;
    if (pattern[this.i] === "(") {
      this.args.requireDict();
      const end = pattern.indexOf(")", this.i);
      if (end < 0) throw valueError("incomplete format key");
      named = this.args.takeNamed(pattern.slice(this.i + 1, end));
      this.i = end + 1;
    }
    const style = this.flags();
    style.width = this.number(0);
    let precision = -1;
    if (pattern[this.i] === ".") {
      this.i++;
      precision = this.number(this.i < pattern.length ? 0 : -1);
    }
    if (this.i >= pattern.length) throw valueError("incomplete format");
    const arg: Value = named === undefined ? this.args.take() : named;
    const type = pattern[this.i];
    if (!CONVERSIONS.has(type)) throw this.unsupported(type);
    const text = this.isBytes && type === "s" ? this.bytesText(arg, style, precision) : undefined;
    this.out += text ?? this.encode(convert(type, arg, style, precision));
    this.i++;
  }

  private flags(): FieldStyle {
    const style: FieldStyle = { align: "right", fill: " ", width: 0, sign: "", prefix: false, separator: "" };
    let left = false;
    let afterSign = false;
    for (; ; this.i++) {
      switch (this.pattern[this.i]) {
        case "-":
          left = true;
          continue;
        case "+":
          style.sign = "+";
          continue;
        case " ":
          if (style.sign === "") style.sign = " ";
          continue;
        case "#":
          style.prefix = true;
          continue;
        case "0":
          afterSign = true;
          style.fill = "0";
          continue;
        default:
      }
      break;
    }
    style.align = left ? "left" : afterSign ? "afterSign" : "right";
    return style;
  }

  /** A number, or `*` for the next argument. */
  private number(absent: number): number {
    if (this.pattern[this.i] === "*") {
      this.i++;
      return intArgument(this.args.take());
    }
    if (!isDigit(this.pattern[this.i])) return absent;
    const start = this.i;
    while (isDigit(this.pattern[this.i])) this.i++;
    return Number(this.pattern.slice(start, this.i));
  }

  private unsupported(type: string): PyBaseException {
    const code = this.isBytes ? type.charCodeAt(0) : utf8Encode(this.pattern.slice(this.i, this.i + 2))[0];
    const index = this.isBytes ? this.i : utf8Length(this.pattern.slice(0, this.i));
    const shown = code < 0x80 ? type : "\ufffd";
    return valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`);
  }

  /** Bytes in a pattern of bytes, as they are; `undefined` for anything else. */
  private bytesText(arg: Value, style: FieldStyle, precision: number): string | undefined {
    if (!(arg instanceof PyBytes) || arg.type$.isUser) return undefined;
    let text = latin1Decode(arg.u8);
    if (precision >= 0) text = text.slice(0, precision);
    // every character is one byte here, so its width is its length
    const pad = " ".repeat(Math.max(0, style.width - text.length));
    return style.align === "left" ? text + pad : pad + text;
  }

  /** Text as it goes into the result: for bytes in UTF-8, one character a byte. */
  private encode(text: string): string {
    return this.isBytes ? latin1Decode(utf8Encode(text)) : text;
  }
}

const CONVERSIONS: ReadonlySet<string> = new Set("cdiueEfFgGoxXrs");

/** The text of one field. */
function convert(type: string, arg: Value, style: FieldStyle, precision: number): string {
  switch (type) {
    case "c":
      return character(arg, style);
    case "d":
    case "i":
    case "u": {
      const value: Int = arg instanceof PyFloat && !arg.type$.isUser ? intFromFloat(arg.v) : anyInt(arg);
      return printInt(value, 10, false, style, precision);
    }
    case "o":
      return printInt(anyInt(arg), 8, false, style, precision);
    case "x":
    case "X":
      return printInt(anyInt(arg), 16, type === "X", style, precision);
    case "r":
    case "s": {
      const text = type === "r" ? repr(arg) : str(arg);
      return padText(precision < 0 ? text : cutText(text, precision), style, " ");
    }
    default:
      return printFloat(toFloat(arg), type, style, precision);
  }
}

function character(arg: Value, style: FieldStyle): string {
  if (typeof arg === "string") {
    if (utf8Length(arg) !== 1) throw typeError("%c needs int or char");
    return padText(arg, style, " ");
  }
  if (!isInteger(arg)) throw typeError("integer needed");
  return printChar(arg, style, " ");
}

function anyInt(v: Value): Int {
  return typeof v === "number" || typeof v === "bigint" ? v : intArgument(v);
}

/** A field of a pattern that has been taken apart, and the text in front of it. */
interface CompiledField {
  readonly before: string;
  readonly type: string;
  readonly style: FieldStyle;
  readonly precision: number;
  /** `%d` and `%s` without anything, and zeros up to a width: what is quickly written. */
  readonly isPlain: boolean;
  readonly zeros: number;
}

interface CompiledPattern {
  /** Nothing but numbers, whose text is the same in bytes. */
  readonly isNumeric: boolean;
  readonly fields: readonly CompiledField[];
  readonly after: string;
}

/** Programs use few patterns, many times. `null`: one that takes more than values in order, or is wrong. */
const compiledPatterns = new Map<string, CompiledPattern | null>();
const MOST_PATTERNS = 500;

const FIELD = /%(?:%|([-+ #0]*)(\d*)(?:\.(\d+))?([cdiueEfFgGoxXrs]))/g;

function compile(pattern: string): CompiledPattern | null {
  const fields: CompiledField[] = [];
  let before = "";
  let at = 0;
  for (const found of pattern.matchAll(FIELD)) {
    before += pattern.slice(at, found.index);
    if (before.includes("%") && pattern.slice(at, found.index).includes("%")) return null;
    at = found.index + found[0].length;
    const [, flags, width, precision, type] = found;
    if (type === undefined || flags === undefined) {
      before += "%";
      continue;
    }
    const zero = flags.includes("0");
    const style: FieldStyle = {
      align: flags.includes("-") ? "left" : zero ? "afterSign" : "right",
      fill: zero ? "0" : " ",
      width: Number(width),
      sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
      prefix: flags.includes("#"),
      separator: "",
    };
    const isInt = type === "d" || type === "i" || type === "u";
    fields.push({
      before,
      type,
      style,
      precision: precision === undefined ? -1 : Number(precision),
      isPlain: flags === "" && width === "" && precision === undefined && (isInt || type === "s"),
      zeros: flags === "0" && precision === undefined && isInt ? style.width : 0,
    });
    before = "";
  }
  const rest = pattern.slice(at);
  if (rest.includes("%")) return null;
  return { fields, after: before + rest, isNumeric: fields.every(({ type }) => !"crs".includes(type)) };
}

function compiledOf(pattern: string): CompiledPattern | null {
  let compiled = compiledPatterns.get(pattern);
  if (compiled === undefined) {
    compiled = compile(pattern);
    if (compiledPatterns.size >= MOST_PATTERNS) compiledPatterns.clear();
    compiledPatterns.set(pattern, compiled);
  }
  return compiled;
}

/** Fills a pattern that has as many fields as there are values. */
function fill({ fields, after }: CompiledPattern, items: readonly Value[]): string {
  let out = "";
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    const v: Value = items[i];
    out += field.before;
    if (field.isPlain && typeof v === "number") out += v;
    else if (field.isPlain && field.type === "s" && typeof v === "string") out += v;
    else if (field.zeros > 0 && typeof v === "number" && v >= 0) out += zeroPadded(String(v), field.zeros);
    else out += convert(field.type, v, field.style, field.precision);
  }
  return out + after;
}

/** `pattern % (items)` of a str, with the tuple spared. */
export function percentItems(pattern: string, items: readonly Value[]): string {
  const compiled = compiledOf(pattern);
  if (compiled !== null && compiled.fields.length === items.length) return fill(compiled, items);
  return new Formatter(pattern, new Arguments(new PyTuple(items)), false).run();
}

/** `pattern % value` of a str. */
export function percentValue(pattern: string, value: Value): string {
  return percentFormat(pattern, value, false);
}

/** `pattern % value`. For bytes, pattern and result have one character for each byte. */
export function percentFormat(pattern: string, value: Value, isBytes: boolean): string {
  const isOne = typeof value !== "object" || value === null || value instanceof PyFloat;
  if (isOne || (value instanceof PyTuple && !value.type$.isUser)) {
    const items: readonly Value[] = isOne ? [value] : value.items;
    const compiled = compiledOf(pattern);
    if (compiled?.fields.length === items.length && (compiled.isNumeric || !isBytes))
      return fill(compiled, items);
  }
  return new Formatter(pattern, new Arguments(value), isBytes).run();
}
