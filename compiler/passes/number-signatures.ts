/**
 * Numbers of two kinds that functions are given and give, where all calls are known: such a parameter is two, the number and its kind, and
 * the kind of a result is left where the call finds it. No object is made on the way.
 */

import type { IrFunction, IrParam, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { Call, CallMethod, Const, IrValue, MakeFunction, Try } from "../ir/ops.js";
import { FLOAT } from "../ir/types.js";
import { walkStatements } from "../ir/walk.js";
import { bool } from "../lower/builder.js";
import { hasKind, hasParts } from "../types/twofold.js";
import { constant, kindType, noneAt, type NumberVariables } from "./number-nodes.js";
import { placeKeywords } from "./place-keywords.js";
import { firstArgument, groupFunctions, isPositional } from "./signatures.js";
import { isSplit } from "./split-variables.js";
import type { TwofoldUses } from "./twofold-variables.js";

/** How a function takes and gives such numbers. */
export interface NumberSignature {
  /** The parameters that are two, by their places before that. */
  readonly params: ReadonlySet<number>;
  /** What stands for them. */
  readonly variables: ReadonlyMap<IrVar, NumberVariables>;
  /** Gives a number, and leaves its kind. */
  readonly givesKind: boolean;
}

export type NumberSignatures = ReadonlyMap<IrFunction, NumberSignature>;

/** Chooses, and puts the parameters in place. `usesOf`: what the function does with its variables. */
export function chooseNumberSignatures(
  functions: readonly IrFunction[],
  usesOf: (fn: IrFunction) => TwofoldUses,
): NumberSignatures {
  const chosen = new Map<IrFunction, NumberSignature>();
  if (!functions.some((fn) => mayGain(fn) || (fn.callsKnown && fn.returnType.kind === "float")))
    return chosen;
  const groups = groupFunctions(functions).filter(
    (group) => group.some(mayGain) || (group.length > 1 && hasSeveralKinds(group)),
  );
  if (groups.length === 0) return chosen;
  const calls = new Calls(functions);
  const defaults = defaultsOf(functions);
  for (const group of groups) {
    if (!group.every((fn) => fn.hasItsArguments === true && !calls.outside.has(fn))) continue;
    const isPair = (place: number): boolean =>
      group.every((fn) => {
        const param = fn.params[place];
        if (param === undefined || !isPositional(param) || !hasKind(param.variable.type)) return false;
        if (calls.named.get(fn)?.has(param.variable.name) === true) return false;
        const value = defaultOf(fn, param, defaults.get(fn));
        if (param.hasDefault && (value === undefined || numberOf(value) === undefined)) return false;
        return usesOf(fn).isParameter(param.variable);
      });
    const first = group[0]!;
    const places = first.params.map((_, i) => i).filter(isPair);
    const isSameLength = group.every((fn) => fn.params.length === first.params.length);
    const params = new Set(isSameLength ? places : []);
    const givesKind =
      hasSeveralKinds(group) &&
      group.every(
        (fn) => (hasParts(fn.returnType) || fn.returnType.kind === "never") && !givesThroughFinally(fn),
      ) &&
      group.some((fn) => usesOf(fn).givesMade());
    if (params.size === 0 && !givesKind) continue;
    for (const fn of group) {
      chosen.set(fn, { params, variables: split(fn, params, defaults.get(fn)), givesKind });
      if (givesKind) fn.returnType = FLOAT;
    }
  }
  return chosen;
}

function mayGain(fn: IrFunction): boolean {
  if (!fn.callsKnown) return false;
  return hasKind(fn.returnType) || fn.params.some((p) => hasKind(p.variable.type));
}

/** What the functions give is a float or something else; one of them may give nothing but None. */
function hasSeveralKinds(group: readonly IrFunction[]): boolean {
  const gives = (kind: IrFunction["returnType"]["kind"]): boolean =>
    group.some((fn) => fn.returnType.kind === kind);
  return group.some((fn) => hasKind(fn.returnType)) || (gives("float") && (gives("none") || gives("int")));
}

/** A `finally`, or the end of a `with`, runs between a result and whoever takes it. */
const givesThroughFinally = (fn: IrFunction): boolean =>
  nodesOf(fn).statements.some((s) => s.op === "Try" && s.finalizer !== null && returnsFrom(s));

function returnsFrom(s: Try): boolean {
  let found = false;
  walkStatements([s], (inner) => {
    found ||= inner.op === "Return";
  });
  return found;
}

/** The calls of known functions; arguments given by name go to their places. */
class Calls {
  /** The names by which functions are still given arguments. */
  readonly named = new Map<IrFunction, Set<string>>();
  /** What is called where values are not taken apart. */
  readonly outside = new Set<IrFunction>();

  constructor(functions: readonly IrFunction[]) {
    for (const caller of functions) {
      const isOutside = !isSplit(caller);
      const { statements, values } = nodesOf(caller);
      for (let i = 0; i < values.length; i++) this.value(values[i]!, isOutside);
      if (!isOutside) continue;
      for (const s of statements)
        if (s.op === "SetItem") for (const fn of s.targets ?? []) this.outside.add(fn);
    }
  }

  private value(v: IrValue, isOutside: boolean): void {
    if (!("targets" in v) || v.targets === undefined) return;
    if (isOutside) for (const fn of v.targets) this.outside.add(fn);
    if ((v.op !== "Call" && v.op !== "CallMethod") || v.keywords.length === 0) return;
    placeKeywords(v, firstArgument(v));
    for (const { name } of v.keywords)
      for (const fn of v.targets) this.named.set(fn, (this.named.get(fn) ?? new Set()).add(name));
  }
}

/** Where functions with defaults are made. */
function defaultsOf(functions: readonly IrFunction[]): Map<IrFunction, MakeFunction> {
  const defaults = new Map<IrFunction, MakeFunction>();
  for (const fn of functions) {
    const { values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value.op === "MakeFunction" && value.positionalDefaults.length > 0) defaults.set(value.fn, value);
    }
  }
  return defaults;
}

