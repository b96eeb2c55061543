/** What calls of `list.sort` and `sorted` say of the order. */

import { parseArguments, type ArgumentSpec } from "./native.js";
import { truth } from "./operators.js";
import type { Keywords, Value } from "./value.js";

const PARAMETERS: readonly ArgumentSpec[] = [
  { name: "key", keywordOnly: true },
  { name: "reverse", keywordOnly: true },
];

export class SortOrder {
  constructor(
    /** A function, or None. */
    readonly key: Value,
    readonly reverse: boolean,
  ) {}
}

/** The order by keywords. Raises the TypeError for arguments that there are none of: all those without a name, and other names. */
export function sortOrder(args: readonly Value[], kw: Keywords): SortOrder {
  const key: Value = kw?.get("key");
  const reverse: Value = kw?.get("reverse");
  if (kw !== null) {
    const known = (key === undefined ? 0 : 1) + (reverse === undefined ? 0 : 1);
    if (known < kw.size) parseArguments(args, kw, PARAMETERS);
  }
  if (args.length > 0) parseArguments(args, kw, PARAMETERS);
  return new SortOrder(key === undefined ? null : key, reverse !== undefined && truth(reverse));
}

/** Are the names those of an order, none of them twice? */
export function areOfOrder(names: readonly string[]): boolean {
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if ((name !== "key" && name !== "reverse") || (i > 0 && name === names[0])) return false;
  }
  return names.length <= 2;
}

/** The order by such names and their values. */
export function namedOrder(names: readonly string[], values: readonly Value[]): SortOrder {
  let key: Value = null;
  let reverse = false;
  for (let i = 0; i < names.length; i++) {
    if (names[i] === "key") key = values[i];
    else reverse = values[i] === true || truth(values[i]);
  }
  return new SortOrder(key, reverse);
}
