/** Values that may be None, where None raises: the value, or the error that the operation on None gives. */

import { CALL, CONDITIONAL } from "../emit/precedence.js";
import { ARITHMETIC_NAMES, COMPARISON_NAMES, inPlaceName } from "./operator-names.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

/** `more` is an operand that says more about the operation: the name of an attribute, a number of the kind of the other operand. */
const row = (operation: string, error: string, more?: "str" | "object"): PrimitiveRow => ({
  name: `present.${operation}`,
  operands: [
    { type: "object", rep: "boxed" },
    ...(more === undefined ? [] : [{ type: more, rep: "boxed" } as const]),
  ],
  result: { type: "object", rep: "boxed" },
  pure: false,
  raises: true,
  template: `{*0} ?? ${error}`,
  precedence: CONDITIONAL,
});

/** Operators that raise for None beside a number, and what the runtime calls them. */
const OPERATORS: Readonly<Record<string, string>> = Object.fromEntries([
  ...(["+", "-", "*", "/", "//", "%"] as const).flatMap((sign) => [
    [sign, ARITHMETIC_NAMES[sign]],
    [`${sign}=`, inPlaceName(ARITHMETIC_NAMES[sign])],
  ]),
  ...(["<", "<=", ">", ">="] as const).map((sign) => [sign, COMPARISON_NAMES[sign]]),
]);

/** The primitive for an operand of an operator; `=` behind the sign of arithmetic in place. */
export function presentOperand(sign: string, side: "left" | "right"): string | undefined {
  return Object.hasOwn(OPERATORS, sign) ? `present.${sign}.${side}` : undefined;
}

const PRESENT_OPERANDS = new Set(
  Object.keys(OPERATORS).flatMap((sign) => [`present.${sign}.left`, `present.${sign}.right`]),
);

/** The primitive is one of those. */
export const isPresentOperand = (name: string): boolean => PRESENT_OPERANDS.has(name);

/** What the operator raises for None beside a number of the kind of the operand. */
const error = (operation: string, template: string): PrimitiveRow => ({
  name: `absent.${operation}`,
  operands: [{ type: "object", rep: "boxed" }],
  result: { type: "object", rep: "boxed" },
  pure: false,
  raises: true,
  template,
  precedence: CALL,
});

/** The primitive that raises what the one of `presentOperand` raises for None. */
export const absentOperand = (present: string): string => present.replace("present", "absent");

registerPrimitives([
  ...Object.entries(OPERATORS).flatMap(([sign, name]) => [
    row(`${sign}.left`, `{$${name}}(null, {(1)})`, "object"),
    row(`${sign}.right`, `{$${name}}({(1)}, null)`, "object"),
    error(`${sign}.left`, `{$${name}}(null, {(0)})`),
    error(`${sign}.right`, `{$${name}}({(0)}, null)`),
  ]),
  row("getitem", "{$getitem}(null, 0)"),
  row("setitem", "{$setitem}(null, 0, null)"),
  row("iter", "{$iter}(null)"),
  row("getattr", "{$getattr}(null, {(1)})", "str"),
  row("setattr", "{$setattr}(null, {(1)}, null)", "str"),
  row("method", "{$method}(null, {(1)})", "str"),
]);
