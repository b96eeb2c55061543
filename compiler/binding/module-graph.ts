/**
 * Which modules a program consists of: the entry and everything it imports, from wherever in the text.
 *
 * A module that cannot be found is recorded, not reported: it may be a module of the runtime, stand in a `try` with a
 * fall-back, or be missing in earnest, which the program then says when it runs.
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import { SourceFile } from "../source/source-file.js";
import type { Identifier, ImportFrom, Module } from "../syntax/ast.js";
import { parseModule } from "../syntax/parser.js";
import { walkTree } from "./walk-tree.js";

/** A module as the caller finds it; a package is the file `__init__.py`. */
export interface ModuleInput {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

export type ResolveModule = (name: string, from: string) => ModuleInput | undefined;

/** An import in the text, by absolute dotted name. */
export interface ImportUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface GraphModule {
  readonly name: string;
  readonly file: SourceFile;
  readonly isPackage: boolean;
  readonly tree: Module;
  readonly imports: readonly ImportUse[];
}

export interface ModuleGraph {
  readonly entry: GraphModule;
  /** In order of discovery, the entry first. */
  readonly modules: ReadonlyMap<string, GraphModule>;
  readonly unresolved: readonly (ImportUse & { readonly from: GraphModule })[];
}

export function buildModuleGraph(
  entry: ModuleInput,
  resolve: ResolveModule,
  sink: DiagnosticSink,
): ModuleGraph {
  const modules = new Map<string, GraphModule>();
  const missing = new Set<string>();
  const unresolved: (ImportUse & { from: GraphModule })[] = [];
  const queue: GraphModule[] = [];

  function add(input: ModuleInput): GraphModule {
    const file = new SourceFile(input.path, input.text);
    const isPackage = /(^|[\\/])__init__\.py$/.test(input.path);
    const tree = parseModule(file, sink);
    const module = { name: input.name, file, isPackage, tree, imports: findImports(tree, input.name, isPackage) };
    modules.set(input.name, module);
    queue.push(module);
    return module;
  }

  /** Finds a module and the packages around it; false if there is none. */
  function require(name: string, from: GraphModule): boolean {
    if (modules.has(name)) return true;
    if (missing.has(name)) return false;
    const dot = name.lastIndexOf(".");
    const input = dot < 0 || require(name.slice(0, dot), from) ? resolve(name, from.name) : undefined;
    if (input === undefined) {
      missing.add(name);
      return false;
    }
    add({ ...input, name });
    return true;
  }

  const first = add(entry);
  for (const module of queue) {
    for (const use of module.imports) {
      if (require(use.name, module)) continue;
      const parent = use.name.slice(0, Math.max(0, use.name.lastIndexOf(".")));
      // `from module import name` asks for a submodule that mostly is an ordinary attribute.
      if (!modules.has(parent) || modules.get(parent)!.isPackage) unresolved.push({ ...use, from: module });
    }
  }
  return { entry: first, modules, unresolved };
}

/** All imports of a module, also those in functions and under conditions. */
export function findImports(tree: Module, name: string, isPackage: boolean): ImportUse[] {
  const found: ImportUse[] = [];
  walkTree(tree, (node) => {
    if (node.kind === "Import") {
      for (const alias of node.names) found.push({ name: dotted(alias.path), start: alias.start, end: alias.end });
    } else if (node.kind === "ImportFrom") {
      found.push(...fromImports(node, name, isPackage));
    } else if (node.kind === "Call" && node.func.kind === "Name" && node.func.name === "__import__") {
      const path = node.args[0]?.value;
      if (path?.kind === "Str") found.push({ name: path.value, start: node.start, end: node.end });
    }
  });
  return found.filter((use) => use.name !== "");
}

/** The module itself, and each name in it as a possible submodule. */
function fromImports(node: ImportFrom, name: string, isPackage: boolean): ImportUse[] {
  const base = node.level === 0 ? "" : packageOf(name, isPackage, node.level);
  if (base === null) return [];
  const path = [base, dotted(node.path)].filter((part) => part !== "").join(".");
  const uses = [{ name: path, start: node.start, end: node.end }];
  for (const { name: item, start, end } of node.names ?? []) {
    uses.push({ name: path === "" ? item.name : `${path}.${item.name}`, start, end });
  }
  return uses;
}

/** The package that so many leading dots mean, `null` above the top. */
function packageOf(name: string, isPackage: boolean, level: number): string | null {
  const parts = name === "__main__" ? [] : name.split(".");
  const up = isPackage ? level - 1 : level;
  if (name !== "__main__" && up > parts.length) return null;
  return parts.slice(0, Math.max(0, parts.length - up)).join(".");
}

function dotted(path: readonly Identifier[]): string {
  return path.map((part) => part.name).join(".");
}
