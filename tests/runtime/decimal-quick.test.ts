/** Reading decimals by one operation of floats gives what the computation with 64 bits gives. */

import { strict as assert } from "node:assert";
import { parseDecimal } from "../../runtime-hal/core/decimal.js";

/** An exponent makes the reader take the long way. */
const byLongWay = (text: string): number | undefined => parseDecimal(`${text}e0`, 0)?.value;

describe("reading decimals the short way", () => {
  it("gives the same float as the long way", () => {
    let seed = 12345;
    const next = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    for (let round = 0; round < 20000; round++) {
      const digits = 1 + next(15);
      let text = "";
      for (let i = 0; i < digits; i++) text += String(next(10));
      const point = next(digits + 1);
      text = `${text.slice(0, point)}.${text.slice(point)}`;
      assert.equal(parseDecimal(text, 0)?.value, byLongWay(text), text);
    }
  });

  it("leaves values half way between two floats to the long way", () => {
    // 2 ** 53 + 1 is no float; divided by powers of ten it stays near the middle
    for (const text of [
      "9007199254740993",
      "900719925474.0993",
      "0.5",
      "4503599627370.4975",
      "1.1",
      "9.7",
      "0.1",
    ])
      assert.equal(parseDecimal(text, 0)?.value, byLongWay(text), text);
  });
});
