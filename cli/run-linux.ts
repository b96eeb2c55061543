/** `halpy run --backend linux`: the program on the pins of this machine, in real time. */

import { currentSearchPath } from "../runtime-hal/core/import.js";
import { setCompileHook } from "../runtime-hal/core/dynamic-code.js";
import { afterScript } from "../runtime-hal/exec/after-script.js";
import { finish, prepareRun, type RunResult } from "../runtime-hal/exec/execute.js";
import { expectLinux, startLinux } from "../runtime-hal/exec/linux.js";
import { nodeHost } from "../runtime-hal/exec/node-host.js";
import { Stop } from "../runtime-hal/exec/outcome.js";
import { HalError } from "../runtime-hal/hal/errors.js";
import { ALL_LINUX_PROVIDERS } from "../runtime-hal/linux/all-providers.js";
import type { LinuxBoard } from "../runtime-hal/linux/board.js";
import { chooseGpio, type GpioChoice } from "../runtime-hal/linux/gpio-choice.js";
import { loadLibc } from "../runtime-hal/linux/libc.js";
import { SystemFiles } from "../runtime-hal/linux/system-files.js";
import type { Target } from "../targets/load.js";
import type { Arguments } from "./arguments.js";
import { backendOf } from "./backend-of.js";
import { EXIT } from "./exit-codes.js";
import { onFreshStack } from "./fresh-stack.js";
import { internalError } from "./internal-error.js";
import { compileCodeHook, lateFinder } from "./late-code.js";
import { linuxTarget, systemRoot } from "./linux-target.js";
import { searchPathFor } from "./module-search.js";
import { loadProgram, startProgram } from "./program.js";
import { NO_FILE, type Script } from "./script.js";

/** Runs the script; gives the exit status. */
export function runOnLinux(args: Arguments, script: Script): number | Promise<number> {
  const host = nodeHost();
  const target = linuxTarget(args.value("board"));
  expectLinux(host);
  const gpio = gpioOf(args, target);
  let board: LinuxBoard | undefined;
  const start = (): LinuxBoard => {
    try {
      board = startLinux(host, {
        board: target.board,
        chip: target.chip,
        gpio,
        toldOfPulls: program?.warned,
        providers: ALL_LINUX_PROVIDERS,
        root: systemRoot(),
      });
      return board;
    } catch (e) {
      if (!(e instanceof HalError)) throw e;
      host.writeError(
        `halpy: the pins of this machine cannot be used: ${e.message}\nhalpy: 'halpy doctor' tells what would help; 'halpy run --board ${target.board.id}' runs the script on a simulated board\n`,
      );
      throw new Stop({ kind: "exit", code: EXIT.usage });
    }
  };
  const path = searchPathFor(script.folder, process.env);
  const program = loadProgram({ path: script.path, text: script.text }, path, {
    cache: args.flag("cache") ?? true,
    target: args.flag("check") === false || script.path === NO_FILE ? undefined : target,
    backend: backendOf(args, gpio),
  });
  if (program === undefined) return EXIT.usage;
  prepareRun({
    host,
    argv: script.argv,
    path,
    finder: lateFinder(() => currentSearchPath() as string[]),
    board: start,
    platform: target.board.platform ?? target.board.dialect,
  });
  setCompileHook(compileCodeHook);
  return onFreshStack(() => {
    const result = finish(() => {
      startProgram(program, script.packagePath);
      afterScript(host);
    });
    board?.close();
    program.keep();
    return conclude(result);
  });

  function conclude({ outcome, internalError: details }: RunResult): number {
    host.flush();
    if (details !== undefined) return internalError(details);
    return outcome.kind === "exit" ? outcome.code : EXIT.ok;
  }
}

/** The way to digital pins that will be taken, so that the checks know it; `auto` where none can be, which is said later. */
function gpioOf(args: Arguments, { chip }: Target): GpioChoice {
  const choice = (args.value("gpio") ?? "auto") as GpioChoice;
  try {
    return chooseGpio(choice, chip, new SystemFiles(systemRoot()), loadLibc()).name;
  } catch (e) {
    if (e instanceof HalError) return choice;
    throw e;
  }
}
