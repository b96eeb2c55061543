/**
 * `@micropython.viper` functions: machine words instead of Python ints. Runs on the lowered function and replaces generic
 * operations by word operations where viper's typing says so (py/emitnative.c): parameters have the types of their
 * annotations, a local that of its first assignment, integer constants are ints, everything else is an object.
 *
 * A word is held as a number and a viper bool as a JavaScript boolean, which are Python values as they are, so passing
 * one to a place that takes an object needs no conversion.
 */

import "../primitives/viper.js";
import type { IrFunction, IrVar } from "../ir/function.js";
import type {
  Binary,
  Call,
  Compare,
  GetItem,
  IrStmt,
  IrValue,
  Primitive,
  SetItem,
  Unary,
} from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { OBJECT } from "../ir/types.js";
import { blocksOf } from "../ir/walk.js";
import * as b from "./builder.js";

type ViperType = "object" | "bool" | "int" | "uint" | "ptr" | "ptr8" | "ptr16" | "ptr32";

const POINTERS: ReadonlySet<string> = new Set(["ptr", "ptr8", "ptr16", "ptr32"]);
const CASTS: ReadonlySet<string> = new Set(["int", "uint", "bool", "object", ...POINTERS]);
const SMALL_INT_LIMIT = 2 ** 31;

/** Rewrites the body of a viper function in place. */
export function lowerViper(fn: IrFunction): void {
  new ViperLowering(fn).run();
}

class ViperLowering {
  private readonly variables = new Map<IrVar, ViperType>();
  private readonly values = new Map<IrValue, ViperType>();
  private readonly result: string | null;

  constructor(private readonly fn: IrFunction) {
    const types = fn.viperTypes ?? [];
    this.result = types[types.length - 1] ?? null;
  }

  run(): void {
    const entry: IrStmt[] = [];
    this.fn.params.forEach((p, i) => {
      const t = this.fn.viperTypes?.[i] as ViperType | null | undefined;
      if (t === null || t === undefined || t === "object") return;
      this.variables.set(p.variable, t);
      const given = b.load(this.fn, p.variable);
      entry.push(b.assign(this.fn, p.variable, this.primitive(given, conversion(t), [given], t)));
    });
    this.block(this.fn.body);
    this.fn.body.unshift(...entry);
  }

  private block(body: IrStmt[]): void {
    body.forEach((s, i) => {
      replaceValues(s, (v) => this.rewrite(v));
      if (s.op === "AssignVar" && !this.variables.has(s.variable))
        this.variables.set(s.variable, this.typeOf(s.value));
      if (s.op === "ForRange" && !this.variables.has(s.variable)) this.variables.set(s.variable, "int");
      if (s.op === "SetItem") {
        const store = this.store(s);
        if (store !== undefined) body[i] = { op: "Evaluate", value: store, start: s.start, end: s.end };
      } else if (s.op === "Return") {
        replaceValues(s, (v) => this.returned(v));
      }
      for (const inner of blocksOf(s)) this.block(inner);
    });
  }

  private typeOf(v: IrValue): ViperType {
    return this.values.get(v) ?? "object";
  }

  private primitive(at: IrValue, name: string, args: IrValue[], type: ViperType): Primitive {
    const made = b.value<Primitive>(at, { op: "Primitive", name: `viper.${name}`, args }, OBJECT);
    this.values.set(made, type);
    return made;
  }

  /** Rewrites operands first, then the value. */
  private rewrite(v: IrValue): IrValue {
    replaceOperands(v, (o) => this.rewrite(o));
    switch (v.op) {
      case "Const":
        if (v.value.kind === "bool") this.values.set(v, "bool");
        if (
          v.value.kind === "int" &&
          typeof v.value.value === "number" &&
          Math.abs(v.value.value) <= SMALL_INT_LIMIT
        ) {
          this.values.set(v, "int");
        }
        return v;
      case "Load":
        this.values.set(v, this.variables.get(v.variable) ?? "object");
        return v;
      case "AssignExpr":
        if (!this.variables.has(v.variable)) this.variables.set(v.variable, this.typeOf(v.value));
        this.values.set(v, this.typeOf(v.value));
        return v;
      case "Binary":
        return this.binary(v) ?? v;
      case "Unary":
        return this.unary(v) ?? v;
      case "Compare":
        return this.compare(v) ?? v;
      case "Not":
        this.values.set(v, "bool");
        return v;
      case "Conditional":
        if (this.typeOf(v.then) === this.typeOf(v.otherwise)) this.values.set(v, this.typeOf(v.then));
        return v;
      case "GetItem":
        return this.load(v) ?? v;
      case "Call":
        return this.cast(v) ?? v;
      default:
        return v;
    }
  }

