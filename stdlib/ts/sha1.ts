/** The hash SHA-1 (FIPS 180-4). */

import { BlockHash, rotateLeft } from "./hash-block.js";

const CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

export class Sha1 extends BlockHash {
  private readonly words = new Int32Array(80);

  constructor() {
    super(Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0), false);
  }

  protected override mix(): void {
    const { state, view, words: w } = this;
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(4 * i);
    for (let i = 16; i < 80; i++) {
      w[i] = rotateLeft(
        (w[i - 3] as number) ^ (w[i - 8] as number) ^ (w[i - 14] as number) ^ (w[i - 16] as number),
        1,
      );
    }
    let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      const part = Math.floor(i / 20);
      const f = part === 0 ? (b & c) | (~b & d) : part === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const next = (rotateLeft(a, 5) + f + e + (CONSTANTS[part] as number) + (w[i] as number)) | 0;
      e = d;
      d = c;
      c = rotateLeft(b, 30);
      b = a;
      a = next;
    }
    [a, b, c, d, e].forEach((word, i) => (state[i] = (state[i] as number) + word));
  }
}
