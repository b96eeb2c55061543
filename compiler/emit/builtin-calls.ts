/** Calls of builtins that are more than a call: loops over generator expressions, tests of types, `dict(zip(…))`. */

import type { Call } from "../ir/ops.js";
import { emitArguments } from "./arguments.js";
import type { EmitContext } from "./context.js";
import { planFolding } from "./folding.js";
import { ASSIGNMENT, CALL } from "./precedence.js";

/** A call of a builtin that is the loop of the generator expression it is given. */
export function emitFoldedCall(e: EmitContext, call: Call): boolean {
  const folding = planFolding(e, call);
  if (folding === undefined || folding === "list") return false;
  if (folding === "items") {
    e.markValue(call);
    e.writer.write(`${e.runtime("tupleOf")}(`);
  }
  e.expression(call.args[0]!, folding === "items" ? ASSIGNMENT : CALL);
  if (folding === "items") e.writer.write(")");
  return true;
}

/** Functions of the runtime that ask for an instance of a built-in type. */
const INSTANCE_TESTS: Readonly<Record<string, string>> = {
  str: "isStr",
  int: "isInt",
  float: "isFloat",
  list: "isList",
  tuple: "isTuple",
  dict: "isDict",
  set: "isSet",
  bytes: "isBytes",
  bytearray: "isByteArray",
};

/** `isinstance(v, str)` and the like; false: it is none of these. */
export function emitInstanceTest(e: EmitContext, call: Call): boolean {
  const [value, type] = call.args;
  if (value === undefined || type?.op !== "LoadBuiltin" || call.args.length !== 2) return false;
  if (!Object.hasOwn(INSTANCE_TESTS, type.name)) return false;
  e.markValue(call);
  e.writer.write(`${e.runtime(INSTANCE_TESTS[type.name]!)}(`);
  e.list([value]);
  e.writer.write(")");
  return true;
}

/** `dict(zip(keys, values))` */
export function emitDictZip(e: EmitContext, call: Call): boolean {
  const [pairs] = call.args;
  if (call.args.length !== 1 || pairs?.op !== "Call" || pairs.func.op !== "LoadBuiltin") return false;
  if (pairs.func.name !== "zip" || pairs.args.length !== 2 || pairs.keywords.length > 0) return false;
  e.writer.write(e.runtime("dictZip"));
  emitArguments(e, call, pairs.args);
  return true;
}
