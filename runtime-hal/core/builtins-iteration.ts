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
import { SortOrder } from "./sort-order.js";
import { sequenceIter } from "./sequence.js";
import type { Keywords, Value } from "./value.js";

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

type Better = (a: Value, b: Value) => Value;

/** `min` and `max`: of one iterable, or of several arguments. Unknown keywords are ignored, as in MicroPython. */
function extreme(args: Value[], kw: Keywords, better: Better): Value {
  const key: Value = kw?.get("key");
  const source: Value = args.length === 1 ? args[0] : new PyList(args);
  if (key === undefined && source?.iter$ === sequenceIter) {
    const known = extremeInt(source.items, better === gt);
    if (known !== undefined) return known;
  }
  const items: readonly Value[] | null = source?.iter$ === sequenceIter ? source.items : null;
  const it = items === null ? iter(source) : null;
  const keyOf = key === undefined || typeof key === "function" ? key : callable(key);
  let best: Value;
  let bestKey: Value;
  for (let i = 0; ; i++) {
    const v: Value = items === null ? it?.next$() : i < items.length ? items[i] : undefined;
    if (v === undefined) break;
    const k: Value = keyOf === undefined ? v : keyOf(v);
    if (best === undefined || better(k, bestKey) === true) {
      best = v;
      bestKey = k;
    }
  }
  if (best === undefined && args.length === 1) best = kw?.get("default");
  if (best === undefined) throw valueError("arg is an empty sequence");
  return best;
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

/** A builtin over `extreme` that spares two arguments, the commonest case, all arrays. */
function extremeFunction(name: string, better: Better): NativeFunction {
  const f = nativeDirect(name, 1, Infinity, function (first: Value, second: Value, ...rest: Value[]): Value {
    if (rest.length === 0 && second !== undefined) return better(second, first) === true ? second : first;
    if (first === undefined) argumentCountError(0, 1, Infinity);
    return extreme(second === undefined ? [first] : [first, second, ...rest], null, better);
  });
  f.kw$ = (args, kw) => {
    if (args.length < 1) argumentCountError(args.length, 1, Infinity);
    return extreme(args, kw, better);
  };
  return f;
}

function sorted(source: Value, kw: Keywords): PyList {
  const items = spread(source);
  if (kw === null) sortItems(items, null, false);
  else {
    const { key, reverse } = new SortOrder([], kw);
    sortItems(items, key, reverse);
  }
  return new PyList(items);
}

function sortedFunction(): NativeFunction {
  const f = nativeDirect("sorted", 1, Infinity, function (source: Value, second: Value): Value {
    if (source === undefined) argumentCountError(0, 1, Infinity);
    if (second !== undefined) throw typeError("must use keyword argument for key function");
    return sorted(source, null);
  });
  f.kw$ = (args, kw) => {
    if (args.length < 1) argumentCountError(args.length, 1, Infinity);
    if (args.length > 1) throw typeError("must use keyword argument for key function");
    return sorted(args[0], kw);
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
  max: extremeFunction("max", gt),
  min: extremeFunction("min", lt),
  next: native("next", 1, 2, nextItem),
  sorted: sortedFunction(),
};
