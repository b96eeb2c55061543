/** Values of the IR as JavaScript expressions, with as few parentheses as the grammar allows. */

import type {
  AssignNameExpr,
  Const,
  GetAttr,
  IrValue,
  Load,
  LoadGlobal,
  LoadUnknown,
  SetAttr,
} from "../ir/ops.js";
import { emitGetItem } from "./access.js";
import { constantValue } from "./constants.js";
import type { EmitContext } from "./context.js";
import { formatNumber, quote } from "./literals.js";
import { isIdentifier } from "./names.js";
import {
  chainOf,
  COMPARE,
  emitBinary,
  emitCompare,
  emitLogical,
  hasPlainTruth,
  isBoolean,
  TEST,
  wrapped,
} from "./operators.js";
import * as P from "./precedence.js";
import { primitive } from "../primitives/registry.js";
import { isFloatList } from "../types/float-lists.js";
import { emitPrimitive } from "./primitives.js";
import { storageOf } from "./typed-items.js";

const UNARY = { "-": "neg", "+": "pos", "~": "invert" } as const;

/** Writes a value as an expression that binds at least as tightly as `precedence`. */
export function emitExpression(e: EmitContext, value: IrValue, precedence: number): void {
  const { writer } = e;
  // Values that MicroPython compiles without noting their line come first.
  switch (value.op) {
    case "Load":
      return emitLoad(e, value, precedence);
    case "Const":
      return emitConst(e, value, precedence);
    case "Absent":
      return writer.write("undefined");
    case "LoadGlobal":
      return emitLoadGlobal(e, value, precedence);
    case "LoadBuiltin":
      writer.map(value.start, nameAt(e, value.start, value.name));
      return writer.write(e.builtin(value.name));
    case "LoadUnknown":
      return emitLoadUnknown(e, value);
    case "LoadName":
      e.outerNames.add(value.name);
      writer.map(value.start, nameAt(e, value.start, value.name));
      e.markUnbound(value);
      return writer.write(`${e.runtime("loadName")}($C, $M, ${quote(value.name)})`);
  }
  e.entered = value.start;
  switch (value.op) {
    case "Primitive":
      return emitPrimitive(e, value, precedence);
    case "GetAttr":
      return emitGetAttr(e, value, precedence);
    case "Call":
    case "CallMethod":
    case "CallSpread":
    case "CallHelper":
    case "ImportModule":
    case "ImportName":
      return e.parts.call(e, value, precedence);
    case "MakeFunction":
    case "MakeTuple":
    case "MakeList":
    case "MakeSlice":
    case "MakeSet":
    case "MakeDict":
    case "MakeClass":
    case "MakeComprehension":
    case "JoinStr":
    case "FormatValue":
    case "MakeTemplate":
      return e.parts.make(e, value, precedence);
    case "Binary":
      return emitBinary(e, value, precedence);
    case "Unary":
      e.markValue(value);
      writer.write(`${e.runtime(UNARY[value.operator])}(`);
      emitExpression(e, value.operand, P.ASSIGNMENT);
      return writer.write(")");
    case "Not":
      return wrapped(e, P.UNARY, precedence, () => {
        writer.write("!");
        emitTest(e, value.operand, P.UNARY);
      });
    case "Compare":
      return emitCompare(e, value, COMPARE, precedence);
    case "Logical":
      return emitLogical(e, value, precedence);
    case "Conditional":
      return wrapped(e, P.CONDITIONAL, precedence, () => {
        emitTest(e, value.test, P.OR);
        writer.write(" ? ");
        emitExpression(e, value.then, P.ASSIGNMENT);
        writer.write(" : ");
        emitExpression(e, value.otherwise, P.ASSIGNMENT);
      });
    case "GetItem":
      return emitGetItem(e, value, precedence);
    case "AssignExpr":
      return wrapped(e, P.ASSIGNMENT, precedence, () => {
        writer.map(value.start, nameAt(e, value.start, value.variable.name));
        writer.write(`${e.scope.variable(value.variable)} = `);
        emitExpression(e, value.value, P.ASSIGNMENT);
      });
    case "AssignNameExpr":
      return emitAssignName(e, value, precedence);
    case "Seq":
      if (value.values.length === 1) return emitExpression(e, value.values[0]!, precedence);
      return wrapped(e, P.SEQUENCE, precedence, () => e.list(value.values));
    case "Yield":
      return wrapped(e, P.ASSIGNMENT, precedence, () => {
        e.markValue(value);
        writer.write("yield ");
        emitExpression(e, value.value, P.ASSIGNMENT);
      });
    case "YieldFrom": {
      const [plain, quick] = value.isAwait ? ["awaitValue", "delegateAwait"] : ["yieldFrom", "delegate"];
      const helper = e.runtime(e.scope.tries > 0 ? plain : quick);
      // What has come to its end elsewhere gives nothing; a statement does not ask.
      if (e.scope.tries === 0 && precedence > P.SEQUENCE)
        return wrapped(e, P.CONDITIONAL, precedence, () => {
          e.markValue(value);
          writer.write(`(yield* ${helper}(`);
          emitExpression(e, value.value, P.ASSIGNMENT);
          writer.write(")) ?? null");
        });
      return wrapped(e, P.ASSIGNMENT, precedence, () => {
        e.markValue(value);
        writer.write(`yield* ${helper}(`);
        emitExpression(e, value.value, P.ASSIGNMENT);
        writer.write(")");
      });
    }
    case "MatchException":
      e.markValue(value);
      writer.write(`${e.runtime("match")}(${e.scope.variable(value.exception)}, `);
      emitExpression(e, value.matcher, P.ASSIGNMENT);
      return writer.write(")");
    case "Box":
      writer.write(`${e.runtime("float")}(`);
      emitExpression(e, value.value, P.ASSIGNMENT);
      return writer.write(")");
    case "Unbox":
      // A small int is a bare number already, and never -0.
      if (value.value.type.kind === "int" && value.value.type.small)
        return emitExpression(e, value.value, precedence);
      if (value.value.op === "Primitive" && primitive(value.value.name).bare !== undefined)
        return emitPrimitive(
          e,
          { ...value.value, name: primitive(value.value.name).bare!, rep: "f64" },
          precedence,
        );
      if (value.coerce) {
        e.markValue(value);
        writer.write(`${e.runtime("unboxFloat")}(`);
        emitExpression(e, value.value, P.ASSIGNMENT);
        return writer.write(")");
      }
      emitExpression(e, value.value, P.CALL);
      return writer.write(".v");
  }
}

