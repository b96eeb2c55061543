/** `import` and `from … import`. */

import type * as ir from "../ir/ops.js";
import type { LibraryStar } from "../binding/library-stars.js";
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
    const module = importModule(alias, dotted(alias.path), 0, want, []);
    ctx.storeName(alias, bound.name, module);
  }
}

export function lowerImportFrom(ctx: FunctionContext, stmt: ImportFrom): void {
  const path = dotted(stmt.path);
  if (stmt.names === null) {
    const module = importModule(stmt, path, stmt.level, "leaf", ["*"]);
    const star = ctx.module.bindings.libraryStars.get(stmt);
    if (star !== undefined && ctx.module.module.mode === "static") lowerLibraryStar(ctx, stmt, module, star);
    else ctx.emit(b.stmt<ir.ImportStar>(stmt, { op: "ImportStar", module, isListed: false }));
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

/** Stores the names that the module mentions, as `from m import a, b` would; the others are for those who have the module as an object. */
function lowerLibraryStar(
  ctx: FunctionContext,
  stmt: ImportFrom,
  imported: ir.ImportModule,
  { library, mentioned }: LibraryStar,
): void {
  const isOnlyUse = mentioned.length + (ctx.module.isPrivate ? 0 : 1) === 1 && !library.varies;
  const module = isOnlyUse ? imported : ctx.hold(stmt, imported, "module");
  for (const name of mentioned) {
    const store = (): void =>
      ctx.storeName(stmt, name, b.value<ir.ImportName>(stmt, { op: "ImportName", module, name }));
    if (!library.varies) store();
    else
      ctx.emit(
        b.ifStmt(stmt, b.helper(stmt, "hasName", [module, b.str(stmt, name)], BOOL), ctx.collect(store)),
      );
  }
  if (!ctx.module.isPrivate)
    ctx.emit(b.stmt<ir.ImportStar>(stmt, { op: "ImportStar", module, isListed: true }));
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
