/**
 * What threads run: functions have a second version there, a JavaScript generator that yields where it waits (emitted by
 * `compiler/emit/resumable.ts`). Calls in such code give such a generator, to be delegated to, or a result.
 */

import { Found, getattr } from "./attributes.js";
import { bind } from "./bind-arguments.js";
import { OtherExit } from "./context-manager.js";
import type { PyBaseException } from "./exceptions.js";
import { callable, callKw, callSpread, keywordPairs, PyBoundMethod, refuseInitResult } from "./function.js";
import { spread } from "./iteration.js";
import { truth } from "./operators.js";
import { PyType } from "./type.js";
import type { Value } from "./value.js";

/** A thread says by this what it waits for: it is given the function to be called when that has come. */
export type Wait = (wake: () => void) => void;
/** Code of a thread at work; what it yields is `undefined` where others may have their turn. */
export type Resumption = Generator<Wait | undefined, Value, undefined>;

type Body = (...args: Value[]) => Resumption | Value;

/** `v instanceof Resumable`: a call gave no result but code that is still to run. No Python value is an instance. */
export const Resumable = function () {} as unknown as new () => Resumption;
Resumable.prototype = Object.getPrototypeOf(function* () {}).prototype;

/** Gives the function its version for threads, which takes parameters as the function's own code does. */
export function resumable(f: Value, body: Value): Value {
  const { impl$: impl } = f;
  const own = impl ?? f;
  body.meta$ = own.meta$;
  body.defs$ = own.defs$;
  body.kwdefs$ = own.kwdefs$;
  f.flat$ = body;
  f.thread$ =
    impl === undefined
      ? body
      : (...args: Value[]) => body(...bind(f, withoutHoles(args), NO_NAMES, NO_NAMES));
  return f;
}
const NO_NAMES: readonly never[] = [];

function withoutHoles(args: Value[]): Value[] {
  while (args.length > 0 && args[args.length - 1] === undefined) args.pop();
  return args;
}

let versionOf: (f: Value) => Body = (f) => f;
/** `exec/threads.ts` gives the version of native functions that say how they wait. */
export function setWaitingVersion(make: typeof versionOf): void {
  versionOf = make;
}

/** What is to be called in place of `f` in a thread. */
export function threaded(f: Value): Body {
  if (typeof f === "function") {
    const version: Body | undefined = f.thread$;
    if (version !== undefined) return version;
    return f.waits$ === undefined ? f : (f.thread$ = versionOf(f));
  }
  if (f instanceof PyBoundMethod) {
    const { fn, self } = f;
    const version = threaded(fn);
    return version === fn ? callable(f) : (...args) => version(self, ...args);
  }
  if (f instanceof PyType) {
    const init = initOf(f);
    return init === undefined ? callable(f) : (...args) => constructed(f, (o) => init.thread$(o, ...args));
  }
  const method: Value = f?.m$__call__;
  if (method?.thread$ !== undefined) return (...args) => method.thread$(f, ...args);
  return callable(f);
}

/** The `__init__` of a class that makes its instances by it alone, if it has a version for threads. */
function initOf(type: PyType): Value | undefined {
  if (!type.isDirect || type.nativeBase !== null) return undefined;
  const init: Value = type.proto["m$__init__"];
  return init?.thread$ === undefined ? undefined : init;
}

function* constructed(type: PyType, init: (o: Value) => Resumption | Value): Resumption {
  const o = new type.ctor!();
  const begun: Value = init(o);
  const r: Value = begun instanceof Resumable ? yield* begun : begun;
  if (r !== null) refuseInitResult(r);
  return o;
}

/** `o.name` to be called with `o` as first argument, where there is no method of that name on the prototype. */
export function threadMethod(o: Value, name: string): Body {
  const f = threaded(getattr(o, name));
  return (_self, ...args) => f(...args);
}

/** `callKw` in a thread. */
export function threadCallKw(
  f: Value,
  args: Value[],
  names: readonly string[],
  values: readonly Value[],
): Resumption | Value {
  if (f instanceof PyBoundMethod) return threadCallKw(f.fn, [f.self, ...args], names, values);
  if (f instanceof PyType) {
    const init = initOf(f);
    if (init !== undefined) return constructed(f, (o) => threadCallKw(init, [o, ...args], names, values));
  }
  if (f?.flat$ !== undefined) return f.flat$(...bind(f, args, names, values));
  if (names.length === 0) return threaded(f)(...args);
  return callKw(f, args, names, values);
}

/** `callFoundKw` in a thread. */
export function threadCallFoundKw(
  o: Value,
  f: Value,
  args: Value[],
  names: readonly string[],
  values: readonly Value[],
): Resumption | Value {
  return f instanceof Found
    ? threadCallKw(f.callee, args, names, values)
    : threadCallKw(f, [o, ...args], names, values);
}

/** `callSpread` in a thread. */
export function threadCallSpread(
  f: Value,
  args: Value[],
  keywords: readonly (readonly [string | null, Value])[],
): Resumption | Value {
  if (threaded(f) === f) return callSpread(f, args, keywords);
  const { names, values } = keywordPairs(keywords);
  return threadCallKw(f, args, names, values);
}

/** `callStar` in a thread. */
export function threadCallStar(f: Value, v: Value): Resumption | Value {
  return threadCallSpread(f, [...spread(v)], []);
}

/** `callStars` in a thread. */
export function threadCallStars(f: Value, v: Value, mapping: Value): Resumption | Value {
  return threadCallSpread(f, [...spread(v)], [[null, mapping]]);
}

/** `enterContext` in a thread. */
export function threadEnter(manager: Value): Resumption | Value {
  const enter: Value = manager?.m$__enter__;
  return enter === undefined ? threaded(getattr(manager, "__enter__"))() : threaded(enter)(manager);
}

/** `exitContext` in a thread. */
export function threadExit(exit: Value, manager: Value): Resumption | Value {
  return exited(exit, manager, null, null);
}

/** `exitContextWith` in a thread. */
export function* threadExitWith(exit: Value, manager: Value, e: PyBaseException): Resumption {
  const begun = exited(exit, manager, e.type$, e);
  return truth(begun instanceof Resumable ? yield* begun : begun);
}

function exited(exit: Value, manager: Value, type: Value, e: Value): Resumption | Value {
  return exit instanceof OtherExit
    ? threaded(exit.callee)(type, e, null)
    : threaded(exit)(manager, type, e, null);
}
