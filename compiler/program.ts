/**
 * Finds the modules of a program: the entry and, by its imports, everything that `resolve` can give the text of.
 * Names that it does not know are modules of the runtime, or missing; who imports them is told at run time or by lint.
 */

import { bindModule } from "./binding/binder.js";
import type { Bindings } from "./binding/bindings.js";
import type { Library } from "./binding/library-stars.js";
import { resolveName } from "./binding/scope.js";
import { DiagnosticSink } from "./diagnostics/diagnostic.js";
import { SourceFile } from "./source/source-file.js";
import type { Identifier, ImportFrom, Module, Stmt } from "./syntax/ast.js";
import { parseModule } from "./syntax/parser.js";

/** The text of a module. */
export interface ModuleInput {
  /** Dotted name; the entry is `__main__`. */
  readonly name: string;
  /** Path as tracebacks show it. */
  readonly path: string;
  readonly text: string;
  readonly isPackage?: boolean;
  /** Is to the program what modules of the runtime are: it has nothing of the program but what it is given, whatever its text mentions. */
  readonly standsApart?: boolean;
  /** A module that runs first and whose names this one then has: `boot` beside `main.py`. */
  readonly prelude?: string;
  /** Modules that it has, and its prelude too, without importing them; names that it binds itself are its own. */
  readonly given?: readonly string[];
  /** Modules that it imports besides, by names that are made at run time. */
  readonly also?: readonly string[];
}

/** Gives the module of a full dotted name; `from` is the name of the module that imports it. */
export type Resolve = (name: string, from: string) => ModuleInput | undefined;

/** A module after binding. */
export interface BoundModule {
  readonly name: string;
  readonly file: SourceFile;
  readonly isPackage: boolean;
  readonly standsApart: boolean;
  readonly tree: Module;
  readonly bindings: Bindings;
}

/** Parses and binds the entry and all modules that it can reach, in the order in which they are met. */
export function loadProgram(
  entry: ModuleInput,
  resolve: Resolve,
  sink: DiagnosticSink,
  library?: Library,
): BoundModule[] {
  const modules: BoundModule[] = [];
  const found = new Map<string, ModuleInput | undefined>();
  const find = (name: string, from: string): ModuleInput | undefined => {
    if (!found.has(name)) found.set(name, resolve(name, from));
    return found.get(name);
  };
  const seen = new Set([entry.name]);
  const queue = [entry];
  for (const input of queue) {
    const file = new SourceFile(input.path, input.text);
    let tree = withPrelude(parseModule(file, sink), input.prelude);
    // The library may depend on what was found, so that is asked first.
    const namesOf = library && ((name: string) => (find(name, input.name) ? undefined : library(name)));
    let bindings = bindModule({ tree, file, sink, library: namesOf });
    const isFirst = input === entry || input.name === entry.prelude;
    const missing = isFirst ? (entry.given ?? []).filter((name) => usesUnbound(bindings, name)) : [];
    if (missing.length > 0) {
      tree = withImports(tree, missing);
      // What there was to say of its names has been said.
      bindings = bindModule({ tree, file, sink: new DiagnosticSink(), library: namesOf });
    }
    const isPackage = input.isPackage ?? false;
    const standsApart = input.standsApart ?? false;
    modules.push({ name: input.name, file, isPackage, standsApart, tree, bindings });
    const names = importedNames(tree.body, input.name, isPackage);
    for (const name of (input.also ?? []).flatMap(withPackages)) names.add(name);
    for (const name of names) {
      if (seen.has(name)) continue;
      seen.add(name);
      const module = find(name, input.name);
      if (module !== undefined) queue.push(module);
    }
  }
  return modules;
}

/** `a.b.c` after the packages it is in. */
function withPackages(name: string): string[] {
  const parts = name.split(".");
  return parts.map((_, i) => parts.slice(0, i + 1).join("."));
}

/** The module with `from prelude import *` before its first statement. */
function withPrelude(tree: Module, prelude: string | undefined): Module {
  if (prelude === undefined) return tree;
  const at = { start: tree.start, end: tree.start };
  const path: Identifier[] = [{ ...at, name: prelude }];
  return { ...tree, body: [{ kind: "ImportFrom", ...at, level: 0, path, names: null }, ...tree.body] };
}

/** Whether the module uses a global name that nothing in it binds. */
function usesUnbound({ globals, scopes }: Bindings, name: string): boolean {
  if (globals.has(name)) return false;
  for (const scope of scopes.values()) {
    const entry = scope.names.get(name);
    if (entry !== undefined && entry.uses.length > 0 && resolveName(scope, name).kind === "global")
      return true;
  }
  return false;
}

/** The module with imports before its first statement. */
function withImports(tree: Module, names: readonly string[]): Module {
  const at = { start: tree.start, end: tree.start };
  const aliases = names.map((name) => ({ ...at, path: [{ ...at, name }], alias: null }));
  return { ...tree, body: [{ kind: "Import", ...at, names: aliases }, ...tree.body] };
}

/**
 * Full names of the modules that these statements may import, packages before their parts. `from a import b` may
 * mean the module `a.b`.
 */
export function importedNames(body: readonly Stmt[], moduleName: string, isPackage: boolean): Set<string> {
  const names = new Set<string>();
  const add = (path: readonly string[]) => {
    for (let i = 1; i <= path.length; i++) names.add(path.slice(0, i).join("."));
  };
  const walk = (statements: readonly Stmt[]): void => {
    for (const statement of statements) {
      switch (statement.kind) {
        case "Import":
          for (const alias of statement.names) add(alias.path.map((part) => part.name));
          break;
        case "ImportFrom": {
          const base = basePackage(moduleName, isPackage, statement.level);
          if (base === null) break;
          const path = [...base, ...statement.path.map((part) => part.name)];
          add(path);
          for (const { name } of statement.names ?? []) add([...path, name.name]);
          break;
        }
        case "FunctionDef":
        case "ClassDef":
        case "With":
          walk(statement.body);
          break;
        case "If":
        case "While":
        case "For":
          walk(statement.body);
          walk(statement.orelse);
          break;
        case "Try":
          walk(statement.body);
          for (const handler of statement.handlers) walk(handler.body);
          walk(statement.orelse);
          walk(statement.finalbody);
          break;
      }
    }
  };
  walk(body);
  names.delete("");
  return names;
}

/** Full name of the module that a `from … import` statement names; null if it goes beyond the outermost package. */
export function absoluteModule(module: BoundModule, statement: ImportFrom): string | null {
  const base = basePackage(module.name, module.isPackage, statement.level);
  return base === null ? null : [...base, ...statement.path.map((part) => part.name)].join(".");
}

/** The package that a relative import starts from; null if it goes beyond the outermost one. */
function basePackage(moduleName: string, isPackage: boolean, level: number): string[] | null {
  if (level === 0) return [];
  const parts = moduleName.split(".");
  const drop = isPackage ? level - 1 : level;
  return drop > parts.length ? null : parts.slice(0, parts.length - drop);
}
