/**
 * How the modules of a program use each other. A module whose object is used for nothing but its attributes, by names
 * in the text, is as good as a record: all reads and stores of its globals are in sight. One whose object goes anywhere else is
 * exposed: passed on, compared, stored twice, had as an attribute of its package. Its globals are to others what attributes of an object
 * of unknown type are.
 */

import { isSpecialName } from "../binding/special-names.js";
import { ImportTargets } from "./import-targets.js";
import type { IrFunction, IrGlobal, IrModule, IrVar } from "../ir/function.js";
import type { ImportModule, ImportName, IrStmt, IrValue } from "../ir/ops.js";
import { nodesOf } from "../ir/nodes.js";

/** Modules of the library through which all others can be had, and what changes attributes. */
const LEADING_ON: ReadonlySet<string> = new Set(["sys", "usys", "builtins"]);

export class ModuleUses {
  private readonly modules: ImportTargets;
  private readonly exposed = new Set<IrModule>();
  /** Which modules a module imports, as far as its text shows it. */
  private readonly imports = new Map<IrModule, Set<IrModule>>();
  /** Globals that hold a module of the program and nothing else. */
  private readonly aliases = new Map<IrGlobal, IrModule>();
  /** Globals that hold a module of the library. */
  private readonly ofLibrary = new Set<IrGlobal>();
  /** What imports give. */
  private readonly given = new Map<IrValue, IrModule | "library">();
  /** Imports of modules from their packages by name, each into a global of its own. */
  private readonly byPackage = new Map<IrValue, { name: string; source: IrModule; inner: IrModule }>();
  /** Temporaries that hold what an import gave. */
  private readonly held = new Map<IrVar, ImportModule>();
  /** Globals that another module deletes. */
  private readonly deleted = new Set<IrGlobal>();
  /** Names of attributes of objects of any kind that are stored to, or deleted. */
  private readonly stored = new Set<string>();
  private readonly deletedNames = new Set<string>();

  constructor(modules: readonly IrModule[]) {
    this.modules = new ImportTargets(modules);
    for (const module of modules) this.imports.set(module, new Set());
    for (const module of modules) for (const fn of module.functions) this.findImports(fn);
    // Most programs are one module.
    if ([...this.imports.values()].every((imported) => imported.size === 0)) return;
    for (const module of modules) this.checkAliases(new AttributeUses(module));
    for (const { name, source, inner } of this.byPackage.values())
      if (this.submodule(source, name) !== inner) this.exposed.add(inner);
    for (const module of this.exposed) this.exposeGlobals(module);
  }

  isExposed(module: IrModule): boolean {
    return this.exposed.has(module);
  }

  /** Something else than the module's own text may delete the global, or make it another one: the module of a package. */
  isTaken(module: IrModule, global: IrGlobal): boolean {
    const inner = this.modules.named(`${module.name}.${global.name}`);
    if (inner !== undefined && (this.aliases.get(global) !== inner || this.exposed.has(inner))) return true;
    if (this.deleted.has(global)) return true;
    return this.exposed.has(module) && this.deletedNames.has(global.name);
  }

  /**
   * The module that a value is: one of the program that is not exposed, `library` for one of the library, `undefined`
   * if it is not known.
   */
  moduleAt(v: IrValue): IrModule | "library" | undefined {
    const module = this.givenBy(v);
    return module !== undefined && module !== "library" && this.exposed.has(module) ? undefined : module;
  }

  /** The same, whether or not the module is exposed. */
  givenBy(v: IrValue): IrModule | "library" | undefined {
    return this.given.get(v.op === "Load" ? (this.held.get(v.variable) ?? v) : v);
  }

  /** The module that an import by name gives, if it is one that is not exposed. */
  importedModule(v: ImportName): IrModule | undefined {
    const inner = this.byPackage.get(v)?.inner;
    return inner === undefined || this.exposed.has(inner) ? undefined : inner;
  }

