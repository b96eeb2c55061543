/** The type str: JavaScript strings seen as sequences of code points. */

import { getBytes } from "./buffer.js";
import { hashBytes } from "./byte-sequence.js";
import { notImplementedError } from "./exceptions.js";
import { maybeInt } from "./int-argument.js";
import {
  argumentCountError,
  checkCount,
  native,
  nativeDirect,
  nativeKw,
  type NativeFunction,
} from "./native.js";
import { PyBytes, PyList } from "./objects.js";
import { ge, gt, le, lt } from "./comparison.js";
import { percentFormat } from "./percent-format.js";
import { quoteText } from "./quote.js";
import { decodeArgument, encodeArgument, implicitConversionError } from "./str-codec.js";
import { formatTemplate } from "./str-format.js";
import { splitBy, strFind, strJoin, strLower, strSplit, strStrip, strUpper } from "./str-direct.js";
import { strGetItem, strLen } from "./str-index.js";
import { textMethods, type TextKind } from "./str-methods.js";
import { searchMethods } from "./str-search.js";
import { str } from "./text.js";
import { defineType, setPrimitiveType, callType, type PyType } from "./type.js";
import { utf8DecodeReplacing, utf8Encode } from "./utf8.js";
import { PyObject, type BufferView, type Iterator, type Keywords, type Value } from "./value.js";

export { strIndex, strLen, strSlice } from "./str-index.js";

export const NO_KEYWORDS = "keyword argument(s) not implemented - use normal args instead";

function textArgument(v: Value): string {
  if (typeof v !== "string") throw implicitConversionError(v);
  return v;
}

const strKind: TextKind = {
  text: (self) => self as string,
  argument: textArgument,
  separator: textArgument,
  item: (v) => (typeof v === "string" ? v : undefined),
  make: (text) => text,
  empty: "",
  length: strLen,
};

/** `str()`, `str(v)`, `str(buffer, encoding[, errors])`. */
function makeStr(args: readonly Value[], kw: Keywords): string {
  if (kw !== null && kw.size > 0) throw notImplementedError(NO_KEYWORDS);
  checkCount(args, null, 0, 3);
  if (args.length === 0) return "";
  return args.length === 1 ? str(args[0]) : decodeArgument(getBytes(args[0]), args[1], args[2]);
}

/** Iterates over the characters of a str. */
class StrIterator extends PyObject implements Iterator {
  private at = 0;
  constructor(private readonly text: string) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const text = this.text;
    if (this.at >= text.length) return undefined;
    const unit = text.charCodeAt(this.at);
    if (unit < 0xd800 || unit > 0xdbff) return text[this.at++];
    const char = String.fromCodePoint(text.codePointAt(this.at) as number);
    this.at += char.length;
    return char;
  }
}
defineType({ name: "iterator", js: StrIterator });

/** `text * count` for a small int. */
export function strRepeat(text: string, count: number): string {
  return count <= 0 ? "" : text.repeat(count);
}

/** `template.format(…)` without keywords. */
export function strFormat(template: string, ...args: Value[]): string {
  return formatTemplate(template, args, null);
}

/** `text * count`, `undefined` if `count` is no int. */
function repeat(text: string, count: Value): string | undefined {
  const n = maybeInt(count);
  return n === undefined ? undefined : n <= 0 ? "" : text.repeat(n);
}

/** A prefix may be bytes, too. */
function prefixArgument(v: Value): string {
  if (v instanceof PyBytes) return utf8DecodeReplacing(v.u8, "\ufffd");
  if (typeof v !== "string") throw implicitConversionError(v);
  return v;
}

const sharedMethods = { ...searchMethods(textArgument, prefixArgument), ...textMethods(strKind) };

/** Calls a shared method with as many arguments as were given. */
function pass(name: string, self: string, count: number, ...rest: Value[]): Value {
  const method = sharedMethods[name] as NativeFunction;
  if (count > rest.length + 1) argumentCountError(count, method.meta$.min, method.meta$.max);
  return method(...[self, ...rest].slice(0, count));
}

