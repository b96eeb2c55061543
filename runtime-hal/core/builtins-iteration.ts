/** Builtin functions on iterables and containers. */

import { typeError, valueError } from "./exceptions.js";
import { call } from "./function.js";
import { iter, iterValue, next, nextOrUndefined, spread } from "./iteration.js";
import { listSort } from "./list.js";
import { native, nativeKw } from "./native.js";
import { PyList } from "./objects.js";
import { gt, len, lt, truth } from "./operators.js";
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

/** `min` and `max`: of one iterable, or of several arguments. Unknown keywords are ignored, as in MicroPython. */
function extreme(args: Value[], kw: Keywords, better: (a: Value, b: Value) => Value): Value {
  const key: Value = kw?.get("key");
  const it = iter(args.length === 1 ? args[0] : new PyList(args));
  let best: Value;
  let bestKey: Value;
  for (let v = it.next$(); v !== undefined; v = it.next$()) {
    const k: Value = key === undefined ? v : call(key, v);
    if (best === undefined || better(k, bestKey) === true) {
      best = v;
      bestKey = k;
    }
  }
  if (best === undefined && args.length === 1) best = kw?.get("default");
  if (best === undefined) throw valueError("arg is an empty sequence");
  return best;
}

function sorted(args: Value[], kw: Keywords): Value {
  if (args.length > 1) throw typeError("must use keyword argument for key function");
  const list = new PyList(spread(args[0]));
  listSort(list, [], kw);
  return list;
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
  len: native("len", 1, 1, len),
  max: nativeKw("max", 1, Infinity, (args, kw) => extreme(args, kw, gt)),
  min: nativeKw("min", 1, Infinity, (args, kw) => extreme(args, kw, lt)),
  next: native("next", 1, 2, nextItem),
  sorted: nativeKw("sorted", 1, Infinity, sorted),
};
