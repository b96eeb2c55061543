/**
 * What the files of boards and chips hold, and how one file extends another. Both kinds may name a file of their kind in `extends` and
 * then say only what differs; a board also corrects its chip's data in `override`.
 *
 * Merging: objects key by key; lists of things with an `id` (pins, buses, parts, sources, headers) by that id; other lists and plain
 * values are replaced; `null` takes a key away; `"remove": true` takes a thing with an id away.
 */

/** Any value of a JSON file. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const isObject = (v: Json | undefined): v is JsonObject =>
  typeof v === "object" && v !== null && !Array.isArray(v);

const idOf = (v: Json): Json | undefined => (isObject(v) ? v.id : undefined);

const isIdentified = (list: readonly Json[]): boolean =>
  list.length > 0 && list.every((item) => idOf(item) !== undefined);

const isRemoved = (v: Json): boolean => isObject(v) && v.remove === true;

function mergeLists(base: readonly Json[], over: readonly Json[]): Json {
  // Nothing to say about the things of a list is not the same as an empty list.
  if (over.length === 0 && isIdentified(base)) return base;
  if (!isIdentified(over) || (base.length > 0 && !isIdentified(base))) return over;
  const merged = new Map(base.map((item) => [idOf(item), item]));
  for (const item of over) {
    const before = merged.get(idOf(item));
    const fresh = before === undefined || isRemoved(before) || isRemoved(item);
    merged.set(idOf(item), fresh ? item : mergeData(before, item));
  }
  return [...merged.values()];
}

/** `base` with what `over` says; neither is changed. */
export function mergeData(base: Json, over: Json): Json {
  if (Array.isArray(over)) return Array.isArray(base) ? mergeLists(base, over) : over;
  if (!isObject(over)) return over;
  const merged: Record<string, Json> = isObject(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeData(merged[key] ?? null, value);
  }
  return merged;
}

/** The merged data without the things that a file took away: they stay marked until all files are merged. */
export function dropRemoved(data: Json): Json {
  if (Array.isArray(data)) return data.filter((item) => !isRemoved(item)).map(dropRemoved);
  if (!isObject(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, dropRemoved(value)]));
}
