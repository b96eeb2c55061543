/**
 * Finds globals that have a value whenever they are read: nothing looks at them before the statement of the module that
 * binds them. Reading them needs no test.
 *
 * What can look at them before is the statements above, and the functions made there if one of the statements may call
 * them.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { Call, CallMethod, ImportModule, IrStmt, IrValue, StoreGlobal } from "../ir/ops.js";
import { nodesOf } from "../ir/nodes.js";
import type { RType } from "../ir/types.js";
import { functionOf, walkValue, walkValues } from "../ir/walk.js";
import { isPlainType } from "../types/type-kinds.js";
import { type Privacy, privacyOf } from "../types/privacy.js";

export function findBoundGlobals(modules: readonly IrModule[], privacy: Privacy = privacyOf(modules)): void {
  // Those that are imported come behind those that import them.
  for (const module of [...modules].reverse()) {
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
    /** Modules that have been run to their ends. */
    const finished = new Map<IrVar, IrModule>();
    for (const statement of module.init.body) {
      head.run(statement);
      if (statement.op === "AssignVar" && statement.value.op === "ImportModule") {
        const imported = privacy.uses.moduleAt(statement.value);
        if (
          imported !== undefined &&
          imported !== "library" &&
          !privacy.uses.comesBack(module, statement.value)
        )
          finished.set(statement.variable, imported);
      }
      const s = storeByStar(statement, finished) ?? statement;
      if (s.op !== "StoreGlobal" || deleted.has(s.name) || head.read.has(s.name)) continue;
      const global = globals.get(s.name);
      if (global !== undefined) global.isBound = true;
    }
  }
}

/** The store of a name by `import *`, where the module is known to have it. */
function storeByStar(s: IrStmt, finished: ReadonlyMap<IrVar, IrModule>): IrStmt | undefined {
  const star = starOf(s);
  if (star === undefined || star.module.op !== "Load") return undefined;
  return finished.get(star.module.variable)?.globals.get(star.name)?.isBound === true
    ? star.store
    : undefined;
}

/** `if hasName(module, name): name = module.name` */
function starOf(s: IrStmt): { store: StoreGlobal; module: IrValue; name: string } | undefined {
  if (s.op !== "If" || s.test.op !== "CallHelper" || s.test.helper !== "hasName") return undefined;
  const [store] = s.then;
  if (store?.op !== "StoreGlobal" || store.value.op !== "ImportName") return undefined;
  const { module, name } = store.value;
  return { store, module, name };
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
    let isQuiet = s.op === "StoreGlobal" || s.op === "AssignVar" || starOf(s) !== undefined;
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

/** Builtins that only wrap the function they are given. */
const WRAPPERS = new Set(["property", "staticmethod", "classmethod"]);

/** Builtins that call special methods of their arguments at most. */
const CALCULATE = new Set(
  (
    "abs bin bool bytearray bytes chr complex const dict divmod float hex int isinstance len list max min object oct ord pow " +
    "range repr round set str sum tuple"
  ).split(" "),
);

/** Modules of the library whose functions do nothing but calculate. */
const CALCULATING_MODULES = new Set(["array", "binascii", "cmath", "math", "struct"]);

/** Runs no function of the program once its operands are there. */
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
    case "CallHelper":
      return v.helper === "hasName";
    case "Call":
      if (v.func.op !== "LoadBuiltin") return false;
      return WRAPPERS.has(v.func.name) || (CALCULATE.has(v.func.name) && hasPlainArguments(v));
    case "CallMethod":
      return isCalculatingModule(v.object.type) && hasPlainArguments(v);
    case "GetAttr":
      return isCalculatingModule(v.object.type);
    case "Binary":
      return isPlainType(v.left.type) && isPlainType(v.right.type);
    case "Unary":
      return isPlainType(v.operand.type);
    default:
      return false;
  }
}

const isCalculatingModule = (t: RType): boolean =>
  t.kind === "module" && t.module === null && CALCULATING_MODULES.has(t.name);

const hasPlainArguments = (v: Call | CallMethod): boolean =>
  v.args.every((arg) => isPlainType(arg.type)) && v.keywords.every(({ value }) => isPlainType(value.type));