  /** The module of a package that is an attribute of it, if nothing else can be under that name. */
  submodule(source: IrModule, name: string): IrModule | undefined {
    const inner = this.modules.named(`${source.name}.${name}`);
    if (inner === undefined || this.stored.has(name) || this.deletedNames.has(name)) return undefined;
    const global = source.globals.get(name);
    if (global === undefined) return inner;
    const isItself = nodesOf(source.init).statements.some(
      (s) =>
        s.op === "StoreGlobal" &&
        s.name === name &&
        s.value.op === "ImportName" &&
        s.value.name === name &&
        this.givenBy(s.value.module) === source,
    );
    return isItself && global.bindings === 1 ? inner : undefined;
  }

  /** Does the global hold a module of the program, or one of the library that leads to no others? */
  holdsModule(global: IrGlobal): boolean {
    return global.bindings === 1 && (this.aliases.has(global) || this.ofLibrary.has(global));
  }

  /** Running the import may run functions of the module that contains it, as what it imports may import that one. */
  comesBack(from: IrModule, v: ImportModule): boolean {
    const seen = new Set<IrModule>();
    const open = [...this.modules.of(from, v).runs];
    for (const module of open) {
      if (module === from) return true;
      if (seen.has(module)) continue;
      seen.add(module);
      open.push(...(this.imports.get(module) ?? []));
    }
    return false;
  }

  private findImports(fn: IrFunction): void {
    const { statements, values } = nodesOf(fn);
    const imports: ImportModule[] = [];
    const known = new Set<IrValue>();
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      if (v.op === "ImportModule") imports.push(v);
      else if (v.op === "ImportName" && v.module.op === "ImportModule") known.add(v.module);
    }
    if (imports.length === 0) return;
    for (const v of imports) {
      const { runs, given, within } = this.modules.of(fn.module, v);
      if (given !== undefined) this.given.set(v, given);
      for (const module of runs) this.imports.get(fn.module)!.add(module);
      for (const module of within) this.exposed.add(module);
    }
    for (const s of statements) this.findBinding(fn, s, known);
    const kept = new Set<IrModule>();
    for (const s of statements) this.findByPackage(fn, s, kept);
    for (const v of imports) {
      for (const inner of this.modules.of(fn.module, v).named) if (!kept.has(inner)) this.exposed.add(inner);
      const given = this.given.get(v);
      if (given === undefined || given === "library") continue;
      const isOwn = given === fn.module && v.names.length === 0;
      if (!known.has(v) || isOwn) this.exposed.add(given);
    }
  }

  /** A statement that keeps what an import gives. */
  private findBinding(fn: IrFunction, s: IrStmt, known: Set<IrValue>): void {
    if ((s.op !== "StoreGlobal" && s.op !== "AssignVar") || s.value.op !== "ImportModule") return;
    if (s.op === "AssignVar") {
      if (s.variable.kind !== "temp") return;
      this.held.set(s.variable, s.value);
    } else {
      const global = fn.module.globals.get(s.name);
      if (global?.bindings !== 1) return;
      const module = this.given.get(s.value);
      if (module === "library") {
        if (!LEADING_ON.has(s.value.path)) this.ofLibrary.add(global);
      } else if (module !== undefined) this.aliases.set(global, module);
    }
    known.add(s.value);
  }

  /** `from package import module`: the module is kept in a global, as by `import module`. */
  private findByPackage(fn: IrFunction, s: IrStmt, kept: Set<IrModule>): void {
    if (s.op !== "StoreGlobal" || s.value.op !== "ImportName") return;
    const { name } = s.value;
    const source = this.givenBy(s.value.module);
    const global = fn.module.globals.get(s.name);
    if (source === undefined || source === "library" || global?.bindings !== 1) return;
    const inner = this.modules.named(`${source.name}.${name}`);
    if (inner === undefined) return;
    kept.add(inner);
    this.aliases.set(global, inner);
    this.byPackage.set(s.value, { name, source, inner });
  }

  /** Whether the globals that hold modules are used for their attributes only, and which attributes are stored or deleted. */
  private checkAliases({ module, names, others, imported, stored, deleted }: AttributeUses): void {
    for (const name of stored) this.stored.add(name);
    for (const name of deleted) this.deletedNames.add(name);
    // It is asked for what the module has not.
    if (module.globals.has("__getattr__")) this.exposed.add(module);
    for (const [name, global] of module.globals) {
      const target = this.aliases.get(global);
      if (target === undefined) continue;
      if (others.has(name)) this.exposed.add(target);
      for (const { name: attribute, how } of names.get(name) ?? []) this.use(target, attribute, how);
    }
    for (const v of imported) {
      if (this.byPackage.has(v)) continue;
      const { module: from, name } = v;
      const target = from.op === "Load" ? this.held.get(from.variable) : from;
      const source = target === undefined ? undefined : this.given.get(target);
      if (source !== undefined && source !== "library") this.use(source, name, "read");
    }
  }

  private use(module: IrModule, name: string, how: Use): void {
    if (isSpecialName(name)) this.exposed.add(module);
    const inner = this.modules.named(`${module.name}.${name}`);
    if (inner !== undefined) this.exposed.add(inner);
    const global = module.globals.get(name);
    const further = global === undefined ? undefined : this.aliases.get(global);
    // A module that is got from another one is not followed.
    if (further !== undefined) this.exposed.add(further);
    if (global === undefined || how === "read") return;
    global.bindings++;
    if (how === "delete") this.deleted.add(global);
  }

  /** Who has the module has the modules that are among its globals, and may store to the others. */
  private exposeGlobals(module: IrModule): void {
    if (module.isPackage) for (const inner of this.modules.inside(module)) this.exposed.add(inner);
    for (const global of module.globals.values()) {
      if (this.stored.has(global.name)) global.bindings++;
      const target = this.aliases.get(global);
      // The set is being iterated: what is added now comes later.
      if (target !== undefined) this.exposed.add(target);
    }
  }
}

