/** The writing half of `json`: containers and texts in JSON's form, anything else as `repr()` shows it. */

import { PyDict, isRecord } from "../../runtime-hal/core/dict-data.js";
import { PyBaseException } from "../../runtime-hal/core/exceptions.js";
import { PyNamedTuple } from "../../runtime-hal/core/named-tuple.js";
import { PyBytes, PyFloat, PyList, PyTuple, itemsOf } from "../../runtime-hal/core/objects.js";
import { repr } from "../../runtime-hal/core/text.js";
import { typeOf, unwrap } from "../../runtime-hal/core/type.js";
import { utf8Decode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { PyAttrTuple } from "./attr-tuple.js";

/** What stands between items and between a key and its value. */
export interface Separators {
  readonly item: string;
  readonly key: string;
}

/** Takes the text piece by piece, in the pieces that a stream of the program sees. */
export type Sink = (piece: string) => void;

const SPECIAL = /["\\\x00-\x1f]/;
const ALL_SPECIAL = /["\\\x00-\x1f]/g;
const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escape(char: string): string {
  if (char === '"' || char === "\\") return "\\" + char;
  return NAMED[char] ?? "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0");
}

/** A text in double quotes; everything from a space on stands for itself. */
function quote(text: string): string {
  return SPECIAL.test(text) ? `"${text.replace(ALL_SPECIAL, escape)}"` : `"${text}"`;
}

/** Keys in quotes: there are few, and they come again and again. */
const keys = new Map<string, string>();
const MOST_KEYS = 500;

function quotedKey(key: string): string {
  let text = keys.get(key);
  if (text === undefined) {
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(key, (text = quote(key)));
  }
  return text;
}

/** The text of one value, as a whole. */
export function jsonText(v: Value, separators: Separators): string {
  if (typeof v === "number") return String(v);
  if (typeof v === "string") return quote(v);
  if (v === null) return "null";
  if (typeof v === "boolean") return v ? "true" : "false";
  if (typeof v === "object" && !v.type$.isUser) {
    if (v instanceof PyFloat) return repr(v);
    if (v instanceof PyList) return itemsText(v, separators);
    if (v instanceof PyDict) return dictText(v, separators);
  }
  let text = "";
  writeJson(v, separators, (piece) => {
    text += piece;
  });
  return text;
}

function itemsText(list: PyList, separators: Separators): string {
  const items = itemsOf(list);
  let text = "[";
  // What is shown may change the list.
  for (let i = 0; i < items.length; i++)
    text += i > 0 ? separators.item + jsonText(items[i], separators) : jsonText(items[i], separators);
  return text + "]";
}

function dictText(dict: PyDict, separators: Separators): string {
  let text = "{";
  if (isRecord(dict)) {
    const { recordKeys, recordValues } = dict;
    for (let i = 0; i < recordKeys.length; i++) {
      if (i > 0) text += separators.item;
      text += quotedKey(recordKeys[i] as string) + separators.key + jsonText(recordValues[i], separators);
    }
    return text + "}";
  }
  let between = "";
  for (const { key, value } of dict.cursor()) {
    const name = jsonText(key, separators);
    text += between + (isText(key) ? name : `"${name}"`) + separators.key + jsonText(value, separators);
    between = separators.item;
  }
  return text + "}";
}

/** Keys that are no text get quotes around whatever they look like. */
const isText = (key: Value): boolean => typeof key === "string" || key instanceof PyBytes;

/** Writes one value. */
export function writeJson(v: Value, separators: Separators, out: Sink): void {
  if (v === null) return out("null");
  if (typeof v === "boolean") return out(v ? "true" : "false");
  if (typeof v === "string") return out(quote(v));
  if (typeof v !== "object") return out(repr(v));
  // A class that says how it is shown is shown like that.
  if (typeOf(v).isUser && typeOf(v).lookup("__repr__") !== undefined) return out(repr(v));
  if (v instanceof PyList) return writeItems(itemsOf(v), separators, out);
  if (v instanceof PyTuple && !(v instanceof PyNamedTuple) && !(v instanceof PyAttrTuple)) {
    return writeItems(v.items, separators, out);
  }
  if (v instanceof PyDict) return writeDict(v, separators, out);
  if (v instanceof PyBytes) return out(quote(utf8Decode(v.u8)));
  // Of an exception MicroPython writes the arguments, but of a class of the program its `repr()`.
  if (v instanceof PyBaseException && !typeOf(v).isUser) return writeItems(v.args.items, separators, out);
  const plain: Value = unwrap(v);
  if (plain !== v) writeJson(plain, separators, out);
  else out(repr(v));
}

function writeItems(items: readonly Value[], separators: Separators, out: Sink): void {
  out("[");
  for (let i = 0; i < items.length; i++) {
    if (i > 0) out(separators.item);
    writeJson(items[i], separators, out);
  }
  out("]");
}

function writeDict(dict: PyDict, separators: Separators, out: Sink): void {
  out("{");
  let first = true;
  for (const { key, value } of dict.cursor()) {
    if (!first) out(separators.item);
    first = false;
    if (!isText(key)) out('"');
    writeJson(key, separators, out);
    if (!isText(key)) out('"');
    out(separators.key);
    writeJson(value, separators, out);
  }
  out("}");
}