/** Writes the truth of a value as a JavaScript boolean (or what JavaScript takes for the same in a test). */
export function emitTest(e: EmitContext, value: IrValue, precedence: number): void {
  const { writer } = e;
  switch (value.op) {
    case "Compare":
      return emitCompare(e, value, TEST, precedence);
    case "Logical": {
      const own = value.operator === "and" ? P.AND : P.OR;
      return wrapped(e, own, precedence, () => {
        const operands = chainOf(value);
        for (let i = 0; i < operands.length; i++) {
          if (i > 0) writer.write(value.operator === "and" ? " && " : " || ");
          emitTest(e, operands[i]!, own + 1);
        }
      });
    }
    case "Conditional":
      return wrapped(e, P.CONDITIONAL, precedence, () => {
        emitTest(e, value.test, P.OR);
        writer.write(" ? ");
        emitTest(e, value.then, P.ASSIGNMENT);
        writer.write(" : ");
        emitTest(e, value.otherwise, P.ASSIGNMENT);
      });
    case "Const":
      return writer.write(String(constantTruth(value)));
  }
  if (value.rep === "f64") {
    return wrapped(e, P.EQUALITY, precedence, () => {
      emitExpression(e, value, P.EQUALITY);
      writer.write(" !== 0");
    });
  }
  if (isBoolean(value)) return emitExpression(e, value, precedence);
  const { kind } = value.type;
  if (kind === "int" || kind === "str") {
    return wrapped(e, P.EQUALITY, precedence, () => {
      emitExpression(e, value, P.EQUALITY);
      writer.write(kind === "int" ? " !== 0" : ' !== ""');
    });
  }
  if (hasPlainTruth(value)) return emitExpression(e, value, precedence);
  const storage = storageOf(value);
  if (isFloatList(value.type))
    return wrapped(e, P.EQUALITY, precedence, () => {
      writer.write(`${e.runtime("floatsLength")}(`);
      emitExpression(e, value, P.ASSIGNMENT);
      writer.write(") !== 0");
    });
  if (storage !== undefined)
    return wrapped(e, P.EQUALITY, precedence, () => {
      emitReceiver(e, value);
      writer.write(`${storage.length} !== 0`);
    });
  if (kind === "deque")
    return wrapped(e, P.EQUALITY, precedence, () => {
      emitReceiver(e, value);
      writer.write(".length !== 0");
    });
  e.markValue(value);
  writer.write(`${e.runtime("truth")}(`);
  emitExpression(e, value, P.ASSIGNMENT);
  writer.write(")");
}

