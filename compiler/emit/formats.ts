/**
 * Constant patterns of `%`, templates of `str.format` and specifications of f-strings, taken apart here: a pattern becomes a
 * function that adds up its fields, each written the shortest way for what is known of its value.
 */

import type { FormatValue, IrValue, Primitive } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import type { EmitContext } from "./context.js";
import { quote } from "./literals.js";
import { ASSIGNMENT } from "./precedence.js";

/** A field, and the constant text in front of it; `field` as it is written, `%5d` or what stands behind the colon. */
interface Piece {
  readonly before: string;
  readonly field: string;
}

interface Pattern {
  readonly pieces: readonly Piece[];
  readonly after: string;
}

/** What is written in front of a value and behind it. */
type Around = readonly [string, string];

/** Patterns with more fields are left to the runtime. */
const MOST_FIELDS = 20;

const PERCENT = /%(?:%|([-+ #0]*)(\d*)(?:\.(\d+))?([cdiueEfFgGoxXrs]))/g;

function percentPattern(text: string): Pattern | undefined {
  const pieces: Piece[] = [];
  let before = "";
  let at = 0;
  for (const found of text.matchAll(PERCENT)) {
    const between = text.slice(at, found.index);
    if (between.includes("%")) return undefined;
    before += between;
    at = found.index + found[0].length;
    if (found[0] === "%%") before += "%";
    else {
      pieces.push({ before, field: found[0] });
      before = "";
    }
  }
  const rest = text.slice(at);
  return rest.includes("%") ? undefined : { pieces, after: before + rest };
}

/** Only fields that take their values in order, without conversions. */
function templatePattern(text: string): Pattern | undefined {
  const parts = text.split(/\{(?::([^{}!]*))?\}/);
  const pieces: Piece[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const before = parts[i]!;
    if (/[{}]/.test(before)) return undefined;
    if (i + 1 < parts.length) pieces.push({ before, field: parts[i + 1] ?? "" });
  }
  return { pieces, after: parts.at(-1)! };
}

const isBare = (v: IrValue): boolean => v.rep === "f64" || v.op === "Box";
const isSmall = (t: RType): boolean => t.kind === "int" && t.small;

function around(e: EmitContext, name: string, ...more: readonly (string | number | boolean)[]): Around {
  return [`${e.runtime(name)}(`, more.map((text) => `, ${text}`).join("") + ")"];
}

function textField(e: EmitContext, value: IrValue): Around {
  const { kind } = value.type;
  return kind === "str" || kind === "int" ? ["", ""] : around(e, "fieldText");
}

function percentField(e: EmitContext, field: string, value: IrValue): Around {
  const [, flags, width, precision, type] = /^%([-+ #0]*)(\d*)(?:\.(\d+))?(.)$/.exec(field)!;
  const isPlain = flags === "" && width === "";
  const isLeft = flags === "-";
  const columns = flags === "" || isLeft ? Number(width) : 0;
  if (precision === undefined) {
    const zeros = flags === "0" && width !== "" ? Number(width) : isPlain ? 0 : -1;
    if (zeros >= 0 && (type === "x" || type === "X"))
      return around(e, type === "x" ? "fieldHex" : "fieldHexUpper", zeros);
    if (type === "d" || type === "i" || type === "u") {
      if (zeros > 0) return around(e, "fieldZeros", zeros);
      if (zeros === 0) return isSmall(value.type) ? ["", ""] : around(e, "fieldInt");
    }
    if (isPlain && type === "s") return textField(e, value);
    if (columns > 0 && (type === "s" || type === "d"))
      return around(e, type === "s" ? "fieldPad" : "fieldPadInt", columns, isLeft, quote(field));
  } else if (columns > 0 && !isLeft && type === "f") {
    return isBare(value)
      ? around(e, "bareSpecFixed", precision, columns)
      : around(e, "fieldPadFixed", precision, columns, quote(field));
  } else if (isPlain && type === "f") return around(e, isBare(value) ? "bareFixed" : "fieldFixed", precision);
  return around(e, "fieldPercent", quote(field));
}

function specField(e: EmitContext, spec: string, value: IrValue): Around {
  if (spec === "") return textField(e, value);
  const zeros = /^0([1-9]\d?)([dx]?)$/.exec(spec);
  if (zeros !== null)
    return around(e, "specZeros", zeros[2] === "x" ? 16 : 10, Number(zeros[1]), quote(spec));
  const fixed = /^>?([1-9]\d?)?\.(\d\d?)f$/.exec(spec);
  if (fixed !== null) {
    const sizes = [Number(fixed[2]), Number(fixed[1] ?? 0)];
    return isBare(value)
      ? around(e, "bareSpecFixed", ...sizes)
      : around(e, "specFixed", ...sizes, quote(spec));
  }
  const pad = /^([<>])([1-9]\d?)$/.exec(spec);
  if (pad !== null) return around(e, "specPad", pad[1] === "<", Number(pad[2]), quote(spec));
  return around(e, "specValue", quote(spec));
}

/** Whether the function for a field takes a float as a bare number. */
const takesBare = ([before]: Around): boolean => before.startsWith("$bare");

/** The value as the field takes it. */
function given(value: IrValue, field: Around): IrValue {
  return value.op === "Box" && takesBare(field) ? value.value : value;
}

function emitFilled(
  e: EmitContext,
  at: IrValue,
  { pieces, after }: Pattern,
  values: readonly IrValue[],
  fieldOf: typeof percentField,
  guard = "",
): boolean {
  if (pieces.length > MOST_FIELDS || pieces.length > values.length) return false;
  const names = values.map((_, i) => `v${i}`);
  const fields = pieces.map(({ field }, i) => fieldOf(e, field, values[i]!));
  // The first is a str, so everything behind it is added to a str.
  let text = quote(pieces[0]?.before ?? "");
  pieces.forEach((piece, i) => {
    if (i > 0 && piece.before !== "") text += ` + ${quote(piece.before)}`;
    const [before, behind] = fields[i]!;
    text += ` + ${before}${names[i]}${behind}`;
  });
  if (after !== "") text += ` + ${quote(after)}`;
  text = guard + text;
  const parameters = names.map(
    (name, i) => name + e.annotation(fields[i] !== undefined && takesBare(fields[i]) ? "number" : "Value"),
  );
  const { writer } = e;
  e.markValue(at);
  writer.write(`${e.hoist("fill", `(${parameters.join(", ")}) => ${text}`)}(`);
  e.list(values.map((value, i) => (fields[i] === undefined ? value : given(value, fields[i]))));
  e.markValue(at);
  writer.write(")");
  return true;
}

/** `"…" % (a, b)`: false for patterns that are wrong, or take their values in other ways. */
export function emitPercent(e: EmitContext, at: IrValue, text: string, values: readonly IrValue[]): boolean {
  const pattern = percentPattern(text);
  if (pattern?.pieces.length !== values.length) return false;
  return emitFilled(e, at, pattern, values, percentField);
}

/** What `"…" % value` takes as one value for certain. */
function isSingle({ type }: IrValue): boolean {
  return ["int", "float", "bool", "str", "none"].includes(type.kind);
}

/** `"…" % value`: a value of unknown type may be a tuple of values. */
export function emitPercentValue(e: EmitContext, at: IrValue, text: string, value: IrValue): boolean {
  if (isSingle(value)) return emitPercent(e, at, text, [value]);
  const pattern = percentPattern(text);
  if (pattern?.pieces.length !== 1 || value.type.kind !== "object") return false;
  const guard = `!${e.runtime("fieldSingle")}(v0) ? ${e.runtime("percentValue")}(${quote(text)}, v0) : `;
  return emitFilled(e, at, pattern, [value], percentField, guard);
}

/** `"…".format(a, b)` */
export function emitTemplateCall(e: EmitContext, value: Primitive): boolean {
  const [text, ...values] = value.args;
  if (!value.name.startsWith("str.format") || text?.op !== "Const" || text.value.kind !== "str") return false;
  const pattern = templatePattern(text.value.value);
  return pattern !== undefined && emitFilled(e, value, pattern, values, specField);
}

/** A field of an f-string with a constant specification. */
export function emitSpecified(e: EmitContext, field: FormatValue): boolean {
  const { spec, value, conversion } = field;
  if (conversion !== null || spec?.op !== "Const" || spec.value.kind !== "str") return false;
  const wrap = specField(e, spec.value.value, value);
  if (wrap[0] === "") return false;
  e.markValue(field);
  e.writer.write(wrap[0]);
  e.expression(given(value, wrap), ASSIGNMENT);
  e.markValue(field);
  e.writer.write(wrap[1]);
  return true;
}
