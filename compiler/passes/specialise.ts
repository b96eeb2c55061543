/**
 * Replaces generic operations by primitives where the operand types are known, and gives variables that only ever
 * hold floats the representation `f64`. Before: `t = t + x * 0.5` with three calls and two boxes. After: JavaScript's
 * own arithmetic on bare numbers; a box is made where the value leaves for a place that takes any value.
 *
 * Two steps: choose representations of variables, then rewrite values bottom-up, putting in `Box` and `Unbox`.
 */

import "../primitives/float.js";
import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { Box, IrStmt, IrValue, Primitive, Unbox } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { BOOL, FLOAT, type RType } from "../ir/types.js";
import { eachBlock, walkStatements, walkValues } from "../ir/walk.js";

export function specialise(modules: readonly IrModule[]): void {
  const functions = modules.flatMap((m) => m.functions);
  chooseRepresentations(functions);
  for (const fn of functions) if (fn.emitter !== "viper") specialiseBlock(fn.body);
}

// ---------------------------------------------------------------- variables

/** A local that is always a float, never seen unbound, not shared with closures and not assigned as a whole by others. */
function chooseRepresentations(functions: readonly IrFunction[]): void {
  const blocked = new Set<IrVar>();
  for (const fn of functions) {
    walkValues(fn.body, (v) => {
      if (v.op === "Load" && v.checked) blocked.add(v.variable);
    });
    walkStatements(fn.body, (s) => {
      if (s.op === "Unpack") for (const v of s.variables) blocked.add(v);
      else if (s.op === "DeleteVar" || s.op === "UnbindVar" || s.op === "ForIter" || s.op === "ForRange")
        blocked.add(s.variable);
    });
  }
  for (const fn of functions) {
    if (fn.isGenerator || fn.emitter === "viper") continue;
    for (const v of fn.locals) if (v.type.kind === "float" && !v.captured && !blocked.has(v)) v.rep = "f64";
  }
}

// ---------------------------------------------------------------- values

function specialiseBlock(body: readonly IrStmt[]): void {
  for (let i = 0; i < body.length; i++) {
    const s = body[i]!;
    if (s.op === "AssignVar") {
      replaceValues(s, s.variable.rep === "f64" ? f64Value : boxedValue);
    } else {
      replaceValues(s, boxedValue);
    }
    eachBlock(s, specialiseBlock, undefined);
  }
}

const f64Value = (v: IrValue): IrValue => asF64(specialiseValue(v));
const boxedValue = (v: IrValue): IrValue => boxed(specialiseValue(v));

const F64_BINARY: Readonly<Record<string, string>> = {
  "+": "f64.add",
  "-": "f64.sub",
  "*": "f64.mul",
  "/": "f64.div",
};
const F64_COMPARE: Readonly<Record<string, string>> = {
  "<": "f64.lt",
  "<=": "f64.le",
  ">": "f64.gt",
  ">=": "f64.ge",
  "==": "f64.eq",
  "!=": "f64.ne",
};

function specialiseValue(v: IrValue): IrValue {
  if (v.op === "AssignExpr") {
    replaceOperands(v, v.variable.rep === "f64" ? f64Value : boxedValue);
    v.rep = v.variable.rep;
    return v;
  }
  replaceOperands(v, specialiseValue);
  if (v.op === "Load") {
    v.rep = v.variable.rep;
    return v;
  }
  const special = specialForm(v);
  if (special !== undefined) return special;
  if (v.op === "Seq") {
    const last = v.values.length - 1;
    replaceOperands(v, (o) => (o === v.values[last] ? o : boxed(o)));
    v.rep = v.values[last]?.rep ?? "boxed";
    return v;
  }
  replaceOperands(v, boxed);
  return v;
}

/** The primitive for a generic operation, or `undefined`. */
function specialForm(v: IrValue): IrValue | undefined {
  if (v.op === "Binary") {
    const name = F64_BINARY[v.operator];
    if (name !== undefined && mixesFloat(v.left.type, v.right.type))
      return f64Primitive(v, name, [v.left, v.right]);
  } else if (v.op === "Unary") {
    if (v.operator === "-" && v.operand.type.kind === "float") return f64Primitive(v, "f64.neg", [v.operand]);
    if (v.operator === "+" && v.operand.type.kind === "float") return v.operand;
  } else if (v.op === "Compare") {
    const name = F64_COMPARE[v.operator];
    if (
      name !== undefined &&
      mixesFloat(v.left.type, v.right.type) &&
      exact(v.left.type) &&
      exact(v.right.type)
    ) {
      return { ...f64Primitive(v, name, [v.left, v.right]), type: BOOL, rep: "boxed" };
    }
  }
  return undefined;
}

/** A float and a float, or a float and an int that converts without loss of meaning. */
function mixesFloat(a: RType, b: RType): boolean {
  return (a.kind === "float" && (b.kind === "float" || smallInt(b))) || (b.kind === "float" && smallInt(a));
}

/** A big int converts to float with a possible overflow error; only ints known to be small are taken. */
function smallInt(t: RType): boolean {
  return t.kind === "bool" || (t.kind === "int" && t.small);
}

function exact(t: RType): boolean {
  return t.kind === "float" || smallInt(t);
}

function f64Primitive(v: IrValue, name: string, args: IrValue[]): Primitive {
  return {
    op: "Primitive",
    name,
    args: args.map(asF64),
    type: FLOAT,
    rep: "f64",
    start: v.start,
    end: v.end,
  };
}

function asF64(v: IrValue): IrValue {
  if (v.rep === "f64") return v;
  if (v.op === "Box") return v.value;
  const unboxed: Unbox = {
    op: "Unbox",
    value: v,
    coerce: v.type.kind !== "float",
    type: FLOAT,
    rep: "f64",
    start: v.start,
    end: v.end,
  };
  return unboxed;
}

function boxed(v: IrValue): IrValue {
  if (v.rep === "boxed") return v;
  const box: Box = { op: "Box", value: v, type: FLOAT, rep: "boxed", start: v.start, end: v.end };
  return box;
}
