/**
 * Functions of the runtime as Python sees them. A native function is a JavaScript function with positional parameters
 * (methods take `self` first) that checks its argument count with MicroPython's messages (py/argcheck.c).
 * Missing optional arguments arrive as `undefined`.
 */

import { refuseKeywords, typeError } from "./exceptions.js";
import type { Keywords, Value } from "./value.js";

export interface NativeMeta {
  readonly native: true;
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- implementations have precise parameter types of their own
type Impl = (...args: any[]) => Value;

export interface NativeFunction {
  (...args: Value[]): Value;
  meta$: NativeMeta;
  /** Call with keywords; absent: the function takes none. */
  kw$?: (args: Value[], kw: Keywords) => Value;
  /** The same with names and their values in arrays, where `kw$` would take a table apart again; `undefined`: that is to be asked. */
  named$?: (args: Value[], names: readonly string[], values: readonly Value[]) => Value | undefined;
  /**
   * How it waits, so that a thread that calls it can be left meanwhile: `last` when all is done that there is to do, `first` before
   * anything is done, by `leaveFor` of exec/leaving.ts.
   */
  waits$?: "first" | "last";
}

/** Says how the function waits. */
export function waiting(when: "first" | "last", f: NativeFunction): NativeFunction {
  f.waits$ = when;
  return f;
}

/** Raises the TypeError for a wrong number of arguments. */
export function argumentCountError(given: number, min: number, max: number): Error {
  let message: string;
  if (min === max) message = `function takes ${min} positional arguments but ${given} were given`;
  else if (given < min) message = `function missing ${min - given} required positional arguments`;
  else message = `function expected at most ${max} arguments, got ${given}`;
  throw typeError(message);
}

/** Checks a variable argument list: for `make` functions of types. */
export function checkCount(args: readonly Value[], kw: Keywords, min: number, max: number): void {
  refuseKeywords(kw);
  if (args.length < min || args.length > max) argumentCountError(args.length, min, max);
}

function attach(f: unknown, name: string, min: number, max: number): NativeFunction {
  const native = f as NativeFunction;
  native.meta$ = { native: true, name, min, max };
  return native;
}

/** Refuses a call with these arguments. Of more than stand here nobody knows: they count as so many, self among them. */
function refuseCount(min: number, max: number, ...given: Value[]): never {
  const end = given.indexOf(undefined);
  throw argumentCountError(end < 0 ? given.length : end, min, max);
}

/**
 * A native function of `min` to `max` positional arguments (`self` counts), no keywords. Arguments too many are seen by
 * parameters of their own: `arguments` would be made at each call, which takes as long as the call until V8 has compiled it.
 */
export function native(name: string, min: number, max: number, impl: Impl): NativeFunction {
  let f: unknown;
  type V = Value;
  if (max === 0) {
    f = function () {
      if (arguments.length !== 0) argumentCountError(arguments.length, 0, 0);
      return impl();
    };
  } else if (max === 1) {
    f = function (a?: V, b?: V, c?: V, d?: V, e?: V, g?: V, h?: V) {
      if (b !== undefined || (a === undefined && min === 1)) refuseCount(min, 1, a, b, c, d, e, g, h);
      return impl(a);
    };
  } else if (max === 2) {
    f = function (a?: V, b?: V, c?: V, d?: V, e?: V, g?: V, h?: V) {
      if (c !== undefined || (b === undefined && (min === 2 || (a === undefined && min === 1))))
        refuseCount(min, 2, a, b, c, d, e, g, h);
      return impl(a, b);
    };
  } else if (max === 3) {
    f = function (a: Value, b: Value, c: Value) {
      if (arguments.length > 3 || arguments.length < min) argumentCountError(arguments.length, min, 3);
      return impl(a, b, c);
    };
  } else if (max === 4) {
    f = function (a: Value, b: Value, c: Value, d: Value) {
      if (arguments.length > 4 || arguments.length < min) argumentCountError(arguments.length, min, 4);
      return impl(a, b, c, d);
    };
  } else {
    f = function (...args: Value[]) {
      if (args.length > max || args.length < min) argumentCountError(args.length, min, max);
      return impl(...args);
    };
  }
  return attach(f, name, min, max);
}

/**
 * A native function that checks its own argument count. For the hottest methods: V8 cannot inline an implementation
 * through the closures that `native` makes, since they all share one piece of code.
 */
export function nativeDirect(name: string, min: number, max: number, f: Impl): NativeFunction {
  return attach(f, name, min, max);
}

/** A native function that looks at its whole argument list and its keywords itself. */
export function nativeKw(
  name: string,
  min: number,
  max: number,
  impl: (args: Value[], kw: Keywords) => Value,
): NativeFunction {
  const check = (args: Value[]): void => {
    if (args.length < min || args.length > max) argumentCountError(args.length, min, max);
  };
  const f = attach(
    function (...args: Value[]) {
      check(args);
      return impl(args, null);
    },
    name,
    min,
    max,
  );
  f.kw$ = (args, kw) => {
    check(args);
    return impl(args, kw);
  };
  return f;
}

/** One allowed argument of `parseArguments`: like `mp_arg_t`. */
export interface ArgumentSpec {
  readonly name: string;
  readonly required?: boolean;
  readonly keywordOnly?: boolean;
  readonly default?: Value;
  /** Converts a given value where it stands in the order of parameters, before later mistakes are found. */
  readonly convert?: (v: Value) => Value;
}

/** Positional and keyword arguments sorted into the order of `specs`, with MicroPython's messages (`mp_arg_parse_all`). */
export function parseArguments(
  args: readonly Value[],
  kw: Keywords,
  specs: readonly ArgumentSpec[],
): Value[] {
  const out: Value[] = [];
  let used = 0;
  let positional = 0;
  for (let i = 0; i < specs.length; i++) {
    const spec = specs[i] as ArgumentSpec;
    if (i < args.length) {
      if (spec.keywordOnly) throw typeError("extra positional arguments given");
      positional++;
      out.push(spec.convert === undefined ? args[i] : spec.convert(args[i]));
      continue;
    }
    const given: Value = kw?.get(spec.name);
    if (given !== undefined) {
      used++;
      out.push(spec.convert === undefined ? given : spec.convert(given));
    } else if (spec.required) {
      throw typeError(`'${spec.name}' argument required`);
    } else {
      out.push(spec.default === undefined ? null : spec.default);
    }
  }
  if (positional < args.length) throw typeError("extra positional arguments given");
  if (kw !== null && used < kw.size) throw typeError("extra keyword arguments given");
  return out;
}