type Use = "read" | "store" | "delete";

/** What the text of a module does with its globals as objects. */
class AttributeUses {
  /** Attributes of a global. */
  readonly names = new Map<string, { name: string; how: Use }[]>();
  /** Globals that are used otherwise. */
  readonly others = new Set<string>();
  readonly imported: ImportName[] = [];
  readonly stored = new Set<string>();
  readonly deleted = new Set<string>();

  constructor(readonly module: IrModule) {
    const asObject = new Set<IrValue>();
    /** Temporaries that hold a global, as in `module.name += 1`. */
    const held = new Map<IrVar, string>();
    const globalAt = (v: IrValue): string | undefined => {
      if (v.op === "Load") return held.get(v.variable);
      return v.op === "LoadGlobal" ? v.name : undefined;
    };
    const note = (object: IrValue, name: string, how: Use): void => {
      const global = globalAt(object);
      if (global === undefined) return;
      asObject.add(object);
      const list = this.names.get(global);
      if (list === undefined) this.names.set(global, [{ name, how }]);
      else list.push({ name, how });
    };
    for (const fn of module.functions) {
      const { statements, values } = nodesOf(fn);
      for (const s of statements) {
        if (s.op === "AssignVar" && s.variable.kind === "temp" && s.value.op === "LoadGlobal") {
          held.set(s.variable, s.value.name);
          asObject.add(s.value);
        } else if (s.op === "SetAttr") {
          this.stored.add(s.name);
          note(s.object, s.name, "store");
        } else if (s.op === "DeleteAttr") {
          this.deleted.add(s.name);
          note(s.object, s.name, "delete");
        }
      }
      for (const v of values) {
        if (v.op === "GetAttr" || v.op === "CallMethod") note(v.object, v.name, "read");
        else if (v.op === "ImportName") this.imported.push(v);
        else if (v.op === "Call" && v.func.op === "LoadBuiltin" && v.func.name === "setattr") {
          const name = v.args[1];
          if (name?.op === "Const" && name.value.kind === "str") this.stored.add(name.value.value);
        }
      }
      for (const v of values) {
        const global = asObject.has(v) ? undefined : globalAt(v);
        if (global !== undefined) this.others.add(global);
      }
    }
  }
}
