/** `import` and `from … import`. */

import type * as ir from "../ir/ops.js";
import type { Identifier, Import, ImportFrom } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

/** `import a.b` binds `a`; `import a.b as x` binds `a.b`. */
export function lowerImport(ctx: FunctionContext, stmt: Import): void {
  for (const alias of stmt.names) {
    const bound = alias.alias ?? alias.path[0];
    if (bound === undefined) continue;
    const want = alias.alias === null ? "top" : "leaf";
    const module = importModule(alias, dotted(alias.path), 0, want, []);
    ctx.storeName(alias, bound.name, module);
  }
}

export function lowerImportFrom(ctx: FunctionContext, stmt: ImportFrom): void {
  const path = dotted(stmt.path);
  if (stmt.names === null) {
    const module = importModule(stmt, path, stmt.level, "leaf", ["*"]);
    ctx.emit(b.stmt<ir.ImportStar>(stmt, { op: "ImportStar", module }));
    return;
  }
  const names = stmt.names.map((name) => name.name.name);
  let module: ir.IrValue = importModule(stmt, path, stmt.level, "leaf", names);
  if (names.length > 1) module = ctx.hold(stmt, module, "module");
  for (const { name, alias, start, end } of stmt.names) {
    const place = { start, end };
    const found = b.value<ir.ImportName>(place, { op: "ImportName", module, name: name.name });
    ctx.storeName(place, (alias ?? name).name, found);
  }
}

function dotted(path: readonly Identifier[]): string {
  return path.map((part) => part.name).join(".");
}

function importModule(
  at: b.Place,
  path: string,
  level: number,
  want: "top" | "leaf",
  names: readonly string[],
): ir.ImportModule {
  return b.value<ir.ImportModule>(at, { op: "ImportModule", path, level, want, names });
}
