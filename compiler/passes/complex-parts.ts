/**
 * Complex numbers taken apart: the real and the imaginary part of a value as two values of type float, made of the same arithmetic
 * that the runtime does on its objects (`runtime-hal/core/complex-arith.ts`), so that infinities, nan and the signs of zeros come out alike.
 *
 * What has effects or may raise is moved in front, in the order of evaluation; the parts that are left only read
 * constants, and variables that nothing in the statement changes.
 */

import type { IrVar } from "../ir/function.js";
import type { AssignExpr, Binary, Compare, Conditional, IrNode, IrValue, Logical, Unary } from "../ir/ops.js";
import { BOOL, FLOAT, type RType } from "../ir/types.js";
import { assignExpr, binary, bool, literal, load, value as node } from "../lower/builder.js";
import { isReal } from "../types/result-types.js";
import { COMPLEX, isArithmetic, isConstruction, isMixed, otherKind } from "./complex-kinds.js";
import { boxedPrimitive } from "./low-words.js";

/** A number by its parts. */
export interface Parts {
  readonly re: IrValue;
  readonly im: IrValue;
  /** Whether it is a complex number rather than an int or float; `null` for one that is. */
  readonly isComplex: IrValue | null;
}

/** The variables that hold a number by its parts. */
export interface SplitVariable {
  readonly re: IrVar;
  readonly im: IrVar;
  /** Of a variable that holds ints or floats as well: whether it holds a complex number. */
  readonly isComplex: IrVar | null;
}

/** Takes the values of one function apart. */
export class ComplexParts {
  /** What has to come before the value at hand. */
  before: AssignExpr[] = [];

  constructor(
    private readonly split: ReadonlyMap<IrVar, SplitVariable>,
    /** Nothing within a statement changes the variable. */
    private readonly isStable: (variable: IrVar) => boolean,
    private readonly newVariable: (name: string, type: RType) => IrVar,
    /** What becomes of values that are not taken apart. */
    private readonly rewrite: (v: IrValue) => IrValue,
  ) {}

  /** What is held by its parts, or made of such by operators. */
  isOfParts(v: IrValue): boolean {
    if (v.op === "Load") return this.split.has(v.variable);
    return v.op === "Binary" && isMixed(v) && (this.isOfParts(v.left) || this.isOfParts(v.right));
  }

  // ---------------------------------------------------------------- taking apart

  /** A number that is complex, or an int or float, or one of two of these. */
  readonly of = (v: IrValue): Parts => {
    if (v.op === "Load") {
      const variables = this.split.get(v.variable);
      if (variables !== undefined) return this.variable(v, variables);
    }
    if (isReal(v.type)) return real(v, this.atom(v, FLOAT));
    if (v.op === "Const" && v.value.kind === "imaginary")
      return { re: float(v, 0), im: float(v, v.value.value), isComplex: null };
    if (isArithmetic(v) && v.type.kind === "complex") return this.arithmetic(v, this.widened);
    if (isMixed(v)) return this.arithmetic(v, this.of);
    if (v.op === "Unary" && v.type.kind === "complex") {
      const { re, im } = this.of(v.operand);
      if (v.operator === "+") return { re, im, isComplex: null };
      return { re: negated(v, re), im: negated(v, im), isComplex: null };
    }
    if (isConstruction(v)) {
      const [re, im = float(v, 0)] = v.args.map((a) => this.atom(a, FLOAT)) as [IrValue, IrValue?];
      // The imaginary part is added to a zero, which takes its sign from one.
      return {
        re,
        im: (constantOf(im) ?? 0) !== 0 ? im : arithmetic(v, "+", im, float(v, 0)),
        isComplex: null,
      };
    }
    const other = otherKind(v.type);
    return other === undefined
      ? this.fields(v, this.atom(v, COMPLEX))
      : this.fieldsIfComplex(v, this.atom(v, v.type), other);
  };

  /** An operand of an operator whose result is complex for certain, as the complex number that becomes of it. */
  private readonly widened = (v: IrValue): Parts => {
    if (v.type.kind === "complex" || isReal(v.type) || (v.op === "Load" && this.isOfParts(v)))
      return this.of(v);
    // The product of two floats has no imaginary part, that of a complex number and a zero may have one.
    if (isMixed(v)) return this.arithmetic(v, v.operator === "*" && hasSigns(v) ? this.of : this.widened);
    return this.fields(v, this.atom(boxedPrimitive("complex.from", v, [v], COMPLEX), COMPLEX));
  };

