/**
 * Module objects and their namespaces. Names of a module are properties `$name`; `globals()` shows them as a dict.
 */

import { PyDict } from "./dict-data.js";
import { call } from "./function.js";
import { defineType } from "./type.js";
import { PyObject, type Value } from "./value.js";

/** Attributes of `sys` that a program may set; all other modules of the runtime are fixed. */
const MUTABLE_SYS: ReadonlySet<string> = new Set(["path", "ps1", "ps2", "tracebacklimit"]);

/** Names are own properties `$name`; a compiled static module defines accessors onto its variables. */
export class PyModule extends PyObject {
  private view: ModuleDict | undefined = undefined;
  constructor(name: string) {
    super();
    const self = this as unknown as Record<string, Value>;
    self.$__name__ = name;
  }
  /** The namespace as a live dict. */
  get globals(): ModuleDict {
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

export const isName = (key: string): boolean => key.charCodeAt(0) === 36;

export function ownName(names: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(names, "$" + name) ? names["$" + name] : undefined;
}

/** Accessors (static modules) are set to unbound, plain names are removed. */
export function removeName(names: Record<string, Value>, name: string): void {
  const property = Object.getOwnPropertyDescriptor(names, "$" + name);
  if (property?.set !== undefined) names["$" + name] = undefined;
  else delete names["$" + name];
}

/** Modules of the runtime cannot be changed, but for a few attributes of `sys`. */
function isFixed(module: Value, name: string): boolean {
  return module.fixed$ === true && !(module.$__name__ === "sys" && MUTABLE_SYS.has(name));
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
      if (name === "__dict__") return this.globals;
      const hook = this.$__getattr__;
      return hook === undefined || name === "__getattr__" ? undefined : call(hook, name);
    },
    setattr$(this: Value, name: string, v: Value): boolean {
      if (isFixed(this, name)) return false;
      this["$" + name] = v;
      return true;
    },
    delattr$(this: Value, name: string): boolean {
      if (isFixed(this, name) || ownName(this, name) === undefined) return false;
      removeName(this, name);
      return true;
    },
  },
});

/** A static module shows its variables to others. */
export function expose(module: PyModule, accessors: object): void {
  Object.defineProperties(module, Object.getOwnPropertyDescriptors(accessors));
}