function constantTruth(value: Const): boolean {
  const constant = value.value;
  switch (constant.kind) {
    case "none":
      return false;
    case "ellipsis":
      return true;
    case "str":
    case "bytes":
      return constant.value.length > 0;
    case "int":
    case "bool":
    case "float":
    case "imaginary":
      return Number.isNaN(constant.value) || Boolean(constant.value);
  }
}

function emitConst(e: EmitContext, value: Const, precedence: number): void {
  const text = constantText(e, value);
  // Negative numbers are unary expressions; before a dot any number needs brackets.
  const isNumber = value.value.kind === "int" || (value.value.kind === "float" && value.rep === "f64");
  const own = text.startsWith("-") ? P.UNARY : P.NUMBER;
  e.writer.write(isNumber && own < precedence ? `(${text})` : text);
}

/** A constant as JavaScript text; a negative number is not in brackets. */
export function constantText(e: EmitContext, value: IrValue): string {
  if (value.op !== "Const") throw new Error(`${value.op} is no constant`);
  const constant = value.value;
  if (constant.kind === "float" && value.rep === "f64") return formatNumber(constant.value);
  return constantValue(e, constant);
}

function emitLoad(e: EmitContext, value: Load, precedence: number): void {
  const { writer } = e;
  const name = e.scope.variable(value.variable);
  const pythonName = value.variable.kind === "temp" ? undefined : nameAt(e, value.start, value.variable.name);
  if (!value.checked) {
    if (pythonName !== undefined) writer.map(value.start, pythonName);
    return writer.write(name);
  }
  wrapped(e, P.CONDITIONAL, precedence, () => {
    writer.map(value.start, pythonName);
    writer.write(`${name} !== undefined ? ${name} : `);
    e.markUnbound(value);
    const pythonText = quote(value.variable.name);
    writer.write(
      e.scope.isOfModule(value.variable)
        ? `${e.runtime("global")}($M, ${pythonText})`
        : `${e.runtime("unboundLocal")}(${pythonText})`,
    );
  });
}

function emitLoadGlobal(e: EmitContext, value: LoadGlobal, precedence: number): void {
  const { writer } = e;
  if (!e.isStatic) {
    writer.map(value.start, nameAt(e, value.start, value.name));
    e.markUnbound(value);
    return writer.write(`${e.runtime("loadGlobal")}($M, ${quote(value.name)})`);
  }
  const name = e.scope.global(value.name);
  if (e.isBound(value.name)) {
    writer.map(value.start, nameAt(e, value.start, value.name));
    return writer.write(name);
  }
  wrapped(e, P.CONDITIONAL, precedence, () => {
    writer.map(value.start, nameAt(e, value.start, value.name));
    writer.write(`${name} !== undefined ? ${name} : `);
    e.markUnbound(value);
    writer.write(`${e.runtime("global")}($M, ${quote(value.name)})`);
  });
}

function emitLoadUnknown(e: EmitContext, value: LoadUnknown): void {
  e.outerNames.add(value.name);
  e.writer.map(value.start, nameAt(e, value.start, value.name));
  e.markUnbound(value);
  e.writer.write(`${e.runtime(e.isStatic ? "global" : "loadGlobal")}($M, ${quote(value.name)})`);
}

