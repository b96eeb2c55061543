/** What a Python function carries: its description by the compiler, its defaults, and its flat form. */

import type { BindingPlan } from "./keyword-plans.js";
import type { PyType } from "./type.js";
import type { Value } from "./value.js";

/** What the compiler knows of a function: one constant for all closures made from it. */
export interface FunctionMeta {
  readonly name: string;
  /** Names of the positional parameters. */
  readonly params: readonly string[];
  readonly posOnly: number;
  /** How many positional parameters have no default. */
  readonly required: number;
  readonly varArgs: boolean;
  readonly kwOnly: readonly string[];
  /** Those of `kwOnly` without default. */
  readonly kwRequired: readonly string[];
  readonly varKw: boolean;
  /** 1 generator, 2 coroutine. */
  readonly flags: number;
  /** How many variables it closes over: MicroPython passes them as arguments and counts them in messages. */
  readonly closed?: number;
  /** The module it belongs to, where the program may ask for `__globals__`. */
  readonly home?: { readonly module: Value } | undefined;
  /** How the last call with keywords was bound; see `keyword-plans.ts`. */
  plan: BindingPlan | undefined;
}

const NO_STRINGS: readonly string[] = [];

/** Makes the description of a function; `more` has what is unusual about it. */
export function meta(
  name: string,
  params: readonly string[],
  required: number,
  more: Partial<FunctionMeta> = {},
): FunctionMeta {
  return {
    name,
    params,
    posOnly: more.posOnly ?? 0,
    required,
    varArgs: more.varArgs ?? false,
    kwOnly: more.kwOnly ?? NO_STRINGS,
    kwRequired: more.kwRequired ?? NO_STRINGS,
    varKw: more.varKw ?? false,
    flags: more.flags ?? 0,
    closed: more.closed ?? 0,
    home: more.home,
    plan: undefined,
  };
}

export interface PyFunction {
  (...args: Value[]): Value;
  meta$: FunctionMeta;
  /** Defaults of the last positional parameters. */
  defs$: readonly Value[];
  /** Defaults of keyword-only parameters, `undefined` where there is none. */
  kwdefs$?: readonly Value[];
  /** Flat form: positional, `*args` tuple, keyword-only, `**kwargs` dict. */
  impl$?: (...flat: Value[]) => Value;
  type$: PyType;
}
