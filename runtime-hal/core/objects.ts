/**
 * Data layout of the built-in container types: fields only, so that every part of the runtime can make and read
 * them without import cycles. Their behaviour (slots, methods) is attached in the file of each type.
 */

import { PyObject, type Value } from "./value.js";

export class PyTuple extends PyObject {
  /** What dicts and sets find it by, once one has been asked; see `mapKey` in `key.ts`. */
  key: Value = undefined;
  constructor(public items: readonly Value[] = []) {
    super();
  }
}

export class PyList extends PyObject {
  constructor(public items: Value[] = []) {
    super();
  }
}

/** The items, only to be read at once. */
export const itemsOf = (v: PyList | PyTuple): readonly Value[] =>
  v.boxes$ === undefined ? v.items : v.boxes$();

export class PyFloat extends PyObject {
  constructor(public readonly v: number) {
    super();
  }
}

export class PyComplex extends PyObject {
  constructor(
    public readonly re: number,
    public readonly im: number,
  ) {
    super();
  }
}

/** The memory of what is empty: nothing can be written into it, so all can have the same. */
const NO_MEMORY = new Uint8Array(0);

/** Immutable; `u8` is never written after construction. */
export class PyBytes extends PyObject {
  /** What dicts and sets find it by, once one has been asked; see `mapKey` in `key.ts`. */
  key: string | undefined = undefined;
  constructor(public u8: Uint8Array = NO_MEMORY) {
    super();
  }
}

/** `u8` is the capacity, `length` the number of bytes in use. */
export class PyByteArray extends PyObject {
  public length: number;
  constructor(public u8: Uint8Array = NO_MEMORY) {
    super();
    this.length = u8.length;
  }
}

/** `start`, `stop`, `step` as given (any value; usually ints and None). */
export class PySlice extends PyObject {
  constructor(
    public readonly start: Value,
    public readonly stop: Value,
    public readonly step: Value,
  ) {
    super();
  }
}

/** Numbers are safe integers; `length` is computed once. */
export class PyRange extends PyObject {
  public readonly length: number;
  constructor(
    public readonly start: number,
    public readonly stop: number,
    public readonly step: number,
  ) {
    super();
    const n = step > 0 ? Math.ceil((stop - start) / step) : Math.ceil((start - stop) / -step);
    this.length = n > 0 ? n : 0;
  }
}

/** A singleton such as Ellipsis. */
export class PySingleton extends PyObject {
  constructor(readonly name: string) {
    super();
  }
}

export const ELLIPSIS = new PySingleton("Ellipsis");
export const NOT_IMPLEMENTED = new PySingleton("NotImplemented");
export const EMPTY_TUPLE = new PyTuple([]);
