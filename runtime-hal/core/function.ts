/**
 * Python functions and calls. A function with ordinary parameters is a JavaScript function with the same positional
 * parameters; anything else goes through `bind`. Messages follow py/bc.c.
 */

import { PyDict, isRecord } from "./dict-data.js";
import { MOST_FIELDS } from "./dict-record.js";
import { typeError } from "./exceptions.js";
import type { NativeFunction } from "./native.js";
import type { BindingPlan } from "./keyword-plans.js";
import { EMPTY_TUPLE, PyTuple } from "./objects.js";
import { callType, defineType, protoOf, PyType, setPrimitiveType, typeName, unwrap } from "./type.js";
import { PyObject, type Keywords, type Value } from "./value.js";

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

export const functionType = defineType({
  name: "function",
  slots: {
    repr$(this: Value): string {
      const meta = this.meta$;
      return meta?.native ? `<function>` : `<function ${String(meta?.name)} at 0x${addressOf(this)}>`;
    },
    getattr$(this: Value, name: string): Value | undefined {
      if (name === "__name__") return this.meta$?.name;
      if (name === "__globals__") return this.meta$?.home?.module?.globals;
      return undefined;
    },
  },
});
setPrimitiveType("function", functionType);
export const generatorFunctionType = defineType({ name: "generator", base: functionType });

let describe: (v: Value) => string = String;
/** `text.ts` gives `repr`. */
export function setFunctionText(f: typeof describe): void {
  describe = f;
}
let address: (v: Value) => number = () => 0;
/** `operators.ts` gives `identity`. */
export function setAddress(f: (v: Value) => number): void {
  address = f;
}
function addressOf(v: Value): string {
  return address(v).toString(16);
}

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

const NO_NAMES: readonly never[] = [];

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

function toKeywords(names: readonly string[], values: readonly Value[]): Keywords {
  if (names.length === 0) return null;
  const kw = new Map<string, Value>();
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (kw.has(name)) throw typeError(`function got multiple values for argument '${name}'`);
    kw.set(name, values[i]);
  }
  return kw;
}

/** Call with keywords given as parallel arrays; that of the names never changes afterwards. */
export function callKw(f: Value, args: Value[], names: readonly string[], values: readonly Value[]): Value {
  if (typeof f !== "function") {
    if (f instanceof PyBoundMethod) return callKw(f.fn, [f.self, ...args], names, values);
    if (f instanceof PyType && f.isDirect && f.nativeBase === null) return makeNamed(f, args, names, values);
    return callSlot(f, args, toKeywords(names, values));
  }
  const meta = (f as PyFunction).meta$ as unknown as (FunctionMeta & { native?: true }) | undefined;
  if (meta === undefined || meta.native) {
    if (names.length === 0) return f(...args);
    const kwCall = (f as NativeFunction).kw$;
    if (kwCall === undefined) throw typeError("function doesn't take keyword arguments");
    return kwCall(args, toKeywords(names, values));
  }
  const flat = bind(f as PyFunction, args, names, values);
  return ((f as PyFunction).impl$ ?? f)(...flat);
}

/** An instance of a class that makes them by `__init__` alone. */
export function makeNamed(
  type: PyType,
  args: readonly Value[],
  names: readonly string[],
  values: readonly Value[],
  callInit = callKw,
): Value {
  const o = new type.ctor!();
  const r = callInit(type.proto["m$__init__"], [o, ...args], names, values);
  if (r !== null) refuseInitResult(r);
  return o;
}

/** What an `__init__` gave back that is not None. */
export function refuseInitResult(r: Value): never {
  throw typeError(`__init__() should return None, not '${typeName(r)}'`);
}

/** Call with positional arguments. */
export function call(f: Value, ...args: Value[]): Value {
  return typeof f === "function" ? f(...args) : callSlot(f, args, null);
}

/** Call with an argument array and a keyword map, as natives have them. */
export function callWith(f: Value, args: Value[], kw: Keywords): Value {
  if (kw === null || kw.size === 0) return call(f, ...args);
  return callKw(f, args, [...kw.keys()], [...kw.values()]);
}

function callSlot(f: Value, args: Value[], kw: Keywords): Value {
  if (f instanceof PyType) return callType(f, args, kw);
  const slot = protoOf(f).call$;
  if (slot === undefined) {
    if (unwrap(f) !== f) return callSlot(unwrap(f), args, kw);
    throw typeError(`'${typeName(f)}' object isn't callable`);
  }
  return slot.call(f, args, kw);
}

