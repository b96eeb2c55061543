/**
 * The cost report: for each line of a program how generic it stayed, what is done for it at run time, and what blocked
 * better. It is made of the IR after all passes, so it says what the emitted code does.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import { eachOperand, eachValue, walkStatements } from "../ir/walk.js";
import { printType } from "../types/print-type.js";
import { judgeStatement, judgeValue, type Judgement, type Weight } from "./operations.js";
import { Explainer, isKnown, type Reason } from "./reasons.js";

/** One thing that is done at run time. */
export interface CostNote {
  /** Column (from 0) in its line. */
  readonly column: number;
  readonly weight: Weight;
  readonly does: string;
  /** What blocked better, nearest cause first; empty where nothing better exists. */
  readonly because: readonly Reason[];
}

export interface CostLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** The weight of the most generic thing on the line; `null` for lines without code. */
  readonly level: Weight | null;
  /** Sum of all weights. */
  readonly cost: number;
  readonly notes: readonly CostNote[];
}

export interface CostVariable {
  readonly name: string;
  readonly role: "parameter" | "local" | "global";
  readonly type: string;
  /** A float held as a bare number. */
  readonly isBare: boolean;
}

export interface CostFunction {
  readonly name: string;
  readonly line: number;
  readonly variables: readonly CostVariable[];
  readonly result: string;
}

export interface CostModule {
  readonly name: string;
  readonly file: string;
  readonly functions: readonly CostFunction[];
  readonly lines: readonly CostLine[];
}

export interface CostReport {
  readonly version: 1;
  readonly modules: readonly CostModule[];
}

/** The report of a program, modules in the order given. They must have been through the passes. */
export function costReport(modules: readonly IrModule[]): CostReport {
  return { version: 1, modules: modules.map(moduleReport) };
}

interface Entry {
  readonly notes: CostNote[];
  cost: number;
}

function moduleReport(module: IrModule): CostModule {
  const entries = new Map<number, Entry>();
  for (const fn of module.functions) if (fn.emitter !== "viper") new Collector(module, fn, entries).collect();
  const { file } = module;
  const lines = file.lineStarts.map((_, i): CostLine => {
    const entry = entries.get(i + 1);
    const notes = [...(entry?.notes ?? [])].sort((a, b) => a.column - b.column);
    const level = entry === undefined ? null : (Math.max(0, ...notes.map((n) => n.weight)) as Weight);
    return { line: i + 1, text: file.lineText(i + 1), level, cost: entry?.cost ?? 0, notes };
  });
  return { name: module.name, file: file.path, functions: module.functions.map(functionReport), lines };
}

function functionReport(fn: IrFunction): CostFunction {
  const variable = (v: IrVar, role: CostVariable["role"]): CostVariable => ({
    name: v.name,
    role,
    type: printType(v.type),
    isBare: v.rep === "f64",
  });
  const globals = [...fn.module.globals.values()].map((g): CostVariable => ({
    name: g.name,
    role: "global",
    type: printType(g.type),
    isBare: false,
  }));
  return {
    name: fn.name,
    line: fn.module.file.lineOf(fn.start),
    variables: [
      ...fn.params.map((p) => variable(p.variable, "parameter")),
      ...fn.locals.filter((v) => v.kind === "local").map((v) => variable(v, "local")),
      ...(fn.kind === "module" ? globals : []),
    ],
    result: printType(fn.returnType),
  };
}

/** Gathers what one function does, by line. */
class Collector {
  private readonly explainer: Explainer;

  constructor(
    private readonly module: IrModule,
    private readonly fn: IrFunction,
    private readonly entries: Map<number, Entry>,
  ) {
    this.explainer = new Explainer(module, fn);
  }

  collect(): void {
    walkStatements(this.fn.body, (stmt) => {
      // What the compiler has added at the end of a function stands on no line of its own.
      if (stmt.start < stmt.end) this.note(stmt.start, judgeStatement(stmt));
      eachValue(stmt, this.value, undefined);
    });
  }

  private readonly value = (value: IrValue): void => {
    const judgement = judgeValue(value);
    if (judgement !== undefined) this.note(value.start, judgement);
    eachOperand(value, this.value, undefined);
  };

  private note(offset: number, judgement: Judgement | undefined): void {
    const { file } = this.module;
    const line = file.lineOf(offset);
    let entry = this.entries.get(line);
    if (entry === undefined) this.entries.set(line, (entry = { notes: [], cost: 0 }));
    if (judgement === undefined) return;
    const { weight, does, blockers } = judgement;
    const column = file.columnOf(offset);
    const because = blockers.filter((b) => !isKnown(b.type)).flatMap((b) => this.explainer.explain(b));
    entry.cost += weight;
    if (entry.notes.some((n) => n.column === column && n.does === does)) return;
    entry.notes.push({ column, weight, does, because });
  }
}
