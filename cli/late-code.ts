/** Code that is compiled while the program runs: imports that were not known before, `exec` and `eval`. */

import { builtins, type FoundModule, type ModuleFinder } from "../runtime-hal/core/modules.js";
import { optimisation, type CodeFunction, type CodeMode } from "../runtime-hal/core/dynamic-code.js";
import { newException } from "../runtime-hal/core/exceptions.js";
import type { Diagnostic } from "../compiler/index.js";
import { compiler } from "./compiler.js";
import { evaluateModule, LoadedScript } from "./evaluate.js";
import { findModule } from "./module-search.js";
import { readText } from "./read-file.js";

type DiagnosticModule = typeof import("../compiler/diagnostics/diagnostic.js");

/** The exception that MicroPython raises for such a text. */
function syntaxError(diagnostics: readonly Diagnostic[]): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { microPythonErrorOf } = require("../compiler/diagnostics/diagnostic.js") as DiagnosticModule;
  const first = diagnostics.find((d) => d.severity === "error") as Diagnostic;
  const { type, text } = microPythonErrorOf(first);
  return newException(builtins[type], text);
}

/** Compiles text of `exec`, `eval` and `compile`. */
export function compileCodeHook(text: string, fileName: string, mode: CodeMode): CodeFunction {
  const result = compiler().compileDynamic(text, fileName, mode, optimisation.level);
  if (result.hasErrors) throw syntaxError(result.diagnostics);
  const loaded = new LoadedScript({ file: fileName, code: result.code, lineTable: result.lineTable });
  const { init } = loaded.evaluate();
  return (module, namespace) => init(module, namespace);
}

/** Finds and compiles modules by themselves, as MicroPython does at the import. */
export function lateFinder(searchPath: () => readonly string[]): ModuleFinder {
  return {
    find(fullName, packageFolders): FoundModule | undefined {
      const place = findModule(fullName.slice(fullName.lastIndexOf(".") + 1), packageFolders ?? searchPath());
      if (place === undefined) return undefined;
      if (place.file === null) return { ...place, init: null };
      return { ...place, init: moduleInit(fullName, place.file, place.packagePath !== null) };
    },
  };
}

function moduleInit(name: string, path: string, isPackage: boolean): FoundModule["init"] {
  const text = readText(path) ?? "";
  const { compile, linkProgram } = compiler();
  const result = compile({ entry: { name, path, text, isPackage }, form: "program" });
  if (result.hasErrors) throw syntaxError(result.diagnostics);
  const [linked] = linkProgram(result.modules, name).modules;
  if (linked === undefined) return null;
  return evaluateModule(linked).init;
}
