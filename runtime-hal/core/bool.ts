/**
 * The type bool: `true` and `false`. In arithmetic they are 1 and 0, and results are ints, also of `&`, `|` and `^`.
 */

import { intBin, intUnary } from "./int.js";
import { checkCount } from "./native.js";
import { truth } from "./operators.js";
import { defineType, setPrimitiveType, callType, type PyType } from "./type.js";
import type { BinaryOp, CompareOp, UnaryOp, Value } from "./value.js";

export const boolType: PyType = defineType({
  name: "bool",
  fn: (...args) => (args.length === 1 ? truth(args[0]) : callType(boolType, args, null)),
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 1);
    return args.length === 1 && truth(args[0]);
  },
  slots: {
    repr$(this: boolean) {
      return this ? "True" : "False";
    },
    truth$(this: boolean) {
      return this;
    },
    hash$(this: boolean) {
      return this ? 1 : 0;
    },
    bin$(this: boolean, op: BinaryOp | CompareOp, rhs: Value) {
      return intBin(this, op, rhs);
    },
    unary$(this: boolean, op: UnaryOp) {
      return intUnary(this, op);
    },
  },
});

setPrimitiveType("bool", boolType);
