/**
 * Modules and names: the module object, its namespace as a dict, global look-up, and the import machinery with the
 * order of py/builtinimport.c. Where modules come from is the executor's business: it sets a finder.
 */

import { PyDict } from "./dict-data.js";
import {
  PyBaseException,
  attributeError,
  attributeErrorType,
  importError,
  match,
  keyError,
  nameError,
  newException,
} from "./exceptions.js";
import { call } from "./function.js";
import { getattr, loadAttr, missingAttribute } from "./attributes.js";
import { spread } from "./iteration.js";
import { PyList, PyTuple } from "./objects.js";
import { defineType } from "./type.js";
import { PyObject, type Value } from "./value.js";

/** Attributes of `sys` that a program may set; all other modules of the runtime are fixed. */
const MUTABLE_SYS: ReadonlySet<string> = new Set(["path", "ps1", "ps2", "tracebacklimit"]);

/** Modules of the runtime that were imported, and the program itself: they are not in `sys.modules`. */
const instances = new Map<string, Value>();

/** Names are own properties `$name`; a compiled static module defines accessors onto its variables. */
export class PyModule extends PyObject {
  private view: ModuleDict | undefined = undefined;
  constructor(name: string) {
    super();
    const self = this as unknown as Record<string, Value>;
    self.$__name__ = name;
  }
  /** The namespace as a live dict. */
  get dict(): ModuleDict {
    return (this.view ??= new ModuleDict(this));
  }
}

/** `globals()` and `module.__dict__`: reads and writes the module's names. */
export class ModuleDict extends PyDict {
  private readonly names: Record<string, Value>;
  constructor(readonly module: PyModule) {
    super();
    this.names = module as unknown as Record<string, Value>;
  }
  override get size(): number {
    let n = 0;
    for (const key of Object.keys(this.names)) if (isName(key) && this.names[key] !== undefined) n++;
    return n;
  }
  override get(key: Value): Value | undefined {
    return typeof key === "string" ? ownName(this.names, key) : undefined;
  }
  override has(key: Value): boolean {
    return this.get(key) !== undefined;
  }
  override set(key: Value, v: Value): void {
    if (typeof key === "string") this.names["$" + key] = v;
  }
  override delete(key: Value): boolean {
    if (typeof key !== "string" || this.get(key) === undefined) return false;
    removeName(this.names, key);
    return true;
  }
  override clear(): void {
    for (const key of Object.keys(this.names)) if (isName(key)) removeName(this.names, key.slice(1));
  }
  override *cursor(): IterableIterator<{ key: Value; value: Value }> {
    for (const key of Object.keys(this.names)) {
      const value = this.names[key];
      if (isName(key) && value !== undefined) yield { key: key.slice(1), value };
    }
  }
}

const isName = (key: string): boolean => key.charCodeAt(0) === 36;

function ownName(names: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(names, "$" + name) ? names["$" + name] : undefined;
}

/** Accessors (static modules) are set to unbound, plain names are removed. */
function removeName(names: Record<string, Value>, name: string): void {
  const property = Object.getOwnPropertyDescriptor(names, "$" + name);
  if (property?.set !== undefined) names["$" + name] = undefined;
  else delete names["$" + name];
}

defineType({
  name: "module",
  js: PyModule,
  slots: {
    repr$(this: Value): string {
      const file: Value = this.$__file__;
      const name = String(this.$__name__);
      return file !== undefined && file !== null
        ? `<module '${name}' from '${String(file)}'>`
        : `<module '${name}'>`;
    },
    getattr$(this: Value, name: string): Value | undefined {
      if (name === "__dict__") return this.dict;
      const hook = this.$__getattr__;
      return hook === undefined || name === "__getattr__" ? undefined : call(hook, name);
    },
    setattr$(this: Value, name: string, v: Value): boolean {
      if (this.fixed$ && (this !== instances.get("sys") || !MUTABLE_SYS.has(name))) return false;
      this["$" + name] = v;
      return true;
    },
    delattr$(this: Value, name: string): boolean {
      const fixed: boolean = this.fixed$ && (this !== instances.get("sys") || !MUTABLE_SYS.has(name));
      if (fixed || ownName(this, name) === undefined) return false;
      removeName(this, name);
      return true;
    },
  },
});

/** A static module shows its variables to others. */
export function expose(module: PyModule, accessors: object): void {
  Object.defineProperties(module, Object.getOwnPropertyDescriptors(accessors));
}

// ---------------------------------------------------------------- names

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
  if (name === "__dict__") return module.dict;
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

