/**
 * Builtins as values, as in `for kind in (int, float): kind(text)` or `{"i": int, "s": str}[code](text)`: what their calls give.
 * Those are followed that look at their arguments, and whose result has a type whatever these are.
 */

import { NEVER, OBJECT, type RType } from "../ir/types.js";
import { builtinType } from "./result-types.js";

const PREFIX = "builtins.";

const FOLLOWED: ReadonlyMap<string, RType> = new Map(
  "bin bool chr float hex int oct ord print repr str"
    .split(" ")
    .map((name) => [name, { kind: "native", name: PREFIX + name }]),
);

/** The type of a builtin that is read as a value. */
export const builtinValue = (name: string): RType => FOLLOWED.get(name) ?? OBJECT;

export const isBuiltinValue = (t: RType): t is RType & { kind: "native" } =>
  t.kind === "native" && t.name.startsWith(PREFIX);

/** What such a builtin gives for arguments of these types. */
export function calledBuiltin(t: RType & { kind: "native" }, args: readonly RType[]): RType {
  return args.some((arg) => arg.kind === "never") ? NEVER : builtinType(t.name.slice(PREFIX.length), args);
}
