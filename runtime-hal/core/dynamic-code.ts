/**
 * `exec`, `eval` and `compile`: the compiler is reached through a hook, so that a program that never compiles at run
 * time does not carry it. Names of such code are looked up dynamically, in a module or in a dict given by the program.
 */

import { PyDict } from "./dict-data.js";
import { keyError, newException, notImplementedError, syntaxErrorType, typeErrorType } from "./exceptions.js";
import { PyModule, type ModuleDict } from "./modules.js";
import { defineType } from "./type.js";
import { PyObject, type Value } from "./value.js";

export type CodeMode = "exec" | "eval" | "single";

/** Where top-level names of `exec` code live. */
export interface Namespace {
  /** The names as `locals()` gives them. */
  asDict?(): PyDict;
  get(name: string): Value | undefined;
  /** Gives `v`. */
  set(name: string, v: Value): Value;
  /** NameError if it is not there. */
  delete(name: string): void;
  unbind(name: string): void;
}

/** Compiled code: runs in a module with a local namespace; `eval` gives the value. */
export type CodeFunction = (module: PyModule, namespace: Namespace) => Value;

/** Compiles text; throws a Python SyntaxError if it does not parse. */
export type CompileHook = (text: string, fileName: string, mode: CodeMode) => CodeFunction;

/** `micropython.opt_level`: what text compiled from now on is compiled with. */
export const optimisation = { level: 0 };

let hook: CompileHook = () => {
  throw notImplementedError("exec, eval and compile need the compiler, which this bundle was built without");
};

/** The executor gives the compiler. */
export function setCompileHook(f: CompileHook): void {
  hook = f;
}

/** What `compile()` gives. */
export class PyCode extends PyObject {
  constructor(readonly run: CodeFunction) {
    super();
  }
}
defineType({ name: "code", js: PyCode });

export function compileCode(text: string, fileName: string, mode: CodeMode): PyCode {
  return new PyCode(hook(text, fileName, mode));
}

/** A module object over a dict of the program: `$name` reads and writes the dict. */
export function moduleOver(dict: PyDict): PyModule {
  const known = overDict.get(dict);
  if (known !== undefined) return known;
  const target = new PyModule("__main__");
  const module = new Proxy(target, {
    get(t, key): Value {
      if (typeof key === "string" && key.charCodeAt(0) === 36) return dict.get(key.slice(1));
      if (key === "globals") return dict;
      return (t as unknown as Record<string | symbol, Value>)[key];
    },
    set(_t, key, v): boolean {
      if (v === undefined) dict.delete(String(key).slice(1));
      else dict.set(String(key).slice(1), v);
      return true;
    },
    has(_t, key): boolean {
      return dict.has(String(key).slice(1));
    },
    deleteProperty(_t, key): boolean {
      return dict.delete(String(key).slice(1));
    },
    getOwnPropertyDescriptor(_t, key) {
      const v: Value = dict.get(String(key).slice(1));
      return v === undefined ? undefined : { value: v, writable: true, configurable: true, enumerable: true };
    },
    ownKeys() {
      return [...dict.entries()].map(([k]) => `$${String(k)}`);
    },
  });
  overDict.set(dict, module);
  return module;
}
const overDict = new WeakMap<PyDict, PyModule>();

function namespaceOver(dict: PyDict): Namespace {
  return {
    get: (name) => dict.get(name),
    asDict: () => dict,
    set: (name, v) => {
      dict.set(name, v);
      return v;
    },
    delete: (name) => {
      if (!dict.delete(name)) throw keyError(name);
    },
    unbind: (name) => {
      dict.delete(name);
    },
  };
}

/** Runs code as `exec(code, globals, locals)` called from `module`; `undefined` dicts: the module's own names. */
export function runCode(code: PyCode, module: PyModule, globals: Value, locals: Value): Value {
  let target = module;
  if (globals !== undefined && globals !== null) {
    if (!(globals instanceof PyDict)) throw newException(typeErrorType);
    target = moduleOfDict(globals) ?? moduleOver(globals);
  }
  const names = locals !== undefined && locals !== null ? locals : target.globals;
  if (!(names instanceof PyDict)) throw newException(typeErrorType);
  return code.run(target, namespaceOver(names));
}

/** `globals()` given back to `exec`: the module it belongs to. */
export function moduleOfDict(dict: PyDict): PyModule | undefined {
  return (dict as Partial<ModuleDict>).module;
}

export function syntaxError(message: string): Error {
  throw newException(syntaxErrorType, message);
}
