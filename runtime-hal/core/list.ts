/** The type `list`. */

import {
  indexError,
  valueError,
  notImplementedErrorType,
  newException,
  typeError,
  unsupportedType,
} from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { iter, spread } from "./iteration.js";
import { argumentCountError, checkCount, native, nativeDirect, type NativeFunction } from "./native.js";
import { PyList, PyRange, PySlice, PyTuple, itemsOf } from "./objects.js";
import { listLen } from "./operators.js";
import {
  MAX_ITEMS,
  compareItems,
  countItem,
  findItem,
  placeOf,
  includesItem,
  isCompareOp,
  lessItems,
  outOfMemory,
  repeatItems,
  reprItems,
  sequenceIter,
} from "./sequence.js";
import { boundSlice, itemIndex, itemsBackwards, placeWithin, sliceItems } from "./slice-indices.js";
import { sortShown } from "./sort.js";
import { areOfOrder, namedOrder, sortOrder } from "./sort-order.js";
import { defineType, typeName, callType, type PyType } from "./type.js";
import type { BinaryOp, CompareOp, Value } from "./value.js";

/** `list[index]` for any index but a slice. */
export function listGet(list: PyList, index: Value): Value {
  const items = list.items;
  if (typeof index === "number") {
    const i = index < 0 ? index + items.length : index;
    if (i >= 0 && i < items.length) return items[i];
    throw indexError("list index out of range");
  }
  return items[itemIndex("list", items.length, index)];
}

/** `list[index] = value` for any index but a slice. */
function listSet(list: PyList, index: Value, value: Value): void {
  const items = list.items;
  if (typeof index === "number") {
    const i = index < 0 ? index + items.length : index;
    if (i < 0 || i >= items.length) throw indexError("list index out of range");
    items[i] = value;
  } else {
    items[itemIndex("list", items.length, index)] = value;
  }
}

/** `list.append(value)`. */
export function listAppend(list: PyList, value: Value): null {
  list.items.push(value);
  return null;
}

/** `list.extend(source)`. */
function listExtend(list: PyList, source: Value): void {
  const items = list.items;
  if (source instanceof PyList || source instanceof PyTuple) {
    const more = itemsOf(source);
    // The length is fixed beforehand: a list may be extended by itself.
    for (let i = 0, n = more.length; i < n; i++) items.push(more[i]);
    return;
  }
  const it = iter(source);
  const room = MAX_ITEMS - items.length;
  const length: Value = source instanceof PyRange ? source.length : 0;
  if (length > room) throw outOfMemory();
  for (let v = it.next$(); v !== undefined; v = it.next$()) items.push(v);
}

/** `list.pop(index)`; the last item without index. */
export function listPop(list: PyList, index?: Value): Value {
  const items = list.items;
  if (items.length === 0) throw indexError("pop from empty list");
  if (index === undefined) return items.pop();
  const i = itemIndex("list", items.length, index);
  return removeAt(items, i);
}

/** `list.index(item)`, `undefined` if it is not there. */
export function listIndexIfAny(list: PyList, item: Value): Value {
  const i = placeOf(list.items, item);
  return i < 0 ? undefined : i;
}

/** `list.remove(item)`, `undefined` if it is not there. */
export function listRemoveIfAny(list: PyList, item: Value): null | undefined {
  const i = placeOf(list.items, item);
  if (i < 0) return undefined;
  // A comparison may have made the list shorter.
  if (i < list.items.length) removeAt(list.items, i);
  return null;
}

/** So few items are moved one by one more quickly than by JavaScript's functions, which make an array of what they take out. */
const NEAR = 32;

/** Takes the item at `i` out. */
function removeAt(items: Value[], i: number): Value {
  const last = items.length - 1;
  if (last - i > NEAR) return i === 0 ? items.shift() : items.splice(i, 1)[0];
  const item: Value = items[i];
  for (let k = i; k < last; k++) items[k] = items[k + 1];
  items.pop();
  return item;
}

