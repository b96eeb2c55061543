/** Lists, tuples, sets and dicts: their items, their methods. */

import type { CallArguments } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import { anyItem, dictCell, itemsCell } from "./store.js";
import {
  asInt,
  asStr,
  dictKey,
  isNone,
  join,
  joinAll,
  NONE,
  strValue,
  unknown,
  type Dict,
  type Items,
  type Sequence,
  type Value,
} from "./value.js";

export function newSequence(type: Sequence["type"], content: Items): Sequence {
  return { kind: "sequence", type, content: itemsCell(content) };
}

export function known(items: readonly Value[]): Items {
  return { known: true, items };
}

export function newDict(entries: readonly (readonly [Value, Value])[]): Dict {
  const dict: Dict = { kind: "dict", content: dictCell({ entries: new Map(), rest: undefined }) };
  const map = new Map<string, { key: Value; value: Value }>();
  let rest: Value | undefined;
  for (const [key, value] of entries) {
    const text = dictKey(key);
    if (text === undefined) rest = rest === undefined ? value : join(rest, value);
    else map.set(text, { key, value });
  }
  dict.content.value = { entries: map, rest };
  return dict;
}

/** `object[index]`. */
export function getItem(object: Value, index: Value): Value {
  if (object.kind === "oneOf")
    return joinAll(
      object.values.map((one) => getItem(one, index)),
      object,
    );
  if (index.kind === "oneOf")
    return joinAll(
      index.values.map((one) => getItem(object, one)),
      index,
    );
  if (object.kind === "sequence") {
    const { value: content } = object.content;
    const at = asInt(index);
    if (!content.known) return content.any;
    if (at === undefined) return anyItem(content);
    return content.items.at(at) ?? unknown("it is beyond the end of the sequence");
  }
  if (object.kind === "dict") {
    const { entries, rest } = object.content.value;
    const key = dictKey(index);
    const found = key === undefined ? undefined : entries.get(key)?.value;
    if (found !== undefined) return rest === undefined || key !== undefined ? found : join(found, rest);
    if (key !== undefined) return rest ?? unknown("there is no such key");
    const values = [...entries.values()].map(({ value }) => value);
    return joinAll(rest === undefined ? values : [...values, rest], unknown("the dict is empty"));
  }
  const text = asStr(object);
  const at = asInt(index);
  if (text !== undefined && at !== undefined) {
    const char = [...text].at(at);
    if (char !== undefined) return strValue(char);
  }
  return unknown("it is an item of something unknown");
}

/** `object[lower:upper:step]`. */
export function getSlice(object: Value, lower: Value, upper: Value, step: Value): Value {
  if (object.kind === "oneOf")
    return joinAll(
      object.values.map((one) => getSlice(one, lower, upper, step)),
      object,
    );
  const bounds = [lower, upper, step].map((part) => (isNone(part) ? null : asInt(part)));
  const [from, to, by] = bounds;
  const isKnown = from !== undefined && to !== undefined && (by === null || by === 1 || by === -1);
  const cut = <T>(items: readonly T[]): T[] => {
    if (by === -1) return from === null && to === null ? [...items].reverse() : [];
    return items.slice(from ?? 0, to ?? undefined);
  };
  const isOdd = by === -1 && (from !== null || to !== null);
  if (object.kind === "sequence") {
    const { value: content } = object.content;
    const type = object.type === "tuple" ? "tuple" : "list";
    if (content.known && isKnown && !isOdd) return newSequence(type, known(cut(content.items)));
    return newSequence(type, { known: false, any: anyItem(content) });
  }
  const text = asStr(object);
  if (text !== undefined && isKnown && !isOdd) return strValue(cut([...text]).join(""));
  return unknown("it is a part of something unknown");
}

/** `object[index] = value`. */
export function setItem(ev: Evaluator, object: Value, index: Value, value: Value): void {
  if (object.kind === "sequence") {
    const { value: content } = object.content;
    const at = asInt(index);
    const length = content.known ? content.items.length : 0;
    if (content.known && at !== undefined && at >= -length && at < length)
      ev.store.set(object.content, known(content.items.with(at, value)));
    else ev.store.set(object.content, { known: false, any: join(anyItem(content), value) });
  } else if (object.kind === "dict") {
    const { entries, rest } = object.content.value;
    const key = dictKey(index);
    if (key === undefined)
      ev.store.set(object.content, { entries, rest: rest === undefined ? value : join(rest, value) });
    else ev.store.set(object.content, { entries: new Map(entries).set(key, { key: index, value }), rest });
  } else if (object.kind === "object") object.holds.push(value);
}

/** Adds to a list or set. */
export function append(ev: Evaluator, list: Value, value: Value): void {
  if (list.kind !== "sequence") return;
  const { value: content } = list.content;
  if (content.known && content.items.length < 256)
    ev.store.set(list.content, known([...content.items, value]));
  else ev.store.set(list.content, { known: false, any: join(anyItem(content), value) });
}

/** A method of a container; `undefined` if the result is not known. */
export function containerMethod(
  ev: Evaluator,
  self: Sequence | Dict,
  name: string,
  args: CallArguments,
): Value | undefined {
  const [first, second] = args.positional.map(({ value }) => value);
  if (self.kind === "sequence") {
    const { value: content } = self.content;
    switch (name) {
      case "append":
      case "add":
        if (first !== undefined) append(ev, self, first);
        return NONE;
      case "extend":
        if (first?.kind === "sequence" && content.known && first.content.value.known)
          ev.store.set(self.content, known([...content.items, ...first.content.value.items]));
        else ev.store.set(self.content, { known: false, any: unknown("the list is extended") });
        return NONE;
      case "pop":
      case "popleft": {
        const at = first === undefined ? (name === "pop" ? -1 : 0) : asInt(first);
        if (content.known && at !== undefined && content.items.length > 0) {
          const item = content.items.at(at);
          ev.store.set(self.content, known(content.items.toSpliced(at, 1)));
          return item;
        }
        return anyItem(content);
      }
      case "copy":
        return newSequence(self.type, content);
      case "count":
      case "index":
        return undefined;
      default:
        ev.store.set(self.content, {
          known: false,
          any: joinAll([anyItem(content), ...(second ? [second] : [])], NONE),
        });
        return undefined;
    }
  }
  const { entries, rest } = self.content.value;
  const list = [...entries.values()];
  const isWhole = rest === undefined;
  switch (name) {
    case "get":
    case "pop":
    case "setdefault": {
      if (first === undefined) return undefined;
      const key = dictKey(first);
      const found = key === undefined ? undefined : entries.get(key)?.value;
      if (found !== undefined) return found;
      if (key !== undefined && isWhole) return second ?? NONE;
      return joinAll([getItem(self, first), second ?? NONE], NONE);
    }
    case "keys":
      return isWhole ? newSequence("list", known(list.map(({ key }) => key))) : undefined;
    case "values":
      return newSequence(
        "list",
        isWhole
          ? known(list.map(({ value }) => value))
          : { known: false, any: joinAll([rest, ...list.map(({ value }) => value)], NONE) },
      );
    case "items": {
      if (!isWhole) return undefined;
      return newSequence(
        "list",
        known(list.map(({ key, value }) => newSequence("tuple", known([key, value])))),
      );
    }
    case "copy":
      return { kind: "dict", content: dictCell(self.content.value) };
    default:
      ev.store.set(self.content, { entries, rest: unknown("the dict is changed") });
      return undefined;
  }
}