// ---------------------------------------------------------------- import

/** A module the finder found, ready to run. */
export interface FoundModule {
  readonly file: string | null;
  /** Folder of a package, where submodules are looked for. */
  readonly packagePath: string | null;
  readonly init: ((module: PyModule) => void) | null;
}

export interface ModuleFinder {
  /** Top-level module: searched on `sys.path`; submodule: in the folders of its package. */
  find(fullName: string, path: readonly string[] | null): FoundModule | undefined;
}

let finder: ModuleFinder = { find: () => undefined };
export function setFinder(f: ModuleFinder): void {
  finder = f;
}

/** Modules written in TypeScript, by name, made at first import. `extensible`: a file of that name on the path wins. */
const nativeModules = new Map<string, { make: () => Record<string, Value>; extensible: boolean }>();
export function registerNativeModule(
  name: string,
  make: () => Record<string, Value>,
  extensible = false,
): void {
  nativeModules.set(name, { make, extensible });
}
export function nativeModuleNames(): string[] {
  return [...nativeModules.keys()];
}

/** Modules of the program that the linker put in: ES modules register themselves when they are loaded. */
const programModules = new Map<string, FoundModule>();
export function registerModule(m: {
  name: string;
  file: string;
  isPackage: boolean;
  init: (module: PyModule) => void;
}): void {
  const folder = m.file.replace(/[^/]*$/, "").replace(/\/$/, "");
  programModules.set(m.name, { file: m.file, packagePath: m.isPackage ? folder : null, init: m.init });
}

/** A module that was linked into the program. */
export function programModule(name: string): FoundModule | undefined {
  return programModules.get(name);
}

/** `sys.modules` */
export const loadedModules = new PyDict();
/** `sys.path` */
export const searchPath = new PyList([]);

/** An attribute of `sys` that the program may have set. */
export function sysAttribute(name: string): Value | undefined {
  return instances.get("sys")?.["$" + name];
}

/** `sys.path` as the program has it now. */
export function currentSearchPath(): readonly Value[] {
  const path: Value = sysAttribute("path") ?? searchPath;
  return path instanceof PyList || path instanceof PyTuple ? path.items : [];
}

/** The program's own module, found by `import __main__`. */
export function setMainModule(module: PyModule): void {
  instances.set("__main__", module);
}

function makeNative(name: string): PyModule | undefined {
  const made: Value = instances.get(name);
  if (made !== undefined) return made;
  const entry = nativeModules.get(name);
  if (entry === undefined) return name === "builtins" ? builtinsModule : undefined;
  const module = new PyModule(name);
  const names = module as unknown as Record<string, Value>;
  const table = entry.make();
  for (const key of Object.keys(table)) names["$" + key] = table[key];
  Object.defineProperty(module, "fixed$", { value: true, enumerable: false });
  instances.set(name, module);
  return module;
}

/** `uos` is the module of the runtime even where a file `os.py` would win over it. */
function withoutU(name: string): string | undefined {
  if (name === "usys") return "sys";
  return name.startsWith("u") && nativeModules.get(name.slice(1))?.extensible === true
    ? name.slice(1)
    : undefined;
}

function load(fullName: string, parent: Value): PyModule {
  // An empty search path is how a program asks for the runtime's own module, even while its namesake is being loaded.
  const pathEmpty = currentSearchPath().length === 0;
  const loaded: Value = pathEmpty ? undefined : loadedModules.get(fullName);
  if (loaded !== undefined) return loaded;
  const top = parent === null;
  if (top && pathEmpty) {
    const native = makeNative(fullName);
    if (native !== undefined) return native;
  }
  if (top && nativeModules.get(fullName)?.extensible !== true) {
    const native = makeNative(fullName) ?? makeNative(withoutU(fullName) ?? "");
    if (native !== undefined) return native;
  }
  const path = top ? null : packageFolders(parent);
  const found =
    programModules.get(fullName) ?? (top || path !== null ? finder.find(fullName, path) : undefined);
  if (found === undefined) {
    const native = makeNative(fullName);
    if (native !== undefined) return native;
    throw importError(`no module named '${fullName}'`);
  }
  return runFound(fullName, found);
}

function packageFolders(parent: Value): string[] | null {
  const path: Value = parent.$__path__;
  return typeof path === "string" ? [path] : null;
}

