/** A run in real time on hardware that is there: what the backends for it have in common. */

import { currentSearchPath } from "../runtime-hal/core/import.js";
import { setCompileHook } from "../runtime-hal/core/dynamic-code.js";
import { afterScript } from "../runtime-hal/exec/after-script.js";
import { startedBoard } from "../runtime-hal/exec/board.js";
import { finish, prepareRun, type RunResult } from "../runtime-hal/exec/execute.js";
import type { NodeHost } from "../runtime-hal/exec/node-host.js";
import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import type { Board } from "../runtime-hal/hal/board.js";
import { speakCircuitPython } from "../stdlib/ts/circuitpython/dialect.js";
import type { Target } from "../targets/load.js";
import type { Arguments } from "./arguments.js";
import { EXIT } from "./exit-codes.js";
import { isForCircuitPython } from "./firmware-of.js";
import { onFreshStack } from "./fresh-stack.js";
import { internalError } from "./internal-error.js";
import { compileCodeHook, lateFinder } from "./late-code.js";
import { searchPathFor } from "./module-search.js";
import { watchedRun } from "./on-demand.js";
import { loadProgram, startProgram } from "./program.js";
import { NO_FILE, type Script } from "./script.js";

/** Where the program runs. */
export interface Machine {
  readonly host: NodeHost;
  /** Makes the board when the program needs one. */
  readonly start: () => Board;
  readonly platform: string;
  /** The board that the program is checked for; absent: it is not known before. */
  readonly target?: Target;
  readonly backend?: BackendDescription | undefined;
  /** Called if the checks have said something of the backend. */
  readonly onWarned?: () => void;
}

/** Runs the script; gives the exit status. */
export function runOnMachine(args: Arguments, script: Script, machine: Machine): number | Promise<number> {
  const { host, target, backend } = machine;
  const isCircuitPython = isForCircuitPython(script.text, script.folder, target);
  const path = searchPathFor(script.folder, process.env, undefined, isCircuitPython);
  const program = loadProgram({ path: script.path, text: script.text }, path, {
    cache: args.flag("cache") ?? true,
    target: args.flag("check") === false || script.path === NO_FILE ? undefined : target,
    backend,
  });
  if (program === undefined) return EXIT.usage;
  if (program.warned) machine.onWarned?.();
  prepareRun({
    host,
    argv: script.argv,
    path,
    finder: lateFinder(() => currentSearchPath() as string[]),
    board: machine.start,
    platform: machine.platform,
  });
  setCompileHook(compileCodeHook);
  if (isCircuitPython && target !== undefined) speakCircuitPython();
  return onFreshStack(() => {
    const result = finish(() => {
      watchedRun()?.beforeStart();
      startProgram(program, script.packagePath);
      afterScript(host);
    });
    startedBoard()?.close();
    program.keep();
    return conclude(host, result);
  });
}

function conclude(host: NodeHost, { outcome, internalError: details }: RunResult): number {
  host.flush();
  if (details !== undefined) return internalError(details);
  return outcome.kind === "exit" ? outcome.code : EXIT.ok;
}
