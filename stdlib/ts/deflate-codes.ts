/** What reader and writer of DEFLATE (RFC 1951) share: which lengths and distances the codes stand for, and checksums. */

/** Smallest value of each code and the number of extra bits that follow it. */
export interface CodeRanges {
  readonly base: readonly number[];
  readonly extra: readonly number[];
}

/** Ranges that double in size after every `group` codes. */
function ranges(first: number, count: number, group: number): CodeRanges {
  const base: number[] = [];
  const extra: number[] = [];
  for (let i = 0, next = first; i < count; i++) {
    const bits = Math.max(0, Math.floor(i / group) - 1);
    base.push(next);
    extra.push(bits);
    next += 1 << bits;
  }
  return { base, extra };
}

/** Lengths of copies, by code minus 257; the last code is for the greatest length alone. */
export const LENGTHS: CodeRanges = (() => {
  const { base, extra } = ranges(3, 28, 4);
  return { base: [...base, 258], extra: [...extra, 0] };
})();

export const DISTANCES: CodeRanges = ranges(1, 30, 2);

/** The code whose range a value is in. */
export function codeFor({ base }: CodeRanges, value: number): number {
  let code = base.length - 1;
  while ((base[code] as number) > value) code--;
  return code;
}

/** A checksum over all bytes that went through. */
export interface Checksum {
  add(byte: number): void;
  readonly value: number;
}

export class Adler32 implements Checksum {
  private a = 1;
  private b = 0;

  add(byte: number): void {
    this.a = (this.a + byte) % 65521;
    this.b = (this.b + this.a) % 65521;
  }

  get value(): number {
    return ((this.b << 16) | this.a) >>> 0;
  }
}

export class Crc32 implements Checksum {
  private state = 0xffffffff;

  add(byte: number): void {
    let c = (this.state ^ byte) >>> 0;
    for (let i = 0; i < 8; i++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    this.state = c;
  }

  get value(): number {
    return ~this.state >>> 0;
  }
}
