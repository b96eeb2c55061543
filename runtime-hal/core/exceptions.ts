/**
 * Exceptions: the object, the hierarchy, the ways to make one with a message, and what `raise` and `except` do.
 * A Python exception is thrown as it is. Its stack is taken when it is raised and only read when somebody prints it.
 */

import { isUnseen, waiting } from "./handlers.js";
import { EMPTY_TUPLE, PyTuple } from "./objects.js";
import { PyType, defineType, onCannotCreate, typeName, typeType, callType } from "./type.js";
import { PyObject, type Keywords, type Value } from "./value.js";

/** One raise of an exception: the JavaScript stack of that moment, read lazily. */
export interface RaisePoint {
  stack?: unknown;
}

/** A line of a source; `name` is the function or class it is in, where MicroPython says so. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly name: string | null;
}

export class PyBaseException extends PyObject {
  args: PyTuple;
  /** Where it was raised, first raise first; a re-raise by name adds one. */
  raised: RaisePoint[];
  /** The place in a text that could not be compiled. */
  declare place?: SourcePlace | undefined;

  // Written out, here and elsewhere: with values at fields a constructor hands on all its arguments by the protocol of iterators.
  constructor() {
    super();
    this.args = EMPTY_TUPLE;
    this.raised = [];
  }
}

/** `args` of an exception that is made or filled with these. */
const keptArguments = (args: Value[]): PyTuple => (args.length > 0 ? new PyTuple(args) : EMPTY_TUPLE);

export const baseExceptionType = defineType({
  name: "BaseException",
  js: PyBaseException,
  make: (type, args, kw) => {
    refuseKeywords(kw);
    const e = new (type.ctor as new () => PyBaseException)();
    if (args.length > 0) e.args = new PyTuple(args);
    return e;
  },
  init: (self: PyBaseException, args, kw) => {
    refuseKeywords(kw);
    self.args = keptArguments(args);
  },
});

/** `super().__init__(*args)` in a class of the program that is derived from a built-in exception. */
export function fillException(e: Value, args: Value[]): null {
  e.args = keptArguments(args);
  e.initialised$ = true;
  return null;
}

/** All built-in exceptions, also those that only programs name. */
export const exceptionTypes: PyType[] = [baseExceptionType];

function define(name: string, base: PyType): PyType {
  const js = class extends (base.ctor as unknown as new () => PyBaseException) {};
  const type = defineType({ name, js, base, make: base.make });
  exceptionTypes.push(type);
  return type;
}

export const systemExitType = define("SystemExit", baseExceptionType);
export const keyboardInterruptType = define("KeyboardInterrupt", baseExceptionType);
export const generatorExitType = define("GeneratorExit", baseExceptionType);
export const exceptionType = define("Exception", baseExceptionType);
export const stopIterationType = define("StopIteration", exceptionType);
export const stopAsyncIterationType = define("StopAsyncIteration", exceptionType);
export const arithmeticErrorType = define("ArithmeticError", exceptionType);
export const overflowErrorType = define("OverflowError", arithmeticErrorType);
export const zeroDivisionErrorType = define("ZeroDivisionError", arithmeticErrorType);
define("AssertionError", exceptionType);
export const attributeErrorType = define("AttributeError", exceptionType);
export const eofErrorType = define("EOFError", exceptionType);
export const importErrorType = define("ImportError", exceptionType);
export const lookupErrorType = define("LookupError", exceptionType);
export const indexErrorType = define("IndexError", lookupErrorType);
export const keyErrorType = define("KeyError", lookupErrorType);
export const memoryErrorType = define("MemoryError", exceptionType);
export const nameErrorType = define("NameError", exceptionType);
export const osErrorType = define("OSError", exceptionType);
export const runtimeErrorType = define("RuntimeError", exceptionType);
export const notImplementedErrorType = define("NotImplementedError", runtimeErrorType);
export const syntaxErrorType = define("SyntaxError", exceptionType);
define("IndentationError", syntaxErrorType);
export const typeErrorType = define("TypeError", exceptionType);
export const valueErrorType = define("ValueError", exceptionType);
export const unicodeErrorType = define("UnicodeError", valueErrorType);

/** Makes an exception with the given arguments and takes the stack: `throw newException(T, msg)`. */
export function newException(type: PyType, ...args: Value[]): PyBaseException {
  const e = callType(type, args, null) as PyBaseException;
  takeStack(e);
  return e;
}

/** An empty message stands for none: MicroPython has a few errors without arguments. */
const messageArguments = (message: string): Value[] => (message === "" ? [] : [message]);
export const typeError = (message: string): PyBaseException =>
  newException(typeErrorType, ...messageArguments(message));
/** That of what takes no arguments by name. */
export const keywordsRefused = (): PyBaseException => typeError("function doesn't take keyword arguments");
export function refuseKeywords(kw: Keywords): void {
  if (kw?.size) throw keywordsRefused();
}
export const valueError = (message: string): PyBaseException =>
  newException(valueErrorType, ...messageArguments(message));
export const indexError = (message: string): PyBaseException => newException(indexErrorType, message);
export const keyError = (key: Value): PyBaseException => newException(keyErrorType, key);
export const attributeError = (message: string): PyBaseException => newException(attributeErrorType, message);
export const nameError = (message: string): PyBaseException => newException(nameErrorType, message);
export const runtimeError = (message: string): PyBaseException => newException(runtimeErrorType, message);
export const overflowError = (message: string): PyBaseException => newException(overflowErrorType, message);
export const zeroDivision = (): PyBaseException => newException(zeroDivisionErrorType, "divide by zero");
export const notImplementedError = (message: string): PyBaseException =>
  newException(notImplementedErrorType, message);
