/** Names of the special methods whose calls are followed: for operators, subscripts and iteration. */

import type { BinaryOperator } from "../syntax/ast.js";

export const METHODS: Readonly<Record<BinaryOperator, string>> = {
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
  "&": "and",
  "|": "or",
  "^": "xor",
};

const REFLECTED: ReadonlySet<string> = new Set(Object.values(METHODS).map((name) => `__r${name}__`));

/** The special methods for operators, whose calls are followed. */
export const OPERATOR_METHODS: ReadonlySet<string> = new Set([
  ...Object.values(METHODS).flatMap((name) => [`__${name}__`, `__i${name}__`]),
  ...REFLECTED,
]);

/** The special methods for subscripts and membership, whose calls are followed as long as no instance is out of sight. */
export const SUBSCRIPT_METHODS: ReadonlySet<string> = new Set([
  "__getitem__",
  "__setitem__",
  "__delitem__",
  "__contains__",
]);

/**
 * Special methods that take nothing but the instance, and whose results are followed: of iteration, `with` and unary
 * operators. The runtime calls them.
 */
export const UNARY_METHODS: ReadonlySet<string> = new Set([
  "__iter__",
  "__next__",
  "__enter__",
  "__neg__",
  "__pos__",
  "__invert__",
  "__abs__",
]);

/** The special methods for comparisons. */
export const EQUALITY_METHODS: ReadonlySet<string> = new Set(["__eq__", "__ne__"]);
export const ORDER_METHODS: ReadonlySet<string> = new Set(["__lt__", "__le__", "__gt__", "__ge__"]);

export const isComparing = (name: string): boolean => EQUALITY_METHODS.has(name) || ORDER_METHODS.has(name);

/** Is it the method of a right operand? */
export const isReflected = (name: string): boolean => REFLECTED.has(name);
