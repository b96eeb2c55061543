/** Which class is derived from which: the classes of a program get their bases and families. */

import { EXCEPTION_NAMES } from "../binding/builtin-names.js";
import type { IrClass } from "../ir/class.js";
import type { IrModule } from "../ir/function.js";
import type { IrValue, MakeClass } from "../ir/ops.js";
import type { ClassFacts } from "./class-facts.js";
import type { ClassGlobals } from "./class-globals.js";
import { type ClassInfo, isAbove, newClass } from "./class-info.js";

export class ClassBases {
  readonly classes = new Map<IrClass, ClassInfo>();

  constructor(
    private readonly globals: ClassGlobals,
    private readonly facts: ClassFacts,
  ) {
    for (const made of facts.made) this.resolve(made);
  }

  private resolve(made: MakeClass): void {
    const { cls } = made;
    if (this.classes.has(cls)) return;
    const info = newClass(cls);
    this.classes.set(cls, info);
    if (made.keywords.length > 0) info.family.opaque = true;
    for (const item of made.bases) {
      const base = item.spread ? undefined : this.baseClass(item.value, cls.body.module);
      if (base === "object") {
        // Instances have the layout of the first base.
        if (item === made.bases[0] && made.bases.length > 1) info.family.opaque = true;
        continue;
      }
      if (base === "exception" && made.bases.length === 1) {
        info.family.isException = true;
        if (item.value.op === "LoadBuiltin") cls.exceptionBase = item.value.name;
        continue;
      }
      // What is derived from a built-in type has attributes of that type. (It has the family of its first base by now.)
      if (base === undefined || typeof base === "string") info.family.opaque = true;
      if (typeof base !== "object") continue;
      // `class A(A)` derives from what the name meant before, which is nothing, or nothing that is in sight.
      if (isAbove(info, base)) info.family.opaque = true;
      else derive(info, base);
    }
    // The built-in part of exceptions is where the first base has it, or another.
    if (info.bases.length > 1 && info.family.isException) info.family.opaque = true;
    cls.bases = info.bases.map((base) => base.cls);
  }

  private baseClass(
    value: IrValue,
    module: IrModule,
  ): ClassInfo | "object" | "exception" | "native" | undefined {
    if (value.op === "LoadBuiltin") {
      if (value.name === "object") return "object";
      return EXCEPTION_NAMES.has(value.name) ? "exception" : "native";
    }
    const found = this.globals.classAt(value, module);
    if (found === "library") return "native";
    if (found !== undefined) {
      // A class of another module may come later among them.
      this.resolve(found);
      return this.classes.get(found.cls);
    }
    // Results of calls and the like: might be any class of the program under another name.
    this.facts.reflects = true;
    return undefined;
  }
}

function derive(info: ClassInfo, base: ClassInfo): void {
  const { family } = info;
  info.bases.push(base);
  base.derived.push(info);
  if (base.family === family) return;
  base.family.opaque ||= family.opaque;
  base.family.isException ||= family.isException;
  for (const member of family.members) {
    member.family = base.family;
    base.family.members.push(member);
  }
}