  private variable(at: IrValue, { re, im, isComplex }: SplitVariable): Parts {
    if (isReal(at.type)) return real(at, load(at, re));
    const isMixed = otherKind(at.type) !== undefined && isComplex !== null;
    return { re: load(at, re), im: load(at, im), isComplex: isMixed ? load(at, isComplex) : null };
  }

  private fields(at: IrNode, object: IrValue): Parts {
    return {
      re: boxedPrimitive("complex.real", at, [object], FLOAT),
      im: boxedPrimitive("complex.imag", at, [again(object)], FLOAT),
      isComplex: null,
    };
  }

  /** What may be complex, by a test. */
  private fieldsIfComplex(at: IrNode, object: IrValue, other: RType): Parts {
    const isComplex = this.kept(boxedPrimitive("complex.is", at, [object], BOOL), BOOL);
    const { re, im } = this.fields(at, again(object));
    return {
      re: choice(at, isComplex, re, { ...again(object), type: other }),
      im: choice(at, again(isComplex), im, float(at, 0)),
      isComplex: again(isComplex),
    };
  }

  private arithmetic(v: Binary, operand: (v: IrValue) => Parts): Parts {
    const { operator } = v;
    const left = operand(v.left);
    const right = operand(v.right);
    const isComplex =
      left.isComplex === null || right.isComplex === null ? null : either(v, left.isComplex, right.isComplex);
    switch (operator) {
      case "+":
        return {
          re: arithmetic(v, "+", left.re, right.re),
          im: arithmetic(v, "+", left.im, right.im),
          isComplex,
        };
      case "-":
        return {
          re: arithmetic(v, "-", left.re, right.re),
          im: arithmetic(v, "-", left.im, right.im),
          isComplex,
        };
      case "*":
        return this.product(v, this.atoms(left), this.atoms(right), isComplex);
      default:
        return this.quotient(v, left, right);
    }
  }

  private product(v: Binary, a: Parts, b: Parts, isComplex: IrValue | null): Parts {
    const re = arithmetic(v, "-", arithmetic(v, "*", a.re, b.re), arithmetic(v, "*", a.im, b.im));
    const im = arithmetic(
      v,
      "+",
      arithmetic(v, "*", again(a.re), again(b.im)),
      arithmetic(v, "*", again(a.im), again(b.re)),
    );
    if (isComplex === null || !hasSigns(v)) return { re, im, isComplex };
    return { re, im: choice(v, again(isComplex), im, float(v, 0)), isComplex };
  }

  private quotient(v: Binary, a: Parts, b: Parts): Parts {
    if ((constantOf(b.re) ?? 0) !== 0 && constantOf(b.im) === 0)
      return {
        re: arithmetic(v, "/", a.re, b.re),
        im: arithmetic(v, "/", a.im, again(b.re)),
        isComplex: null,
      };
    const args = [a.re, a.im, b.re, b.im];
    return this.fields(v, this.kept(boxedPrimitive("complex.quotient", v, args, COMPLEX), COMPLEX));
  }

  // ---------------------------------------------------------------- reading again

  /** A value that can be read any number of times; it comes to be evaluated now. */
  private atom(v: IrValue, type: RType): IrValue {
    if (v.op === "Const" && v.value.kind === "float") return v;
    if (v.op === "Const" && v.value.kind === "int" && typeof v.value.value === "number")
      return float(v, v.value.value);
    const isStable = v.op === "Load" && !v.checked && this.isStable(v.variable);
    if (isStable && (type.kind !== "float" || v.type.kind === "float")) return v;
    if (isStable && v.type.kind === "int" && v.type.small) return boxedPrimitive("f64.ofInt", v, [v], FLOAT);
    return this.kept(this.rewrite(v), type);
  }

  private kept(v: IrValue, type: RType): IrValue {
    const variable = this.newVariable("part", type);
    this.before.push(assigned(variable, v));
    return load(v, variable);
  }

  private atoms({ re, im, isComplex }: Parts): Parts {
    return { re: this.partAtom(re), im: this.partAtom(im), isComplex };
  }

  private partAtom(v: IrValue): IrValue {
    const isField = v.op === "Primitive" && v.args.length === 1 && v.args[0]!.op === "Load";
    return isField || v.op === "Const" || v.op === "Load" ? v : this.kept(v, FLOAT);
  }

