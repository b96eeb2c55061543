/**
 * The compiler's public interface: texts in, texts and diagnostics out. Nothing here reads a file or a clock; where
 * modules come from is the caller's business. Beside it stand `lint/index.ts` (checks), `report/index.ts` (what lines cost)
 * and `print-stage.ts`, which a program that is compiled and run does without.
 */

import { bindModule } from "./binding/binder.js";
import { joinFacts } from "./binding/bindings.js";
import type { Library } from "./binding/library-stars.js";
import { showsAllNames, starNames } from "./binding/star-names.js";
import { type Diagnostic, DiagnosticSink } from "./diagnostics/diagnostic.js";
import { type EmitForm, type EmittedModule, emitModule } from "./emit/module.js";
import type { IrModule } from "./ir/function.js";
import { lineTableOf, type LineTable } from "./link/line-table.js";
import { lowerModule } from "./lower/module.js";
import { runPasses } from "./passes/pipeline.js";
import { type BoundModule, loadProgram, type ModuleInput, type Resolve } from "./program.js";
import { showExpressions } from "./single-mode.js";
import { tooDeep } from "./too-deep.js";
import { SourceFile } from "./source/source-file.js";
import { stripDebug } from "./strip-debug.js";
import { parseExpressionInput, parseInput } from "./syntax/parser.js";
import { checkSingleInput } from "./syntax/single-input.js";

export type { Library, LibraryNames } from "./binding/library-stars.js";
export type { Diagnostic } from "./diagnostics/diagnostic.js";
export type { EmitForm, EmittedModule } from "./emit/module.js";
export { lineTableOf, type LineTable } from "./link/line-table.js";
export {
  linkProgram,
  linkTree,
  type LinkedProgram,
  type OutputFile,
  type ProgramModule,
} from "./link/link.js";
export type { ModuleInput, Resolve } from "./program.js";

export interface CompileOptions {
  readonly entry: ModuleInput;
  /** Gives the text of an imported module, or undefined: then the runtime has it, or nobody. */
  readonly resolve?: Resolve;
  /** The names of modules that the runtime has, for `import *`; without it they are looked up at run time. */
  readonly library?: Library | undefined;
  /** What to emit; `program` if left out. */
  readonly form?: EmitForm;
  /** `false`: leave inference and what builds on it out. */
  readonly optimise?: boolean;
  /** The program that this is compiled for while it runs has threads. */
  readonly inThreads?: boolean;
}

export interface CompileResult {
  /** Empty if there were errors. */
  readonly modules: readonly EmittedModule[];
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
  /** The program may compile text while it runs, so the compiler has to be there. */
  readonly usesExec: boolean;
}

const noModules: Resolve = () => undefined;

/** Everything up to the IR, for those that look at programs without running them (lint, printing of stages). */
export interface Analysis {
  readonly bound: readonly BoundModule[];
  /** Empty if there were errors. */
  readonly ir: readonly IrModule[];
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
}

/** Parses, binds and lowers a program, and infers types unless told not to. */
export function analyse(options: CompileOptions): Analysis {
  // Inference nests deeper than the stages before it: expressions of thousands of terms do without.
  for (const infer of options.optimise === false ? [false] : [true, false]) {
    try {
      return analyseWith(options, infer);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const diagnostics = tooDeep(options.entry, options.resolve ?? noModules);
  return { bound: [], ir: [], diagnostics, hasErrors: true };
}

function analyseWith(options: CompileOptions, infer: boolean): Analysis {
  const sink = new DiagnosticSink();
  const bound = loadProgram(options.entry, options.resolve ?? noModules, sink, options.library);
  const finish = (ir: readonly IrModule[]): Analysis => ({
    bound,
    ir: sink.hasErrors ? [] : ir,
    diagnostics: sink.diagnostics,
    hasErrors: sink.hasErrors,
  });
  if (sink.hasErrors) return finish([]);
  const own = bound.filter((module) => !module.standsApart);
  const program = joinFacts(
    own.map((module) => module.bindings.facts),
    options.inThreads,
  );
  const ir = bound.map((module) =>
    lowerModule({
      ...module,
      program,
      starNames: starNames(module, bound, program),
      showsAllNames: showsAllNames(module, bound),
      sink,
    }),
  );
  if (sink.hasErrors) return finish(ir);
  const isApart = (_: IrModule, i: number): boolean => bound[i]!.standsApart;
  runPasses(
    ir.filter((module, i) => !isApart(module, i)),
    { optimise: infer },
  );
  const apart = ir.filter(isApart);
  if (apart.length > 0) runPasses(apart, { optimise: false });
  return finish(ir);
}

/** Compiles a program: its entry and all Python modules it imports. */
export function compile(options: CompileOptions): CompileResult {
  try {
    return compileProgram(options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const diagnostics = tooDeep(options.entry, options.resolve ?? noModules);
    return { modules: [], diagnostics, hasErrors: true, usesExec: false };
  }
}

function compileProgram(options: CompileOptions): CompileResult {
  const { ir, diagnostics, hasErrors } = analyse(options);
  const modules = ir.map((module) => emitModule(module, options.form ?? "program"));
  return { modules, diagnostics, hasErrors, usesExec: modules.some(usesCompiler) };
}

const COMPILING_BUILTINS = ["exec", "eval", "execfile", "compile"];

function usesCompiler(module: EmittedModule): boolean {
  return COMPILING_BUILTINS.some((name) => module.outerNames.has(name));
}

/** `single`: statements at a prompt, where the values of expression statements are shown. */
export type DynamicMode = "exec" | "eval" | "single";

export interface DynamicResult {
  /** An expression: a function that takes the runtime; empty if there were errors. */
  readonly code: string;
  readonly lineTable: LineTable | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
  /** The text ends inside a bracket, string or block: a prompt should ask for more. */
  readonly isIncomplete: boolean;
}

/** Compiles text at run time: names are looked up dynamically, nothing is assumed about the program around. */
export function compileDynamic(
  text: string,
  fileName: string,
  mode: DynamicMode,
  optimisationLevel = 0,
  inThreads = false,
): DynamicResult {
  const sink = new DiagnosticSink();
  const file = new SourceFile(fileName, text);
  let isIncomplete = false;
  let tree;
  if (mode === "eval") tree = parseExpressionInput(file, sink);
  else {
    const parsed = parseInput(file, sink);
    isIncomplete = parsed.isIncomplete;
    if (mode === "single" && !sink.hasErrors) checkSingleInput(parsed.module, file, sink);
    tree = mode === "single" ? showExpressions(parsed.module) : parsed.module;
    if (optimisationLevel > 0) tree = stripDebug(tree);
  }
  const failed = () => ({
    code: "",
    lineTable: null,
    diagnostics: sink.diagnostics,
    hasErrors: true,
    isIncomplete,
  });
  if (sink.hasErrors) return failed();
  const bindings = bindModule({ tree, file, sink });
  if (sink.hasErrors) return failed();
  const program = joinFacts([bindings.facts], inThreads);
  const ir = lowerModule({
    name: "__main__",
    file,
    isPackage: false,
    tree,
    bindings,
    program,
    sink,
    isDynamicCode: true,
  });
  if (sink.hasErrors) return failed();
  runPasses([ir], { optimise: false });
  const emitted = emitModule(ir, "program");
  return {
    code: emitted.code,
    lineTable: lineTableOf(emitted),
    diagnostics: sink.diagnostics,
    hasErrors: false,
    isIncomplete,
  };
}
