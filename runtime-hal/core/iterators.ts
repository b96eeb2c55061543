/** The lazy types of builtins: enumerate, zip, map, filter and reversed. Each is its own iterator. */

import { lookupMethod } from "./attributes.js";
import { call } from "./function.js";
import { intArgument } from "./int-argument.js";
import { iter } from "./iteration.js";
import { checkCount, parseArguments, type ArgumentSpec } from "./native.js";
import { PyTuple } from "./objects.js";
import { truth } from "./operators.js";
import { getitem, len } from "./subscript.js";
import { defineType } from "./type.js";
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

export const enumerateType = defineType({
  name: "enumerate",
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
  js: PyZip,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, Infinity);
    return new PyZip(args.map(iter));
  },
});

class PyMap extends LazyIterator {
  constructor(
    private readonly fn: Value,
    private readonly sources: readonly Iterator[],
  ) {
    super();
  }
  override next$(): Value | undefined {
    const { sources } = this;
    if (sources.length === 1) {
      const v: Value = (sources[0] as Iterator).next$();
      return v === undefined ? undefined : call(this.fn, v);
    }
    const items: Value[] = [];
    for (let i = 0; i < sources.length; i++) {
      const v: Value = (sources[i] as Iterator).next$();
      if (v === undefined) return undefined;
      items.push(v);
    }
    return call(this.fn, ...items);
  }
}

export const mapType = defineType({
  name: "map",
  js: PyMap,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, Infinity);
    return new PyMap(args[0], args.slice(1).map(iter));
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
      if (v === undefined || truth(fn === null ? v : call(fn, v))) return v;
    }
  }
}

export const filterType = defineType({
  name: "filter",
  js: PyFilter,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, 2);
    return new PyFilter(args[0], iter(args[1]));
  },
});

class PyReversed extends LazyIterator {
  constructor(
    private readonly sequence: Value,
    private left: number,
  ) {
    super();
  }
  override next$(): Value | undefined {
    return this.left === 0 ? undefined : getitem(this.sequence, --this.left);
  }
}

export const reversedType = defineType({
  name: "reversed",
  js: PyReversed,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 1);
    const sequence: Value = args[0];
    const method: Value = lookupMethod(sequence, "__reversed__");
    if (method !== undefined) return call(method, sequence);
    return new PyReversed(sequence, intArgument(len(sequence)));
  },
});
