/**
 * `str.format`: finds the replacement fields, gets their values and hands each with its specification to
 * `format-spec.ts`. Attribute and item access in field names is not supported, as in MicroPython.
 */

import { indexErrorType, keyError, newException, notImplementedError, valueError } from "./exceptions.js";
import { formatValue } from "./format-spec.js";
import { repr, str } from "./text.js";
import type { Keywords, Value } from "./value.js";

/** One call of `format`: its arguments, and how the fields so far were numbered. */
class FieldSource {
  /** Next automatic field, -1 after a field with an explicit number. */
  private next = 0;
  constructor(
    private readonly args: readonly Value[],
    private readonly kw: Keywords,
  ) {}

  /** The value of the next field without a name. */
  automatic(): Value {
    if (this.next < 0)
      throw valueError("can't switch from manual field specification to automatic field numbering");
    return this.argument(this.next++);
  }

  /** The value of the field at a position given as a number. */
  numbered(position: number): Value {
    if (this.next > 0) {
      throw valueError("can't switch from automatic field numbering to manual field specification");
    }
    const value = this.argument(position);
    this.next = -1;
    return value;
  }

  /** The value of the field that a keyword names. */
  named(key: string): Value {
    const value: Value = this.kw?.get(key);
    if (value === undefined) throw keyError(key);
    return value;
  }

  private argument(i: number): Value {
    if (i >= this.args.length) throw newException(indexErrorType, "tuple index out of range");
    return this.args[i];
  }
}

const asItIs = (text: string): string => text;

/**
 * `template.format(*args, **kw)`. `convert` is applied to what replaces a field: bytes hand in a template with a
 * character for each byte and want their fields in that form too.
 */
export function formatTemplate(
  template: string,
  args: readonly Value[],
  kw: Keywords,
  convert: (text: string) => string = asItIs,
): string {
  return expand(template, new FieldSource(args, kw), convert);
}

/** A template taken apart: texts and fields in turn, and what is wrong behind them. */
interface Template {
  readonly parts: readonly (string | Field)[];
  readonly fault: unknown;
}

/** Programs use few templates, many times. Faults are found anew each time, as each is an exception of its own. */
const templates = new Map<string, Template>();
const MOST_TEMPLATES = 500;

function templateOf(text: string): Template {
  let template = templates.get(text);
  if (template === undefined) {
    template = parseTemplate(text);
    if (templates.size >= MOST_TEMPLATES) templates.clear();
    if (template.fault === undefined) templates.set(text, template);
  }
  return template;
}

function parseTemplate(text: string): Template {
  const parts: (string | Field)[] = [];
  let at = 0;
  try {
    for (;;) {
      const brace = findBrace(text, at);
      if (brace < 0) break;
      const char = text[brace];
      if (text[brace + 1] === char) {
        parts.push(text.slice(at, brace + 1));
        at = brace + 2;
        continue;
      }
      if (char === "}") throw valueError("single '}' encountered in format string");
      const field = new Field(text, brace + 1);
      if (brace > at) parts.push(text.slice(at, brace));
      parts.push(field);
      at = field.end;
    }
  } catch (fault) {
    return { parts, fault };
  }
  if (at < text.length) parts.push(text.slice(at));
  return { parts, fault: undefined };
}

/** The fields before a fault are filled in first, as what they raise comes before it. */
function expand(text: string, source: FieldSource, convert: (text: string) => string): string {
  const { parts, fault } = templateOf(text);
  let out = "";
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string | Field;
    out += typeof part === "string" ? part : convert(part.render(source));
  }
  if (fault !== undefined) throw fault;
  return out;
}

function findBrace(template: string, from: number): number {
  for (let i = from; i < template.length; i++) {
    const c = template.charCodeAt(i);
    if (c === 0x7b || c === 0x7d) return i;
  }
  return -1;
}

/** A replacement field, parsed from the position after its opening brace. */
class Field {
  /** Position after the closing brace. */
  readonly end: number;
  /** A keyword, or the digits of `position`; "" for the next argument. */
  private readonly name: string;
  /** The place among the arguments, -1 for none. */
  private readonly position: number;
  /** Attributes and items that follow. */
  private readonly rest: string;
  private readonly conversion: string = "";
  /** `undefined`: no specification at all, which is not the same as one that turns out empty. */
  private readonly spec: string | undefined;
  /** Does the specification have fields of its own? */
  private readonly isNested: boolean;

  constructor(template: string, start: number) {
    let at = start;
    while (at < template.length && !"}!:".includes(template[at])) at++;
    const name = template.slice(start, at);
    const digits = /^[0-9]*/.exec(name)?.[0] as string;
    const end = digits === "" ? name.search(/[.[]/) : digits.length;
    this.position = digits === "" ? -1 : Number(digits);
    this.name = end < 0 ? name : name.slice(0, end);
    this.rest = end < 0 ? "" : name.slice(end);
    if (template[at] === "!") {
      const letter = template[++at];
      if (letter === undefined) throw valueError("end of format while looking for conversion specifier");
      if (letter !== "r" && letter !== "s") throw valueError(`unknown conversion specifier ${letter}`);
      this.conversion = letter;
      at++;
    }
    if (template[at] === ":") {
      const from = ++at;
      at = endOfSpec(template, from);
      if (at > from) this.spec = template.slice(from, at);
    }
    if (at >= template.length) throw valueError("unmatched '{' in format");
    if (template[at] !== "}") throw valueError("expected ':' after format specifier");
    this.isNested = this.spec !== undefined && findBrace(this.spec, 0) >= 0;
    this.end = at + 1;
  }

  render(source: FieldSource): string {
    let value = this.value(source);
    if (this.conversion === "r") value = repr(value);
    else if (this.conversion === "s" || this.spec === undefined) value = str(value);
    if (this.spec === undefined) return value as string;
    return formatValue(value, this.isNested ? expand(this.spec, source, asItIs) : this.spec);
  }

  private value(source: FieldSource): Value {
    if (this.position < 0 && this.name === "" && this.rest === "") return source.automatic();
    const value = this.position < 0 ? source.named(this.name) : source.numbered(this.position);
    if (this.rest !== "") throw notImplementedError("attributes not supported");
    return value;
  }
}

/** Position of the brace that closes a field whose specification starts at `from`. */
function endOfSpec(template: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < template.length; at++) {
    if (template[at] === "{") depth++;
    else if (template[at] === "}" && --depth === 0) break;
  }
  return at;
}
