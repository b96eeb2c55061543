/** The table of builtins: all names that need no import. */

import { open } from "../../stdlib/ts/io.js";
import { boolType } from "./bool.js";
import { codeBuiltins } from "./builtins-code.js";
import { consoleBuiltins } from "./builtins-console.js";
import { iterationBuiltins } from "./builtins-iteration.js";
import { numberBuiltins } from "./builtins-numbers.js";
import { objectBuiltins } from "./builtins-objects.js";
import { byteArrayType } from "./bytearray.js";
import { bytesType } from "./bytes.js";
import { complexType } from "./complex.js";
import { classMethodType, staticMethodType } from "./descriptors.js";
import { dictType } from "./dict.js";
import * as exceptions from "./exceptions.js";
import { floatType } from "./float.js";
import { frozenSetType } from "./frozenset.js";
import { intType } from "./int.js";
import { enumerateType, filterType, mapType, reversedType, zipType } from "./iterators.js";
import { listType } from "./list.js";
import { memoryViewType } from "./memoryview.js";
import { builtinsModule, defineBuiltins } from "./names.js";
import { ELLIPSIS, NOT_IMPLEMENTED } from "./objects.js";
import { propertyType } from "./property.js";
import { rangeType } from "./range.js";
import { setType } from "./set.js";
import { sliceType } from "./slice.js";
import { strType } from "./str.js";
import { superType } from "./attributes.js";
import { templateBuiltin } from "./template.js";
import { tupleType } from "./tuple.js";
import type { PyType } from "./type.js";
import { defineType, objectType, typeType } from "./type.js";
import type { Value } from "./value.js";

/** Raised by code compiled for the machine, which there is none of here; programs may still name it. */
const viperTypeErrorType = defineType({
  name: "ViperTypeError",
  js: class extends (exceptions.typeErrorType.ctor as new () => exceptions.PyBaseException) {},
  base: exceptions.typeErrorType,
  make: exceptions.typeErrorType.make,
});

const types: readonly PyType[] = [
  boolType,
  byteArrayType,
  bytesType,
  classMethodType,
  complexType,
  dictType,
  enumerateType,
  filterType,
  floatType,
  frozenSetType,
  intType,
  listType,
  mapType,
  memoryViewType,
  objectType,
  propertyType,
  rangeType,
  reversedType,
  setType,
  sliceType,
  staticMethodType,
  strType,
  superType,
  tupleType,
  typeType,
  zipType,
  viperTypeErrorType,
];

const table: Record<string, Value> = {
  ...numberBuiltins,
  ...iterationBuiltins,
  ...objectBuiltins,
  ...consoleBuiltins,
  ...codeBuiltins(builtinsModule),
  open,
  Ellipsis: ELLIPSIS,
  NotImplemented: NOT_IMPLEMENTED,
  __template__: templateBuiltin,
};
for (const type of types) table[type.name] = type;
for (const type of exceptions.exceptionTypes) table[type.name] = type;
defineBuiltins(table);
