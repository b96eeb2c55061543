/**
 * Evaluating a part of a statement before the statement: everything that comes before the part, and what it works on, goes to
 * temporaries in the order of evaluation. The rest of the statement reads these.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { eachOperand, eachValue, walkValue } from "../ir/walk.js";
import { assign, load } from "../lower/builder.js";
import { isBuiltin } from "../types/type-kinds.js";

/** A part of a statement, with the values around it, outermost first. */
export interface Part {
  readonly around: readonly IrValue[];
  readonly value: IrValue;
}

/** The first part in the order of evaluation that is evaluated in any case and that `isWanted`. */
export function findPart(s: IrStmt, isWanted: (v: IrValue) => boolean): Part | undefined {
  if (s.op === "While") return undefined;
  let found: IrValue | undefined;
  const around: IrValue[] = [];
  const look = (v: IrValue): void => {
    if (found !== undefined) return;
    if (v.op === "Logical") look(v.left);
    else if (v.op === "Conditional") look(v.test);
    else eachOperand(v, look, undefined);
    if (found !== undefined) around.push(v);
    else if (isWanted(v)) found = v;
  };
  eachValue(s, look, undefined);
  return found === undefined ? undefined : { around: around.reverse(), value: found };
}

/**
 * Puts `substitute` in the place of the part, which may now be evaluated before the statement: its operands can be
 * evaluated as often as wanted by then, if they could not before (`isSteady`). Gives the statements that do what comes before it, or nothing if that cannot be done.
 */
export function takeOut(
  fn: IrFunction,
  s: IrStmt,
  { around, value }: Part,
  substitute: (v: IrValue) => IrValue,
  isSteady = false,
): IrStmt[] | undefined {
  const parents: (IrStmt | IrValue)[] = [s, ...around];
  const children = [...around, value];
  const keeping = new Keeping(fn, assigns(s));
  for (let i = 0; i < parents.length; i++)
    if (!canWait(parents[i]!, children[i]!) || !keeping.canKeepBefore(parents[i]!, children[i]!))
      return undefined;
  if (!isSteady && !keeping.canKeepBefore(value, undefined)) return undefined;
  for (let i = 0; i < parents.length; i++) {
    const child = children[i]!;
    let isBehind = false;
    replaceEach(parents[i]!, (v) => {
      if (isBehind) return v;
      if (v !== child) return keeping.keep(v);
      isBehind = true;
      if (child !== value) return child;
      if (!isSteady) replaceOperands(child, keeping.keep);
      return substitute(child);
    });
  }
  return keeping.before;
}

const isStatement = (node: IrStmt | IrValue): node is IrStmt => !("rep" in node);

function eachPart(node: IrStmt | IrValue, f: (v: IrValue) => void): void {
  if (isStatement(node)) eachValue(node, f, undefined);
  else eachOperand(node, f, undefined);
}

function replaceEach(node: IrStmt | IrValue, f: (v: IrValue) => IrValue): void {
  if (isStatement(node)) replaceValues(node, f);
  else replaceOperands(node, f);
}

/** Does some part of the statement assign a variable? */
function assigns(s: IrStmt): boolean {
  let found = false;
  eachValue(
    s,
    (v) => {
      walkValue(v, ({ op }) => {
        found ||= op === "AssignExpr";
      });
    },
    undefined,
  );
  return found;
}

/** Does an operation nothing before the operand has its value, but for evaluating those before it? */
function canWait(parent: IrStmt | IrValue, child: IrValue): boolean {
  switch (parent.op) {
    // The method is looked up before the arguments are evaluated.
    case "CallMethod":
      return child === parent.object || parent.targets !== undefined || isBuiltin(parent.object.type);
    case "CallSpread":
    case "MakeFunction":
    case "MakeClass":
    case "Yield":
    case "YieldFrom":
    case "ImportName":
      return false;
    default:
      return true;
  }
}

/** The temporaries, and the statements that fill them. */
class Keeping {
  readonly before: IrStmt[] = [];

  constructor(
    private readonly fn: IrFunction,
    private readonly assigns: boolean,
  ) {}

  /** Can all operands of a node before the one given be kept? */
  canKeepBefore(node: IrStmt | IrValue, child: IrValue | undefined): boolean {
    let isPossible = true;
    let isBehind = false;
    eachPart(node, (v) => {
      isBehind ||= v === child;
      if (isBehind || this.staysAsItIs(v)) return;
      // Who is called is seen from the form of the call.
      if (NEVER_KEPT.has(v.op) || (node.op === "Call" && v === node.func)) isPossible = false;
    });
    return isPossible;
  }

  readonly keep = (v: IrValue): IrValue => {
    if (this.staysAsItIs(v)) return v;
    const kept: IrVar = { name: "kept", kind: "temp", captured: false, type: v.type, rep: v.rep };
    this.fn.locals.push(kept);
    this.before.push(assign(v, kept, v));
    return { ...load(v, kept), rep: v.rep };
  };

  /** Gives the same later, and does nothing. */
  private staysAsItIs(v: IrValue): boolean {
    switch (v.op) {
      case "Const":
      case "Absent":
      case "LoadBuiltin":
        return true;
      case "Load":
        return !v.checked && !v.variable.captured && !this.assigns;
      case "LoadGlobal": {
        const known = this.fn.module.globals.get(v.name);
        return known?.isBound === true && known.bindings === 1;
      }
      default:
        return false;
    }
  }
}

const NEVER_KEPT: ReadonlySet<IrValue["op"]> = new Set([
  "MakeFunction",
  "MakeClass",
  "MakeSlice",
  "Yield",
  "YieldFrom",
]);
