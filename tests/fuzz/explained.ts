/**
 * Differences between the oracle and halpy that are not mistakes. Most come from the oracle's age: the newest
 * build on npm is MicroPython 1.27, while halpy follows the version named in docs/differences-from-micropython.md.
 * The list is meant to stay short; each entry has its reason.
 */

export interface Explanation {
  reason: string;
  /** Rewrites a line of either side so that the two become equal. */
  normalise?(line: string): string;
  /** Whether a pair of differing output lines is this difference. */
  covers?(expected: string, actual: string): boolean;
}

const sortedLetters = (text: string): string => [...text].sort().join("");

export const explanations: Explanation[] = [
  {
    reason: "repr() of a string escapes characters beyond ASCII in 1.27 and shows printable ones since",
    normalise: (line) =>
      line.replace(/\\(?:x([89a-f][0-9a-f])|u([0-9a-f]{4})|U([0-9a-f]{8}))/g, (_, x, u, long) =>
        String.fromCodePoint(parseInt(x ?? u ?? long, 16)),
      ),
  },
  {
    reason: "addresses of objects mean nothing",
    normalise: (line) => line.replace(/ at (0x)?[0-9a-f]+>/g, " at ...>"),
  },
  {
    reason: "dicts and sets keep the order of insertion, MicroPython's that of its hash table",
    covers: (expected, actual) => expected.includes("{") && sortedLetters(expected) === sortedLetters(actual),
  },
  {
    reason: "MicroPython cuts strings in the middle of a character (precision, replace of nothing)",
    covers: (expected) => expected.includes("\ufffd"),
  },
  {
    reason: "int.to_bytes checks the range and has messages of its own since 1.28",
    covers: (expected, actual) =>
      expected === "OverflowError buffer too small" && actual.startsWith("OverflowError"),
  },
  {
    reason: "in-place operators have no name in messages of 1.27",
    covers: (expected, actual) => expected === actual.replace(/types for __i?\w+__:/, "types for :"),
  },
  {
    reason:
      "machine words of the WebAssembly build have 32 bits: an index or a count beyond them overflows before it is looked at",
    covers: (expected, actual) =>
      /^(ended by: )?OverflowError\b/.test(expected) && /^(ended by: )?(Index|Memory)Error\b/.test(actual),
  },
  {
    reason: "machine words of the WebAssembly build have 32 bits: so many times an empty sequence is empty",
    covers: (expected, actual) =>
      /^(OverflowError )?overflow converting long int to machine word$/.test(expected) &&
      /^(\(\)|\[\]|b?'')?$/.test(actual),
  },
  {
    reason:
      "a key function of sort is called once for each item, in their order: of several that lack an attribute another one is told",
    covers: (expected, actual) => {
      const attribute = /^AttributeError '\w+' object has no attribute ('\w+')$/;
      const told = attribute.exec(expected)?.[1];
      return told !== undefined && told === attribute.exec(actual)?.[1];
    },
  },
  {
    reason: "hex() of no bytes gives bytes in 1.27",
    covers: (expected, actual) => expected === "b''" && actual === "''",
  },
];

/** A line with everything levelled that may differ without reason to worry. */
export function normalise(line: string): string {
  return explanations.reduce((text, { normalise }) => normalise?.(text) ?? text, line);
}
