/**
 * From special methods to slots: when a class of the program defines `__len__`, its prototype gets a `len$` that calls
 * it. A built-in base keeps its own slots where the class defines nothing.
 */

import {
  PyBaseException,
  exceptionValue,
  lastStop,
  match,
  stopIterationType,
  typeError,
  unsupportedType,
} from "./exceptions.js";
import { call, callWith } from "./function.js";
import { norm } from "./int-arith.js";
import { Handlers, waiting } from "./handlers.js";
import { NOT_IMPLEMENTED } from "./objects.js";
import { identity } from "./identity.js";
import { METHOD_OF, truth } from "./operators.js";
import { str } from "./text.js";
import type { PyType, Proto } from "./type.js";
import type { BinaryOp, CompareOp, Iterator, Keywords, UnaryOp, Value } from "./value.js";

/** A special method as a function taking `self` first. It is looked up in the class: instance attributes do not count. */
function method(self: Value, name: string): Value | undefined {
  const proto: Proto = (self.type$ as PyType).proto;
  return proto[keyOf(name)] ?? staticForm(proto["$" + name]);
}

const keys = new Map<string, string>();

/** `m$name`, without putting the string together each time. */
function keyOf(name: string): string {
  let key = keys.get(name);
  if (key === undefined) keys.set(name, (key = "m$" + name));
  return key;
}

/** Special methods that are not plain functions (staticmethod, callable object): called without `self`. */
function staticForm(attr: Value): Value | undefined {
  return attr === undefined || attr === null
    ? undefined
    : (_self: Value, ...args: Value[]) => call(attr, ...args);
}

function definedNotImplemented(r: Value): Value | undefined {
  return r === NOT_IMPLEMENTED ? undefined : r;
}

const REFLECTED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(METHOD_OF).map(([op, name]) => [op, "__r" + name.slice(2)]),
);
const INPLACE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(METHOD_OF).map(([op, name]) => [op, "__i" + name.slice(2)]),
);
const UNARY: Readonly<Record<UnaryOp, string>> = {
  "-": "__neg__",
  "+": "__pos__",
  "~": "__invert__",
  abs: "__abs__",
};

/** The slot of the nearest built-in type under a class, for operators the class does not define. */
function nativeSlot(self: Value, slot: string): Value | undefined {
  const base = (self.type$ as PyType).nativeBase;
  return base === null || self.native$ !== undefined ? undefined : (base.proto[slot] as Value);
}

/** The end of an iterator is told by an exception that nobody sees. */
const STOPS: readonly Value[] = [stopIterationType, true];

