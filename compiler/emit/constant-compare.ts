/**
 * Comparisons of a value of unknown type with a constant int or str: mostly the value is of that kind, too, and then JavaScript's
 * own operator stands where the call would be, which is quicker while V8 knows little of the program, and less for it to compile.
 */

import type { Compare, Const, IrValue } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import * as P from "./precedence.js";

const OPERATORS: Readonly<Partial<Record<Compare["operator"], string>>> = {
  "==": "===",
  "!=": "!==",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** What `typeof` says of values that compare with the constant as JavaScript does; `undefined`: there are none such. */
function kindOf(constant: Const, operator: Compare["operator"]): "string" | "number" | undefined {
  const { value } = constant;
  if (value.kind === "int") return Number.isSafeInteger(Number(value.value)) ? "number" : undefined;
  if (value.kind !== "str") return undefined;
  // JavaScript orders by UTF-16 units: below the surrogates that is the order of the characters.
  const isOrdered = operator === "==" || operator === "!=" || !/[\ud800-\uffff]/.test(value.value);
  return isOrdered && value.value.length < 20 ? "string" : undefined;
}

const mayBeAnything = ({ type, rep }: IrValue): boolean =>
  rep === "boxed" && (type.kind === "object" || type.kind === "union");

/** Writes such a comparison, with `general` the function of the runtime for other values; false: it is none. */
export function emitConstantCompare(
  e: EmitContext,
  value: Compare,
  general: string,
  precedence: number,
): boolean {
  const { left, right } = value;
  const constant = right.op === "Const" ? right : left.op === "Const" ? left : undefined;
  const other = constant === right ? left : right;
  const kind = constant === undefined ? undefined : kindOf(constant, value.operator);
  if (constant === undefined || kind === undefined || !mayBeAnything(other)) return false;
  const { writer } = e;
  const asked = precedence > P.CONDITIONAL;
  if (asked) writer.write("(");
  writer.write("typeof ");
  let text: string;
  if (other.op === "Load" && !other.checked) {
    text = e.scope.variable(other.variable);
    if (other.variable.kind !== "temp") writer.map(other.start);
    writer.write(text);
  } else {
    text = e.scope.scratch(0);
    writer.write(`(${text} = `);
    e.expression(other, P.ASSIGNMENT);
    writer.write(")");
  }
  const literal = e.parts.constant(e, constant);
  const held = e.typescript ? `(${text}${e.asValue()})` : text;
  const both = (between: string): string =>
    constant === right ? held + between + literal : literal + between + held;
  writer.write(` === "${kind}" ? ${both(` ${OPERATORS[value.operator]!} `)} : `);
  e.markValue(value);
  writer.write(`${e.runtime(general)}(${both(", ")})`);
  if (asked) writer.write(")");
  return true;
}
