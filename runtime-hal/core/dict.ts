/** The type `dict`. Slots work through the public methods of `PyDict`, so that views of modules behave like dicts. */

import { PyDict, fixedError, isRecord, type DictEntry } from "./dict-data.js";
import { DictKeysIterator, PyDictView } from "./dict-views.js";
import { PyClassMethod } from "./descriptors.js";
import { keyError, unsupportedType, valueError } from "./exceptions.js";
import { iter } from "./iteration.js";
import { argumentCountError, native, nativeDirect, nativeKw } from "./native.js";
import { PyTuple } from "./objects.js";
import { eq } from "./comparison.js";
import { repr } from "./text.js";
import { callType, defineType, type PyType } from "./type.js";
import type { BinaryOp, CompareOp, Iterator, Keywords, Value } from "./value.js";

/** `dict[key]`: KeyError if it is not there. */
function dictGet(dict: PyDict, key: Value): Value {
  const value: Value = dict.get(key);
  if (value === undefined) throw keyError(key);
  return value;
}

/** `dict.get(key, fallback)` */
export function dictGetOr(dict: PyDict, key: Value, fallback: Value): Value {
  const value: Value = dict.get(key);
  return value !== undefined ? value : fallback;
}

/** `dict[key] = value`, with the entry that `entryOf` has found for the key, if it has. */
export function dictPut(dict: PyDict, key: Value, value: Value, entry: DictEntry | undefined): void {
  if (entry !== undefined) entry.value = value;
  else dict.set(key, value);
}

/** `dict.setdefault(key, fallback)` */
export function dictSetDefault(dict: PyDict, key: Value, fallback: Value = null): Value {
  if (dict.fixed) throw fixedError();
  let value: Value = dict.get(key);
  if (value === undefined) dict.set(key, (value = fallback));
  return value;
}

/** `dict.update(source)` */
export function dictUpdate(dict: PyDict, source: Value): null {
  if (dict.fixed) throw fixedError();
  addPairs(dict, source);
  return null;
}

/** Adds the pairs of a dict or of an iterable of pairs. */
function addPairs(dict: PyDict, source: Value): void {
  if (source instanceof PyDict) {
    if (source === dict) return;
    if (isRecord(source)) {
      const { recordKeys, recordValues } = source;
      for (let i = 0; i < recordKeys.length; i++) dict.set(recordKeys[i], recordValues[i]);
    } else for (const { key, value } of source.cursor()) dict.set(key, value);
    return;
  }
  const it = iter(source);
  for (let pair = it.next$(); pair !== undefined; pair = it.next$()) {
    if (pair instanceof PyTuple && pair.type$.isUser !== true && pair.items.length === 2) {
      dict.set(pair.items[0], pair.items[1]);
      continue;
    }
    const inner = iter(pair);
    const key: Value = inner.next$();
    const value: Value = key === undefined ? undefined : inner.next$();
    if (value === undefined || inner.next$() !== undefined) {
      throw valueError("dict update sequence has wrong length");
    }
    dict.set(key, value);
  }
}

/** `dict.update(*args, **kw)`, without self; also what the constructor does. */
function updateFrom(dict: PyDict, args: readonly Value[], kw: Keywords): void {
  // The count in the message includes self.
  if (args.length > 1) argumentCountError(args.length + 1, 1, 2);
  if (args.length === 1) addPairs(dict, args[0]);
  if (kw !== null) for (const entry of kw) dict.set(entry[0], entry[1]);
}

/** The copy of a record: both read the keys from the same array. */
const recordCopy = (v: Value): PyDict | undefined =>
  isRecord(v) ? new PyDict(v.sharedKeys(), v.recordValues.slice()) : undefined;

/** A new dict of the same built-in type (dict or OrderedDict) with the same items. */
function dictCopy(dict: PyDict): PyDict {
  if (dict.type$ === dictType) {
    const record = recordCopy(dict);
    if (record !== undefined) return record;
  }
  const copy = callType(dict.type$.nativeBase as PyType, [], null) as PyDict;
  for (const { key, value } of dict.cursor()) copy.set(key, value);
  return copy;
}

/** Do both have equal values under the same keys, in any order? */
function dictEqual(a: PyDict, b: PyDict): boolean {
  if (a.size !== b.size) return false;
  for (const { key, value } of a.cursor()) {
    const other: Value = b.get(key);
    if (other === undefined || !eq(value, other)) return false;
  }
  return true;
}

/** `{key: value, …}` */
export function dictRepr(dict: PyDict): string {
  let out = "{";
  for (const { key, value } of dict.cursor()) {
    if (out.length > 1) out += ", ";
    out += repr(key) + ": " + repr(value);
  }
  return out + "}";
}

/** `dict.pop(key, fallback)`; KeyError for a key that is not there if there is no fallback. */
export function dictPop(dict: PyDict, key: Value, fallback?: Value): Value {
  if (dict.fixed) throw fixedError();
  const value: Value = dict.get(key);
  if (value !== undefined) {
    dict.delete(key);
    return value;
  }
  if (fallback === undefined) throw keyError(key);
  return fallback;
}

