/**
 * Everything emitted code may name, and nothing else: the runtime's side of docs/runtime-contract.md. Emitted code
 * imports these with a `$` in front. Importing this file also loads the behaviour of all built-in types.
 */

import "./load-types.js";
import { getattr } from "./attributes.js";
import { call } from "./function.js";
import { makeClass } from "./class.js";
import { PyDict } from "./dict-data.js";
import { PySet } from "./set-data.js";
import { latin1Bytes } from "./latin1.js";
import {
  raise as raiseValue,
  overflowError,
  runtimeError,
  stopAsyncIterationType,
  typeError,
  valueError,
  type PyBaseException,
  match,
  zeroDivision,
} from "./exceptions.js";
import { floatType } from "./float.js";
import { floatIfAny, parseFloatText } from "./float-parse.js";
import { formatValue } from "./format-spec.js";
import { intType } from "./int.js";
import * as ints from "./int-arith.js";
import { intArgument } from "./int-argument.js";
import * as parse from "./int-parse.js";
import { mappingItems, spread as spreadValue } from "./iteration.js";
import { importStatement } from "./import.js";
import { loadGlobal } from "./names.js";
import { EMPTY_TUPLE, PyBytes, PyComplex, PyFloat, PyList, PySlice, PyTuple } from "./objects.js";
import * as comparison from "./comparison.js";
import * as op from "./operators.js";
import { rt } from "./state.js";
import { repr, str } from "./text.js";
import { callType } from "./type.js";
import type { Value } from "./value.js";

export { contains, eqValue as eq, ge, gt, le, lt, ne } from "./comparison.js";
export {
  add,
  bitAnd,
  bitOr,
  bitXor,
  floordiv,
  iadd,
  ibitAnd,
  ibitOr,
  ibitXor,
  ifloordiv,
  ilshift,
  imatmul,
  imod,
  imul,
  invert,
  ipow,
  irshift,
  isub,
  itruediv,
  lshift,
  matmul,
  mod,
  mul,
  neg,
  pos,
  pow,
  rshift,
  sub,
  truediv,
  truth,
} from "./operators.js";
export { delitem, getitem, setitem } from "./subscript.js";
export { callFoundKw, delattr, lookedUp, getattr, setattr } from "./attributes.js";
export { methodSuper, superMethod } from "./super.js";
export { callNamed as callKw } from "./keyword-plans.js";
export { addInts, kindOfNumber, mulInts, numberOfParts, subInts, twofoldFields } from "./twofold.js";
export { arity } from "./bind-arguments.js";
export { def, defFlat } from "./define-function.js";
export { meta } from "./function-meta.js";
export { callSpread, callable, refuseInitResult } from "./function.js";
export { enterContext, exitContext, exitContextWith, lookupExit } from "./context-manager.js";
export {
  Resumable,
  resumable,
  threadCallFoundKw,
  threadCallKw,
  threadCallSpread,
  threadCallStar,
  threadCallStars,
  threadEnter,
  threadExit,
  threadExitWith,
  threadMethod,
  threaded,
} from "./resumable.js";
export { callStar, callStars } from "./star-call.js";
export { StepGenerator } from "./step-generator.js";
export { construct, initialise, makeClass as class } from "./class.js";
export { caught, enterHandler, fillException, leaveHandler, match, unraised } from "./exceptions.js";
export { Handlers, LOUD, RaisesAgain, waiting } from "./handlers.js";
export * from "./float-functions.js";
export * from "./format-fields.js";
export { percentItems, percentValue } from "./percent-format.js";
export { registerBundle, registerLineTable } from "./line-table.js";
export { awaitValue, delegate, delegateAwait, generator, generatorError, yieldFrom } from "./generator.js";
export { iter, nextIfAny, spread, unpack, unpackStar } from "./iteration.js";
export { ord as ordOf } from "./builtins-numbers.js";
export { floatIfAny, parseFloatText as floatOfStr };
export { dictGetOr, dictPop, dictPut, dictSetDefault, dictTake, dictUpdate } from "./dict.js";
export { complexQuotient } from "./complex-arith.js";
export {
  complexAdd,
  complexFrom,
  complexMul,
  complexOf,
  complexSub,
  isComplex,
} from "./complex-operators.js";
export { byteArrayAppend } from "./bytearray.js";
export { listBackwards, listGet, listIndexIfAny, listRemoveIfAny, listPop, listSetSlice } from "./list.js";
export * from "./float-list-operations.js";
export {
  structFloat,
  structHolds,
  structMemory,
  structPutFloat,
  structRoom,
  structTakes,
} from "./struct-memory.js";
export { dictOf } from "./dict-data.js";
export { setRemove } from "./set.js";
export {
  isByteArray,
  isBytes,
  isDict,
  isFloat,
  isInt,
  isList,
  isSet,
  isStr,
  isTuple,
} from "./instance-tests.js";
export { sequenceIter } from "./sequence.js";
export { iterate, pairs } from "./loops.js";
export {
  builtins,
  deleteGlobal,
  loadGlobal,
  loadGlobal as global,
  loadName,
  storeGlobal,
  unbindGlobal,
  unboundGlobal,
  unboundLocal,
} from "./names.js";
export { expose, type PyModule } from "./modules.js";
export { hasName, importFrom, importStar, registerModule, registerNamespace } from "./import.js";
export { importStatement as import } from "./import.js";
export { ELLIPSIS } from "./objects.js";
export { refill, rt } from "./state.js";
export { dictZip } from "./dict-of-columns.js";
export { strFormat, strRepeat } from "./str.js";
export {
  bytearraySlice,
  bytesConcat,
  bytesEqual,
  bytesDisplay,
  bytesOfItems,
  intFromBytes,
  bytesSlice,
} from "./bytes-direct.js";
export { strIsAlpha, strIsDigit, strIsLower, strIsSpace, strIsUpper } from "./str-classes.js";
export {
  strFind,
  strIndexIfAny,
  strHas,
  strJoin,
  strLower,
  strReplace,
  strSplit,
  strSplitBy,
  strStrip,
  strStripEnd,
  strStripSet,
  strStripStart,
  strUpper,
} from "./str-direct.js";
export { strCharacter, strIndex, strLen, strSlice } from "./str-index.js";
export { template } from "./template.js";
export * from "./viper.js";
export { wideText } from "./wide-text.js";
export type { Namespace } from "./dynamic-code.js";
export type { ClassNamespace } from "./class.js";
export type { Iterator, Value } from "./value.js";