/** Puts a value in front of the item at an index, which is clamped. */
function insertAt(items: Value[], index: Value, value: Value): void {
  const { length } = items;
  const i = placeWithin(length, typeof index === "number" ? index : intArgument(index));
  if (length - i > NEAR) {
    items.splice(i, 0, value);
    return;
  }
  items.push(value);
  for (let k = length; k > i; k--) items[k] = items[k - 1];
  items[i] = value;
}

const NO_ITEMS: readonly Value[] = [];

/** `list[slice] = values`; only slices of step 1 can be assigned, as in MicroPython. */
function assignSlice(list: PyList, slice: PySlice, values: readonly Value[]): void {
  const { start, stop, step } = boundSlice(slice, list.items.length);
  if (step !== 1) throw newException(notImplementedErrorType);
  replaceItems(list, start, stop, values);
}

/** `list[lower:upper] = value`; up to the end if there is no upper bound. */
export function listSetSlice(list: PyList, lower: number, upper: number | null, value: Value): void {
  if (!(value instanceof PyList) && !(value instanceof PyTuple)) throw noItems(value);
  const { length } = list.items;
  const stop = upper === null ? length : placeWithin(length, upper);
  replaceItems(list, placeWithin(length, lower), stop, itemsOf(value));
}

function noItems(value: Value): Error {
  throw typeError(`object '${typeName(value)}' isn't a tuple or list`);
}

/** `list * count` for an int. */
export const listRepeat = (list: PyList, count: Value): PyList =>
  new PyList(repeatItems(list.items, count) as Value[]);

/** `list[from::-1]`, or all of the list from the last item on. */
export function listBackwards(list: PyList, from: number = list.items.length): PyList {
  return new PyList(itemsBackwards(list.items, from));
}

/** Puts values in place of the items from `start` to `stop`, both within the list. */
function replaceItems(list: PyList, start: number, stop: number, values: readonly Value[]): void {
  const items = list.items;
  const removed = Math.max(stop - start, 0);
  if (values.length === removed) {
    // As many as before: nothing moves. The list may be given its own items.
    const given = values === items ? values.slice() : values;
    for (let i = 0; i < removed; i++) items[start + i] = given[i];
    return;
  }
  if (values.length < 1000) items.splice(start, removed, ...values);
  else setItems(list, items.slice(0, start).concat(values, items.slice(start + removed)));
}

/** Gives a list other items. It keeps its array: emitted code may have that at hand while it evaluates what is to be appended. */
export function setItems({ items }: PyList, values: readonly Value[]): void {
  const { length } = values;
  items.length = length;
  for (let i = 0; i < length; i++) items[i] = values[i];
}

/** The method `sort`. */
function sortMethod(): NativeFunction {
  const f = nativeDirect("sort", 1, Infinity, function (self: PyList, other: Value) {
    if (self === undefined) argumentCountError(0, 1, Infinity);
    if (other !== undefined) sortOrder([other], null);
    sortShown(self.items, null, false);
    return null;
  });
  f.kw$ = (args, kw) => {
    if (args.length < 1) argumentCountError(0, 1, Infinity);
    const { key, reverse } = sortOrder(args.slice(1), kw);
    sortShown((args[0] as PyList).items, key, reverse);
    return null;
  };
  f.named$ = (args, names, values) => {
    if (args.length !== 1 || !areOfOrder(names)) return undefined;
    const { key, reverse } = namedOrder(names, values);
    sortShown((args[0] as PyList).items, key, reverse);
    return null;
  };
  return f;
}

