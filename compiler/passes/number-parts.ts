/**
 * Values that are a float or an int, taken apart: the bare number and its kind, which is `false` for a float, `true` for a small
 * int, and for a large int that int, of which the number is the nearest float. None has itself for its kind, and any number.
 *
 * The number is evaluated first, with all effects and in the order of the text; the kind only reads variables and fields that
 * nothing in the value changes, or temporaries that the number has filled.
 */

import type { IrVar } from "../ir/function.js";
import type {
  Binary,
  Call,
  CallMethod,
  Compare,
  Conditional,
  GetAttr,
  IrValue,
  Primitive,
  Unary,
} from "../ir/ops.js";
import { BOOL, FLOAT, OBJECT, type RType } from "../ir/types.js";
import { replaceOperands } from "../ir/rewrite.js";
import { eachOperand } from "../ir/walk.js";
import { binary, bool, load, value as node } from "../lower/builder.js";
import {
  hasKind,
  hasParts,
  isNumber,
  isTwofold,
  mayBeLarge,
  mayBeNone,
  mayBeZero,
} from "../types/twofold.js";
import { isCallOf } from "./complex-kinds.js";
import { CHANGES, ownEffects } from "./effects.js";
import {
  isAbsolute,
  isChoice,
  isNegation,
  isPlainArithmetic,
  isPresentNumber,
  isTwofoldField,
  isTwofoldOperation,
} from "./number-kinds.js";
import { COMPARISON_NAMES } from "../primitives/operator-names.js";
import { absentOperand } from "../primitives/present.js";
import { isMethodOperation, methodCall } from "./method-calls.js";
import { boxedPrimitive } from "./low-words.js";
import * as nodes from "./number-nodes.js";
import type { NumberParts, NumberVariables } from "./number-nodes.js";
import { type NumberSignatures, signatureOf } from "./number-signatures.js";
import { firstArgument } from "./signatures.js";
import { TwofoldOperations } from "./twofold-operation.js";

/** Takes the values of one function apart. */
export class NumberSplit {
  private readonly operations: TwofoldOperations;

  constructor(
    private readonly split: ReadonlyMap<IrVar, NumberVariables>,
    /** Nothing within a statement changes the variable. */
    private readonly isStable: (variable: IrVar) => boolean,
    private readonly newVariable: (name: string, type: RType) => IrVar,
    /** For the kind of a number of the type. */
    private readonly newKind: (type: RType) => IrVar,
    private readonly signatures: NumberSignatures,
    /** What becomes of values that are not taken apart. */
    private readonly rewrite: (v: IrValue) => IrValue,
  ) {
    this.operations = new TwofoldOperations(newVariable, newKind);
  }

  /** Something in it is held by its parts. */
  isOfParts(v: IrValue): boolean {
    if (v.op === "Load") return this.split.has(v.variable);
    if (v.op === "GetAttr") return isTwofoldField(v);
    if (this.givingCall(v) !== undefined) return true;
    if (isPresentNumber(v)) return this.isOfParts(v.args[0]);
    if (!isTwofold(v.type)) return false;
    if (isNegation(v)) return this.isOfParts(v.operand);
    if (isTwofoldOperation(v) && v.op === "Binary") return this.isOfParts(v.left) || this.isOfParts(v.right);
    return isChoice(v) || (isAbsolute(v) && this.isOfParts(v.args[0]));
  }

  // ---------------------------------------------------------------- the number alone

  /** A number where it does not matter of which kind it is. */
  readonly number = (v: IrValue): IrValue => {
    if (v.op === "Load") {
      const variables = this.split.get(v.variable);
      if (variables !== undefined) return load(v, variables.number);
    }
    if (v.op === "GetAttr" && isTwofoldField(v)) return halves(v, this.rewrite(v.object)).number;
    if (v.op === "Const" && v.value.kind === "int" && typeof v.value.value === "number")
      return nodes.constant(v, v.value.value);
    const giving = this.givingCall(v);
    if (giving !== undefined) return { ...this.call(giving), type: FLOAT };
    if (isPresentNumber(v) && this.isOfParts(v)) return this.present(v, isCalm(v.args[0])).number;
    if (v.type.kind === "float") return this.rewrite(v);
    if (v.type.kind === "int" && v.type.small) return nodes.numberOfInt(this.rewrite(v));
    if (!isTwofold(v.type)) return nodes.unboxed(this.rewrite(v));
    if (isPlainArithmetic(v))
      return { ...v, left: this.number(v.left), right: this.number(v.right), inplace: false, type: FLOAT };
    if (isNegation(v) || this.isOperationOfParts(v)) return this.parts(v).number;
    if (isChoice(v) || isAbsolute(v))
      return { ...(v as Call), args: v.args.map((arg) => this.number(arg)), type: FLOAT };
    if (v.op === "Conditional" && isNumber(v.then.type) && isNumber(v.otherwise.type)) {
      const { then, otherwise } = v;
      return {
        ...v,
        test: this.rewrite(v.test),
        then: this.number(then),
        otherwise: this.number(otherwise),
        type: FLOAT,
      };
    }
    return nodes.unboxed(this.rewrite(v));
  };

