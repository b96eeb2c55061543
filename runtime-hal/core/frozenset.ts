/** The type `frozenset`. */

import { PyFrozenSet } from "./set-data.js";
import { checkCount } from "./native.js";
import { hash } from "./identity.js";
import { addAll, commonMethods, commonSlots, setRepr } from "./set-operations.js";
import { defineType } from "./type.js";
import type { Value } from "./value.js";

export const frozenSetType = defineType({
  name: "frozenset",
  js: PyFrozenSet,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 1);
    const set = new PyFrozenSet();
    if (args.length > 0) addAll(set, args[0]);
    return set;
  },
  init: (self: PyFrozenSet, args, kw) => {
    checkCount(args, kw, 0, 1);
    if (args.length > 0) addAll(self, args[0]);
  },
  slots: {
    ...commonSlots,
    repr$(this: PyFrozenSet): string {
      return this.size === 0 ? "frozenset()" : `frozenset(${setRepr(this)})`;
    },
    /** The order of the items does not matter. */
    hash$(this: PyFrozenSet): Value {
      if (this.hashed === undefined) {
        let h = 0x5bd1;
        for (const v of this.items()) h = (h + Math.imul(Number(hash(v)) | 0, 0x9e3b)) | 0;
        this.hashed = h;
      }
      return this.hashed;
    },
  },
  methods: commonMethods,
});
