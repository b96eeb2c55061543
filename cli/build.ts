/** `halpy build`: writes a program as JavaScript or TypeScript. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import { isHardwareModule } from "../compiler/lint/hardware/modules.js";
import { libraryModule } from "../stdlib/ts/catalog.js";
import type { CompileOptions, CompileResult, EmittedModule } from "../compiler/index.js";
import { writeBundle, writeTree, type BuiltProgram } from "./build-output.js";
import type { Arguments } from "./arguments.js";
import {
  ARCHITECTURES,
  copyKoffi,
  howToInstall,
  installedArchitectures,
  type Architecture,
} from "./build-native.js";
import { linuxTarget, recognise, systemRoot } from "./linux-target.js";
import { machineModel } from "../runtime-hal/linux/detect-board.js";
import type { GpioChoice } from "../runtime-hal/linux/gpio-choice.js";
import { SystemFiles } from "../runtime-hal/linux/system-files.js";
import type { Target } from "../targets/load.js";
import { UsageError, type Command } from "./command.js";
import { ModuleResolver } from "./compile.js";
import { compiler } from "./compiler.js";
import { backendOf } from "./backend-of.js";
import { backendOptions, refuseLinuxOptions } from "./backend-options.js";
import { renderDiagnostics } from "./diagnostics.js";
import { EXIT } from "./exit-codes.js";
import { hardwareFindings } from "./hardware-check.js";
import { boardFolder, searchPathFor } from "./module-search.js";
import { starNamesOf } from "./star-names.js";
import { packageRoot } from "./package-root.js";
import { readText } from "./read-file.js";
import { findTarget } from "./find-target.js";
import { defaultBoard, isForCircuitPython, platformOf } from "./firmware-of.js";
import { DEFAULT_BOARD } from "./simulation-options.js";
import { cannotOpen, writeFailure } from "./file-failure.js";

const STAGES = ["tokens", "ast", "scopes", "ir", "types", "typed-ir", "program", "js", "ts"] as const;

const say = (text: string): void => writeAll(1, encodeText(text));

function showDiagnostics(diagnostics: CompileResult["diagnostics"]): void {
  if (diagnostics.length > 0)
    writeAll(2, encodeText(renderDiagnostics(diagnostics, process.stderr.isTTY === true)));
}

/** `--print`: the form of the script at one stage. */
async function printStageOf(text: string, path: string, stage: string): Promise<number> {
  const { printStage } = await import("../compiler/print-stage.js");
  const printed = printStage(text, path, stage as (typeof STAGES)[number]);
  showDiagnostics(printed.diagnostics);
  say(printed.text.endsWith("\n") || printed.text === "" ? printed.text : `${printed.text}\n`);
  return printed.diagnostics.some((d) => d.severity === "error") ? EXIT.usage : EXIT.ok;
}

/** `--verify`: the emitted text before acorn, or TypeScript's type checker. */
async function verify(modules: readonly EmittedModule[], form: "js" | "ts"): Promise<string[]> {
  if (form === "js") {
    const { verifyJavaScript } = await import("../compiler/verify/javascript.js");
    return modules.flatMap((module) =>
      verifyJavaScript(module.code, "module").map(
        ({ message, offset }) => `${module.file}: at ${offset}: ${message}`,
      ),
    );
  }
  const places = [
    `${packageRoot}dist/types/runtime-hal/core/emitted.d.ts`,
    `${packageRoot}runtime-hal/core/emitted.ts`,
  ];
  const runtime = places.find((path) => existsSync(path));
  if (runtime === undefined)
    throw new UsageError("--verify: the declarations of the runtime are missing in this installation");
  const { verifyTypeScript } = await import("../compiler/verify/typescript.js");
  return verifyTypeScript(modules, runtime).map(
    ({ module, message, pythonLine }) =>
      `${module}${pythonLine === null ? "" : `:${pythonLine}`}: ${message}`,
  );
}

/** Modules of the library among the names that the program imports. */
function libraryOf(names: readonly string[], modules: readonly EmittedModule[]): BuiltProgram["library"] {
  if (modules.some((module) => module.outerNames.has("__import__"))) return "all";
  const used = new Set<string>();
  for (const name of names) {
    const module = libraryModule(name);
    if (module !== undefined) used.add(module.name);
  }
  return used;
}

