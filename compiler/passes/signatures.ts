/**
 * Which parameters and results of functions are bare floats: those of functions whose calls are all known. Functions that
 * one call may choose between, such as methods that override each other, get the same signature.
 */

import type { IrFunction, IrParam, IrVar } from "../ir/function.js";
import type { Call, CallMethod, IrValue } from "../ir/ops.js";
import { nodesOf } from "../ir/nodes.js";

/** How many parameters come before the arguments of the call: `self` of methods and of `__init__`. */
export function firstArgument(call: Call | CallMethod): number {
  return call.op === "CallMethod" || call.func.type.kind === "class" ? 1 : 0;
}

/**
 * The functions whose calls are all known and plain, with those together that one call may choose between. Says of each whether
 * calls give it all arguments.
 */
export function groupFunctions(functions: readonly IrFunction[]): (readonly IrFunction[])[] {
  const groups = new Groups();
  for (const fn of functions) {
    const { statements, values } = nodesOf(fn);
    for (let i = 0; i < statements.length; i++) {
      const s = statements[i]!;
      if (s.op === "SetItem" && s.targets !== undefined) groups.unite(s.targets);
    }
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value.op === "Call" || value.op === "CallMethod") groups.call(value);
      if (
        (value.op === "Binary" || value.op === "Compare" || value.op === "GetItem") &&
        value.targets !== undefined
      )
        groups.unite(value.targets);
    }
  }
  const plain = [...groups.all()].filter((group) => group.every((fn) => isPlain(fn, groups)));
  for (const fn of plain.flat()) {
    fn.hasAllArguments = !groups.isShort(fn);
    fn.hasItsArguments = !groups.isLacking(fn);
  }
  return plain;
}

/** Chooses, and sets `rep` of parameters and `returnRep`. `isBare` says which variables could be bare. */
export function chooseSignatures(
  functions: readonly IrFunction[],
  isBare: (variable: IrVar) => boolean,
): void {
  const defaults = new Map<IrFunction, readonly IrValue[]>();
  for (const fn of functions) {
    const { values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value.op === "MakeFunction") defaults.set(value.fn, value.positionalDefaults);
    }
  }
  for (const group of groupFunctions(functions)) {
    const [first] = group as [IrFunction, ...IrFunction[]];
    if (group.some((fn) => fn.params.length !== first.params.length)) continue;
    first.params.forEach((_, i) => {
      const all = group.map((fn) => fn.params[i]!);
      if (
        !all.every((p, k) => isPositional(p) && isBare(p.variable) && hasBareDefault(p, group[k]!, defaults))
      )
        return;
      for (const p of all) p.variable.rep = "f64";
    });
    const isFloat = (fn: IrFunction): boolean => fn.returnType.kind === "float";
    // A method that only raises, for those of derived classes to take its place, gives nothing that could be of another kind.
    if (group.some(isFloat) && group.every((fn) => isFloat(fn) || fn.returnType.kind === "never"))
      for (const fn of group) fn.returnRep = "f64";
  }
}

/** Its body runs when it is called, with its parameters in their places. */
function isPlain(fn: IrFunction, groups: Groups): boolean {
  if (!fn.callsKnown || groups.isUnusual(fn) || fn.emitter === "viper") return false;
  return !fn.isGenerator && !fn.isAsync && fn.params.every((p) => isPositional(p) || p.form === "kwonly");
}

export const isPositional = (param: IrParam): boolean => param.form === "normal" || param.form === "posonly";

/** The default, if it has one, is a constant float, which stands in the function itself. */
function hasBareDefault(
  param: IrParam,
  fn: IrFunction,
  defaults: ReadonlyMap<IrFunction, readonly IrValue[]>,
): boolean {
  if (!param.hasDefault) return true;
  const values = defaults.get(fn) ?? [];
  const value = values[values.length - (fn.params.filter(isPositional).length - fn.params.indexOf(param))];
  return value?.op === "Const" && value.value.kind === "float";
}

/** Functions that belong together, as a union-find structure. */
class Groups {
  private readonly into = new Map<IrFunction, IrFunction>();
  private readonly unusual = new Set<IrFunction>();
  /** Called with fewer arguments than parameters. */
  private readonly short = new Set<IrFunction>();

  /** Called without an argument that has no default. */
  private readonly lacking = new Set<IrFunction>();

  call(call: Call | CallMethod): void {
    const { targets } = call;
    if (targets === undefined || targets.length === 0) return;
    this.unite(targets);
    const first = firstArgument(call);
    const count = call.args.length + first;
    for (const fn of targets) {
      const isKnown = (name: string): boolean =>
        fn.params.some((p, i) => p.variable.name === name && i >= count);
      const isGiven = (p: IrParam, i: number): boolean =>
        (i < count && call.args[i - first]?.op !== "Absent") ||
        call.keywords.some((k) => k.name === p.variable.name);
      if (!fn.params.every(isGiven)) this.short.add(fn);
      if (!fn.params.every((p, i) => p.hasDefault || isGiven(p, i))) this.lacking.add(fn);
      if (count > fn.params.filter(isPositional).length || !call.keywords.every((k) => isKnown(k.name)))
        this.unusual.add(fn);
    }
  }

  unite(targets: readonly IrFunction[]): void {
    const [first, ...rest] = targets;
    if (first === undefined) return;
    const root = this.find(first);
    for (const fn of rest) {
      const other = this.find(fn);
      if (other !== root) this.into.set(other, root);
    }
  }

  isShort(fn: IrFunction): boolean {
    return this.short.has(fn);
  }

  isLacking(fn: IrFunction): boolean {
    return this.lacking.has(fn);
  }

  isUnusual(fn: IrFunction): boolean {
    return this.unusual.has(fn);
  }

  all(): Iterable<readonly IrFunction[]> {
    const groups = new Map<IrFunction, IrFunction[]>();
    for (const fn of this.into.keys()) {
      const root = this.find(fn);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [fn]);
      else group.push(fn);
    }
    return groups.values();
  }

  private find(fn: IrFunction): IrFunction {
    let root = fn;
    for (;;) {
      const next = this.into.get(root);
      if (next === undefined) this.into.set(root, root);
      if (next === undefined || next === root) return root;
      root = next;
    }
  }
}
