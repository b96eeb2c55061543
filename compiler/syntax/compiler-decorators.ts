/**
 * Decorators that speak to the compiler: `@micropython.native` and its kin.
 *
 * MicroPython knows them by their text alone and does not evaluate them, whatever `micropython` may be bound to.
 */

import type { EmitterKind } from "../ir/function.js";
import type { Expr } from "./ast.js";

export interface CompilerDecorator {
  /** Name below `micropython`, and the whole as written; the name is empty for `@micropython` alone. */
  readonly name: string;
  readonly text: string;
  /** `null`: no such decorator. */
  readonly emitter: EmitterKind | null;
}

const EMITTERS: ReadonlyMap<string, EmitterKind> = new Map<string, EmitterKind>([
  ["bytecode", "bytecode"],
  ["native", "native"],
  ["viper", "viper"],
  ["asm_thumb", "asm"],
  ["asm_xtensa", "asm"],
  ["asm_xtensawin", "asm"],
  ["asm_rv32", "asm"],
]);

/** Reads a decorator as one for the compiler; `null` for ordinary ones. */
export function compilerDecorator(decorator: Expr): CompilerDecorator | null {
  const path: string[] = [];
  let expr = decorator.kind === "Call" ? decorator.func : decorator;
  while (expr.kind === "Attribute") {
    path.unshift(expr.attr.name);
    expr = expr.value;
  }
  if (expr.kind !== "Name" || expr.name !== "micropython") return null;
  const name = path.join(".");
  return { name, text: ["micropython", ...path].join("."), emitter: EMITTERS.get(name) ?? null };
}
