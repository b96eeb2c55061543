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
import { typeBuiltin } from "./class.js";
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
import { superType } from "./super.js";
import { templateBuiltin } from "./template.js";
import { tupleType } from "./tuple.js";
import { defineType, objectType } from "./type.js";
import type { Value } from "./value.js";

/** Raised by code compiled for the machine, which there is none of here; programs may still name it. */
const viperTypeErrorType = defineType({
  name: "ViperTypeError",
  js: class extends (exceptions.typeErrorType.ctor as new () => exceptions.PyBaseException) {},
  base: exceptions.typeErrorType,
  make: exceptions.typeErrorType.make,
});

/** The tables of builtins: bundles leave out entries whose names do not occur in the program. */
const typeBuiltins: Record<string, Value> = {
  bool: boolType,
  bytearray: byteArrayType,
  bytes: bytesType,
  classmethod: classMethodType,
  complex: complexType,
  dict: dictType,
  enumerate: enumerateType,
  filter: filterType,
  float: floatType,
  frozenset: frozenSetType,
  int: intType,
  list: listType,
  map: mapType,
  memoryview: memoryViewType,
  object: objectType,
  property: propertyType,
  range: rangeType,
  reversed: reversedType,
  set: setType,
  slice: sliceType,
  staticmethod: staticMethodType,
  str: strType,
  super: superType,
  tuple: tupleType,
  type: typeBuiltin,
  zip: zipType,
  ViperTypeError: viperTypeErrorType,
};

const constantBuiltins: Record<string, Value> = {
  open,
  Ellipsis: ELLIPSIS,
  NotImplemented: NOT_IMPLEMENTED,
  __template__: templateBuiltin,
};

const table: Record<string, Value> = {
  ...numberBuiltins,
  ...iterationBuiltins,
  ...objectBuiltins,
  ...consoleBuiltins,
  ...codeBuiltins(builtinsModule),
  ...constantBuiltins,
  ...typeBuiltins,
};
for (const type of exceptions.exceptionTypes) table[type.name] = type;
defineBuiltins(table);
