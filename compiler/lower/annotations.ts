/** Annotations of `@micropython.viper` functions: the only ones MicroPython reads. */

import type { Expr, FunctionDef } from "../syntax/ast.js";
import type { FunctionContext } from "./context.js";

const VIPER_ANNOTATIONS = new Set(["object", "bool", "int", "uint", "ptr", "ptr8", "ptr16", "ptr32"]);

/** One entry a parameter and one for the result, `null` where nothing is said. */
export function viperTypes(ctx: FunctionContext, node: FunctionDef): (string | null)[] {
  return [...node.params.list.map((param) => param.annotation), node.returns].map((annotation) =>
    annotation === null ? null : viperType(ctx, annotation),
  );
}

function viperType(ctx: FunctionContext, annotation: Expr): string | null {
  if (annotation.kind !== "Name") {
    if (annotation.kind !== "Constant") ctx.module.report("NAM218", annotation);
    return null;
  }
  if (VIPER_ANNOTATIONS.has(annotation.name)) return annotation.name;
  ctx.module.report("NAM217", annotation, [annotation.name]);
  return null;
}