export const strType: PyType = defineType({
  name: "str",
  fn: (v, ...more) =>
    typeof v === "number" && more.length === 0
      ? String(v)
      : v !== undefined && more.length === 0
        ? str(v)
        : callType(strType, v === undefined ? [] : [v, ...more], null),
  make: (_type, args, kw) => makeStr(args, kw),
  slots: {
    repr$(this: string) {
      return quoteText(this);
    },
    str$(this: string) {
      return this;
    },
    truth$(this: string) {
      return this.length !== 0;
    },
    len$(this: string) {
      return strLen(this);
    },
    hash$(this: string) {
      return hashBytes(utf8Encode(this));
    },
    bin$(this: string, op, rhs) {
      if (op === "%") return percentFormat(this, rhs, false);
      if (op === "*") return repeat(this, rhs);
      if (typeof rhs !== "string") return undefined;
      switch (op) {
        case "+":
          return this + rhs;
        case "==":
          return this === rhs;
        case "<":
          return lt(this, rhs);
        case "<=":
          return le(this, rhs);
        case ">":
          return gt(this, rhs);
        case ">=":
          return ge(this, rhs);
        default:
          return undefined;
      }
    },
    rbin$(this: string, op, lhs) {
      return op === "*" ? repeat(this, lhs) : undefined;
    },
    contains$(this: string, item) {
      if (typeof item !== "string") throw implicitConversionError(item);
      return this.includes(item);
    },
    getitem$(this: string, key) {
      return strGetItem(this, key);
    },
    iter$(this: string) {
      return new StrIterator(this);
    },
    buffer$(this: string): BufferView {
      return { u8: utf8Encode(this), typecode: "B", itemSize: 1, writable: false };
    },
  },
  methods: {
    ...sharedMethods,
    // Those called most take their usual arguments at once, and leave others to what all texts share.
    split: nativeDirect("split", 1, 3, function (self: string, separator?: Value, limit?: Value) {
      if (arguments.length === 1) return strSplit(self);
      if (arguments.length === 2 && typeof separator === "string" && separator !== "")
        return new PyList(splitBy(self, separator));
      return pass("split", self, arguments.length, separator, limit);
    }),
    join: nativeDirect("join", 2, 2, function (self: string, items: Value) {
      if (arguments.length !== 2) argumentCountError(arguments.length, 2, 2);
      return strJoin(self, items);
    }),
    strip: nativeDirect("strip", 1, 2, function (self: string, set?: Value) {
      if (arguments.length === 1) return strStrip(self);
      return pass("strip", self, arguments.length, set);
    }),
    lower: nativeDirect("lower", 1, 1, function (self: string) {
      if (arguments.length !== 1) argumentCountError(arguments.length, 1, 1);
      return strLower(self);
    }),
    upper: nativeDirect("upper", 1, 1, function (self: string) {
      if (arguments.length !== 1) argumentCountError(arguments.length, 1, 1);
      return strUpper(self);
    }),
    find: nativeDirect("find", 2, 4, function (self: string, sub: Value, start?: Value, end?: Value) {
      if (arguments.length === 2 && typeof sub === "string") return strFind(self, sub);
      return pass("find", self, arguments.length, sub, start, end);
    }),
    startswith: nativeDirect(
      "startswith",
      2,
      4,
      function (self: string, by: Value, start?: Value, end?: Value) {
        if (arguments.length === 2 && typeof by === "string") return self.startsWith(by);
        return pass("startswith", self, arguments.length, by, start, end);
      },
    ),
    format: nativeKw("format", 1, Infinity, (args, kw) =>
      formatTemplate(args[0] as string, args.slice(1), kw),
    ),
    encode: native("encode", 1, 3, (self: string, encoding?: Value) => {
      return new PyBytes(encodeArgument(self, encoding === undefined ? "utf-8" : encoding));
    }),
  },
});
setPrimitiveType("str", strType);
