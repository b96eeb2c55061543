/**
 * Calls of built-in types as emitted code makes them, `int(x)` or `list(x)`: the commonest argument is dealt with at
 * once, anything else goes to the type's own `make`. Each is a function of its own, so that V8 can put it in place.
 */

import { floatType } from "./float.js";
import { intFromFloat } from "./int-arith.js";
import { intType } from "./int.js";
import { boolType } from "./bool.js";
import { dictType } from "./dict.js";
import { PyDict, PySet } from "./dict-data.js";
import { listType } from "./list.js";
import { PyFloat, PyList, PyTuple } from "./objects.js";
import { truth } from "./operators.js";
import { sequenceIter } from "./sequence.js";
import { setType } from "./set.js";
import { strType } from "./str.js";
import { str } from "./text.js";
import { tupleType } from "./tuple.js";
import { callType } from "./type.js";
import type { Value } from "./value.js";

intType.fn$ = function int(...args: Value[]): Value {
  if (args.length === 1) {
    const v: Value = args[0];
    if (typeof v === "number") return v;
    if (v instanceof PyFloat && v.native$ === undefined) return intFromFloat(v.v);
  }
  return callType(intType, args, null);
};

floatType.fn$ = function float(...args: Value[]): Value {
  if (args.length === 1) {
    const v: Value = args[0];
    if (typeof v === "number") return new PyFloat(v);
    if (v instanceof PyFloat && v.type$ === floatType) return v;
  }
  return callType(floatType, args, null);
};

strType.fn$ = function strOf(...args: Value[]): Value {
  return args.length === 1 ? str(args[0]) : callType(strType, args, null);
};

boolType.fn$ = function bool(...args: Value[]): Value {
  return args.length === 1 ? truth(args[0]) : callType(boolType, args, null);
};

listType.fn$ = function list(...args: Value[]): Value {
  if (args.length === 0) return new PyList([]);
  if (args.length === 1 && args[0]?.iter$ === sequenceIter) return new PyList(args[0].items.slice());
  return callType(listType, args, null);
};

tupleType.fn$ = function tuple(...args: Value[]): Value {
  if (args.length === 1) {
    const v: Value = args[0];
    if (v?.iter$ === sequenceIter && v.items.length > 0 && v instanceof PyList) return new PyTuple(v.items.slice());
  }
  return callType(tupleType, args, null);
};

dictType.fn$ = function dict(...args: Value[]): Value {
  return args.length === 0 ? new PyDict() : callType(dictType, args, null);
};

setType.fn$ = function set(...args: Value[]): Value {
  return args.length === 0 ? new PySet() : callType(setType, args, null);
};
