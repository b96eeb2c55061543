/**
 * Finds the scopes of a module and what each name means in them.
 *
 * Scopes are visited one after the other, outer ones first, and each is walked in the order in which MicroPython
 * compiles it, because what a name is depends on what was seen before (`global x` after a use of `x` is an error, and
 * so on). Branches under false constants are not visited, as there.
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { EmitterKind } from "../ir/function.js";
import type { SourceFile } from "../source/source-file.js";
import type {
  ClassDef,
  Comprehension,
  Expr,
  ExpressionInput,
  FunctionDef,
  Identifier,
  ImportFrom,
  Lambda,
  Module,
  NodeBase,
  Parameters,
} from "../syntax/ast.js";
import { mentionsModules, startsThreads, type Bindings, type ModuleFacts } from "./bindings.js";
import { NAMESPACE_BUILTINS } from "./builtin-names.js";
import { findConstants, NO_CONSTANTS, type ConstantNames } from "./constants.js";
import { compilerDecorator } from "../syntax/compiler-decorators.js";
import { ExpressionBinder } from "./bind-expressions.js";
import { StatementBinder } from "./bind-statements.js";
import { mentions, type Library, type LibraryStar } from "./library-stars.js";
import { Scope, type ScopeKind, type ScopeNode } from "./scope.js";

export interface BindInput {
  readonly tree: Module | ExpressionInput;
  readonly file: SourceFile;
  readonly sink: DiagnosticSink;
  /** What `import *` of a module brings that is not one of the program. */
  readonly library?: Library | undefined;
}

/** Binds one module, or a piece of code given to `exec` or `eval`. */
export function bindModule(input: BindInput): Bindings {
  return new Binder(input).run();
}

/** State that the walkers of statements and expressions share. */
export class Binder {
  readonly scopes = new Map<ScopeNode, Scope>();
  readonly constants: ConstantNames;
  readonly attributeStores = new Set<string>();
  storesUnknownAttribute = false;
  seesNamespace = false;
  /** `dir()` without arguments, or `dir` as a value: if it means the builtin. Variables are called so, too. */
  listsNames = false;
  readonly starImports: string[] = [];
  private readonly libraryStars = new Map<ImportFrom, LibraryStar>();
  /** Imports the module that the program starts with. */
  importsEntry = false;
  /** Imports by a path that begins at its own. */
  importsRelatively = false;
  /** The scope being walked. */
  scope: Scope;
  private readonly queue: Scope[] = [];
  private readonly expressions: ExpressionBinder;
  private readonly statements: StatementBinder;

  constructor(private readonly input: BindInput) {
    const { tree, file } = input;
    this.constants = file.text.includes("const") ? findConstants(tree) : NO_CONSTANTS;
    this.expressions = new ExpressionBinder(this);
    this.statements = new StatementBinder(this, this.expressions);
    this.scope = new Scope("module", tree, null, "bytecode");
    this.scopes.set(tree, this.scope);
  }

  run(): Bindings {
    for (const failure of this.constants.failures) this.report("NAM210", failure);
    const moduleScope = this.scope;
    this.queue.push(moduleScope);
    for (const scope of this.queue) {
      this.scope = scope;
      this.walk(scope);
      scope.names.forEach((entry) => {
        if (entry.kind === "implicit") scope.closeOver(entry);
      });
    }
    this.bindStars(moduleScope);
    const facts: ModuleFacts = {
      seesNamespace: this.seesNamespace || (this.listsNames && this.meansBuiltin("dir", moduleScope)),
      starImports: this.starImports,
      attributeStores: this.attributeStores,
      storesUnknownAttribute: this.storesUnknownAttribute,
      importsRelatively: this.importsRelatively,
      reachesModules: this.importsEntry || mentionsModules(this.input.file.text),
      asksForHandled: this.input.file.text.includes("exc_info"),
      startsThreads: startsThreads(this.input.file.text),
    };
    return {
      moduleScope,
      scopes: this.scopes,
      constants: this.constants,
      globals: this.globalNames(),
      libraryStars: this.libraryStars,
      facts,
    };
  }

  /** Once all scopes have been walked: does a scope read the name, and no scope around it bind it? */
  private meansBuiltin(name: string, moduleScope: Scope): boolean {
    if (moduleScope.names.get(name)?.kind === "assigned") return false;
    return [...this.scopes.values()].some((scope) => scope.names.get(name)?.kind === "implicit");
  }

  report(code: string, node: NodeBase, args: readonly string[] = []): void {
    this.input.sink.report(code, this.input.file, node.start, node.end, args);
  }

  /** A scope inside the present one, walked when its turn comes. */
  open(
    kind: ScopeKind,
    node: ScopeNode,
    emitter: EmitterKind = this.scope.emitter,
    isGenerator = false,
  ): void {
    const scope = new Scope(kind, node, this.scope, emitter, isGenerator);
    this.scopes.set(node, scope);
    this.queue.push(scope);
  }

