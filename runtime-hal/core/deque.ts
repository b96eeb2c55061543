/**
 * `collections.deque`: a queue of limited length. Items are kept in an array that begins at `head`; the gap in front
 * is closed from time to time, so both ends work in constant time.
 */

import { indexError, newException, unsupportedType, valueErrorType } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { iter } from "./iteration.js";
import { checkCount, native } from "./native.js";
import { itemIndex } from "./slice-indices.js";
import { defineType } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

/** Raise IndexError instead of dropping items of the other end. */
const CHECK_OVERFLOW = 1;
/** So many free places in front before they are given back. */
const MAX_GAP = 64;

class PyDeque extends PyObject {
  private slots: Value[];
  private head: number;
  /** How many items were taken from the left so far; iterators count in these terms. */
  private taken: number;
  private limit: number;
  private flags: number;

  constructor() {
    super();
    this.slots = [];
    this.head = 0;
    this.taken = 0;
    this.limit = 0;
    this.flags = 0;
  }

  /** `__init__`: the source is appended item by item. */
  fill(args: readonly Value[]): void {
    this.limit = intArgument(args[1]);
    if (this.limit < 0) throw newException(valueErrorType);
    if (args.length > 2) this.flags = intArgument(args[2]);
    this.extend(args[0]);
  }

  get length(): number {
    return this.slots.length - this.head;
  }

  private checkRoom(): boolean {
    if (this.length < this.limit) return true;
    if ((this.flags & CHECK_OVERFLOW) !== 0) throw indexError("full");
    return false;
  }

  append(item: Value): void {
    const room = this.checkRoom();
    this.slots.push(item);
    if (!room) this.dropLeft();
  }

  appendLeft(item: Value): void {
    const room = this.checkRoom();
    if (this.head > 0) this.slots[--this.head] = item;
    else this.slots.unshift(item);
    this.taken--;
    if (!room) this.slots.pop();
  }

  extend(source: Value): void {
    const it = iter(source);
    for (let v = it.next$(); v !== undefined; v = it.next$()) this.append(v);
  }

  private dropLeft(): void {
    this.slots[this.head++] = null;
    this.taken++;
    if (this.head > MAX_GAP && this.head * 2 > this.slots.length) {
      this.slots = this.slots.slice(this.head);
      this.head = 0;
    }
  }

  popLeft(): Value {
    if (this.length === 0) throw indexError("empty");
    const item: Value = this.slots[this.head];
    this.dropLeft();
    return item;
  }

  pop(): Value {
    if (this.length === 0) throw indexError("empty");
    return this.slots.pop();
  }

  get(index: Value): Value {
    return this.slots[this.head + itemIndex("deque", this.length, index)];
  }

  put(index: Value, value: Value): void {
    this.slots[this.head + itemIndex("deque", this.length, index)] = value;
  }

  /** Position of the first item among all that ever were in the deque. */
  get first(): number {
    return this.taken;
  }

  /** The item at such a position, or `undefined` when it is not there (any more). */
  at(position: number): Value | undefined {
    const i = position - this.taken;
    return i >= 0 && i < this.length ? this.slots[this.head + i] : undefined;
  }
}

class DequeIterator extends PyObject implements Iterator {
  private position: number;
  constructor(private readonly deque: PyDeque) {
    super();
    this.position = deque.first;
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    if (this.position < this.deque.first) this.position = this.deque.first;
    const item: Value = this.deque.at(this.position);
    if (item !== undefined) this.position++;
    return item;
  }
}
defineType({ name: "iterator", js: DequeIterator });

export const dequeType = defineType({
  name: "deque",
  js: PyDeque,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, 3);
    const deque = new PyDeque();
    deque.fill(args);
    return deque;
  },
  init: (self: PyDeque, args, kw) => {
    checkCount(args, kw, 2, 3);
    self.fill(args);
  },
  slots: {
    truth$(this: PyDeque): boolean {
      return this.length > 0;
    },
    len$(this: PyDeque): Value {
      return this.length;
    },
    hash$(this: PyDeque): never {
      throw unsupportedType("__hash__", this);
    },
    iter$(this: PyDeque): Iterator {
      return new DequeIterator(this);
    },
    getitem$(this: PyDeque, key: Value): Value {
      return this.get(key);
    },
    setitem$(this: PyDeque, key: Value, value: Value): void {
      this.put(key, value);
    },
  },
  methods: {
    append: native("append", 2, 2, (self: PyDeque, item: Value) => {
      self.append(item);
      return null;
    }),
    appendleft: native("appendleft", 2, 2, (self: PyDeque, item: Value) => {
      self.appendLeft(item);
      return null;
    }),
    extend: native("extend", 2, 2, (self: PyDeque, source: Value) => {
      self.extend(source);
      return null;
    }),
    pop: native("pop", 1, 1, (self: PyDeque) => self.pop()),
    popleft: native("popleft", 1, 1, (self: PyDeque) => self.popLeft()),
  },
});
