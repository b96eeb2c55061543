/**
 * Calls with keywords in the text of a program. Where the arguments go is found out at the second call of a function from the same place,
 * which knows its names by their array, and kept with the function.
 */

import { PyDict } from "./dict-data.js";
import { MOST_FIELDS } from "./dict-record.js";
import { bind } from "./bind-arguments.js";
import type { FunctionMeta, PyFunction } from "./function-meta.js";
import { callKw, makeNamed, PyBoundMethod } from "./function.js";
import { EMPTY_TUPLE, PyTuple } from "./objects.js";
import { PyType } from "./type.js";
import type { Value } from "./value.js";

/** How calls with these names, the same array, and as many positional arguments are bound. */
export interface BindingPlan {
  readonly names: readonly string[];
  readonly given: number;
  /** The arguments of such a call, not filled in yet; `null` until there has been a second one. */
  readonly blank: readonly Value[] | null;
  /** Where the values of the names go; `null`: all of them to `**kwargs`. */
  readonly places: readonly number[] | null;
}

/** `f(*args, name=value)` */
export function callNamed(
  f: Value,
  args: Value[],
  names: readonly string[],
  values: readonly Value[],
): Value {
  if (typeof f !== "function") {
    if (f instanceof PyBoundMethod) return callNamed(f.fn, [f.self, ...args], names, values);
    return f instanceof PyType && f.isDirect && f.nativeBase === null
      ? makeNamed(f, args, names, values, callNamed)
      : callKw(f, args, names, values);
  }
  const meta = (f as PyFunction).meta$ as unknown as (FunctionMeta & { native?: true }) | undefined;
  if (meta === undefined || meta.native) return callKw(f, args, names, values);
  return ((f as PyFunction).impl$ ?? f)(...bindNamed(f as PyFunction, meta, args, names, values));
}

function bindNamed(
  f: PyFunction,
  meta: FunctionMeta,
  args: readonly Value[],
  names: readonly string[],
  values: readonly Value[],
): Value[] {
  const { plan } = meta;
  const isKnown = plan !== undefined && plan.names === names && plan.given === args.length;
  if (isKnown && plan.blank !== null) return bindAlike(meta, plan, plan.blank, args, values);
  const flat = bind(f, args, names, values);
  const extra = meta.varKw ? (flat[flat.length - 1] as PyDict).size : 0;
  if (names.length <= MOST_FIELDS && (extra === 0 || extra === names.length)) {
    const blank = flat.slice(0, meta.varKw ? -1 : undefined).map((v) => (v === EMPTY_TUPLE ? v : undefined));
    const places = extra === 0 ? names.map((name) => placeOf(meta, name)) : null;
    meta.plan = { names, given: args.length, blank: isKnown ? blank : null, places };
  }
  return flat;
}

/** The place of a parameter that is given by its name, in flat order. */
function placeOf(meta: FunctionMeta, name: string): number {
  const at = meta.params.indexOf(name, meta.posOnly);
  return at >= 0 ? at : meta.params.length + (meta.varArgs ? 1 : 0) + meta.kwOnly.indexOf(name);
}

function bindAlike(
  meta: FunctionMeta,
  { names, places }: BindingPlan,
  blank: readonly Value[],
  args: readonly Value[],
  values: readonly Value[],
): Value[] {
  const flat = blank.slice();
  const n = meta.params.length;
  for (let i = 0; i < n && i < args.length; i++) flat[i] = args[i];
  if (args.length > n) flat[n] = new PyTuple(args.slice(n));
  if (places !== null) for (let k = 0; k < places.length; k++) flat[places[k] as number] = values[k];
  if (meta.varKw) flat.push(places === null ? new PyDict(names, values.slice()) : new PyDict());
  return flat;
}
