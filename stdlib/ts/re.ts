/** The module `re`: patterns, matches, and what is done with them. */

import {
  indexErrorType,
  newException,
  notImplementedError,
  typeError,
} from "../../runtime-hal/core/exceptions.js";
import { call, isCallable } from "../../runtime-hal/core/function.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { EMPTY_TUPLE, PyBytes, PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { address } from "../../runtime-hal/core/text.js";
import { defineType, typeName } from "../../runtime-hal/core/type.js";
import { utf8Decode, utf8Encode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { compileRegex, type RegexCode } from "./re-compile.js";
import { runRegex, type Subject } from "./re-match.js";

/** Longer texts get memory of their own. */
const SCRATCH = 4096;
/** For what is matched once, before any code of the program runs again. */
const scratch = new Int8Array(SCRATCH);

/** Writes ASCII text into memory; false if there is anything else in it. */
function writeAscii(text: string, into: Int8Array): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 0x7f) return false;
    into[i] = c;
  }
  return true;
}

/** A str or bytes as the bytes of a subject, and parts of it as what it is. */
class Source {
  readonly subject: Subject;
  /** The value, if its characters are its bytes. */
  readonly ascii: string | undefined;
  private encoded: Uint8Array | undefined;

  /** @param once the subject is done with before any other is made */
  constructor(
    readonly value: Value,
    once: boolean,
  ) {
    if (typeof value === "string") {
      const memory = once && value.length <= SCRATCH ? scratch : new Int8Array(value.length);
      if (writeAscii(value, memory)) {
        this.ascii = value;
        this.subject = { bytes: memory, lineStart: 0, begin: 0, end: value.length };
        return;
      }
    }
    const { buffer, byteOffset, length } = this.u8;
    this.subject = { bytes: new Int8Array(buffer, byteOffset, length), lineStart: 0, begin: 0, end: length };
  }

  get u8(): Uint8Array {
    return (this.encoded ??= bytesOf(this.value));
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
}

function bytesOf(v: Value): Uint8Array {
  if (typeof v === "string") return utf8Encode(v);
  if (v instanceof PyBytes && v.type$.name === "bytes") return v.u8;
  throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
}

class PyRegex extends PyObject {
  constructor(readonly code: RegexCode) {
    super();
  }
}

class PyMatch extends PyObject {
  constructor(
    private readonly source: Source,
    private readonly captures: Int32Array,
  ) {
    super();
  }

  get count(): number {
    return this.captures.length / 2;
  }

  /** The text of a group, None if it took no part. */
  group(n: number): Value {
    const start = this.captures[2 * n] as number;
    return start < 0 ? null : this.source.part(start, this.captures[2 * n + 1] as number);
  }

  /** The bytes of a group, none if it took no part. */
  groupBytes(n: number): Uint8Array {
    const start = this.captures[2 * n] as number;
    return this.source.u8.subarray(Math.max(start, 0), start < 0 ? 0 : (this.captures[2 * n + 1] as number));
  }

  span(n: number): [number, number] {
    const start = this.captures[2 * n] as number;
    if (start < 0) return [-1, -1];
    return [this.source.index(start), this.source.index(this.captures[2 * n + 1] as number)];
  }

