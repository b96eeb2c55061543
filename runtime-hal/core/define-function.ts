/** Functions of the program are made from JavaScript functions: with ordinary parameters as they are, with others bound to a flat form. */

import { bind } from "./bind-arguments.js";
import { PyDict } from "./dict-data.js";
import type { FunctionMeta, PyFunction } from "./function-meta.js";
import { generatorFunctionType } from "./function.js";
import { EMPTY_TUPLE, PyTuple } from "./objects.js";
import type { Value } from "./value.js";

const NO_NAMES: readonly never[] = [];

/** A function with ordinary parameters only, or with keyword-only ones that all calls, being known, give in their places. */
export function def(
  f: Value,
  meta: FunctionMeta,
  defaults?: readonly Value[],
  kwDefaults?: readonly Value[],
): PyFunction {
  const fn = f as PyFunction;
  fn.meta$ = meta;
  if (defaults !== undefined) fn.defs$ = defaults;
  if (kwDefaults !== undefined) fn.kwdefs$ = kwDefaults;
  if (meta.flags !== 0) fn.type$ = generatorFunctionType;
  return fn;
}

/** A function with `*args`, keyword-only or `**kwargs` parameters: `impl` takes them flat. */
export function defFlat(
  impl: Value,
  meta: FunctionMeta,
  defaults?: readonly Value[],
  kwDefaults?: readonly Value[],
): PyFunction {
  impl.meta$ = meta;
  impl.defs$ = defaults;
  impl.kwdefs$ = kwDefaults;
  const bound = (...args: Value[]): Value => {
    while (args.length > 0 && args[args.length - 1] === undefined) args.pop();
    return impl(...bind(fn, args, NO_NAMES, NO_NAMES));
  };
  const fn = positionalWay(impl, meta, bound) as PyFunction;
  fn.impl$ = impl as PyFunction["impl$"];
  return def(fn, meta, defaults);
}

/** What calls without keywords go to: functions with nothing unusual but `*args`, maybe beside `**kwargs`, need no binding. */
function positionalWay(impl: Value, meta: FunctionMeta, bound: Value): Value {
  if (meta.varArgs) {
    if (meta.kwOnly.length === 0)
      return (meta.varKw ? restAndNamesFunction : restFunction)(impl, meta.params.length, bound);
  }
  return bound;
}

/**
 * One with `n` parameters before `*args`; up to three are handed on without an array of all arguments. `bound` takes calls with too
 * few of them.
 */
function restFunction(impl: Value, n: number, bound: Value): Value {
  switch (n) {
    case 0:
      return (...rest: Value[]) => impl(restOf(rest));
    case 1:
      return (a: Value, ...rest: Value[]) => (a === undefined ? bound() : impl(a, restOf(rest)));
    case 2:
      return (a: Value, b: Value, ...rest: Value[]) =>
        b === undefined ? bound(a) : impl(a, b, restOf(rest));
    case 3:
      return (a: Value, b: Value, c: Value, ...rest: Value[]) =>
        c === undefined ? bound(a, b) : impl(a, b, c, restOf(rest));
    default:
      return bound;
  }
}

/** The same with `**kwargs`, as wrappers have it; they have hardly more than `self` in front. */
function restAndNamesFunction(impl: Value, n: number, bound: Value): Value {
  switch (n) {
    case 0:
      return (...rest: Value[]) => impl(restOf(rest), new PyDict());
    case 1:
      return (a: Value, ...rest: Value[]) =>
        a === undefined ? bound() : impl(a, restOf(rest), new PyDict());
    default:
      return bound;
  }
}

function restOf(items: readonly Value[]): PyTuple {
  return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items);
}
