/** Calls of builtins that are more than a call: loops over generator expressions, tests of types, `dict(zip(…))`. */

import type { Call, IrValue } from "../ir/ops.js";
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

/** `isinstance(v, str)`, `isinstance(v, (int, float))` and the like; false: it is none of these. */
export function emitInstanceTest(e: EmitContext, call: Call): boolean {
  const [value, types] = call.args;
  if (value === undefined || types === undefined || call.args.length !== 2) return false;
  const tests = testsOf(types);
  // What is asked about twice has to be the same each time.
  if (tests.length === 0 || (tests.length > 1 && (value.op !== "Load" || value.checked))) return false;
  const { writer } = e;
  if (tests.length > 1) writer.write("(");
  tests.forEach((test, i) => {
    if (i > 0) writer.write(" || ");
    e.markValue(call);
    writer.write(`${e.runtime(test)}(`);
    e.list([value]);
    writer.write(")");
  });
  if (tests.length > 1) writer.write(")");
  return true;
}

/** The tests for a type, or for each of a tuple of them (not of tuples in it, which match nothing); none if there is another among them. */
function testsOf(types: IrValue): readonly string[] {
  const each =
    types.op === "MakeTuple"
      ? types.items.map(({ value, spread }) => !spread && testOf(value))
      : [testOf(types)];
  return each.every((test) => typeof test === "string") ? each : [];
}

const testOf = (type: IrValue): string | false =>
  type.op === "LoadBuiltin" && Object.hasOwn(INSTANCE_TESTS, type.name) && INSTANCE_TESTS[type.name]!;

/** `dict(zip(keys, values))` */
export function emitDictZip(e: EmitContext, call: Call): boolean {
  const [pairs] = call.args;
  if (call.args.length !== 1 || pairs?.op !== "Call" || pairs.func.op !== "LoadBuiltin") return false;
  if (pairs.func.name !== "zip" || pairs.args.length !== 2 || pairs.keywords.length > 0) return false;
  e.writer.write(e.runtime("dictZip"));
  emitArguments(e, call, pairs.args);
  return true;
}
