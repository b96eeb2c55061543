/**
 * The program as the checks see it: which modules there are, and what an expression certainly is, if that can be told
 * without running anything.
 */

import type { Target } from "../../targets/load.js";
import { joinFacts, type ProgramFacts } from "../binding/bindings.js";
import type { Scope } from "../binding/scope.js";
import { walkTree } from "../binding/walk-tree.js";
import type { BoundModule } from "../program.js";
import type { Expr } from "../syntax/ast.js";
import { type Binding, CheckedModule, type Entity, type Visited } from "./checked-module.js";
import { type LibraryData, libraryModule, librarySignature } from "./library.js";

/** What surrounds the program. */
export interface Surroundings {
  readonly library: LibraryData;
  /** Names of the hardware modules of any port, which the rules about hardware look at. */
  readonly isHardwareModule?: (name: string) => boolean;
  /** The board, if there is one. */
  readonly target?: Target | undefined;
  readonly hardwareNames?: (module: string) => ReadonlySet<string> | undefined;
  /** Names that a module has on that board only (without one: on any), which the library's list of names leaves out. */
  readonly moreNames?: (module: string) => readonly string[];
  /** The same of names that this library lacks. */
  readonly lackingNames?: (module: string) => readonly string[];
  /** Is the text of the module part of the firmware, and not of the program? */
  readonly isFrozen?: (name: string) => boolean;
  /** The bytecode file of a module that has no source. */
  readonly bytecodeOf?: (name: string) => string | undefined;
  /** Is there a file or folder for the module, whether or not its text is known? */
  hasFile(name: string): boolean;
}

/** All modules of the program, and what is around it. */
export class ProgramView {
  readonly modules: readonly CheckedModule[];
  readonly facts: ProgramFacts;
  /** Names of all attributes that are stored to anywhere. */
  readonly storedAttributes = new Set<string>();
  /** Modules may come from places that are not known. */
  readonly changesImports: boolean;
  private readonly byName: ReadonlyMap<string, CheckedModule>;

  constructor(
    bound: readonly BoundModule[],
    readonly surroundings: Surroundings,
  ) {
    this.modules = bound.map((module) => new CheckedModule(module));
    this.facts = joinFacts(bound.map((module) => module.bindings.facts));
    this.byName = new Map(this.modules.map((module) => [module.name, module]));
    for (const name of this.facts.attributeStores) this.storedAttributes.add(name);
    let changesImports = false;
    const mentioned = new Set<string>();
    for (const { tree } of bound) {
      walkTree(tree, (node) => {
        for (const name of mentionedIn(node)) mentioned.add(name);
        for (const target of targetsOf(node)) this.storeTarget(target);
        if (node.kind !== "Attribute") return;
        const { value, attr } = node;
        const isSys = value.kind === "Name" && value.name.endsWith("sys");
        if ((isSys && (attr.name === "path" || attr.name === "modules")) || attr.name === "mount")
          changesImports = true;
      });
    }
    // The script itself should be right as a whole; of what it imports, only what can be reached.
    for (const module of this.modules) {
      if (module.name !== "__main__")
        module.guards.isReached = (name) => mentioned.has(name) || /^__\w+__$/.test(name);
    }
    this.changesImports = changesImports || this.storedAttributes.has("__import__");
  }

  programModule(name: string): CheckedModule | undefined {
    return this.byName.get(name);
  }

  /** Whether an import of the module can succeed. */
  hasModule(name: string): boolean {
    const { library, hasFile } = this.surroundings;
    return (
      this.byName.has(name) ||
      name === "__main__" ||
      libraryModule(library, name) !== undefined ||
      hasFile(name) ||
      this.surroundings.isHardwareModule?.(name) === true ||
      this.isFolder(name)
    );
  }

  /** A module of the library may be part of a name, as `string.templatelib` is. */
  private isFolder(name: string): boolean {
    return Object.keys(this.surroundings.library.modules).some((full) => full.startsWith(`${name}.`));
  }

  /** All names that a module has when it is complete; `undefined` if that is not known. */
  namesOf(name: string, seen: ReadonlySet<string> = new Set()): readonly string[] | undefined {
    const program = this.byName.get(name);
    const library = libraryModule(this.surroundings.library, name);
    // Which of the two is imported depends on the search path.
    if (program !== undefined && library !== undefined) return undefined;
    if (library !== undefined) return "__getattr__" in library ? undefined : Object.keys(library);
    if (program === undefined || program.usesDynamicCode || seen.has(name)) return undefined;
    const { globals } = program.source.bindings;
    if (globals.has("__getattr__")) return undefined;
    const names = [...globals.keys()];
    for (const starred of program.starred) {
      const more = this.namesOf(starred, new Set([...seen, name]));
      if (more === undefined) return undefined;
      names.push(...more);
    }
    return names;
  }

  /** What a star brings: of the module `board` the names of the board's pins, which rules look at where they are attributes. */
  starNamesOf(name: string): readonly string[] | undefined {
    const board = this.surroundings.target?.board;
    const isOwn = this.byName.has(name) || libraryModule(this.surroundings.library, name) === undefined;
    if (name !== "board" || isOwn) return this.namesOf(name);
    if (board === undefined) return undefined;
    return ["board_id", ...Object.keys(board.dialectNames?.["circuitpython"] ?? board.pinNames)];
  }

  /** Whether `module.name` may exist, be it a submodule or stored from outside. */
  mayHave(module: string, name: string): boolean {
    const names = this.namesOf(module);
    return (
      names === undefined ||
      names.includes(name) ||
      this.surroundings.hardwareNames?.(module)?.has(name) === true ||
      this.surroundings.moreNames?.(module).includes(name) === true ||
      this.surroundings.lackingNames?.(module).includes(name) === true ||
      /^__\w+__$/.test(name) ||
      this.facts.storesUnknownAttribute ||
      this.storedAttributes.has(name) ||
      this.hasModule(`${module}.${name}`)
    );
  }

