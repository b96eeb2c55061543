/** The hash MD5 (RFC 1321). */

import { BlockHash, rotateLeft } from "./hash-block.js";

/** Turns of the four steps of each round. */
const TURNS: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

let sines: Int32Array | undefined;

/** The constants of the steps: the sines of 1 to 64. */
function constants(): Int32Array {
  return (sines ??= Int32Array.from(
    { length: 64 },
    (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0,
  ));
}

export class Md5 extends BlockHash {
  constructor() {
    super(Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476), true);
  }

  protected override mix(): void {
    const { state, view } = this;
    const k = constants();
    let [a, b, c, d] = state as unknown as [number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let f: number;
      let word: number;
      if (round === 0) {
        f = (b & c) | (~b & d);
        word = i;
      } else if (round === 1) {
        f = (d & b) | (~d & c);
        word = (5 * i + 1) & 15;
      } else if (round === 2) {
        f = b ^ c ^ d;
        word = (3 * i + 5) & 15;
      } else {
        f = c ^ (b | ~d);
        word = (7 * i) & 15;
      }
      const sum = (a + f + (k[i] as number) + view.getInt32(4 * word, true)) | 0;
      a = d;
      d = c;
      c = b;
      b = (b + rotateLeft(sum, (TURNS[round] as number[])[i & 3] as number)) | 0;
    }
    [a, b, c, d].forEach((word, i) => ((state as Int32Array)[i] = (state[i] as number) + word));
  }
}
