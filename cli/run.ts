/** `halpy run`: compiles a script and runs it in this process. */

import { realpathSync } from "node:fs";
import "../stdlib/ts/register.js";
import { currentSearchPath } from "../runtime-hal/core/import.js";
import { setCompileHook } from "../runtime-hal/core/dynamic-code.js";
import { finish, prepareRun, type RunResult } from "../runtime-hal/exec/execute.js";
import { nodeHost } from "../runtime-hal/exec/node-host.js";
import type { Outcome } from "../runtime-hal/exec/outcome.js";
import { UsageError, type Command } from "./command.js";
import type { Arguments } from "./arguments.js";
import { EXIT } from "./exit-codes.js";
import { realFile, shownFile } from "./frozen.js";
import { internalError } from "./internal-error.js";
import { compileCodeHook, lateFinder } from "./late-code.js";
import { findModule, searchPathFor } from "./module-search.js";
import { loadProgram, startProgram } from "./program.js";
import { readText } from "./read-file.js";
import { simulator } from "./on-demand.js";
import type { Pictures } from "./pictures.js";
import type { Simulation } from "./simulation.js";
import { asksForBoard, DEFAULT_BOARD, simulationOptions } from "./simulation-options.js";
import type { LoadedWiring } from "./wiring.js";
import { wiringPath } from "./wiring-path.js";
import { readFileSync } from "node:fs";
import { bootBoard } from "../runtime-hal/exec/board.js";

/** What is to be run. */
interface Script {
  /** Path as tracebacks show it. */
  readonly path: string;
  readonly text: string;
  /** First folder of `sys.path`. */
  readonly folder: string;
  readonly argv: readonly string[];
  /** Folder of the package, when a package is run by name. */
  readonly packagePath: string | null;
}

/** The name MicroPython gives to text that is in no file. */
const NO_FILE = "<stdin>";

function scriptOf(args: Arguments): Script {
  const { operands } = args;
  const code = args.value("c");
  if (code !== undefined)
    return { path: NO_FILE, text: code, folder: "", argv: ["-c", ...operands], packagePath: null };
  const module = args.value("m");
  if (module !== undefined) return moduleScript(module, operands);
  const [file] = operands;
  if (file === undefined) throw new UsageError("no script given; 'halpy run --help' shows how");
  if (file === "-") {
    return { path: NO_FILE, text: readFileSync(0, "utf8"), folder: "", argv: operands, packagePath: null };
  }
  const text = readText(file);
  if (text === undefined) throw new UsageError(`can't open file '${file}'`);
  const folder = realpathSync(file).replace(/\/[^/]*$/, "") || "/";
  return { path: file, text, folder, argv: operands, packagePath: null };
}

/** `-m name`: the module, or `__main__` of the package, found on the search path. */
function moduleScript(name: string, operands: readonly string[]): Script {
  const path = searchPathFor("", process.env);
  let folders: readonly string[] = path;
  const parts = name.split(".");
  for (let i = 0; i < parts.length; i++) {
    const place = findModule(parts[i] as string, folders);
    const last = i === parts.length - 1;
    if (place === undefined || (last && place.packagePath === null && place.file === null)) break;
    if (last) {
      const main = place.packagePath === null ? undefined : findModule("__main__", [place.packagePath]);
      const file = main?.file ?? place.file;
      if (file === null) break;
      return {
        path: shownFile(file),
        text: readText(realFile(file)) ?? "",
        folder: "",
        argv: [name, ...operands],
        packagePath: place.packagePath,
      };
    }
    if (place.packagePath === null) break;
    folders = [place.packagePath];
  }
  throw new UsageError(`-m: no module named '${name}'`);
}

/** The text for an end that is neither that of the script nor an exception. */
function remark(outcome: Outcome, place: string | undefined): string | undefined {
  const at = place === undefined ? "" : `${place}: `;
  switch (outcome.kind) {
    case "deadlock":
      return `${at}deadlock: the program waits for ever in ${outcome.waitingFor}; nothing is left to happen`;
    case "reset":
      return "the program reset the board; the run ends here";
    case "deep-sleep":
      return `${at}the board sleeps and nothing wakes it; the run ends here`;
    case "power-off":
      return "the power of the board was cut; the run ends here";
    default:
      return undefined;
  }
}

function run(args: Arguments): number | Promise<number> {
  const script = scriptOf(args);
  const found = wiringPath(args.value("wiring"), script.folder);
  if (found === undefined) {
    if (args.all("picture").length > 0)
      throw new UsageError("--picture: there is no board file; see --wiring");
    return runScript(args, script);
  }
  return runWired(args, script, found);
}

