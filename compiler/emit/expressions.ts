/** Values of the IR as JavaScript expressions, with as few parentheses as the grammar allows. */

import type { IrValue, Unbox, YieldFrom } from "../ir/ops.js";
import { COMPARISON_NAMES } from "../primitives/operator-names.js";
import { primitive } from "../primitives/registry.js";
import { emitGetItem } from "./access.js";
import { emitGetAttr } from "./attributes.js";
import { emitConst } from "./constants.js";
import type { EmitContext } from "./context.js";
import { emitBinary, emitCompare, emitLogical, wrapped } from "./operators.js";
import * as P from "./precedence.js";
import { emitPrimitive } from "./primitives.js";
import { emitNot, emitTest } from "./truth.js";
import {
  emitAssignName,
  emitLoad,
  emitLoadBuiltin,
  emitLoadGlobal,
  emitLoadName,
  emitLoadUnknown,
  nameAt,
} from "./variables.js";

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
      return emitLoadBuiltin(e, value);
    case "LoadUnknown":
      return emitLoadUnknown(e, value);
    case "LoadName":
      return emitLoadName(e, value);
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
      return emitNot(e, value, precedence);
    case "Compare":
      return emitCompare(e, value, COMPARISON_NAMES, precedence);
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
    case "YieldFrom":
      return emitYieldFrom(e, value, precedence);
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
      return emitUnbox(e, value, precedence);
  }
}

function emitYieldFrom(e: EmitContext, value: YieldFrom, precedence: number): void {
  const { writer } = e;
  const [plain, quick] = value.isAwait ? ["awaitValue", "delegateAwait"] : ["yieldFrom", "delegate"];
  const isQuick = e.scope.tries === 0;
  const helper = e.runtime(isQuick ? quick : plain);
  // What has come to its end elsewhere gives nothing; a statement does not ask.
  const isAsked = isQuick && precedence > P.SEQUENCE;
  wrapped(e, isAsked ? P.CONDITIONAL : P.ASSIGNMENT, precedence, () => {
    e.markValue(value);
    writer.write(`${isAsked ? "(" : ""}yield* ${helper}(`);
    emitExpression(e, value.value, P.ASSIGNMENT);
    writer.write(isAsked ? ")) ?? null" : ")");
  });
}

function emitUnbox(e: EmitContext, value: Unbox, precedence: number): void {
  const { writer } = e;
  const boxed = value.value;
  // A small int is a bare number already, and never -0.
  if (boxed.type.kind === "int" && boxed.type.small) return emitExpression(e, boxed, precedence);
  const bare = boxed.op === "Primitive" ? primitive(boxed.name).bare : undefined;
  if (boxed.op === "Primitive" && bare !== undefined)
    return emitPrimitive(e, { ...boxed, name: bare, rep: "f64" }, precedence);
  if (value.coerce) {
    e.markValue(value);
    writer.write(`${e.runtime("unboxFloat")}(`);
    emitExpression(e, boxed, P.ASSIGNMENT);
    return writer.write(")");
  }
  emitExpression(e, boxed, P.CALL);
  writer.write(".v");
}
