/** Iteration of any value, and the protocols built on it: next, unpacking, spreading. */

import { call } from "./function.js";
import { setIter } from "./comparison.js";
import { setMappingItems } from "./function.js";
import {
  PyBaseException,
  exceptionValue,
  indexErrorType,
  lastStop,
  match,
  stopIteration,
  stopIterationType,
  typeError,
  valueError,
} from "./exceptions.js";
import { getattr, loadAttr, lookupMethod, setNext } from "./attributes.js";
import { PyList, PyTuple, itemsOf } from "./objects.js";
import { PyDict } from "./dict-data.js";
import { sequenceIter } from "./sequence.js";
import { defineType, protoOf, typeName, unwrap } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

/** Adapts an object with `__next__` to the internal protocol. The value of its StopIteration is kept for `yield from`. */
class MethodIterator implements Iterator {
  constructor(
    private readonly object: Value,
    private readonly method: Value,
  ) {}
  next$(): Value | undefined {
    try {
      return call(this.method, this.object);
    } catch (e) {
      if (e instanceof PyBaseException && match(e, stopIterationType)) {
        lastStop.value = exceptionValue(e);
        return undefined;
      }
      throw e;
    }
  }
}

/** Iterates an object that has only `__getitem__`: 0, 1, 2 … until IndexError. */
class ItemIterator extends PyObject {
  private index = 0;
  constructor(private readonly item: Value) {
    super();
  }
  override iter$(): Iterator {
    return this as Iterator;
  }
  override next$(): Value | undefined {
    try {
      return call(this.item, this.index++);
    } catch (e) {
      if (e instanceof PyBaseException && (match(e, indexErrorType) || match(e, stopIterationType)))
        return undefined;
      throw e;
    }
  }
}
defineType({ name: "iterator", js: ItemIterator });

/** Any iterator-like Python object as an internal iterator: has `next$`, or a `__next__` method. */
function asIterator(v: Value): Iterator {
  if (typeof v === "object" && v !== null && v.next$ !== undefined) return v as Iterator;
  const method = lookupMethod(v, "__next__");
  if (method === undefined) throw typeError(`'${typeName(v)}' object isn't an iterator`);
  return new MethodIterator(v, method);
}

/** `iter(v)` for internal use. */
export function iter(v: Value): Iterator {
  const proto = protoOf(v);
  if (proto.iter$ !== undefined) {
    const it = proto.iter$.call(v);
    return (it as Value).next$ !== undefined ? it : asIterator(it);
  }
  // The method may also be made by `__getattr__`.
  if (
    typeof v === "object" &&
    v !== null &&
    (proto.getitem$ !== undefined || proto["m$__getattr__"] !== undefined)
  ) {
    const item = loadAttr(v, "__getitem__");
    if (item !== undefined) return new ItemIterator(item);
  }
  if (unwrap(v) !== v) return iter(unwrap(v));
  throw typeError(`'${typeName(v)}' object isn't iterable`);
}

/** `iter(v)` as Python sees it: what `__iter__` gave. */
export function iterValue(v: Value): Value {
  const proto = protoOf(v);
  if (proto.iter$ !== undefined) return proto.iter$.call(v);
  return iter(v);
}

/** Next item, or `undefined` at the end, of what `iterValue` gave. */
export function nextOrUndefined(it: Value): Value | undefined {
  if (typeof it === "object" && it !== null && it.next$ !== undefined) return it.next$();
  return asIterator(it).next$();
}

/** `next(it)`, `undefined` at the end if that is reached without an exception. */
export function nextIfAny(it: Value): Value {
  if (typeof it === "object" && it !== null && it.next$ !== undefined && it.m$__next__ === undefined)
    return it.next$();
  return next(it);
}

/** `next(it)`: raises StopIteration at the end. */
export function next(it: Value): Value {
  if (typeof it === "object" && it !== null && it.next$ !== undefined) {
    // What a method of the program raises comes through as it is, be it of a class derived from StopIteration.
    if (it.m$__next__ !== undefined) return call(it.m$__next__, it);
    lastStop.value = null;
    const v = it.next$();
    if (v === undefined) throw stopIteration(lastStop.value);
    return v;
  }
  const method = lookupMethod(it, "__next__");
  if (method === undefined) throw typeError(`'${typeName(it)}' object isn't an iterator`);
  return call(method, it);
}

/** All items in a JavaScript array; a list's own array is copied. */
export function spread(v: Value): Value[] {
  if (v?.iter$ === sequenceIter) return v.items.slice();
  const it = iter(v);
  if (it.rest$ !== undefined) return it.rest$();
  const out: Value[] = [];
  for (let x = it.next$(); x !== undefined; x = it.next$()) out.push(x);
  return out;
}

/** `a, b = v`: exactly `n` items. */
export function unpack(v: Value, n: number): readonly Value[] {
  if (v instanceof PyTuple || v instanceof PyList) {
    const items = itemsOf(v);
    const given = items.length;
    if (given === n) return items;
    throw given < n ? tooFew(given) : tooMany(n);
  }
  const out: Value[] = [];
  const it = iter(v);
  for (let i = 0; i < n; i++) {
    const x = it.next$();
    if (x === undefined) throw tooFew(i);
    out.push(x);
  }
  if (it.next$() !== undefined) throw tooMany(n);
  return out;
}

/** `a, *b, c = v`: `before` items, a list, `after` items. */
export function unpackStar(v: Value, before: number, after: number): Value[] {
  const all = spread(v);
  if (all.length < before + after) throw tooFew(all.length);
  const end = all.length - after;
  const out = all.slice(0, before);
  out.push(new PyList(all.slice(before, end)));
  for (let i = end; i < all.length; i++) out.push(all[i]);
  return out;
}

export const tooFew = (given: number): Error => {
  throw valueError(`need more than ${given} values to unpack`);
};
export const tooMany = (n: number): Error => {
  throw valueError(`too many values to unpack (expected ${n})`);
};

/** Pairs of a mapping given with `**`. Classes derived from dict may have a `keys` or `__getitem__` of their own. */
export function* mappingItems(mapping: Value): Iterable<readonly [Value, Value]> {
  if (mapping instanceof PyDict && !mapping.type$.isUser) {
    yield* mapping.entries();
    return;
  }
  for (const k of spread(call(getattr(mapping, "keys"))))
    yield [k, call(getattr(mapping, "__getitem__"), k)] as const;
}

setIter(iter);
setNext(next);
setMappingItems(mappingItems);
