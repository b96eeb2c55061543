/**
 * Operations on values that are dicts or sets for certain: their methods are called as those of JavaScript's objects, without
 * looking for the name or counting arguments.
 */

import { CALL, CONDITIONAL, EQUALITY } from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

function row(
  type: "dict" | "set",
  method: string,
  more: readonly OperandType[],
  result: OperandType,
  how: { readonly call: string } | { readonly template: string; readonly precedence: number },
): PrimitiveRow {
  return {
    name: `${type}.${method}${more.length}`,
    replaces: `method ${method}`,
    operands: [type, ...more].map((kind) => ({ type: kind as OperandType, rep: "boxed" })),
    result: { type: result, rep: "boxed" },
    pure: false,
    raises: true,
    ...how,
  };
}

function entryRow(
  name: string,
  operands: readonly OperandType[],
  how: { readonly call: string } | { readonly template: string; readonly precedence: number },
): PrimitiveRow {
  return {
    name: `dict.${name}`,
    operands: operands.map((type) => ({ type, rep: "boxed" })),
    result: { type: "object", rep: "boxed" },
    pure: false,
    raises: true,
    ...how,
  };
}

const entryTest = (name: string, template: string): PrimitiveRow => ({
  ...entryRow(name, ["object"], { template, precedence: EQUALITY }),
  result: { type: "bool", rep: "boxed" },
  raises: false,
});

registerPrimitives([
  row("set", "add", ["object"], "none", { template: "({0}.add({(1)}), null)", precedence: CALL }),
  row("set", "discard", ["object"], "none", { template: "({0}.delete({(1)}), null)", precedence: CALL }),
  row("set", "remove", ["object"], "none", { call: "setRemove" }),
  row("dict", "get", ["object"], "object", {
    template: "({t} = {0}.get({(1)})) !== undefined ? {t} : null",
    precedence: CONDITIONAL,
  }),
  row("dict", "get", ["object", "object"], "object", { call: "dictGetOr" }),
  row("dict", "setdefault", ["object"], "object", { call: "dictSetDefault" }),
  row("dict", "setdefault", ["object", "object"], "object", { call: "dictSetDefault" }),
  row("dict", "update", ["object"], "none", { call: "dictUpdate" }),
  row("dict", "pop", ["object"], "object", { call: "dictPop" }),
  row("dict", "pop", ["object", "object"], "object", { call: "dictPop" }),
  // What `passes/found-entries.ts` makes of a value that is read and written in one statement.
  entryRow("entryOf", ["dict", "object"], { template: "{0}.entryOf({(1)})", precedence: CALL }),
  entryRow("found", ["object", "object", "dict", "object"], {
    template: "{0} !== undefined ? {1}.value : {2}.getitem$({(3)})",
    precedence: CONDITIONAL,
  }),
  entryRow("foundOr", ["object", "object", "dict", "object", "object"], {
    template: "{0} !== undefined ? {1}.value : {$dictGetOr}({(2)}, {(3)}, {(4)})",
    precedence: CONDITIONAL,
  }),
  entryRow("put", ["dict", "object", "object", "object"], { call: "dictPut" }),
  // What `passes/remembered-entries.ts` makes of `k in d` and what stands behind it.
  entryRow("seek", ["dict", "object"], { template: "{0}.seek({(1)})", precedence: CALL }),
  entryTest("isFound", "{0} !== undefined"),
  entryTest("isMissing", "{0} === undefined"),
  entryRow("kept", ["object"], { template: "{0} ?? undefined", precedence: CONDITIONAL }),
  entryRow("keptValue", ["object", "dict", "object"], {
    template: "{0}?.value ?? {1}.getitem$({(2)})",
    precedence: CONDITIONAL,
  }),
]);