const slotFor: Record<string, Value> = {
  repr$(this: Value): string {
    return str(call(method(this, "__repr__"), this));
  },
  str$(this: Value): string {
    return str(call(method(this, "__str__"), this));
  },
  truth$(this: Value): boolean {
    return call(method(this, "__bool__"), this) === true;
  },
  len$(this: Value): Value {
    return call(method(this, "__len__"), this);
  },
  hash$(this: Value): Value {
    const h = call(method(this, "__hash__"), this);
    if (typeof h === "number") return h;
    // A hash is a small int of MicroPython: 63 bits.
    if (typeof h === "bigint") return norm(BigInt.asIntN(63, h));
    if (typeof h === "boolean") return Number(h);
    throw typeError(
      `can't convert ${typeof h === "string" ? "str" : String(h?.type$?.name ?? "NoneType")} to int`,
    );
  },
  bin$(this: Value, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
    const f = method(this, METHOD_OF[op]);
    if (f !== undefined) return definedNotImplemented(call(f, this, rhs));
    return nativeSlot(this, "bin$")?.call(this, op, rhs);
  },
  rbin$(this: Value, op: BinaryOp, lhs: Value): Value | undefined {
    const f = method(this, REFLECTED[op] as string);
    return f === undefined ? undefined : definedNotImplemented(call(f, this, lhs));
  },
  ibin$(this: Value, op: BinaryOp, rhs: Value): Value | undefined {
    const f = method(this, INPLACE[op] as string);
    if (f !== undefined) return definedNotImplemented(call(f, this, rhs));
    return nativeSlot(this, "ibin$")?.call(this, op, rhs);
  },
  unary$(this: Value, op: UnaryOp): Value | undefined {
    const f = method(this, UNARY[op]);
    return f === undefined ? nativeSlot(this, "unary$")?.call(this, op) : call(f, this);
  },
  contains$(this: Value, item: Value): boolean {
    return truth(call(method(this, "__contains__"), this, item));
  },
  getitem$(this: Value, key: Value): Value {
    return call(method(this, "__getitem__"), this, key);
  },
  setitem$(this: Value, key: Value, v: Value): void {
    call(method(this, "__setitem__"), this, key, v);
  },
  delitem$(this: Value, key: Value): void {
    call(method(this, "__delitem__"), this, key);
  },
  iter$(this: Value): Iterator {
    return call(method(this, "__iter__"), this);
  },
  next$(this: Value): Value | undefined {
    const outer = waiting.handlers;
    waiting.handlers = new Handlers(outer, STOPS);
    try {
      const v: Value = call(method(this, "__next__"), this);
      waiting.handlers = outer;
      return v;
    } catch (e) {
      waiting.handlers = outer;
      if (e instanceof PyBaseException && match(e, stopIterationType)) {
        lastStop.value = exceptionValue(e);
        return undefined;
      }
      throw e;
    }
  },
  call$(this: Value, args: Value[], kw: Keywords): Value {
    return callWith(method(this, "__call__"), [this, ...args], kw);
  },
  asFunction$(this: Value): Value {
    return (...args: Value[]) => call(method(this, "__call__"), this, ...args);
  },
};

const SLOTS_OF: Record<string, readonly string[]> = {
  __repr__: ["repr$"],
  __str__: ["str$"],
  __bool__: ["truth$"],
  __len__: ["len$"],
  __hash__: ["hash$"],
  __contains__: ["contains$"],
  __getitem__: ["getitem$"],
  __setitem__: ["setitem$"],
  __delitem__: ["delitem$"],
  __iter__: ["iter$"],
  __next__: ["next$"],
  __call__: ["call$", "asFunction$"],
};
for (const name of Object.values(METHOD_OF)) SLOTS_OF[name] ??= ["bin$"];
for (const name of Object.values(REFLECTED)) SLOTS_OF[name] ??= ["rbin$"];
for (const name of Object.values(INPLACE)) SLOTS_OF[name] ??= ["ibin$"];
for (const name of Object.values(UNARY)) SLOTS_OF[name] ??= ["unary$"];

/** Called for each special method that appears on, changes on or (raw `undefined`) disappears from a class. */
export function installSlot(type: PyType, name: string, raw: Value | undefined): void {
  const slots = SLOTS_OF[name];
  if (slots === undefined) return;
  const proto: Proto = type.proto;
  for (const slot of slots) {
    if (raw !== undefined && raw !== null) {
      Object.defineProperty(proto, slot, {
        value: slotFor[slot],
        writable: true,
        configurable: true,
        enumerable: false,
      });
    } else if (raw === undefined && slots.length === 1 && !MULTIPLE.has(slot)) {
      delete proto[slot];
    }
  }
}

/** Slots that serve many methods stay once they are there: they look the method up by themselves. */
const MULTIPLE = new Set(["bin$", "rbin$", "ibin$", "unary$"]);

/** `__eq__` without `__hash__` makes instances unhashable. */
export function refreshHash(type: PyType): void {
  const proto = type.proto;
  if (type.lookup("__hash__") !== undefined) return;
  if (type.lookup("__eq__") === undefined) {
    if (type.nativeBase === null) delete (proto as { hash$?: Value }).hash$;
    return;
  }
  Object.defineProperty(proto, "hash$", {
    value(this: Value) {
      throw unsupportedType("__hash__", this);
    },
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

void identity;
