/** Constant formats of `struct` and typecodes of arrays: the type of each value, and where the ints of a format stand. */

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

/** What an array of that typecode holds; `undefined` for codes of which nothing is known. */
export const itemOfTypecode = (code: string): RType | undefined => (code === "e" ? undefined : CODES[code]);

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

/** A number in a format: its first byte, how many bytes it has, and how they are read. */
export interface StructField {
  readonly at: number;
  readonly size: number;
  readonly little: boolean;
  readonly signed: boolean;
  readonly isFloat: boolean;
}

export interface StructLayout {
  readonly fields: readonly StructField[];
  /** Bytes of all fields and what is between them. */
  readonly size: number;
}

const SIZES: Readonly<Record<string, number>> = { b: 1, h: 2, i: 4, l: 4, f: 4, d: 8 };

/** The layout of a format of ints of up to 32 bits and floats; `undefined` for others, and for more than fit into a line or two. */
export function structLayout(format: string): StructLayout | undefined {
  const match = /^([@<>!]?)((?:\d*[bBhHiIlLfd])+)$/.exec(format);
  if (match === null) return undefined;
  const [, order, codes] = match as unknown as [string, string, string];
  const isNative = order === "" || order === "@";
  const fields: StructField[] = [];
  let at = 0;
  for (const [, digits, code] of codes.matchAll(/(\d*)([a-zA-Z])/g)) {
    // Native longs have eight bytes.
    if (isNative && (code === "l" || code === "L")) return undefined;
    const size = SIZES[code!.toLowerCase()]!;
    const isFloat = code === "f" || code === "d";
    const count = digits === "" ? 1 : Number(digits);
    if (fields.length + count > MOST_FIELDS) return undefined;
    for (let i = 0; i < count; i++) {
      if (isNative) at = Math.ceil(at / size) * size;
      fields.push({ at, size, little: order !== ">" && order !== "!", signed: code! >= "a", isFloat });
      at += size;
    }
  }
  return { fields, size: at };
}
const MOST_FIELDS = 12;
