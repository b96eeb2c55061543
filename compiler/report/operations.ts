/**
 * How generic an operation of the IR stayed: what is done for it at run time. The weights are rough costs of one execution,
 * beside the bare operation of JavaScript, which weighs nothing.
 */

import type { IrStmt, IrValue } from "../ir/ops.js";

/** 0: JavaScript's own; 1: behind a test of the type; 2: a general function of the runtime; 3: that, and it makes objects. */
export type Weight = 0 | 1 | 2 | 3;

export interface Judgement {
  readonly weight: Weight;
  /** What is done, in a few words. */
  readonly does: string;
  /** The operands whose types would have to be known for it to be done better. */
  readonly blockers: readonly IrValue[];
}

const NOTHING: readonly IrValue[] = [];
const judged = (weight: Weight, does: string, blockers: readonly IrValue[] = NOTHING): Judgement => ({
  weight,
  does,
  blockers,
});

/** Nothing is known of its type. */
function isOpen({ type }: IrValue): boolean {
  return type.kind === "object" || type.kind === "union";
}

/** What an operation costs, without its operands; `undefined` for what is JavaScript's own. */
export function judgeValue(value: IrValue): Judgement | undefined {
  switch (value.op) {
    case "LoadUnknown":
    case "LoadName":
      return judged(2, `looks the name '${value.name}' up when it is read`);
    case "Binary":
      if (value.operator === "%" && value.left.op === "Const" && value.left.value.kind === "str")
        return judged(1, "fills a pattern that has been taken apart");
      return judged(2, `'${value.operator}' for any operands`, [value.left, value.right]);
    case "Compare":
      if (value.operator === "is" || value.operator === "is not") return undefined;
      if (value.operator === "in" || value.operator === "not in")
        return judged(1, `'${value.operator}' by the slot of the container`, [value.right]);
      return judged(2, `'${value.operator}' for any operands`, [value.left, value.right]);
    case "Unary":
      return judged(2, `'${value.operator}' for any operand`, [value.operand]);
    case "GetAttr":
      return judged(1, `reads '.${value.name}' behind a test that it is there`, [value.object]);
    case "GetItem":
      if (value.field !== undefined) return judged(1, "takes an item where the keys of a dict display tell");
      return judged(isOpen(value.object) ? 2 : 1, "takes an item by the slot of the container", [
        value.object,
        value.index,
      ]);
    case "CallMethod":
      if (value.keywords.length > 0) return judged(3, `binds the keywords of '.${value.name}()' at the call`);
      return judged(1, `calls '.${value.name}()' behind a test that it is there`, [value.object]);
    case "CallSpread":
      return judged(3, "puts the arguments of a call together at run time");
    case "Call":
      if (value.keywords.length > 0) return judged(3, "binds keywords at the call", [value.func]);
      if (value.func.op === "LoadBuiltin")
        return judged(1, `calls the builtin '${value.func.name}'`, value.args);
      return judged(1, "calls behind a test that it is a function", [value.func]);
    case "MakeTuple":
      return value.items.every((item) => item.value.op === "Const") ? undefined : judged(1, "makes a tuple");
    case "MakeList":
    case "MakeSet":
    case "MakeDict":
      return judged(1, "makes a container");
    case "MakeSlice":
      return judged(1, "makes a slice object");
    case "MakeFunction":
      return judged(1, "makes a function");
    case "MakeComprehension":
      return judged(1, "makes a container in a function of its own");
    case "FormatValue":
      return judged(1, "formats a value", [value.value]);
    case "Box":
      return judged(2, "puts a float into an object, since it goes where any value may stand");
    case "Primitive":
      return value.name === "complex.make"
        ? judged(2, "makes an object of a complex number's parts")
        : undefined;
    case "Unbox":
      return value.coerce ? judged(1, "makes a float of an int or a float", [value.value]) : undefined;
    case "Yield":
      return judged(2, "suspends the generator");
    case "YieldFrom":
      return judged(3, "goes through the inner generator step by step");
    default:
      return undefined;
  }
}

/** The same for a statement, without the values it evaluates. */
export function judgeStatement(stmt: IrStmt): Judgement | undefined {
  switch (stmt.op) {
    case "SetAttr":
      return judged(1, `sets '.${stmt.name}' behind a test that it is a plain attribute`, [stmt.object]);
    case "SetItem":
      if (stmt.field !== undefined) return judged(1, "sets an item where the keys of a dict display tell");
      return judged(isOpen(stmt.object) ? 2 : 1, "sets an item by the slot of the container", [
        stmt.object,
        stmt.index,
      ]);
    case "DeleteItem":
      return judged(2, "deletes an item by the slot of the container", [stmt.object]);
    case "DeleteAttr":
      return judged(2, `deletes '.${stmt.name}'`, [stmt.object]);
    case "StoreName":
      return judged(1, `stores the name '${stmt.name}' in a namespace`);
    case "ForIter": {
      const { kind } = stmt.iterable.type;
      if (kind === "list" || kind === "tuple") return undefined;
      return judged(1, "asks in each round whether it counts through a list or steps an iterator", [
        stmt.iterable,
      ]);
    }
    case "Unpack":
      if (stmt.value.op === "MakeTuple" || stmt.value.op === "MakeList") return undefined;
      return judged(1, "takes a sequence apart", [stmt.value]);
    case "Raise":
      return judged(2, "makes an exception");
    default:
      return undefined;
  }
}
