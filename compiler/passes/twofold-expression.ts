/**
 * Sums, differences, products and squares of numbers of two kinds, whose ints may become large: as long as no operator meets two ints, which
 * is asked first, the expression is a float and arithmetic on bare numbers; otherwise the general operators do it.
 */

import type { IrVar } from "../ir/function.js";
import type { Binary, IrValue, Unary } from "../ir/ops.js";
import { FLOAT, OBJECT, type RType } from "../ir/types.js";
import { bool, load } from "../lower/builder.js";
import { isPlainArithmetic, isTwofoldOperation } from "./number-kinds.js";
import * as nodes from "./number-nodes.js";
import type { NumberParts } from "./number-nodes.js";

/** More kinds than that to be asked take longer than the operators do. */
const MOST_LEAVES = 8;

/** One expression with all operators in it. */
export class TwofoldExpression {
  private readonly leaves = new Map<IrValue, NumberParts>();
  private readonly before: IrValue[] = [];

  constructor(
    private readonly v: IrValue,
    /** The parts of an operand. */
    private readonly partsOf: (leaf: IrValue) => NumberParts,
    private readonly newVariable: (name: string, type: RType) => IrVar,
  ) {}

  /** The result by its parts; `undefined` if there are too many operands. */
  parts(): NumberParts | undefined {
    const { v } = this;
    const leaves = leavesOf(v);
    if (leaves.length > MOST_LEAVES) return undefined;
    const parts = leaves.map((leaf) => this.partsOf(leaf));
    const areSteady = parts.every(({ number }) => isRead(number));
    leaves.forEach((leaf, i) => this.leaves.set(leaf, areSteady ? parts[i]! : this.held(parts[i]!)));
    const test = this.meetsInts(v);
    if (nodes.truth(test) === false) return { number: this.wrapped(this.bare(v)), kind: bool(v, false) };
    const kind = this.newVariable("kind", nodes.kindType(v.type));
    const result = this.newVariable("result", v.type);
    const number = nodes.conditional(
      v,
      test,
      nodes.sequence(v, [
        nodes.assigned(result, this.general(v)),
        nodes.assigned(kind, nodes.kindOf(load(v, result))),
        nodes.unboxed(load(v, result)),
      ]),
      nodes.sequence(v, [nodes.assigned(kind, bool(v, false)), this.bare(v)]),
    );
    return { number: this.wrapped(number), kind: load(v, kind) };
  }

  private wrapped(number: IrValue): IrValue {
    return this.before.length === 0 ? number : nodes.sequence(this.v, [...this.before, number]);
  }

  /** Temporaries for an operand, which others may change. */
  private held({ number, kind }: NumberParts): NumberParts {
    if (number.op === "Const") return { number, kind };
    const variable = this.newVariable("operand", FLOAT);
    this.before.push(nodes.assigned(variable, number));
    const read = load(number, variable);
    if (nodes.truth(kind) !== undefined) return { number: read, kind };
    const kindVariable = this.newVariable("kind", kind.type);
    this.before.push(nodes.assigned(kindVariable, kind));
    return { number: read, kind: load(kind, kindVariable) };
  }

  /** Does an operator meet nothing but ints? If one further up does, one of those below does as well. */
  private meetsInts(v: IrValue): IrValue {
    const inner = operandsOf(v).filter(isInner);
    if (inner.length > 0)
      return inner.map((o) => this.meetsInts(o)).reduce((left, right) => nodes.either(v, left, right));
    return operandsOf(v)
      .map((o) => nodes.isInt(nodes.again(this.leaves.get(o)!.kind)))
      .reduce((left, right) => nodes.both(v, left, right));
  }

  /** On bare numbers. */
  private bare(v: IrValue): IrValue {
    const leaf = this.leaves.get(v);
    if (leaf !== undefined) return nodes.again(leaf.number);
    if (v.op === "Unary") return { ...v, operand: this.bare(v.operand), type: FLOAT };
    const { left, right, operator } = v as Binary;
    return {
      ...(v as Binary),
      left: this.bare(left),
      right: operator === "**" ? right : this.bare(right),
      inplace: false,
      type: FLOAT,
    };
  }

  /** On objects; their types are left out, as nothing more is to be made of them. */
  private general(v: IrValue): IrValue {
    const leaf = this.leaves.get(v);
    if (leaf !== undefined) return nodes.joined(v, nodes.again(leaf.number), nodes.again(leaf.kind));
    if (v.op === "Unary") return { ...v, operand: this.general(v.operand), type: OBJECT };
    const { left, right, operator } = v as Binary;
    return {
      ...(v as Binary),
      left: this.general(left),
      right: operator === "**" ? right : this.general(right),
      inplace: false,
      type: OBJECT,
    };
  }
}

/** An operator that is part of the expression. */
const isInner = (v: IrValue): v is Binary | Unary => isTwofoldOperation(v) && !isPlainArithmetic(v);

/** The operands that matter; the exponent of a square does not. */
function operandsOf(v: IrValue): IrValue[] {
  if (v.op === "Unary") return [v.operand];
  if (v.op !== "Binary") return [];
  return v.operator === "**" ? [v.left] : [v.left, v.right];
}

function leavesOf(v: IrValue): IrValue[] {
  return operandsOf(v).flatMap((o) => (isInner(o) ? leavesOf(o) : [o]));
}

/** May be read any number of times. */
function isRead(v: IrValue): boolean {
  switch (v.op) {
    case "Const":
    case "Load":
      return true;
    case "GetAttr":
      return v.object.op === "Load";
    case "Unbox":
      return v.value.op === "Load";
    default:
      return false;
  }
}