export const listType: PyType = defineType({
  name: "list",
  fn: (...args) => {
    if (args.length === 0) return new PyList([]);
    if (args.length !== 1) return callType(listType, args, null);
    const source: Value = args[0];
    return new PyList(source?.iter$ === sequenceIter ? source.items.slice() : spread(source));
  },
  js: PyList,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 1);
    return new PyList(args.length > 0 ? spread(args[0]) : []);
  },
  init: (self: PyList, args, kw) => {
    checkCount(args, kw, 0, 1);
    setItems(self, args.length > 0 ? spread(args[0]) : []);
  },
  slots: {
    repr$(this: PyList): string {
      return "[" + reprItems(this.items) + "]";
    },
    truth$(this: PyList): boolean {
      return this.items.length !== 0;
    },
    len$: listLen,
    hash$(this: PyList): never {
      throw unsupportedType("__hash__", this);
    },
    iter$: sequenceIter,
    contains$(this: PyList, item: Value): boolean {
      return includesItem(this.items, item);
    },
    getitem$(this: PyList, key: Value): Value {
      if (typeof key !== "number" && key instanceof PySlice) return new PyList(sliceItems(this.items, key));
      return listGet(this, key);
    },
    setitem$(this: PyList, key: Value, value: Value): void {
      if (typeof key === "number" || !(key instanceof PySlice)) return listSet(this, key, value);
      if (!(value instanceof PyList) && !(value instanceof PyTuple)) {
        // A step that cannot be assigned is found out before the value is looked at.
        if (boundSlice(key, this.items.length).step !== 1) throw newException(notImplementedErrorType);
        throw noItems(value);
      }
      assignSlice(this, key, itemsOf(value));
    },
    delitem$(this: PyList, key: Value): void {
      if (key instanceof PySlice) assignSlice(this, key, NO_ITEMS);
      else listPop(this, key);
    },
    bin$(this: PyList, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
      if (op === "+") return rhs instanceof PyList ? new PyList(this.items.concat(itemsOf(rhs))) : undefined;
      if (op === "*") {
        const items = repeatItems(this.items, rhs);
        return items && new PyList(items);
      }
      if (!isCompareOp(op)) return undefined;
      if (rhs instanceof PyList) return compareItems(op, this.items, itemsOf(rhs));
      return op === "==" ? false : undefined;
    },
    less$(this: PyList, other: PyList): boolean {
      return lessItems(this.items, other.items);
    },
    rbin$(this: PyList, op: BinaryOp, lhs: Value): Value | undefined {
      if (op !== "*") return undefined;
      const items = repeatItems(this.items, lhs);
      return items && new PyList(items);
    },
    ibin$(this: PyList, op: BinaryOp, rhs: Value): Value | undefined {
      if (op !== "+") return undefined;
      listExtend(this, rhs);
      return this;
    },
  },
  methods: {
    append: nativeDirect("append", 2, 2, function (self: PyList, value: Value) {
      if (arguments.length !== 2) argumentCountError(arguments.length, 2, 2);
      self.items.push(value);
      return null;
    }),
    pop: nativeDirect("pop", 1, 2, function (self: PyList, index?: Value) {
      if (arguments.length > 2 || arguments.length < 1) argumentCountError(arguments.length, 1, 2);
      return listPop(self, index);
    }),
    clear: native("clear", 1, 1, (self: PyList) => {
      self.items.length = 0;
      return null;
    }),
    copy: native("copy", 1, 1, (self: PyList) => new PyList(self.items.slice())),
    count: native("count", 2, 2, (self: PyList, item: Value) => countItem(self.items, item)),
    extend: native("extend", 2, 2, (self: PyList, source: Value) => {
      listExtend(self, source);
      return null;
    }),
    index: native("index", 2, 4, (self: PyList, item: Value, start?: Value, stop?: Value) =>
      findItem("list", self.items, item, start, stop),
    ),
    insert: nativeDirect("insert", 3, 3, function (self: PyList, index: Value, value: Value) {
      if (arguments.length !== 3) argumentCountError(arguments.length, 3, 3);
      insertAt(self.items, index, value);
      return null;
    }),
    remove: native("remove", 2, 2, (self: PyList, item: Value) => {
      if (listRemoveIfAny(self, item) === undefined) throw valueError("object not in sequence");
      return null;
    }),
    reverse: native("reverse", 1, 1, (self: PyList) => {
      self.items.reverse();
      return null;
    }),
    sort: sortMethod(),
  },
});
