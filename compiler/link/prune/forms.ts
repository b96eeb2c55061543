/**
 * How the runtime writes what pruning knows about: tables of names, operators, types. The other side of these conventions are the
 * files of runtime-hal/core; a form that is not recognised is kept whole.
 */

import type { Declaration, Node, Statement } from "./program-graph.js";

/** The names that the program uses; those that the runtime uses are added as they are found. */
export interface ProgramNames {
  readonly attributes: Set<string>;
  readonly builtins: Set<string>;
}

/** What the entries of a table are found by. */
export type TableKind = keyof ProgramNames | "slots";
/** Declarations and functions with these endings hold (or give) tables whose entries are looked up by name. */
export const TABLE_NAME = /(?:[mM]ethods|Builtins|Module|Functions|Attributes|Kind|[sS]lots)$/;
export const NATIVE = /^(?:native|nativeKw|nativeDirect|define)$/;
/** Methods that are called by JavaScript itself, or by names put together (`m$` and a name of the program). */
export const IMPLICIT = /^(?:next|return|throw|toString|valueOf|toJSON|then|m?\$.*)$/;
/** Types that are builtins: others are known to the program by their modules. */
export const BUILTIN_TYPE =
  /^(?:bool|bytearray|bytes|classmethod|complex|dict|enumerate|filter|float|frozenset|int|list|map|memoryview|object|property|range|reversed|set|slice|staticmethod|str|super|tuple|type|zip)$/;
/**
 * Properties that have a value only where reached code sets it: slots and other names that end in `$`, and what marks types of the
 * program. A class may declare them with `undefined` or `false`.
 */
export const FLAG = /^(?:isUser|hasAccessors|varArgs|varKw|[A-Za-z]\w*\$)$/;
/** Names of attributes that `name === "…"` asks for. Others may be names of anything. */
export const ATTRIBUTE_TEST = /^__\w+__$/;
export const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Builtins are found by other names than methods and what a module holds. */
export function tableKind(unit: Declaration | Statement): TableKind {
  if ("kind" in unit && /(?:slots|Kind)$/i.test(unit.name)) return "slots";
  return "kind" in unit && unit.name.endsWith("Builtins") ? "builtins" : "attributes";
}

/** The name in `define("KeyError", …)`, with or without a variable for it. */
export function definedName(unit: Node): string | undefined {
  let call = unit;
  if (call.type === "VariableDeclarator") call = (call.init ?? call) as Node;
  else if (call.type === "ExpressionStatement") call = call.expression as Node;
  if (call.type !== "CallExpression" || (call.callee as Node).name !== "define") return undefined;
  const first = (call.arguments as Node[])[0];
  return typeof first?.value === "string" ? first.value : undefined;
}

export const isOperator = (node: Node): boolean => node.type === "Identifier" && node.name === "op";

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

export function keyOf(property: Node): string | undefined {
  if (property.type !== "Property" || property.computed === true) return undefined;
  const key = property.key as Node;
  return String(key.name ?? key.value);
}

export function valueOf(object: Node, name: string): Node | undefined {
  return (object.properties as Node[]).find((p) => keyOf(p) === name)?.value as Node | undefined;
}

/** Is this statement a way out of the switch it ends a case of? */
export function leaves(statement: Node | undefined): boolean {
  if (statement === undefined) return false;
  if (statement.type === "BlockStatement") return leaves((statement.body as Node[]).at(-1));
  return /^(?:Return|Throw|Break|Continue)Statement$/.test(statement.type);
}
