/**
 * What all values of a program tell about its classes before inference: which classes are made, and whether attributes can be
 * changed, or classes be had from their instances, where nothing shows it.
 */

import type { IrFunction } from "../ir/function.js";
import type { Call, IrValue, MakeClass } from "../ir/ops.js";

/** Names by which attributes can be changed without a trace in the text. */
const REFLECTING = new Set(["__new__", "getattr", "setattr", "delattr", "__setattr__", "__delattr__"]);

/** Names of attributes that lead from an object to others by which attributes can be changed, or classes be had. */
export const LEADING_ON = ["__class__", "__bases__", "__new__", "__setattr__", "__delattr__"];

/** A name that is given to `getattr` or `setattr`. */
export interface NamedAccess {
  readonly name: IrValue;
  readonly fn: IrFunction;
}

/** Builtins that keep nothing of a type they are given, and do not call it. */
const LETS_GO_OF = new Set(["isinstance", "issubclass", "str", "repr", "print", "hash", "id"]);

/** What is looked for in all values. */
export class ClassFacts {
  readonly made: MakeClass[] = [];
  /** Attributes of any object may be changed where nothing shows it. */
  reflects = false;
  /** Any class may be had from its instances. */
  asksTypes = false;
  /** How often `classmethod` is read. */
  wrappers = 0;
  /** The dict of an object is asked for: that of an instance is a copy, that of a module is not. */
  asksDicts = false;
  readonly reads: NamedAccess[] = [];
  readonly stores: NamedAccess[] = [];
  readonly harmless = new Set<IrValue>();

  value(v: IrValue, fn: IrFunction): void {
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
        if (REFLECTING.has(v.name) && !this.harmless.has(v)) this.reflects = true;
        if (v.name === "type" && !this.harmless.has(v)) this.asksTypes = true;
        if (v.name === "classmethod") this.wrappers++;
        return;
      case "ImportName":
        if (REFLECTING.has(v.name)) this.reflects = true;
        if (v.name === "classmethod") this.asksTypes = true;
        if (v.name === "__dict__") this.asksDicts = true;
        return;
      case "GetAttr":
      case "CallMethod":
        if (REFLECTING.has(v.name)) this.reflects = true;
        if (v.name === "classmethod") this.asksTypes = true;
        if (v.name === "__dict__") this.asksDicts = true;
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
        this.call(v, fn);
    }
  }

  private call(v: Call, fn: IrFunction): void {
    const name = v.func.op === "LoadBuiltin" ? v.func.name : "";
    if (name === "type") {
      // What it gives, inference follows.
      this.harmless.add(v.func);
      if (v.args.length !== 1) this.reflects = true;
    } else if (name === "getattr" || name === "setattr") {
      const attribute = v.args[1];
      if (attribute === undefined || v.keywords.length > 0) return;
      this.harmless.add(v.func);
      (name === "getattr" ? this.reads : this.stores).push({ name: attribute, fn });
    } else if (LETS_GO_OF.has(name)) for (const arg of v.args) this.harmless.add(arg);
  }
}

/** Is it a name by which attributes can be changed? */
export const isReflecting = (name: string): boolean => REFLECTING.has(name);
