/**
 * Runs a program that is already in memory: sets the runtime up, runs the main module, and turns every way it can end
 * into an outcome. Nothing that JavaScript throws gets past this place without a meaning.
 */

import type { PyBaseException } from "../core/exceptions.js";
import { caught, exceptionValue, keyboardInterruptType, systemExitType } from "../core/exceptions.js";
import { call } from "../core/function.js";
import { PyModule } from "../core/modules.js";
import {
  setFinder,
  setMainModule,
  setSearchPath,
  type FoundModule,
  type ModuleFinder,
} from "../core/import.js";
import { rt } from "../core/state.js";
import { str } from "../core/text.js";
import { waiting } from "../core/handlers.js";
import { formatException } from "../core/traceback.js";
import { noteText } from "../core/wide-text.js";
import type { Board } from "../hal/board.js";
import { setPlatform } from "../../stdlib/ts/firmware.js";
import { setArguments, takeExitFunction } from "../../stdlib/ts/sys.js";
import { setBoardFactory } from "./board.js";
import type { Host } from "./host.js";
import { ending, Stop, type Outcome } from "./outcome.js";
import { endRun, forgetRestarts, restartAfter } from "./restart.js";
import { forgetRuleNotes, ruleNote } from "./rule-notes.js";
import { startScheduler } from "./scheduler.js";
import { setTimeSource } from "./time.js";

/** Exit status of a program that Ctrl-C ended: that of the signal. */
export const INTERRUPTED = 130;

/** Deep enough for every traceback that anybody reads; deeper ones cost time at each raise. */
const STACK_FRAMES = 200;

export interface ExecuteOptions {
  readonly host: Host;
  /** `sys.argv` */
  readonly argv: readonly string[];
  /** `sys.path` */
  readonly path: readonly string[];
  /** Finds modules that are not linked into the program. */
  readonly finder?: ModuleFinder;
  /** Makes the board when the program needs one. */
  readonly board?: () => Board;
  /** Called when the program first claims a part of the board. */
  readonly onHardwareUse?: () => void;
  /** `sys.platform`, where it is not that of the host. */
  readonly platform?: string;
}

/** What a run came to. */
export interface RunResult {
  readonly outcome: Outcome;
  /** Where the program was stopped, if it did not end by itself. */
  readonly place?: string;
  /** Text of an error in halpy itself, for its makers. */
  readonly internalError?: string;
}

let startedWith: Pick<ExecuteOptions, "argv" | "path"> = { argv: [], path: [] };

/** Sets everything up for a program; `finish(() => runMain(…))` follows. */
export function prepareRun(options: ExecuteOptions): void {
  Error.stackTraceLimit = STACK_FRAMES;
  rt.host = options.host;
  // The functions that were interrupted go on: they are no part of the traceback.
  startScheduler({ printError: (e) => printException(e, false) });
  setTimeSource(undefined);
  forgetRestarts();
  forgetRuleNotes();
  startedWith = options;
  setBoardFactory(options.board, options.onHardwareUse);
  setPlatform(options.platform);
  for (const text of [...options.argv, ...options.path]) noteText(text);
  setArguments(options.argv);
  setSearchPath(options.path);
  if (options.finder !== undefined) setFinder(options.finder);
}

/** Runs `main` as `__main__`. */
export function runMain(main: FoundModule): void {
  const module = new PyModule("__main__");
  const names = module as unknown as Record<string, unknown>;
  if (main.file !== null) names.$__file__ = noteText(main.file);
  if (main.packagePath !== null) names.$__path__ = main.packagePath;
  setMainModule(module);
  main.init?.(module);
}

/** Runs `body` to its end, again after each restart of the board, then what `sys.atexit` was given, and flushes the output. */
export function finish(body: () => void): RunResult {
  let result = attempt(body);
  while (restartAfter(result.outcome)) {
    setArguments(startedWith.argv);
    setSearchPath(startedWith.path);
    result = attempt(body);
  }
  const atExit = takeExitFunction();
  if (atExit !== null && result.outcome.kind === "exit") {
    const after = attempt(() => call(atExit));
    if (after.outcome.kind !== "exit" || after.outcome.code !== 0) result = after;
  }
  endRun();
  rt.host.flush();
  return result;
}

function attempt(body: () => void): RunResult {
  waiting.handlers = null;
  ending.stop = undefined;
  try {
    body();
    return { outcome: { kind: "exit", code: 0 } };
  } catch (thrown) {
    if (thrown instanceof Stop) return { outcome: thrown.outcome, place: thrown.place };
    try {
      return { outcome: { kind: "exit", code: uncaught(caught(thrown)) } };
    } catch (e) {
      const error = e instanceof Error ? (e.stack ?? e.message) : String(e);
      return { outcome: { kind: "exit", code: 1 }, internalError: error };
    }
  }
}

/** The traceback, and the rule that was broken. */
function printException(e: PyBaseException, atTop: boolean): void {
  const text = formatException(e, atTop);
  rt.host.writeError(text + ruleNote(e, text));
}

/** Exit status for an exception that nobody caught; prints it unless it is SystemExit. */
export function uncaught(e: PyBaseException): number {
  if (e.type$.isSubclassOf(systemExitType)) {
    const value: unknown = exceptionValue(e);
    if (value === null) return 0;
    if (typeof value === "number") return ((value % 256) + 256) % 256;
    if (typeof value === "bigint") return Number(BigInt.asUintN(8, value));
    rt.host.writeError(`${str(value)}\n`);
    return 1;
  }
  printException(e, true);
  return e.type$.isSubclassOf(keyboardInterruptType) ? INTERRUPTED : 1;
}
