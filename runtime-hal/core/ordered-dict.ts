/** `collections.OrderedDict`: a dict whose equality with its like looks at the order, and whose last item is popped first. */

import { PyDict } from "./dict-data.js";
import { dictRepr, dictType } from "./dict.js";
import { PyBaseException, keyError, match, typeErrorType } from "./exceptions.js";
import { native } from "./native.js";
import { PyTuple } from "./objects.js";
import { eq } from "./comparison.js";
import { hash } from "./identity.js";
import { defineType } from "./type.js";
import type { BinaryOp, CompareOp, Value } from "./value.js";

/** All unhashable keys share a hash and are told apart by `==`: MicroPython searches an OrderedDict without hashing. */
function hashOrZero(key: Value): Value {
  try {
    return hash(key);
  } catch (e) {
    if (e instanceof PyBaseException && match(e, typeErrorType)) return 0;
    throw e;
  }
}

export class PyOrderedDict extends PyDict {
  /** All keys in order, from a `popitem` on until one of them is removed otherwise: a Map cannot be walked from its end. */
  private order: Value[] | null;

  constructor() {
    super();
    this.order = null;
  }

  protected override get hashing(): (key: Value) => Value {
    return hashOrZero;
  }

  override set(key: Value, value: Value): void {
    const before = this.size;
    super.set(key, value);
    if (this.order !== null && this.size > before) this.order.push(key);
  }

  override delete(key: Value): boolean {
    this.order = null;
    return super.delete(key);
  }

  override clear(): void {
    this.order = null;
    super.clear();
  }

  /** Removes the last item. */
  popLast(): PyTuple {
    const order = this.order ?? Array.from(this.cursor(), (entry): Value => entry.key);
    if (order.length === 0) throw keyError("popitem(): dictionary is empty");
    const key: Value = order.pop();
    const item = new PyTuple([key, this.get(key)]);
    this.delete(key);
    this.order = order;
    return item;
  }
}

function equalInOrder(a: PyOrderedDict, b: PyOrderedDict): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [key, value] of a.entries()) {
    const [otherKey, otherValue] = others.next().value as [Value, Value];
    if (!eq(key, otherKey) || !eq(value, otherValue)) return false;
  }
  return true;
}

const dictBinary = PyDict.prototype.bin$ as (op: BinaryOp | CompareOp, rhs: Value) => Value | undefined;

export const orderedDictType = defineType({
  name: "OrderedDict",
  js: PyOrderedDict,
  base: dictType,
  make: (_type, args, kw) => {
    const dict = new PyOrderedDict();
    (dictType.init as NonNullable<typeof dictType.init>)(dict, args, kw);
    return dict;
  },
  slots: {
    repr$(this: PyOrderedDict): string {
      return `OrderedDict(${dictRepr(this)})`;
    },
    bin$(this: PyOrderedDict, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
      if (op === "==") return rhs instanceof PyOrderedDict && equalInOrder(this, rhs);
      return dictBinary.call(this, op, rhs);
    },
  },
  methods: {
    popitem: native("popitem", 1, 1, (self: PyOrderedDict) => self.popLast()),
  },
});