/** `--report`: what each line of the program costs, as a page or as data. */
async function writeReport(path: string, options: CompileOptions): Promise<void> {
  const { costReport, costReportPage } = await import("../compiler/report/index.js");
  const report = costReport(compiler().analyse(options).ir);
  const text = path.endsWith(".json") ? `${JSON.stringify(report, null, 1)}\n` : costReportPage(report);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The board that a program for Linux is for: named, or the one that this machine is. */
function boardForLinux(args: Arguments): Target {
  const named = args.value("board");
  if (named !== undefined) return linuxTarget(named);
  const target = recognise(machineModel(new SystemFiles(systemRoot())));
  if (target !== undefined) return target;
  throw new UsageError("--backend linux: name the board that the program is for, '--board rpi4' for example");
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

/** What became of a build. */
export interface BuildResult {
  readonly status: number;
  /** Names of the files written, in the folder of the output. */
  readonly written: readonly string[];
  /** What was built, if it was. */
  readonly program?: BuiltProgram;
  /** Python files that went into it. */
  readonly sources: readonly string[];
}

const failed = (status: number, resolver: ModuleResolver, file: string): BuildResult => ({
  status,
  written: [],
  sources: [file, ...resolver.sources.map(({ path }) => path)],
});

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

function scriptText(file: string): string {
  const text = readText(file);
  if (text === undefined) throw cannotOpen(file);
  return text;
}

const MODULE_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** The modules of `--include`. */
function namesOf(list: string | undefined): string[] {
  const names = (list ?? "").split(",").filter((name) => name !== "");
  const wrong = names.find((name) => !MODULE_NAME.test(name));
  if (wrong !== undefined) throw new UsageError(`--include: '${wrong}' is no name of a module`);
  return names;
}

/** Compiles the script and writes the program by the options of `halpy build`; prints what is wrong with it. */
export async function writeProgram(args: Arguments, file: string): Promise<BuildResult> {
  const text = scriptText(file);
  const form = (args.value("emit") ?? "js") as "js" | "ts";
  if (form === "ts" && args.flag("bundle"))
    throw new UsageError("--bundle makes JavaScript; leave '--emit ts' out");
  const folder = file.replace(/[^/]*$/, "").replace(/\/$/, "");
  const onLinux = args.value("backend") === "linux";
  refuseLinuxOptions(args, ["arch", "gpio"]);
  const named = args.value("board");
  const simulated = named === undefined || onLinux ? undefined : findTarget(named);
  const isCircuitPython = isForCircuitPython(text, folder, onLinux ? boardForLinux(args) : simulated);
  const path = searchPathFor(folder, process.env, boardFolder(simulated), isCircuitPython);
  const resolver = new ModuleResolver(path, undefined, simulated?.board.dialect);
  const asked = new Set<string>();
  const report = args.value("report");
  if (report !== undefined && !/\.(html|json)$/.test(report))
    throw new UsageError("--report: the name of the file must end in .html or .json");
  const also = namesOf(args.value("include"));
  const options: CompileOptions = {
    entry: { ...resolver.entry({ path: file, text }), also },
    resolve: (name) => {
      asked.add(name);
      return resolver.resolve(name);
    },
    library: (name) => starNamesOf(name, resolver.found),
    form,
  };
  const result = compiler().compile(options);
  showDiagnostics(result.diagnostics);
  if (result.hasErrors) return failed(EXIT.usage, resolver, file);
  const missing = also.find((name) => !resolver.found.has(name));
  if (missing !== undefined)
    throw new UsageError(`--include: there is no module '${missing}' on the search path`);
  if (report !== undefined) await writeReport(report, options);
  const { modules, usesExec } = result;
  const boardId = onLinux ? boardForLinux(args).board.id : named;
  const backend = backendOf(args);
  if (boardId !== undefined && args.flag("check") !== false) {
    const target = findTarget(boardId);
    const findings = hardwareFindings({ path: file, text }, path, target, backend);
    showDiagnostics(findings);
    if (findings.some(({ severity }) => severity === "error")) return failed(EXIT.usage, resolver, file);
  }

  if (args.flag("verify")) {
    const problems = await verify(modules, form);
    if (problems.length > 0) {
      writeAll(2, encodeText(`${problems.join("\n")}\n`));
      return failed(EXIT.internal, resolver, file);
    }
  }
  const library = usesExec ? "all" : libraryOf([...asked], modules);
  const usesHardware = [...asked].some(isHardwareModule);
  const board = named ?? (usesHardware ? defaultBoard(isCircuitPython) : undefined);
  const program: BuiltProgram = {
    modules,
    library,
    usesExec,
    namespaces: resolver.namespaces,
    target: onLinux ? boardForLinux(args) : board === undefined ? undefined : findTarget(board),
    platform: simulated && platformOf(simulated.board),
    isCircuitPython,
    linux: onLinux ? ((args.value("gpio") ?? "auto") as GpioChoice) : undefined,
    name: (file.split("/").at(-1) as string).replace(/\.py$/, ""),
  };
  const output = args.value("output") ?? "build";
  const written = args.flag("bundle")
    ? await writeBundle(program, output, args.flag("minify") ?? false)
    : writeTree(program, output);
  return { ...failed(EXIT.ok, resolver, file), written, program };
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
