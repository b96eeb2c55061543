/** What `halpy build` writes: a folder of ES modules that runs as it is, or one bundled file. */

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EmittedModule } from "../compiler/index.js";
import { CATALOG } from "../stdlib/ts/catalog.js";
import { forPrograms } from "../targets/for-programs.js";
import type { GpioChoice } from "../runtime-hal/linux/gpio-choice.js";
import type { Target } from "../targets/load.js";
import { compiler } from "./compiler.js";
import { hardwareParts, type HardwareParts } from "./machine-parts.js";
import { mountPointOf } from "./board-files.js";
import { boardFolder, hasRoomForFiles } from "./module-search.js";
import { packageRoot } from "./package-root.js";
import { readText } from "./read-file.js";
import { UsageError } from "./command.js";

/** A program that was compiled to ES modules. */
export interface BuiltProgram {
  readonly modules: readonly EmittedModule[];
  /** Modules of the library that it may import; all if it can compute names. */
  readonly library: ReadonlySet<string> | "all";
  readonly usesExec: boolean;
  /** Packages without a file of their own, and their folders. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Its board, if it uses hardware. */
  readonly target: Target | undefined;
  /** `sys.platform`, where it is not that of this machine: the program is built for a board that was named. */
  readonly platform: string | undefined;
  /** Is it one for CircuitPython? */
  readonly isCircuitPython: boolean;
  /** The way to digital pins, if it is to run on the board itself; absent: simulated. */
  readonly linux?: GpioChoice | undefined;
  /** Name of the script without its ending. */
  readonly name: string;
}

/** The runtime as modules to make a bundle of. */
const runtimeFolder = `${packageRoot}dist/runtime`;

/** The runtime in a few files, for a program that is a folder of modules. */
const programRuntime = `${packageRoot}dist/program-runtime`;

/** Its declarations, for one in TypeScript. */
const declarations = `${packageRoot}dist/types`;

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes the tree of modules and, beside it, the runtime where node looks for packages. */
export function writeTree(program: BuiltProgram, folder: string): string[] {
  writePackageFile(folder);
  const files = compiler().linkTree(program.modules, { entry: "__main__" });
  const written: string[] = [];
  const start = files.at(-1);
  // Each module is followed by its map, in the order of the modules.
  const at = new Map(program.modules.map((_, i) => [files[2 * i]?.path, i]));
  for (const { path, text } of files) {
    const module = program.modules[at.get(path) ?? -1];
    if (path === start?.path) write(folder, path, startText(text, program));
    else write(folder, path, module === undefined ? text : withLines(text, module));
    written.push(path);
  }
  const runtime = join(folder, "node_modules/halpy");
  rmSync(runtime, { recursive: true, force: true });
  cpSync(programRuntime, runtime, { recursive: true });
  const typed = isTyped(program);
  const exports = {
    "./runtime": typed ? { types: TYPES_OF_RUNTIME, default: "./runtime.js" } : "./runtime.js",
    "./exec": "./exec.js",
  };
  if (typed) {
    if (existsSync(declarations)) cpSync(declarations, join(runtime, "types"), { recursive: true });
    // Who has settings there may have changed ours.
    if (!existsSync(join(folder, "tsconfig.json")))
      write(folder, "tsconfig.json", `${JSON.stringify({ compilerOptions: TYPED_PROJECT }, null, 2)}\n`);
  }
  write(runtime, "package.json", `${JSON.stringify({ name: "halpy", type: "module", exports }, null, 2)}\n`);
  return written;
}

/** Says that the files are modules. A folder that has said so for a project of its own is left as it is. */
function writePackageFile(folder: string): void {
  const own = readText(join(folder, "package.json"));
  if (own === undefined) write(folder, "package.json", '{ "type": "module" }\n');
  else if (!/"type"\s*:\s*"module"/.test(own))
    throw new UsageError(
      `--output: '${folder}' has a package.json that is not for modules; name a folder for the program alone`,
    );
}

const isTyped = ({ modules }: BuiltProgram): boolean => modules.some(({ form }) => form === "ts");

const TYPES_OF_RUNTIME = "./types/runtime-hal/runtime.d.ts";

/** The settings for TypeScript's compiler (5.7 or later) with which `tsc -p FOLDER` makes JavaScript of the program. */
const TYPED_PROJECT = {
  target: "es2022",
  module: "nodenext",
  // Files name each other as node wants it, which runs them as they are.
  rewriteRelativeImportExtensions: true,
  strict: true,
  types: [],
  skipLibCheck: true,
  // Tracebacks show Python's lines by it.
  sourceMap: true,
};

