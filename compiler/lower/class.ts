/** Class definitions: the body is a function of its own that fills a namespace. */

import type { Scope } from "../binding/scope.js";
import type { IrClass } from "../ir/class.js";
import type * as ir from "../ir/ops.js";
import type { ClassDef } from "../syntax/ast.js";
import * as b from "./builder.js";
import { spreadArguments } from "./calls.js";
import type { FunctionContext } from "./context.js";
import { openFunction } from "./function.js";

/** Bases and keywords are evaluated before the body runs. */
export function makeClass(ctx: FunctionContext, node: ClassDef): ir.IrValue {
  const { args, keywords } = spreadArguments(ctx, node.args);
  const named: ir.Keyword[] = [];
  for (const { name, value } of keywords) {
    if (name === null) ctx.module.report("NAM219", node);
    else named.push({ name, value });
  }
  return b.value<ir.MakeClass>(node, {
    op: "MakeClass",
    cls: lowerClass(ctx, node),
    bases: args,
    keywords: named,
  });
}

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_CONSTANTS: ReadonlyMap<string, ir.ConstValue> = new Map();

function lowerClass(outer: FunctionContext, node: ClassDef): IrClass {
  const { module } = outer;
  const scope = module.scopeOf(node);
  const place = { start: node.body[0]?.start ?? node.start, end: node.end };
  const ctx = openFunction(module, {
    name: node.name.name,
    kind: "class",
    scope,
    parent: outer.fn,
    place,
  });
  ctx.lower.statements(ctx, node.body);
  const cell = scope.names.get("__class__")!;
  const isUsed = cell.kind === "cell" || cell.uses.length > 0;
  return {
    name: node.name.name,
    qualname: qualifiedName(scope),
    body: ctx.fn,
    classCell: isUsed ? module.variable(scope, "__class__") : null,
    bases: [],
    exceptionBase: null,
    fields: NO_NAMES,
    bareFields: NO_NAMES,
    twofoldFields: NO_NAMES,
    isAlwaysTrue: false,
    assigned: NO_NAMES,
    accessors: NO_NAMES,
    constants: NO_CONSTANTS,
    start: node.start,
    end: node.end,
  };
}

function qualifiedName(scope: Scope): string {
  const own = scope.node.kind === "ClassDef" ? scope.node.name.name : "";
  return scope.parent?.kind === "class" ? `${qualifiedName(scope.parent)}.${own}` : own;
}
