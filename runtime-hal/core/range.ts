/** The type `range` and its iterator. Ranges are compared by identity, as the unix port is built. */

import { indexError, unsupportedType, valueError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { checkCount } from "./native.js";
import { PyRange, PySlice } from "./objects.js";
import { boundSlice, itemIndex } from "./slice-indices.js";
import { defineType } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

/** `range(*args)`. */
export function makeRange(args: readonly Value[]): PyRange {
  if (args.length === 1) return new PyRange(0, intArgument(args[0]), 1);
  const step = args.length === 3 ? intArgument(args[2]) : 1;
  if (step === 0) throw valueError("zero step");
  return new PyRange(intArgument(args[0]), intArgument(args[1]), step);
}

/** `range[index]` for any index but a slice. */
export function rangeGet(range: PyRange, index: Value): Value {
  if (typeof index === "number") {
    const i = index < 0 ? index + range.length : index;
    if (i < 0 || i >= range.length) throw indexError("range index out of range");
    return range.start + i * range.step;
  }
  return range.start + itemIndex("range", range.length, index) * range.step;
}

export class RangeIterator extends PyObject implements Iterator {
  private left: number;
  private current: number;
  private readonly step: number;
  constructor(range: PyRange) {
    super();
    this.current = range.start;
    this.step = range.step;
    this.left = range.length;
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    if (this.left <= 0) return undefined;
    this.left--;
    const n = this.current;
    this.current = n + this.step;
    return n;
  }
}
defineType({ name: "iterator", js: RangeIterator });

export const rangeType = defineType({
  name: "range",
  js: PyRange,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 3);
    return makeRange(args);
  },
  slots: {
    repr$(this: PyRange): string {
      const step = this.step === 1 ? "" : `, ${this.step}`;
      return `range(${this.start}, ${this.stop}${step})`;
    },
    truth$(this: PyRange): boolean {
      return this.length > 0;
    },
    len$(this: PyRange): Value {
      return this.length;
    },
    hash$(this: PyRange): never {
      throw unsupportedType("__hash__", this);
    },
    iter$(this: PyRange): Iterator {
      return new RangeIterator(this);
    },
    getitem$(this: PyRange, key: Value): Value {
      if (!(key instanceof PySlice)) return rangeGet(this, key);
      const { start, stop, step } = boundSlice(key, this.length);
      const at = (i: number): number => this.start + i * this.step;
      return new PyRange(at(start), at(stop), step * this.step);
    },
    getattr$(this: PyRange, name: string): Value | undefined {
      return name === "start" || name === "stop" || name === "step" ? this[name] : undefined;
    },
  },
});