// ---------------------------------------------------------------- arithmetic of what are ints for certain

type IntOperator = (a: Value, b: Value) => Value;
export const intAdd: IntOperator = ints.intAdd;
export const intSub: IntOperator = ints.intSub;
export const intMul: IntOperator = ints.intMul;
export const intFloorDiv: IntOperator = ints.intFloorDiv;
export const intMod: IntOperator = ints.intMod;
export const intAnd: IntOperator = ints.intAnd;
export const intOr: IntOperator = ints.intOr;
export const intXor: IntOperator = ints.intXor;
export const intShl: IntOperator = ints.intShl;
export const intShr: IntOperator = ints.intShr;
export const intLow: (a: Value) => number = ints.intLow;
export const intLowShl: (a: Value, n: Value) => number = ints.intLowShl;
/** `int(text)`, `int(text, base)` */
export const intOfStr: (text: string) => Value = parse.intOfStr;
export const intIfAny: (text: string) => Value = parse.intIfAny;
export const digitsIfAny: (text: string, base: number) => Value = parse.digitsIfAny;

/** `int(v)`, `undefined` for a str that is no number. */
export function anyIntIfAny(v: Value): Value {
  return typeof v === "string" ? parse.intIfAny(v) : callType(intType, [v], null);
}

/** `float(v)`, `undefined` for a str that is no number. */
export function anyFloatIfAny(v: Value): Value {
  return typeof v === "string" ? floatIfAny(v) : callType(floatType, [v], null);
}
export const intOfDigits: (text: string, base: number) => Value = parse.parseInteger;

// ---------------------------------------------------------------- comparisons as tests

/** `item in container`, operands in order of evaluation. */
export function isIn(item: Value, container: Value): boolean {
  return comparison.contains(container, item);
}

export function isEq(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b;
  if (typeof a === "string" && typeof b === "string") return a === b;
  return comparison.eq(a, b);
}
export function isNe(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a !== b;
  if (typeof a === "string" && typeof b === "string") return a !== b;
  return op.truth(comparison.ne(a, b));
}
/** Order of strs. */
export const strLt: (a: string, b: string) => boolean = comparison.stringLess;
export const strLe = (a: string, b: string): boolean => !comparison.stringLess(b, a);
export const strGt = (a: string, b: string): boolean => comparison.stringLess(b, a);
export const strGe = (a: string, b: string): boolean => !comparison.stringLess(a, b);

export function isLt(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return strLt(a, b);
  return op.truth(comparison.lt(a, b));
}
export function isLe(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  if (typeof a === "string" && typeof b === "string") return strLe(a, b);
  return op.truth(comparison.le(a, b));
}
export function isGt(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a > b;
  if (typeof a === "string" && typeof b === "string") return strGt(a, b);
  return op.truth(comparison.gt(a, b));
}
export function isGe(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a >= b;
  if (typeof a === "string" && typeof b === "string") return strGe(a, b);
  return op.truth(comparison.ge(a, b));
}

// ---------------------------------------------------------------- making values

export const float = (v: number): PyFloat => new PyFloat(v);
export const complexConst = (im: number): PyComplex => new PyComplex(0, im);
/** Bytes from a string of code units below 256. */
export const bytes = (text: string): PyBytes => new PyBytes(latin1Bytes(text));
export const bytesOf = (u8: Uint8Array): PyBytes => new PyBytes(u8);
export const list = (items: Value[]): PyList => new PyList(items);
/** `[]` that will hold no ints: a copy of an array that V8 knows as one of anything. */
export const objectsNone = (): PyList => new PyList(NO_OBJECTS.slice());
const NO_OBJECTS: readonly Value[] = [null].slice(1);
export const tuple = (items: Value[]): PyTuple => new PyTuple(items);
/** A tuple of items that nobody else has; the empty one is a singleton. */
export const tupleOf = (items: Value[]): PyTuple => (items.length === 0 ? EMPTY_TUPLE : new PyTuple(items));
export const slice = (start: Value, stop: Value, step: Value): PySlice => new PySlice(start, stop, step);

