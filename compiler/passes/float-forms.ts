/** Arithmetic and comparisons of floats, and of floats with ints, as primitives on bare numbers. */

import { boxed } from "../ir/convert.js";
import type { Binary, IrValue, Primitive } from "../ir/ops.js";
import { BOOL, FLOAT, type RType } from "../ir/types.js";
import { membersOf } from "../types/type-kinds.js";
import { boundsOf } from "../types/ranges.js";
import { isReal } from "../types/result-types.js";
import { bare } from "./mixed-floats.js";

const F64_BINARY: Readonly<Record<string, string>> = {
  "+": "f64.add",
  "-": "f64.sub",
  "*": "f64.mul",
  "/": "f64.div",
  "//": "f64.floordiv",
  "%": "f64.mod",
};
const F64_COMPARE: Readonly<Record<string, string>> = {
  "<": "f64.lt",
  "<=": "f64.le",
  ">": "f64.gt",
  ">=": "f64.ge",
  "==": "f64.eq",
  "!=": "f64.ne",
};

/** The primitive for an operation that has to do with floats, or `undefined`. */
export function floatForm(v: IrValue): IrValue | undefined {
  if (v.op === "Binary") {
    const name = F64_BINARY[v.operator];
    if (v.operator === "**") return v.type.kind === "float" ? powerForm(v) : undefined;
    if (
      v.operator === "/" &&
      v.left.type.kind === "int" &&
      !v.left.type.small &&
      v.right.type.kind === "int" &&
      v.right.type.small
    ) {
      const args = [boxed(v.left), boxed(v.right)];
      return {
        op: "Primitive",
        name: isNotZero(v.right) ? "f64.divIntBy" : "f64.divInt",
        args,
        type: FLOAT,
        rep: "f64",
        start: v.start,
        end: v.end,
      };
    }
    const isDivision = v.operator === "/" && isExactFloat(v.left.type) && isExactFloat(v.right.type);
    if (name !== undefined && (isDivision || mixesFloat(v.left.type, v.right.type)))
      return f64Primitive(v, isDivision && isNotZero(v.right) ? "f64.divBy" : name, [v.left, v.right]);
  } else if (v.op === "Unary") {
    if (v.operator === "-" && v.operand.type.kind === "float") return f64Primitive(v, "f64.neg", [v.operand]);
    if (v.operator === "+" && v.operand.type.kind === "float") return v.operand;
  } else if (v.op === "Compare") {
    const name = F64_COMPARE[v.operator];
    if (
      name !== undefined &&
      (hasFloat(v.left.type) || hasFloat(v.right.type)) &&
      isExactFloat(v.left.type) &&
      isExactFloat(v.right.type)
    ) {
      return { ...f64Primitive(v, name, [v.left, v.right]), type: BOOL, rep: "boxed" };
    }
  }
  return undefined;
}

/** A power of floats that inference has shown to be a float. */
function powerForm(v: Binary): IrValue | undefined {
  if (!mixesFloat(v.left.type, v.right.type)) return undefined;
  const exponent = v.right.op === "Const" && "value" in v.right.value ? v.right.value.value : undefined;
  if (exponent === 2) return f64Primitive(v, "f64.square", [v.left]);
  // A base that may be negative would make a complex number, so this one is not.
  if (exponent === 0.5) return f64Primitive(v, "f64.root", [v.left]);
  return f64Primitive(v, "f64.pow", [v.left, v.right]);
}

/** A float and what becomes one beside it: a float, an int, or what may be either. */
function mixesFloat(a: RType, b: RType): boolean {
  return (a.kind === "float" && joinsFloat(b)) || (b.kind === "float" && joinsFloat(a));
}

export const joinsFloat = (t: RType): boolean => membersOf(t).every(isReal) && t.kind !== "never";

function isNotZero(v: IrValue): boolean {
  if (v.op === "Const" && v.value.kind === "float") return v.value.value !== 0;
  const bounds = v.type.kind === "int" ? boundsOf(v.type) : undefined;
  return bounds !== undefined && (bounds.min > 0 || bounds.max < 0);
}

/** A big int converts to float with a possible overflow error; only ints known to be small are taken. */
export function isSmallInt(t: RType): boolean {
  return t.kind === "bool" || (t.kind === "int" && t.small);
}

/** Floats and small ints: the same numbers when they are taken for floats. */
export function isExactFloat(t: RType): boolean {
  return t.kind === "union" ? t.members.every(isExactFloat) : t.kind === "float" || isSmallInt(t);
}

const hasFloat = (t: RType): boolean =>
  t.kind === "union" ? t.members.some((m) => m.kind === "float") : t.kind === "float";

function f64Primitive(v: IrValue, name: string, args: IrValue[]): Primitive {
  return {
    op: "Primitive",
    name,
    args: args.map(bare),
    type: FLOAT,
    rep: "f64",
    start: v.start,
    end: v.end,
  };
}
