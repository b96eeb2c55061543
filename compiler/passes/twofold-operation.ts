/**
 * One operator on numbers of two kinds whose ints may become large. Beside a float it is arithmetic on bare numbers; that of two
 * ints is left to the runtime, which knows large ones, and zeros without a sign.
 */

import type { IrVar } from "../ir/function.js";
import type { Binary, IrValue, Unary } from "../ir/ops.js";
import { FLOAT, INT, type RType } from "../ir/types.js";
import { binary, bool, load } from "../lower/builder.js";
import { boxedPrimitive } from "./low-words.js";
import * as nodes from "./number-nodes.js";
import type { NumberParts } from "./number-nodes.js";

const OF_INTS: Readonly<Record<string, string>> = {
  "+": "number.addInts",
  "-": "number.subInts",
  "*": "number.mulInts",
};

/** Makes the parts of results, with temporaries of one function. */
export class TwofoldOperations {
  constructor(
    private readonly newVariable: (name: string, type: RType) => IrVar,
    private readonly newKind: (type: RType) => IrVar,
  ) {}

  /** A sum, a difference, a product or a square. */
  binary(v: Binary, of: (operand: IrValue) => NumberParts): NumberParts {
    const before: IrValue[] = [];
    const isSquare = v.operator === "**";
    const parts = [of(v.left), isSquare ? undefined : of(v.right)];
    // What is evaluated later may change what has been read.
    const areSteady = parts.every((p) => p === undefined || isRead(p.number));
    const hold = (operand: IrValue, p: NumberParts): NumberParts =>
      areSteady ? p : this.held(operand, p, before);
    const left = hold(v.left, parts[0]!);
    const right = parts[1] === undefined ? left : hold(v.right, parts[1]);
    const operator = isSquare ? "*" : v.operator;
    const bare: Binary = {
      ...binary(v, operator, nodes.again(left.number), nodes.again(right.number), false),
      type: FLOAT,
    };
    const test = nodes.both(v, nodes.isInt(nodes.again(left.kind)), nodes.isInt(nodes.again(right.kind)));
    const operands = [left.number, left.kind, right.number, right.kind];
    return this.choice(v, before, test, OF_INTS[operator]!, operands, bare);
  }

  negation(v: Unary, of: (operand: IrValue) => NumberParts): NumberParts {
    const before: IrValue[] = [];
    let { number, kind } = of(v.operand);
    if (!isRead(number)) ({ number, kind } = this.held(v.operand, { number, kind }, before));
    const bare: Unary = { ...v, operand: nodes.again(number), type: FLOAT };
    const zero = [nodes.constant(v, 0), bool(v, true)];
    return this.choice(
      v,
      before,
      nodes.isInt(nodes.again(kind)),
      "number.subInts",
      [...zero, number, kind],
      bare,
    );
  }

  /** `test`: the operator meets nothing but ints. */
  private choice(
    v: Binary | Unary,
    before: IrValue[],
    test: IrValue,
    ofInts: string,
    operands: IrValue[],
    bare: IrValue,
  ): NumberParts {
    if (nodes.truth(test) === false)
      return { number: nodes.sequence(v, [...before, bare]), kind: bool(v, false) };
    const kind = this.newKind(v.type);
    const result = this.newVariable("result", INT);
    const exact = nodes.sequence(v, [
      nodes.assigned(result, boxedPrimitive(ofInts, v, operands.map(nodes.again), INT)),
      nodes.assigned(kind, nodes.kindOf(load(v, result))),
      nodes.unboxed(load(v, result)),
    ]);
    const rounded = nodes.sequence(v, [nodes.assigned(kind, bool(v, false)), bare]);
    return {
      number: nodes.sequence(v, [...before, nodes.conditional(v, test, exact, rounded)]),
      kind: load(v, kind),
    };
  }

  /** Temporaries for an operand. */
  private held(operand: IrValue, { number, kind }: NumberParts, before: IrValue[]): NumberParts {
    if (number.op === "Const") return { number, kind };
    const variable = this.newVariable("operand", FLOAT);
    before.push(nodes.assigned(variable, number));
    const read = load(number, variable);
    // A variable for the kind is a temporary, or one that nothing in the statement changes.
    if (nodes.truth(kind) !== undefined || kind.op === "Load") return { number: read, kind };
    const kindVariable = this.newKind(operand.type);
    before.push(nodes.assigned(kindVariable, kind));
    return { number: read, kind: load(kind, kindVariable) };
  }
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
