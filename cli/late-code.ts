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
import { hasMounts, kindOf, openPath } from "../stdlib/ts/mounts.js";
import { findModule, type ModulePlace, type PathProbe } from "./module-search.js";
import { readText } from "./read-file.js";

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

/** Finds and compiles modules by themselves, as MicroPython does at the import. */
export function lateFinder(searchPath: () => readonly string[]): ModuleFinder {
  return {
    find(fullName, packageFolders): FoundModule | undefined {
      const name = fullName.slice(fullName.lastIndexOf(".") + 1);
      const place = findLate(name, packageFolders ?? searchPath());
      if (place === undefined) return undefined;
      if (place.bytecode !== undefined) throw incompatible(place.bytecode);
      if (place.file === null) return { ...place, init: null };
      const init = moduleInit(fullName, place.file, place.packagePath !== null);
      return { ...place, file: shownFile(place.file), init };
    },
  };
}

function findLate(name: string, folders: readonly string[]): ModulePlace | undefined {
  if (hasMounts()) return findModule(name, folders, mountedProbe);
  if (isStillAbsent(name, folders)) return undefined;
  const start = Date.now();
  const place = findModule(name, folders);
  if (place === undefined) noteAbsent(name, folders, start);
  return place;
}

/** Looks through the file systems that the program has mounted. */
const mountedProbe: PathProbe = {
  isDirectory: (path) => kindOf(path) === "directory",
  isFile: (path) => kindOf(path) === "file",
};

/** Text of a module, from the host or from a mounted file system. */
function moduleText(path: string): string {
  if (!hasMounts() || isFrozen(path)) return readText(realFile(path)) ?? "";
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
  if (hasMounts()) mountedBytes(path);
  const source = path.replace(/mpy$/, "py");
  return newException(
    builtins.ValueError,
    `incompatible .mpy file: '${path}' is bytecode, its source '${source}' is needed`,
  );
}

function moduleInit(name: string, path: string, isPackage: boolean): FoundModule["init"] {
  const text = moduleText(path);
  const { compile, linkProgram } = compiler();
  const entry = { name, path: shownFile(path), text, isPackage };
  const result = compile({ entry, form: "program", inThreads: isImported(THREADS) });
  if (result.hasErrors) throw syntaxError(result.diagnostics);
  const [linked] = linkProgram(result.modules, name).modules;
  if (linked === undefined) return null;
  return evaluateModule(linked).init;
}
