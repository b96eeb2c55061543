/**
 * The reading half of `json`. It accepts what MicroPython's reader accepts, which is more than JSON: commas and colons
 * are white space, and brackets need not match braces. Bytes are taken one at a time, as streams of the program see it; text that is
 * there as a whole and whose characters are its bytes is cut out of it.
 */

import { PyDict } from "../../runtime-hal/core/dict-data.js";
import { valueError } from "../../runtime-hal/core/exceptions.js";
import { parseFloatText } from "../../runtime-hal/core/float-parse.js";
import { parseInteger } from "../../runtime-hal/core/int-parse.js";
import { PyFloat, PyList } from "../../runtime-hal/core/objects.js";
import { utf8Decode, utf8Encode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { NO_SHAPE, noteShape, shapeAt } from "./json-shapes.js";

/** The next byte, 0 at the end: no text of JSON has a zero in it. */
export type ByteSource = () => number;

const ESCAPES: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9 };

const codeOf = (char: string): number => char.charCodeAt(0);
const QUOTE = codeOf('"');
const BACKSLASH = codeOf("\\");
const MINUS = codeOf("-");
const PLUS = codeOf("+");
const DOT = codeOf(".");
const LETTER_E = codeOf("e");
const LETTER_F = codeOf("f");
const LETTER_N = codeOf("n");
const LETTER_T = codeOf("t");
const COMMA = codeOf(",");
const COLON = codeOf(":");
const BLANK = codeOf(" ");
const BRACKET = codeOf("[");
const END_BRACKET = codeOf("]");
const BRACE = codeOf("{");
const END_BRACE = codeOf("}");