  read(name: string, offset: number): void {
    const entry = this.scope.read(name, offset);
    if (NAMESPACE_BUILTINS.has(name) && (entry.kind === "implicit" || entry.kind === "explicit")) {
      this.seesNamespace = true;
    }
  }

  write(name: string, offset: number): void {
    this.scope.write(name, offset);
  }

  /** `global name`, also for `:=` in a comprehension at module level. */
  declareGlobal(name: string, node: NodeBase): void {
    const entry = this.scope.entry(name, "undecided");
    if (entry.kind !== "undecided" && entry.kind !== "explicit") {
      this.report("NAM201", node, [name]);
      return;
    }
    entry.kind = "explicit";
  }

  /** `nonlocal name`, also for `:=` in a comprehension within a function. */
  declareNonlocal(name: string, node: NodeBase): void {
    const entry = this.scope.entry(name, "undecided");
    if (entry.kind === "undecided") {
      entry.kind = "implicit";
      this.scope.closeOver(entry);
      if ((entry.kind as string) === "implicit") this.report("NAM203", node, [name]);
    } else if (entry.kind !== "free") {
      this.report("NAM202", node, [name]);
    }
  }

  /** `from path import *` */
  importStar(stmt: ImportFrom, path: string): void {
    const library = stmt.level === 0 ? this.input.library?.(path) : undefined;
    if (library === undefined) this.starImports.push(".".repeat(stmt.level) + path);
    else this.libraryStars.set(stmt, { library, mentioned: [] });
  }

  /** Once all scopes have been walked: binds what stars bring of the names that the module mentions. */
  private bindStars(moduleScope: Scope): void {
    for (const [stmt, { library }] of this.libraryStars) {
      const mentioned = library.names.filter((name) => mentions(this.queue, name));
      this.libraryStars.set(stmt, { library, mentioned });
      for (const name of mentioned) bindByStar(moduleScope, name, stmt);
    }
  }

  private walk(scope: Scope): void {
    const node = scope.node;
    switch (node.kind) {
      case "Module":
        this.statements.block(node.body);
        break;
      case "ExpressionInput":
        this.expressions.visit(node.value);
        break;
      case "FunctionDef":
        this.parameters(node.params);
        this.statements.block(node.body);
        break;
      case "Lambda":
        this.parameters(node.params);
        this.expressions.visit(node.body);
        break;
      case "ClassDef":
        this.classBody(node);
        break;
      case "Comprehension":
        this.comprehension(node);
        break;
    }
  }

  private parameters(params: Parameters): void {
    for (const param of params.list) {
      const { name } = param.name;
      const entry = this.scope.entry(name, "undecided");
      entry.kind = "local";
      entry.isParameter = true;
      entry.writes++;
    }
  }

  private classBody(node: ClassDef): void {
    this.scope.entry("__class__", "local");
    this.read("__name__", node.start);
    this.write("__module__", node.start);
    this.write("__qualname__", node.start);
    this.statements.block(node.body);
  }

  private comprehension(node: Comprehension): void {
    for (const [index, clause] of node.clauses.entries()) {
      if (clause.kind === "ComprehensionIf") this.expressions.visit(clause.test);
      else {
        if (index > 0) this.expressions.visit(clause.iter);
        this.expressions.assign(clause.target);
      }
    }
    if (node.dictValue !== null) this.expressions.visit(node.dictValue);
    this.expressions.visit(node.element);
    if (node.form === "generator") this.scope.isGenerator = true;
  }

  /** Default values and the scope of a function; its name is bound by the statement. */
  defineFunction(node: FunctionDef | Lambda, emitter: EmitterKind): void {
    for (const param of node.params.list) if (param.default !== null) this.expressions.visit(param.default);
    if (node.kind === "Lambda") this.open("lambda", node, emitter);
    else this.open("function", node, emitter, node.isAsync);
  }

  /** Visits decorators that are evaluated; gives the emitter that the others choose. */
  decorators(decorators: readonly Expr[]): EmitterKind {
    let emitter = this.scope.emitter;
    for (const decorator of decorators) {
      const special = compilerDecorator(decorator);
      if (special === null) this.expressions.visit(decorator);
      else if (special.emitter === "asm") this.report("NAM212", decorator, [special.name]);
      else if (special.emitter !== null) emitter = special.emitter;
    }
    return emitter;
  }

  /** The name of a `def`, a `class` or an import. */
  define({ name, start }: Identifier): void {
    this.scope.write(name, start).isDefinition = true;
  }

  private globalNames(): Map<string, number> {
    const globals = new Map<string, number>();
    for (const scope of this.queue) {
      scope.names.forEach(({ name, kind, writes }) => {
        const isGlobal = kind === "explicit" || (kind === "assigned" && scope.kind === "module");
        if (isGlobal && writes > 0) globals.set(name, (globals.get(name) ?? 0) + writes);
      });
    }
    return globals;
  }
}

function bindByStar(scope: Scope, name: string, stmt: ImportFrom): void {
  const entry = scope.write(name, stmt.start);
  // Alone it is a definition, as in other imports; what the module assigns as well is a variable like any other.
  if (entry.writes === 1) entry.isDefinition = true;
}