function emitAssignName(e: EmitContext, value: AssignNameExpr, precedence: number): void {
  const { writer } = e;
  if (value.scope === "global" && e.isStatic) {
    return wrapped(e, P.ASSIGNMENT, precedence, () => {
      writer.map(value.start, nameAt(e, value.start, value.name));
      writer.write(`${e.scope.global(value.name)} = `);
      emitExpression(e, value.value, P.ASSIGNMENT);
    });
  }
  e.markValue(value);
  writer.write(value.scope === "name" ? `$C.set(` : `${e.runtime("storeGlobal")}($M, `);
  writer.write(`${quote(value.name)}, `);
  emitExpression(e, value.value, P.ASSIGNMENT);
  writer.write(")");
}

function emitGetAttr(e: EmitContext, value: GetAttr, precedence: number): void {
  const { writer } = e;
  const isInstance = value.object.type.kind === "instance";
  const isBare = value.rep === "f64";
  // The kind is asked for behind the number.
  if (value.half === "kind" || isSurelyThere(e, value)) {
    emitReceiver(e, value.object);
    e.markValue(value);
    return writer.write(attributeAccess(value.name, fieldMarker(value, isBare), false));
  }
  wrapped(e, P.CONDITIONAL, precedence, () => {
    const result = e.scope.scratch(0);
    writer.write(`(${result} = `);
    const object = emitReusable(e, value.object);
    e.markValue(value);
    const access = attributeAccess(value.name, isBare ? "n$" : "$", !isInstance);
    writer.write(`${access}) !== undefined ? ${result} : ${e.runtime("getattr")}(`);
    writer.write(`${object}, ${quote(value.name)})${isBare ? ".v" : ""}`);
  });
}

/** The object has the field: it has been through `__init__`; or its class has the property. */
function isSurelyThere(e: EmitContext, { object, name }: GetAttr): boolean {
  if (object.type.kind !== "instance") return false;
  const { assigned, accessors } = object.type.cls;
  return (assigned.has(name) && e.scope.fn.name !== "__init__") || accessors.has(name);
}

/** An object in front of a dot. */
function emitReceiver(e: EmitContext, object: IrValue): void {
  if (!e.typescript) return e.expression(object, P.CALL);
  e.writer.write("(");
  e.expression(object, P.ASSIGNMENT);
  e.writer.write(`${e.asValue()})`);
}

/**
 * Writes an object in front of `?.`, and gives the text that reads it again: the variable itself, or the second scratch
 * temporary (the next attribute access may take it again: by then this one is through).
 */
export function emitReusable(e: EmitContext, object: IrValue): string {
  const { writer } = e;
  if (object.op === "Load" && !object.checked && object.rep === "boxed") {
    const name = e.scope.variable(object.variable);
    if (object.variable.kind !== "temp")
      writer.map(object.start, nameAt(e, object.start, object.variable.name));
    writer.write(e.typescript && object.variable.type.kind !== "object" ? `(${name}${e.asValue()})` : name);
    return name;
  }
  const temporary = e.scope.scratch(1);
  writer.write(`(${temporary} = `);
  emitExpression(e, object, e.typescript ? P.SHIFT : P.ASSIGNMENT);
  writer.write(`${e.asValue()})`);
  return temporary;
}

/** In front of attributes, of bare ones, of what is known of the number there, and of methods. */
type Marker = "$" | "n$" | "k$" | "m$";

/** The marker of a field of which a part is read or written. */
export const fieldMarker = ({ half }: GetAttr | SetAttr, isBare: boolean): Marker =>
  half === "kind" ? "k$" : isBare ? "n$" : "$";

/** `.name` with the marker in front; optional chaining or not. */
export function attributeAccess(name: string, marker: Marker, optional: boolean): string {
  if (isIdentifier(name)) return `${optional ? "?." : "."}${marker}${name}`;
  return `${optional ? "?." : ""}[${quote(marker + name)}]`;
}

/** The name for a mapping, if the source really has it at that place. */
export function nameAt(e: EmitContext, offset: number, name: string): string | undefined {
  return e.module.file.text.startsWith(name, offset) ? name : undefined;
}
