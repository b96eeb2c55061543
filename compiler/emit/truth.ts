/** The truth of values: what tests ask for. */

import type { Const, IrValue, Not } from "../ir/ops.js";
import { TEST_NAMES } from "../primitives/operator-names.js";
import { isFloatList } from "../types/float-lists.js";
import { emitReceiver } from "./attributes.js";
import type { EmitContext } from "./context.js";
import { chainOf, emitCompare, hasPlainTruth, isBoolean, wrapped } from "./operators.js";
import * as P from "./precedence.js";
import { storageOf } from "./typed-items.js";

/** Writes the truth of a value as a JavaScript boolean (or what JavaScript takes for the same in a test). */
export function emitTest(e: EmitContext, value: IrValue, precedence: number): void {
  const { writer } = e;
  // MicroPython notes no line for `and`, `or` and `not` in conditions.
  switch (value.op) {
    case "Compare":
      e.entered = value.start;
      return emitCompare(e, value, TEST_NAMES, precedence);
    case "Not":
      return emitNot(e, value, precedence);
    case "Logical": {
      const own = value.operator === "and" ? P.AND : P.OR;
      return wrapped(e, own, precedence, () => {
        const operands = chainOf(value);
        for (let i = 0; i < operands.length; i++) {
          if (i > 0) writer.write(value.operator === "and" ? " && " : " || ");
          e.parts.test(e, operands[i]!, own + 1);
        }
      });
    }
    case "Conditional":
      e.entered = value.start;
      return wrapped(e, P.CONDITIONAL, precedence, () => {
        e.parts.test(e, value.test, P.OR);
        writer.write(" ? ");
        e.parts.test(e, value.then, P.ASSIGNMENT);
        writer.write(" : ");
        e.parts.test(e, value.otherwise, P.ASSIGNMENT);
      });
    case "Const":
      return writer.write(String(constantTruth(value)));
  }
  if (value.rep === "f64") {
    return wrapped(e, P.EQUALITY, precedence, () => {
      e.expression(value, P.EQUALITY);
      writer.write(" !== 0");
    });
  }
  if (isBoolean(value)) return e.expression(value, precedence);
  const { kind } = value.type;
  if (kind === "int" || kind === "str") {
    return wrapped(e, P.EQUALITY, precedence, () => {
      e.expression(value, P.EQUALITY);
      writer.write(kind === "int" ? " !== 0" : ' !== ""');
    });
  }
  if (hasPlainTruth(value)) return e.expression(value, precedence);
  const storage = storageOf(value);
  if (isFloatList(value.type))
    return wrapped(e, P.EQUALITY, precedence, () => {
      writer.write(`${e.runtime("floatsLength")}(`);
      e.expression(value, P.ASSIGNMENT);
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
  e.expression(value, P.ASSIGNMENT);
  writer.write(")");
}

export const emitNot = (e: EmitContext, { operand }: Not, precedence: number): void =>
  wrapped(e, P.UNARY, precedence, () => {
    e.writer.write("!");
    emitTest(e, operand, P.UNARY);
  });

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
