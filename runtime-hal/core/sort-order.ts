/** What calls of `list.sort` and `sorted` say of the order. */

import { parseArguments, type ArgumentSpec } from "./native.js";
import { truth } from "./operators.js";
import type { Keywords, Value } from "./value.js";

const PARAMETERS: readonly ArgumentSpec[] = [
  { name: "key", keywordOnly: true },
  { name: "reverse", keywordOnly: true },
];

export class SortOrder {
  /** A function, or None. */
  readonly key: Value;
  readonly reverse: boolean;

  /** Raises the TypeError for arguments that there are none of: all those without a name, and other names. */
  constructor(args: readonly Value[], kw: Keywords) {
    const key: Value = kw?.get("key");
    const reverse: Value = kw?.get("reverse");
    if (kw !== null) {
      const known = (key === undefined ? 0 : 1) + (reverse === undefined ? 0 : 1);
      if (known < kw.size) parseArguments(args, kw, PARAMETERS);
    }
    if (args.length > 0) parseArguments(args, kw, PARAMETERS);
    this.key = key === undefined ? null : key;
    this.reverse = reverse !== undefined && truth(reverse);
  }
}
