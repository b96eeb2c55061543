/** Puts emitted modules together: a program to be run in memory, or a tree of ES modules. */

import { type EmittedModule, RUNTIME_SPECIFIER, sourceMapOf } from "../emit/module.js";
import { lineTableOf, type LineTable } from "./line-table.js";

/** A module ready to be evaluated: `code` is an expression, a function that takes the runtime. */
export interface ProgramModule {
  readonly name: string;
  readonly file: string;
  readonly isPackage: boolean;
  readonly code: string;
  readonly lineTable: LineTable;
}

export interface LinkedProgram {
  readonly modules: readonly ProgramModule[];
  /** Name of the module that runs as the program. */
  readonly entry: string;
}

/** The program table for running in memory; modules must have been emitted in the form `program`. */
export function linkProgram(modules: readonly EmittedModule[], entry: string): LinkedProgram {
  return {
    modules: modules.map((module) => {
      if (module.form !== "program") throw new Error(`module ${module.name} was emitted as an ES module`);
      const { name, file, isPackage, code } = module;
      return { name, file, isPackage, code, lineTable: lineTableOf(module) };
    }),
    entry,
  };
}

/** A file of the output. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Where a module goes in the tree: packages are folders, as in Python. The entry takes the name of its Python file. */
function outputPath(module: EmittedModule, entry: string): string {
  const extension = module.form === "ts" ? "ts" : "js";
  if (module.name === entry) {
    const base = module.file.replace(/^.*[/\\]/, "").replace(/\.py$/, "");
    return `${base === "" ? "main" : base}.${extension}`;
  }
  const path = module.name.replaceAll(".", "/");
  return module.isPackage ? `${path}/__init__.${extension}` : `${path}.${extension}`;
}

/** Options of a tree of ES modules. */
export interface TreeOptions {
  readonly entry: string;
  /** What the starting file imports `runMain` from. */
  readonly start?: string;
  /** The name of the starting file without its ending. */
  readonly startName?: string;
}

/** One file a module, each with its map beside it, and a file that starts the program. */
export function linkTree(modules: readonly EmittedModule[], options: TreeOptions): OutputFile[] {
  const { entry, start = RUNTIME_SPECIFIER, startName = "index" } = options;
  const files: OutputFile[] = [];
  const taken = new Set<string>();
  const imports: string[] = [];
  for (const module of modules) {
    let path = outputPath(module, entry);
    while (taken.has(path)) path = path.replace(/(\.\w+)$/, "_$1");
    taken.add(path);
    const mapPath = `${path}.map`;
    const base = mapPath.replace(/^.*\//, "");
    files.push({ path, text: `${module.code}//# sourceMappingURL=${base}\n` });
    files.push({
      path: mapPath,
      text: JSON.stringify({ ...sourceMapOf(module), file: base.slice(0, -".map".length) }),
    });
    imports.push(`import "./${path}";`);
  }
  const extension = modules.some((module) => module.form === "ts") ? "ts" : "js";
  let startPath = `${startName}.${extension}`;
  while (taken.has(startPath)) startPath = `_${startPath}`;
  const text = `${imports.join("\n")}\nimport { runMain } from ${JSON.stringify(start)};\n\nrunMain(${JSON.stringify(entry)});\n`;
  files.push({ path: startPath, text });
  return files;
}
