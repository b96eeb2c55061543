/** Values that make something: containers, functions, classes, comprehensions, formatted strings. */

import type {
  FormatValue,
  IrValue,
  JoinStr,
  MakeClass,
  MakeComprehension,
  MakeDict,
  MakeFunction,
  MakeSequence,
  MakeSlice,
  MakeTemplate,
} from "../ir/ops.js";
import { distinctKeys } from "../passes/record-fields.js";
import { emitMakeClass } from "./class.js";
import { constantOf } from "./constants.js";
import type { EmitContext } from "./context.js";
import { emptyList } from "./empty-lists.js";
import { emitFloats } from "./float-items.js";
import { emitSpecified } from "./formats.js";
import { hasFlatParameters, metaText } from "./function.js";
import { quote } from "./literals.js";
import { ADDITIVE, ASSIGNMENT } from "./precedence.js";
import { emitHanded, handVariables } from "./handed-variables.js";
import { rangeArguments } from "./ranges.js";
import { mayBeLeft } from "./resumable.js";
import { makesFloats } from "../types/float-lists.js";

type MakeValue =
  | MakeSlice
  | MakeSequence
  | MakeDict
  | MakeFunction
  | MakeClass
  | MakeComprehension
  | JoinStr
  | FormatValue
  | MakeTemplate;

const SEQUENCES = { MakeTuple: "tuple", MakeList: "list", MakeSet: "set" } as const;

export function emitMake(e: EmitContext, value: IrValue, precedence: number): void {
  const make = value as MakeValue;
  const { writer } = e;
  switch (make.op) {
    case "MakeSlice":
      writer.write(`${e.runtime("slice")}(`);
      e.list([make.lower, make.upper, make.step]);
      return writer.write(")");
    case "MakeTuple": {
      const constant = constantOf(e, make);
      if (constant !== undefined) return writer.write(constant);
      return emitSequence(e, make);
    }
    case "MakeList":
      if (makesFloats(make))
        return emitFloats(
          e,
          make.items.map((item) => item.value),
        );
      return emitSequence(e, make);
    case "MakeSet":
      return emitSequence(e, make);
    case "MakeDict":
      return emitDict(e, make);
    case "MakeFunction":
      return emitMakeFunction(e, make);
    case "MakeClass":
      return emitMakeClass(e, make);
    case "MakeComprehension":
      return emitComprehension(e, make, precedence);
    case "JoinStr":
      return emitJoin(e, make, precedence);
    case "FormatValue":
      return emitFormat(e, make, precedence);
    case "MakeTemplate":
      return emitTemplate(e, make);
  }
}

function emitSequence(e: EmitContext, make: MakeSequence): void {
  const { writer } = e;
  e.markValue(make);
  if (make.op === "MakeList" && make.items.length === 0) return writer.write(emptyList(e, make.type));
  writer.write(`${e.runtime(SEQUENCES[make.op])}([`);
  e.spreadList(make.items);
  writer.write("])");
}

function emitDict(e: EmitContext, value: MakeDict): void {
  const { writer } = e;
  e.markValue(value);
  const names = distinctKeys(value);
  if (names !== undefined) {
    writer.write(`${e.runtime("dictOf")}(${e.keywordNames(names)}, [`);
    value.items.forEach((item, i) => {
      if (i > 0) e.separator(value.items.length);
      e.entered = item.key!.start;
      e.expression(item.value, ASSIGNMENT);
    });
    return writer.write("])");
  }
  if (value.items.length === 0) return writer.write(`${e.runtime("newDict")}()`);
  writer.write(`${e.runtime("dict")}([`);
  value.items.forEach((item, i) => {
    if (i > 0) e.separator(value.items.length);
    e.entered = (item.key ?? item.value).start;
    if (item.key === null) {
      writer.write(`...${e.runtime("spreadDict")}(`);
      e.expression(item.value, ASSIGNMENT);
      writer.write(")");
    } else {
      e.expression(item.key, ASSIGNMENT);
      writer.write(", ");
      e.expression(item.value, ASSIGNMENT);
    }
  });
  writer.write("])");
}

