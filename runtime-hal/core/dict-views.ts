/** `keys()`, `values()` and `items()` of dicts, and the iterators over dicts. */

import type { PyDict, DictEntry } from "./dict-data.js";
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
abstract class DictIterator extends PyObject implements Iterator {
  private cursor: IterableIterator<DictEntry> | null = null;
  private left: number;
  constructor(protected readonly dict: PyDict) {
    super();
    this.left = dict.size;
  }
  override iter$(): Iterator {
    return this as Iterator;
  }
  protected entry(): DictEntry | undefined {
    this.cursor ??= this.dict.cursor();
    if (this.left-- <= 0) {
      this.cursor.return?.();
      return undefined;
    }
    const r = this.cursor.next();
    return r.done === true ? undefined : r.value;
  }
  /** Is all of the dict to come, and in the arrays of a record? Then the walk is over. */
  protected isWholeRecord(): boolean {
    const isWhole = this.cursor === null && this.dict.recordKeys?.length === this.left;
    if (isWhole) this.left = 0;
    return isWhole;
  }
  abstract override next$(): Value | undefined;
}

export class DictKeysIterator extends DictIterator {
  override next$(): Value | undefined {
    return this.entry()?.key;
  }
  rest$(): Value[] {
    if (this.isWholeRecord()) return (this.dict.recordKeys as readonly string[]).slice();
    const out: Value[] = [];
    for (let e = this.entry(); e !== undefined; e = this.entry()) out.push(e.key);
    return out;
  }
}
defineType({ name: "iterator", js: DictKeysIterator });

class DictValuesIterator extends DictIterator {
  override next$(): Value | undefined {
    return this.entry()?.value;
  }
  rest$(): Value[] {
    if (this.isWholeRecord()) return this.dict.recordValues.slice();
    const out: Value[] = [];
    for (let e = this.entry(); e !== undefined; e = this.entry()) out.push(e.value);
    return out;
  }
}
defineType({ name: "iterator", js: DictValuesIterator });

class DictItemsIterator extends DictIterator {
  override next$(): Value | undefined {
    const entry = this.entry();
    return entry === undefined ? undefined : new PyTuple([entry.key, entry.value]);
  }
}
defineType({ name: "iterator", js: DictItemsIterator });

/** Walks keys and values without making tuples of them. */
export class DictPairs extends DictIterator {
  override next$(): DictEntry | undefined {
    return this.entry();
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
