/** `halpy repl`: the prompt of a simulated board, with the files of a folder as its file system. */

import "../../stdlib/ts/register.js";
import { compileCode, runCode, setCompileHook } from "../../runtime-hal/core/dynamic-code.js";
import { caught } from "../../runtime-hal/core/exceptions.js";
import { modulesLeftByStart } from "../../targets/firmware-start.js";
import { currentSearchPath, setMainModule } from "../../runtime-hal/core/import.js";
import { PyModule } from "../../runtime-hal/core/modules.js";
import { rt } from "../../runtime-hal/core/state.js";
import { formatException } from "../../runtime-hal/core/traceback.js";
import { bootBoard } from "../../runtime-hal/exec/board.js";
import { finish, prepareRun, type RunResult } from "../../runtime-hal/exec/execute.js";
import { nodeHost } from "../../runtime-hal/exec/node-host.js";
import { Stop, type Outcome } from "../../runtime-hal/exec/outcome.js";
import type { SimBoard } from "../../runtime-hal/sim/board.js";
import { mountHost, withoutFileSystem } from "../../stdlib/ts/mounts.js";
import { firmwareMachine } from "../../stdlib/ts/firmware.js";
import { VERSION } from "../../stdlib/ts/version.js";
import type { Arguments } from "../arguments.js";
import { namedFolder } from "../board-files.js";
import { type Command } from "../command.js";
import { codeFile } from "../drive.js";
import { EXIT } from "../exit-codes.js";
import { findTarget } from "../find-target.js";
import { platformOf } from "../firmware-of.js";
import { FROZEN, FROZEN_CIRCUITPYTHON } from "../frozen.js";
import { internalError } from "../internal-error.js";
import { compileCodeHook, lateFinder } from "../late-code.js";
import { inSafeMode } from "../on-demand.js";
import { packageVersion } from "../package-root.js";
import { Pictures } from "../pictures.js";
import { readText } from "../read-file.js";
import { DEFAULT_BOARD, simulationOptions } from "../simulation-options.js";
import { Simulation } from "../simulation.js";
import { loadWiring, type LoadedWiring } from "../wiring.js";
import { wiringPath } from "../wiring-path.js";
import { Keyboard } from "./keyboard.js";
import { Session, type PromptMode } from "./session.js";

/** Run at each start of the board, if they are there; the second one not where a tool has the prompt. */
const START_FILES: Readonly<Record<PromptMode, readonly string[]>> = {
  friendly: ["boot.py", "main.py"],
  raw: ["boot.py"],
};
const CIRCUITPYTHON = "circuitpython";
/** `sys.path` of a board. */
const BOARD_PATH = ["", ".frozen", "/lib"];
const CIRCUITPYTHON_PATH = ["", "/lib", FROZEN_CIRCUITPYTHON, FROZEN];

function startFiles(mode: PromptMode, folder: string, dialect: string): readonly string[] {
  if (dialect !== CIRCUITPYTHON) return START_FILES[mode];
  const code = mode === "raw" ? undefined : codeFile(folder);
  return code === undefined ? [] : [code];
}

/** The folder that is the board's file system; `undefined`: none was named. */
function folderOf(args: Arguments): string | undefined {
  const [folder] = args.operands;
  return folder === undefined ? undefined : namedFolder(folder);
}

async function wiringOf(
  args: Arguments,
  folder: string | undefined,
): Promise<LoadedWiring | "wrong" | undefined> {
  const file = wiringPath(args.value("wiring"), folder ?? "");
  if (file === undefined) return undefined;
  const target = (id: string | undefined) => findTarget(args.value("board") ?? id ?? DEFAULT_BOARD);
  return (await loadWiring(file, target, (text) => nodeHost().writeError(text))) ?? "wrong";
}

/** A file of the board, run in the main module. An exception ends it, as on a board, and the prompt comes. */
function runFile(path: string, main: PyModule): void {
  const text = readText(path);
  if (text === undefined) return;
  try {
    runCode(compileCode(text, path, "exec"), main, undefined, undefined);
  } catch (thrown) {
    if (thrown instanceof Stop) throw thrown;
    rt.write(formatException(caught(thrown), true));
  }
}

/** What the firmware's own start leaves in the main module. */
function runStart(main: PyModule, dialect: string, folder: string | undefined): void {
  const hasBootFile = folder !== undefined && readText("boot.py") !== undefined;
  const names = modulesLeftByStart(dialect, hasBootFile);
  if (names.length > 0)
    runCode(compileCode(`import ${names.join(", ")}`, "_boot.py", "exec"), main, undefined, undefined);
}

