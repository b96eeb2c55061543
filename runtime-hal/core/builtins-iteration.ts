/** Builtin functions on iterables and containers. */

import { typeError, valueError } from "./exceptions.js";
import { callable } from "./function.js";
import { iter, iterValue, next, nextOrUndefined, spread } from "./iteration.js";
import { argumentCountError, native, nativeDirect, type NativeFunction } from "./native.js";
import { PyList } from "./objects.js";
import { gt, lt } from "./comparison.js";
import { truth } from "./operators.js";
import { len } from "./subscript.js";
import { sortItems } from "./sort.js";
import { areOfOrder, namedOrder, type SortOrder, sortOrder } from "./sort-order.js";
import { sequenceIter } from "./sequence.js";
import type { Value } from "./value.js";

function all(source: Value): boolean {
  const it = iter(source);
  for (let v = it.next$(); v !== undefined; v = it.next$()) if (!truth(v)) return false;
  return true;
}

function any(source: Value): boolean {
  const it = iter(source);
  for (let v = it.next$(); v !== undefined; v = it.next$()) if (truth(v)) return true;
  return false;
}

/** `min` and `max`: of one iterable, or of several arguments; `key` and `fallback` may be `undefined`. */
function extreme(args: Value[], key: Value, fallback: Value, isMax: boolean): Value {
  const source: Value = args.length === 1 ? args[0] : new PyList(args);
  const items: readonly Value[] | null = source?.iter$ === sequenceIter ? source.items : null;
  if (key === undefined && items !== null) {
    const known = extremeInt(items, isMax);
    if (known !== undefined) return known;
  }
  const it = items === null ? iter(source) : null;
  const keyOf = key === undefined || typeof key === "function" ? key : callable(key);
  let best: Value;
  let bestKey: Value;
  for (let i = 0; ; i++) {
    const v: Value = items === null ? it?.next$() : i < items.length ? items[i] : undefined;
    if (v === undefined) break;
    const k: Value = keyOf === undefined ? v : keyOf(v);
    if (i === 0 || isBetter(k, bestKey, isMax)) {
      best = v;
      bestKey = k;
    }
  }
  if (best === undefined && args.length === 1) best = fallback;
  if (best === undefined) throw valueError("arg is an empty sequence");
  return best;
}

function isBetter(a: Value, b: Value, isMax: boolean): boolean {
  if (typeof a === "number" && typeof b === "number") return isMax ? a > b : a < b;
  return (isMax ? gt(a, b) : lt(a, b)) === true;
}

/** The largest or least of items that are all small ints; `undefined` for others. */
function extremeInt(items: readonly Value[], isMax: boolean): number | undefined {
  let best: Value = items[0];
  if (typeof best !== "number") return undefined;
  for (let i = 1; i < items.length; i++) {
    const v: Value = items[i];
    if (typeof v !== "number") return undefined;
    if (isMax ? v > best : v < best) best = v;
  }
  return best;
}

/**
 * A builtin over `extreme` that spares two arguments, the commonest case, all arrays. Unknown keywords are ignored, as in
 * MicroPython.
 */
function extremeFunction(name: string, isMax: boolean): NativeFunction {
  const f = nativeDirect(name, 1, Infinity, function (first: Value, second: Value, ...rest: Value[]): Value {
    if (rest.length === 0 && second !== undefined) return isBetter(second, first, isMax) ? second : first;
    if (first === undefined) argumentCountError(0, 1, Infinity);
    return extreme(second === undefined ? [first] : [first, second, ...rest], undefined, undefined, isMax);
  });
  f.kw$ = (args, kw) => {
    if (args.length < 1) argumentCountError(args.length, 1, Infinity);
    return extreme(args, kw?.get("key"), kw?.get("default"), isMax);
  };
  f.named$ = (args, names, values) => {
    if (names.length !== 1 || args.length < 1) return undefined;
    const name = names[0];
    return extreme(
      args,
      name === "key" ? values[0] : undefined,
      name === "default" ? values[0] : undefined,
      isMax,
    );
  };
  return f;
}

function sortedList(items: Value[], { key, reverse }: SortOrder): PyList {
  sortItems(items, key, reverse);
  return new PyList(items);
}

const onlyOne = (): never => {
  throw typeError("must use keyword argument for key function");
};

function sortedFunction(): NativeFunction {
  const f = nativeDirect("sorted", 1, Infinity, function (source: Value, second: Value): Value {
    if (source === undefined) argumentCountError(0, 1, Infinity);
    if (second !== undefined) onlyOne();
    const items = spread(source);
    sortItems(items, null, false);
    return new PyList(items);
  });
  f.kw$ = (args, kw) => {
    if (args.length < 1) argumentCountError(args.length, 1, Infinity);
    if (args.length > 1) onlyOne();
    return sortedList(spread(args[0]), sortOrder([], kw));
  };
  f.named$ = (args, names, values) => {
    if (args.length !== 1 || !areOfOrder(names)) return undefined;
    return sortedList(spread(args[0]), namedOrder(names, values));
  };
  return f;
}

function nextItem(it: Value, fallback?: Value): Value {
  if (fallback === undefined) return next(it);
  const v: Value = nextOrUndefined(it);
  return v === undefined ? fallback : v;
}

export const iterationBuiltins: Record<string, Value> = {
  all: native("all", 1, 1, all),
  any: native("any", 1, 1, any),
  iter: native("iter", 1, 1, iterValue),
  len: nativeDirect("len", 1, 1, function (v: Value) {
    if (arguments.length !== 1) argumentCountError(arguments.length, 1, 1);
    return len(v);
  }),
  max: extremeFunction("max", true),
  min: extremeFunction("min", false),
  next: native("next", 1, 2, nextItem),
  sorted: sortedFunction(),
};