function runFound(fullName: string, found: FoundModule): PyModule {
  const module = new PyModule(fullName);
  const names = module as unknown as Record<string, Value>;
  if (found.file !== null) names.$__file__ = found.file;
  if (found.packagePath !== null) names.$__path__ = found.packagePath;
  loadedModules.set(fullName, module);
  if (found.init !== null) {
    try {
      found.init(module);
    } catch (e) {
      loadedModules.delete(fullName);
      throw e;
    }
  }
  return module;
}

/** Full name of a relative import made in `module`. */
function absoluteName(module: PyModule, path: string, level: number): string {
  if (level === 0) return path;
  const names = module as unknown as Record<string, Value>;
  const parts = String(names.$__name__).split(".");
  let drop = names.$__path__ !== undefined ? level - 1 : level;
  if (String(names.$__name__) === "__main__" && names.$__path__ === undefined)
    throw importError("can't perform relative import");
  while (drop-- > 0) {
    if (parts.length === 0) throw importError("can't perform relative import");
    parts.pop();
  }
  if (parts.length === 0) throw importError("can't perform relative import");
  return path === "" ? parts.join(".") : `${parts.join(".")}.${path}`;
}

/** Imports `a.b.c` part by part; each submodule becomes an attribute of its package. */
function importChain(fullName: string): { top: PyModule; leaf: PyModule } {
  const parts = fullName.split(".");
  let parent: PyModule | null = null;
  let top: PyModule | null = null;
  let prefix = "";
  for (const part of parts) {
    prefix = prefix === "" ? part : `${prefix}.${part}`;
    const isNew = !loadedModules.has(prefix);
    const module = load(prefix, parent);
    if (parent !== null && isNew) (parent as unknown as Record<string, Value>)["$" + part] = module;
    top ??= module;
    parent = module;
  }
  return { top: top as PyModule, leaf: parent as PyModule };
}

/** `__import__(name, globals, locals, fromlist, level)` on behalf of `module`. */
export function importModule(module: PyModule, name: string, level: number, hasNames: boolean): Value {
  if (name === "" && level === 0) throw newException(importErrorValue(), "");
  const chain = importChain(absoluteName(module, name, level));
  return hasNames ? chain.leaf : chain.top;
}

function importErrorValue(): Value {
  return builtins.ValueError;
}

/** The import statement: goes through `builtins.__import__` if the program replaced it. */
export function importStatement(
  module: PyModule,
  path: string,
  level: number,
  names: readonly string[],
  want: "top" | "leaf",
): Value {
  const override: Value = (builtinsModule as unknown as Record<string, Value>).$__import__;
  if (override !== builtins.__import__ && override !== undefined) {
    const fromList = names.length > 0 ? new PyTuple([...names]) : null;
    const got = call(override, path, module.dict, null, fromList, level);
    return names.length === 0 && want === "leaf" ? leafOf(got, path) : got;
  }
  const chain = importChain(absoluteName(module, path, level));
  return want === "top" ? chain.top : chain.leaf;
}

function leafOf(top: Value, path: string): Value {
  let m = top;
  for (const part of path.split(".").slice(1)) m = getattr(m, part);
  return m;
}

/** `from m import name`: an attribute, or a submodule that nobody has imported yet. */
export function importFrom(module: Value, name: string): Value {
  const v = loadAttr(module, name);
  if (v !== undefined) return v;
  if (loadAttr(module, "__path__") === undefined) throw importError(`can't import name ${name}`);
  return importChain(`${String(loadAttr(module, "__name__"))}.${name}`).leaf;
}

/** `from m import *`: names in `__all__`, else those that do not begin with an underscore. */
export function importStar(module: PyModule, source: Value): void {
  const target = module as unknown as Record<string, Value>;
  const all: Value = exportedNames(source);
  if (all !== undefined) {
    for (const name of spread(all)) {
      const v = loadAttr(source, name);
      if (v === undefined)
        throw attributeError(`module '${String(source.$__name__)}' has no attribute '${String(name)}'`);
      target["$" + String(name)] = v;
    }
    return;
  }
  // Anything in `sys.modules` with a `__dict__` will do, a class or an instance as well as a module.
  const names: Value = loadAttr(source, "__dict__");
  if (!(names instanceof PyDict)) throw missingAttribute(source, "__dict__");
  for (const [name, v] of names.entries()) if (!String(name).startsWith("_")) target["$" + String(name)] = v;
}

/** `__all__`, which a module's `__getattr__` may give. */
function exportedNames(source: Value): Value | undefined {
  try {
    return loadAttr(source, "__all__");
  } catch (e) {
    if (e instanceof PyBaseException && match(e, attributeErrorType)) return undefined;
    throw e;
  }
}
