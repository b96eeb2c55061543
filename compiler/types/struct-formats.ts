/** What `struct.unpack` gives for a constant format: the type of each value. */

import { FLOAT, INT, OBJECT, type RType } from "../ir/types.js";
import { between } from "./ranges.js";

const CODES: Readonly<Record<string, RType>> = {
  b: between(-128, 127),
  B: between(0, 255),
  h: between(-32768, 32767),
  H: between(0, 65535),
  i: between(-(2 ** 31), 2 ** 31 - 1),
  I: between(0, 2 ** 32 - 1),
  // Four bytes or eight.
  l: INT,
  L: INT,
  q: INT,
  Q: INT,
  P: INT,
  f: FLOAT,
  d: FLOAT,
  e: FLOAT,
};

/** More values than this are not told apart. */
const MOST = 32;

/** One type for each value; `undefined` for a format that has others, or too many. */
export function structTypes(format: string): RType[] | undefined {
  const match = /^[@=<>!]?((?:\s*\d*[a-zA-Z?])*)\s*$/.exec(format);
  if (match === null) return undefined;
  const types: RType[] = [];
  for (const [, digits, code] of match[1]!.matchAll(/(\d*)([a-zA-Z?])/g)) {
    const count = digits === "" ? 1 : Number(digits);
    if (code === "x") continue;
    if (code === "s") {
      types.push({ kind: "bytes" });
      continue;
    }
    for (let i = 0; i < count && types.length <= MOST; i++) types.push(CODES[code!] ?? OBJECT);
  }
  return types.length > MOST ? undefined : types;
}
