/**
 * What evaluating a value does beside giving it, and what it depends on. Passes that move values, leave them out or evaluate them
 * again ask here, each for the effects that matter to it; what is not known to be without an effect has all of them.
 */

import type { IrValue } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { eachOperand } from "../ir/walk.js";
import { primitive } from "../primitives/registry.js";
import { isPlainType, membersOf } from "../types/type-kinds.js";

/** A set of the effects below: their bits. */
export type Effects = number;

/** May raise an exception. */
export const RAISES = 1;
/** May run code of the program, or change what others can see; assigns variables. */
export const CHANGES = 2;
/** Depends on what code elsewhere can change: globals, captured variables, attributes. */
export const DEPENDS = 4;
/** Gives a new object each time, which can be told from another. */
export const MAKES = 8;

const ALL = RAISES | CHANGES | DEPENDS | MAKES;

/** The effects of a value with all its operands. */
export function effectsOf(v: IrValue): Effects {
  let effects = ownEffects(v);
  if (effects === ALL) return ALL;
  const add = (operand: IrValue): void => {
    effects |= effectsOf(operand);
  };
  eachOperand(v, add, undefined);
  return effects;
}

/** The effects of the operation itself, once its operands are there. */
export function ownEffects(v: IrValue): Effects {
  switch (v.op) {
    case "Const":
    case "Absent":
    case "Box":
    case "Unbox":
      return 0;
    case "Load":
      return (v.checked ? RAISES : 0) | (v.variable.captured ? DEPENDS : 0);
    case "LoadGlobal":
      return RAISES | DEPENDS;
    case "GetAttr":
      return isAssignedField(v) ? DEPENDS : ALL;
    case "Unary":
      return (v.operator === "~" ? isInt : isNumber)(v.operand.type) ? 0 : ofOperation(v.operand.type);
    case "Binary": {
      const { operator, left, right } = v;
      if (NEVER_RAISE.has(operator) && isInt(left.type) && isInt(right.type)) return 0;
      return ofOperation(left.type) | ofOperation(right.type);
    }
    case "MakeSlice":
      return MAKES;
    case "Primitive": {
      const { pure, raises } = primitive(v.name);
      if (!pure || !v.args.every((arg) => isPlainType(arg.type))) return ALL;
      return raises ? RAISES : 0;
    }
    default:
      return ALL;
  }
}

/** Operators that raise nothing for ints. */
const NEVER_RAISE: ReadonlySet<string> = new Set(["+", "-", "*", "&", "|", "^"]);

const isInt = (type: RType): boolean => type.kind === "int";

const isNumber = (type: RType): boolean =>
  membersOf(type).every(({ kind }) => kind === "int" || kind === "bool" || kind === "float");

/** An operator that is not known better, with an operand of the type. */
const ofOperation = (type: RType): Effects => (isPlainType(type) ? RAISES : ALL);

/** Fields that `__init__` assigns are there whenever they are read. */
const isAssignedField = ({ object, name }: IrValue & { op: "GetAttr" }): boolean =>
  object.type.kind === "instance" && object.type.cls.assigned.has(name);

/** May be evaluated again: gives the same as long as nothing else happens. */
export const isSteady = (v: IrValue): boolean =>
  v.rep === "boxed" && (effectsOf(v) & (CHANGES | MAKES)) === 0;
