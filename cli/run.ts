/** `halpy run`: compiles a script and runs it in this process. */

import "../stdlib/ts/register.js";
import { currentSearchPath } from "../runtime-hal/core/import.js";
import { setCompileHook } from "../runtime-hal/core/dynamic-code.js";
import { caught, systemExitType } from "../runtime-hal/core/exceptions.js";
import { finish, prepareRun, uncaught, type RunResult } from "../runtime-hal/exec/execute.js";
import { nodeHost } from "../runtime-hal/exec/node-host.js";
import { safeMode } from "../runtime-hal/exec/safe-mode.js";
import { Stop, type Outcome } from "../runtime-hal/exec/outcome.js";
import type { ProgramEnd } from "../runtime-hal/exec/status-pixel.js";
import { hostSearchPath, outsideOf, shownPackage, shownScript, shownSearchPath } from "./board-files.js";
import { UsageError, type Command } from "./command.js";
import type { Arguments } from "./arguments.js";
import { EXIT } from "./exit-codes.js";
import { internalError } from "./internal-error.js";
import { compileCodeHook, lateFinder } from "./late-code.js";
import { NO_FILE, scriptOf, type Script } from "./script.js";
import { defaultBoard, isForCircuitPython } from "./firmware-of.js";
import { speakCircuitPython } from "../stdlib/ts/circuitpython/dialect.js";
import { onFreshStack } from "./fresh-stack.js";
import { loadProgram, startProgram } from "./program.js";
import {
  backendOptions,
  debounceOption,
  pluginOption,
  suspendOption,
  verboseOption,
  refuseLinuxOptions,
} from "./backend-options.js";
import { inSafeMode, programHost, simulator, watchedRun } from "./on-demand.js";
import type { Pictures } from "./pictures.js";
import type { Simulation } from "./simulation.js";
import { asksForBoard, simulationOptions } from "./simulation-options.js";
import type { LoadedWiring } from "./wiring.js";
import { wiringPath } from "./wiring-path.js";
import { bootBoard } from "../runtime-hal/exec/board.js";

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
    case "bootloader":
      return `${at}the board waits in its bootloader for new firmware; the run ends here`;
    case "power-off":
      return "the power of the board was cut; the run ends here";
    default:
      return undefined;
  }
}

function run(args: Arguments): number | Promise<number> {
  if (args.flag("watch") === true)
    return import("./watch/watch-run.js").then(({ watchRun }) => watchRun(args));
  watchedRun()?.beginWatched();
  const script = scriptOf(args);
  const backend = args.value("backend") ?? "sim";
  if (backend !== "sim" && args.has("files"))
    throw new UsageError("--files: only simulated boards have their files in a folder");
  refuseLinuxOptions(args, ["gpio", "debounce", "suspend"]);
  if (backend === "linux") return import("./run-linux.js").then(({ runOnLinux }) => runOnLinux(args, script));
  if (backend.startsWith("j5:"))
    return import("./run-johnny-five.js").then(({ runOnPlugin }) =>
      runOnPlugin(args, script, backend.slice("j5:".length)),
    );
  if (/^\.{0,2}\/|\.m?js$/.test(backend))
    return import("./run-own.js").then(({ runOnOwn }) => runOnOwn(args, script, backend));
  if (backend !== "sim") {
    throw new UsageError(
      `--backend: '${backend}' is none; there are sim, linux, j5:PLUGIN and files of your own, ./backend.mjs`,
    );
  }
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
  const own = () => defaultBoard(isForCircuitPython(script.text, script.folder, undefined));
  const target = (id: string | undefined) => targetOf(args.value("board") ?? id ?? own());
  const wiring = await loadWiring(file, target, (text) => nodeHost().writeError(text));
  if (wiring === undefined) return EXIT.usage;
  return runScript(args, script, wiring, await Pictures.of(args.all("picture"), wiring));
}

/** What comes before the program of a drive; not when it starts again because a file was saved, as the settings run after hard resets only. */
function runSettings(board: Simulation, drive: string): void {
  const watched = watchedRun();
  if (watched === undefined) board.runSettings(drive);
  else if (watched.isFirst()) watched.aroundSettings(() => board.runSettings(drive));
}

