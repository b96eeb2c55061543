/** Finds names in classes and their bases, in the order in which the classes are listed. */

import type { ClassValue, Instance, Value } from "./value.js";

/** What a class gives for a name; `native` if it may come from a base that is no Python text. */
export function findInClass(cls: ClassValue, name: string, depth = 0): Value | undefined {
  const own = cls.names.get(name)?.value;
  if (own !== undefined) return own;
  if (depth > 12) return undefined;
  for (const base of cls.bases) {
    const found = base.kind === "class" ? findInClass(base, name, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

export function findMethod(instance: Instance, name: string): Value | undefined {
  return findInClass(instance.cls, name);
}

/** The first base that is no Python text. */
export function nativeBase(cls: ClassValue, depth = 0): Value | undefined {
  for (const base of cls.bases) {
    if (base.kind !== "class") return base;
    const found = depth > 12 ? undefined : nativeBase(base, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What follows the class in the order of lookup, for `super()`. */
export function findAfter(cls: Value, name: string): Value | undefined {
  if (cls.kind !== "class") return undefined;
  for (const base of cls.bases) {
    const found = base.kind === "class" ? findInClass(base, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
