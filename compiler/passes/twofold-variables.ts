/**
 * Which variables are worth a number and its kind: those that are given results of arithmetic and calculated with. What is
 * only handed on stays the object that it is.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { isFloatItem } from "../types/float-lists.js";
import { hasKind, isNumber } from "../types/twofold.js";
import { isNoneTest, isPresentNumber, isTwofoldField } from "./number-kinds.js";
import { UndividedVariables } from "./undivided.js";

/** How variables are used: whether they are given numbers without a box, how often they are read, and how often for arithmetic. */
export interface NumberUse {
  readonly isMade: boolean;
  readonly reads: number;
  readonly calculated: number;
}

/** The use of a variable that several functions share by one of them. */
export interface SharedUse extends NumberUse {
  /** Something that could not be done with two. */
  readonly isWhole: boolean;
}

/** Two variables are better than one. */
export function isWorthIt({ isMade, reads, calculated }: NumberUse): boolean {
  return calculated > 0 && (isMade || calculated === reads);
}

/** What a function does with its variables that hold an int or a float. */
export class TwofoldUses {
  private readonly undivided = new UndividedVariables();
  private readonly made = new Set<IrVar>();
  /** Variables that are given what others hold, which may be made. */
  private readonly copies: (readonly [to: IrVar, from: IrVar])[] = [];
  /** How often a variable is read, and how often for arithmetic. */
  private readonly reads = new Map<IrVar, number>();
  private readonly calculated = new Map<IrVar, number>();

  constructor(private readonly fn: IrFunction) {
    const { statements, values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) this.value(values[i]!);
    for (let i = 0; i < statements.length; i++) this.statement(statements[i]!);
    this.followCopies();
  }

  /** Given values in the midst of expressions. */
  get changedWithin(): ReadonlySet<IrVar> {
    return this.undivided.changedWithin;
  }

  /** The variables to split. */
  candidates(): IrVar[] {
    const { locals, params } = this.fn;
    const all = [...locals, ...params.map((p) => p.variable)].filter((v) => hasKind(v.type));
    return all.filter((v) => !this.undivided.has(v) && this.isWorthIt(v));
  }

  /** A parameter that is better given as a number and its kind. */
  isParameter(v: IrVar): boolean {
    if (this.undivided.has(v)) return false;
    return 2 * (this.calculated.get(v) ?? 0) >= (this.reads.get(v) ?? 0);
  }

  /** What the function does with a variable that others share. */
  sharedUse(v: IrVar): SharedUse {
    return {
      isWhole: this.undivided.hasWhole(v),
      isMade: this.made.has(v),
      reads: this.reads.get(v) ?? 0,
      calculated: this.calculated.get(v) ?? 0,
    };
  }

  /** The variables are two: what is read from them has no box. */
  divided(variables: Iterable<IrVar>): void {
    for (const v of variables) this.made.add(v);
    this.followCopies();
  }

  /** Gives a number that has no box at least once. */
  givesMade(): boolean {
    return nodesOf(this.fn).statements.some((s) => {
      if (s.op !== "Return") return false;
      const { value } = s;
      if (value.op === "Load") return this.made.has(value.variable);
      return value.op !== "CallMethod" && value.op !== "Call" && isMade(value);
    });
  }

  private isWorthIt(v: IrVar): boolean {
    return isWorthIt({
      isMade: this.made.has(v),
      reads: this.reads.get(v) ?? 0,
      calculated: this.calculated.get(v) ?? 0,
    });
  }

  private value(v: IrValue): void {
    this.undivided.value(v);
    switch (v.op) {
      case "Load":
        this.reads.set(v.variable, (this.reads.get(v.variable) ?? 0) + 1);
        return;
      case "Binary":
        if (isNumber(v.left.type) && isNumber(v.right.type)) this.calculate(v.left, v.right);
        return;
      case "Compare":
        if (isNoneTest(v)) return this.calculate(v.left);
        if (v.operator === "is" || v.operator === "is not") return;
        if (isNumber(v.left.type) && isNumber(v.right.type)) this.calculate(v.left, v.right);
        return;
      case "Not":
      case "Conditional":
        return this.tested(v.op === "Not" ? v.operand : v.test);
      case "Primitive":
        if (isPresentNumber(v)) this.calculate(v.args[0]);
        return;
      case "Unary":
        return this.calculate(v.operand);
      case "Call":
        if (v.targets !== undefined || (v.func.op === "LoadBuiltin" && NUMERIC.has(v.func.name)))
          this.calculate(...v.args);
        return;
      case "CallMethod":
        if (v.targets !== undefined) this.calculate(...v.args);
    }
  }

  private followCopies(): void {
    for (let count = -1; count !== this.made.size;) {
      count = this.made.size;
      for (const [to, from] of this.copies) if (this.made.has(from)) this.made.add(to);
    }
  }

  private tested(v: IrValue): void {
    if (v.op === "Logical") {
      this.tested(v.left);
      this.tested(v.right);
    } else this.calculate(v);
  }

  private assigned(variable: IrVar, value: IrValue): void {
    if (isMade(value)) this.made.add(variable);
    else if (value.op === "Load" && hasKind(value.variable.type))
      this.copies.push([variable, value.variable]);
    if (hasKind(variable.type)) this.calculate(value);
  }

  private calculate(...operands: readonly IrValue[]): void {
    for (const v of operands)
      if (v.op === "Load") this.calculated.set(v.variable, (this.calculated.get(v.variable) ?? 0) + 1);
  }

  private statement(s: IrStmt): void {
    this.undivided.statement(s);
    switch (s.op) {
      case "AssignVar":
        return this.assigned(s.variable, s.value);
      case "Unpack":
        if (s.value.op === "MakeTuple" && s.value.items.length === s.variables.length)
          s.value.items.forEach((item, i) => this.assigned(s.variables[i]!, item.value));
        return;
      case "If":
      case "While":
        return this.tested(s.test);
      case "SetAttr":
        if (isTwofoldField(s)) this.calculate(s.value);
    }
  }
}

/** Builtin functions that take bare numbers. */
const NUMERIC: ReadonlySet<string> = new Set(["abs", "min", "max", "float", "int", "round"]);

/** A number that comes without a box: it is made where it stands, or kept bare. */
function isMade(v: IrValue): boolean {
  if (v.type.kind !== "float" && !hasKind(v.type)) return false;
  switch (v.op) {
    case "Binary":
    case "Unary":
    case "Call":
    case "CallMethod":
      return true;
    case "Load":
      return v.variable.type.kind === "float";
    case "GetItem":
      return isFloatItem(v);
    case "GetAttr":
      return (
        isTwofoldField(v) || (v.object.type.kind === "instance" && v.object.type.cls.bareFields.has(v.name))
      );
    default:
      return false;
  }
}
