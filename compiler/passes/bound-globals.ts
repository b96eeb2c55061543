/**
 * Finds globals that have a value whenever they are read: nothing looks at them before the statement at the head of the
 * module that binds them. Reading them needs no test.
 *
 * The head of a module is what runs before the first statement that could call a function of the program: imports,
 * constants, definitions. What it binds is bound for all functions, since none has run by then.
 */

import type { IrModule } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { walkStatements, walkValue, walkValues } from "../ir/walk.js";
import { privateGlobals } from "../types/privacy.js";

export function findBoundGlobals(modules: readonly IrModule[]): void {
  const globals = privateGlobals(modules);
  for (const module of modules) {
    const deleted = new Set<string>();
    for (const fn of module.functions) {
      walkStatements(fn.body, (s) => {
        if (s.op === "DeleteGlobal" || s.op === "UnbindGlobal") deleted.add(s.name);
      });
    }
    const read = new Set<string>();
    for (const s of module.init.body) {
      if (!isQuiet(s, read) || s.op !== "StoreGlobal") break;
      const global = globals.get(s.name);
      if (global !== undefined && !deleted.has(s.name) && !read.has(s.name)) global.isBound = true;
    }
  }
}

/** Runs no function of the program; notes the globals it reads. */
function isQuiet(s: IrStmt, read: Set<string>): boolean {
  if (s.op !== "StoreGlobal") return false;
  let quiet = true;
  walkValue(s.value, (v) => {
    if (!isQuietValue(v, read)) quiet = false;
  });
  return quiet;
}

function isQuietValue(v: IrValue, read: Set<string>): boolean {
  switch (v.op) {
    case "Const":
    case "LoadBuiltin":
    case "MakeFunction":
    case "MakeTuple":
    case "MakeList":
    case "MakeDict":
    case "ImportModule":
    case "ImportName":
      return true;
    case "LoadGlobal":
      read.add(v.name);
      return true;
    case "Binary":
    case "Unary":
      return v.type.kind === "int" || v.type.kind === "float" || v.type.kind === "str";
    case "MakeClass": {
      // Its body runs here; the methods in it do not.
      let quiet = v.keywords.length === 0;
      for (const s of v.cls.body.body) if (s.op !== "StoreName" && s.op !== "Evaluate") quiet = false;
      walkValues(v.cls.body.body, (inner) => {
        const isProperty =
          inner.op === "Call" && inner.func.op === "LoadBuiltin" && inner.func.name === "property";
        if (!isProperty && !isQuietValue(inner, read)) quiet = false;
      });
      return quiet;
    }
    default:
      return false;
  }
}
