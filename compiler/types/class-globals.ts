/**
 * Globals that only ever hold one class, of the same module or of another one, or something of the library. Modules that are exposed
 * count: nobody stores an attribute of that name.
 */

import type { IrModule } from "../ir/function.js";
import type { ImportName, IrValue, MakeClass } from "../ir/ops.js";
import { nodesOf } from "../ir/nodes.js";
import type { Privacy } from "./privacy.js";

/** What a global holds: a class, or what an import gave. */
type Held = MakeClass | ImportName | IrModule | "library";

export class ClassGlobals {
  private readonly held = new Map<IrModule, Map<string, Held>>();

  constructor(
    modules: readonly IrModule[],
    private readonly privacy: Privacy,
  ) {
    for (const module of modules) this.held.set(module, this.globalsOf(module));
  }

  /** The class that a name or an attribute of a module stands for; `library` for what comes from there. */
  classAt(v: IrValue, module: IrModule): MakeClass | "library" | undefined {
    if (v.op === "LoadGlobal") return this.classNamed(v.name, module, 0);
    if (v.op !== "GetAttr") return undefined;
    const owner = this.moduleAt(v.object, module);
    return owner === undefined || owner === "library" ? owner : this.classNamed(v.name, owner, 0);
  }

  /** The module that a name stands for, or an attribute of a package. */
  private moduleAt(v: IrValue, module: IrModule): IrModule | "library" | undefined {
    const { uses } = this.privacy;
    if (v.op === "GetAttr") {
      const owner = this.moduleAt(v.object, module);
      return owner === undefined || owner === "library" ? owner : uses.submodule(owner, v.name);
    }
    if (v.op !== "LoadGlobal") return undefined;
    const held = this.held.get(module)!.get(v.name);
    // A package may hold a module of its own.
    if (held === undefined) return uses.submodule(module, v.name);
    if (held === "library" || "globals" in held) return held;
    const source = held.op === "ImportName" ? uses.givenBy(held.module) : undefined;
    if (held.op !== "ImportName" || source === undefined || source === "library") return source;
    return uses.submodule(source, held.name);
  }

  /** `steps`: how many imports have been followed; modules may import a name from each other in a circle. */
  private classNamed(name: string, module: IrModule, steps: number): MakeClass | "library" | undefined {
    const held = this.held.get(module)!.get(name);
    if (held === undefined || held === "library") return held;
    if ("globals" in held) return undefined;
    if (held.op === "MakeClass") return held;
    const source = this.privacy.uses.givenBy(held.module);
    if (source === undefined || source === "library") return source;
    return steps > this.held.size ? undefined : this.classNamed(held.name, source, steps + 1);
  }

  private globalsOf(module: IrModule): Map<string, Held> {
    const found = new Map<string, Held>();
    const globals = this.privacy.globalsOf(module);
    for (const s of nodesOf(module.init).statements) {
      if (s.op !== "StoreGlobal" || globals.get(s.name)?.bindings !== 1) continue;
      const { value } = s;
      if (value.op === "MakeClass" || value.op === "ImportName") found.set(s.name, value);
      const imported = value.op === "ImportModule" ? this.privacy.uses.givenBy(value) : undefined;
      if (imported !== undefined) found.set(s.name, imported);
    }
    return found;
  }
}
