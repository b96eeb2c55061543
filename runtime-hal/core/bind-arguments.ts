/** Arguments of a call are bound to the parameters of a function. Messages follow py/bc.c. */

import { PyDict } from "./dict-data.js";
import { MOST_FIELDS } from "./dict-record.js";
import { typeError } from "./exceptions.js";
import type { FunctionMeta, PyFunction } from "./function-meta.js";
import { EMPTY_TUPLE, PyTuple } from "./objects.js";
import type { Value } from "./value.js";

/** The TypeError for a call with a wrong number of positional arguments. Called by the callee's prologue. */
export function arity(f: PyFunction, args: ArrayLike<Value>): never {
  throw positionalMismatch(f.meta$, args.length);
}

function positionalMismatch(meta: FunctionMeta, given: number): Error {
  const closed = meta.closed ?? 0;
  const expected = (given > meta.params.length ? meta.params.length : meta.required) + closed;
  throw typeError(`${meta.name}() takes ${expected} positional arguments but ${given + closed} were given`);
}

/** Arguments in the flat order of `f.impl$` (or of `f` itself); absent ones are `undefined`, to be defaulted by the callee. */
export function bind(
  f: PyFunction,
  args: readonly Value[],
  names: readonly string[],
  values: readonly Value[],
): Value[] {
  const meta = f.meta$;
  const n = meta.params.length;
  const flat: Value[] = [];
  const given = args.length;
  if (given > n && !meta.varArgs) throw positionalMismatch(meta, given);
  for (let i = 0; i < n; i++) flat.push(i < given ? args[i] : undefined);
  const kwStart = n + (meta.varArgs ? 1 : 0);
  if (meta.varArgs) flat.push(given > n ? new PyTuple(args.slice(n)) : EMPTY_TUPLE);
  for (let i = 0; i < meta.kwOnly.length; i++) flat.push(undefined);
  let extra: PyDict | null = null;
  for (let k = 0; k < names.length; k++) {
    const name = names[k] as string;
    let at = meta.params.indexOf(name, meta.posOnly);
    if (at < 0) {
      at = meta.kwOnly.indexOf(name);
      if (at >= 0) at += kwStart;
    }
    if (at < 0) {
      if (meta.varKw) {
        if (k === 0 && areAllExtra(meta, names)) {
          extra = new PyDict(names, values.slice());
          break;
        }
        extra ??= new PyDict();
        if (extra.has(name)) throw typeError(`function got multiple values for argument '${name}'`);
        extra.set(name, values[k]);
        continue;
      }
      throw typeError(`unexpected keyword argument '${name}'`);
    }
    if (flat[at] !== undefined) throw typeError(`function got multiple values for argument '${name}'`);
    flat[at] = values[k];
  }
  // Without keywords and keyword defaults MicroPython takes a shorter way with messages of its own (py/bc.c).
  if (names.length === 0 && meta.kwOnly.length === meta.kwRequired.length) {
    if (given < meta.required) throw positionalMismatch(meta, given);
    if (meta.kwOnly.length > 0) throw typeError("function missing keyword-only argument");
  }
  for (let i = meta.required - 1; i >= 0; i--) {
    if (flat[i] === undefined)
      throw typeError(`function missing required positional argument #${i + (meta.closed ?? 0)}`);
  }
  if (meta.kwRequired.length > 0) requireKeywords(meta, flat, kwStart);
  if (meta.varKw) flat.push(extra ?? new PyDict());
  return flat;
}

function requireKeywords(meta: FunctionMeta, flat: readonly Value[], kwStart: number): void {
  for (const name of keywordOrder(meta)) {
    if (flat[kwStart + meta.kwOnly.indexOf(name)] === undefined) {
      throw typeError(`function missing required keyword argument '${name}'`);
    }
  }
}

/** Do all keywords go to `**kwargs`, few enough for a record, none of them twice? */
function areAllExtra(meta: FunctionMeta, names: readonly string[]): boolean {
  if (names.length > MOST_FIELDS) return false;
  return names.every(
    (name, k) =>
      meta.params.indexOf(name, meta.posOnly) < 0 && !meta.kwOnly.includes(name) && names.indexOf(name) === k,
  );
}

/** Required keyword-only parameters as MicroPython checks them: `*args` swaps places with the last of all such parameters. */
function keywordOrder(meta: FunctionMeta): readonly string[] {
  const { kwRequired, kwOnly } = meta;
  const last = kwOnly[kwOnly.length - 1];
  if (meta.varArgs && last !== undefined && kwRequired[kwRequired.length - 1] === last)
    return [last, ...kwRequired.slice(0, -1)];
  return kwRequired;
}
