/**
 * Texts that are searched, and what is found in them: by V8, where the pattern means the same to JavaScript and the text is ASCII,
 * otherwise by the machine in `re-match.ts`.
 */

import { typeError } from "../../runtime-hal/core/exceptions.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { typeName } from "../../runtime-hal/core/type.js";
import { utf8Decode, utf8Encode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";
import type { RegexCode } from "./re-compile.js";
import { runRegex } from "./re-match.js";

/** Where a pattern was found. */
export interface Found {
  /** Number of groups, the whole match included. */
  readonly count: number;
  /** Where the match begins and ends in the text, in the units of `Text`. */
  readonly start: number;
  readonly end: number;
  /** The text of a group, None if it took no part. */
  group(n: number): Value;
  /** The bytes of a group, none if it took no part. */
  groupBytes(n: number): Uint8Array;
  /** Where a group begins and ends, in characters of a str; -1 if it took no part. */
  span(n: number): readonly [number, number];
}

export function bytesOf(v: Value): Uint8Array {
  if (typeof v === "string") return utf8Encode(v);
  if (v instanceof PyBytes && v.type$.name === "bytes") return v.u8;
  throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
}

const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Characters that take part in no group. */
const NO_BYTES = new Uint8Array(0);

/** A str or bytes that is searched. Places in it are those of its bytes, which are its characters where it is ASCII. */
export class Text {
  /** The value, if it is a str whose characters are its bytes. */
  readonly ascii: string | undefined;
  private encoded: Uint8Array | undefined;

  constructor(readonly value: Value) {
    if (typeof value === "string" && !BEYOND_ASCII.test(value)) this.ascii = value;
    else this.encoded = bytesOf(value);
  }

  get u8(): Uint8Array {
    return (this.encoded ??= bytesOf(this.value));
  }

  get length(): number {
    return this.ascii !== undefined ? this.ascii.length : this.u8.length;
  }

  part(start: number, end: number): Value {
    if (this.ascii !== undefined) return this.ascii.slice(start, end);
    if (typeof this.value !== "string") return new PyBytes(this.u8.slice(start, end));
    return utf8Decode(this.u8.subarray(start, end));
  }

  /** Index of the character that begins at a byte. */
  index(at: number): number {
    if (at < 0 || typeof this.value !== "string" || this.ascii !== undefined) return at;
    let n = 0;
    for (let i = 0; i < at; i++) if (((this.u8[i] as number) & 0xc0) !== 0x80) n++;
    return n;
  }

  /** Searches from one place to another; `anchored`: only at the first one. */
  find(regex: RegexCode, begin: number, end: number, anchored: boolean): Found | undefined {
    if (this.ascii !== undefined && regex.source !== undefined) {
      try {
        return findNative(regex as NativeCode, this.ascii, begin, end, anchored);
      } catch (e) {
        // V8 keeps its open choices in less memory than the machine does.
        if (!(e instanceof RangeError)) throw e;
      }
    }
    const captures = this.run(regex, begin, end, anchored);
    return captures === undefined ? undefined : new FoundByMachine(this, captures);
  }

  /** The machine's captures, as places in the text; -1: took no part. */
  run(regex: RegexCode, begin: number, end: number, anchored: boolean): Int32Array | undefined {
    const { buffer, byteOffset, length } = this.u8;
    return runRegex(
      regex,
      { bytes: new Int8Array(buffer, byteOffset, length), lineStart: 0, begin, end },
      anchored,
    );
  }
}

class FoundByMachine implements Found {
  constructor(
    private readonly text: Text,
    private readonly captures: Int32Array,
  ) {}

  get count(): number {
    return this.captures.length / 2;
  }

  get start(): number {
    return this.captures[0] as number;
  }

  get end(): number {
    return this.captures[1] as number;
  }

  group(n: number): Value {
    const start = this.captures[2 * n] as number;
    return start < 0 ? null : this.text.part(start, this.captures[2 * n + 1] as number);
  }

  groupBytes(n: number): Uint8Array {
    const start = this.captures[2 * n] as number;
    return start < 0 ? NO_BYTES : this.text.u8.subarray(start, this.captures[2 * n + 1]);
  }

  span(n: number): readonly [number, number] {
    const start = this.captures[2 * n] as number;
    if (start < 0) return [-1, -1];
    return [this.text.index(start), this.text.index(this.captures[2 * n + 1] as number)];
  }
}

type NativeCode = RegexCode & { readonly source: string };

function findNative(
  regex: NativeCode,
  text: string,
  begin: number,
  end: number,
  anchored: boolean,
): Found | undefined {
  const native = anchored ? (regex.sticky ??= new RegExp(regex.source, "y")) : searching(regex);
  native.lastIndex = begin;
  // A `$` is at the end of the part that is looked at.
  const found = native.exec(end === text.length ? text : text.slice(0, end));
  return found === null ? undefined : new FoundNatively(regex, text, found, end);
}

const searching = (regex: NativeCode): RegExp => (regex.global ??= new RegExp(regex.source, "g"));

class FoundNatively implements Found {
  private captures: Int32Array | undefined;

  constructor(
    private readonly regex: RegexCode,
    private readonly text: string,
    private readonly found: RegExpExecArray,
    /** Where the part of the text ends that was searched. */
    private readonly limit: number,
  ) {}

  get count(): number {
    return this.found.length;
  }

  get start(): number {
    return this.found.index;
  }

  get end(): number {
    return this.found.index + this.found[0].length;
  }

  group(n: number): Value {
    return this.found[n] ?? null;
  }

  groupBytes(n: number): Uint8Array {
    return utf8Encode(this.found[n] ?? "");
  }

  span(n: number): readonly [number, number] {
    if (n === 0) return [this.start, this.end];
    // JavaScript tells where groups are only if it is asked beforehand, and then takes several times as long for all.
    const captures = (this.captures ??= new Text(this.text).run(this.regex, this.start, this.limit, true));
    const start = captures?.[2 * n];
    return start === undefined || start < 0 ? [-1, -1] : [start, captures?.[2 * n + 1] as number];
  }
}
