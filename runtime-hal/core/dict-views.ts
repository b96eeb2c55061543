/** `keys()`, `values()` and `items()` of dicts, and the iterators over dicts. */

import type { PyDict, DictEntry } from "./dict-data.js";
import { ENDED, type RecordWalk } from "./dict-record.js";
import { unsupportedType } from "./exceptions.js";
import { PyTuple } from "./objects.js";
import { eq } from "./comparison.js";
import { identity } from "./identity.js";
import { repr } from "./text.js";
import { defineType } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

/**
 * Walks the entries. Where the program adds keys meanwhile, the walk ends after as many entries as there were at
 * the start: MicroPython comes to an end of its table, too, while a JavaScript iterator would never.
 */
abstract class DictIterator extends PyObject implements Iterator, RecordWalk {
  protected readonly dict: PyDict;
  /** The dict, while this walks through the arrays of its record. */
  protected record: PyDict | null;
  /** How many entries there have been, and how many there are at most. */
  protected at: number;
  protected readonly end: number;
  /** The rest of the walk elsewhere; `null` before the first step as well. */
  private rest: IterableIterator<DictEntry> | null;
  constructor(dict: PyDict) {
    super();
    this.dict = dict;
    this.record = null;
    this.at = 0;
    this.end = dict.size;
    this.rest = null;
  }
  override iter$(): Iterator {
    return this as Iterator;
  }
  follow(map: ReadonlyMap<Value, DictEntry>): void {
    this.record = null;
    this.rest = map.values();
    for (let i = 0; i < this.at; i++) this.rest.next();
  }
  /** Is the walk through a record at its end? */
  protected hasEnded(record: PyDict | null): boolean {
    if (record === null) return false;
    record.leave(this);
    this.record = null;
    this.rest = ENDED;
    return true;
  }
  /** The next entry where that is not the one at place `at` of the record, `undefined` at the end. */
  protected further(): DictEntry | undefined {
    const { dict, record } = this;
    let { rest } = this;
    if (record !== null) {
      record.leave(this);
      this.record = null;
      rest = this.rest = ENDED;
    } else if (rest === null) {
      if (this.end > 0 && dict.enter(this)) {
        this.record = dict;
        this.at = 1;
        return { key: (dict.recordKeys as readonly string[])[0], value: dict.recordValues[0] };
      }
      rest = this.rest = dict.cursor();
    }
    if (this.at >= this.end) {
      rest.return?.();
      return undefined;
    }
    this.at++;
    const r = rest.next();
    return r.done === true ? undefined : r.value;
  }
  /** Is all of the dict to come, and in the arrays of a record? Then the walk is over. */
  protected isWholeRecord(): boolean {
    const isWhole = this.record === null && this.rest === null && this.dict.recordKeys?.length === this.end;
    if (isWhole) this.rest = ENDED;
    return isWhole;
  }
  abstract override next$(): Value | undefined;
}

export class DictKeysIterator extends DictIterator {
  override next$(): Value | undefined {
    const { record, at } = this;
    if (record === null || at >= this.end) return this.further()?.key;
    this.at = at + 1;
    return (record.recordKeys as readonly string[])[at];
  }
  rest$(): Value[] {
    if (this.isWholeRecord()) return (this.dict.recordKeys as readonly string[]).slice();
    const out: Value[] = [];
    for (let v = this.next$(); v !== undefined; v = this.next$()) out.push(v);
    return out;
  }
}
defineType({ name: "iterator", js: DictKeysIterator });

class DictValuesIterator extends DictIterator {
  override next$(): Value | undefined {
    const { record, at } = this;
    if (record === null || at >= this.end) return this.further()?.value;
    this.at = at + 1;
    return record.recordValues[at];
  }
  rest$(): Value[] {
    if (this.isWholeRecord()) return this.dict.recordValues.slice();
    const out: Value[] = [];
    for (let v = this.next$(); v !== undefined; v = this.next$()) out.push(v);
    return out;
  }
}
defineType({ name: "iterator", js: DictValuesIterator });

class DictItemsIterator extends DictIterator {
  override next$(): Value | undefined {
    const { record, at } = this;
    if (record === null || at >= this.end) {
      const entry = this.further();
      return entry === undefined ? undefined : new PyTuple([entry.key, entry.value]);
    }
    this.at = at + 1;
    return new PyTuple([(record.recordKeys as readonly string[])[at], record.recordValues[at]]);
  }
  rest$(): Value[] {
    const out: Value[] = [];
    if (this.isWholeRecord()) {
      const { recordKeys, recordValues } = this.dict;
      for (let i = 0; i < this.end; i++)
        out.push(new PyTuple([(recordKeys as readonly string[])[i], recordValues[i]]));
    } else for (let v = this.next$(); v !== undefined; v = this.next$()) out.push(v);
    return out;
  }
}
defineType({ name: "iterator", js: DictItemsIterator });

/** Walks keys and values without making tuples of them: each step gives the walk itself, which has them until the next one. */
export class DictPairs extends DictIterator {
  key: Value;
  value: Value;
  constructor(dict: PyDict) {
    super(dict);
    this.key = null;
    this.value = null;
    // A loop walks as soon as it has this.
    if (this.end > 0 && dict.enter(this)) this.record = dict;
  }
  override next$(): DictEntry | undefined {
    const { record, at } = this;
    if (record === null || at >= this.end) {
      if (this.hasEnded(record)) return undefined;
      const entry = this.further();
      if (entry === undefined) return undefined;
      this.key = entry.key;
      this.value = entry.value;
    } else {
      this.at = at + 1;
      this.key = (record.recordKeys as readonly string[])[at];
      this.value = record.recordValues[at];
    }
    return this;
  }
}

export type DictViewKind = "keys" | "values" | "items";

export class PyDictView extends PyObject {
  constructor(
    readonly dict: PyDict,
    readonly kind: DictViewKind,
  ) {
    super();
  }
  override iter$(): Iterator {
    switch (this.kind) {
      case "keys":
        return new DictKeysIterator(this.dict);
      case "values":
        return new DictValuesIterator(this.dict);
      default:
        return new DictItemsIterator(this.dict);
    }
  }
}

defineType({
  name: "dict_view",
  js: PyDictView,
  slots: {
    repr$(this: PyDictView): string {
      let out = "";
      const it = this.iter$();
      for (let v = it.next$(); v !== undefined; v = it.next$()) out += out === "" ? repr(v) : ", " + repr(v);
      return `dict_${this.kind}([${out}])`;
    },
    truth$(this: PyDictView): boolean {
      return this.dict.size > 0;
    },
    len$(this: PyDictView): Value {
      return this.dict.size;
    },
    hash$(this: PyDictView): Value {
      if (this.kind !== "values") throw unsupportedType("__hash__", this);
      return identity(this);
    },
    contains$(this: PyDictView, item: Value): boolean {
      if (this.kind === "keys") return this.dict.has(item);
      const it = this.iter$();
      for (let v = it.next$(); v !== undefined; v = it.next$()) if (eq(v, item)) return true;
      return false;
    },
  },
});
