/** The type `tuple`. Its slots also serve namedtuples and attribute tuples, which are JavaScript subclasses. */

import { notImplementedError } from "./exceptions.js";
import { spread } from "./iteration.js";
import { checkCount, native } from "./native.js";
import { EMPTY_TUPLE, PySlice, PyTuple } from "./objects.js";
import { hash } from "./identity.js";
import { listLen } from "./operators.js";
import {
  compareItems,
  countItem,
  findItem,
  includesItem,
  isCompareOp,
  lessItems,
  repeatItems,
  reprItems,
  sequenceIter,
} from "./sequence.js";
import { boundSlice, itemIndex } from "./slice-indices.js";
import { defineType } from "./type.js";
import type { BinaryOp, CompareOp, Value } from "./value.js";

/** `tuple[index]` for any index but a slice. */
function tupleGet(tuple: PyTuple, index: Value): Value {
  const items = tuple.items;
  if (typeof index === "number") {
    const i = index < 0 ? index + items.length : index;
    if (i >= 0 && i < items.length) return items[i];
  }
  // Named tuples say their own name, derived classes that of what they are derived from.
  return items[itemIndex(tuple.type$.nativeBase!.name, items.length, index)];
}

/** A tuple of these items; the empty one is a singleton. */
function newTuple(items: readonly Value[]): PyTuple {
  return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items);
}

function repeat(tuple: PyTuple, count: Value): PyTuple | undefined {
  const items = repeatItems(tuple.items, count);
  return items && newTuple(items);
}

export const tupleType = defineType({
  name: "tuple",
  js: PyTuple,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 1);
    if (args.length === 0) return EMPTY_TUPLE;
    const source: Value = args[0];
    return source instanceof PyTuple && source.type$ === tupleType ? source : newTuple(spread(source));
  },
  init: (self: PyTuple, args, kw) => {
    checkCount(args, kw, 0, 1);
    self.items = args.length > 0 ? spread(args[0]) : [];
  },
  slots: {
    repr$(this: PyTuple): string {
      return "(" + reprItems(this.items) + (this.items.length === 1 ? ",)" : ")");
    },
    truth$(this: PyTuple): boolean {
      return this.items.length !== 0;
    },
    len$: listLen,
    hash$(this: PyTuple): Value {
      let h = 17;
      const { items } = this;
      for (let i = 0; i < items.length; i++) {
        const n = Number(hash(items[i]));
        h = (Math.imul(h, 31) + (n | 0)) ^ (n / 0x1_0000_0000);
      }
      return h;
    },
    iter$: sequenceIter,
    contains$(this: PyTuple, item: Value): boolean {
      return includesItem(this.items, item);
    },
    getitem$(this: PyTuple, key: Value): Value {
      if (typeof key === "number" || !(key instanceof PySlice)) return tupleGet(this, key);
      const { start, stop, step } = boundSlice(key, this.items.length);
      if (step !== 1) throw notImplementedError("only slices with step=1 (aka None) are supported");
      return newTuple(this.items.slice(start, stop));
    },
    bin$(this: PyTuple, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
      if (op === "*") return repeat(this, rhs);
      if (!(rhs instanceof PyTuple)) return undefined;
      if (op === "+") return newTuple(this.items.concat(rhs.items));
      return isCompareOp(op) ? compareItems(op, this.items, rhs.items) : undefined;
    },
    less$(this: PyTuple, other: PyTuple): boolean {
      return lessItems(this.items, other.items);
    },
    rbin$(this: PyTuple, op: BinaryOp, lhs: Value): Value | undefined {
      return op === "*" ? repeat(this, lhs) : undefined;
    },
  },
  methods: {
    count: native("count", 2, 2, (self: PyTuple, item: Value) => countItem(self.items, item)),
    index: native("index", 2, 4, (self: PyTuple, item: Value, start?: Value, stop?: Value) =>
      findItem("tuple", self.items, item, start, stop),
    ),
  },
});
