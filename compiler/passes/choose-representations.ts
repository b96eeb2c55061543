/**
 * Gives variables that only ever hold floats the representation `f64`: a bare JavaScript number, which needs no box
 * and no test of its type.
 *
 * A local qualifies if it is always a float, is never seen unbound, is not shared with closures, and is assigned by plain
 * assignments only: loops and unpacking give boxed values.
 */

import type { IrModule, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
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
  for (const fn of functions) {
    if (fn.isGenerator || fn.emitter === "viper") continue;
    let hasChosen = false;
    for (const variable of fn.locals) {
      if (variable.type.kind !== "float" || variable.captured || blocked.has(variable)) continue;
      variable.rep = "f64";
      hasChosen = true;
    }
    if (hasChosen) convertBlock(fn.body);
  }
}

/** Boxes what is read from the chosen variables and unboxes what is assigned: `specialise` removes most of it again. */
function convertBlock(body: readonly IrStmt[]): void {
  for (const stmt of body) {
    const isBare = stmt.op === "AssignVar" && stmt.variable.rep === "f64";
    replaceValues(stmt, isBare ? bareValue : boxedValue);
    eachBlock(stmt, convertBlock, undefined);
  }
}

const bareValue = (value: IrValue): IrValue => asF64(boxedValue(value));

function boxedValue(value: IrValue): IrValue {
  const isBare = (value.op === "Load" || value.op === "AssignExpr") && value.variable.rep === "f64";
  replaceOperands(value, isBare ? bareValue : boxedValue);
  if (isBare) value.rep = "f64";
  return boxed(value);
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
