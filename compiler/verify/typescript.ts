/**
 * The TypeScript compiler as the judge of emitted TypeScript: strict type check against the runtime's declarations,
 * with errors mapped back to Python positions. Loaded by dynamic import only: it takes a third of a second.
 */

import ts from "typescript";
import { type EmittedModule, RUNTIME_SPECIFIER } from "../emit/module.js";
import { lineOfOffset } from "../emit/source-map.js";
import { MAPPING_SIZE } from "../emit/writer.js";

export interface TypeScriptProblem {
  readonly module: string;
  readonly message: string;
  /** Place in the emitted text, from 1. */
  readonly line: number;
  readonly column: number;
  /** Place in the Python file, from 1, if the text comes from there. */
  readonly pythonLine: number | null;
  readonly pythonColumn: number | null;
}

/** Parsed library and runtime files, kept between calls: parsing them is most of the work. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Type-checks modules emitted in the form `ts`. `runtime` is the path of the runtime's exports: the sources
 * (`runtime-hal/core/emitted.ts`) or their declarations.
 */
export function verifyTypeScript(modules: readonly EmittedModule[], runtime: string): TypeScriptProblem[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts"],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const texts = new Map<string, EmittedModule>(
    modules.map((module, i) => [`/halpy-verify/m${i}.mts`, module]),
  );
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name)?.code ?? readFile(name);
  host.getSourceFile = (name, languageVersion) => {
    const module = texts.get(name);
    if (module !== undefined) return ts.createSourceFile(name, module.code, languageVersion);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, languageVersion));
    return parsed.get(name);
  };
  host.resolveModuleNameLiterals = (literals, containingFile) =>
    literals.map((literal) => {
      if (literal.text === RUNTIME_SPECIFIER) {
        const extension = runtime.endsWith(".d.ts") ? ts.Extension.Dts : ts.Extension.Ts;
        return { resolvedModule: { resolvedFileName: runtime, extension, isExternalLibraryImport: false } };
      }
      return ts.resolveModuleName(
        literal.text,
        containingFile,
        options,
        host,
        undefined,
        undefined,
        ts.ModuleKind.ESNext,
      );
    });
  const program = ts.createProgram([...texts.keys()], options, host);
  const problems: TypeScriptProblem[] = [];
  for (const [path, module] of texts) {
    const file = program.getSourceFile(path)!;
    for (const diagnostic of [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]) {
      problems.push(describe(diagnostic, file, module));
    }
  }
  return problems;
}

function describe(diagnostic: ts.Diagnostic, file: ts.SourceFile, module: EmittedModule): TypeScriptProblem {
  const { line, character } = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
  const offset = sourceOffset(module, line, character);
  const pythonLine = offset === null ? null : lineOfOffset(module.lineStarts, offset);
  return {
    module: module.name,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
    line: line + 1,
    column: character + 1,
    pythonLine: pythonLine === null ? null : pythonLine + 1,
    pythonColumn: pythonLine === null ? null : offset! - module.lineStarts[pythonLine]! + 1,
  };
}

/** The source offset of the last mapping at or before a place in the output. */
function sourceOffset(module: EmittedModule, line: number, column: number): number | null {
  const { mappings } = module;
  let low = -1;
  let high = mappings.length / MAPPING_SIZE;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const at = middle * MAPPING_SIZE;
    if (mappings[at]! < line || (mappings[at] === line && mappings[at + 1]! <= column)) low = middle;
    else high = middle;
  }
  const offset = low < 0 ? -1 : mappings[low * MAPPING_SIZE + 2]!;
  return offset < 0 ? null : offset;
}
