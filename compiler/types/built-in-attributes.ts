/** Names of the attributes that values of built-in types have. Every other one raises AttributeError. */

import type { RType } from "../ir/types.js";

const TEXT =
  "find rfind index rindex count startswith endswith join split splitlines rsplit strip lstrip rstrip replace partition " +
  "rpartition center lower upper isspace isalpha isdigit isupper islower format";
const FROZENSET = "copy difference intersection isdisjoint issubset issuperset symmetric_difference union";

const named = (...names: string[]): ReadonlySet<string> => new Set(names.join(" ").split(" "));

/** By kind; of kinds that are missing nothing is said. As `dir()` shows them. */
export const BUILT_IN_ATTRIBUTES: Readonly<Partial<Record<RType["kind"], ReadonlySet<string>>>> = {
  int: named("to_bytes from_bytes"),
  bool: new Set(),
  float: new Set(),
  list: named("append pop clear copy count extend index insert remove reverse sort"),
  tuple: named("count index"),
  dict: named("get items keys values setdefault pop popitem clear copy update fromkeys"),
  set: named(
    FROZENSET,
    "add clear discard remove pop update difference_update intersection_update symmetric_difference_update",
  ),
  frozenset: named(FROZENSET),
  str: named(TEXT, "encode"),
};

/** Does a value of the type raise for every attribute of that name? Named tuples have some of their own. */
export function hasNoAttribute(t: RType, name: string): boolean {
  const attributes = BUILT_IN_ATTRIBUTES[t.kind];
  if (attributes === undefined || name.startsWith("__") || attributes.has(name)) return false;
  return t.kind !== "tuple" || t.names === undefined;
}
