/**
 * Scalar replacement of complex numbers: a local variable that holds them becomes two variables for the parts, which
 * `choose-representations` makes bare numbers, and operators become float arithmetic on parts. An object is made where a value goes
 * to a place that takes any.
 *
 * `z = 0` in front of a loop with `z = z * z + c` makes `z` an int or a complex number: a third variable says which, if
 * anybody asks.
 */

import "../primitives/complex.js";
import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { forgetNodes, nodesOf } from "../ir/nodes.js";
import type { AssignExpr, AssignVar, Compare, IrStmt, IrValue, Seq } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { BOOL, FLOAT } from "../ir/types.js";
import { eachBlock, eachOperand, walkValue } from "../ir/walk.js";
import { assign, bool, load, value as node } from "../lower/builder.js";
import { isArithmetic, isCallOf, isConstruction, isNumeric, otherKind } from "./complex-kinds.js";
import { ComplexParts, type SplitVariable } from "./complex-parts.js";
import { ComplexUses } from "./complex-variables.js";
import { effectsOf } from "./effects.js";
import { dropUnreadKinds } from "./kind-liveness.js";
import { isSplit, newVar, SplitVariables } from "./split-variables.js";

export function splitComplex(modules: readonly IrModule[]): void {
  for (const module of modules) {
    for (const fn of module.functions) {
      if (!isSplit(fn) || !hasComplex(fn)) continue;
      new FunctionSplit(fn).run();
      forgetNodes(fn);
    }
  }
}

function hasComplex(fn: IrFunction): boolean {
  const { values } = nodesOf(fn);
  for (let i = 0; i < values.length; i++) if (values[i]!.type.kind === "complex") return true;
  return false;
}

class FunctionSplit {
  private readonly variables: SplitVariables<SplitVariable>;
  /** The variables that say which others hold complex numbers. */
  private readonly kinds = new Set<IrVar>();
  private readonly uses: ComplexUses;
  private readonly parts: ComplexParts;

  constructor(private readonly fn: IrFunction) {
    this.uses = new ComplexUses(fn);
    this.variables = new SplitVariables(fn, (s, halves) => this.assignment(s, halves));
    const { split, newTemporary } = this.variables;
    this.parts = new ComplexParts(split, this.isStable, newTemporary, this.rewrite);
  }

  run(): void {
    const { fn } = this;
    this.chooseVariables();
    this.block(fn.body, undefined);
    this.variables.parameters();
    dropUnreadKinds(fn, this.kinds);
  }

  private chooseVariables(): void {
    for (const variable of this.uses.candidates()) {
      const halves = halvesOf(variable);
      const { re, im, isComplex } = halves;
      this.variables.choose(variable, halves, isComplex === null ? [re, im] : [re, im, isComplex]);
      if (isComplex !== null) this.kinds.add(isComplex);
    }
  }

  // ---------------------------------------------------------------- statements

  private readonly block = (body: IrStmt[], _context: undefined): void => {
    for (let i = 0; i < body.length; i++) {
      const s = body[i]!;
      eachBlock(s, this.block, undefined);
      if (s.op === "ForIter") this.variables.loopVariable(s);
      const halves = s.op === "AssignVar" ? this.variables.split.get(s.variable) : undefined;
      const instead = halves === undefined ? this.statement(s) : this.assignment(s as AssignVar, halves);
      if (instead.length === 1 && instead[0] === s) continue;
      body.splice(i, 1, ...instead);
      i += instead.length - 1;
    }
  };

  private assignment(s: AssignVar, { re, im, isComplex }: SplitVariable): IrStmt[] {
    const [before, parts] = this.apart(() => this.parts.of(s.value));
    const stores = [assign(s, re, parts.re), assign(s, im, parts.im)];
    if (reads(parts.im, re)) {
      const next = this.variables.newTemporary(re.name, FLOAT);
      stores[0] = assign(s, next, parts.re);
      stores.push(assign(s, re, load(s, next)));
    }
    if (isComplex !== null) stores.push(assign(s, isComplex, parts.isComplex ?? bool(s, true)));
    return [...asStatements(before), ...stores];
  }

  /** What comes before the parts of a value that is evaluated first is statements of their own. */
  private statement(s: IrStmt): IrStmt[] {
    if (!this.startsWithValue(s) || !this.isComplexValue(s.value)) {
      replaceValues(s, this.rewrite);
      return [s];
    }
    const { value } = s;
    const [before, result] = this.apart(() => this.whole(value));
    replaceValues(s, (v) => (v === value ? result : v));
    return [...asStatements(before), s];
  }

