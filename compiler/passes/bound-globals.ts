/**
 * Finds globals that have a value whenever they are read: nothing looks at them before the statement of the module that
 * binds them. Reading them needs no test.
 *
 * What can look at them before is the statements above, and the functions made there if one of the statements may call
 * them.
 */

import type { IrFunction, IrModule } from "../ir/function.js";
import type { ImportModule, IrStmt, IrValue } from "../ir/ops.js";
import { nodesOf } from "../ir/nodes.js";
import { functionOf, walkValue, walkValues } from "../ir/walk.js";
import { privacyOf } from "../types/privacy.js";

export function findBoundGlobals(modules: readonly IrModule[]): void {
  const privacy = privacyOf(modules);
  for (const module of modules) {
    const globals = privacy.globalsOf(module);
    if (globals.size === 0) continue;
    const deleted = new Set<string>();
    for (const fn of module.functions) {
      const { statements } = nodesOf(fn);
      for (let i = 0; i < statements.length; i++) {
        const s = statements[i]!;
        if (s.op === "DeleteGlobal" || s.op === "UnbindGlobal") deleted.add(s.name);
      }
    }
    const head = new Head((v) => privacy.uses.comesBack(module, v));
    for (const s of module.init.body) {
      head.run(s);
      if (s.op !== "StoreGlobal" || deleted.has(s.name) || head.read.has(s.name)) continue;
      const global = globals.get(s.name);
      if (global !== undefined) global.isBound = true;
    }
  }
}

/** What has run so far. */
class Head {
  /** Globals that may have been looked at. */
  readonly read = new Set<string>();
  /** Functions that have been made, and not looked through yet. */
  private made: IrFunction[] = [];

  /** `comesBack`: whether an import may run functions of the module. */
  constructor(private readonly comesBack: (v: ImportModule) => boolean) {}

  run(s: IrStmt): void {
    let isQuiet = s.op === "StoreGlobal" || s.op === "AssignVar";
    const visit = (v: IrValue): void => {
      if (v.op === "LoadGlobal") this.read.add(v.name);
      if (v.op === "MakeClass") {
        // Its body runs now; the methods in it do not.
        nodesOf(v.cls.body).values.forEach(visit);
        return;
      }
      const fn = functionOf(v);
      if (fn !== null) this.made.push(fn);
      if (v.op === "ImportModule" ? this.comesBack(v) : !isQuietValue(v)) isQuiet = false;
    };
    if (s.op === "StoreGlobal" || s.op === "AssignVar") walkValue(s.value, visit);
    else walkValues([s], visit);
    if (!isQuiet) this.callAll();
  }

  /** Any of the functions made may run now. */
  private callAll(): void {
    for (let fn = this.made.pop(); fn !== undefined; fn = this.made.pop()) {
      const { values } = nodesOf(fn);
      for (let i = 0; i < values.length; i++) {
        const v = values[i]!;
        if (v.op === "LoadGlobal") this.read.add(v.name);
        const inner = functionOf(v);
        if (inner !== null) this.made.push(inner);
      }
    }
  }
}

/** Runs no function of the program. */
function isQuietValue(v: IrValue): boolean {
  switch (v.op) {
    case "Const":
    case "Load":
    case "LoadBuiltin":
    case "LoadGlobal":
    case "LoadName":
    case "MakeFunction":
    case "MakeTuple":
    case "MakeList":
    case "MakeDict":
    case "ImportName":
      return true;
    case "Call":
      return v.func.op === "LoadBuiltin" && v.func.name === "property";
    case "Binary":
    case "Unary":
      return v.type.kind === "int" || v.type.kind === "float" || v.type.kind === "str";
    default:
      return false;
  }
}