export function isCallable(f: Value): boolean {
  return typeof f === "function" || f instanceof PyType || protoOf(f).call$ !== undefined;
}

/** A JavaScript function for a callee that is not one; raises only when called, after the arguments are evaluated. */
export function callable(f: Value): (...args: Value[]) => Value {
  if (typeof f === "function") return f;
  const make = f === null ? undefined : (f as PyObject).asFunction$;
  if (make !== undefined) return make.call(f);
  return (...args) => callSlot(f, args, null);
}

/** More arguments than this are handed over as an array where the callee can take one. */
const MANY = 5000;

/** `f(*a, **k)`: keywords as pairs, a `null` name stands for a mapping. */
export function callSpread(
  f: Value,
  args: Value[],
  keywords: readonly (readonly [string | null, Value])[],
): Value {
  if (keywords.length === 0) {
    // JavaScript passes arguments on its stack, which a very long list would overflow.
    if (typeof f !== "function") return call(f, ...args);
    return args.length > MANY && f.kw$ !== undefined ? f.kw$(args, null) : f(...args);
  }
  const [first] = keywords;
  if (keywords.length === 1 && first[0] === null && isRecord(first[1])) {
    return callKw(f, args, first[1].sharedKeys(), first[1].recordValues);
  }
  const { names, values } = keywordPairs(keywords);
  return callKw(f, args, names, values);
}

/** Keywords as parallel arrays, mappings taken apart. */
export function keywordPairs(keywords: readonly (readonly [string | null, Value])[]): {
  names: string[];
  values: Value[];
} {
  const names: string[] = [];
  const values: Value[] = [];
  for (const [name, value] of keywords) {
    if (name !== null) {
      names.push(name);
      values.push(value);
    } else {
      for (const [k, v] of mappingItems(value)) {
        if (typeof k !== "string") throw typeError(`can't convert '${typeName(k)}' object to str implicitly`);
        names.push(k);
        values.push(v);
      }
    }
  }
  return { names, values };
}

let mappingItems: (mapping: Value) => Iterable<readonly [Value, Value]>;
/** `iteration.ts` gives the walk over a mapping with `keys()` and `[]`. */
export function setMappingItems(f: typeof mappingItems): void {
  mappingItems = f;
}

/** A JavaScript function that calls `fn` with `self` in front; few arguments travel without an array. */
function boundFunction(fn: Value, self: Value): (...args: Value[]) => Value {
  if (typeof fn !== "function") return (...args) => call(fn, self, ...args);
  return function (a?: Value, b?: Value) {
    switch (arguments.length) {
      case 0:
        return fn(self);
      case 1:
        return fn(self, a);
      case 2:
        return fn(self, a, b);
      default:
        // eslint-disable-next-line prefer-rest-params -- an array only where there are many
        return fn(self, ...arguments);
    }
  };
}

/** A function bound to its first argument. */
export class PyBoundMethod extends PyObject {
  private js: ((...args: Value[]) => Value) | undefined = undefined;
  constructor(
    readonly self: Value,
    readonly fn: Value,
  ) {
    super();
  }
  override asFunction$(): (...args: Value[]) => Value {
    return (this.js ??= boundFunction(this.fn, this.self));
  }
  override call$(args: Value[], kw: Keywords): Value {
    return callWith(this.fn, [this.self, ...args], kw);
  }
}

defineType({
  name: "bound_method",
  js: PyBoundMethod,
  slots: {
    repr$(this: PyBoundMethod): string {
      return `<bound_method ${addressOf(this)} ${describe(this.self)}.${describe(this.fn)}>`;
    },
    bin$(this: PyBoundMethod, op, rhs): Value | undefined {
      if (op !== "==" || !(rhs instanceof PyBoundMethod)) return undefined;
      return this.self === rhs.self && this.fn === rhs.fn;
    },
    hash$(this: PyBoundMethod): Value {
      return (address(this.fn) % 0x40000000) * 8 + (address(this.self) % 0x1000000);
    },
    getattr$(this: PyBoundMethod, name: string): Value | undefined {
      return protoOf(this.fn).getattr$?.call(this.fn, name);
    },
  },
});