/** `dict.pop(key)`, `undefined` for a key that is not there. */
export function dictTake(dict: PyDict, key: Value): Value {
  if (dict.fixed) throw fixedError();
  const value: Value = dict.get(key);
  if (value !== undefined) dict.delete(key);
  return value;
}

/**
 * The dict that an item was popped of last, and the walk that has come to that item: another one would go through the places of all
 * that have been removed before, which takes the square of their number.
 */
let popped: PyDict | null = null;
let poppedWalk: IterableIterator<DictEntry> | null = null;

export const dictType: PyType = defineType({
  name: "dict",
  fn: (...args) => (args.length === 0 ? new PyDict() : callType(dictType, args, null)),
  js: PyDict,
  make: (_type, args, kw) => {
    const record = args.length === 1 ? recordCopy(args[0]) : undefined;
    const dict = record ?? new PyDict();
    updateFrom(dict, record === undefined ? args : [], kw);
    return dict;
  },
  init: (self: PyDict, args, kw) => updateFrom(self, args, kw),
  slots: {
    repr$(this: PyDict): string {
      return dictRepr(this);
    },
    truth$(this: PyDict): boolean {
      return this.size !== 0;
    },
    len$(this: PyDict): Value {
      return this.size;
    },
    hash$(this: PyDict): never {
      throw unsupportedType("__hash__", this);
    },
    iter$(this: PyDict): Iterator {
      return new DictKeysIterator(this);
    },
    contains$(this: PyDict, item: Value): boolean {
      return this.has(item);
    },
    // Written out: this is the commonest way into a dict, and each call between costs as much as the rest of it.
    getitem$(this: PyDict, key: Value): Value {
      const value: Value = this.get(key);
      if (value === undefined) throw keyError(key);
      return value;
    },
    setitem$(this: PyDict, key: Value, value: Value): void {
      this.set(key, value);
    },
    delitem$(this: PyDict, key: Value): void {
      if (!this.delete(key)) throw keyError(key);
    },
    bin$(this: PyDict, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
      // A dict and an OrderedDict are never equal, in either order.
      if (op === "==") {
        return (
          rhs instanceof PyDict && rhs.type$.nativeBase === this.type$.nativeBase && dictEqual(this, rhs)
        );
      }
      if (op !== "|") return undefined;
      const copy = dictCopy(this);
      addPairs(copy, rhs);
      return copy;
    },
    ibin$(this: PyDict, op: BinaryOp, rhs: Value): Value | undefined {
      if (op !== "|") return undefined;
      if (this.fixed) throw fixedError();
      addPairs(this, rhs);
      return this;
    },
  },
  methods: {
    get: nativeDirect("get", 2, 3, function (self: PyDict, key: Value, fallback?: Value) {
      if (arguments.length > 3 || arguments.length < 2) argumentCountError(arguments.length, 2, 3);
      const value: Value = self.get(key);
      return value !== undefined ? value : fallback === undefined ? null : fallback;
    }),
    items: native("items", 1, 1, (self: PyDict) => new PyDictView(self, "items")),
    keys: native("keys", 1, 1, (self: PyDict) => new PyDictView(self, "keys")),
    values: native("values", 1, 1, (self: PyDict) => new PyDictView(self, "values")),
    setdefault: native("setdefault", 2, 3, dictSetDefault),
    pop: native("pop", 2, 3, dictPop),
    popitem: native("popitem", 1, 1, (self: PyDict) => {
      if (self.fixed) throw fixedError();
      if (popped !== self) poppedWalk = null;
      popped = self;
      let step = (poppedWalk ??= self.cursor()).next();
      // What has been added since that walk came to its end is seen by another one.
      if (step.done === true) step = (poppedWalk = self.cursor()).next();
      if (step.done === true) throw keyError("popitem(): dictionary is empty");
      const { key, value } = step.value;
      self.delete(key);
      return new PyTuple([key, value]);
    }),
    clear: native("clear", 1, 1, (self: PyDict) => {
      self.clear();
      return null;
    }),
    copy: native("copy", 1, 1, dictCopy),
    update: nativeKw("update", 1, Infinity, (args, kw) => {
      const self = args[0] as PyDict;
      if (self.fixed) throw fixedError();
      updateFrom(self, args.slice(1), kw);
      return null;
    }),
    __getitem__: native("__getitem__", 2, 2, (self: PyDict, key: Value) => dictGet(self, key)),
    __setitem__: native("__setitem__", 3, 3, (self: PyDict, key: Value, value: Value) => {
      self.set(key, value);
      return null;
    }),
    __delitem__: native("__delitem__", 2, 2, (self: PyDict, key: Value) => {
      if (!self.delete(key)) throw keyError(key);
      return null;
    }),
  },
  attrs: {
    fromkeys: new PyClassMethod(
      native("fromkeys", 2, 3, (_type: Value, keys: Value, value?: Value) => {
        const dict = new PyDict();
        const it = iter(keys);
        for (let k = it.next$(); k !== undefined; k = it.next$())
          dict.set(k, value === undefined ? null : value);
        return dict;
      }),
    ),
  },
});