async function run(args: Arguments): Promise<number> {
  const folder = folderOf(args);
  const wiring = await wiringOf(args, folder);
  if (wiring === "wrong") return EXIT.usage;
  const pictures = wiring === undefined ? undefined : await Pictures.of(args.all("picture"), wiring);
  const host = nodeHost();
  const conclude = ({ outcome, internalError: details }: RunResult): number => {
    keyboard.raw(false);
    const { written, held } = simulation.report(args.flag("waveform") === true);
    host.flush();
    if (details !== undefined) return internalError(details);
    if (outcome.kind === "exit" && outcome.code !== 0) return outcome.code;
    if (!held) return EXIT.expectations;
    return written ? EXIT.ok : EXIT.cantWrite;
  };
  const stop = (outcome: Outcome): never => process.exit(conclude({ outcome }));
  const simulation = new Simulation(args, host, stop, wiring, pictures);
  // The keyboard is the prompt's.
  simulation.readsEvents = false;
  if (folder !== undefined) process.chdir(folder);
  const description = findTarget(args.value("board") ?? wiring?.wiring.board ?? DEFAULT_BOARD).board;
  const { dialect } = description;
  prepareRun({
    host,
    argv: [""],
    path: dialect === CIRCUITPYTHON ? CIRCUITPYTHON_PATH : folder === undefined ? ["", FROZEN] : BOARD_PATH,
    finder: lateFinder(() => currentSearchPath() as string[]),
    board: () => simulation.start(),
    platform: platformOf(description),
  });
  setCompileHook(compileCodeHook);
  if (folder !== undefined) mountHost(folder, "/");
  else if (!simulation.hasFileSystem) withoutFileSystem();
  const terminal = process.stdin.isTTY === true;
  const keyboard = new Keyboard(host, () => bootBoard() as SimBoard, terminal, simulation.isRealTime);
  const prompt: { mode: PromptMode } = { mode: "friendly" };
  return conclude(
    finish(() => {
      const board = bootBoard();
      const main = new PyModule("__main__");
      setMainModule(main);
      runStart(main, dialect, folder);
      if (folder !== undefined)
        keyboard.running(() => {
          if (dialect === CIRCUITPYTHON && inSafeMode(folder)) return;
          if (dialect === CIRCUITPYTHON && prompt.mode === "friendly") simulation.runSettings(folder);
          for (const file of startFiles(prompt.mode, folder, dialect))
            // CircuitPython ends a program before the prompt comes, which sees nothing of it.
            runFile(file, dialect === CIRCUITPYTHON ? new PyModule("__main__") : main);
        });
      const version = VERSION.join(".").replace(/\.(?=[a-z])/, "-");
      const banner =
        `${dialect === CIRCUITPYTHON ? "CircuitPython" : `MicroPython v${version}`} by halpy ${packageVersion()}; ${firmwareMachine(board)}\n` +
        'Type "help()" for more information.\n';
      if (terminal) rt.write("Ctrl-] leaves the prompt, Ctrl-D resets the board.\n");
      const session = new Session(keyboard, main, banner, (sentence) => simulation.perform(sentence));
      if (session.run(prompt) === "quit") return;
      rt.write("MPY: soft reboot\n");
      throw new Stop({ kind: "reset", cause: "soft" });
    }),
  );
}

const own = new Set(["board", "for", "wiring", "speed", "seed", "trace", "picture", "waveform", "ascii"]);

export const replCommand: Command = {
  name: "repl",
  synopsis: ["[options] [FOLDER]"],
  summary: "the prompt of a simulated board",
  description: [
    "Runs what is typed, statement by statement, on a simulated board, with the keys of MicroPython: Tab completes, Ctrl-C interrupts, Ctrl-D resets the board, Ctrl-E pastes, Ctrl-A is for tools; Ctrl-] leaves.",
    "The FOLDER is the board's file system: boot.py and main.py in it (on boards with CircuitPython settings.txt or boot.py, and code.py or main.py) are run first, and after each reset. While nobody types, the board goes on in real time. A line that begins with '!' is an event for the board file, such as '!press b1'.",
    "What comes from a pipe is typed as a serial line carries it, in virtual time, so that sessions can be tested.",
  ],
  options: simulationOptions.filter(({ name }) => own.has(name)),
  examples: [
    ["halpy repl --board pico", "The prompt of a Pico."],
    ["halpy repl --wiring lamp.yaml files/", "A board with parts and with the files of a folder."],
    ["printf '1 + 1\\r' | halpy repl", "A session from a pipe."],
  ],
  run,
};
