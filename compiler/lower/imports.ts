/** `import` and `from … import`. */

import type * as ir from "../ir/ops.js";
import { BOOL } from "../ir/types.js";
import type { Identifier, Import, ImportFrom } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

/** `import a.b` binds `a`; `import a.b as x` binds `a.b`. */
export function lowerImport(ctx: FunctionContext, stmt: Import): void {
  for (const alias of stmt.names) {
    const bound = alias.alias ?? alias.path[0];
    if (bound === undefined) continue;
    const want = alias.alias === null ? "top" : "leaf";
    const module = importModule(stmt, alias, dotted(alias.path), 0, want, []);
    ctx.storeName(alias, bound.name, module);
  }
}

export function lowerImportFrom(ctx: FunctionContext, stmt: ImportFrom): void {
  const path = dotted(stmt.path);
  if (stmt.names === null)
    return lowerStar(ctx, stmt, importModule(stmt, stmt, path, stmt.level, "leaf", ["*"]));
  const names = stmt.names.map((name) => name.name.name);
  let module: ir.IrValue = importModule(stmt, stmt, path, stmt.level, "leaf", names);
  if (names.length > 1) module = ctx.hold(stmt, module, "module");
  for (const { name, alias, start, end } of stmt.names) {
    const place = { start, end };
    ctx.storeName(place, (alias ?? name).name, importName(stmt, place, module, name.name));
  }
}

/** Where the names are known, they are stored one by one, as `from m import a, b` would. */
function lowerStar(ctx: FunctionContext, stmt: ImportFrom, imported: ir.ImportModule): void {
  const { bindings, showsAllNames, stars, program } = ctx.module;
  const star = bindings.libraryStars.get(stmt);
  const source = stmt.level === 0 ? stars.get(imported.path) : undefined;
  const names = star?.mentioned ?? (source?.isInPackage === false ? source.names : undefined);
  // `sys.modules` may hold anything that has attributes.
  const isListed = ctx.module.module.mode === "static" && names !== undefined && !program.reachesEntry;
  if (!isListed)
    return ctx.emit(b.stmt<ir.ImportStar>(stmt, { op: "ImportStar", module: imported, isListed }));
  const module = ctx.hold(stmt, imported, "module");
  const mayLack = star?.library.varies ?? true;
  for (const name of names) {
    const store = (): void => ctx.storeName(stmt, name, importName(stmt, stmt, module, name));
    if (!mayLack) store();
    else
      ctx.emit(
        b.ifStmt(stmt, b.helper(stmt, "hasName", [module, b.str(stmt, name)], BOOL), ctx.collect(store)),
      );
  }
  if (showsAllNames) ctx.emit(b.stmt<ir.ImportStar>(stmt, { op: "ImportStar", module, isListed }));
}

function dotted(path: readonly Identifier[]): string {
  return path.map((part) => part.name).join(".");
}

function importModule(
  { start: statement }: b.Place,
  at: b.Place,
  path: string,
  level: number,
  want: "top" | "leaf",
  names: readonly string[],
): ir.ImportModule {
  return b.value<ir.ImportModule>(at, { op: "ImportModule", path, level, want, names, statement });
}

function importName(
  { start: statement }: b.Place,
  at: b.Place,
  module: ir.IrValue,
  name: string,
): ir.ImportName {
  return b.value<ir.ImportName>(at, { op: "ImportName", module, name, statement });
}
