/**
 * Where other functions than the one at hand may run: at calls, operators of instances, attributes that may be properties, in
 * loops, which interrupt handlers get into. What is known of variables that these functions assign as well ends there.
 */

import type { IrStmt, IrValue } from "../ir/ops.js";
import { isPlainType } from "./type-kinds.js";

const QUIET_STATEMENTS: ReadonlySet<IrStmt["op"]> = new Set<IrStmt["op"]>([
  ...(["AssignVar", "SetAttr", "StoreGlobal", "Evaluate", "Return", "If", "Break", "Continue"] as const),
]);

/** Only its values may run something, and the statements in it. Of stores to attributes `storedField` takes care. */
export const isQuietStatement = (s: IrStmt): boolean => QUIET_STATEMENTS.has(s.op);

/** Builtins that run no code of the program with numbers, strs and None. */
const QUIET_BUILTINS = new Set("abs bool chr float int isinstance len max min ord repr round str".split(" "));

const hasPlainType = (v: IrValue): boolean => isPlainType(v.type);

/** Nothing but its operands may run something. Their types stand on them. */
export function isQuietValue(v: IrValue): boolean {
  switch (v.op) {
    case "Const":
    case "Load":
    case "LoadGlobal":
    case "LoadBuiltin":
    case "MakeFunction":
    case "Logical":
    case "Conditional":
    case "AssignExpr":
    case "Seq":
      return true;
    case "MakeTuple":
    case "MakeList":
      return v.items.every((item) => !item.spread);
    case "Binary":
      return hasPlainType(v.left) && hasPlainType(v.right);
    case "Compare":
      return (
        v.operator === "is" || v.operator === "is not" || (hasPlainType(v.left) && hasPlainType(v.right))
      );
    case "Unary":
    case "Not":
      return hasPlainType(v.operand);
    case "GetItem":
      return (v.object.type.kind === "list" || v.object.type.kind === "tuple") && hasPlainType(v.index);
    case "Call":
      return (
        v.func.op === "LoadBuiltin" &&
        QUIET_BUILTINS.has(v.func.name) &&
        v.keywords.length === 0 &&
        v.args.every((arg) => hasPlainType(arg) || arg.op === "LoadBuiltin")
      );
    case "CallHelper":
      return v.helper === "asBool" && v.args.every(hasPlainType);
    default:
      return false;
  }
}