  private isWord(v: IrValue): boolean {
    return this.typeOf(v) !== "object";
  }

  /** Words as operands: a bool counts as 0 or 1. */
  private asWord(v: IrValue): IrValue {
    return this.typeOf(v) === "bool" ? this.primitive(v, "int", [v], "int") : v;
  }

  private isUnsigned(v: IrValue): boolean {
    const t = this.typeOf(v);
    return t === "uint" || POINTERS.has(t);
  }

  private binary(v: Binary): IrValue | undefined {
    if (!this.isWord(v.left) || !this.isWord(v.right)) return undefined;
    const left = this.asWord(v.left);
    const right = this.asWord(v.right);
    const unsigned = this.isUnsigned(left) || this.isUnsigned(right);
    const name = WORD_BINARY[v.operator]?.[unsigned ? 1 : 0];
    if (name === undefined) return undefined;
    const made = this.primitive(
      v,
      name,
      [left, right],
      POINTERS.has(this.typeOf(left)) ? this.typeOf(left) : unsigned ? "uint" : "int",
    );
    // Operations that are done on signed words give an unsigned result back its sign-free form.
    return unsigned && !name.startsWith("u") ? this.primitive(v, "unsigned", [made], "uint") : made;
  }

  private unary(v: Unary): IrValue | undefined {
    if (!this.isWord(v.operand) || v.operator === "+") {
      if (v.operator === "+") this.values.set(v, this.typeOf(v.operand));
      return undefined;
    }
    const operand = this.asWord(v.operand);
    const made = this.primitive(v, v.operator === "-" ? "neg" : "invert", [operand], "int");
    return this.isUnsigned(operand) ? this.primitive(v, "unsigned", [made], "uint") : made;
  }

  private compare(v: Compare): IrValue | undefined {
    const name = WORD_COMPARE[v.operator];
    if (name === undefined || !this.isWord(v.left) || !this.isWord(v.right)) return undefined;
    return this.primitive(v, name, [this.asWord(v.left), this.asWord(v.right)], "bool");
  }

  private load(v: GetItem): IrValue | undefined {
    const width = WIDTH[this.typeOf(v.object)];
    if (width === undefined) return undefined;
    return this.primitive(v, `load${width}`, [v.object, this.toWord(v.index)], "int");
  }

  private store(s: SetItem): IrValue | undefined {
    const width = WIDTH[this.typeOf(s.object)];
    if (width === undefined) return undefined;
    return this.primitive(
      s.value,
      `store${width}`,
      [s.object, this.toWord(s.index), this.toWord(s.value)],
      "object",
    );
  }

  /** Any value as a word. */
  private toWord(v: IrValue): IrValue {
    return this.isWord(v) ? this.asWord(v) : this.primitive(v, "int", [v], "int");
  }

  /** `int(x)`, `ptr8(x)` …: conversions, not calls. */
  private cast(v: Call): IrValue | undefined {
    if (v.func.op !== "LoadBuiltin" && v.func.op !== "LoadUnknown") return undefined;
    const name = v.func.name as ViperType;
    const arg = v.args[0];
    if (!CASTS.has(name) || v.args.length !== 1 || arg === undefined || v.keywords.length > 0)
      return undefined;
    if (name === "object") return arg;
    if (this.isWord(arg) && this.typeOf(arg) !== "bool" && name !== "bool") {
      return this.primitive(v, name === "int" ? "signed" : "unsigned", [arg], name);
    }
    return this.primitive(v, conversion(name), [arg], name);
  }

  private returned(v: IrValue): IrValue {
    const t = this.result;
    if (t === null || t === "object") return v;
    if (t === this.typeOf(v)) return v;
    return this.primitive(v, conversion(t as ViperType), [v], t as ViperType);
  }
}

const conversion = (t: ViperType): string => (POINTERS.has(t) ? "ptr" : t);

const WIDTH: Readonly<Record<string, number | undefined>> = { ptr8: 8, ptr16: 16, ptr32: 32 };

/** Word operation by operator: for signed and for unsigned operands. */
const WORD_BINARY: Readonly<Record<string, readonly [string, string]>> = {
  "+": ["add", "uadd"],
  "-": ["sub", "usub"],
  "*": ["mul", "umul"],
  "&": ["and", "uand"],
  "|": ["or", "uor"],
  "^": ["xor", "uxor"],
  "//": ["floordiv", "floordiv"],
  "%": ["mod", "mod"],
  "<<": ["shl", "shl"],
  ">>": ["shr", "ushr"],
  "**": ["pow", "pow"],
};
const WORD_COMPARE: Readonly<Record<string, string>> = {
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "==": "eq",
  "!=": "ne",
};
