/**
 * Values that are a float or a small int, taken apart: the bare number, and whether it is a float. The number of a sum, a difference or
 * a product is JavaScript's own, as small ints and their results are numbers without rounding; the result is a float if an
 * operand is one.
 *
 * The number is evaluated first, with all effects and in the order of the text; the kind only reads variables and fields that
 * nothing in the value changes, or temporaries that the number has filled.
 */

import type { IrVar } from "../ir/function.js";
import type {
  AssignExpr,
  Binary,
  Call,
  Compare,
  Conditional,
  GetAttr,
  IrNode,
  IrValue,
  Logical,
  Seq,
  Unary,
  Unbox,
} from "../ir/ops.js";
import { BOOL, FLOAT, type RType } from "../ir/types.js";
import { eachOperand } from "../ir/walk.js";
import { assignExpr, bool, literal, load, value as node } from "../lower/builder.js";
import { isCallOf } from "./complex-kinds.js";
import { CHANGES, ownEffects } from "./effects.js";
import { boxedPrimitive } from "./low-words.js";
import { intOf, isExact, isTwofold } from "../types/twofold.js";
import {
  isAbsolute,
  isChoice,
  isNegation,
  isTwofoldArithmetic,
  isTwofoldField,
  mayBeZero,
} from "./number-kinds.js";

/** The number, and whether it is a float rather than an int. */
export interface NumberParts {
  readonly number: IrValue;
  readonly isFloat: IrValue;
}

/** The variables that stand for one. */
export interface NumberVariables {
  readonly number: IrVar;
  readonly isFloat: IrVar;
}

/** Takes the values of one function apart. */
export class NumberSplit {
  constructor(
    private readonly split: ReadonlyMap<IrVar, NumberVariables>,
    /** Nothing within a statement changes the variable. */
    private readonly isStable: (variable: IrVar) => boolean,
    private readonly newVariable: (name: string, type: RType) => IrVar,
    /** What becomes of values that are not taken apart. */
    private readonly rewrite: (v: IrValue) => IrValue,
  ) {}

  /** Something in it is held by its parts. */
  isOfParts(v: IrValue): boolean {
    if (v.op === "Load") return this.split.has(v.variable);
    if (v.op === "GetAttr") return isTwofoldField(v);
    if (!isTwofold(v.type)) return false;
    if (isTwofoldArithmetic(v)) return this.isOfParts(v.left) || this.isOfParts(v.right);
    if (isNegation(v)) return this.isOfParts(v.operand);
    return isChoice(v) || (isAbsolute(v) && this.isOfParts(v.args[0]));
  }

  // ---------------------------------------------------------------- the number alone

  /** A value of an exact type where it does not matter whether it is a float. */
  readonly number = (v: IrValue): IrValue => {
    if (v.op === "Load") {
      const variables = this.split.get(v.variable);
      if (variables !== undefined) return load(v, variables.number);
    }
    if (v.op === "Const" && v.value.kind === "int" && typeof v.value.value === "number")
      return { ...v, value: { kind: "float", value: v.value.value }, type: FLOAT };
    if (v.type.kind === "float") return this.rewrite(v);
    if (!isTwofold(v.type)) return v.type.kind === "int" ? ofInt(this.rewrite(v)) : unboxed(this.rewrite(v));
    if (v.op === "GetAttr" && isTwofoldField(v))
      return { ...v, object: this.rewrite(v.object), half: "number", type: FLOAT };
    if (isTwofoldArithmetic(v)) return this.arithmetic(v, this.number(v.left), this.number(v.right));
    if (isNegation(v)) return this.parts(v).number;
    if (isChoice(v) || isAbsolute(v)) return { ...(v as Call), args: v.args.map(this.number), type: FLOAT };
    if (v.op === "Conditional" && isExact(v.then.type) && isExact(v.otherwise.type)) {
      const { test, then, otherwise } = v;
      return {
        ...v,
        test: this.rewrite(test),
        then: this.number(then),
        otherwise: this.number(otherwise),
        type: FLOAT,
      };
    }
    return unboxed(this.rewrite(v));
  };

  private arithmetic(v: Binary, left: IrValue, right: IrValue): Binary {
    return { ...v, left, right, inplace: false, type: FLOAT };
  }

  // ---------------------------------------------------------------- with its kind