  /** Nothing that the statement evaluates before its value could be changed by it. */
  private startsWithValue(s: IrStmt): s is IrStmt & { readonly value: IrValue } {
    switch (s.op) {
      case "AssignVar":
      case "Return":
      case "StoreGlobal":
        return true;
      case "SetItem":
        return this.isUnchanged(s.object) && this.isUnchanged(s.index);
      case "SetAttr":
        return this.isUnchanged(s.object);
      default:
        return false;
    }
  }

  private isUnchanged(v: IrValue): boolean {
    let isUnchanged = effectsOf(v) === 0;
    walkValue(v, (part) => {
      if (part.op !== "Load") return;
      if (!this.isStable(part.variable) || this.variables.split.has(part.variable)) isUnchanged = false;
    });
    return isUnchanged;
  }

  // ---------------------------------------------------------------- values

  /** The value with objects made where they are needed; in place, so that it is evaluated when its turn comes. */
  private readonly rewrite = (v: IrValue): IrValue => {
    if (!this.isComplexValue(v)) {
      if (v.op === "Compare" && isOrder(v)) replaceOperands(v, this.compared);
      else replaceOperands(v, this.rewrite);
      return v;
    }
    return this.inPlace(v, () => this.whole(v));
  };

  /** `abs(z) < 2` is the same for an int and the float that is equal to it. */
  private readonly compared = (v: IrValue): IrValue => {
    const of = isCallOf(v, "abs") && v.args.length === 1 ? v.args[0]! : undefined;
    if (of === undefined || otherKind(of.type)?.kind !== "int") return this.rewrite(v);
    return this.inPlace({ ...v, type: FLOAT }, () => this.parts.size(v, of));
  };

  private inPlace(v: IrValue, make: () => IrValue): IrValue {
    const [before, result] = this.apart(make);
    if (before.length === 0) return result;
    return node<Seq>(v, { op: "Seq", values: [...before, result] }, v.type);
  }

  /** Something made of parts, and what has to come before them. */
  private apart<T>(make: () => T): [readonly AssignExpr[], T] {
    const { parts } = this;
    const outer = parts.before;
    parts.before = [];
    const result = make();
    const { before } = parts;
    parts.before = outer;
    return [before, result];
  }

  /** A value that is made of the parts of others. */
  private isComplexValue(v: IrValue): boolean {
    switch (v.op) {
      case "Load":
        return this.variables.split.has(v.variable);
      case "Binary":
        return isArithmetic(v) && (v.type.kind === "complex" || this.parts.isOfParts(v));
      case "Unary":
        return v.operator !== "~" && v.operand.type.kind === "complex";
      case "Call":
        if (!isCallOf(v, "abs")) return isConstruction(v);
        return v.args.length === 1 && this.isSized(v.args[0]!);
      case "GetAttr":
        return v.object.type.kind === "complex" && (v.name === "real" || v.name === "imag");
      case "Compare": {
        if (v.operator !== "==" && v.operator !== "!=") return false;
        const { left, right } = v;
        return (
          isNumeric(left.type) &&
          isNumeric(right.type) &&
          [left, right].some((o) => o.type.kind === "complex")
        );
      }
      default:
        return false;
    }
  }

  /** The absolute value is a float in any case. */
  private isSized(v: IrValue): boolean {
    return v.type.kind === "complex" || (otherKind(v.type)?.kind === "float" && this.parts.isOfParts(v));
  }

  private whole(v: IrValue): IrValue {
    const { parts } = this;
    switch (v.op) {
      case "Call":
        if (v.args.length === 1 && isCallOf(v, "abs")) return parts.size(v, v.args[0]!);
        return parts.boxed(v, parts.of(v));
      case "GetAttr":
        return parts.of(v.object)[v.name === "real" ? "re" : "im"];
      case "Compare":
        return parts.equal(v);
      default:
        return parts.boxed(v, parts.of(v));
    }
  }

  private readonly isStable = (v: IrVar): boolean => !v.captured && !this.uses.changedWithin.has(v);
}

const halvesOf = ({ name, kind, type }: IrVar): SplitVariable => {
  const half = kind === "temp" ? kind : "local";
  return {
    re: newVar(`${name}_re`, half, FLOAT),
    im: newVar(`${name}_im`, half, FLOAT),
    isComplex: type.kind === "complex" ? null : newVar(`${name}_complex`, half, BOOL),
  };
};

const isOrder = ({ operator, left, right }: Compare): boolean =>
  "<=>=".includes(operator) && isNumeric(left.type) && isNumeric(right.type);

/** Assignments within an expression as statements. */
const asStatements = (values: readonly AssignExpr[]): IrStmt[] =>
  values.map((v) => assign(v, v.variable, v.value));

function reads(v: IrValue, variable: IrVar): boolean {
  let found = v.op === "Load" && v.variable === variable;
  eachOperand(v, (o) => (found ||= reads(o, variable)), undefined);
  return found;
}
