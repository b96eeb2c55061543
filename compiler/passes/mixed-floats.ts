/**
 * Sums, differences and products of what may be ints or floats, such as fields that begin as `0` and hold floats later. Where
 * all of these operands are floats, which is asked first, an expression is arithmetic on bare numbers, and one box
 * is made for all of it; otherwise the general operators do it.
 *
 * The operands are evaluated before the first operator. That is the same: none of these operators raises, or runs code of the program.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { asF64, boxed } from "../ir/convert.js";
import type { AssignExpr, Conditional, IrValue, Load, Logical, Seq } from "../ir/ops.js";
import { BOOL, FLOAT, type RType } from "../ir/types.js";
import { boxedPrimitive } from "./low-words.js";

/** More tests than that take longer than the operators do. */
const MOST_TESTS = 6;

const OPERATORS: Readonly<Record<string, string>> = { "+": "f64.add", "-": "f64.sub", "*": "f64.mul" };

/** Choices made here, with what they give as an object. */
const choices = new WeakSet<IrValue>();

/** The expression, with operands made by `specialise`; `undefined` if it is none of those. */
export function mixedForm(
  fn: IrFunction,
  v: IrValue,
  specialise: (operand: IrValue) => IrValue,
): IrValue | undefined {
  if (!isInner(v)) return undefined;
  const leaves: IrValue[] = [];
  if (!collect(v, leaves)) return undefined;
  const mixed = leaves.filter((leaf) => isMixed(leaf.type));
  if (mixed.length === 0 || mixed.length > MOST_TESTS) return undefined;
  return new Form(fn, leaves, specialise).write(v);
}

/** The value as a bare number, which an expression that was made here is without a box. */
export function bare(v: IrValue): IrValue {
  if (v.op === "Seq") {
    const last = v.values[v.values.length - 1]!;
    if (!choices.has(last) && last.op !== "Const") return asF64(v);
    return { ...v, values: [...v.values.slice(0, -1), bare(last)], type: FLOAT, rep: "f64" };
  }
  if (v.op !== "Conditional" || !choices.has(v)) return asF64(v);
  return { ...v, then: asF64(v.then), otherwise: asF64(v.otherwise), type: FLOAT, rep: "f64" };
}

/** An int or a float. */
function isMixed(t: RType): boolean {
  return t.kind === "union" && t.members.every((m) => m.kind === "int" || m.kind === "float");
}

/** Is a float where the floats among the operands are bare numbers. */
function isInner(v: IrValue): boolean {
  if (!isMixed(v.type)) return false;
  if (v.op === "Unary") return v.operator === "-";
  if (v.op !== "Binary" || v.targets !== undefined) return false;
  return OPERATORS[v.operator] !== undefined || (v.operator === "**" && isTwo(v.right));
}

const isTwo = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "int" && v.value.value === 2;

/** The operands of the whole expression; false if one of them does not become a float beside another. */
function collect(v: IrValue, leaves: IrValue[]): boolean {
  if (!isInner(v)) {
    leaves.push(v);
    return v.type.kind === "float" || (v.type.kind === "int" && v.type.small) || isMixed(v.type);
  }
  if (v.op === "Unary") return collect(v.operand, leaves);
  if (v.op !== "Binary") return false;
  return collect(v.left, leaves) && (v.operator === "**" || collect(v.right, leaves));
}

class Form {
  private readonly assignments: AssignExpr[] = [];
  /** What stands for each operand. */
  private readonly operands = new Map<IrValue, IrValue>();
  private readonly tests: IrValue[] = [];
  private readonly tested = new Set<IrVar>();

  constructor(
    private readonly fn: IrFunction,
    leaves: readonly IrValue[],
    specialise: (operand: IrValue) => IrValue,
  ) {
    const areReads = leaves.every(
      (leaf) => leaf.op === "Load" || leaf.op === "Const" || leaf.op === "GetAttr",
    );
    for (const leaf of leaves) {
      const made = specialise(leaf);
      const isSteady =
        made.op === "Const" || (areReads && made.op === "Load" && !made.checked && !made.variable.captured);
      const operand = isSteady ? made : this.held(made);
      this.operands.set(leaf, operand);
      if (isMixed(leaf.type) && operand.op === "Load") this.test(operand);
    }
  }

  write(v: IrValue): IrValue {
    const { type, start, end } = v;
    const test = this.tests.reduce((left, right): Logical => {
      return { op: "Logical", operator: "and", left, right, type: BOOL, rep: "boxed", start, end };
    });
    const then = boxed(this.bare(v));
    const otherwise = this.general(v);
    const choice: Conditional = { op: "Conditional", test, then, otherwise, type, rep: "boxed", start, end };
    choices.add(choice);
    if (this.assignments.length === 0) return choice;
    const all: Seq = { op: "Seq", values: [...this.assignments, choice], type, rep: "boxed", start, end };
    return all;
  }

  /** A temporary with the value of an operand. */
  private held(value: IrValue): Load {
    const { type, rep, start, end } = value;
    const variable: IrVar = { name: "operand", kind: "temp", captured: false, type, rep };
    this.fn.locals.push(variable);
    this.assignments.push({ op: "AssignExpr", variable, value, type, rep, start, end });
    return { op: "Load", variable, checked: false, type, rep, start, end };
  }

  private test(operand: Load): void {
    if (this.tested.has(operand.variable)) return;
    this.tested.add(operand.variable);
    this.tests.push(boxedPrimitive("float.isBox", operand, [operand], BOOL));
  }

  /** On bare numbers, where all tests hold. */
  private bare(v: IrValue): IrValue {
    const operand = this.operands.get(v);
    if (operand !== undefined) return asF64(isMixed(operand.type) ? { ...operand, type: FLOAT } : operand);
    if (v.op === "Unary") return primitive("f64.neg", v, [this.bare(v.operand)]);
    if (v.op !== "Binary") return v;
    if (v.operator === "**") return primitive("f64.square", v, [this.bare(v.left)]);
    return primitive(OPERATORS[v.operator]!, v, [this.bare(v.left), this.bare(v.right)]);
  }

  private general(v: IrValue): IrValue {
    const operand = this.operands.get(v);
    if (operand !== undefined) return boxed(operand);
    if (v.op === "Unary") return { ...v, operand: this.general(v.operand) };
    if (v.op !== "Binary") return v;
    return { ...v, left: this.general(v.left), right: v.operator === "**" ? v.right : this.general(v.right) };
  }
}

function primitive(name: string, { start, end }: IrValue, args: IrValue[]): IrValue {
  return { op: "Primitive", name, args, type: FLOAT, rep: "f64", start, end };
}
