/** What emitted `for` loops walk; see `compiler/emit/loops.ts`. */

import { callMethod } from "./attributes.js";
import { PyDict } from "./dict-data.js";
import { dictType } from "./dict.js";
import { DictPairs } from "./dict-views.js";
import { iter, unpack } from "./iteration.js";
import { sequenceIter } from "./sequence.js";
import type { Iterator, Value } from "./value.js";

/**
 * A list or tuple itself, to be walked by counting through its `items`; of anything else an iterator, which has no
 * `items`.
 */
export function iterate(v: Value): Value {
  if (v?.iter$ === sequenceIter) return v;
  const it: Value = iter(v);
  return it.items === undefined ? it : { next$: () => it.next$() };
}

/** A key and its value. */
interface Pair {
  readonly key: Value;
  readonly value: Value;
}

interface Pairs {
  next$(): Pair | undefined;
}

/** Takes apart the items of any iterable. */
class UnpackedPairs implements Pairs {
  constructor(private readonly source: Iterator) {}
  next$(): Pair | undefined {
    const item: Value = this.source.next$();
    if (item === undefined) return undefined;
    const parts = unpack(item, 2);
    return { key: parts[0], value: parts[1] };
  }
}

const dictItems: Value = dictType.dict.get("items");

/** `for k, v in o.items()`: the pairs, without a tuple for each if `o` is a dict. */
export function pairs(o: Value): Pairs {
  if (o instanceof PyDict && (o as Value).m$items === dictItems) return new DictPairs(o);
  const method: Value = o?.m$items;
  return new UnpackedPairs(iter(method === undefined ? callMethod(o, "items", []) : method(o)));
}
