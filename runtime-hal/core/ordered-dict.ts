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
  protected override get hashing(): (key: Value) => Value {
    return hashOrZero;
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
    popitem: native("popitem", 1, 1, (self: PyDict) => {
      let last: [Value, Value] | undefined;
      for (const entry of self.entries()) last = entry;
      if (last === undefined) throw keyError("popitem(): dictionary is empty");
      self.delete(last[0]);
      return new PyTuple(last);
    }),
  },
});
