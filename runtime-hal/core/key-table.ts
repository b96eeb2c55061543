/** Looking for keys in the tables of dicts and sets: under which key of a Map an equal one is, or is to be put. */

import type { DictEntry } from "./dict-data.js";
import { NEEDS_CELL, equalKeys, hashKey, isPacked, mayEqualPacked, type KeyIndex } from "./key.js";
import { intKey } from "./tuple-index.js";
import { PyObject, type Value } from "./value.js";

/** What a Map keeps under a canonical key: the entry of a dict, or the item of a set. */
type Kept = DictEntry | Value;

/**
 * Key tables: under which key of `map` an equal key is, if there is one at all; `undefined` if there is none (which is never
 * a canonical key). `plain` is the `mapKey` of the key. Instances with `__eq__` may be equal to ints, so a miss on one side is looked up on the other.
 */
export function locate(
  map: Map<Value, Kept>,
  index: KeyIndex | null,
  key: Value,
  plain: Value,
  packs: boolean,
  hashing: (key: Value) => Value = hashKey,
): Value {
  if (plain !== NEEDS_CELL) {
    if (index === null || map.has(plain)) return plain;
    return map.size === 0 ? undefined : index.find(key, hashing);
  }
  // In MicroPython an empty table is not searched, so an unhashable key goes unnoticed.
  return map.size === 0 ? undefined : locateCell(map, index, key, packs, hashing);
}

/** The same for a key that is no canonical key by itself. */
function locateCell(
  map: Map<Value, Kept>,
  index: KeyIndex | null,
  key: Value,
  packs: boolean,
  hashing: (key: Value) => Value,
): Value {
  const cell = index === null ? undefined : index.find(key, hashing);
  if (cell !== undefined) return cell;
  const isUser = typeof key === "object" && key.type$.isUser === true;
  const mayBePacked = packs && mayEqualPacked(key);
  if (index !== null && !isUser && !mayBePacked) return undefined;
  const h: Value = index === null ? hashing(key) : index.lastHash;
  if (isUser) {
    const at: Value = typeof h === "number" ? intKey(h) : h;
    if (map.has(at) && equalKeys(h, key)) return at;
  }
  return mayBePacked ? locatePacked(map, key, h) : undefined;
}

/** A packed tuple, or bytes, equal to a key with an `__eq__` somewhere. */
function locatePacked(map: Map<Value, Kept>, key: Value, h: Value): Value {
  for (const [packed, kept] of map) {
    if (!isPacked(packed)) continue;
    const stored: Value = kept instanceof PyObject ? kept : (kept as DictEntry).key;
    if (hashKey(stored) === h && equalKeys(stored, key)) return packed;
  }
  return undefined;
}

/** Finds an equal key as `locate` does, or gives the Map key under which `key`, whose `mapKey` is `plain`, is to be added. */
export function place(
  map: Map<Value, Kept>,
  index: KeyIndex,
  key: Value,
  plain: Value,
  packs: boolean,
  hashing: (key: Value) => Value = hashKey,
): Value {
  if (plain !== NEEDS_CELL) return map.has(plain) ? plain : (index.find(key, hashing) ?? plain);
  return locateCell(map, index, key, packs, hashing) ?? index.add(key);
}