  /** A module of the hardware, or a name of one, that firmware has and this library lacks. */
  isOnBoardOnly(module: string, name?: string): boolean {
    const { library, isHardwareModule, hardwareNames, lackingNames, hasFile } = this.surroundings;
    if (name !== undefined && lackingNames?.(module).includes(name) === true) return true;
    if (this.byName.has(module) || hasFile(module) || isHardwareModule?.(module) !== true) return false;
    const here = libraryModule(library, module);
    if (name === undefined) return here === undefined && !this.isFolder(module);
    // What is said of a module need not be said of its names. Each port has a `machine` and an `esp` of its own.
    if (here === undefined || /machine$|^esp$/.test(module)) return false;
    return !Object.hasOwn(here, name) && hardwareNames?.(module)?.has(name) === true;
  }

  /** What an expression certainly is. */
  entityOf(module: CheckedModule, scope: Scope, expr: Expr): Entity | undefined {
    if (expr.kind === "Name") return this.variable(module, module.owner(scope, expr.name), expr.name);
    if (expr.kind !== "Attribute") return undefined;
    const object = this.entityOf(module, scope, expr.value);
    return object?.kind === "module" ? this.member(object.name, expr.attr.name) : undefined;
  }

  /** Whether a name certainly means the builtin. */
  isBuiltin(module: CheckedModule, scope: Scope, name: string): boolean {
    const owner = module.owner(scope, name);
    return owner === module.moduleScope && module.writesOf(owner, name) === 0 && !this.isStoredTo(name);
  }

  private variable(module: CheckedModule, owner: Scope, name: string): Entity | undefined {
    const isGlobal = owner === module.moduleScope;
    if (isGlobal && (module.usesDynamicCode || this.isStoredTo(name))) return undefined;
    if (module.writesOf(owner, name) === 0)
      return isGlobal && module.starred.length === 0 ? this.native("builtins", name) : undefined;
    const bindings = module.bindingsOf(owner, name);
    const first = bindings[0];
    if (first === undefined) return undefined;
    if (first.kind === "define") return bindings.length === 1 ? first.entity : undefined;
    if (!bindings.every((other) => isSameImport(first, other))) return undefined;
    if (first.kind === "import") return this.moduleEntity(first.module);
    return this.member(first.module, first.name);
  }

  /** Another module, or this one through another name, may have put something else there. */
  private isStoredTo(name: string): boolean {
    return this.facts.attributeStores.has(name) || this.facts.storesUnknownAttribute;
  }

  private moduleEntity(name: string): Entity | undefined {
    const isKnown = this.byName.has(name) || libraryModule(this.surroundings.library, name) !== undefined;
    return isKnown && !this.changesImports ? { kind: "module", name } : undefined;
  }

  private member(moduleName: string, name: string, depth = 0): Entity | undefined {
    if (this.isStoredTo(name) || depth > 20) return undefined;
    const module = this.byName.get(moduleName);
    const submodule = `${moduleName}.${name}`;
    if (module === undefined) return this.native(moduleName, name) ?? this.moduleEntity(submodule);
    if (libraryModule(this.surroundings.library, moduleName) !== undefined) return undefined;
    if (module.writesOf(module.moduleScope, name) === 0)
      return module.starred.length === 0 ? this.moduleEntity(submodule) : undefined;
    // Modules may import names from each other in a circle.
    const [only] = module.bindingsOf(module.moduleScope, name);
    if (only?.kind === "from") return this.member(only.module, only.name, depth + 1);
    return this.variable(module, module.moduleScope, name);
  }

  private native(moduleName: string, name: string): Entity | undefined {
    const module = libraryModule(this.surroundings.library, moduleName);
    // What is known of `machine` is that of one port.
    if (
      /^u?machine$/.test(moduleName) &&
      VARY_BY_PORT.has(name) &&
      this.surroundings.target?.board.dialect !== "esp32"
    )
      return undefined;
    const signature = module === undefined ? undefined : librarySignature(module, name);
    return signature === undefined || signature === null ? undefined : { kind: "native", name, signature };
  }

  private storeTarget(target: Expr): void {
    if (target.kind === "Attribute") this.storedAttributes.add(target.attr.name);
    else if (target.kind === "Starred") this.storeTarget(target.value);
    else if (target.kind === "Tuple" || target.kind === "List")
      target.elements.forEach((e) => this.storeTarget(e));
  }
}

function isSameImport(a: Binding, b: Binding): boolean {
  if (a.kind === "define" || a.kind !== b.kind || a.module !== b.module) return false;
  return a.kind === "import" || a.name === (b as typeof a).name;
}

/** Functions of `machine` that take other arguments on other ports: `freq` has up to four on stm32. */
const VARY_BY_PORT: ReadonlySet<string> = new Set(["freq", "enable_irq", "sleep", "lightsleep", "deepsleep"]);

/** Names by which a function may be reached. */
function mentionedIn(node: Visited): readonly string[] {
  if (node.kind === "Name") return [node.name];
  if (node.kind === "Attribute") return [node.attr.name];
  if (node.kind === "Str") return [node.value];
  return node.kind === "ImportFrom" ? (node.names ?? []).map(({ name }) => name.name) : [];
}

function targetsOf(node: Visited): readonly Expr[] {
  switch (node.kind) {
    case "Assign":
    case "Delete":
      return node.targets;
    case "AugAssign":
    case "AnnAssign":
    case "For":
      return [node.target];
    case "With":
      return node.items.flatMap(({ target }) => target ?? []);
    default:
      return [];
  }
}
