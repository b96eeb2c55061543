/** Which built-in exceptions are derived from which: what a handler of one of them takes. */

import type { IrClass } from "../ir/class.js";
import type { RType } from "../ir/types.js";

/** Those that are not derived from Exception directly. */
const BASES: Readonly<Record<string, string>> = {
  Exception: "BaseException",
  GeneratorExit: "BaseException",
  IndentationError: "SyntaxError",
  IndexError: "LookupError",
  KeyboardInterrupt: "BaseException",
  KeyError: "LookupError",
  NotImplementedError: "RuntimeError",
  OverflowError: "ArithmeticError",
  SystemExit: "BaseException",
  UnicodeError: "ValueError",
  ViperTypeError: "TypeError",
  ZeroDivisionError: "ArithmeticError",
};

const ROOT = "BaseException";

/** Is a built-in exception the one called `base`, or derived from it? */
export function isDerived(name: string, base: string): boolean {
  for (let n = name; ; n = BASES[n] ?? "Exception") {
    if (n === base) return true;
    if (n === ROOT) return false;
  }
}

/** The built-in exception that a class of the program is derived from, at whatever distance, if it is one. */
export function builtinBase(cls: IrClass): string | undefined {
  const [base] = cls.bases;
  return base === undefined ? (cls.exceptionBase ?? undefined) : builtinBase(base);
}

/** The class of an exception: a built-in one by its name, or one of the program. */
export type ExceptionClass = string | IrClass;

/** Does a handler of `matcher` take exceptions of exactly that class? */
export function takes(matcher: ExceptionClass, raised: ExceptionClass): boolean {
  if (typeof matcher === "string")
    return isDerived(typeof raised === "string" ? raised : builtinBase(raised)!, matcher);
  for (let c = typeof raised === "string" ? undefined : raised; c !== undefined; c = c.bases[0])
    if (c === matcher) return true;
  return false;
}

/** The exception class of the program that a value of the type is, if it is exactly one. */
export function classOfType(type: RType): IrClass | undefined {
  if (type.kind !== "class" || type.orDerived === true) return undefined;
  return builtinBase(type.cls) === undefined ? undefined : type.cls;
}
