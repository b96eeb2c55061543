/**
 * What a Python value is in JavaScript, and the slots an object may have. The lowest layer of the runtime:
 * it imports nothing, everything imports it. See docs/runtime-contract.md for the representation.
 */

import type { PyType } from "./type.js";

/**
 * Any Python value. An alias of `any` on purpose: values are JavaScript primitives and objects of many classes,
 * looked at with `typeof` and slots; a union would have to be cast at every single use. `undefined` is never a value.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Value = any;

/** Keyword arguments of a call, in the order given. */
export type Keywords = ReadonlyMap<string, Value> | null;

export type BinaryOp = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "<<" | ">>" | "&" | "|" | "^";
export type CompareOp = "==" | "<" | "<=" | ">" | ">=";
export type UnaryOp = "-" | "+" | "~" | "abs";

/** The internal iterator protocol: the next item, or `undefined` at the end (never an exception). */
export interface Iterator {
  next$(): Value | undefined;
  /** All items that are left, where a loop of its own gives them faster. */
  rest$?(): Value[];
}

/** A view of memory: what the buffer protocol gives. `u8` covers exactly the bytes of the object. */
export interface BufferView {
  readonly u8: Uint8Array;
  /** Item format as in `struct`, `B` for plain bytes. */
  readonly typecode: string;
  readonly itemSize: number;
  readonly writable: boolean;
}

/**
 * Slots: what the runtime may ask of an object. An absent slot means the operation is not supported.
 * They live on prototypes; for primitives on the objects given by `protoOf` and are invoked with `call`.
 */
export interface Slots {
  readonly type$: PyType;
  /** `repr()`; absent: `<name object>`. */
  repr$?(): string;
  /** `str()`; absent: `repr$`. */
  str$?(): string;
  truth$?(): boolean;
  len$?(): Value;
  /** Absent: hash by identity, unless `eq$`-like behaviour without hash: then it raises. */
  hash$?(): Value;
  /** `undefined`: not supported with that operand. `==` must give a bool or `undefined`. */
  bin$?(op: BinaryOp | CompareOp, rhs: Value): Value | undefined;
  /** `this < other`, of two objects that have the same `less$`: tuples, or lists, without a class of the program. */
  less$?(other: Value): boolean;
  /** Reflected operation: `this` is the right operand. */
  rbin$?(op: BinaryOp, lhs: Value): Value | undefined;
  /** In-place operation; absent or `undefined`: `bin$`. */
  ibin$?(op: BinaryOp, rhs: Value): Value | undefined;
  unary$?(op: UnaryOp): Value | undefined;
  contains$?(item: Value): boolean;
  getitem$?(key: Value): Value;
  setitem$?(key: Value, value: Value): void;
  delitem$?(key: Value): void;
  /** The items of a list that has no boxes for them, to be read only: `items` would have it make them for good. */
  boxes$?(): readonly Value[];
  /** The sum of all items, where it is quickly found. */
  sum$?(): Value | undefined;
  iter$?(): Iterator;
  next$?(): Value | undefined;
  call$?(args: Value[], kw: Keywords): Value;
  /** A JavaScript function that calls this object with positional arguments. */
  asFunction$?(): (...args: Value[]) => Value;
  /** Attributes that are not in the type: `undefined` when there is none. */
  getattr$?(name: string): Value | undefined;
  /** False: not settable. */
  setattr$?(name: string, value: Value): boolean;
  delattr$?(name: string): boolean;
  buffer$?(): BufferView;
}

/** Base of all Python objects that are JavaScript objects. `type$` is set on the prototype of each class by `defineType`. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- slots are put on prototypes by `defineType`
export class PyObject {}
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface PyObject extends Slots {
  /** Set for an instance of a class that derives from int, str, float …: the plain value it stands for. */
  readonly native$?: Value;
}