/** A module that says where its Python lines are, for tracebacks. */
function withLines(text: string, module: EmittedModule): string {
  const table = JSON.stringify(compiler().lineTableOf(module));
  const register = module.form === "ts" ? "registerTypedLineTable" : "registerLineTable";
  const lines = `import { ${register} as $lines } from "halpy/runtime";\n$lines(import.meta.url, ${table});\n`;
  return text.replace(/^(?=\/\/# sourceMappingURL=)/m, () => lines);
}

/** What gives the program the files of the board that it was built for, as a run does: those of the folder that node is started in. */
function filesUse({ target, platform }: BuiltProgram): { use: string; text: string } | undefined {
  if (target === undefined || platform === undefined) return undefined;
  if (!hasRoomForFiles(target)) return { use: "withoutFileSystem", text: "withoutFileSystem();\n" };
  if (boardFolder(target) === undefined) return undefined;
  return { use: "mountHost", text: `mountHost(process.cwd(), "${mountPointOf(target.board.dialect)}");\n` };
}

/** May the program open or list files? */
const usesFiles = ({ modules, library }: BuiltProgram): boolean =>
  library === "all" ||
  ["os", "io", "vfs"].some((name) => library.has(name)) ||
  modules.some(({ code }) => /\b(?:open|execfile)\b/.test(code));

/** The starting file with the board and the compiler that the program needs. */
function startText(text: string, program: BuiltProgram): string {
  const { target, usesExec, namespaces, isCircuitPython } = program;
  let head = "";
  if (isCircuitPython) head += 'import { speakCircuitPython } from "halpy/runtime";\nspeakCircuitPython();\n';
  const files = filesUse(program);
  // Without the declarations of node.
  if (files?.use === "mountHost" && isTyped(program)) head += "declare const process: { cwd(): string };\n";
  if (files !== undefined) head += `import { ${files.use} } from "halpy/runtime";\n${files.text}`;
  if (namespaces.size > 0)
    head += `import { registerNamespace } from "halpy/runtime";\n${namespaceText(namespaces)}`;
  if (usesExec) head += 'import "halpy/exec";\n';
  if (target !== undefined) {
    const { backend, use, providers, more } = boardUse(program);
    head += `import { ${providers}, ${use} } from "halpy/runtime";\n\n`;
    head += `${use}(${JSON.stringify(forPrograms(target, undefined, backend))}, ${providers}${more});\n\n`;
  }
  return head + text;
}

/** How a program is given its board: by which function of the runtime, and with what beside the board and its peripherals. */
function boardUse({ linux, platform }: BuiltProgram) {
  const extra = linux ?? platform;
  const more = extra === undefined ? "" : `, ${JSON.stringify(extra)}`;
  return linux === undefined
    ? ({ backend: "sim", use: "useTarget", file: "start-board", providers: "ALL_PROVIDERS", more } as const)
    : ({
        backend: "linux",
        use: "useLinux",
        file: "start-linux",
        providers: "ALL_LINUX_PROVIDERS",
        more,
      } as const);
}

/** Packages without a file: there is no module that would register itself. */
function namespaceText(namespaces: BuiltProgram["namespaces"]): string {
  return [...namespaces]
    .map(([name, folder]) => `registerNamespace(${JSON.stringify(name)}, ${JSON.stringify(folder)});\n`)
    .join("");
}

/**
 * The board as JavaScript, without the remarks meant for people and what concerns peripherals that are not there; equal arrays (most
 * pins can do the same) are written once.
 */
function boardText(
  target: Target,
  peripherals: HardwareParts["peripherals"],
  { backend, use, more }: ReturnType<typeof boardUse>,
  library: BuiltProgram["library"],
): string {
  const shared = new Map<string, string>();
  const tellsFirmware = library === "all" || library.has("sys") || library.has("os");
  const text = JSON.stringify(forPrograms(target, Object.keys(peripherals), backend, tellsFirmware));
  const body = text.replace(/\[(?:"[\w-]+",?){3,}\]/g, (list) => {
    if (!shared.has(list)) shared.set(list, `list${shared.size}`);
    return shared.get(list) as string;
  });
  const lists = [...shared].map(([list, name]) => `const ${name} = ${list};\n`);
  const imports = Object.entries(peripherals).map(
    ([kind, { file, make }]) => `import { ${make} as make_${kind} } from ${inRuntime(file)};\n`,
  );
  const providers = Object.keys(peripherals).map((kind) => `${kind}: make_${kind}`);
  return `${imports.join("")}${lists.join("")}${use}(${body}, { ${providers.join(", ")} }${more});`;
}

/** The specifier of a file of the runtime. */
function inRuntime(file: string): string {
  return JSON.stringify(`${runtimeFolder}/${file}.js`);
}

/** Registers `machine` with these parts only. */
function machineText(parts: HardwareParts["parts"]): string {
  const imports = parts.map(
    ({ file, part }) => `import { ${part} } from ${inRuntime(`stdlib/ts/${file}`)};\n`,
  );
  const list = parts.map(({ part }) => part).join(", ");
  return (
    `${imports.join("")}import { assembleMachine } from ${inRuntime("stdlib/ts/machine/assemble")};\n` +
    `registerNativeModule("machine", () => assembleMachine([${list}]), true);`
  );
}

/** The start of a bundle: registers only what the program uses. */
function bundleStart(program: BuiltProgram): string {
  const { modules, library, usesExec, namespaces, target, linux } = program;
  const at = (path: string): string => JSON.stringify(`${runtimeFolder}/${path}`);
  const hardware =
    target === undefined
      ? undefined
      : hardwareParts(target.board.dialect, modules, library, linux === undefined ? "simulation" : "linux");
  const lines = [`export { runMain } from ${at("runtime-hal/exec/start.js")};`];
  if (library === "all") lines.push(`import ${at("stdlib/ts/register.js")};`);
  else {
    lines.push(`import { registerNativeModule } from ${at("runtime-hal/core/import.js")};`);
    for (const name of library) {
      const entry = CATALOG.get(name);
      if (entry === undefined) continue;
      if (name === "machine" && hardware !== undefined) {
        lines.push(machineText(hardware.parts));
        continue;
      }
      const local = `make_${name.replaceAll(".", "_")}`;
      lines.push(`import { ${entry.make} as ${local} } from ${at(`stdlib/ts/${entry.file}.js`)};`);
      lines.push(`registerNativeModule(${JSON.stringify(name)}, ${local}, ${entry.extensible});`);
    }
  }
  if (program.isCircuitPython) {
    lines.push(`import { speakCircuitPython } from ${at("stdlib/ts/circuitpython/dialect.js")};`);
    lines.push("speakCircuitPython();");
  }
  if (usesExec) lines.push(`import ${at("cli/exec-support.js")};`);
  if (namespaces.size > 0) {
    lines.push(`import { registerNamespace } from ${at("runtime-hal/core/import.js")};`);
    lines.push(namespaceText(namespaces));
  }
  const files = usesFiles(program) ? filesUse(program) : undefined;
  if (files !== undefined)
    lines.push(`import { ${files.use} } from ${at("stdlib/ts/mounts.js")};`, files.text);
  if (target !== undefined) {
    const how = boardUse(program);
    lines.push(`import { ${how.use} } from ${at(`runtime-hal/exec/${how.file}.js`)};`);
    lines.push(boardText(target, hardware?.peripherals ?? {}, how, library));
  }
  return `${lines.join("\n")}\n`;
}

/** Writes one file with everything in it, and its map. */
export async function writeBundle(program: BuiltProgram, folder: string, minify: boolean): Promise<string[]> {
  const { bundleProgram } = await import("../compiler/link/bundle.js");
  const temporary = join(tmpdir(), `halpy-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  try {
    const start = join(temporary, "start.mjs");
    writeFileSync(start, bundleStart(program));
    const bundle = await bundleProgram({
      modules: program.modules,
      entry: "__main__",
      runtime: `${runtimeFolder}/runtime-hal/core/emitted.js`,
      start,
      format: "esm",
      minify,
      // Code that is compiled while the program runs can use everything.
      ...(program.usesExec ? {} : { read: (path: string) => readFileSync(path, "utf8") }),
    });
    const file = `${program.name}.mjs`;
    write(folder, file, `${bundle.code}//# sourceMappingURL=${file}.map\n`);
    write(folder, `${file}.map`, JSON.stringify({ ...bundle.map, file }));
    return [file, `${file}.map`];
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