  // ---------------------------------------------------------------- with its kind

  /** The parts of a number. */
  parts(v: IrValue): NumberParts {
    return this.partsOf(v, isCalm(v));
  }

  /** `calm`: nothing in the whole value changes fields. */
  private partsOf(v: IrValue, calm: boolean): NumberParts {
    if (v.op === "Load") {
      const variables = this.split.get(v.variable);
      if (variables !== undefined) return this.variable(v, variables, calm);
    }
    const giving = this.givingCall(v);
    if (giving !== undefined) return this.given(giving);
    if (isPresentNumber(v) && this.isOfParts(v)) return this.present(v, calm);
    // Where no statement comes to, nothing has a type.
    if (v.type.kind === "none" || (v.op === "Const" && v.value.kind === "none")) return this.none(v);
    if (v.type.kind === "float") return { number: this.number(v), kind: bool(v, false) };
    if (v.type.kind === "int" && v.type.small) return { number: this.number(v), kind: bool(v, true) };
    if (v.op === "Load" && !v.checked && this.isStable(v.variable))
      return { number: nodes.unboxedRead(v), kind: nodes.kindOf({ ...v }) };
    if (!hasKind(v.type)) return this.general(v);
    const of = (operand: IrValue): NumberParts => this.partsOf(operand, calm);
    if (v.op === "GetAttr" && isTwofoldField(v)) return this.field(v, calm);
    if (isPlainArithmetic(v)) {
      const [left, right] = [of(v.left), of(v.right)];
      return {
        number: { ...v, left: left.number, right: right.number, inplace: false, type: FLOAT },
        kind: nodes.both(v, left.kind, right.kind),
      };
    }
    if (isNegation(v))
      return mayBeLarge(v.type) ? this.operations.negation(v, of) : this.negated(v, of(v.operand));
    if (isTwofoldOperation(v)) return this.operations.binary(v as Binary, of);
    if (isChoice(v)) return this.choice(v, of(v.args[0]), of(v.args[1]));
    if (isAbsolute(v)) {
      const { number, kind } = of(v.args[0]);
      return { number: { ...(v as Call), args: [number], type: FLOAT }, kind };
    }
    if (v.op === "Conditional" && hasParts(v.then.type) && hasParts(v.otherwise.type))
      return this.conditional(v, of);
    return this.general(v);
  }

  private isOperationOfParts(v: IrValue): boolean {
    return isTwofoldOperation(v) && this.isOfParts(v);
  }

  private variable(v: IrValue, { number, kind }: NumberVariables, calm: boolean): NumberParts {
    const read = load(v, number);
    if (v.type.kind === "float") return { number: read, kind: bool(v, false) };
    if (v.type.kind === "int" && v.type.small) return { number: read, kind: bool(v, true) };
    if (v.type.kind === "none") return { number: read, kind: nodes.noneAt(v) };
    const readKind = { ...load(v, kind), type: nodes.kindType(v.type) };
    if (calm || !kind.captured) return { number: read, kind: readKind };
    // What comes later in the value may run a function that assigns what it shares.
    const held = this.newKind(v.type);
    return { number: nodes.sequence(v, [nodes.assigned(held, readKind), read]), kind: load(v, held) };
  }

  /** A value that comes as an object. */
  private general(v: IrValue): NumberParts {
    const held = this.newVariable("operand", v.type);
    const number = nodes.sequence(v, [
      nodes.assigned(held, this.rewrite(v)),
      nodes.unboxedRead(load(v, held)),
    ]);
    return { number, kind: nodes.kindOf(load(v, held)) };
  }

  private none(v: IrValue): NumberParts {
    const kind = nodes.noneAt(v);
    const number = nodes.constant(v, NaN);
    return v.op === "Const"
      ? { number, kind }
      : { number: nodes.sequence(v, [this.rewrite(v), number]), kind };
  }

