/**
 * Variables that closures share, globals that are kept as such among them, which hold numbers of several kinds: all functions that
 * mention one have to agree on the two that stand for it.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import { FLOAT } from "../ir/types.js";
import { assignedInFunction } from "../types/flow.js";
import { hasKind } from "../types/twofold.js";
import { kindType, type NumberVariables } from "./number-nodes.js";
import { isSplit, newVar } from "./split-variables.js";
import { isWorthIt, type NumberUse, type TwofoldUses } from "./twofold-variables.js";

/** What stands for the shared variables, for each function that mentions some. */
export type SharedNumbers = ReadonlyMap<IrFunction, ReadonlyMap<IrVar, NumberVariables>>;

/** Chooses, and puts what stands for them in their places. `usesOf`: what a function does with variables. */
export function chooseSharedNumbers(
  modules: readonly IrModule[],
  usesOf: (fn: IrFunction) => TwofoldUses,
): SharedNumbers {
  const shared = new Map<IrFunction, Map<IrVar, NumberVariables>>();
  for (const module of modules) {
    const owners = ownersIn(module);
    if (owners.size === 0) continue;
    for (const [variable, mentions] of mentioning(module, owners)) {
      if (!isDivided(variable, mentions, usesOf)) continue;
      const halves = divide(variable, owners.get(variable)!);
      for (const fn of mentions) shared.set(fn, (shared.get(fn) ?? new Map()).set(variable, halves));
    }
    for (const global of module.globals.values()) {
      const halves = global.held && shared.get(module.init)?.get(global.held.number);
      if (halves !== undefined) global.held = halves;
    }
  }
  return shared;
}

/** The variables that could be divided, with the functions that they belong to. */
function ownersIn({ functions }: IrModule): Map<IrVar, IrFunction> {
  const owners = new Map<IrVar, IrFunction>();
  for (const fn of functions)
    for (const variable of fn.locals)
      if (variable.captured && hasKind(variable.type)) owners.set(variable, fn);
  return owners;
}

/** The functions that mention each of the variables. */
function mentioning(module: IrModule, owners: ReadonlyMap<IrVar, IrFunction>): Map<IrVar, Set<IrFunction>> {
  const mentions = new Map<IrVar, Set<IrFunction>>();
  const mention = (variable: IrVar, fn: IrFunction): void => {
    if (owners.has(variable)) mentions.set(variable, (mentions.get(variable) ?? new Set()).add(fn));
  };
  for (const fn of module.functions) {
    const { values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      if (v.op === "Load") mention(v.variable, fn);
    }
    for (const variable of assignedInFunction(fn)) mention(variable, fn);
  }
  return mentions;
}

function isDivided(
  variable: IrVar,
  mentions: ReadonlySet<IrFunction>,
  usesOf: (fn: IrFunction) => TwofoldUses,
): boolean {
  let all: NumberUse = { isMade: false, reads: 0, calculated: 0 };
  for (const fn of mentions) {
    if (!isSplit(fn)) return false;
    const use = usesOf(fn).sharedUse(variable);
    if (use.isWhole) return false;
    all = {
      isMade: all.isMade || use.isMade,
      reads: all.reads + use.reads,
      calculated: all.calculated + use.calculated,
    };
  }
  return isWorthIt(all);
}

function divide(variable: IrVar, { locals }: IrFunction): NumberVariables {
  const { name } = variable;
  const halves: NumberVariables = {
    number: { ...newVar(name, variable.kind, FLOAT), captured: true },
    kind: { ...newVar(`${name}_kind`, "temp", kindType(variable.type)), captured: true },
  };
  locals.splice(locals.indexOf(variable), 1, halves.number, halves.kind);
  return halves;
}
