/** What `halpy build` and `halpy deploy` have in common: compiling a script, checking it, and writing the program. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { encodeText, writeAll } from "../runtime-hal/exec/output.js";
import { isHardwareModule } from "../compiler/lint/hardware/modules.js";
import { libraryModule } from "../stdlib/ts/catalog.js";
import type { CompileOptions, CompileResult, EmittedModule } from "../compiler/index.js";
import { writeBundle, writeTree, type BuiltProgram } from "./build-output.js";
import type { Arguments } from "./arguments.js";
import { linuxTarget, recognise, systemRoot } from "./linux-target.js";
import { machineModel } from "../runtime-hal/linux/detect-board.js";
import type { GpioChoice } from "../runtime-hal/linux/gpio-choice.js";
import { SystemFiles } from "../runtime-hal/linux/system-files.js";
import type { Target } from "../targets/load.js";
import { UsageError } from "./command.js";
import { ModuleResolver } from "./compile.js";
import { compiler } from "./compiler.js";
import { backendOf } from "./backend-of.js";
import { refuseLinuxOptions } from "./backend-options.js";
import { renderDiagnostics } from "./diagnostics.js";
import { EXIT } from "./exit-codes.js";
import { hardwareFindings } from "./hardware-check.js";
import { boardFolder, searchPathFor } from "./module-search.js";
import { starNamesOf } from "./star-names.js";
import { packageRoot } from "./package-root.js";
import { readText } from "./read-file.js";
import { findTarget } from "./find-target.js";
import { defaultBoard, isForCircuitPython, platformOf } from "./firmware-of.js";
import { cannotOpen } from "./file-failure.js";

/** Prints what is wrong with a program, to standard error. */
export function showDiagnostics(diagnostics: CompileResult["diagnostics"]): void {
  if (diagnostics.length > 0)
    writeAll(2, encodeText(renderDiagnostics(diagnostics, process.stderr.isTTY === true)));
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
  /** What was found in it, which was printed. */
  readonly diagnostics: CompileResult["diagnostics"];
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

/** The text of the script. Throws a {@link UsageError} that says why it cannot be read. */
export function scriptText(file: string): string {
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
  const diagnostics = [...result.diagnostics];
  showDiagnostics(diagnostics);
  const ended = (status: number): BuildResult => ({
    status,
    written: [],
    sources: [file, ...resolver.sources.map((source) => source.path)],
    diagnostics,
  });
  if (result.hasErrors) return ended(EXIT.usage);
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
    diagnostics.push(...findings);
    if (findings.some(({ severity }) => severity === "error")) return ended(EXIT.usage);
  }

  if (args.flag("verify")) {
    const problems = await verify(modules, form);
    if (problems.length > 0) {
      writeAll(2, encodeText(`${problems.join("\n")}\n`));
      return ended(EXIT.internal);
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
  return { ...ended(EXIT.ok), written, program };
}
