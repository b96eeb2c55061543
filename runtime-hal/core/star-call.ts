/**
 * `f(*args)`, the call with nothing but one starred argument: mostly a function or bound method and a tuple of few
 * items, which are handed over without an array between. And `f(*args, **kwargs)` of wrappers, where `kwargs` is mostly empty.
 */

import { Found } from "./attributes.js";
import { PyDict, isRecord } from "./dict-data.js";
import { callSpread, PyBoundMethod } from "./function.js";
import { spread } from "./iteration.js";
import { callNamed } from "./keyword-plans.js";
import { sequenceIter } from "./sequence.js";
import { PyType } from "./type.js";
import type { Value } from "./value.js";

/** Calls `f` with the items of `v`. */
export function callStar(f: Value, v: Value): Value {
  const items: readonly Value[] = v?.iter$ === sequenceIter ? v.items : spread(v);
  if (f instanceof PyType && f.isDirect && f.fn$ !== undefined) f = f.fn$;
  if (typeof f === "function") {
    switch (items.length) {
      case 0:
        return f();
      case 1:
        return f(items[0]);
      case 2:
        return f(items[0], items[1]);
      case 3:
        return f(items[0], items[1], items[2]);
    }
  } else if (f instanceof PyBoundMethod && typeof f.fn === "function") {
    const { fn, self } = f;
    switch (items.length) {
      case 0:
        return fn(self);
      case 1:
        return fn(self, items[0]);
      case 2:
        return fn(self, items[0], items[1]);
    }
  }
  return callSpread(f, items.slice(), []);
}

/** `o.name(…, *args, **names)`, of a method of the type or of what `lookedUp` gave; keywords as `callSpread` has them. */
export function callFoundSpread(
  o: Value,
  f: Value,
  args: Value[],
  keywords: readonly (readonly [string | null, Value])[],
): Value {
  return f instanceof Found ? callSpread(f.callee, args, keywords) : callSpread(f, [o, ...args], keywords);
}

/** Calls `f` with the items of `v` and the keywords of a mapping. */
export function callStars(f: Value, v: Value, mapping: Value): Value {
  if (mapping instanceof PyDict && mapping.size === 0) return callStar(f, v);
  if (isRecord(mapping)) return callNamed(f, spread(v), mapping.sharedKeys(), mapping.recordValues);
  return callSpread(f, spread(v), [[null, mapping]]);
}