  /** The number as the runtime has it. */
  boxed(at: IrValue, parts: Parts): IrValue {
    const other = otherKind(at.type);
    const { re, im, isComplex } = parts.isComplex !== null && other !== undefined ? this.atoms(parts) : parts;
    const made = boxedPrimitive("complex.make", at, [re, im], COMPLEX);
    if (isReal(at.type)) return asOther(at, re, at.type);
    if (isComplex === null || other === undefined) return made;
    return { ...choice(at, isComplex, made, asOther(at, again(re), other)), type: at.type };
  }

  /** The absolute value as a float, also that of an int. */
  size(at: IrNode, v: IrValue): IrValue {
    const { re, im, isComplex } = this.atoms(hasSigns(v) ? this.of(v) : this.widened(v));
    const size = boxedPrimitive("complex.abs", at, [re, im], FLOAT);
    if (isComplex === null || !hasSigns(v)) return size;
    // The square of a float may be too large or too small for one.
    return choice(at, isComplex, size, boxedPrimitive("f64.abs", at, [again(re)], FLOAT));
  }

  /** `==` or `!=`, of which one operand is complex for certain. */
  equal(at: Compare): IrValue {
    const a = this.widened(at.left);
    const b = this.widened(at.right);
    const same = (x: IrValue, y: IrValue): IrValue =>
      node<Compare>(at, { op: "Compare", operator: at.operator, left: x, right: y }, BOOL);
    const operator = at.operator === "==" ? "and" : "or";
    return node<Logical>(
      at,
      { op: "Logical", operator, left: same(a.re, b.re), right: same(a.im, b.im) },
      BOOL,
    );
  }
}

// ---------------------------------------------------------------- nodes

const float = (at: IrNode, number: number): IrValue => ({
  ...literal(at, { kind: "float", value: number }),
  type: FLOAT,
});

/** The operator on two floats; on constants it is done here. */
function arithmetic(at: IrNode, operator: "+" | "-" | "*" | "/", left: IrValue, right: IrValue): IrValue {
  const a = constantOf(left);
  const b = constantOf(right);
  if (a === undefined || b === undefined) return { ...binary(at, operator, left, right, false), type: FLOAT };
  return float(at, operator === "+" ? a + b : operator === "-" ? a - b : operator === "*" ? a * b : a / b);
}

function negated(at: IrNode, operand: IrValue): IrValue {
  const number = constantOf(operand);
  if (number !== undefined) return float(at, -number);
  return node<Unary>(at, { op: "Unary", operator: "-", operand }, FLOAT);
}

const choice = (at: IrNode, test: IrValue, then: IrValue, otherwise: IrValue): Conditional =>
  node<Conditional>(at, { op: "Conditional", test, then, otherwise }, then.type);

/** A number that is not complex. */
const real = (at: IrNode, re: IrValue): Parts => ({ re, im: float(at, 0), isComplex: bool(at, false) });

const isFalse = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "bool" && !v.value.value;

function either(at: IrNode, left: IrValue, right: IrValue): IrValue {
  const isSame = left.op === "Load" && right.op === "Load" && left.variable === right.variable;
  if (isFalse(left)) return right;
  return isFalse(right) || isSame
    ? left
    : node<Logical>(at, { op: "Logical", operator: "or", left, right }, BOOL);
}

/** Zeros with signs are among the numbers that are not complex. */
const hasSigns = (v: IrValue): boolean => otherKind(v.type)?.kind === "float";

const constantOf = (v: IrValue): number | undefined =>
  v.op === "Const" && v.value.kind === "float" ? v.value.value : undefined;

/** What has been held as a float, as the int or float that it is. */
const asOther = (at: IrNode, re: IrValue, t: RType): IrValue =>
  t.kind === "float" ? re : boxedPrimitive("number.whole", at, [re], t);

const assigned = (variable: IrVar, v: IrValue): AssignExpr => ({
  ...assignExpr(v, variable, v),
  type: variable.type,
});

/** Another node for a value that is read once more. */
function again(v: IrValue): IrValue {
  switch (v.op) {
    case "Primitive":
      return { ...v, args: v.args.map(again) };
    case "Logical":
      return { ...v, left: again(v.left), right: again(v.right) };
    default:
      return { ...v };
  }
}