function failure(): Error {
  throw valueError("syntax error in JSON");
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** What a quoted text in ASCII may not hold to be cut out as it is. */
const SPECIAL = /[\\\0]/;

class Reader {
  /** The byte that is looked at, not yet used up. */
  private current: number;
  /** Containers around the one that is being filled. */
  private readonly outer: (PyList | PyDict)[] = [];
  private container: PyList | PyDict | undefined = undefined;
  /** The key that waits for its value. */
  private key: Value = undefined;
  /** The name under which the container stands, or the nearest one around it that stands under a name. */
  private place = "";
  /** The keys that the dict that is being filled is to have; it has values for the first of them. `null` if it came differently. */
  private shape: readonly string[] | null = null;
  /** Place and shape of the containers around. */
  private readonly outerPlaces: string[] = [];
  private readonly outerShapes: (readonly string[] | null)[] = [];

  /** Where in `ascii` the next byte is. */
  private at = 0;

  /** One of the two: ASCII text, or where bytes come from. */
  constructor(
    private readonly ascii: string,
    private readonly source: ByteSource | null,
  ) {
    this.current = 0;
    this.advance();
  }

  private advance(): number {
    const { source, ascii, at } = this;
    if (source !== null) return (this.current = source());
    this.at = at + 1;
    return (this.current = at < ascii.length ? ascii.charCodeAt(at) : 0);
  }

  /** Goes on at a place in `ascii`, behind what separates items if there is a container that may have more of them. */
  private resume(at: number): void {
    const { ascii } = this;
    const end = ascii.length;
    let c = at < end ? ascii.charCodeAt(at) : 0;
    if (this.container !== undefined)
      while (c === COMMA || c === BLANK || c === COLON) c = ++at < end ? ascii.charCodeAt(at) : 0;
    this.at = at + 1;
    this.current = c;
  }

  read(): Value {
    for (;;) {
      const c = this.current;
      if (c === 0) throw failure();
      this.advance();
      if (c === COMMA || c === BLANK || c === COLON || c === 10 || c === 13 || c === 9) continue;
      if (c === END_BRACE || c === END_BRACKET) {
        const inner = this.container;
        if (inner === undefined) throw failure();
        if (inner instanceof PyDict) this.close(inner);
        const around = this.outer.pop();
        if (around === undefined) return this.finish(inner);
        this.container = around;
        this.place = this.outerPlaces.pop() as string;
        this.shape = this.outerShapes.pop() as readonly string[] | null;
      } else if (c === BRACE) this.enter(new PyDict(NO_SHAPE, []));
      else if (c === BRACKET) this.enter(new PyList([]));
      else {
        if (c === QUOTE && this.shape !== null && this.key === undefined && this.takeKey(this.shape))
          continue;
        const v = this.scalar(c);
        if (this.container === undefined) return this.finish(v);
        this.add(this.container, v);
      }
    }
  }

  /** Nothing but white space may follow. */
  private finish(v: Value): Value {
    while (this.current === 32 || (this.current >= 9 && this.current <= 13)) this.advance();
    if (this.current !== 0) throw failure();
    return v;
  }

  private enter(inner: PyList | PyDict): void {
    const around = this.container;
    this.container = inner;
    if (around !== undefined) {
      const { key } = this;
      if (around instanceof PyDict && key === undefined) throw failure();
      this.add(around, inner);
      this.outer.push(around);
      this.outerPlaces.push(this.place);
      this.outerShapes.push(this.shape);
      if (typeof key === "string") this.place = key;
    }
    this.shape = inner instanceof PyDict && this.source === null ? shapeAt(this.place) : null;
  }

  private add(to: PyList | PyDict, v: Value): void {
    if (to instanceof PyList) to.items.push(v);
    else if (this.key === undefined) {
      if (this.shape !== null) this.settle(to, this.shape);
      this.key = v;
    } else {
      const { shape } = this;
      if (shape !== null && this.key === shape[to.recordValues.length]) to.recordValues.push(v);
      else {
        // A key that was left over by the container before.
        if (shape !== null) this.settle(to, shape);
        to.set(this.key, v);
      }
      this.key = undefined;
    }
  }

  /** Takes the key that is expected next, if it is the one that comes. */
  private takeKey(shape: readonly string[]): boolean {
    const name = shape[(this.container as PyDict).recordValues.length];
    if (name === undefined) return false;
    const end = this.at - 1 + name.length;
    if (this.ascii.charCodeAt(end) !== QUOTE || !this.ascii.startsWith(name, this.at - 1)) return false;
    this.key = name;
    this.resume(end + 1);
    return true;
  }

  /** From here on the dict is filled key by key. */
  private settle(dict: PyDict, shape: readonly string[]): void {
    const { length } = dict.recordValues;
    dict.recordKeys = length === shape.length ? shape : shape.slice(0, length);
    this.shape = null;
  }

  /** The dict has all that it gets. */
  private close(dict: PyDict): void {
    if (this.shape !== null) this.settle(dict, this.shape);
    else if (this.source === null && dict.recordKeys !== null) noteShape(this.place, dict.recordKeys);
  }

  private scalar(c: number): Value {
    if (c === QUOTE) return this.text();
    if (c === MINUS || isDigit(c)) return this.source === null ? this.cutNumber(c) : this.number(c);
    if (c === LETTER_N) return this.word("ull", null);
    if (c === LETTER_T) return this.word("rue", true);
    if (c === LETTER_F) return this.word("alse", false);
    throw failure();
  }

  private word(rest: string, v: Value): Value {
    for (let i = 0; i < rest.length; i++) {
      if (this.current !== rest.charCodeAt(i)) throw failure();
      this.advance();
    }
    return v;
  }

  /** A number in ASCII text, cut out of it; one of a few digits is added up on the way. */
  private cutNumber(first: number): Value {
    const { ascii } = this;
    const start = this.at - 2;
    const isNegative = first === MINUS;
    let value = isNegative ? 0 : first - 48;
    let isFloat = false;
    let isPlain = true;
    let i = start + 1;
    for (; i < ascii.length; i++) {
      const c = ascii.charCodeAt(i);
      if (c >= 48 && c <= 57) value = value * 10 + (c - 48);
      else {
        if (c === DOT || (c | 0x20) === LETTER_E) isFloat = true;
        else if (c !== PLUS && c !== MINUS) break;
        isPlain = false;
      }
    }
    this.resume(i);
    const digits = i - start - (isNegative ? 1 : 0);
    if (isPlain && digits > 0 && digits <= 15) return isNegative ? 0 - value : value;
    const text = ascii.slice(start, i);
    return isFloat ? new PyFloat(parseFloatText(text)) : parseInteger(text, 10);
  }

  private number(first: number): Value {
    let text = String.fromCharCode(first);
    let isFloat = false;
    for (;;) {
      const char = String.fromCharCode(this.current);
      if (char === "." || char === "e" || char === "E") isFloat = true;
      else if (char !== "+" && char !== "-" && !isDigit(this.current)) break;
      text += char;
      this.advance();
    }
    return isFloat ? new PyFloat(parseFloatText(text)) : parseInteger(text, 10);
  }

  private text(): string {
    if (this.source === null) {
      const start = this.at - 1;
      const end = this.ascii.indexOf('"', start);
      const text = this.ascii.slice(start, end);
      if (end >= 0 && !SPECIAL.test(text)) {
        this.resume(end + 1);
        return text;
      }
    }
    const bytes: number[] = [];
    while (this.current !== 0 && this.current !== QUOTE) {
      if (this.current !== BACKSLASH) bytes.push(this.current);
      else this.escape(bytes);
      this.advance();
    }
    if (this.current === 0) throw failure();
    this.advance();
    return utf8Decode(Uint8Array.from(bytes));
  }

  /** After a backslash: a named character, `u` with four digits, else the byte itself. */
  private escape(bytes: number[]): void {
    const c = this.advance();
    if (c !== codeOf("u")) {
      bytes.push(ESCAPES[String.fromCharCode(c)] ?? c);
      return;
    }
    let code = 0;
    for (let i = 0; i < 4; i++) {
      // Digits are not checked; other bytes give the same wrong number as in MicroPython.
      let digit = ((this.advance() | 0x20) - 48) & 0xff;
      if (digit > 9) digit = (digit - 39) & 0xff;
      code = (code << 4) | digit;
    }
    bytes.push(...utf8Encode(String.fromCodePoint(code & 0x1fffff)));
  }
}

/** Reads one value, and the source to its end. */
export function readJson(source: ByteSource): Value {
  return new Reader("", source).read();
}

/** The same of ASCII text. */
export function readJsonText(ascii: string): Value {
  return new Reader(ascii, null).read();
}
