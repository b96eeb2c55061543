/** Where the evaluation is: functions being executed, places in the source, and the ways taken at undecided branches. */

import type { SourceFile } from "../../source/source-file.js";
import type { IrFunction, IrVar } from "../../ir/function.js";
import type { Argument } from "./event.js";
import type { Cell, Changes } from "./store.js";
import type { ModuleValue, Value } from "./value.js";

/** A range of the source, and the calls that led there. */
export interface Place {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly frame: Frame;
}

/** One way at a branch that could not be decided. */
export interface Path {
  readonly branch: number;
  readonly arm: number;
  /** The way is taken in every run, though it may be left early (the body of a `try`). */
  readonly certain: boolean;
  readonly before: Path | null;
  /** It is the handler of a `try`. */
  readonly isHandler?: true;
}

/** What a loop needs to know of the jumps in it. */
export interface LoopState {
  readonly label: number;
  readonly mark: number;
  readonly breaks: Changes[];
  continues: Changes[];
  iteration: number;
}

/** How the execution of this frame came about. */
export type RootKind = "main" | "callback" | "uncalled";

export interface Root {
  readonly kind: RootKind;
  /** What is executed, for messages. */
  readonly name: string;
}

export interface Frame {
  readonly fn: IrFunction;
  readonly module: ModuleValue;
  readonly outer: Frame | null;
  readonly vars: Map<IrVar, Cell<Value | undefined>>;
  /** Names of a class body. */
  readonly names: Map<string, Cell<Value | undefined>> | null;
  /** Where it was called; null for what is executed first. */
  readonly caller: Place | null;
  /** What the caller gave for a parameter. */
  readonly given: Map<IrVar, Argument>;
  readonly depth: number;
  readonly root: Root;
  readonly returned: Value[];
  readonly yielded: Value[];
  readonly exits: Changes[];
  readonly mark: number;
  readonly loops: LoopState[];
}

/** Both cannot happen in one run. */
export function excludes(a: Path | null, b: Path | null): boolean {
  for (let p = a; p !== null; p = p.before)
    for (let q = b; q !== null; q = q.before) if (p.branch === q.branch && p.arm !== q.arm) return true;
  return false;
}

/** Whether what happens on `a` happens whenever something on `b` does. */
export function covers(a: Path | null, b: Path | null): boolean {
  for (let p = a; p !== null; p = p.before) {
    if (p.certain) continue;
    let q = b;
    while (q !== null && (q.branch !== p.branch || q.arm !== p.arm)) q = q.before;
    if (q === null) return false;
  }
  return true;
}

/** Whether `a` is in the handler of a `try` in whose body `b` is. */
export function isFallbackOf(a: Path | null, b: Path | null): boolean {
  for (let p = a; p !== null; p = p.before)
    for (let q = b; p.isHandler === true && q !== null; q = q.before)
      if (p.branch === q.branch && q.isHandler !== true) return true;
  return false;
}
