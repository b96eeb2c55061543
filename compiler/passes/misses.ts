/**
 * Operations that raise where something is missing or wrong, and how that is found out without an exception: a key that is not in a
 * dict, a text that is no number, an index that is too large.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { asF64 } from "../ir/convert.js";
import type { Call, CallMethod, GetItem, IrStmt, IrValue, Primitive } from "../ir/ops.js";
import { operandsOf } from "../ir/walk.js";
import { BOOL, type RType } from "../ir/types.js";
import { assign, load } from "../lower/builder.js";
import { rowFor } from "../primitives/registry.js";
import { isFloatList } from "../types/float-lists.js";
import { boundsOf } from "../types/ranges.js";
import { boxedPrimitive } from "./low-words.js";

/** How an operation that raises is done without. */
export interface Miss {
  /** The built-in exception that it raises. */
  readonly raises: string;
  /** The primitive that gives `undefined` instead, for the same operands if no others are given. */
  readonly attempt?: string;
  readonly operands?: readonly IrValue[];
  /** Tells beforehand whether it would raise, from operands that can be evaluated again: they are taken from what it is given. */
  readonly fails?: (v: IrValue) => IrValue;
  /** The operands can be evaluated again anyway. */
  readonly isSteady?: boolean;
}

/** Tests an operand. */
const test =
  (name: string, index: number): Miss["fails"] =>
  (v) =>
    boxedPrimitive(`fails.${name}`, v, [(v as Primitive).args[index]!], BOOL);

const divides: Miss = { raises: "ZeroDivisionError", fails: test("isZero", 1) };
const dividesFloats: Miss = { raises: "ZeroDivisionError", fails: test("isZeroFloat", 1) };
const takesOne: Miss = { raises: "IndexError", fails: test("isEmptyDeque", 0) };

const BY_PRIMITIVE: Readonly<Record<string, Miss>> = {
  // `d[k] += 1`
  "dict.found": { raises: "KeyError", attempt: "attempt.entry", isSteady: true },
  "dict.pop1": { raises: "KeyError", attempt: "attempt.dictPop" },
  "dict.delete": { raises: "KeyError", attempt: "attempt.delete" },
  "set.remove1": { raises: "KeyError", attempt: "attempt.delete" },
  "str.intOfStr": { raises: "ValueError", attempt: "attempt.int" },
  "str.intOfDigits": { raises: "ValueError", attempt: "attempt.digits" },
  "str.floatOfStr": { raises: "ValueError", attempt: "attempt.float" },
  "str.item": { raises: "IndexError", fails: isOutside },
  "list.pop": { raises: "IndexError", fails: test("isEmpty", 0) },
  "deque.pop": takesOne,
  "deque.popleft": takesOne,
  "int.divUnlessZero": divides,
  "int.divAny": divides,
  "int.modUnlessZero": divides,
  "int.modWholeUnlessZero": divides,
  "int.modAny": divides,
  "f64.divInt": divides,
  "f64.div": dividesFloats,
  "f64.floordiv": dividesFloats,
  "f64.mod": dividesFloats,
};

/** What the operation may miss, if there is another way to find that out. */
export function missOf(v: IrValue): Miss | undefined {
  switch (v.op) {
    case "Primitive":
      return Object.hasOwn(BY_PRIMITIVE, v.name) ? BY_PRIMITIVE[v.name] : undefined;
    case "GetItem":
      return missingItem(v);
    case "Call":
      return missOfCall(v);
    case "CallMethod":
      return missOfMethod(v);
    default:
      return undefined;
  }
}

function missingItem({ object, index }: GetItem): Miss | undefined {
  if (index.op === "MakeSlice") return undefined;
  if (object.type.kind === "dict") return { raises: "KeyError", attempt: "attempt.dictItem" };
  if (index.type.kind !== "int" || !index.type.small) return undefined;
  const length = rowFor("builtin len", [object.type]);
  return length === undefined ? undefined : { raises: "IndexError", fails: isOutside };
}

function isOutside(v: IrValue): IrValue {
  const [object, index] = operandsOf(v) as [IrValue, IrValue];
  const length = rowFor("builtin len", [object.type])!;
  const name = (boundsOf(index.type)?.min ?? -1) >= 0 ? "fails.beyond" : "fails.outside";
  return boxedPrimitive(name, v, [index, boxedPrimitive(length.name, v, [object], COUNT)], BOOL);
}

const COUNT: RType = { kind: "int", small: true, min: 0, max: 2 ** 32 };

const BUILTINS: Readonly<Record<string, Miss>> = {
  next: { raises: "StopIteration", attempt: "attempt.next" },
  int: { raises: "ValueError", attempt: "attempt.anyInt" },
  float: { raises: "ValueError", attempt: "attempt.anyFloat" },
};

function missOfCall({ func, args, keywords }: Call): Miss | undefined {
  if (func.op !== "LoadBuiltin" || args.length !== 1 || keywords.length > 0) return undefined;
  return Object.hasOwn(BUILTINS, func.name) ? { ...BUILTINS[func.name]!, operands: args } : undefined;
}

function missOfMethod({ object, name, args, keywords }: CallMethod): Miss | undefined {
  if (args.length !== 1 || keywords.length > 0) return undefined;
  const [arg] = args as [IrValue];
  const operands = [object, arg];
  if (object.type.kind === "str" && arg.type.kind === "str" && name === "index")
    return { raises: "ValueError", attempt: "attempt.strIndex", operands };
  if (object.type.kind !== "list" || isFloatList(object.type)) return undefined;
  if (name === "index") return { raises: "ValueError", attempt: "attempt.listIndex", operands };
  return name === "remove" ? { raises: "ValueError", attempt: "attempt.listRemove", operands } : undefined;
}

/** The operation as a trial. */
export interface Trial {
  /** What is done before the test. */
  readonly statements: readonly IrStmt[];
  /** Has it failed, or would it? */
  readonly test: IrValue;
  /** What the operation gives otherwise. */
  readonly result: IrValue;
}

export function trialOf(fn: IrFunction, v: IrValue): Trial {
  const { attempt, operands, fails } = missOf(v)!;
  if (fails !== undefined) return { statements: [], test: fails(v), result: v };
  const { type } = v;
  const result: IrVar = { name: "found", kind: "temp", captured: false, type, rep: "boxed" };
  fn.locals.push(result);
  const found = load(v, result);
  return {
    statements: [assign(v, result, boxedPrimitive(attempt!, v, [...(operands ?? operandsOf(v))], type))],
    test: boxedPrimitive("attempt.isMissing", v, [found], BOOL),
    result: v.rep === "f64" ? asF64(found) : found,
  };
}
