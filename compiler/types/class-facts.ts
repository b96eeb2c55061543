/**
 * What all values of a program tell about its classes before inference: which classes are made, and whether attributes can be
 * changed, or classes be had from their instances, where nothing shows it.
 */

import type { Call, IrValue, MakeClass } from "../ir/ops.js";

/** Names by which attributes can be changed without a trace in the text. */
const REFLECTING = new Set([
  "__new__",
  "setattr",
  "delattr",
  "vars",
  "__dict__",
  "__setattr__",
  "__delattr__",
]);

/** Builtins that keep nothing of a type they are given, and do not call it. */
const LETS_GO_OF = new Set(["isinstance", "issubclass", "str", "repr", "print", "hash", "id"]);

/** What is looked for in all values. */
export class ClassFacts {
  readonly made: MakeClass[] = [];
  /** Attributes of any object may be changed where nothing shows it. */
  reflects = false;
  /** Any class may be had from its instances. */
  asksTypes = false;
  readonly harmless = new Set<IrValue>();

  value(v: IrValue): void {
    switch (v.op) {
      case "Load":
      case "Const":
        return;
      case "MakeClass":
        this.made.push(v);
        return;
      case "LoadBuiltin":
      case "LoadGlobal":
      case "LoadUnknown":
        if (REFLECTING.has(v.name)) this.reflects = true;
        if (v.name === "type" && !this.harmless.has(v)) this.asksTypes = true;
        return;
      case "GetAttr":
      case "CallMethod":
        if (REFLECTING.has(v.name)) this.reflects = true;
        if (v.op === "GetAttr" && v.name === "__name__") this.harmless.add(v.object);
        return;
      case "FormatValue":
        this.harmless.add(v.value);
        return;
      case "Binary":
        if (v.operator !== "%" || v.left.op !== "Const") return;
        this.harmless.add(v.right);
        if (v.right.op === "MakeTuple") for (const item of v.right.items) this.harmless.add(item.value);
        return;
      case "Compare":
        this.harmless.add(v.left).add(v.right);
        return;
      case "Call":
        this.call(v);
    }
  }

  private call(v: Call): void {
    const name = v.func.op === "LoadBuiltin" ? v.func.name : "";
    if (name === "type") {
      // What it gives, inference follows.
      this.harmless.add(v.func);
      if (v.args.length !== 1) this.reflects = true;
    } else if (name === "getattr") {
      const attribute = v.args[1]?.op === "Const" ? v.args[1].value : undefined;
      if (attribute?.kind !== "str" || REFLECTING.has(attribute.value) || attribute.value === "__class__")
        this.reflects = true;
    } else if (LETS_GO_OF.has(name)) for (const arg of v.args) this.harmless.add(arg);
  }
}
