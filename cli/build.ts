/** `halpy build`: writes a program as JavaScript or TypeScript. */

import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import type { Arguments } from "./arguments.js";
import { scriptText, showDiagnostics, writeProgram } from "./build-program.js";
import {
  ARCHITECTURES,
  copyKoffi,
  howToInstall,
  installedArchitectures,
  type Architecture,
} from "./build-native.js";
import { UsageError, type Command } from "./command.js";
import { backendOptions } from "./backend-options.js";
import { EXIT } from "./exit-codes.js";
import { DEFAULT_BOARD } from "./simulation-options.js";
import { writeFailure } from "./file-failure.js";

const STAGES = ["tokens", "ast", "scopes", "ir", "types", "typed-ir", "program", "js", "ts"] as const;

const say = (text: string): void => writeAll(1, encodeText(text));

/** `--print`: the form of the script at one stage. */
async function printStageOf(text: string, path: string, stage: string): Promise<number> {
  const { printStage } = await import("../compiler/print-stage.js");
  const printed = printStage(text, path, stage as (typeof STAGES)[number]);
  showDiagnostics(printed.diagnostics);
  say(printed.text.endsWith("\n") || printed.text === "" ? printed.text : `${printed.text}\n`);
  return printed.diagnostics.some((d) => d.severity === "error") ? EXIT.usage : EXIT.ok;
}

/** Puts koffi beside the program, which does with files alone where it is missing; that is said. */
function addNative(args: Arguments, folder: string): string[] {
  const wanted = args.value("arch") as Architecture | undefined;
  const installed = installedArchitectures();
  if (wanted !== undefined && !installed.includes(wanted)) {
    throw new UsageError(
      `--arch: the binary of koffi for ${wanted} is not installed here; '${howToInstall(wanted)}' gets it`,
    );
  }
  const taken = wanted === undefined ? installed : [wanted];
  const names = taken.length === 0 ? "no processor" : taken.join(", ");
  writeAll(
    2,
    encodeText(
      `halpy: koffi is put beside the program for ${names}; on others it uses sysfs only, until 'npm install koffi' was run in its folder\n`,
    ),
  );
  return copyKoffi(folder, taken);
}

async function build(args: Arguments): Promise<number> {
  const [file, ...more] = args.operands;
  if (file === undefined || more.length > 0) throw new UsageError("give one script");
  const stage = args.value("print");
  if (stage !== undefined) return printStageOf(scriptText(file), file, stage);
  try {
    return await buildProgram(args, file);
  } catch (e) {
    const why = writeFailure(e);
    if (why === undefined) throw e;
    writeAll(2, encodeText(`halpy: build: ${why}\n`));
    return EXIT.cantWrite;
  }
}

async function buildProgram(args: Arguments, file: string): Promise<number> {
  const { status, written, program } = await writeProgram(args, file);
  const output = args.value("output") ?? "build";
  const needsNative = args.value("backend") === "linux" && program?.target !== undefined;
  const native = needsNative ? addNative(args, output) : [];
  const names = [...written, ...native].map((path) => `${output}/${path}`);
  const report = args.value("report");
  if (status === EXIT.ok && report !== undefined) names.push(report);
  if (names.length > 0) say(`${names.join("\n")}\n`);
  return status;
}

export const includeOption = {
  name: "include",
  value: "MODULES",
  help: "Modules, with commas between, that the program imports by names which it makes at run time (__import__): only imports that stand in the text are found without.",
};

export const buildCommand: Command = {
  name: "build",
  synopsis: ["[options] FILE", "--print STAGE FILE"],
  summary: "writes a program as JavaScript or TypeScript",
  description: [
    "Compiles the script and the modules it imports and writes them as ES modules with source maps that lead to the Python files, with a starting file 'index.js' and the runtime. 'node DIR/index.js' runs it. With --bundle everything becomes one file.",
    "With '--emit ts' they are TypeScript, with the runtime's declarations and the settings for 'tsc -p DIR', which makes JavaScript of them; node 22.18 and later runs 'DIR/index.ts' as it is. Tracebacks show Python's lines either way.",
    "The names of the files written are printed.",
  ],
  options: [
    { name: "output", short: "o", value: "DIR", help: "The folder to write to (default: build)." },
    {
      name: "emit",
      value: "FORM",
      choices: ["js", "ts"],
      help: "The language: JavaScript (the default) or typed TypeScript.",
    },
    { name: "bundle", help: "Writes one file, with only the parts of the runtime that the program uses." },
    { name: "minify", help: "Makes the bundle small." },
    {
      name: "board",
      value: "ID",
      help: `The simulated board of a program that uses hardware (default: ${DEFAULT_BOARD}).`,
    },
    ...backendOptions,
    {
      name: "arch",
      value: "NAME",
      choices: ARCHITECTURES,
      help: "With '--backend linux': the processor of the board, whose binary of koffi is put beside the program (default: all that are installed here).",
    },
    {
      name: "check",
      negatable: true,
      help: "Looks first for what the named board cannot do, and writes nothing if there are such errors (this is the default).",
    },
    includeOption,
    {
      name: "verify",
      help: "Checks what was emitted: JavaScript with acorn, TypeScript with its type checker.",
    },
    {
      name: "report",
      value: "FILE",
      help: "Also writes what each line costs at run time and why, as a page (.html) or as data (.json).",
    },
    {
      name: "print",
      value: "STAGE",
      choices: STAGES,
      help: "Prints the script as it is after a stage of the compiler, and writes nothing.",
    },
  ],
  examples: [
    ["halpy build blink.py -o out && node out/index.js", "Writes and runs a program."],
    ["halpy build --bundle --minify blink.py -o out", "Writes out/blink.mjs and its map."],
    ["halpy build --report cost.html blink.py", "Shows which lines stayed slow, and what blocked better."],
    [
      "halpy build --backend linux --board rpi4 --bundle blink.py -o out",
      "Makes a program that 'node out/blink.mjs' runs on a Raspberry Pi.",
    ],
    ["halpy build --print typed-ir blink.py", "Shows what the compiler knows."],
  ],
  run: build,
};