  /** A number that may be None, which raises. */
  private present(v: Primitive & { args: [IrValue, IrValue] }, calm: boolean): NumberParts {
    const [value, sample] = v.args;
    const before: IrValue[] = [];
    const parts = this.readAgain(v, this.partsOf(value, calm), before);
    const { number } = parts;
    let { kind } = parts;
    const error = nodes.unboxed({ ...v, name: absentOperand(v.name), args: [sample], type: FLOAT });
    const chosen = nodes.conditional(v, nodes.isNone(v, nodes.again(kind)), error, number);
    const { type } = v;
    if (type.kind === "float") kind = bool(v, false);
    else if (type.kind === "int" && type.small) kind = bool(v, true);
    return { number: before.length > 0 ? nodes.sequence(v, [...before, chosen]) : chosen, kind };
  }

  /** `x is None`, and the other tests of that. */
  noneTest(v: Compare): IrValue {
    const { left } = v;
    if (left.op === "GetAttr" && isTwofoldField(left))
      return { ...v, left: { ...left, object: this.rewrite(left.object), half: "first", type: OBJECT } };
    const halves = left.op === "Load" ? this.split.get(left.variable) : undefined;
    if (halves !== undefined) return { ...v, left: { ...load(left, halves.kind), type: OBJECT } };
    const { number, kind } = this.parts(left);
    if (!nodes.isKnownKind(kind))
      return nodes.sequence(v, [number, { ...v, left: { ...kind, type: OBJECT } }], BOOL);
    const isSame = v.operator === "is" || v.operator === "==";
    return nodes.sequence(v, [number, bool(v, (kind.type.kind === "none") === isSame)], BOOL);
  }

  /** A comparison of two numbers that may both be large ints. */
  compared(v: Compare): IrValue {
    const calm = isCalm(v.left) && isCalm(v.right);
    const [left, right] = [this.partsOf(v.left, calm), this.partsOf(v.right, calm)];
    const name = `number.${COMPARISON_NAMES[v.operator]!}Parts`;
    return boxedPrimitive(name, v, [left.number, left.kind, right.number, right.kind], BOOL);
  }

  private field(v: GetAttr, calm: boolean): NumberParts {
    const { object } = v;
    const isSteady = object.op === "Load" && !object.checked && this.isStable(object.variable);
    if (isSteady && calm) return halves(v, object);
    const before: IrValue[] = [];
    let holder = object;
    if (!isSteady) {
      const held = this.newVariable("object", object.type);
      before.push(nodes.assigned(held, this.rewrite(object)));
      holder = load(object, held);
    }
    const { number, kind } = halves(v, holder);
    const held = this.newKind(v.type);
    before.push(nodes.assigned(held, kind), number);
    return { number: nodes.sequence(v, before), kind: load(v, held) };
  }

  /** The value as the call of a function that leaves the kind of what it gives. */
  private givingCall(v: IrValue): Call | CallMethod | undefined {
    if (this.signatures.size === 0) return undefined;
    const call = isMethodOperation(v) && v.targets !== undefined ? methodCall(v) : v;
    if (call.op !== "Call" && call.op !== "CallMethod") return undefined;
    return signatureOf(this.signatures, call)?.givesKind === true ? call : undefined;
  }

  /** What a call gives, with the kind that it leaves. */
  private given(v: Call | CallMethod): NumberParts {
    const number = this.newVariable("result", FLOAT);
    const kind = this.newKind(v.type);
    const values = [
      nodes.assigned(number, { ...this.call(v), type: FLOAT }),
      nodes.assigned(kind, nodes.givenKind(v, v.type)),
      load(v, number),
    ];
    return { number: nodes.sequence(v, values), kind: load(v, kind) };
  }

  /** The call with numbers and their kinds where the function takes them so. */
  call<T extends Call | CallMethod>(v: T): T {
    const places = signatureOf(this.signatures, v)?.params;
    if (places === undefined) {
      replaceOperands(v, this.rewrite);
      return v;
    }
    const first = firstArgument(v);
    const calm = v.args.every(isCalm);
    const args = v.args.flatMap((arg, i) => {
      if (!places.has(first + i)) return [this.rewrite(arg)];
      if (arg.op === "Absent") return [arg, { ...arg }];
      const { number, kind } = this.partsOf(arg, calm);
      return [number, kind];
    });
    const keywords = v.keywords.map((k) => ({ ...k, value: this.rewrite(k.value) }));
    if (v.op === "Call") return { ...v, func: this.rewrite(v.func), args, keywords };
    return { ...v, object: this.rewrite(v.object), args, keywords };
  }

  /** The int 0 stays what it is, a float takes the other sign. */
  private negated(v: Unary, { number, kind }: NumberParts): NumberParts {
    const negative = (operand: IrValue): Unary => ({ ...v, operand, type: FLOAT });
    if (!mayBeZero(v.operand.type)) return { number: negative(number), kind };
    const held = this.newVariable("operand", FLOAT);
    const difference = { ...binary(v, "-", nodes.constant(v, 0), load(v, held), false), type: FLOAT };
    const chosen = nodes.conditional(v, kind, difference, negative(load(v, held)));
    return { number: nodes.sequence(v, [nodes.assigned(held, number), chosen]), kind: nodes.again(kind) };
  }

