/** Modules: the entry of the lowering. */

import { mentions } from "../binding/library-stars.js";
import type { StarNames, StarSource } from "../binding/star-names.js";
import { withoutComments, type Bindings, type ProgramFacts } from "../binding/bindings.js";
import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { IrFunction, IrModule } from "../ir/function.js";
import { OBJECT } from "../ir/types.js";
import type { SourceFile } from "../source/source-file.js";
import type { ExpressionInput, Module } from "../syntax/ast.js";
import { mentionsPio, showsPioPrograms } from "../syntax/pio-programs.js";
import * as b from "./builder.js";
import { ModuleContext } from "./context.js";
import { markChecks } from "./definite-assignment.js";
import { keepOrder } from "./value-order.js";
import { openFunction } from "./function.js";
import { LOWERER } from "./lowerer.js";
import { findOwnNames } from "./own-names.js";
import { lowerViper } from "./viper.js";

const NO_STARS: StarNames = new Map();
const NO_OWN_NAMES: ReadonlyMap<string, boolean> = new Map();

export interface LowerInput {
  /** Dotted name, `__main__` for the entry. */
  readonly name: string;
  readonly file: SourceFile;
  readonly isPackage: boolean;
  readonly tree: Module | ExpressionInput;
  readonly bindings: Bindings;
  readonly program: ProgramFacts;
  readonly sink: DiagnosticSink;
  /** The names that `import *` of modules of the program may bring; left out: not known. */
  readonly starNames?: StarNames | undefined;
  /** Others may ask for names that came by stars and that the text does not mention. */
  readonly showsAllNames?: boolean;
  /** Code for `exec` or `eval`, compiled at run time. */
  readonly isDynamicCode?: boolean;
}

/** The IR of one module; errors go to the sink, and the result is whole even then. */
export function lowerModule(input: LowerInput): IrModule {
  const { tree, bindings, file } = input;
  const isDynamicCode = input.isDynamicCode ?? false;
  const functions: IrFunction[] = [];
  const globals: IrModule["globals"] = new Map();
  const { seesNamespace, starImports } = bindings.facts;
  const hasStars = starImports.length > 0 || bindings.libraryStars.size > 0;
  const starNames = hasStars ? input.starNames : NO_STARS;
  const lendsNames = mentionsPio(file.text);
  const isSeen = seesNamespace || (lendsNames && !showsPioPrograms(withoutComments(file.text)));
  const isStatic = !isDynamicCode && !isSeen && starNames !== undefined;
  const isPrivate = input.name === "__main__" && isStatic && !input.program.reachesEntry;
  const stars = isStatic ? usedNames(starNames, input, isPrivate) : NO_STARS;
  const ownNames = isPrivate ? findOwnNames(bindings, stars) : NO_OWN_NAMES;
  for (const [name, count] of bindings.globals)
    if (!ownNames.has(name)) globals.set(name, { name, bindings: count, type: OBJECT });
  for (const path of isStatic ? starImports : [])
    for (const name of stars.get(path)!.names) bindByStar(globals, name);
  const module: IrModule = {
    name: input.name,
    file,
    isPackage: input.isPackage,
    functions,
    globals,
    mode: isStatic ? "static" : "dynamic",
    startsThreads: input.program.startsThreads,
    lendsNames,
    isDynamicCode,
    isEval: tree.kind === "ExpressionInput",
    get init(): IrFunction {
      return functions[0];
    },
  };
  const context = new ModuleContext(
    module,
    bindings,
    input.program,
    input.sink,
    LOWERER,
    ownNames,
    stars,
    input.showsAllNames === true,
  );
  const ctx = openFunction(context, {
    name: "<module>",
    kind: "module",
    scope: bindings.moduleScope,
    parent: null,
    place: { start: 0, end: file.text.length },
  });
  if (tree.kind === "Module") ctx.lower.statements(ctx, tree.body);
  else ctx.emit(b.returnValue(tree.value, ctx.value(tree.value)));
  for (const fn of functions) if (fn.emitter === "viper") lowerViper(fn);
  if (markChecks(module)) keepOrder(module);
  return module;
}

/** What stars of modules of the program bring that somebody can see. */
function usedNames(stars: StarNames, { bindings }: LowerInput, isPrivate: boolean): StarNames {
  if (!isPrivate || stars.size === 0) return stars;
  const scopes = [...bindings.scopes.values()];
  const used = (source: StarSource): StarSource => {
    const names = [...source.names].filter((name) => mentions(scopes, name));
    return { ...source, names: new Set(names) };
  };
  return new Map([...stars].map(([path, source]) => [path, used(source)]));
}

function bindByStar(globals: IrModule["globals"], name: string): void {
  const global = globals.get(name);
  if (global === undefined) globals.set(name, { name, bindings: 1, type: OBJECT });
  else global.bindings++;
}
