/**
 * Python functions and calls. A function with ordinary parameters is a JavaScript function with the same positional
 * parameters; anything else goes through `bind`.
 */

import { bind } from "./bind-arguments.js";
import { isRecord } from "./dict-data.js";
import { keywordsRefused, typeError } from "./exceptions.js";
import type { FunctionMeta, PyFunction } from "./function-meta.js";
import type { NativeFunction } from "./native.js";
import { callType, defineType, protoOf, PyType, setPrimitiveType, typeName, unwrap } from "./type.js";
import { PyObject, type Keywords, type Value } from "./value.js";

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
export const generatorFunctionType = defineType({
  name: "generator",
  base: functionType,
  slots: { repr$: () => "<generator>" },
});

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

function toKeywords(names: readonly string[], values: readonly Value[]): Keywords {
  if (names.length === 0) return null;
  const kw = new Map<string, Value>();
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (i > 0 && kw.has(name)) throw typeError(`function got multiple values for argument '${name}'`);
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
    if (kwCall === undefined) throw keywordsRefused();
    const r: Value = (f as NativeFunction).named$?.(args, names, values);
    if (r !== undefined) return r;
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

/** The same with one argument: without an array of arguments, which costs V8 more than the call until it has compiled it. */
export function callOne(f: Value, arg: Value): Value {
  return typeof f === "function" ? f(arg) : callSlot(f, [arg], null);
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
  const first = keywords[0] as readonly [string | null, Value];
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
  for (let i = 0; i < keywords.length; i++) {
    const name = keywords[i]![0];
    const value: Value = keywords[i]![1];
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
