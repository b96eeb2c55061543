/**
 * The import machinery, with the order of py/builtinimport.c. Where modules come from is the executor's business: it
 * sets a finder.
 */

import { getattr, loadAttr, missingAttribute } from "./attributes.js";
import { PyDict } from "./dict-data.js";
import {
  PyBaseException,
  attributeError,
  attributeErrorType,
  importError,
  match,
  newException,
} from "./exceptions.js";
import { spread } from "./iteration.js";
import { ownName, PyModule } from "./modules.js";
import { builtins, builtinsModule } from "./names.js";
import { PyList, PyTuple } from "./objects.js";
import { type Value } from "./value.js";

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

/** A package that is a folder without `__init__.py`. */
export function registerNamespace(name: string, folder: string): void {
  programModules.set(name, { file: null, packagePath: folder, init: null });
}

/** A module that was linked into the program. */
export function programModule(name: string): FoundModule | undefined {
  return programModules.get(name);
}

/** Modules of the runtime that were imported, and the program itself: they are not in `sys.modules`. */
const instances = new Map<string, Value>();

/** What was imported, by full name. A dict from the moment that the program can see it. */
let loadedModules: Pick<PyDict, "get" | "has" | "set" | "delete"> & {
  entries(): IterableIterator<[Value, Value]>;
} = new Map<Value, Value>();

/** `sys.modules` */
export function modulesDict(): PyDict {
  if (loadedModules instanceof PyDict) return loadedModules;
  const dict = new PyDict();
  for (const [name, module] of loadedModules.entries()) dict.set(name, module);
  loadedModules = dict;
  return dict;
}

/** Forgets what was imported: the program starts anew, and all modules run again. */
export function forgetModules(): void {
  instances.clear();
  for (const [name] of [...loadedModules.entries()]) loadedModules.delete(name);
}

let startPath: readonly string[] = [];
let pathList: PyList | undefined;

/** What `sys.path` holds when the program starts. */
export function setSearchPath(path: readonly string[]): void {
  startPath = path;
  if (pathList !== undefined) pathList.items = [...path];
}

/** `sys.path`, made when the program asks for it. */
export function searchPathList(): PyList {
  return (pathList ??= new PyList([...startPath]));
}

/** An attribute of `sys` that the program may have set. */
export function sysAttribute(name: string): Value | undefined {
  return instances.get("sys")?.["$" + name];
}

/** `sys.path` as the program has it now. */
export function currentSearchPath(): readonly Value[] {
  const path: Value = sysAttribute("path") ?? pathList;
  if (path === undefined) return startPath;
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

/** Gives a module of the runtime more names, also if it was imported before. */
export function extendNativeModule(name: string, more: () => Record<string, Value>): void {
  const entry = nativeModules.get(name);
  if (entry === undefined) return;
  nativeModules.set(name, { ...entry, make: () => ({ ...entry.make(), ...more() }) });
  const made: Value = instances.get(name);
  if (made === undefined) return;
  for (const [key, value] of Object.entries(more())) made["$" + key] = value;
}

/** Has the program imported this module of the runtime? */
export function isImported(name: string): boolean {
  return instances.has(name);
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

/**
 * The program's own `builtins.__import__`, called in place of the statement; gives `undefined` if there is none. Set by what defines
 * `__import__`, so that a program without the name does not carry it.
 */
export type ImportHook = (
  module: PyModule,
  path: string,
  level: number,
  names: readonly string[],
) => Value | undefined;
let importHook: ImportHook = () => undefined;
export function setImportHook(hook: ImportHook): void {
  importHook = hook;
}

/** The import statement: goes through `builtins.__import__` if the program replaced it. */
export function importStatement(
  module: PyModule,
  path: string,
  level: number,
  names: readonly string[],
  want: "top" | "leaf",
): Value {
  const got = importHook(module, path, level, names);
  if (got !== undefined) return names.length === 0 && want === "leaf" ? leafOf(got, path) : got;
  // `import math` within a function, again: nothing but an entry of `sys.modules` comes before such a module.
  if (level === 0 && nativeModules.get(path)?.extensible === false && !loadedModules.has(path)) {
    const again: Value = instances.get(path);
    if (again !== undefined) return again;
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

/** Whether the star of a library module brings a name, which it does not on every board. */
export function hasName(module: Value, name: string): boolean {
  return ownName(module, name) !== undefined;
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
