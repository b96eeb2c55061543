/**
 * Gives variables that only ever hold floats the representation `f64`: a bare JavaScript number, which needs no box
 * and no test of its type.
 *
 * Parameters and results qualify too where all calls of the function are known. A local qualifies if it is always a float, is never seen unbound, is not shared with closures, and is assigned by plain
 * assignments only: loops and unpacking give boxed values.
 */

import type { IrFunction, IrModule, IrParam, IrVar } from "../ir/function.js";
import type { Call, IrStmt, IrValue } from "../ir/ops.js";
import { asF64, boxed } from "../ir/convert.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { eachBlock, walkStatements, walkValues } from "../ir/walk.js";

export function chooseRepresentations(modules: readonly IrModule[]): void {
  const functions = modules.flatMap((module) => module.functions);
  const blocked = new Set<IrVar>();
  for (const fn of functions) {
    walkValues(fn.body, (value) => blockRead(value, blocked));
    walkStatements(fn.body, (stmt) => blockAssigned(stmt, blocked));
  }
  const signatures = chooseSignatures(functions, blocked);
  const conversion = new Conversion();
  for (const fn of functions) {
    let hasChosen = signatures > 0;
    if (!fn.isGenerator && fn.emitter !== "viper") {
      for (const variable of fn.locals) {
        if (!isBareFloat(variable, blocked)) continue;
        variable.rep = "f64";
        hasChosen = true;
      }
    }
    if (hasChosen) conversion.function(fn);
  }
}

function isBareFloat(variable: IrVar, blocked: ReadonlySet<IrVar>): boolean {
  return variable.type.kind === "float" && !variable.captured && !blocked.has(variable);
}

/**
 * Parameters and results of functions whose calls are all known and plain: as many arguments as there are
 * parameters, and no keywords. Gives the number of functions with such a signature.
 */
function chooseSignatures(functions: readonly IrFunction[], blocked: ReadonlySet<IrVar>): number {
  const unusual = new Set<IrFunction>();
  for (const fn of functions) {
    walkValues(fn.body, (value) => {
      if (value.op !== "Call" && value.op !== "CallMethod") return;
      const { targets } = value;
      if (targets === undefined || targets.length === 0) return;
      const callee = plainCallee(value);
      if (callee === undefined) for (const target of targets) unusual.add(target);
      else if (value.keywords.length > 0 || value.args.length !== callee.params.length) unusual.add(callee);
    });
  }
  let count = 0;
  for (const fn of functions) {
    if (!fn.callsKnown || unusual.has(fn) || fn.kind !== "function" || fn.emitter === "viper") continue;
    if (fn.isGenerator || fn.isAsync || fn.params.some((p) => p.hasDefault || !isPositional(p))) continue;
    const bare = fn.params.filter((p) => isBareFloat(p.variable, blocked));
    for (const param of bare) param.variable.rep = "f64";
    if (fn.returnType.kind === "float") fn.returnRep = "f64";
    if (bare.length > 0 || fn.returnRep === "f64") count++;
  }
  return count;
}

/** The only function that a plain call can call; that of a class is out of reach. */
function plainCallee(value: IrValue): IrFunction | undefined {
  if (value.op !== "Call" || value.targets?.length !== 1) return undefined;
  const { func } = value;
  return func.type.kind === "function" ? func.type.fn : undefined;
}

const isPositional = (param: IrParam): boolean => param.form === "normal" || param.form === "posonly";

/**
 * Boxes what is read from bare places and unboxes what goes there. `specialise` removes most of it again.
 */
class Conversion {
  private current!: IrFunction;

  function(fn: IrFunction): void {
    this.current = fn;
    this.block(fn.body, undefined);
  }

  private readonly block = (body: readonly IrStmt[], _context: undefined): void => {
    for (const stmt of body) {
      const isBare =
        (stmt.op === "AssignVar" && stmt.variable.rep === "f64") ||
        (stmt.op === "Return" && this.current.returnRep === "f64");
      replaceValues(stmt, isBare ? this.bare : this.boxed);
      eachBlock(stmt, this.block, undefined);
    }
  };

  private readonly bare = (value: IrValue): IrValue => asF64(this.boxed(value));

  private readonly boxed = (value: IrValue): IrValue => {
    if (value.op === "Call") return this.call(value);
    const isBare = (value.op === "Load" || value.op === "AssignExpr") && value.variable.rep === "f64";
    replaceOperands(value, isBare ? this.bare : this.boxed);
    if (isBare) value.rep = "f64";
    return boxed(value);
  };

  private call(value: Call): IrValue {
    replaceOperands(value, this.boxed);
    const callee = plainCallee(value);
    if (callee === undefined) return value;
    value.args.forEach((arg, i) => {
      if (callee.params[i]?.variable.rep === "f64") value.args[i] = asF64(arg);
    });
    value.rep = callee.returnRep;
    return boxed(value);
  }
}
/** A variable that may be unbound holds `undefined` then, which is no number. */
function blockRead(value: IrValue, blocked: Set<IrVar>): void {
  if (value.op === "Load" && value.checked) blocked.add(value.variable);
}

function blockAssigned(stmt: IrStmt, blocked: Set<IrVar>): void {
  switch (stmt.op) {
    case "Unpack":
      for (const variable of stmt.variables) blocked.add(variable);
      return;
    case "DeleteVar":
    case "UnbindVar":
    case "ForIter":
    case "ForRange":
      blocked.add(stmt.variable);
  }
}
