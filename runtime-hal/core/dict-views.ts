/** `keys()`, `values()` and `items()` of dicts, and the iterators over dicts. */

import type { PyDict, DictEntry } from "./dict-data.js";
import { unsupportedType } from "./exceptions.js";
import { PyTuple } from "./objects.js";
import { eq, identity } from "./operators.js";
import { repr } from "./text.js";
import { defineType } from "./type.js";
import { PyObject, type Iterator, type Value } from "./value.js";

export class DictKeysIterator extends PyObject implements Iterator {
  private readonly cursor: IterableIterator<DictEntry>;
  constructor(dict: PyDict) {
    super();
    this.cursor = dict.cursor();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const r = this.cursor.next();
    return r.done === true ? undefined : r.value.key;
  }
}
defineType({ name: "iterator", js: DictKeysIterator });

export class DictValuesIterator extends PyObject implements Iterator {
  private readonly cursor: IterableIterator<DictEntry>;
  constructor(dict: PyDict) {
    super();
    this.cursor = dict.cursor();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const r = this.cursor.next();
    return r.done === true ? undefined : r.value.value;
  }
}
defineType({ name: "iterator", js: DictValuesIterator });

export class DictItemsIterator extends PyObject implements Iterator {
  private readonly cursor: IterableIterator<DictEntry>;
  constructor(dict: PyDict) {
    super();
    this.cursor = dict.cursor();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const r = this.cursor.next();
    return r.done === true ? undefined : new PyTuple([r.value.key, r.value.value]);
  }
}
defineType({ name: "iterator", js: DictItemsIterator });

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

export const dictViewType = defineType({
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