  /** The parts of a value of an exact type. */
  parts(v: IrValue): NumberParts {
    return this.partsOf(v, isCalm(v));
  }

  /** `isCalm`: nothing in the whole value changes fields. */
  private partsOf(v: IrValue, isCalm: boolean): NumberParts {
    if (v.type.kind === "float") return { number: this.number(v), isFloat: bool(v, true) };
    if (v.type.kind === "int") return { number: this.number(v), isFloat: bool(v, false) };
    const of = (operand: IrValue): NumberParts => this.partsOf(operand, isCalm);
    if (v.op === "Load") {
      const variables = this.split.get(v.variable);
      if (variables !== undefined)
        return { number: load(v, variables.number), isFloat: load(v, variables.isFloat) };
      if (!v.checked && this.isStable(v.variable))
        return { number: unboxed(v), isFloat: boxedPrimitive("float.isBox", v, [{ ...v }], BOOL) };
    }
    if (!isTwofold(v.type)) return this.general(v);
    if (v.op === "GetAttr" && isTwofoldField(v)) return this.field(v, isCalm);
    if (isTwofoldArithmetic(v)) {
      const [left, right] = [of(v.left), of(v.right)];
      return {
        number: this.arithmetic(v, left.number, right.number),
        isFloat: either(v, left.isFloat, right.isFloat),
      };
    }
    if (isNegation(v)) return this.negated(v, of(v.operand));
    if (isChoice(v)) return this.choice(v, of(v.args[0]), of(v.args[1]));
    if (isAbsolute(v)) {
      const { number, isFloat } = of(v.args[0]);
      return { number: { ...(v as Call), args: [number], type: FLOAT }, isFloat };
    }
    if (v.op === "Conditional" && isExact(v.then.type) && isExact(v.otherwise.type)) {
      const kind = this.newVariable("kind", BOOL);
      const branch = (operand: IrValue): IrValue => {
        const { number, isFloat } = of(operand);
        return sequence(v, [assigned(kind, isFloat), number]);
      };
      const { test, then, otherwise } = v;
      const chosen: Conditional = {
        ...v,
        test: this.rewrite(test),
        then: branch(then),
        otherwise: branch(otherwise),
        type: FLOAT,
      };
      return { number: chosen, isFloat: load(v, kind) };
    }
    return this.general(v);
  }

  /** A value that comes as an object. */
  private general(v: IrValue): NumberParts {
    const held = this.newVariable("operand", v.type);
    const number = sequence(v, [assigned(held, this.rewrite(v)), unboxed(load(v, held))]);
    return { number, isFloat: boxedPrimitive("float.isBox", v, [load(v, held)], BOOL) };
  }

  private field(v: GetAttr, isCalm: boolean): NumberParts {
    const { object } = v;
    const isSteady = object.op === "Load" && !object.checked && this.isStable(object.variable);
    if (isSteady && isCalm) return halves(v, object);
    const before: IrValue[] = [];
    let holder = object;
    if (!isSteady) {
      const held = this.newVariable("object", object.type);
      before.push(assigned(held, this.rewrite(object)));
      holder = load(object, held);
    }
    const { number, isFloat } = halves(v, holder);
    const kind = this.newVariable("kind", BOOL);
    before.push(assigned(kind, isFloat), number);
    return { number: sequence(v, before), isFloat: load(v, kind) };
  }

  /** The int 0 stays what it is, a float takes the other sign. */
  private negated(v: Unary, { number, isFloat }: NumberParts): NumberParts {
    const negative: Unary = { ...v, operand: number, type: FLOAT };
    if (!mayBeZero(v.operand.type)) return { number: negative, isFloat };
    const held = this.newVariable("operand", FLOAT);
    const difference: Binary = {
      ...v,
      op: "Binary",
      operator: "-",
      inplace: false,
      left: constant(v, 0),
      right: load(v, held),
      type: FLOAT,
    };
    const chosen = conditional(v, isFloat, { ...negative, operand: load(v, held) }, difference);
    return { number: sequence(v, [assigned(held, number), chosen]), isFloat: again(isFloat) };
  }

