/**
 * What MD5, SHA-1 and SHA-256 have in common: blocks of 64 bytes, and an end with the length of all that was hashed.
 */

const BLOCK = 64;

export abstract class BlockHash {
  private readonly block = new Uint8Array(BLOCK);
  protected readonly view = new DataView(this.block.buffer);
  private used = 0;
  private total = 0;

  /**
   * @param state the words that the hash is made of
   * @param littleEndian the order of bytes in words
   */
  protected constructor(
    protected readonly state: Int32Array,
    private readonly littleEndian: boolean,
  ) {}

  /** Mixes the block into the state. */
  protected abstract mix(): void;

  update(data: Uint8Array): void {
    this.total += data.length;
    let at = 0;
    while (at < data.length) {
      const n = Math.min(BLOCK - this.used, data.length - at);
      this.block.set(data.subarray(at, at + n), this.used);
      this.used += n;
      at += n;
      if (this.used < BLOCK) return;
      this.mix();
      this.used = 0;
    }
  }

  /** Ends the message and gives the hash; nothing can follow. */
  digest(): Uint8Array {
    const bits = BigInt(this.total) * 8n;
    const free = BLOCK - this.used - 8;
    const padding = new Uint8Array(free > 0 ? free : free + BLOCK);
    padding[0] = 0x80;
    this.update(padding);
    this.view.setBigUint64(BLOCK - 8, bits, this.littleEndian);
    this.mix();
    const out = new DataView(new ArrayBuffer(4 * this.state.length));
    this.state.forEach((word, i) => out.setInt32(4 * i, word, this.littleEndian));
    return new Uint8Array(out.buffer);
  }
}

/** A word turned left by `n` bits. */
export function rotateLeft(word: number, n: number): number {
  return (word << n) | (word >>> (32 - n));
}
