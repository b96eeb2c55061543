/** Binary operators, comparisons and `and`, `or`, as values and as tests. */

import type { Binary, Compare, Const, IrValue, Logical, MakeSequence } from "../ir/ops.js";
import { emitConstantCompare } from "./constant-compare.js";
import { type EmitContext, isPlain } from "./context.js";
import {
  ARITHMETIC_NAMES,
  COMPARISON_NAMES,
  TEST_NAMES,
  type ComparisonTable,
  inPlaceName,
} from "../primitives/operator-names.js";
import { emitPercent, emitPercentValue } from "./formats.js";
import { membersOf } from "../types/type-kinds.js";
import * as P from "./precedence.js";

/** Longer chains of one left-leaning operator are cut by a temporary: parsers nest as deep as the text. */
const LONGEST_CHAIN = 150;

/** Helpers whose result is a JavaScript boolean. */
const BOOLEAN_HELPERS = new Set(["asBool", "isStopAsyncIteration", "exitContextWith", "hasName"]);

/** JavaScript takes the same values for false; there is no bigint 0. */
export const hasPlainTruth = ({ type, rep }: IrValue): boolean =>
  rep === "boxed" &&
  membersOf(type).every((m) => PLAIN_TRUTH.has(m.kind) || (m.kind === "instance" && m.cls.isAlwaysTrue));

const PLAIN_TRUTH: ReadonlySet<IrValue["type"]["kind"]> = new Set<IrValue["type"]["kind"]>([
  "none",
  "bool",
  "int",
  "str",
]);

/** Whether the value is a JavaScript boolean whatever happens. */
export function isBoolean(value: IrValue): boolean {
  switch (value.op) {
    case "Not":
    case "MatchException":
      return true;
    case "Const":
      return value.value.kind === "bool";
    case "Compare":
      return COMPARISON_NAMES[value.operator] === undefined || value.type.kind === "bool";
    case "CallHelper":
      return BOOLEAN_HELPERS.has(value.helper);
    case "Logical":
      return isBoolean(value.left) && isBoolean(value.right);
    case "Conditional":
      return isBoolean(value.then) && isBoolean(value.otherwise);
    default:
      return value.type.kind === "bool";
  }
}

/** Writes between parentheses if `own` binds less tightly than what is asked for. */
export function wrapped(e: EmitContext, own: number, asked: number, write: () => void): void {
  if (own < asked) {
    e.writer.write("(");
    write();
    e.writer.write(")");
  } else write();
}

/** `a + b + c + …` leans to the left and may be thousands of terms long: no recursion along it, here or in parsers. */
export function emitBinary(e: EmitContext, value: Binary, precedence: number): void {
  if (isFormatting(value)) return emitFormatting(e, value);
  if (isPatternFilled(value)) return emitFilledPattern(e, value);
  const spine: Binary[] = [];
  let innermost: IrValue = value;
  while (innermost.op === "Binary" && !isPatternFilled(innermost)) {
    spine.push(innermost);
    innermost = innermost.left;
  }
  spine.reverse();
  if (spine.length <= LONGEST_CHAIN)
    return emitBinaryChain(e, spine, 0, spine.length, () => e.expression(innermost, P.ASSIGNMENT));
  const temporary = e.scope.acquire();
  wrapped(e, P.SEQUENCE, precedence, () => {
    for (let from = 0; from < spine.length; from += LONGEST_CHAIN) {
      const to = Math.min(from + LONGEST_CHAIN, spine.length);
      if (from > 0) e.writer.write(", ");
      if (to < spine.length) e.writer.write(`${temporary} = `);
      emitBinaryChain(e, spine, from, to, () => {
        if (from === 0) e.expression(innermost, P.ASSIGNMENT);
        else e.writer.write(temporary);
      });
    }
  });
  e.scope.release(temporary);
}

/** `"…" % value` */
function isPatternFilled({ operator, left }: Binary): boolean {
  return operator === "%" && left.op === "Const" && left.value.kind === "str";
}

function emitFilledPattern(e: EmitContext, value: Binary): void {
  const { left, right } = value;
  if (left.op === "Const" && left.value.kind === "str") {
    if (emitPercentValue(e, value, left.value.value, right)) return;
  }
  e.markValue(value);
  e.writer.write(`${e.runtime("percentValue")}(`);
  e.list([value.left, value.right]);
  e.writer.write(")");
}

type Formatting = Binary & { readonly left: Const; readonly right: MakeSequence };