  /** Of two equal ones Python gives the first. */
  private choice(v: Call, first: NumberParts, second: NumberParts): NumberParts {
    const before: IrValue[] = [];
    const hold = (operand: IrValue): IrValue => {
      if (operand.op === "Const") return operand;
      const held = this.newVariable("operand", FLOAT);
      before.push(assigned(held, operand));
      return load(v, held);
    };
    const [a, b] = [hold(first.number), hold(second.number)];
    const kind = this.newVariable("kind", BOOL);
    const operator = isCallOf(v, "min") ? "<" : ">";
    const test = node<Compare>(v, { op: "Compare", operator, left: b, right: a }, BOOL);
    const chosen = conditional(
      v,
      test,
      sequence(v, [assigned(kind, second.isFloat), { ...b }]),
      sequence(v, [assigned(kind, first.isFloat), { ...a }]),
    );
    return { number: sequence(v, [...before, chosen]), isFloat: load(v, kind) };
  }

  // ---------------------------------------------------------------- the object

  /** The value as the runtime has it. */
  whole(v: IrValue): IrValue {
    if (v.op === "GetAttr") return { ...v, object: this.rewrite(v.object) };
    const { number, isFloat } = this.parts(v);
    if (v.type.kind === "float") return number;
    if (v.type.kind === "int") return whole(v, number, v.type);
    const int = intOf(v.type) ?? v.type;
    if (number.op === "Load")
      return { ...conditional(v, isFloat, number, whole(v, { ...number }, int)), type: v.type };
    const held = this.newVariable("number", FLOAT);
    const made = conditional(v, isFloat, load(v, held), whole(v, load(v, held), int));
    return sequence(v, [assigned(held, number), { ...made, type: v.type }], v.type);
  }
}

/** Evaluating the value changes no field. */
function isCalm(v: IrValue): boolean {
  const isCall = isChoice(v) || isAbsolute(v);
  if (!isCall && (ownEffects(v) & CHANGES) !== 0) return false;
  let isEachCalm = true;
  eachOperand(v, (o) => (isEachCalm &&= o.op === "LoadBuiltin" || isCalm(o)), undefined);
  return isEachCalm;
}

// ---------------------------------------------------------------- nodes

function halves(v: GetAttr, object: IrValue): NumberParts {
  return {
    number: { ...v, object: { ...object }, half: "number", type: FLOAT },
    isFloat: { ...v, object: { ...object }, half: "kind", type: BOOL },
  };
}

const constant = (at: IrNode, number: number): IrValue => ({
  ...literal(at, { kind: "float", value: number }),
  type: FLOAT,
});

const unboxed = (v: IrValue): Unbox => ({
  op: "Unbox",
  value: v,
  coerce: v.type.kind !== "float",
  type: FLOAT,
  rep: "f64",
  start: v.start,
  end: v.end,
});

const ofInt = (v: IrValue): IrValue => boxedPrimitive("f64.ofInt", v, [v], FLOAT);

/** A bare number that is an int. */
const whole = (at: IrNode, number: IrValue, type: RType): IrValue =>
  boxedPrimitive("number.whole", at, [number], type);

const assigned = (variable: IrVar, v: IrValue): AssignExpr => ({
  ...assignExpr(v, variable, v),
  type: variable.type,
});

const sequence = (at: IrNode, values: IrValue[], type: RType = FLOAT): Seq =>
  node<Seq>(at, { op: "Seq", values }, type);

const conditional = (at: IrNode, test: IrValue, then: IrValue, otherwise: IrValue): Conditional =>
  node<Conditional>(at, { op: "Conditional", test, then, otherwise }, FLOAT);

const truth = (v: IrValue): boolean | undefined =>
  v.op === "Const" && v.value.kind === "bool" ? v.value.value : undefined;

function either(at: IrNode, left: IrValue, right: IrValue): IrValue {
  if (truth(left) === false) return right;
  if (truth(right) === false) return left;
  if (truth(left) === true) return left;
  if (truth(right) === true) return right;
  const isSame = left.op === "Load" && right.op === "Load" && left.variable === right.variable;
  return isSame ? left : node<Logical>(at, { op: "Logical", operator: "or", left, right }, BOOL);
}

/** Another node for a value that is read once more. */
function again(v: IrValue): IrValue {
  switch (v.op) {
    case "Primitive":
      return { ...v, args: v.args.map(again) };
    case "Logical":
      return { ...v, left: again(v.left), right: again(v.right) };
    case "GetAttr":
      return { ...v, object: again(v.object) };
    default:
      return { ...v };
  }
}
