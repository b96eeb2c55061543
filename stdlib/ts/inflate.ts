/**
 * Reading of DEFLATE (RFC 1951) and of the wrappers zlib (RFC 1950) and gzip (RFC 1952). Bytes are made one at a time
 * and no more is read from the source than is needed for them, since what follows may belong to somebody else.
 */

import { Adler32, Crc32, DISTANCES, LENGTHS, type Checksum, type CodeRanges } from "./deflate-codes.js";

/** Gives the next byte; at the end it raises whatever the reader is to see. */
export type NextByte = () => number;

/** The data is not what it should be. */
export class DataError extends Error {}

export interface Header {
  readonly kind: "zlib" | "gzip";
  readonly windowBits: number;
}

const MAX_CODE_LENGTH = 15;
/** Bits of gzip's flags. */
const HAS_CRC = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Reads the header of zlib or gzip, whichever it is. */
export function readHeader(next: NextByte): Header {
  const first = next();
  const second = next();
  if (first !== 0x1f || second !== 0x8b) {
    const wrong =
      (first * 256 + second) % 31 !== 0 || (first & 15) !== 8 || first >> 4 > 7 || (second & 0x20) !== 0;
    if (wrong) throw new DataError();
    return { kind: "zlib", windowBits: (first >> 4) + 8 };
  }
  if (next() !== 8) throw new DataError();
  const flags = next();
  if ((flags & 0xe0) !== 0) throw new DataError();
  const skip = (count: number): void => {
    for (let i = 0; i < count; i++) next();
  };
  const skipText = (): void => {
    while (next() !== 0);
  };
  skip(6);
  if (flags & HAS_EXTRA) skip(next() + 256 * next());
  if (flags & HAS_NAME) skipText();
  if (flags & HAS_COMMENT) skipText();
  if (flags & HAS_CRC) skip(2);
  return { kind: "gzip", windowBits: 15 };
}

/** A Huffman code: how many codes there are of each length, and the symbols in the order of their codes. */
class HuffmanCode {
  private readonly counts = new Uint16Array(MAX_CODE_LENGTH + 1);
  private readonly symbols: number[] = [];

  constructor(lengths: readonly number[]) {
    for (let length = 1; length <= MAX_CODE_LENGTH; length++) {
      lengths.forEach((l, symbol) => {
        if (l !== length) return;
        this.counts[length] = (this.counts[length] as number) + 1;
        this.symbols.push(symbol);
      });
    }
  }

  read(bits: BitReader): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MAX_CODE_LENGTH; length++) {
      code |= bits.bit();
      const count = this.counts[length] as number;
      if (code - first < count) return this.symbols[index + code - first] as number;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new DataError();
  }
}

class BitReader {
  private held = 0;
  private count = 0;

  constructor(readonly nextByte: NextByte) {}

  bit(): number {
    if (this.count === 0) {
      this.held = this.nextByte();
      this.count = 8;
    }
    const bit = this.held & 1;
    this.held >>= 1;
    this.count--;
    return bit;
  }

  bits(n: number): number {
    let value = 0;
    for (let i = 0; i < n; i++) value |= this.bit() << i;
    return value;
  }

  /** Forgets what is left of the byte, and reads two whole ones. */
  word(): number {
    this.count = 0;
    return this.nextByte() + 256 * this.nextByte();
  }
}

interface Codes {
  readonly literals: HuffmanCode;
  readonly distances: HuffmanCode;
}

function fixedCodes(): Codes {
  const length = (i: number): number => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
  return {
    literals: new HuffmanCode(Array.from({ length: 288 }, (_, i) => length(i))),
    distances: new HuffmanCode(new Array<number>(32).fill(5)),
  };
}

/** Where the lengths of the code for code lengths are written, in this order. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The codes at the beginning of a block. */
function readCodes(bits: BitReader): Codes {
  const literals = bits.bits(5) + 257;
  const distances = bits.bits(5) + 1;
  const count = bits.bits(4) + 4;
  const own = new Array<number>(19).fill(0);
  for (let i = 0; i < count; i++) own[LENGTH_ORDER[i] as number] = bits.bits(3);
  const code = new HuffmanCode(own);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = code.read(bits);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) {
      const last = lengths.at(-1);
      if (last === undefined) throw new DataError();
      for (let n = bits.bits(2) + 3; n > 0; n--) lengths.push(last);
    } else for (let n = symbol === 17 ? bits.bits(3) + 3 : bits.bits(7) + 11; n > 0; n--) lengths.push(0);
  }
  if (lengths.length > literals + distances || lengths[256] === 0) throw new DataError();
  return {
    literals: new HuffmanCode(lengths.slice(0, literals)),
    distances: new HuffmanCode(lengths.slice(literals)),
  };
}

function readRange(bits: BitReader, { base, extra }: CodeRanges, code: number): number {
  const from = base[code];
  if (from === undefined) throw new DataError();
  return from + bits.bits(extra[code] as number);
}

/** The last bytes that were made. */
class Window {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(windowBits: number) {
    this.bytes = new Uint8Array(1 << windowBits);
  }

  keep(byte: number): number {
    this.bytes[this.at] = byte;
    this.at = (this.at + 1) % this.bytes.length;
    return byte;
  }

  back(distance: number): number {
    const { length } = this.bytes;
    if (distance > length) throw new DataError();
    return this.bytes[(this.at - distance + length) % length] as number;
  }
}

/** Makes the bytes of one stream of DEFLATE. */
export function* inflate(next: NextByte, windowBits: number): Generator<number, void> {
  const bits = new BitReader(next);
  const window = new Window(windowBits);
  let last: number;
  do {
    last = bits.bit();
    const type = bits.bits(2);
    if (type === 0) {
      const length = bits.word();
      if (bits.word() !== (~length & 0xffff)) throw new DataError();
      for (let i = 0; i < length; i++) yield window.keep(next());
      continue;
    }
    if (type === 3) throw new DataError();
    const { literals, distances } = type === 1 ? fixedCodes() : readCodes(bits);
    for (;;) {
      const symbol = literals.read(bits);
      if (symbol < 256) yield window.keep(symbol);
      else if (symbol === 256) break;
      else {
        const length = readRange(bits, LENGTHS, symbol - 257);
        const distance = readRange(bits, DISTANCES, distances.read(bits));
        for (let i = 0; i < length; i++) yield window.keep(window.back(distance));
      }
    }
  } while (last === 0);
}

/** As `inflate`, and checks the checksum at the end of zlib's and gzip's data. */
export function* inflateChecked(
  next: NextByte,
  kind: Header["kind"],
  windowBits: number,
): Generator<number, void> {
  const checksum: Checksum = kind === "zlib" ? new Adler32() : new Crc32();
  for (const byte of inflate(next, windowBits)) {
    checksum.add(byte);
    yield byte;
  }
  const end = [next(), next(), next(), next()];
  if (kind === "gzip") end.reverse();
  const given = end.reduce((sum, byte) => sum * 256 + byte, 0);
  if (given !== checksum.value) throw new DataError();
  // Gzip's length: read but not compared, as in MicroPython.
  if (kind === "gzip") for (let i = 0; i < 4; i++) next();
}