  groupNumber(v: Value): number {
    const n = v === undefined ? 0 : intArgument(v);
    if (n < 0 || n >= this.count) throw newException(indexErrorType, v);
    return n;
  }
}

defineType({
  name: "match",
  js: PyMatch,
  slots: {
    repr$(this: PyMatch): string {
      return `<match num=${this.count}>`;
    },
  },
  methods: {
    group: native("group", 2, 2, (self: PyMatch, n: Value) => self.group(self.groupNumber(n))),
    groups: native("groups", 1, 1, (self: PyMatch) => {
      if (self.count <= 1) return EMPTY_TUPLE;
      return new PyTuple(Array.from({ length: self.count - 1 }, (_, i) => self.group(i + 1)));
    }),
    span: native("span", 1, 2, (self: PyMatch, n?: Value) => new PyTuple(self.span(self.groupNumber(n)))),
    start: native("start", 1, 2, (self: PyMatch, n?: Value) => self.span(self.groupNumber(n))[0]),
    end: native("end", 1, 2, (self: PyMatch, n?: Value) => self.span(self.groupNumber(n))[1]),
  },
});

/** Programs give the same few texts again and again. */
const compiled = new Map<string, RegexCode>();
const MOST_COMPILED = 64;

/** A compiled pattern, or one to be compiled. */
function regexOf(v: Value): RegexCode {
  if (v instanceof PyRegex) return v.code;
  if (typeof v !== "string") return compileRegex(bytesOf(v));
  let code = compiled.get(v);
  if (code === undefined) {
    code = compileRegex(bytesOf(v));
    if (compiled.size >= MOST_COMPILED) compiled.clear();
    compiled.set(v, code);
  }
  return code;
}

function matcher(name: string, anchored: boolean): Value {
  return native(name, 2, 4, (pattern: Value, text: Value, from?: Value, to?: Value) => {
    const regex = regexOf(pattern);
    const source = new Source(text, true);
    const { subject } = source;
    const length = subject.end;
    if (pattern instanceof PyRegex && from !== undefined) {
      const first = intArgument(from);
      subject.begin = Math.min(Math.max(first, 0), length);
      if (to !== undefined) subject.end = Math.max(Math.min(intArgument(to), length), subject.begin);
    }
    const captures = runRegex(regex, subject, anchored);
    return captures === undefined ? null : new PyMatch(source, captures);
  });
}

/** Calls `visit` for each match that is not empty, up to `limit` of them (0: all); gives where the last one ended. */
function eachMatch(
  regex: RegexCode,
  source: Source,
  limit: number,
  visit: (captures: Int32Array, from: number) => void,
): number {
  const { subject } = source;
  for (let n = 1; ; n++) {
    const captures = runRegex(regex, subject, false);
    if (captures === undefined || captures[0] === captures[1]) break;
    visit(captures, subject.begin);
    subject.begin = captures[1] as number;
    if (n === limit) break;
  }
  return subject.begin;
}

function split(pattern: PyRegex, text: Value, limit?: Value): Value {
  const source = new Source(text, false);
  const parts: Value[] = [];
  const most = limit === undefined ? 0 : intArgument(limit);
  const end = eachMatch(pattern.code, source, most, (captures, from) => {
    parts.push(source.part(from, captures[0] as number));
    if (pattern.code.groups > 0) throw notImplementedError("splitting with sub-captures");
  });
  parts.push(source.part(end, source.subject.end));
  return new PyList(parts);
}

const BACKSLASH = 0x5c;
const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 48 && c <= 57;

/** The replacement with `\1` and `\g<1>` filled in; a zero ends it. */
function expand(replacement: Uint8Array, match: PyMatch, out: number[]): void {
  const end = replacement.indexOf(0);
  const r = end < 0 ? replacement : replacement.subarray(0, end);
  for (let i = 0; i < r.length;) {
    const c = r[i++] as number;
    if (c !== BACKSLASH) {
      out.push(c);
      continue;
    }
    const bracketed = r[i] === 0x67 && r[i + 1] === 0x3c;
    if (bracketed) i += 2;
    if (isDigit(r[i])) {
      let n = 0;
      while (isDigit(r[i])) n = n * 10 + (r[i++] as number) - 48;
      if (bracketed && r[i] === 0x3e) i++;
      if (n >= match.count) throw newException(indexErrorType, n);
      out.push(...match.groupBytes(n));
    } else if (r[i] === BACKSLASH) {
      out.push(BACKSLASH);
      i++;
    }
  }
}

/** A replacement without groups in it, nor a zero, which would end it. */
const isPlain = (replacement: Value): replacement is string =>
  typeof replacement === "string" && !replacement.includes("\\") && !replacement.includes("\0");

function sub(pattern: Value, replacement: Value, text: Value, limit?: Value): Value {
  const regex = regexOf(pattern);
  const most = Math.max(limit === undefined ? 0 : intArgument(limit), 0);
  const source = new Source(text, false);
  if (source.ascii !== undefined && isPlain(replacement))
    return subText(regex, replacement, source, source.ascii, most);
  const out: number[] = [];
  let changed = false;
  const end = eachMatch(regex, source, most, (captures, from) => {
    changed = true;
    for (let i = from; i < (captures[0] as number); i++) out.push(source.u8[i] as number);
    const match = new PyMatch(source, captures);
    expand(bytesOf(isCallable(replacement) ? call(replacement, match) : replacement), match, out);
  });
  if (!changed) return text;
  for (let i = end; i < source.u8.length; i++) out.push(source.u8[i] as number);
  const bytes = Uint8Array.from(out);
  return typeof text === "string" ? utf8Decode(bytes) : new PyBytes(bytes);
}

/** The same for one text in place of each match, in a text whose characters are its bytes. */
function subText(regex: RegexCode, by: string, source: Source, text: string, most: number): string {
  let out = "";
  const end = eachMatch(regex, source, most, (captures, from) => {
    out += text.slice(from, captures[0]) + by;
  });
  return end === 0 ? text : out + text.slice(end);
}

const match = matcher("match", true);
const search = matcher("search", false);
const substitute = native("sub", 3, 5, sub);

defineType({
  name: "re",
  js: PyRegex,
  slots: {
    repr$(this: PyRegex): string {
      return `<re ${address(this)}>`;
    },
  },
  methods: { match, search, split: native("split", 2, 3, split), sub: substitute },
});

/** Names of the module. */
export function reModule(): Record<string, Value> {
  return {
    compile: native("compile", 1, 2, (pattern: Value) => new PyRegex(compileRegex(bytesOf(pattern)))),
    match,
    search,
    sub: substitute,
  };
}
