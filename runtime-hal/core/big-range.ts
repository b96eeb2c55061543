/**
 * Ranges that reach beyond the safe integers, such as `range(-sys.maxsize, 0)`: the same type `range`, computed with
 * bigints. A class of its own keeps the ordinary range free of such checks.
 */

import { indexError, newException, overflowErrorType, typeError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { norm } from "./int-arith.js";
import { PyRange, PySlice } from "./objects.js";
import { boundSlice } from "./slice-indices.js";
import { defineType, typeName, unwrap } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

const MIN_WORD = -(2n ** 63n);
const MAX_WORD = 2n ** 63n - 1n;

/** The exact int of an argument that may be of any size; it must fit a machine word. */
export function wideInt(v: Value): bigint {
  const plain: Value = unwrap(v);
  if (typeof plain !== "bigint") return BigInt(intArgument(v));
  if (plain < MIN_WORD || plain > MAX_WORD) {
    throw newException(overflowErrorType, "overflow converting long int to machine word");
  }
  return plain;
}

function countOf(start: bigint, stop: bigint, step: bigint): bigint {
  const n = step > 0n ? (stop - start + step - 1n) / step : (start - stop - step - 1n) / -step;
  return n > 0n ? n : 0n;
}

class BigRangeIterator extends PyObject implements Iterator {
  private index = 0n;
  constructor(private readonly range: PyBigRange) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    return this.index < this.range.count ? this.range.at(this.index++) : undefined;
  }
}

defineType({ name: "iterator", js: BigRangeIterator });

export class PyBigRange extends PyRange {
  readonly count: bigint;
  constructor(
    readonly bigStart: bigint,
    readonly bigStop: bigint,
    readonly bigStep: bigint,
  ) {
    super(Number(bigStart), Number(bigStop), Number(bigStep));
    this.count = countOf(bigStart, bigStop, bigStep);
  }

  at(i: bigint): Value {
    return norm(this.bigStart + i * this.bigStep);
  }

  override repr$(): string {
    return `range(${this.bigStart}, ${this.bigStop}${this.bigStep === 1n ? "" : `, ${this.bigStep}`})`;
  }
  override len$(): Value {
    return norm(this.count);
  }
  override iter$(): Iterator {
    return new BigRangeIterator(this);
  }
  override getattr$(name: string): Value | undefined {
    if (name === "start") return norm(this.bigStart);
    if (name === "stop") return norm(this.bigStop);
    return name === "step" ? norm(this.bigStep) : undefined;
  }
  override getitem$(key: Value): Value {
    if (key instanceof PySlice) {
      const { start, stop, step } = boundSlice(key, Number(this.count));
      return new PyBigRange(
        this.bigStart + BigInt(start) * this.bigStep,
        this.bigStart + BigInt(stop) * this.bigStep,
        BigInt(step) * this.bigStep,
      );
    }
    if (typeof key !== "number" && typeof key !== "bigint" && typeof key !== "boolean") {
      throw typeError(`range indices must be integers, not ${typeName(key)}`);
    }
    let i = BigInt(key);
    if (i < 0n) i += this.count;
    if (i < 0n || i >= this.count) throw indexError("range index out of range");
    return this.at(i);
  }
}
