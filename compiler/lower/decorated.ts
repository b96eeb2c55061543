/** Decorators: evaluated from the first to the last, then applied from the last to the first. */

import { compilerDecorator } from "../syntax/compiler-decorators.js";
import type * as ir from "../ir/ops.js";
import type { Expr } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

/** The nesting `d1(d2(def))` is just the order wanted: d1, d2, defaults of the definition, then the calls. */
export function lowerDecorated(
  ctx: FunctionContext,
  decorators: readonly Expr[],
  make: () => ir.IrValue,
): ir.IrValue {
  const applied = decorators.filter((decorator) => compilerDecorator(decorator) === null);
  const functions = applied.map((decorator) => ({ decorator, func: ctx.value(decorator) }));
  return functions.reduceRight((made, { decorator, func }) => b.call(decorator, func, [made]), make());
}
