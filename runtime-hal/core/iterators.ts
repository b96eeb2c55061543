/** The lazy types of builtins: enumerate, zip, map, filter and reversed. Each is its own iterator. */

import { lookupMethod } from "./attributes.js";
import { call, callOne } from "./function.js";
import { intArgument } from "./int-argument.js";
import { iter } from "./iteration.js";
import { checkCount, parseArguments, type ArgumentSpec } from "./native.js";
import { PyTuple } from "./objects.js";
import { truth } from "./operators.js";
import { sequenceIter } from "./sequence.js";
import { getitem, len } from "./subscript.js";
import { callType, defineType, type PyType } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

abstract class LazyIterator extends PyObject implements Iterator {
  override iter$(): Iterator {
    return this as unknown as Iterator;
  }
  abstract override next$(): Value | undefined;
}

class PyEnumerate extends LazyIterator {
  constructor(
    private readonly source: Iterator,
    private index: number,
  ) {
    super();
  }
  override next$(): Value | undefined {
    const v: Value = this.source.next$();
    return v === undefined ? undefined : new PyTuple([this.index++, v]);
  }
}

const ENUMERATE_PARAMETERS: readonly ArgumentSpec[] = [
  { name: "iterable", required: true },
  { name: "start", default: 0, convert: intArgument },
];

export const enumerateType: PyType = defineType({
  name: "enumerate",
  fn: (...args) =>
    args.length === 1 ? new PyEnumerate(iter(args[0]), 0) : callType(enumerateType, args, null),
  js: PyEnumerate,
  make: (_type, args, kw) => {
    const [iterable, start] = parseArguments(args, kw, ENUMERATE_PARAMETERS);
    return new PyEnumerate(iter(iterable), start);
  },
});

class PyZip extends LazyIterator {
  constructor(private readonly sources: readonly Iterator[]) {
    super();
  }
  override next$(): Value | undefined {
    const { sources } = this;
    if (sources.length === 0) return undefined;
    const items: Value[] = [];
    for (let i = 0; i < sources.length; i++) {
      const v: Value = (sources[i] as Iterator).next$();
      if (v === undefined) return undefined;
      items.push(v);
    }
    return new PyTuple(items);
  }
}

export const zipType = defineType({
  name: "zip",
  fn: (...args) => new PyZip(args.map(iter)),
  js: PyZip,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, Infinity);
    return new PyZip(args.map(iter));
  },
});

class PyMap extends LazyIterator {
  constructor(
    protected readonly fn: Value,
    protected readonly sources: readonly Iterator[],
  ) {
    super();
  }
  override next$(): Value | undefined {
    const { sources } = this;
    const items: Value[] = [];
    for (let i = 0; i < sources.length; i++) {
      const v: Value = (sources[i] as Iterator).next$();
      if (v === undefined) return undefined;
      items.push(v);
    }
    return call(this.fn, ...items);
  }
}

/** `map` with one iterable. */
class PyMapOne extends PyMap {
  override next$(): Value | undefined {
    const v: Value = (this.sources[0] as Iterator).next$();
    return v === undefined ? undefined : callOne(this.fn, v);
  }
}

export const mapType: PyType = defineType({
  name: "map",
  fn: (...args) =>
    args.length === 2 ? new PyMapOne(args[0], [iter(args[1])]) : callType(mapType, args, null),
  js: PyMap,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, Infinity);
    const sources = args.slice(1).map(iter);
    return sources.length === 1 ? new PyMapOne(args[0], sources) : new PyMap(args[0], sources);
  },
});

class PyFilter extends LazyIterator {
  constructor(
    private readonly fn: Value,
    private readonly source: Iterator,
  ) {
    super();
  }
  override next$(): Value | undefined {
    const { fn, source } = this;
    for (;;) {
      const v: Value = source.next$();
      if (v === undefined || truth(fn === null ? v : callOne(fn, v))) return v;
    }
  }
}

export const filterType: PyType = defineType({
  name: "filter",
  fn: (...args) =>
    args.length === 2 ? new PyFilter(args[0], iter(args[1])) : callType(filterType, args, null),
  js: PyFilter,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, 2);
    return new PyFilter(args[0], iter(args[1]));
  },
});

class PyReversed extends LazyIterator {
  constructor(
    protected readonly sequence: Value,
    protected left: number,
  ) {
    super();
  }
  override next$(): Value | undefined {
    return this.left === 0 ? undefined : getitem(this.sequence, --this.left);
  }
}

/** The items of a list or tuple, from the last on. */
class ReversedItems extends PyReversed {
  override next$(): Value | undefined {
    if (this.left === 0) return undefined;
    const item: Value = this.sequence.items[--this.left];
    return item !== undefined ? item : getitem(this.sequence, this.left);
  }
}

/** `reversed(sequence)` */
function reverse(sequence: Value): Value {
  if (sequence?.iter$ === sequenceIter) return new ReversedItems(sequence, sequence.items.length);
  const method: Value = lookupMethod(sequence, "__reversed__");
  if (method !== undefined) return call(method, sequence);
  return new PyReversed(sequence, intArgument(len(sequence)));
}

export const reversedType: PyType = defineType({
  name: "reversed",
  fn: (...args) => (args.length === 1 ? reverse(args[0]) : callType(reversedType, args, null)),
  js: PyReversed,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 1);
    return reverse(args[0]);
  },
});
