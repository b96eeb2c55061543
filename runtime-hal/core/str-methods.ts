/**
 * The methods str, bytes and bytearray have in common. They are written once, over JavaScript strings: a str is one
 * already, bytes become one with a character for each byte. `TextKind` is what differs.
 */

import { notImplementedError, valueError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { spread } from "./iteration.js";
import { native, nativeKw, parseArguments, type NativeFunction } from "./native.js";
import { PyList, PyTuple } from "./objects.js";
import { truth } from "./operators.js";
import { strIsAlpha, strIsDigit, strIsLower, strIsSpace, strIsUpper } from "./str-classes.js";
import {
  notJoined,
  replaceText,
  splitBy,
  splitSome,
  splitWords,
  strLower,
  strUpper,
  trimSet,
  trimSpace,
} from "./str-direct.js";
import type { Value } from "./value.js";

/** How the shared methods see one of the types. */
export interface TextKind {
  /** The content of `self`. */
  text(self: Value): string;
  /** The content of an argument, which must be of the same kind; TypeError otherwise. */
  argument(v: Value): string;
  /** The same for the separator of `split` and `rsplit`. */
  separator(v: Value): string;
  /** The content of an item for `join`, `undefined` if it is of another kind. */
  item(v: Value): string | undefined;
  /** A new object with this content. */
  make(text: string): Value;
  /** The empty object. */
  readonly empty: Value;
  /** Length in items. */
  length(text: string): number;
}

const SPACE = /[\t-\r ]+/;
const LEADING_SPACE = /^[\t-\r ]+/;

/** Parts of `text`, at most `limit` splits when that is not negative. */
function splitText(text: string, separator: string | null, limit: number): string[] {
  if (separator === null) return splitSpace(text, limit);
  if (separator === "") throw valueError("empty separator");
  return limit < 0 ? splitBy(text, separator) : splitSome(text, separator, limit);
}

function splitSpace(text: string, limit: number): string[] {
  if (limit < 0) return splitWords(text);
  let rest = text.replace(LEADING_SPACE, "");
  const parts: string[] = [];
  while (rest !== "" && limit-- > 0) {
    const found = SPACE.exec(rest);
    if (found === null) break;
    parts.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest !== "") parts.push(rest);
  return parts;
}

/** Parts of `text` split at the last `limit` separators. */
function splitFromEnd(text: string, separator: string, limit: number): string[] {
  if (separator === "") throw valueError("empty separator");
  const parts: string[] = [];
  let end = text.length;
  while (limit-- > 0 && end >= separator.length) {
    const at = text.lastIndexOf(separator, end - separator.length);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, end));
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

/** Lines without (or with) their ends: `\n`, `\r`, `\r\n`. */
function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== LINE_FEED && code !== RETURN) continue;
    const end = code === RETURN && text.charCodeAt(i + 1) === LINE_FEED ? i + 2 : i + 1;
    lines.push(text.slice(from, keepEnds ? end : i));
    from = end;
    i = end - 1;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** `separator.join(items)` for any iterable. */
function joinText(kind: TextKind, separator: string, items: Value): Value {
  const values: readonly Value[] =
    items instanceof PyList || items instanceof PyTuple ? items.items : spread(items);
  const parts: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const text = kind.item(values[i]);
    if (text === undefined) throw notJoined();
    parts.push(text);
  }
  return kind.make(parts.join(separator));
}

const KEEP_ENDS = [{ name: "keepends", default: false }];

/** All shared methods of a type, by name. */
export function textMethods(kind: TextKind): Record<string, NativeFunction> {
  const list = (parts: readonly string[]): PyList => new PyList(parts.map((part) => kind.make(part)));

  const strip = (name: string, atStart: boolean, atEnd: boolean): NativeFunction =>
    native(name, 1, 2, (self: Value, chars?: Value) => {
      const text = kind.text(self);
      const result =
        chars === undefined
          ? trimSpace(text, atStart, atEnd)
          : trimSet(text, kind.argument(chars), atStart, atEnd);
      if (result === "") return kind.empty;
      return result.length === text.length ? self : kind.make(result);
    });

  const test = (name: string, is: (text: string) => boolean): NativeFunction =>
    native(name, 1, 1, (self: Value) => is(kind.text(self)));

  const split = (self: Value, separator?: Value, limit?: Value): PyList => {
    const n = limit === undefined ? -1 : intArgument(limit);
    const by = separator === undefined || separator === null ? null : kind.separator(separator);
    return list(splitText(kind.text(self), by, n));
  };

  const partition = (name: string, last: boolean): NativeFunction =>
    native(name, 2, 2, (self: Value, separator: Value) => {
      const text = kind.text(self);
      const by = kind.argument(separator);
      if (by === "") throw valueError("empty separator");
      const at = last ? text.lastIndexOf(by) : text.indexOf(by);
      if (at < 0) return new PyTuple(last ? [kind.empty, kind.empty, self] : [self, kind.empty, kind.empty]);
      return new PyTuple([
        kind.make(text.slice(0, at)),
        kind.make(by),
        kind.make(text.slice(at + by.length)),
      ]);
    });

  return {
    join: native("join", 2, 2, (self: Value, items: Value) => joinText(kind, kind.text(self), items)),
    split: native("split", 1, 3, split),
    splitlines: nativeKw("splitlines", 1, Infinity, (args, kw) => {
      const [keepEnds] = parseArguments(args.slice(1), kw, KEEP_ENDS);
      return list(splitLines(kind.text(args[0]), truth(keepEnds)));
    }),
    rsplit: native("rsplit", 1, 3, (self: Value, separator?: Value, limit?: Value) => {
      const n = limit === undefined ? -1 : intArgument(limit);
      if (n < 0) return split(self, separator);
      if (separator === null) throw notImplementedError("rsplit(None,n)");
      return list(splitFromEnd(kind.text(self), kind.separator(separator), n));
    }),
    strip: strip("strip", true, true),
    lstrip: strip("lstrip", true, false),
    rstrip: strip("rstrip", false, true),
    replace: native("replace", 3, 4, (self: Value, old: Value, by: Value, count?: Value) => {
      const limit = count === undefined ? -1 : intArgument(count);
      if (limit === 0) return self;
      const from = kind.argument(old);
      const to = kind.argument(by);
      const text = kind.text(self);
      return from !== "" && !text.includes(from) ? self : kind.make(replaceText(text, from, to, limit));
    }),
    partition: partition("partition", false),
    rpartition: partition("rpartition", true),
    center: native("center", 2, 2, (self: Value, width: Value) => {
      const text = kind.text(self);
      const padding = intArgument(width) - kind.length(text);
      if (padding <= 0) return self;
      const left = padding >> 1;
      return kind.make(" ".repeat(left) + text + " ".repeat(padding - left));
    }),
    lower: native("lower", 1, 1, (self: Value) => kind.make(strLower(kind.text(self)))),
    upper: native("upper", 1, 1, (self: Value) => kind.make(strUpper(kind.text(self)))),
    isspace: test("isspace", strIsSpace),
    isalpha: test("isalpha", strIsAlpha),
    isdigit: test("isdigit", strIsDigit),
    isupper: test("isupper", strIsUpper),
    islower: test("islower", strIsLower),
  };
}
