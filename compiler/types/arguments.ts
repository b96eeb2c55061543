/** How the arguments of a call come to the parameters of what is called, or are lost where that is not known. */

import type { IrFunction, IrParam, IrVar } from "../ir/function.js";
import type { IrValue, Keyword } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { countedType } from "./counted.js";
import { isPositional, type State } from "./state.js";

/** What a call hands over. */
export interface Site {
  readonly args: readonly IrValue[];
  readonly keywords: readonly Keyword[];
}

export function loseArguments(state: State, site: Site): void {
  for (const arg of site.args) state.lost(arg.type);
  for (const keyword of site.keywords) state.lost(keyword.value.type);
}

/**
 * `f(n + 1)` within `f` itself: what is counted so is no larger than the stack is deep, and more surely small than
 * what a loop counts.
 */
function deeper(state: State, fn: IrFunction, param: IrVar, arg: IrValue | undefined): RType | undefined {
  if (fn !== state.current || arg === undefined) return undefined;
  return countedType(arg, (v) => v.op === "Load" && v.variable === param);
}

/** Joins arguments into parameters; `first` come before those of the call. */
export function bind(state: State, fn: IrFunction, site: Site, first: readonly RType[]): void {
  const { params } = fn;
  const { args } = site;
  const vararg = params.find((q) => q.form === "vararg");
  const more: RType[] = [];
  const count = first.length + args.length;
  for (let i = 0; i < count; i++) {
    const arg = args[i - first.length];
    const t = first[i] ?? arg!.type;
    const p = params[i];
    if (p !== undefined && isPositional(p)) {
      state.give(p.variable, deeper(state, fn, p.variable, arg) ?? t, fn);
      continue;
    }
    more.push(t);
  }
  if (vararg !== undefined) giveRest(state, fn, vararg, more);
  for (const { name, value } of site.keywords) giveByName(state, fn, name, value.type);
}

/** As many types as tuples have that are known item by item. */
const MOST_ITEMS = 8;

/** What a call gives to `*args`: as many items each time, as long as all calls give as many. */
export function giveRest(state: State, fn: IrFunction, { variable }: IrParam, items: readonly RType[]): void {
  const t: RType =
    items.length <= MOST_ITEMS
      ? { kind: "tuple", elements: items }
      : { kind: "tuple", elements: [], item: state.joinAll(items) };
  state.give(variable, t, fn);
}

/** An argument by name. */
export function giveByName(state: State, fn: IrFunction, name: string, t: RType): void {
  const p = fn.params.find((q) => (isPositional(q) || q.form === "kwonly") && q.variable.name === name);
  if (p) state.give(p.variable, t, fn);
  else giveKeyword(state, fn, t, name);
}

/** An argument by a name that no parameter has; without `name` by any. */
export function giveKeyword(state: State, fn: IrFunction, t: RType, name?: string): void {
  const { variable } = fn.params.find((p) => p.form === "kwarg") ?? {};
  if (variable?.type.kind === "dict") state.containers.putAt(variable.type.cell, name, t);
  else state.lost(t);
}