function runScript(
  args: Arguments,
  script: Script,
  wiring?: LoadedWiring,
  pictures?: Pictures,
): number | Promise<number> {
  const watched = watchedRun();
  const host = programHost();
  const conclude = ({ outcome, place, internalError: details }: RunResult): number => {
    const { written, held } = made?.report() ?? { written: true, held: true };
    program?.keep();
    const text =
      outcome.kind === "exit" && safeMode() !== "NONE"
        ? "the board waits in safe mode for a reset; the run ends here"
        : remark(outcome, place);
    if (text !== undefined) host.writeError(`halpy: ${text}\n`);
    host.flush();
    if (details !== undefined) return internalError(details);
    if (outcome.kind === "exit" && outcome.code !== 0) return outcome.code;
    if (outcome.kind === "time-over" && failed !== 0) return failed;
    if (outcome.kind === "deadlock") return EXIT.deadlock;
    if (!held) return EXIT.expectations;
    return written ? EXIT.ok : EXIT.cantWrite;
  };
  // Made at once if the command line says anything about a board, so that mistakes are found before the program runs.
  let made: Simulation | undefined;
  const stop = (outcome: Outcome): never => process.exit(conclude({ outcome }));
  const simulation = (): Simulation =>
    (made ??= new (simulator().Simulation)(args, host, stop, wiring, pictures, script));
  if (wiring !== undefined || asksForBoard(args) || script.drive !== undefined) simulation();
  const files = made?.mountFiles();
  const isCircuitPython = isForCircuitPython(script.text, script.folder, made?.namedTarget);
  if (isCircuitPython && script.drive !== undefined && made !== undefined) runSettings(made, script.drive);
  if (isCircuitPython) watched?.onCircuitPython();
  watched?.listen(host);
  const path = hostSearchPath(script, files, isCircuitPython);
  const program = loadProgram({ path: script.path, text: script.text }, path, {
    cache: args.flag("cache") ?? true,
    // Text that is tried out at the prompt may well be wrong.
    target: args.flag("check") === false || script.path === NO_FILE ? undefined : made?.namedTarget,
    dialect: made?.dialect,
    backend: made?.backend,
  });
  if (program === undefined) return EXIT.usage;
  /** Status of a program whose board went on after an exception. */
  let failed = 0;
  /** Runs the program, or what a board does in safe mode; says how that ended, as the board shows it. */
  const runToEnd = (run: () => void): ProgramEnd => {
    if (isCircuitPython && inSafeMode(files?.folder)) return "safe-mode";
    try {
      run();
      return "done";
    } catch (thrown) {
      if (thrown instanceof Stop || made?.showsEnd !== true) throw thrown;
      const error = caught(thrown);
      host.flush();
      failed = uncaught(error);
      if (failed === EXIT.interrupted) throw new Stop({ kind: "exit", code: failed });
      return error.type$.isSubclassOf(systemExitType) ? "done" : "exception";
    }
  };
  prepareRun({
    host,
    argv: script.argv,
    path: shownSearchPath(path),
    finder: lateFinder(() => currentSearchPath() as string[], outsideOf(path, files)),
    board: () => simulation().start(),
    onHardwareUse: () => simulation().announce(),
    platform: made?.platform,
  });
  setCompileHook(compileCodeHook);
  if (isCircuitPython) speakCircuitPython();
  return onFreshStack(() =>
    conclude(
      finish(() => {
        watched?.beforeStart();
        if (made?.named === true) bootBoard();
        failed = 0;
        const end = runToEnd(() =>
          startProgram(program, shownPackage(script, files), shownScript(script, files)),
        );
        made?.goOn(end);
        if (failed !== 0) throw new Stop({ kind: "exit", code: failed });
      }),
    ),
  );
}

export const runCommand: Command = {
  name: "run",
  exitStatus: true,
  synopsis: [
    "[options] FILE [arguments]",
    "[options] FOLDER [arguments]",
    "[options] -c CODE [arguments]",
    "[options] -m MODULE [arguments]",
    "[options] - [arguments]",
  ],
  summary: "compiles a script and runs it",
  description: [
    "Compiles the script and the modules it imports to JavaScript and runs them. '-' reads the script from standard input. Everything after the script belongs to the script (sys.argv).",
    "Of a folder, which is the board's file system then, the program runs: code.txt, code.py, main.py or main.txt. On boards with CircuitPython settings.txt, settings.py, boot.py or boot.txt in it runs first, by itself, and boot_out.txt has what it prints.",
    "A script that uses hardware (the module machine) runs on a simulated board in virtual time: sleeping takes no time, and every run is the same. Other scripts run in real time and print nothing but their own output.",
    "With '--backend linux' it runs on the board that this machine is, a Raspberry Pi for example, in real time.",
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
    pluginOption,
    ...backendOptions.slice(1),
    debounceOption,
    suspendOption,
    verboseOption,
    {
      name: "watch",
      help: "Runs the script again whenever one of its files is saved: the script, its modules, the board file, files that it reads, and all files of a folder that is the board's file system. What the program itself writes does not count. Ctrl-C ends it.",
    },
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
    ["halpy run --backend linux blink.py", "Runs a script on the Linux board that this machine is."],
  ],
  run,
};