export function set(items: Value[]): PySet {
  const s = new PySet();
  for (const v of items) s.add(v);
  return s;
}

/** Keys and values alternate. */
export function dict(pairs: Value[]): PyDict {
  const d = new PyDict();
  for (let i = 0; i < pairs.length; i += 2) d.set(pairs[i], pairs[i + 1]);
  return d;
}

/** `**mapping` in a dict display. */
export function spreadDict(mapping: Value): Value[] {
  const out: Value[] = [];
  for (const [k, v] of mappingItems(mapping)) out.push(k, v);
  return out;
}

/** A float, int or bool as a bare number. */
export function unboxFloat(v: Value): number {
  return typeof v === "number" ? v : v instanceof PyFloat ? v.v : ints.intToFloat(v);
}

/** `a / b` of bare floats. */
export function divFloat(a: number, b: number): number {
  if (b === 0) throw zeroDivision();
  return a / b;
}

/** `format(value, spec)` of an f-string field. */
export function format(v: Value, conversion: "r" | "s" | "a" | null = null, spec = ""): string {
  let value: Value = v;
  if (conversion === "r" || conversion === "a") value = repr(v);
  else if (conversion === "s") value = str(v);
  return spec === "" ? str(value) : formatValue(value, spec);
}

// ---------------------------------------------------------------- calls

/** `o.name` to be called with `o` as first argument, where there is no method of that name on the prototype. */
export function method(o: Value, name: string): (self: Value, ...args: Value[]) => Value {
  const f = getattr(o, name);
  return (_self, ...args) => call(f, ...args);
}

/** `raise v from cause`: the cause is dropped, with a warning, as MicroPython does. */
export function raise(v: Value, cause?: Value): PyBaseException {
  if (cause !== undefined && cause !== null) {
    rt.host.writeError("Warning: exception chaining not supported\n");
  }
  return raiseValue(v);
}

/** `raise T(…)`: an exception that nobody has raised before. */
export function raiseNew(v: Value, cause?: Value): PyBaseException {
  return cause === undefined ? raiseValue(v, true) : raise(v, cause);
}

export function noActiveException(): PyBaseException {
  return runtimeError("no active exception to reraise");
}

// ---------------------------------------------------------------- range loops

/** Start of a range loop. */
export function rangeInt(v: Value): number {
  const n = rangeEnd(v);
  if (n > FARTHEST_START || n < -FARTHEST_START)
    throw overflowError("for loop over a range that starts beyond 2**52: use while");
  return n;
}
/** From here on a counter that is a JavaScript number would come to where adding 1 changes nothing. */
const FARTHEST_START = 2 ** 52;
/** End of a range loop; a loop that ends too far away to be counted is not run to its end by anybody. */
export function rangeEnd(v: Value): number {
  return typeof v === "number" ? v : Number(intArgument(v));
}
/**
 * Start and end of a `for` statement over a range with a constant step, which MicroPython counts with `<` (with `>` if it falls):
 * an end may be a float, and the comparison refuses what is no number.
 */
export function loopStart(v: Value, falls?: boolean): number {
  if (typeof v !== "number" && !(v instanceof PyFloat)) (falls ? comparison.gt : comparison.lt)(v, 0);
  return rangeInt(v);
}
export function loopEnd(v: Value, falls?: boolean): number {
  if (typeof v === "bigint") return Number(v);
  if (v instanceof PyFloat) return v.v;
  if (typeof v !== "number") (falls ? comparison.gt : comparison.lt)(0, v);
  return rangeEnd(v);
}
export function rangeStep(v: Value): number {
  const step = rangeInt(v);
  if (step === 0) throw valueError("range() arg 3 must not be zero");
  return step;
}

// ---------------------------------------------------------------- helpers of the lowering

export function aiter(v: Value): Value {
  return call(getattr(v, "__aiter__"));
}
export function anext(it: Value): Value {
  return call(getattr(it, "__anext__"));
}
export function isStopAsyncIteration(e: PyBaseException): boolean {
  return match(e, stopAsyncIterationType);
}
export function listAppend(target: PyList, v: Value): null {
  target.items.push(v);
  return null;
}
export function setAdd(target: PySet, v: Value): void {
  target.add(v);
}
export function dictStore(target: PyDict, k: Value, v: Value): void {
  target.set(k, v);
}
export const asBool = (v: Value): boolean => op.truth(v);
export const newList = (): PyList => new PyList([]);
export const newSet = (): PySet => new PySet();
export const newDict = (): PyDict => new PyDict();

void makeClass;
void typeError;
void spreadValue;
void importStatement;
void loadGlobal;
