/**
 * Globals that hold floats, or numbers of several kinds, become variables of the module body that its functions share, as closures
 * share those of the function around them. So they are kept as such variables are: bare, or as a number and its kind. Who
 * asks the module for them by name meets accessors that make objects.
 *
 * They have a value whenever they are read (`bound-globals.ts`), nobody has the module before it has run, and all that is stored is known.
 */

import type { IrFunction, IrGlobal, IrModule, IrVar } from "../ir/function.js";
import { forgetNodes, nodesOf } from "../ir/nodes.js";
import type { AssignExpr, AssignNameExpr, IrStmt, IrValue, Load, LoadGlobal } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { eachBlock } from "../ir/walk.js";
import { assign } from "../lower/builder.js";
import { type Privacy, privacyOf } from "../types/privacy.js";
import { hasKind } from "../types/twofold.js";
import { isSplit, newVar } from "./split-variables.js";

export function keepGlobalNumbers(modules: readonly IrModule[]): void {
  const privacy = privacyOf(modules);
  for (const module of modules) {
    const found = numbersOf(module, privacy);
    if (found.size === 0) continue;
    const mentions = mentioning(module, found);
    if (found.size === 0) continue;
    const rewriting = new Rewriting(module, found);
    for (const fn of mentions) rewriting.function(fn);
  }
}

/** The globals that are kept so. What nothing stores again is left alone: such an object is made once. */
function numbersOf(module: IrModule, privacy: Privacy): Map<string, IrGlobal> {
  const found = new Map<string, IrGlobal>();
  for (const [name, global] of privacy.globalsOf(module)) {
    if (global.isBound !== true || global.bindings < 2) continue;
    if (global.type.kind === "float" || hasKind(global.type)) found.set(name, global);
  }
  if (found.size === 0) return found;
  const isStored = new Set<string>();
  for (const s of module.init.body) if (s.op === "StoreGlobal") isStored.add(s.name);
  for (const name of found.keys()) if (!isStored.has(name)) found.delete(name);
  // Who comes back sees what has a value so far.
  const comesBack = (v: IrValue): boolean => v.op === "ImportModule" && privacy.uses.comesBack(module, v);
  if (module.functions.some((fn) => nodesOf(fn).values.some(comesBack))) found.clear();
  return found;
}

/** The functions that mention the globals; those that are mentioned where values are not taken apart are left out. */
function mentioning(module: IrModule, found: Map<string, IrGlobal>): IrFunction[] {
  const mentions = new Map<string, Set<IrFunction>>();
  const mention = (name: string, fn: IrFunction): void => {
    if (!found.has(name)) return;
    if (isSplit(fn)) mentions.set(name, (mentions.get(name) ?? new Set()).add(fn));
    else found.delete(name);
  };
  for (const fn of module.functions) {
    const { statements, values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      if (v.op === "LoadGlobal" || v.op === "LoadName" || v.op === "AssignNameExpr") mention(v.name, fn);
    }
    for (let i = 0; i < statements.length; i++) {
      const s = statements[i]!;
      if (s.op === "StoreGlobal") mention(s.name, fn);
    }
  }
  const functions = new Set<IrFunction>();
  for (const name of found.keys()) for (const fn of mentions.get(name) ?? []) functions.add(fn);
  return [...functions];
}

/** Puts variables in the place of globals. */
class Rewriting {
  private readonly variables = new Map<string, IrVar>();

  constructor(module: IrModule, found: ReadonlyMap<string, IrGlobal>) {
    for (const [name, global] of found) {
      const variable = { ...newVar(name, "local", global.type), captured: true };
      this.variables.set(name, variable);
      module.init.locals.push(variable);
      global.held = { number: variable };
    }
  }

  function(fn: IrFunction): void {
    this.block(fn.body, undefined);
    forgetNodes(fn);
  }

  private readonly block = (body: IrStmt[], _context: undefined): void => {
    for (let i = 0; i < body.length; i++) {
      const s = body[i]!;
      replaceValues(s, this.value);
      if (s.op === "StoreGlobal") {
        const variable = this.variables.get(s.name);
        if (variable !== undefined) body[i] = assign(s, variable, s.value);
      } else eachBlock(s, this.block, undefined);
    }
  };

  private readonly value = (v: IrValue): IrValue => {
    replaceOperands(v, this.value);
    if (v.op !== "LoadGlobal" && v.op !== "AssignNameExpr") return v;
    const variable = this.variables.get(v.name);
    if (variable === undefined) return v;
    return v.op === "LoadGlobal" ? loaded(v, variable) : assigned(v, variable);
  };
}

const loaded = ({ type, rep, start, end }: LoadGlobal, variable: IrVar): Load => ({
  op: "Load",
  variable,
  checked: false,
  type,
  rep,
  start,
  end,
});

const assigned = ({ value, type, rep, start, end }: AssignNameExpr, variable: IrVar): AssignExpr => ({
  op: "AssignExpr",
  variable,
  value,
  type,
  rep,
  start,
  end,
});