  /** Of two equal ones Python gives the first. */
  private choice(v: Call, first: NumberParts, second: NumberParts): NumberParts {
    const before: IrValue[] = [];
    const hold = (operand: IrValue): IrValue => {
      if (operand.op === "Const") return operand;
      const held = this.newVariable("operand", FLOAT);
      before.push(nodes.assigned(held, operand));
      return load(v, held);
    };
    const [a, b] = [hold(first.number), hold(second.number)];
    const kind = this.newKind(v.type);
    const operator = isCallOf(v, "min") ? "<" : ">";
    const test = node<Compare>(v, { op: "Compare", operator, left: b, right: a }, BOOL);
    const chosen = nodes.conditional(
      v,
      test,
      nodes.sequence(v, [nodes.assigned(kind, second.kind), { ...b }]),
      nodes.sequence(v, [nodes.assigned(kind, first.kind), { ...a }]),
    );
    return { number: nodes.sequence(v, [...before, chosen]), kind: load(v, kind) };
  }

  private conditional(v: Conditional, of: (operand: IrValue) => NumberParts): NumberParts {
    const kind = this.newKind(v.type);
    const branch = (operand: IrValue): IrValue => {
      const parts = of(operand);
      if (parts.number.op === "Load" || nodes.isKnownKind(parts.kind))
        return nodes.sequence(v, [nodes.assigned(kind, parts.kind), parts.number]);
      // Evaluating the number may be what gives the kind.
      const held = this.newVariable("number", FLOAT);
      return nodes.sequence(v, [
        nodes.assigned(held, parts.number),
        nodes.assigned(kind, parts.kind),
        load(v, held),
      ]);
    };
    const { test, then, otherwise } = v;
    const chosen: Conditional = {
      ...v,
      test: this.rewrite(test),
      then: branch(then),
      otherwise: branch(otherwise),
      type: FLOAT,
    };
    return { number: chosen, kind: load(v, kind) };
  }

  // ---------------------------------------------------------------- the object

  /** Is it a number other than zero? */
  truth(v: IrValue): IrValue {
    const before: IrValue[] = [];
    const { number, kind } = this.readAgain(v, this.parts(v), before);
    const zero = nodes.constant(v, 0);
    const isNotZero = node<Compare>(v, { op: "Compare", operator: "!=", left: number, right: zero }, BOOL);
    const isPresent: Compare = { ...nodes.isNone(v, kind), operator: "is not" };
    const truth = mayBeNone(v.type) ? nodes.both(v, isPresent, isNotZero) : isNotZero;
    return before.length > 0 ? nodes.sequence(v, [...before, truth], BOOL) : truth;
  }

  /** Parts of which the kind may be read before the number. */
  private readAgain(v: IrValue, { number, kind }: NumberParts, before: IrValue[]): NumberParts {
    if (kind.op === "GetAttr") return { number, kind: { ...kind, half: "first" } };
    if (number.op === "Load") return { number, kind };
    const held = this.newVariable("operand", FLOAT);
    before.push(nodes.assigned(held, number));
    return { number: load(v, held), kind };
  }

  /** The value as the runtime has it. */
  whole(v: IrValue): IrValue {
    // What is known to be a float here is read as one, anything else by the accessor.
    if (v.op === "GetAttr")
      return v.type.kind === "float" ? this.number(v) : { ...v, object: this.rewrite(v.object) };
    const { number, kind } = this.parts(v);
    if (number.op === "Load" || nodes.isKnownKind(kind)) return nodes.joined(v, number, kind);
    const held = this.newVariable("number", FLOAT);
    return nodes.sequence(v, [nodes.assigned(held, number), nodes.joined(v, load(v, held), kind)], v.type);
  }
}

function halves(v: GetAttr, object: IrValue): NumberParts {
  return {
    number: { ...v, object: { ...object }, half: "number", type: FLOAT },
    kind: { ...v, object: { ...object }, half: "kind", type: nodes.kindType(v.type) },
  };
}

/** Evaluating the value changes no field. */
function isCalm(v: IrValue): boolean {
  // What raises for None changes nothing before that.
  const isKnown = isChoice(v) || isAbsolute(v) || isPresentNumber(v);
  if (!isKnown && (ownEffects(v) & CHANGES) !== 0) return false;
  let isEachCalm = true;
  eachOperand(v, (o) => (isEachCalm &&= o.op === "LoadBuiltin" || isCalm(o)), undefined);
  return isEachCalm;
}
