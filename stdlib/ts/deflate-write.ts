/**
 * Writing of DEFLATE (RFC 1951) as MicroPython does it: one block of fixed codes, in which each copy is the longest
 * that is found in the window, of several the nearest. So the bytes are the same as there.
 */

import { codeFor, DISTANCES, LENGTHS, type CodeRanges } from "./deflate-codes.js";

const MIN_MATCH = 3;
/** What is longer is written in parts. */
const MAX_MATCH = 259;
const MAX_LENGTH = 258;

export class Deflater {
  private history = new Uint8Array(0);
  private held = 0;
  private heldBits = 0;

  constructor(
    private readonly windowSize: number,
    private readonly out: (byte: number) => void,
  ) {}

  /** The only block, which is the last one: kind 1, with fixed codes. */
  begin(): void {
    this.bits(3, 3);
  }

  /** The end of the block, and what it takes to fill a byte. */
  end(): void {
    this.bits(0, 14);
  }

  write(data: Uint8Array): void {
    const before = this.history.length;
    const all = new Uint8Array(before + data.length);
    all.set(this.history);
    all.set(data, before);
    for (let at = before; at < all.length;) {
      const { length, distance } = this.longestMatch(all, at);
      if (length === 0) this.literal(all[at] as number);
      else this.copy(length, distance);
      at += Math.max(length, 1);
    }
    this.history = all.slice(Math.max(0, all.length - this.windowSize));
  }

  private longestMatch(all: Uint8Array, at: number): { length: number; distance: number } {
    const limit = Math.min(MAX_MATCH, all.length - at);
    let best = MIN_MATCH - 1;
    let distance = 0;
    const oldest = Math.max(0, at - this.windowSize);
    for (let from = at - 1; from >= oldest && best < limit; from--) {
      // Only what is longer counts, so the byte where it must go on is looked at first.
      if (all[from + best] !== all[at + best]) continue;
      let length = 0;
      while (length < limit && all[from + length] === all[at + length]) length++;
      if (length > best) {
        best = length;
        distance = at - from;
      }
    }
    return distance === 0 ? { length: 0, distance } : { length: best, distance };
  }

  private literal(byte: number): void {
    if (byte < 144) this.code(0x30 + byte, 8);
    else this.code(0x190 + byte - 144, 9);
  }

  private copy(length: number, distance: number): void {
    let left = length;
    while (left > 0) {
      // The rest must not be too short for a copy.
      const part = left > MAX_LENGTH + 2 ? MAX_LENGTH : left > MAX_LENGTH ? left - MIN_MATCH : left;
      left -= part;
      const symbol = codeFor(LENGTHS, part);
      if (symbol < 23) this.code(symbol + 1, 7);
      else this.code(0xc0 + symbol - 23, 8);
      this.extra(LENGTHS, symbol, part);
      const place = codeFor(DISTANCES, distance);
      this.code(place, 5);
      this.extra(DISTANCES, place, distance);
    }
  }

  private extra({ base, extra }: CodeRanges, code: number, value: number): void {
    this.bits(value - (base[code] as number), extra[code] as number);
  }

  /** A Huffman code: its highest bit first. */
  private code(code: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) this.bits((code >> i) & 1, 1);
  }

  private bits(value: number, count: number): void {
    this.held |= value << this.heldBits;
    this.heldBits += count;
    while (this.heldBits >= 8) {
      const byte = this.held & 0xff;
      this.held >>>= 8;
      this.heldBits -= 8;
      this.out(byte);
    }
  }
}