export const importError = (message: string): PyBaseException => newException(importErrorType, message);
/** `OSError(errno)`. */
export const osError = (errno: number, ...more: Value[]): PyBaseException =>
  newException(osErrorType, errno, ...more);
/** `StopIteration(value)`, without argument for None. */
export const stopIteration = (value: Value): PyBaseException =>
  value === null ? newException(stopIterationType) : newException(stopIterationType, value);

onCannotCreate((type) => typeError(`can't create '${type.name}' instances`));

/**
 * The value of the StopIteration that ended the last iterator, for those who make a StopIteration of it again: the
 * internal protocol says only that there is no next item. As in MicroPython (`stop_iteration_arg`).
 */
export const lastStop: { value: Value } = { value: null };

/** What a generator is asked to raise: `throw()` takes any value, and an inner iterator gets it as it is. */
export class ThrownValue {
  constructor(readonly value: Value) {}
}

/**
 * Records that `e` is raised here. V8 takes the frames now and renders them when `stack` is read. That is most of what a
 * raise costs, so it is spared where a handler waits that shows `e` to nobody; `again`: it may have been raised before.
 */
function takeStack(e: PyBaseException, again = false): void {
  if (!again && waiting.handlers !== null && isUnseen(e)) return;
  const point: RaisePoint = {};
  Error.captureStackTrace(point, takeStack);
  e.raised.push(point);
}

/**
 * `raise v`: an instance, or a class to be called without arguments. Gives what to throw. `isNew`: the instance has
 * not been raised before.
 */
export function raise(v: Value, isNew = false): PyBaseException {
  let e: Value = v;
  if (v instanceof PyType && v.isSubclassOf(baseExceptionType)) {
    e = callType(v, [], null);
    isNew = true;
  }
  if (!isRaisable(e)) return typeError("exceptions must derive from BaseException");
  takeStack(e, !isNew);
  return e;
}

function isRaisable(e: Value): e is PyBaseException {
  return e instanceof PyBaseException && (!e.type$.isUser || (e as Value).initialised$ !== undefined);
}

/** A new exception that goes to a handler which is at hand, and does not look where it was raised. */
export function unraised(e: Value): PyBaseException {
  if (!isRaisable(e)) throw typeError("exceptions must derive from BaseException");
  return e;
}

let translate: (e: Error) => PyBaseException | undefined = () => undefined;

/** Sets what makes exceptions of the program of errors from below it: the hardware has its own. */
export function setErrorTranslator(make: (e: Error) => PyBaseException | undefined): void {
  translate = make;
}

/**
 * What a `catch` clause got, as a Python exception. Stack overflow of JavaScript is Python's recursion error;
 * anything else that is not a Python exception is an internal error or a signal of the executor and goes on.
 */
export function caught(e: unknown): PyBaseException {
  if (e instanceof PyBaseException) return e;
  if (e instanceof ThrownValue) return raise(e.value);
  if (e instanceof RangeError) {
    if (e.message === "Maximum call stack size exceeded") {
      const error = newException(runtimeErrorType, "maximum recursion depth exceeded");
      // Where it happened is known to the JavaScript error: we are outside of those functions by now.
      error.raised = [e];
      return error;
    }
    if (
      /^(Invalid (array|string|typed array) length|Array buffer allocation failed|Maximum BigInt size exceeded)/.test(
        e.message,
      )
    ) {
      return newException(memoryErrorType, "memory allocation failed");
    }
  }
  if (e instanceof Error) {
    const error = translate(e);
    if (error !== undefined) {
      error.raised = [e];
      return error;
    }
  }
  throw e;
}

let handled: PyBaseException | null = null;

/** What `sys.exc_info` shows; known only in programs that mention it. */
export function handledException(): PyBaseException | null {
  return handled;
}

/** A handler, a `finally` or the exit of a `with` begins. */
export function enterHandler(e: PyBaseException): null {
  handled = e;
  return null;
}

/**
 * A guarded block or a handler came to its end. Nothing is handled from now on, even inside another handler: so
 * MicroPython has it (`POP_EXC_BLOCK` of `py/vm.c`).
 */
export function leaveHandler(): null {
  handled = null;
  return null;
}

/** Does `except matcher:` catch `e`? TypeError if the matcher is not an exception class or a tuple of them. */
export function match(e: PyBaseException, matcher: Value): boolean {
  if (isExceptionType(matcher)) return e.type$.isSubclassOf(matcher);
  if (!(matcher instanceof PyTuple)) throw unsupportedTypes("", e, matcher);
  const { items } = matcher;
  for (let i = 0; i < items.length; i++) {
    const m: Value = items[i];
    if (!isExceptionType(m)) throw unsupportedTypes("", e, m);
    if (e.type$.isSubclassOf(m)) return true;
  }
  return false;
}

function isExceptionType(v: Value): v is PyType {
  return v instanceof PyType && v.isSubclassOf(baseExceptionType);
}

/** First argument of an exception or None: the value of a StopIteration, the code of a SystemExit. */
export function exceptionValue(e: PyBaseException): Value {
  return e.args.items.length > 0 ? e.args.items[0] : null;
}

/** "unsupported types for __add__: 'int', 'str'" */
export function unsupportedTypes(method: string, a: Value, b: Value): PyBaseException {
  return typeError(`unsupported types for ${method}: '${typeName(a)}', '${typeName(b)}'`);
}

/** "unsupported type for __neg__: 'str'" */
export function unsupportedType(method: string, v: Value): PyBaseException {
  return typeError(`unsupported type for ${method}: '${typeName(v)}'`);
}

void typeType;
