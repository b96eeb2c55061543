/** The block cipher AES (FIPS 197) with keys of 128 or 256 bits, straight from its definition. */

const BLOCK = 16;

interface Boxes {
  readonly forward: Uint8Array;
  readonly backward: Uint8Array;
}

let known: Boxes | undefined;

/** Doubles in the field of bytes that AES computes in. */
const double = (a: number): number => ((a << 1) ^ (a & 0x80 ? 0x11b : 0)) & 0xff;

/** The substitution of bytes and its inverse: reciprocals in the field, and then some turning of bits. */
function boxes(): Boxes {
  if (known !== undefined) return known;
  const forward = new Uint8Array(256);
  const backward = new Uint8Array(256);
  // p runs through all powers of 3, q through those of its reciprocal.
  let p = 1;
  let q = 1;
  do {
    p ^= double(p);
    q ^= q << 1;
    q ^= q << 2;
    q = (q ^ (q << 4)) & 0xff;
    if (q & 0x80) q ^= 0x09;
    const twice = q | (q << 8);
    forward[p] = (q ^ (twice >> 7) ^ (twice >> 6) ^ (twice >> 5) ^ (twice >> 4) ^ 0x63) & 0xff;
  } while (p !== 1);
  forward[0] = 0x63;
  forward.forEach((to, from) => (backward[to] = from));
  return (known = { forward, backward });
}

export class Aes {
  private readonly keys: Uint8Array;
  private readonly rounds: number;
  private readonly boxes = boxes();

  constructor(key: Uint8Array) {
    const words = key.length / 4;
    this.rounds = words + 6;
    const keys = new Uint8Array(BLOCK * (this.rounds + 1));
    keys.set(key);
    const { forward } = this.boxes;
    let constant = 1;
    for (let at = key.length; at < keys.length; at += 4) {
      let word = [0, 1, 2, 3].map((i) => keys[at - 4 + i] as number);
      const step = (at / 4) % words;
      if (step === 0) {
        word = [1, 2, 3, 0].map((i) => forward[word[i] as number] as number);
        word[0] = (word[0] as number) ^ constant;
        constant = double(constant);
      } else if (words > 6 && step === 4) word = word.map((byte) => forward[byte] as number);
      word.forEach((byte, i) => (keys[at + i] = (keys[at - key.length + i] as number) ^ byte));
    }
    this.keys = keys;
  }

  private addKey(block: Uint8Array, round: number): void {
    for (let i = 0; i < BLOCK; i++)
      block[i] = (block[i] as number) ^ (this.keys[BLOCK * round + i] as number);
  }

  /** Substitutes all bytes and turns row `r` by `r` places, to the left for +1. */
  private substitute(block: Uint8Array, box: Uint8Array, direction: 1 | -1): void {
    const from = block.slice();
    for (let i = 0; i < BLOCK; i++) {
      const row = i & 3;
      block[i] = box[from[(i + 4 * row * direction + BLOCK) & 15] as number] as number;
    }
  }

  /** Mixes the four bytes of each column. */
  private mixColumns(block: Uint8Array): void {
    for (let at = 0; at < BLOCK; at += 4) {
      const [a, b, c, d] = block.subarray(at, at + 4) as unknown as [number, number, number, number];
      const all = a ^ b ^ c ^ d;
      block[at] = a ^ all ^ double(a ^ b);
      block[at + 1] = b ^ all ^ double(b ^ c);
      block[at + 2] = c ^ all ^ double(c ^ d);
      block[at + 3] = d ^ all ^ double(d ^ a);
    }
  }

  /** Encrypts 16 bytes in place. */
  encrypt(block: Uint8Array): void {
    this.addKey(block, 0);
    for (let round = 1; round <= this.rounds; round++) {
      this.substitute(block, this.boxes.forward, 1);
      if (round < this.rounds) this.mixColumns(block);
      this.addKey(block, round);
    }
  }

  /** Decrypts 16 bytes in place. */
  decrypt(block: Uint8Array): void {
    for (let round = this.rounds; round > 0; round--) {
      this.addKey(block, round);
      // Mixing four times changes nothing, so three times undo one.
      if (round < this.rounds) for (let i = 0; i < 3; i++) this.mixColumns(block);
      this.substitute(block, this.boxes.backward, -1);
    }
    this.addKey(block, 0);
  }
}
