/** Code that is compiled while the program runs: imports that were not known before, `exec` and `eval`. */

import { builtins } from "../runtime-hal/core/names.js";
import { type FoundModule, isImported, type ModuleFinder } from "../runtime-hal/core/import.js";
import { optimisation, type CodeFunction, type CodeMode } from "../runtime-hal/core/dynamic-code.js";
import { newException } from "../runtime-hal/core/exceptions.js";
import type { Diagnostic } from "../compiler/index.js";
import { isStillAbsent, noteAbsent } from "./absent-modules.js";
import { compiler } from "./compiler.js";
import { evaluateModule, LoadedScript } from "./evaluate.js";
import { isFrozen, realFile, shownFile } from "./frozen.js";
import { closeStream, preferredBufferSize, readWholeStream } from "../runtime-hal/core/stream.js";
import { hasMounts, hostPath, kindOf, openPath, shownPath } from "../stdlib/ts/mounts.js";
import { findModule, type ModulePlace, type PathProbe } from "./module-search.js";
import { isDirectory, isFile, readText } from "./read-file.js";

type PlaceModule = typeof import("../compiler/diagnostics/raised-place.js");
type DiagnosticModule = typeof import("../compiler/diagnostics/diagnostic.js");

/** What is compiled behind the import of this module may be run by threads. */
const THREADS = "_thread";

/** The exception that MicroPython raises for such a text. */
function syntaxError(diagnostics: readonly Diagnostic[]): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { microPythonErrorOf } = require("../compiler/diagnostics/diagnostic.js") as DiagnosticModule;
  const first = diagnostics.find((d) => d.severity === "error") as Diagnostic;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { raisedPlaceOf } = require("../compiler/diagnostics/raised-place.js") as PlaceModule;
  const { type, text } = microPythonErrorOf(first);
  const error = newException(builtins[type], text);
  error.place = raisedPlaceOf(first);
  return error;
}

/** Compiles text of `exec`, `eval` and `compile`. */
export function compileCodeHook(text: string, fileName: string, mode: CodeMode): CodeFunction {
  const result = compiler().compileDynamic(text, fileName, mode, optimisation.level, isImported(THREADS));
  if (result.hasErrors) throw syntaxError(result.diagnostics);
  const loaded = new LoadedScript({ file: fileName, code: result.code, lineTable: result.lineTable });
  const { init } = loaded.evaluate();
  return (module, namespace) => init(module, namespace);
}

/** Folders of the search path that are not among the files of the simulated board, though the program names them. */
let outside: readonly string[] = [];

/** Finds and compiles modules by themselves, as MicroPython does at the import. */
export function lateFinder(
  searchPath: () => readonly string[],
  outsideOfBoard: readonly string[] = [],
): ModuleFinder {
  outside = outsideOfBoard;
  return {
    find(fullName, packageFolders): FoundModule | undefined {
      const name = fullName.slice(fullName.lastIndexOf(".") + 1);
      const place = findLate(name, packageFolders ?? searchPath());
      if (place === undefined) return undefined;
      if (place.bytecode !== undefined) throw incompatible(place.bytecode);
      const packagePath = place.packagePath === null ? null : shownPath(place.packagePath);
      if (place.file === null) return { packagePath, file: null, init: null };
      const init = moduleInit(fullName, place.file, packagePath !== null);
      return { packagePath, file: programPath(place.file), init };
    },
  };
}

function findLate(name: string, folders: readonly string[]): ModulePlace | undefined {
  if (hasMounts()) return findModule(name, folders, mountedProbe);
  const there = folders.map(hostFolder).filter((folder) => folder !== undefined);
  if (isStillAbsent(name, there)) return undefined;
  const start = Date.now();
  const place = findModule(name, there);
  if (place === undefined) noteAbsent(name, there, start);
  return place;
}

/** Is a folder of the search path, or what is in it, the host's, whatever the program has mounted? */
const isOutside = (path: string): boolean =>
  isFrozen(path) || outside.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** A folder of the search path as the host has it. */
const hostFolder = (folder: string): string | undefined => (isOutside(folder) ? folder : hostPath(folder));

/** The path that the program sees. */
const programPath = (file: string): string => shownPath(shownFile(file));

/** Looks through the file systems that the program has mounted. */
const mountedProbe: PathProbe = {
  isDirectory: (path) => (isOutside(path) ? isDirectory(path) : kindOf(path) === "directory"),
  isFile: (path) => (isOutside(path) ? isFile(path) : kindOf(path) === "file"),
};

/** Text of a module, from the host or from a mounted file system. */
function moduleText(path: string): string {
  if (!hasMounts() || isOutside(path)) return readText(realFile(path)) ?? "";
  return new TextDecoder().decode(mountedBytes(path));
}

/** What is in a file of a mounted file system, in parts of the size that it asks for, as the reader of MicroPython takes it. */
function mountedBytes(path: string): Uint8Array {
  const stream: unknown = openPath(path, "rb");
  const bytes = readWholeStream(stream, preferredBufferSize(stream));
  closeStream(stream);
  return bytes;
}

/** The exception for bytecode: MicroPython's for that of another version, and what is to be done. Mounted files are read, as it does. */
function incompatible(path: string): unknown {
  if (hasMounts() && !isOutside(path)) mountedBytes(path);
  const source = path.replace(/mpy$/, "py");
  return newException(
    builtins.ValueError,
    `incompatible .mpy file: '${shownPath(path)}' is bytecode, its source '${shownPath(source)}' is needed`,
  );
}

function moduleInit(name: string, path: string, isPackage: boolean): FoundModule["init"] {
  const text = moduleText(path);
  const { compile, linkProgram } = compiler();
  const entry = { name, path: programPath(path), text, isPackage };
  const result = compile({ entry, form: "program", inThreads: isImported(THREADS) });
  if (result.hasErrors) throw syntaxError(result.diagnostics);
  const [linked] = linkProgram(result.modules, name).modules;
  if (linked === undefined) return null;
  return evaluateModule(linked).init;
}
