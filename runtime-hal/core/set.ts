/** The type `set`: what changes a set; the rest is in `set-operations.ts`. */

import { PySet, PySetBase } from "./set-data.js";
import { keyError, unsupportedType } from "./exceptions.js";
import { argumentCountError, checkCount, native, nativeDirect } from "./native.js";
import {
  addAll,
  commonMethods,
  commonSlots,
  intersection,
  removeAll,
  setRepr,
  toggleAll,
} from "./set-operations.js";
import { defineType, callType, type PyType } from "./type.js";
import type { BinaryOp, Value } from "./value.js";

/** A set display. */
export function newSet(items: readonly Value[]): PySet {
  const set = new PySet();
  for (let i = 0; i < items.length; i++) set.add(items[i]);
  return set;
}

/** `set.remove(item)` */
export function setRemove(set: PySet, item: Value): null {
  if (!set.delete(item)) throw keyError(item);
  return null;
}

export const setType: PyType = defineType({
  name: "set",
  fn: (...args) => (args.length === 0 ? new PySet() : callType(setType, args, null)),
  js: PySet,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 1);
    const set = new PySet();
    if (args.length > 0) addAll(set, args[0]);
    return set;
  },
  init: (self: PySet, args, kw) => {
    checkCount(args, kw, 0, 1);
    if (args.length > 0) addAll(self, args[0]);
  },
  slots: {
    ...commonSlots,
    repr$(this: PySet): string {
      return setRepr(this);
    },
    hash$(this: PySet): never {
      throw unsupportedType("__hash__", this);
    },
    ibin$(this: PySet, op: BinaryOp, rhs: Value): Value | undefined {
      if (!(rhs instanceof PySetBase)) return undefined;
      if (op === "|") addAll(this, rhs);
      else if (op === "&") keepCommon(this, rhs);
      else if (op === "-") removeAll(this, rhs);
      else if (op === "^") toggleAll(this, rhs);
      else return undefined;
      return this;
    },
  },
  methods: {
    ...commonMethods,
    add: nativeDirect("add", 2, 2, function (self: PySet, item: Value) {
      if (arguments.length !== 2) argumentCountError(arguments.length, 2, 2);
      self.add(item);
      return null;
    }),
    clear: native("clear", 1, 1, (self: PySet) => {
      self.clear();
      return null;
    }),
    discard: native("discard", 2, 2, (self: PySet, item: Value) => {
      self.delete(item);
      return null;
    }),
    remove: native("remove", 2, 2, setRemove),
    pop: native("pop", 1, 1, (self: PySet) => {
      const item = self.firstToPop();
      if (item === undefined) throw keyError("pop from an empty set");
      self.delete(item);
      return item;
    }),
    update: native("update", 1, Infinity, (self: PySet, ...others: Value[]) => {
      for (let i = 0; i < others.length; i++) addAll(self, others[i]);
      return null;
    }),
    difference_update: native("difference_update", 1, Infinity, (self: PySet, ...others: Value[]) => {
      for (let i = 0; i < others.length; i++) removeAll(self, others[i]);
      return null;
    }),
    intersection_update: native("intersection_update", 2, 2, (self: PySet, other: Value) => {
      keepCommon(self, other);
      return null;
    }),
    symmetric_difference_update: native("symmetric_difference_update", 2, 2, (self: PySet, other: Value) => {
      toggleAll(self, other);
      return null;
    }),
  },
});

function keepCommon(set: PySetBase, other: Value): void {
  if (set !== other) set.take(intersection(set, other));
}
