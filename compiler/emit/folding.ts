/**
 * Generator expressions that a builtin uses up at once: `sum(x for …)`, `tuple(…)`, `any(…)`. No generator is made; the
 * loop itself adds up, collects or tests, item by item as the builtin does. What the operations on items of unknown type raise
 * is not raised in the generator: they appear in no traceback of it, and a StopIteration of theirs stays one.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { asF64 } from "../ir/convert.js";
import type { Call, IrValue, Primitive } from "../ir/ops.js";
import { INT } from "../ir/types.js";
import { walkStatements, walkValues } from "../ir/walk.js";
import { load, value } from "../lower/builder.js";
import { boundsOf } from "../types/ranges.js";
import type { EmitContext } from "./context.js";
import { GENERATOR_EXPRESSION } from "./function-names.js";
import { ASSIGNMENT, SEQUENCE } from "./precedence.js";

/**
 * What the loop does with each item: `items` gives a JavaScript array, `list` a list of them; `total` is a sum of floats,
 * `added`, `some` and `every` are `sum`, `any` and `all` of items whose operations may raise or run code of the program.
 */
export type Folding = "items" | "list" | "sum" | "total" | "any" | "all" | "set" | "added" | "some" | "every";

/** Foldings that may raise while they use an item. */
const RAISING: ReadonlySet<Folding> = new Set<Folding>(["added", "some", "every"]);

const NUMBERS: ReadonlySet<string> = new Set(["int", "bool"]);
const PLAIN: ReadonlySet<string> = new Set(["int", "bool", "float", "str", "none"]);

/** The generator expression that is called here. */
function generatorOf(value: IrValue | undefined): IrFunction | undefined {
  if (value?.op !== "Call" || value.func.op !== "MakeFunction") return undefined;
  const { fn } = value.func;
  return fn.name === GENERATOR_EXPRESSION && !fn.isAsync ? fn : undefined;
}

/** The value that the generator expression yields, if it does so in one place, as a statement. */
function yieldedBy(fn: IrFunction): IrValue | undefined {
  let count = 0;
  walkValues(fn.body, (v) => {
    if (v.op === "Yield" || v.op === "YieldFrom") count++;
  });
  let yielded: IrValue | undefined;
  walkStatements(fn.body, (s) => {
    if (s.op === "Evaluate" && s.value.op === "Yield") yielded = s.value.value;
  });
  return count === 1 ? yielded : undefined;
}

function foldingOf(builtin: string, yielded: IrValue): Folding | undefined {
  const { kind } = yielded.type;
  switch (builtin) {
    case "tuple":
      return "items";
    case "list":
    case "sorted":
      return "list";
    case "bytes":
    case "bytearray":
      return kind === "int" ? "list" : undefined;
    case "sum":
      return kind === "float" ? "total" : NUMBERS.has(kind) ? "sum" : "added";
    case "any":
      return PLAIN.has(kind) ? "any" : "some";
    case "all":
      return PLAIN.has(kind) ? "all" : "every";
    case "set":
      return PLAIN.has(kind) ? "set" : undefined;
    default:
      return undefined;
  }
}

/** Notes how the only positional argument of a call of a builtin is to be written; gives it if it is a loop then. */
export function planFolding(e: EmitContext, call: Call): Folding | undefined {
  if (call.func.op !== "LoadBuiltin" || call.args.length !== 1) return undefined;
  if (call.keywords.length > 0 && call.func.name !== "sorted") return undefined;
  const fn = generatorOf(call.args[0]);
  const yielded = fn === undefined ? undefined : yieldedBy(fn);
  if (fn === undefined || yielded === undefined) return undefined;
  const folding = foldingOf(call.func.name, yielded);
  if (folding !== undefined) e.foldings.set(fn, folding);
  return folding;
}