/** A run with a board file, which is read first. */
async function runWired(
  args: Arguments,
  script: Script,
  file: { path: string; named: boolean },
): Promise<number> {
  const [{ loadWiring }, { targetOf }, { Pictures }] = await Promise.all([
    import("./wiring.js"),
    import("./find-target.js"),
    import("./pictures.js"),
  ]);
  const target = (id: string | undefined) => targetOf(args.value("board") ?? id ?? DEFAULT_BOARD);
  const wiring = await loadWiring(file, target, (text) => nodeHost().writeError(text));
  if (wiring === undefined) return EXIT.usage;
  return runScript(args, script, wiring, await Pictures.of(args.all("picture"), wiring));
}

function runScript(
  args: Arguments,
  script: Script,
  wiring?: LoadedWiring,
  pictures?: Pictures,
): number | Promise<number> {
  const host = nodeHost();
  const conclude = ({ outcome, place, internalError: details }: RunResult): number => {
    made?.draw();
    const written = made === undefined || [made.writeTraces(), made.writePictures()].every((good) => good);
    const held = made?.reportExpectations() ?? true;
    program?.keep();
    const text = remark(outcome, place);
    if (text !== undefined) host.writeError(`halpy: ${text}\n`);
    host.flush();
    if (details !== undefined) return internalError(details);
    if (outcome.kind === "exit" && outcome.code !== 0) return outcome.code;
    if (outcome.kind === "deadlock") return EXIT.deadlock;
    if (!held) return EXIT.expectations;
    return written ? EXIT.ok : EXIT.cantWrite;
  };
  // Made at once if the command line says anything about a board, so that mistakes are found before the program runs.
  let made: Simulation | undefined;
  const stop = (outcome: Outcome): never => process.exit(conclude({ outcome }));
  const simulation = (): Simulation =>
    (made ??= new (simulator().Simulation)(args, host, stop, wiring, pictures));
  if (wiring !== undefined || asksForBoard(args)) simulation();
  const path = searchPathFor(script.folder, process.env);
  const program = loadProgram({ path: script.path, text: script.text }, path, {
    cache: args.flag("cache") ?? true,
    // Text that is tried out at the prompt may well be wrong.
    target: args.flag("check") === false || script.path === NO_FILE ? undefined : made?.namedTarget,
  });
  if (program === undefined) return EXIT.usage;
  prepareRun({
    host,
    argv: script.argv,
    path,
    finder: lateFinder(() => currentSearchPath() as string[]),
    board: () => simulation().start(),
    onHardwareUse: () => simulation().announce(),
    platform: made?.platform,
  });
  setCompileHook(compileCodeHook);
  return onFreshStack(() =>
    conclude(
      finish(() => {
        if (made?.named === true) bootBoard();
        startProgram(program, script.packagePath);
        made?.goOn();
      }),
    ),
  );
}

/**
 * Runs `body` with next to nothing below it on the stack. Raising an exception takes the frames of the whole stack,
 * and those of node that lead here would cost as much as the program's own.
 */
function onFreshStack<T>(body: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(body());
      } catch (e) {
        reject(e as Error);
      }
    });
  });
}

export const runCommand: Command = {
  name: "run",
  synopsis: [
    "[options] FILE [arguments]",
    "[options] -c CODE [arguments]",
    "[options] -m MODULE [arguments]",
    "[options] - [arguments]",
  ],
  summary: "compiles a script and runs it",
  description: [
    "Compiles the script and the modules it imports to JavaScript and runs them. '-' reads the script from standard input. Everything after the script belongs to the script (sys.argv).",
    "A script that uses hardware (the module machine) runs on a simulated board in virtual time: sleeping takes no time, and every run is the same. Other scripts run in real time and print nothing but their own output.",
    "Compiled programs are kept in the cache folder and used again as long as no source has changed.",
  ],
  options: [
    { name: "c", short: "c", value: "CODE", last: true, help: "Runs this text." },
    {
      name: "m",
      short: "m",
      value: "MODULE",
      last: true,
      help: "Runs a module or package found on the search path.",
    },
    ...simulationOptions,
    {
      name: "check",
      negatable: true,
      help: "Looks first for what the named board cannot do, and does not run a script with such errors (this is the default).",
    },
    { name: "cache", negatable: true, help: "Uses the cache of compiled programs (this is the default)." },
  ],
  passesArguments: true,
  examples: [
    ["halpy run hello.py", "Runs a script."],
    [
      "halpy run --board esp32 --for 10s blink.py",
      "Runs ten virtual seconds of an endless script and draws its pins.",
    ],
    ["halpy run --scenario presses.json button.py", "Presses buttons as the file says."],
    [
      "halpy run --wiring lamp.yaml lamp.py",
      "Wires parts to the board, lets things happen, and checks what is expected.",
    ],
  ],
  run,
};
