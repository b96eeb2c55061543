/** The module `collections`: deque, namedtuple and OrderedDict, as far as the unix port has it. */

import { dequeType } from "../../runtime-hal/core/deque.js";
import { namedTuple } from "../../runtime-hal/core/named-tuple.js";
import { native } from "../../runtime-hal/core/native.js";
import { orderedDictType } from "../../runtime-hal/core/ordered-dict.js";
import type { Value } from "../../runtime-hal/core/value.js";

export function collectionsModule(): Record<string, Value> {
  return {
    deque: dequeType,
    namedtuple: native("namedtuple", 2, 2, namedTuple),
    OrderedDict: orderedDictType,
  };
}
