/** The bodies of classes: which of their statements make methods, static and class methods, properties, and values. */

import type { IrFunction } from "../ir/function.js";
import { isSpecialName } from "../binding/special-names.js";
import { nodesOf } from "../ir/nodes.js";
import type { IrStmt, IrValue, StoreName } from "../ir/ops.js";
import { walkValues } from "../ir/walk.js";
import { propertyIn, setterIn } from "./accessors.js";
import type { ClassInfo } from "./class-info.js";
import { isReflected } from "./operator-methods.js";

export class ClassBodies {
  /** Names read in a class body that stand for methods which get instances of the class, whatever their name is then. */
  readonly aliases = new Set<IrValue>();
  /** Values that make properties which are followed. */
  readonly followed = new Set<IrValue>();
  /** Those among the aliases that give a method a second name, and nothing else. */
  readonly secondNames = new Set<IrValue>();
  /** Methods that are read as values below their definition, as for a table of handlers: functions that get an instance like any argument. */
  readonly read = new Map<IrValue, IrFunction>();

  /** Fills in what the body of a class binds. */
  take(info: ClassInfo): void {
    const { cls } = info;
    const bound = new Map<string, number>();
    const { statements, values } = nodesOf(cls.body);
    for (const s of statements)
      if (s.op === "StoreName" || s.op === "DeleteName" || s.op === "UnbindName") {
        bound.set(s.name, (bound.get(s.name) ?? 0) + 1);
      }
    for (const v of values) if (v.op === "AssignNameExpr") bound.set(v.name, 2);
    for (const name of bound.keys()) info.names.add(name);
    /** Properties that may get a setter below. */
    const half = new Map<string, StoreName>();
    for (const s of cls.body.body) {
      if (s.op === "StoreName") for (const v of aliasesIn(s.value)) this.aliases.add(v);
      this.noteReads(info, s, bound);
      if (s.op !== "StoreName") continue;
      const count = bound.get(s.name);
      if (this.readProperty(info, s, count, half) || count !== 1) continue;
      if (s.value.op === "MakeFunction") info.methods.set(s.name, s.value.fn);
      else if (s.value.op === "LoadName" && (isReflected(s.name) || !isSpecialName(s.name))) {
        // `__rmul__ = __mul__`, `space = mark`: a method of two names.
        const fn = bound.get(s.value.name) === 1 ? info.methods.get(s.value.name) : undefined;
        if (fn === undefined) {
          if (!isReflected(s.name)) info.values.set(s.name, s);
          continue;
        }
        info.methods.set(s.name, fn);
        this.secondNames.add(s.value);
      } else {
        const made = wrappedFunction(s);
        if (made?.by === "staticmethod") info.statics.set(s.name, made.fn);
        else if (made?.by === "classmethod") info.classMethods.set(s.name, made.fn);
        else info.values.set(s.name, s);
      }
    }
  }

  /** Notes which methods a statement of the body reads where they have been defined for certain. */
  private noteReads(info: ClassInfo, s: IrStmt, bound: ReadonlyMap<string, number>): void {
    if (info.methods.size === 0) return;
    walkValues([s], (v) => {
      if (v.op !== "LoadName" || this.aliases.has(v) || bound.get(v.name) !== 1) return;
      const fn = info.methods.get(v.name);
      if (fn !== undefined) this.read.set(v, fn);
    });
  }

  /** Is it a statement that makes a property, be it with the one below it that gives it a setter? */
  private readProperty(
    info: ClassInfo,
    s: StoreName,
    count: number | undefined,
    half: Map<string, StoreName>,
  ): boolean {
    const { name } = s;
    const first = half.get(name);
    const made = propertyIn(first ?? s, info.methods);
    if (made === undefined) return false;
    const setter = first === undefined ? made.setter : setterIn(s);
    if (count === 2 && first === undefined) {
      if (setter === undefined) half.set(name, s);
      return true;
    }
    if (count !== 1 && setter === undefined) return false;
    info.properties.set(name, made.getter);
    if (setter !== undefined) info.setters.set(name, setter);
    this.followed.add(s.value);
    if (first !== undefined) this.followed.add(first.value);
    return true;
  }
}

/** `name = method` and `name = property(method)` */
function aliasesIn(value: IrValue): IrValue[] {
  if (value.op === "LoadName") return [value];
  if (value.op !== "Call" || value.func.op !== "LoadBuiltin" || value.func.name !== "property") return [];
  return value.args.filter((arg) => arg.op === "LoadName");
}

/** A function and the builtin that it is handed to: `staticmethod`, `classmethod`. */
function wrappedFunction(s: StoreName): { by: string; fn: IrFunction } | undefined {
  const { value } = s;
  if (value.op !== "Call" || value.func.op !== "LoadBuiltin") return undefined;
  const [fn] = value.args;
  return value.args.length === 1 && value.keywords.length === 0 && fn?.op === "MakeFunction"
    ? { by: value.func.name, fn: fn.fn }
    : undefined;
}
