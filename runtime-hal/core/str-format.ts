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

  /** The value of the field `name`: a position or a keyword. */
  named(name: string): Value {
    const digits = /^[0-9]+/.exec(name)?.[0];
    let value: Value;
    let rest: string;
    if (digits !== undefined) {
      if (this.next > 0) {
        throw valueError("can't switch from automatic field numbering to manual field specification");
      }
      value = this.argument(Number(digits));
      this.next = -1;
      rest = name.slice(digits.length);
    } else {
      const end = name.search(/[.[]/);
      const key = end < 0 ? name : name.slice(0, end);
      value = this.kw?.get(key);
      if (value === undefined) throw keyError(key);
      rest = end < 0 ? "" : name.slice(end);
    }
    if (rest !== "") throw notImplementedError("attributes not supported");
    return value;
  }

  private argument(i: number): Value {
    if (i >= this.args.length) throw newException(indexErrorType, "tuple index out of range");
    return this.args[i];
  }
}

/**
 * `template.format(*args, **kw)`. `convert` is applied to what replaces a field: bytes hand in a template with a
 * character for each byte and want their fields in that form too.
 */
export function formatTemplate(
  template: string,
  args: readonly Value[],
  kw: Keywords,
  convert: (text: string) => string = (text) => text,
): string {
  return expand(template, new FieldSource(args, kw), convert);
}

/** A field with the next argument, with the text before it. */
interface SimpleField {
  readonly before: string;
  /** `undefined`: none. */
  readonly spec: string | undefined;
}

interface SimpleTemplate {
  readonly fields: readonly SimpleField[];
  readonly after: string;
}

/** Programs use few templates, many times. `null`: one that has more than fields taken in order, or is wrong. */
const simpleTemplates = new Map<string, SimpleTemplate | null>();
const MOST_TEMPLATES = 500;

function simpleTemplate(template: string): SimpleTemplate | null {
  const fields: SimpleField[] = [];
  const parts = template.split(/\{(?::([^{}!]*))?\}/);
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const spec = parts[i + 1];
    fields.push({ before: parts[i] as string, spec: spec === "" ? undefined : spec });
  }
  const after = parts[parts.length - 1] as string;
  return parts.some((part, i) => i % 2 === 0 && /[{}]/.test(part)) ? null : { fields, after };
}

/** `template.format(*args)` for the str method, with what is found in the template kept for the next time. */
export function formatPositional(template: string, args: readonly Value[]): string {
  let simple = simpleTemplates.get(template);
  if (simple === undefined) {
    simple = simpleTemplate(template);
    if (simpleTemplates.size >= MOST_TEMPLATES) simpleTemplates.clear();
    simpleTemplates.set(template, simple);
  }
  if (simple === null || simple.fields.length > args.length) return formatTemplate(template, args, null);
  let out = "";
  const { fields } = simple;
  for (let i = 0; i < fields.length; i++) {
    const { before, spec } = fields[i] as SimpleField;
    const value: Value = args[i];
    if (spec !== undefined) out += before + formatValue(value, spec);
    else out += before + (typeof value === "string" ? value : str(value));
  }
  return out + simple.after;
}

function expand(template: string, source: FieldSource, convert: (text: string) => string): string {
  let out = "";
  let at = 0;
  for (;;) {
    const brace = findBrace(template, at);
    if (brace < 0) return out + template.slice(at);
    out += template.slice(at, brace);
    const char = template[brace];
    if (template[brace + 1] === char) {
      out += char;
      at = brace + 2;
      continue;
    }
    if (char === "}") throw valueError("single '}' encountered in format string");
    const field = new Field(template, brace + 1);
    out += convert(field.render(source));
    at = field.end;
  }
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
  private readonly name: string;
  private readonly conversion: string = "";
  /** `undefined`: no specification at all, which is not the same as one that turns out empty. */
  private readonly spec: string | undefined;

  constructor(template: string, start: number) {
    let at = start;
    while (at < template.length && !"}!:".includes(template[at])) at++;
    this.name = template.slice(start, at);
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
    this.end = at + 1;
  }

  render(source: FieldSource): string {
    let value = this.name === "" ? source.automatic() : source.named(this.name);
    if (this.conversion === "r") value = repr(value);
    else if (this.conversion === "s" || this.spec === undefined) value = str(value);
    if (this.spec === undefined) return value as string;
    return formatValue(
      value,
      expand(this.spec, source, (text) => text),
    );
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
