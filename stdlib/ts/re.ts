/** The module `re`: patterns, matches, and what is done with them. */

import { indexErrorType, newException, notImplementedError } from "../../runtime-hal/core/exceptions.js";
import { call, isCallable } from "../../runtime-hal/core/function.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { EMPTY_TUPLE, PyBytes, PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { address } from "../../runtime-hal/core/text.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { utf8Decode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { compileRegex, type RegexCode } from "./re-compile.js";
import { bytesOf, Text, type Found } from "./re-found.js";

class PyRegex extends PyObject {
  constructor(readonly code: RegexCode) {
    super();
  }
}

class PyMatch extends PyObject {
  constructor(readonly found: Found) {
    super();
  }

  groupNumber(v: Value): number {
    const n = v === undefined ? 0 : intArgument(v);
    if (n < 0 || n >= this.found.count) throw newException(indexErrorType, v);
    return n;
  }
}

const spanOf = (self: PyMatch, n: Value): readonly [number, number] => self.found.span(self.groupNumber(n));

defineType({
  name: "match",
  js: PyMatch,
  slots: {
    repr$(this: PyMatch): string {
      return `<match num=${this.found.count}>`;
    },
  },
  methods: {
    group: native("group", 2, 2, (self: PyMatch, n: Value) => self.found.group(self.groupNumber(n))),
    groups: native("groups", 1, 1, (self: PyMatch) => {
      const { found } = self;
      if (found.count <= 1) return EMPTY_TUPLE;
      return new PyTuple(Array.from({ length: found.count - 1 }, (_, i) => found.group(i + 1)));
    }),
    span: native("span", 1, 2, (self: PyMatch, n?: Value) => new PyTuple([...spanOf(self, n)])),
    start: native("start", 1, 2, (self: PyMatch, n?: Value) => spanOf(self, n)[0]),
    end: native("end", 1, 2, (self: PyMatch, n?: Value) => spanOf(self, n)[1]),
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
    const subject = new Text(text);
    const { length } = subject;
    let begin = 0;
    let end = length;
    if (pattern instanceof PyRegex && from !== undefined) {
      begin = Math.min(Math.max(intArgument(from), 0), length);
      if (to !== undefined) end = Math.max(Math.min(intArgument(to), length), begin);
    }
    const found = subject.find(regex, begin, end, anchored);
    return found === undefined ? null : new PyMatch(found);
  });
}

/** Calls `visit` for each match that is not empty, up to `limit` of them (0: all); gives where the last one ended. */
function eachMatch(
  regex: RegexCode,
  text: Text,
  limit: number,
  visit: (found: Found, from: number) => void,
): number {
  let begin = 0;
  for (let n = 1; ; n++) {
    const found = text.find(regex, begin, text.length, false);
    if (found === undefined || found.start === found.end) break;
    visit(found, begin);
    begin = found.end;
    if (n === limit) break;
  }
  return begin;
}

function split(pattern: PyRegex, value: Value, limit?: Value): Value {
  const text = new Text(value);
  const parts: Value[] = [];
  const most = limit === undefined ? 0 : intArgument(limit);
  const end = eachMatch(pattern.code, text, most, (found, from) => {
    parts.push(text.part(from, found.start));
    if (pattern.code.groups > 0) throw notImplementedError("splitting with sub-captures");
  });
  parts.push(text.part(end, text.length));
  return new PyList(parts);
}

const BACKSLASH = 0x5c;
const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 48 && c <= 57;

/** The replacement with `\1` and `\g<1>` filled in; a zero ends it. */
function expand(replacement: Uint8Array, found: Found, out: number[]): void {
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
      if (n >= found.count) throw newException(indexErrorType, n);
      out.push(...found.groupBytes(n));
    } else if (r[i] === BACKSLASH) {
      out.push(BACKSLASH);
      i++;
    }
  }
}

/** A replacement without groups in it, nor a zero, which would end it. */
const isPlain = (replacement: Value): replacement is string =>
  typeof replacement === "string" && !replacement.includes("\\") && !replacement.includes("\0");

function sub(pattern: Value, replacement: Value, value: Value, limit?: Value): Value {
  const regex = regexOf(pattern);
  const most = Math.max(limit === undefined ? 0 : intArgument(limit), 0);
  const text = new Text(value);
  if (text.ascii !== undefined && isPlain(replacement))
    return subText(regex, replacement, text, text.ascii, most);
  const out: number[] = [];
  let changed = false;
  const end = eachMatch(regex, text, most, (found, from) => {
    changed = true;
    for (let i = from; i < found.start; i++) out.push(text.u8[i] as number);
    const by: Value = isCallable(replacement) ? call(replacement, new PyMatch(found)) : replacement;
    expand(bytesOf(by), found, out);
  });
  if (!changed) return value;
  for (let i = end; i < text.u8.length; i++) out.push(text.u8[i] as number);
  const bytes = Uint8Array.from(out);
  return typeof value === "string" ? utf8Decode(bytes) : new PyBytes(bytes);
}

/** The same for one text in place of each match, in a text whose characters are its bytes. */
function subText(regex: RegexCode, by: string, text: Text, ascii: string, most: number): string {
  let out = "";
  const end = eachMatch(regex, text, most, (found, from) => {
    out += ascii.slice(from, found.start) + by;
  });
  return end === 0 ? ascii : out + ascii.slice(end);
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