/** `"…" % (a, b)`: no tuple is needed. */
function isFormatting(value: Binary): value is Formatting {
  const { right } = value;
  return isPatternFilled(value) && right.op === "MakeTuple" && !right.items.some((item) => item.spread);
}

function emitFormatting(e: EmitContext, value: Formatting): void {
  const pattern = value.left.value;
  const items = value.right.items.map((item) => item.value);
  if (pattern.kind === "str" && emitPercent(e, value, pattern.value, items)) return;
  e.markValue(value);
  e.writer.write(`${e.runtime("percentItems")}(`);
  e.expression(value.left, P.ASSIGNMENT);
  e.writer.write(", [");
  e.list(items);
  e.markValue(value);
  e.writer.write("])");
}

function emitBinaryChain(e: EmitContext, spine: Binary[], from: number, to: number, first: () => void): void {
  const { writer } = e;
  for (let i = to - 1; i >= from; i--) {
    const { operator, inplace } = spine[i]!;
    e.markValue(spine[i]!);
    const name = ARITHMETIC_NAMES[operator];
    writer.write(`${e.runtime(inplace ? inPlaceName(name) : name)}(`);
  }
  first();
  for (let i = from; i < to; i++) {
    writer.write(", ");
    e.expression(spine[i]!.right, P.ASSIGNMENT);
    writer.write(")");
  }
}

export function emitCompare(
  e: EmitContext,
  value: Compare,
  table: ComparisonTable,
  precedence: number,
): void {
  const { writer } = e;
  const { operator } = value;
  if (operator === "is" || operator === "is not") {
    return wrapped(e, P.EQUALITY, precedence, () => {
      // TypeScript refuses to compare literals that differ for certain.
      const isCast = e.typescript && value.left.op === "Const" && value.right.op === "Const";
      if (isCast) writer.write("(");
      e.expression(value.left, P.EQUALITY + 1);
      if (isCast) writer.write(`${e.asValue()})`);
      writer.write(operator === "is" ? " === " : " !== ");
      e.expression(value.right, P.EQUALITY + 1);
    });
  }
  if (operator === "in") return e.parts.membership(e, value, precedence);
  if (operator === "not in")
    return wrapped(e, P.UNARY, precedence, () => {
      writer.write("!");
      e.parts.membership(e, value, P.UNARY);
    });
  // A comparison known to give a bool takes the form for tests, which is the quicker one.
  const name = value.type.kind === "bool" ? TEST_NAMES[operator] : table[operator];
  if (emitConstantCompare(e, value, name!, precedence)) return;
  e.markValue(value);
  writer.write(`${e.runtime(name!)}(`);
  e.list([value.left, value.right]);
  writer.write(")");
}

/** Operands of `a and b and c`, however they are nested. */
export function chainOf(value: Logical): IrValue[] {
  const operands: IrValue[] = [];
  const pending: IrValue[] = [value];
  while (pending.length > 0) {
    const next = pending.pop()!;
    if (next.op === "Logical" && next.operator === value.operator) pending.push(next.right, next.left);
    else operands.push(next);
  }
  return operands;
}

/** `a or b` gives an operand: `$truth($t = a) ? $t : b`, plain operators where both are booleans. */
export function emitLogical(e: EmitContext, value: Logical, precedence: number): void {
  if (isBoolean(value)) return e.parts.test(e, value, precedence);
  wrapped(e, P.CONDITIONAL, precedence, () => emitOperands(e, chainOf(value), 0, value.operator));
}

function emitOperands(e: EmitContext, operands: IrValue[], index: number, operator: "and" | "or"): void {
  const { writer } = e;
  const operand = operands[index]!;
  if (index === operands.length - 1) return e.expression(operand, P.ASSIGNMENT);
  let again: () => void;
  if (isBoolean(operand)) {
    // Reached only with the one value: `and` gives a false operand, `or` a true one.
    e.parts.test(e, operand, P.OR);
    again = () => writer.write(operator === "and" ? "false" : "true");
  } else if (isPlain(operand)) {
    e.parts.test(e, operand, P.OR);
    again = () => e.expression(operand, P.ASSIGNMENT);
  } else {
    const temporary = e.scope.scratch(0);
    e.markValue(operand);
    writer.write(`${hasPlainTruth(operand) ? "" : e.runtime("truth")}(${temporary} = `);
    e.expression(operand, P.ASSIGNMENT);
    writer.write(")");
    again = () => writer.write(temporary);
  }
  writer.write(" ? ");
  if (operator === "and") emitOperands(e, operands, index + 1, operator);
  else again();
  writer.write(" : ");
  if (operator === "and") again();
  else emitOperands(e, operands, index + 1, operator);
}
