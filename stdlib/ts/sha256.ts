/** The hash SHA-256 (FIPS 180-4). Its constants are digits of roots of primes and are computed when first needed. */

import { BlockHash, rotateLeft } from "./hash-block.js";

interface Constants {
  readonly start: Int32Array;
  readonly steps: Int32Array;
}

let known: Constants | undefined;

/** The first 32 bits behind the point. */
const fraction = (x: number): number => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;

function constants(): Constants {
  if (known === undefined) {
    const primes: number[] = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
    const start = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
    known = { start, steps: Int32Array.from(primes, (p) => fraction(Math.cbrt(p))) };
  }
  return known;
}

export class Sha256 extends BlockHash {
  private readonly words = new Int32Array(64);

  constructor() {
    super(constants().start.slice(), false);
  }

  protected override mix(): void {
    const { state, view, words: w } = this;
    const k = constants().steps;
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(4 * i);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15] as number;
      const y = w[i - 2] as number;
      const s0 = rotateLeft(x, 25) ^ rotateLeft(x, 14) ^ (x >>> 3);
      const s1 = rotateLeft(y, 15) ^ rotateLeft(y, 13) ^ (y >>> 10);
      w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const s1 = rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (k[i] as number) + (w[i] as number)) | 0;
      const s0 = rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] as number) + word));
  }
}
