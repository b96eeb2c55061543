/**
 * Whether the globals of a program's modules can be reached by its own text only. Then all stores to a global and all
 * calls of a global function are in sight, and their types can be joined.
 */

import { isSpecialName } from "../binding/special-names.js";
import { BUILTIN_NAMES } from "../binding/builtin-names.js";
import type { IrGlobal, IrModule } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { IrValue } from "../ir/ops.js";
import { PIO_NAMES } from "../syntax/pio-programs.js";
import { ClassFacts } from "./class-facts.js";
import { matches, NamePatterns } from "./name-patterns.js";
import { ModuleUses } from "./module-uses.js";

/** Ways to come to a module object, or to the dict of its names, by a name in the text. */
const WAYS_IN = ["modules", "__globals__", "__import__", "__builtins__"];

type Globals = ReadonlyMap<string, IrGlobal>;

const NONE: Globals = new Map();

export class Privacy {
  readonly uses: ModuleUses;
  private readonly globals = new Map<IrModule, Globals>();
  /** Globals of exposed modules, by name. */
  private readonly exposed = new Map<string, IrGlobal[]>();

  constructor(modules: readonly IrModule[]) {
    this.uses = new ModuleUses(modules);
    if (!isClosed(modules)) return;
    const isKept = (module: IrModule): boolean => !this.uses.isExposed(module);
    const isReflected = !modules.every(isKept) && reflects(modules);
    for (const module of isReflected ? modules.filter(isKept) : modules) {
      const globals = this.privateGlobals(module);
      this.globals.set(module, globals);
      if (!isKept(module)) for (const global of globals.values()) this.expose(global);
    }
  }

  private expose(global: IrGlobal): void {
    const others = this.exposed.get(global.name);
    if (others === undefined) this.exposed.set(global.name, [global]);
    else others.push(global);
  }

  /**
   * The globals that hold nothing but what the text stores in them, be it as an attribute of an object that may be the module. Names with underscores around them belong to the
   * runtime too, and an unbound global with the name of a builtin gives the builtin.
   */
  globalsOf(module: IrModule): Globals {
    return this.globals.get(module) ?? NONE;
  }

  /** Globals that reading or storing an attribute of that name of an object of unknown type may mean. */
  exposedNamed(name: string): readonly IrGlobal[] {
    return this.exposed.get(name) ?? [];
  }

  allExposed(): readonly IrGlobal[] {
    return [...this.exposed.values()].flat();
  }

  private privateGlobals(module: IrModule): Globals {
    const found = new Map<string, IrGlobal>();
    for (const [name, global] of module.globals) {
      if (isSpecialName(name) || BUILTIN_NAMES.has(name) || this.uses.isTaken(module, global)) continue;
      if (module.lendsNames && PIO_NAMES.has(name)) continue;
      found.set(name, global);
    }
    return found;
  }
}

/** Several passes ask for the same program. */
const known = new WeakMap<readonly IrModule[], Privacy>();

export function privacyOf(modules: readonly IrModule[]): Privacy {
  let privacy = known.get(modules);
  if (privacy === undefined) known.set(modules, (privacy = new Privacy(modules)));
  return privacy;
}

/** Are there attributes whose names do not stand in the text? */
function reflects(modules: readonly IrModule[]): boolean {
  const facts = new ClassFacts();
  for (const { functions } of modules)
    for (const fn of functions) nodesOf(fn).values.forEach((v) => facts.value(v, fn));
  if (facts.reflects || facts.asksDicts || facts.stores.some(({ name }) => name.op !== "Const")) return true;
  const patterns = new NamePatterns(modules);
  return facts.reads.some(({ name, fn }) => matches(patterns.of(name, fn), "__dict__"));
}

/**
 * All of the program is there, and names are what they look like. A module that is imported while a program runs
 * is compiled alone: then the others are out of sight.
 */
function isClosed(modules: readonly IrModule[]): boolean {
  if (modules[0]?.name !== "__main__") return false;
  return modules.every((module) => module.mode === "static" && !importsStar(module) && !hasWayIn(module));
}

/** What a star brings is not followed. */
function importsStar({ init }: IrModule): boolean {
  return nodesOf(init).statements.some((s) => s.op === "ImportStar" && !s.isListed);
}

/** The words are looked for in the text first: comments have them more often than code. */
function hasWayIn({ file, functions }: IrModule): boolean {
  const words = WAYS_IN.filter((word) => file.text.includes(word));
  const isWayIn = (v: IrValue): boolean => {
    if ("name" in v && v.name !== null) return words.includes(v.name);
    return v.op === "Const" && v.value.kind === "str" && words.includes(v.value.value);
  };
  return words.length > 0 && functions.some((fn) => nodesOf(fn).values.some(isWayIn));
}
