/**
 * Tuples of names in the bodies of classes, which methods go through: `fields = ("t", "volts")`, and `getattr(self, f)` for each `f`
 * in `self.fields`. What `self` is does not matter: all classes that have such an attribute count, and nobody may store it otherwise.
 */

import type { IrClass } from "../ir/class.js";
import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrValue, StoreName } from "../ir/ops.js";
import type { ClassInfo } from "./class-info.js";

/** Of every object, or of every class, whatever its body says. */
const isOwn = (name: string): boolean => name.startsWith("__") && name !== "__slots__";

export class ClassLists {
  /** Names whose values were given out: they hold only if nothing turns out to be stored under them. */
  readonly asked = new Set<string>();

  constructor(
    private readonly classes: ReadonlyMap<IrClass, ClassInfo>,
    private readonly owners: ReadonlyMap<IrFunction, ClassInfo>,
    private readonly isStored: (name: string) => boolean,
    /** Is anything assigned to the parameter? */
    private readonly isChanged: (variable: IrVar) => boolean,
  ) {}

  /** The assignments that `self.name` may stand for in that function. */
  assignments(object: IrValue, name: string, fn: IrFunction): readonly [StoreName, IrFunction][] | undefined {
    if (isOwn(name) || this.isStored(name) || !this.isSelf(object, fn)) return undefined;
    const found: [StoreName, IrFunction][] = [];
    for (const info of this.classes.values()) {
      if (info.names.has("__getattr__")) return undefined;
      if (!info.names.has(name)) continue;
      const store = info.values.get(name);
      if (store?.value.op !== "MakeTuple") return undefined;
      found.push([store, info.cls.body]);
    }
    this.asked.add(name);
    return found;
  }

  /** Is it the first parameter of a method, which nothing is assigned to? */
  private isSelf(v: IrValue, fn: IrFunction): boolean {
    if (v.op !== "Load" || !this.owners.has(fn) || fn.params[0]?.variable !== v.variable) return false;
    return !this.isChanged(v.variable);
  }
}
