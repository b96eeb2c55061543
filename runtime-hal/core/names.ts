/** Global names: look-up in a module and in the builtins, and the builtins that depend on who calls them. */

import type { PyDict } from "./dict-data.js";
import { keyError, nameError } from "./exceptions.js";
import { PyModule, ownName, removeName } from "./modules.js";
import { type Value } from "./value.js";

/** The module `builtins`; filled by `builtins.ts`. */
export const builtinsModule = new PyModule("builtins");
/** Builtins by plain name, for names the compiler resolved. */
export const builtins: Record<string, Value> = {};

export function defineBuiltins(table: Record<string, Value>): void {
  const module = builtinsModule as unknown as Record<string, Value>;
  for (const name of Object.keys(table)) {
    module["$" + name] = table[name];
    builtins[name] = table[name];
  }
}

/** Builtins that act on the module they are called from (`globals`, `exec` …): made per module at first use. */
type MakeContextual = (module: PyModule, locals?: PyDict) => Value;
const contextual = new Map<string, MakeContextual>();
const contextualMade = new WeakMap<PyModule, Map<string, Value>>();

/** Declares a builtin whose function depends on the calling module, and on the local names of a class body or `exec` code. */
export function defineContextualBuiltin(name: string, make: MakeContextual): void {
  contextual.set(name, make);
}

function contextualBuiltin(module: PyModule, name: string, general: Value): Value {
  const make = contextual.get(name);
  if (make === undefined || general !== builtins[name]) return general;
  let made = contextualMade.get(module);
  if (made === undefined) contextualMade.set(module, (made = new Map()));
  let f: Value = made.get(name);
  if (f === undefined) {
    made.set(name, (f = make(module)));
    f.contextual$ = true;
  }
  return f;
}

/** A global that is unbound in its module (or not known to it): builtins, else NameError. */
export function loadGlobal(module: PyModule, name: string): Value {
  const own: Value = (module as unknown as Record<string, Value>)["$" + name];
  if (own !== undefined) return own;
  const v: Value = (builtinsModule as unknown as Record<string, Value>)["$" + name];
  if (v !== undefined) return contextual.size > 0 ? contextualBuiltin(module, name, v) : v;
  if (name === "__dict__") return module.globals;
  throw nameError(`name '${name}' isn't defined`);
}

export function storeGlobal(module: PyModule, name: string, v: Value): Value {
  return ((module as unknown as Record<string, Value>)["$" + name] = v);
}

/** Forgets a name, silently if it is not there. */
export function unbindGlobal(module: PyModule, name: string): void {
  const names = module as unknown as Record<string, Value>;
  if (ownName(names, name) !== undefined) removeName(names, name);
}

/** `del name` at module scope; a missing name is a KeyError, as MicroPython's globals are a dict. */
export function deleteGlobal(module: PyModule, name: string): void {
  const names = module as unknown as Record<string, Value>;
  if (ownName(names, name) === undefined) throw keyError(name);
  removeName(names, name);
}

/** A name in a class body or in `exec` code: the local namespace first. */
export function loadName(
  namespace: { get(name: string): Value | undefined; asDict?(): PyDict },
  module: PyModule,
  name: string,
): Value {
  const v = namespace.get(name);
  if (v !== undefined) return v;
  const found = loadGlobal(module, name);
  const make = contextual.get(name);
  if (make === undefined || found.contextual$ !== true || namespace.asDict === undefined) return found;
  return make(module, namespace.asDict());
}

export function unboundLocal(_name: string): never {
  throw nameError("local variable referenced before assignment");
}

/** `del name` of a global that is not bound. */
export function unboundGlobal(name: string): never {
  throw keyError(name);
}
