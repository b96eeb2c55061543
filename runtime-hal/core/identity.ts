/** `id(v)` and `hash(v)`: what dicts and sets find values by, with `==`. */

import { eq } from "./comparison.js";
import { setKeyOperations } from "./key.js";
import { protoOf, unwrap } from "./type.js";
import type { Value } from "./value.js";

const identities = new WeakMap<object, number>();
let nextIdentity = 0x7f3a_5c00_1000;

/** `id(v)`: a number that stays; looks like an address. */
export function identity(v: Value): number {
  const key: object = typeof v === "object" && v !== null ? v : typeof v === "function" ? v : boxFor(v);
  let n = identities.get(key);
  if (n === undefined) identities.set(key, (n = nextIdentity += 32));
  return n;
}

const boxes = new Map<Value, object>();
function boxFor(v: Value): object {
  let box = boxes.get(v);
  if (box === undefined) {
    if (boxes.size > 10_000) boxes.clear();
    boxes.set(v, (box = {}));
  }
  return box;
}

/** `hash(v)`: TypeError for unhashable types. */
export function hash(v: Value): Value {
  const f = protoOf(v).hash$;
  if (f !== undefined) return f.call(v);
  if (unwrap(v) !== v) return hash(unwrap(v));
  return identity(v);
}

setKeyOperations(eq, hash);