function defaultOf(fn: IrFunction, param: IrParam, made: MakeFunction | undefined): IrValue | undefined {
  const values = made?.positionalDefaults ?? [];
  return values[placeOfDefault(fn, param, values.length)];
}

const placeOfDefault = (fn: IrFunction, param: IrParam, count: number): number =>
  count - (fn.params.filter(isPositional).length - fn.params.indexOf(param));

/** A constant int or float, or None. */
function numberOf(v: IrValue): { readonly number: Const; readonly kind: Const } | undefined {
  if (v.op === "Const" && v.value.kind === "none") return { number: constant(v, NaN), kind: noneAt(v) };
  if (v.op !== "Const" || (v.value.kind !== "int" && v.value.kind !== "float")) return undefined;
  const { kind, value } = v.value;
  if (typeof value !== "number") return undefined;
  return { number: constant(v, value), kind: bool(v, kind === "int") };
}

/** Makes two of each of the parameters, and of its default. */
function split(
  fn: IrFunction,
  places: ReadonlySet<number>,
  made: MakeFunction | undefined,
): Map<IrVar, NumberVariables> {
  const variables = new Map<IrVar, NumberVariables>();
  for (const place of [...places].sort((a, b) => b - a)) {
    const param = fn.params[place]!;
    const { variable } = param;
    const halves: NumberVariables = {
      number: { ...variable, type: FLOAT },
      kind: { ...variable, name: `${variable.name}_kind`, type: kindType(variable.type) },
    };
    variables.set(variable, halves);
    const value = numberOf(defaultOf(fn, param, made) ?? constant(fn, 0))!;
    if (param.hasDefault) {
      const values = made!.positionalDefaults;
      values.splice(placeOfDefault(fn, param, values.length), 1, value.number, value.kind);
    }
    const { form, hasDefault } = param;
    fn.params.splice(
      place,
      1,
      { ...param, variable: halves.number },
      { form, hasDefault, variable: halves.kind },
    );
  }
  return variables;
}

/** The signature of the functions that a call may reach. */
export const signatureOf = (
  signatures: NumberSignatures,
  call: Call | CallMethod,
): NumberSignature | undefined =>
  call.targets === undefined || call.targets.length === 0 ? undefined : signatures.get(call.targets[0]!);
