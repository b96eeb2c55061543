/** What can be said of a type by its kind: its members, and what values of it have and do. */

import type { RType } from "../ir/types.js";

/** The alternatives of a union, or the type alone. */
export const membersOf = (t: RType): readonly RType[] => (t.kind === "union" ? t.members : [t]);

const PLAIN: ReadonlySet<RType["kind"]> = new Set(["int", "bool", "float", "str", "none"]);

/** Operations on values of such types among themselves run no code of the program. */
export function isPlainType(t: RType): boolean {
  return t.kind === "union" ? t.members.every(isPlainType) : PLAIN.has(t.kind);
}

/** Values of such types are equal if they are the same JavaScript value. */
export function isIdentity(t: RType): boolean {
  return membersOf(t).every((m) => m.kind === "none" || m.kind === "int" || m.kind === "str");
}

const BUILTIN: ReadonlySet<RType["kind"]> = new Set([
  ...(["int", "bool", "float", "complex", "str", "bytes", "bytearray"] as const),
  ...(["list", "tuple", "dict", "set", "frozenset", "deque"] as const),
  ...(["range", "slice", "array", "memoryview", "library"] as const),
]);

/** Values of a built-in type have its methods, and no attribute that a program has given them. */
export const isBuiltin = (t: RType): boolean => BUILTIN.has(t.kind);

/** The module of the library with this name, which no module of the program stands for. */
export const isLibraryModule = (t: RType, name: string): boolean =>
  t.kind === "module" && t.module === null && t.name === name;

const CALLABLE: ReadonlySet<RType["kind"]> = new Set([
  "function",
  "class",
  "native",
  "method",
  "bound",
  "callables",
]);

export const isCallable = (t: RType): boolean => CALLABLE.has(t.kind);

/** Functions, methods and classes, one by one. */
export const callablesOf = (t: RType): readonly RType[] => (t.kind === "callables" ? t.members : [t]);

/** What can be called to do something with values that are out of sight. */
export const isFunction = (t: RType): boolean => t.kind !== "class" && t.kind !== "native" && isCallable(t);

/** The types of the items that tuples of a type begin with for certain. */
export const firstOf = (t: RType & { kind: "tuple" }): readonly RType[] =>
  t.item === undefined ? t.elements : (t.first ?? []);