/** The same for `text.join(…)`, which collects everything first. */
export function planJoin(e: EmitContext, object: IrValue, name: string, args: readonly IrValue[]): void {
  if (name !== "join" || object.type.kind !== "str" || args.length !== 1) return;
  const fn = generatorOf(args[0]);
  if (fn !== undefined && yieldedBy(fn) !== undefined) e.foldings.set(fn, "list");
}

/** What the loop starts with. */
export function foldingStart(e: EmitContext, folding: Folding): string {
  switch (folding) {
    case "items":
    case "list":
      return "[]";
    case "sum":
      return "0";
    case "total":
      return "0, $some = false";
    case "set":
      return `${e.runtime("set")}([])`;
    case "added":
      return `0, ${using(e)}`;
    case "some":
    case "every":
      return `${folding === "every"}, ${using(e)}`;
    default:
      return String(folding === "all");
  }
}

/** Variables of foldings that may raise: the item, and whether it is being used rather than made. */
const using = (e: EmitContext): string => `$item${e.annotation("Value")}, $uses = false`;

/** What leaves the loop for an error in it. */
export function foldingError(e: EmitContext, folding: Folding): string {
  const made = `${e.runtime("generatorError")}($e)`;
  return RAISING.has(folding) ? `$uses ? $e : ${made}` : made;
}

/** What it gives in the end: without items a sum is an int. */
export function foldingEnd(e: EmitContext, folding: Folding): string {
  return folding === "total" ? `$some ? ${e.runtime("float")}($acc) : 0` : "$acc";
}

/** What stands in place of the `yield`. */
export function emitFolded(e: EmitContext, folding: Folding, item: IrValue): void {
  const { writer } = e;
  e.mark(item.start);
  switch (folding) {
    case "items":
    case "list":
      writer.write("$acc.push(");
      e.expression(item, ASSIGNMENT);
      return writer.writeLine(");");
    case "sum":
      writer.write("$acc = ");
      e.expression(sumWith(e, item), ASSIGNMENT);
      return writer.writeLine(";");
    case "total":
      writer.write("$some = true; $acc += ");
      e.expression(asF64(item), ASSIGNMENT);
      return writer.writeLine(";");
    case "set":
      writer.write("$acc.add(");
      e.expression(item, ASSIGNMENT);
      return writer.writeLine(");");
    case "any":
    case "all":
      writer.write(folding === "any" ? "if (" : "if (!(");
      e.parts.test(e, item, SEQUENCE);
      return writer.writeLine(folding === "any" ? ") return true;" : ")) return false;");
    case "added":
      return emitUse(e, item, `$acc = ${e.runtime("add")}($acc, $item);`);
    case "some":
      return emitUse(e, item, `if (${e.runtime("truth")}($item)) return true;`);
    case "every":
      return emitUse(e, item, `if (!${e.runtime("truth")}($item)) return false;`);
  }
}

/** An item of unknown type, and what is done with it, which is the work of the builtin and not of the generator. */
function emitUse(e: EmitContext, item: IrValue, use: string): void {
  const { writer } = e;
  writer.write("$item = ");
  e.expression(item, ASSIGNMENT);
  writer.writeLine("; $uses = true;");
  e.mark(-1);
  writer.writeLine(`${use} $uses = false;`);
}

/** The sum of what has been added up so far and an int or bool: as of two variables, where the item is known to be small. */
function sumWith(e: EmitContext, item: IrValue): IrValue {
  const variable: IrVar = { name: "acc", kind: "temp", captured: false, type: INT, rep: "boxed" };
  e.scope.bind(variable, "$acc");
  const acc = load(item, variable);
  const primitive = (name: string, args: IrValue[]): IrValue =>
    value<Primitive>(item, { op: "Primitive", name, args }, INT);
  const number = item.type.kind === "bool" ? primitive("int.ofBool", [item]) : item;
  const isSmall = boundsOf(item.type) !== undefined;
  return primitive(isSmall ? "int.addLeft" : "int.addAny", [acc, number]);
}
