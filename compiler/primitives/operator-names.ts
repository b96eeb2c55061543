/** What the runtime calls the operators that work on any values. */

import type { BinaryOperator, CompareOperator } from "../syntax/ast.js";

export const ARITHMETIC_NAMES: Readonly<Record<BinaryOperator, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "<<": "lshift",
  ">>": "rshift",
  "&": "bitAnd",
  "|": "bitOr",
  "^": "bitXor",
};

/** The operator of `a += b`, by the name of that of `a + b`. */
export const inPlaceName = (name: string): string => `i${name}`;

export type ComparisonTable = Readonly<Partial<Record<CompareOperator, string>>>;

/** Comparisons as values: `__eq__` and its like may give anything. */
export const COMPARISON_NAMES: ComparisonTable = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

/** Comparisons whose truth is all that counts. */
export const TEST_NAMES: ComparisonTable = {
  "==": "isEq",
  "!=": "isNe",
  "<": "isLt",
  "<=": "isLe",
  ">": "isGt",
  ">=": "isGe",
};
