/** The type `range` and its iterator. */

import { indexError, unsupportedType, valueError } from "./exceptions.js";
import { PyBigRange, wideInt } from "./big-range.js";
import { checkCount } from "./native.js";
import { PyRange, PySlice } from "./objects.js";
import { MAX_ITEMS, outOfMemory } from "./sequence.js";
import { boundSlice, itemIndex } from "./slice-indices.js";
import { callType, defineType, type PyType } from "./type.js";
import { PyObject, type BinaryOp, type CompareOp, type Iterator, type Value } from "./value.js";

/** Are all ints safe, and the distance too, so that plain numbers do? */
function isPlain(start: Value, stop: Value, step: Value): boolean {
  return (
    typeof start === "number" &&
    typeof stop === "number" &&
    typeof step === "number" &&
    Number.isSafeInteger(stop - start)
  );
}

/** `range(*args)`. */
function makeRange(args: readonly Value[]): PyRange {
  const start: Value = args.length === 1 ? 0 : args[0];
  const stop: Value = args.length === 1 ? args[0] : args[1];
  const step: Value = args.length === 3 ? args[2] : 1;
  if (isPlain(start, stop, step) && step !== 0) return new PyRange(start, stop, step);
  // What is no int is refused before a step of 0.
  const [a, b, c] = [wideInt(start), wideInt(stop), wideInt(step)];
  if (c === 0n) throw valueError("zero step");
  const [x, y, z] = [Number(a), Number(b), Number(c)];
  if ([x, y, z, y - x].every(Number.isSafeInteger)) return new PyRange(x, y, z);
  return new PyBigRange(a, b, c);
}

/** Do both give the same items? Bounds and step may differ where they make no difference. */
function rangeEqual(a: PyRange, b: PyRange): boolean {
  if (a instanceof PyBigRange || b instanceof PyBigRange) {
    return a instanceof PyBigRange && b instanceof PyBigRange && a.repr$() === b.repr$();
  }
  if (a.length !== b.length) return false;
  return a.length === 0 || (a.start === b.start && (a.length === 1 || a.step === b.step));
}

/** `range[index]` for any index but a slice. */
function rangeGet(range: PyRange, index: Value): Value {
  if (typeof index === "number") {
    const i = index < 0 ? index + range.length : index;
    if (i < 0 || i >= range.length) throw indexError("range index out of range");
    return range.start + i * range.step;
  }
  return range.start + itemIndex("range", range.length, index) * range.step;
}

class RangeIterator extends PyObject implements Iterator {
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
  rest$(): Value[] {
    const { step } = this;
    if (this.left > MAX_ITEMS) throw outOfMemory();
    const items: Value[] = [];
    for (let left = this.left, n = this.current; left > 0; left--, n += step) items.push(n);
    this.left = 0;
    return items;
  }
}
defineType({ name: "iterator", js: RangeIterator });

export const rangeType: PyType = defineType({
  name: "range",
  fn: (...args) => {
    const stop: Value = args[0];
    if (args.length === 1 && typeof stop === "number") return new PyRange(0, stop, 1);
    return callType(rangeType, args, null);
  },
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
    bin$(this: PyRange, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
      return op === "==" && rhs instanceof PyRange ? rangeEqual(this, rhs) : undefined;
    },
    sum$(this: PyRange): Value | undefined {
      const twice = this.length * (2 * this.start + (this.length - 1) * this.step);
      return Number.isSafeInteger(twice) ? twice / 2 : undefined;
    },
    getattr$(this: PyRange, name: string): Value | undefined {
      return name === "start" || name === "stop" || name === "step" ? this[name] : undefined;
    },
  },
});
