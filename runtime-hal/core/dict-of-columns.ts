/**
 * `dict(zip(keys, values))`: how programs make a record of each row of a table. Where the keys are few strs, no pairs are made,
 * and the records of rows that have the same keys share the array of them.
 */

import { dictType } from "./dict.js";
import { PyDict } from "./dict-data.js";
import { recordNames } from "./dict-record.js";
import { zipType } from "./iterators.js";
import { itemsOf } from "./objects.js";
import { sequenceIter } from "./sequence.js";
import { callType } from "./type.js";
import type { Value } from "./value.js";

/** `dict(zip(keys, values))` */
export function dictZip(keys: Value, values: Value): Value {
  if (keys?.iter$ === sequenceIter && values?.iter$ === sequenceIter) {
    const items = itemsOf(values);
    const names = recordNames(itemsOf(keys), items.length);
    if (names !== undefined) return new PyDict(names, items.slice(0, names.length));
  }
  return callType(dictType, [callType(zipType, [keys, values], null)], null);
}