function emitMakeFunction(e: EmitContext, value: MakeFunction): void {
  const { writer } = e;
  const { fn, positionalDefaults, keywordDefaults } = value;
  const flat = hasFlatParameters(fn);
  const meta = e.hoist("meta", metaText(e, fn));
  const isResumable = e.module.startsThreads && mayBeLeft(fn);
  e.markValue(value);
  if (isResumable) writer.write(`${e.runtime("resumable")}(`);
  writer.write(`${e.runtime(flat ? "defFlat" : "def")}(`);
  // Defaults are evaluated by the definition, before the function exists; a function expression has no effects,
  // so writing it first changes nothing.
  e.parts.functionExpression(e, fn, positionalDefaults);
  writer.write(`, ${meta}`);
  if (positionalDefaults.length > 0 || keywordDefaults.length > 0) {
    writer.write(", [");
    e.list(positionalDefaults);
    writer.write("]");
  }
  if (keywordDefaults.length > 0) {
    const byName = new Map(keywordDefaults.map((keyword) => [keyword.name, keyword.value]));
    const keywordOnly = fn.params.filter((param) => param.form === "kwonly");
    writer.write(", [");
    keywordOnly.forEach((param, i) => {
      if (i > 0) writer.write(", ");
      const given = byName.get(param.variable.name);
      if (given === undefined) writer.write("undefined");
      else e.expression(given, ASSIGNMENT);
    });
    writer.write("]");
  }
  writer.write(")");
  if (!isResumable) return;
  writer.write(", ");
  e.parts.functionExpression(e, fn, positionalDefaults, true);
  writer.write(")");
}

/** A comprehension is a function called at once: an arrow function, or a generator if it yields. */
function emitComprehension(e: EmitContext, value: MakeComprehension, precedence: number): void {
  const { writer } = e;
  const yields = value.fn.isGenerator || value.fn.isAsync;
  const parenthesised = yields && precedence > ASSIGNMENT;
  if (parenthesised) writer.write("(");
  if (yields) writer.write("yield* ");
  const range = rangeArguments(e, value.fn, value.iterable);
  if (!yields) handVariables(e, value.fn);
  writer.write("(");
  e.parts.functionExpression(e, value.fn);
  writer.write(")");
  e.markValue(value);
  writer.write("(");
  if (range !== undefined) range();
  else {
    writer.write(`${e.runtime("iterate")}(`);
    e.expression(value.iterable, ASSIGNMENT);
    writer.write(")");
  }
  emitHanded(e, value.fn);
  writer.write(")");
  if (parenthesised) writer.write(")");
}

function emitJoin(e: EmitContext, value: JoinStr, precedence: number): void {
  const { writer } = e;
  const { parts } = value;
  if (parts.length === 0) return writer.write('""');
  if (parts.length === 1) return e.expression(parts[0]!, precedence);
  const parenthesised = precedence > ADDITIVE;
  if (parenthesised) writer.write("(");
  parts.forEach((part, i) => {
    if (i > 0) writer.write(" + ");
    e.expression(part, i === 0 ? ADDITIVE : ADDITIVE + 1);
  });
  if (parenthesised) writer.write(")");
}

function emitFormat(e: EmitContext, value: FormatValue, precedence: number): void {
  const { writer } = e;
  const { type } = value.value;
  if (value.spec === null && value.value.rep === "boxed") {
    if (type.kind === "str" && value.conversion !== "r" && value.conversion !== "a")
      return e.expression(value.value, precedence);
    if (type.kind === "int" && type.small) {
      writer.write("`${");
      e.expression(value.value, ASSIGNMENT);
      return writer.write("}`");
    }
  }
  if (emitSpecified(e, value)) return;
  e.markValue(value);
  writer.write(`${e.runtime("format")}(`);
  e.expression(value.value, ASSIGNMENT);
  if (value.conversion !== null || value.spec !== null) {
    writer.write(value.conversion === null ? ", null" : `, ${quote(value.conversion)}`);
  }
  if (value.spec !== null) {
    writer.write(", ");
    e.expression(value.spec, ASSIGNMENT);
  }
  writer.write(")");
}

function emitTemplate(e: EmitContext, value: MakeTemplate): void {
  const { writer } = e;
  e.markValue(value);
  writer.write(`${e.runtime("template")}([${value.strings.map(quote).join(", ")}], [`);
  value.fields.forEach((field, i) => {
    if (i > 0) writer.write(", ");
    writer.write("[");
    e.expression(field.value, ASSIGNMENT);
    writer.write(`, ${quote(field.text)}, ${field.conversion === null ? "null" : quote(field.conversion)}, `);
    e.expression(field.spec, ASSIGNMENT);
    writer.write("]");
  });
  writer.write("])");
}
