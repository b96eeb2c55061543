/**
 * Everything emitted code may name, and nothing else: the runtime's side of docs/runtime-contract.md. Emitted code
 * imports these with a `$` in front. Importing this file also loads the behaviour of all built-in types.
 */

import "./load-types.js";

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
  truth as asBool,
} from "./operators.js";
export * from "./comparison-tests.js";
export * from "./int-operations.js";
export * from "./make-values.js";
export { delitem, getitem, setitem } from "./subscript.js";
export { callFoundKw, delattr, lookedUp, getattr, method, setattr } from "./attributes.js";
export { methodSuper, superMethod } from "./super.js";
export { callNamed as callKw } from "./keyword-plans.js";
export {
  addInts,
  bareNumber,
  eqParts,
  geParts,
  gtParts,
  kindOfNumber,
  leParts,
  ltParts,
  mulInts,
  neParts,
  numberOfParts,
  subInts,
  twofoldFields,
} from "./twofold.js";
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
export { callFoundSpread, callStar, callStars } from "./star-call.js";
export { StepGenerator } from "./step-generator.js";
export { construct, initialise, makeClass as class } from "./class.js";
export { noActiveException, raise, raiseNew } from "./raise-statement.js";
export { caught, enterHandler, fillException, leaveHandler, match, unraised } from "./exceptions.js";
export { Handlers, LOUD, RaisesAgain, waiting } from "./handlers.js";
export * from "./float-functions.js";
export * from "./format-fields.js";
export { percentItems, percentValue } from "./percent-format.js";
export { registerBundle, registerLineTable } from "./line-table.js";
export { awaitValue, delegate, delegateAwait, generator, generatorError, yieldFrom } from "./generator.js";
export { iter, nextIfAny, spread, unpack, unpackStar } from "./iteration.js";
export { ord as ordOf } from "./builtins-numbers.js";
export { floatIfAny, parseFloatText as floatOfStr } from "./float-parse.js";
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
export { byteArrayAppend, bytearrayExtend, bytearraySetSlice } from "./bytearray.js";
export {
  listBackwards,
  listGet,
  listIndexIfAny,
  listRemoveIfAny,
  listPop,
  listRepeat,
  listSetSlice,
} from "./list.js";
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
export * from "./range-loops.js";
export * from "./async-iteration.js";
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
export { Parts } from "./parts.js";
export { fewerOrLess, sameItems } from "./sequence.js";
export { refill, rt } from "./state.js";
export { dictZip } from "./dict-of-columns.js";
export { strFormat, strRepeat } from "./str.js";
export {
  bytearrayDisplay,
  bytearrayOfBytes,
  bytearrayOfItems,
  bytearraySlice,
  bytesConcat,
  bytesDecode,
  bytesDisplay,
  bytesEqual,
  bytesOfArray,
  bytesOfItems,
  bytesSlice,
  bytesWithArray,
  intFromBytes,
  strEncode,
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
