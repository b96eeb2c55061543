/**
 * The second version of functions in programs that start threads. JavaScript has one stack, so a thread is a generator: where it waits
 * (in `time.sleep`, for a lock, when its share of the processor is used up) it yields, all the way out to the scheduler. The main
 * thread runs the first version, as in programs without threads.
 *
 * A call of something that may be left gives a generator then, which is delegated to, or the result: `$threaded(f)` is the function to be
 * called in place of `f`. Whatever the runtime calls back (keys of sorts, operators, bodies of Python's generators) is the first version.
 */

import type { IrFunction } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import { walkStatements, walkValues } from "../ir/walk.js";
import type { EmitContext } from "./context.js";
import { GENERATOR_EXPRESSION } from "./function-names.js";

/** Helpers that call methods of the program. */
const WAITING_HELPERS: ReadonlySet<string> = new Set(["enterContext", "exitContext", "exitContextWith"]);
/** Values whose methods neither wait nor call the program. */
const BUILTIN_KINDS: ReadonlySet<string> = new Set(
  "none bool int float complex str bytes bytearray tuple list dict set range slice array memoryview".split(
    " ",
  ),
);
/** Functions that are nested deeper have one version, since each level doubles the text. */
const DEEPEST = 4;

/** Whether the function has a version for threads: something in it may take long or wait. */
export function mayBeLeft(fn: IrFunction): boolean {
  if (fn.isGenerator || fn.isAsync || depthOf(fn) > DEEPEST) return false;
  let found = false;
  walkStatements(fn.body, (s) => {
    found ||= s.op === "While" || s.op === "ForIter" || s.op === "ForRange" || s.op === "Safepoint";
  });
  if (!found) walkValues(fn.body, (v) => (found ||= mayWait(v)));
  return found;
}

function depthOf(fn: IrFunction): number {
  let depth = 0;
  for (let outer = fn.parent; outer !== null; outer = outer.parent) if (outer.kind !== "class") depth++;
  return depth;
}

/** May the operation wait, or call a function that does? */
function mayWait(v: IrValue): boolean {
  switch (v.op) {
    case "Call":
      if (v.func.op === "MakeFunction" && v.func.fn.name === GENERATOR_EXPRESSION) return false;
      return v.func.op !== "LoadBuiltin";
    case "CallMethod":
      return !BUILTIN_KINDS.has(v.object.type.kind);
    case "CallSpread":
      return v.func.op !== "LoadBuiltin";
    case "CallHelper":
      return WAITING_HELPERS.has(v.helper);
    default:
      return false;
  }
}

/** Is the call, where it is written, one at which the function may be left? */
export function isLeft(e: EmitContext, call: IrValue): boolean {
  return e.scope.isResumable && mayWait(call);
}

/** What stands in front of a callee in brackets. */
export function calleeStart(e: EmitContext, left: boolean): string {
  return left ? `${e.runtime("threaded")}(` : "(";
}

const COUNTERPARTS: Readonly<Record<string, string>> = {
  callKw: "threadCallKw",
  callFoundKw: "threadCallFoundKw",
  callSpread: "threadCallSpread",
  callStar: "threadCallStar",
  callStars: "threadCallStars",
  method: "threadMethod",
  enterContext: "threadEnter",
  exitContext: "threadExit",
  exitContextWith: "threadExitWith",
};

/** The function of the runtime of that name, or what stands for it where a function may be left. */
export function counterpart(e: EmitContext, call: IrValue, name: string): string {
  return e.runtime(isLeft(e, call) ? (COUNTERPARTS[name] ?? name) : name);
}

/** Writes a call at which the function may be left. */
export function emitResumed(e: EmitContext, call: IrValue, write: () => void): void {
  const { writer } = e;
  const result = e.scope.scratch(0);
  writer.write(`((${result} = `);
  write();
  e.markValue(call);
  writer.write(`) instanceof ${e.runtime("Resumable")} ? yield* ${result} : ${result})`);
}
