/** Which modules of the program an import runs, and which one it gives, by the names that `import.ts` of the runtime would look for. */

import type { IrModule } from "../ir/function.js";
import type { ImportModule } from "../ir/ops.js";

export interface ImportTarget {
  /** Modules that it may run. */
  readonly runs: readonly IrModule[];
  /** What it gives; `undefined` if that is not known: a folder without a file, or a name that does not lead to a module. */
  readonly given: IrModule | "library" | undefined;
  /** Modules of a package that can be had as attributes of what it gives. */
  readonly within: readonly IrModule[];
  /** Modules of a package that are among the names it asks for. */
  readonly named: readonly IrModule[];
}

export class ImportTargets {
  private readonly byName = new Map<string, IrModule>();

  constructor(modules: readonly IrModule[]) {
    for (const module of modules) this.byName.set(module.name, module);
  }

  named(name: string): IrModule | undefined {
    return this.byName.get(name);
  }

  /** The modules of a package, and of those in it. */
  inside({ name }: IrModule): IrModule[] {
    return [...this.byName.values()].filter((module) => module.name.startsWith(`${name}.`));
  }

  of(from: IrModule, v: ImportModule): ImportTarget {
    const name = v.level === 0 ? v.path : absolute(from, v);
    if (name === undefined) {
      const all = this.family(from.name);
      return { runs: all, given: undefined, within: all, named: [] };
    }
    if (v.level === 0 && this.family(name).length === 0)
      return { runs: [], given: "library", within: [], named: [] };
    const parts = name.split(".");
    const chain: IrModule[] = [];
    for (let i = 1; i <= parts.length; i++) {
      const path = parts.slice(0, i).join(".");
      const module = this.byName.get(path);
      if (module !== undefined) chain.push(module);
    }
    const named = v.names.map((n) => this.byName.get(`${name}.${n}`)).filter((m) => m !== undefined);
    const given = this.byName.get(v.want === "top" ? parts[0]! : name);
    // What runs this has been imported with the packages around it.
    const runs = [...chain, ...named].filter((module) => !`${from.name}.`.startsWith(`${module.name}.`));
    return { runs, given, within: v.want === "top" ? chain.filter((m) => m !== given) : [], named };
  }

  /** Everything in the outermost package of a name. */
  private family(name: string): IrModule[] {
    const top = name.split(".", 1)[0]!;
    return [...this.byName.values()].filter((module) => `${module.name}.`.startsWith(`${top}.`));
  }
}

/** The full name of what a relative import asks for; `undefined` if the module says itself what it is, or is in no package. */
function absolute(from: IrModule, { path, level }: ImportModule): string | undefined {
  if (from.globals.has("__name__") || from.globals.has("__path__")) return undefined;
  const parts = from.name.split(".");
  const drop = from.isPackage ? level - 1 : level;
  if (drop >= parts.length) return undefined;
  return [...parts.slice(0, parts.length - drop), ...(path === "" ? [] : [path])].join(".");
}
