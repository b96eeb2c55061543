/**
 * State of the lowering: one object a module, one a function being lowered.
 *
 * The files of this folder call each other through `Lowerer`, a table put together in `lowerer.ts`: statements
 * contain expressions, expressions contain functions, functions contain statements, and no file imports in a circle.
 */

import { compact } from "../source/compact.js";
import type { Bindings, ProgramFacts } from "../binding/bindings.js";
import { BUILTIN_NAMES } from "../binding/builtin-names.js";
import type { StarNames } from "../binding/star-names.js";
import { type Resolution, resolveName, type Scope } from "../binding/scope.js";
import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type * as ir from "../ir/ops.js";
import { OBJECT, type RType } from "../ir/types.js";
import type { ClassDef, Comprehension, Expr, FunctionDef, Lambda, NodeBase, Stmt } from "../syntax/ast.js";
import { PIO_NAMES } from "../syntax/pio-programs.js";
import * as b from "./builder.js";

/** What the parts of the lowering need of each other. */
export interface Lowerer {
  value(ctx: FunctionContext, expr: Expr): ir.IrValue;
  /** Statements, into the list being filled. */
  statements(ctx: FunctionContext, statements: readonly Stmt[]): void;
  /** Stores an already evaluated value to a target. */
  assign(ctx: FunctionContext, target: Expr, source: ir.IrValue): void;
  makeFunction(ctx: FunctionContext, node: FunctionDef | Lambda): ir.IrValue;
  makeClass(ctx: FunctionContext, node: ClassDef): ir.IrValue;
  comprehension(ctx: FunctionContext, node: Comprehension): ir.IrValue;
}

export class ModuleContext {
  /** Functions that are programs for the RP2's state machines: their names may be instructions. */
  readonly pioPrograms = new Set<IrFunction>();
  /** Variables of each scope, by name. */
  private readonly variables = new Map<Scope, Map<string, IrVar>>();

  constructor(
    readonly module: IrModule,
    readonly bindings: Bindings,
    readonly program: ProgramFacts,
    readonly sink: DiagnosticSink,
    readonly lower: Lowerer,
    /** Names of variables that only the module body has; `true`: comprehensions in it read them as well. */
    readonly ownNames: ReadonlyMap<string, boolean>,
    /** Names that `import *` of modules of the program brings, by path. */
    readonly stars: StarNames,
    /** Others may ask for names that came by stars and that the text does not mention. */
    readonly showsAllNames: boolean,
  ) {}

  scopeOf(node: Parameters<Bindings["scopes"]["get"]>[0]): Scope {
    return this.bindings.scopes.get(node)!;
  }

  /** The variable of a scope; made at first use. */
  variable(scope: Scope, name: string): IrVar {
    let names = this.variables.get(scope);
    if (names === undefined) this.variables.set(scope, (names = new Map()));
    let variable = names.get(name);
    if (variable === undefined) {
      const entry = scope.names.get(name);
      const kind = entry?.isParameter ? "param" : "local";
      const captured = scope.kind === "module" ? this.ownNames.get(name)! : entry?.kind === "cell";
      variable = { name, kind, captured, type: OBJECT, rep: "boxed" };
      names.set(name, variable);
    }
    return variable;
  }

  /** The variables of the module body. */
  bodyVariables(): IrVar[] {
    return [...this.ownNames.keys()].map((name) => this.variable(this.bindings.moduleScope, name));
  }

  report(code: string, node: NodeBase, args: readonly string[] = []): void {
    this.sink.report(code, this.module.file, node.start, node.end, args);
  }

  /** A builtin that nothing in the program can have put something else in the place of. */
  isSureBuiltin(name: string): boolean {
    return (
      this.module.mode === "static" &&
      BUILTIN_NAMES.has(name) &&
      !this.module.globals.has(name) &&
      !this.program.hidesBuiltin(name)
    );
  }
}

/** Labels that `break` and `continue` jump to. */
export interface LoopTargets {
  readonly breakLabel: number;
  readonly continueLabel: number;
}

/** What a bare `raise` means at some place. `maybe`: only if the variable is set (in a `finally`). */
export interface ActiveException {
  readonly variable: IrVar;
  readonly maybe: boolean;
  readonly outer: ActiveException | null;
}

export class FunctionContext {
  /** The list that statements are added to. */
  out: ir.IrStmt[];
  loop: LoopTargets | null = null;
  activeException: ActiveException | null = null;
  private labels = 0;

  constructor(
    readonly module: ModuleContext,
    readonly scope: Scope,
    readonly fn: IrFunction,
  ) {
    this.out = fn.body;
  }

  get lower(): Lowerer {
    return this.module.lower;
  }

  value(expr: Expr): ir.IrValue {
    return this.module.lower.value(this, expr);
  }

  emit(statement: ir.IrStmt): void {
    this.out.push(statement);
  }

  newLabel(): number {
    return ++this.labels;
  }

  /** A variable of the compiler's own. */
  temp(hint: string, type: RType = OBJECT): IrVar {
    const variable: IrVar = { name: hint, kind: "temp", captured: false, type, rep: "boxed" };
    this.fn.locals.push(variable);
    return variable;
  }

  /** Runs `fill` with a new list to fill and gives the list. */
  collect(fill: () => void): ir.IrStmt[] {
    const saved = this.out;
    const list: ir.IrStmt[] = [];
    this.out = list;
    try {
      fill();
    } finally {
      this.out = saved;
    }
    return compact(list);
  }

  /** The statements as a list of their own. */
  block(statements: readonly Stmt[]): ir.IrStmt[] {
    return this.collect(() => this.lower.statements(this, statements));
  }

  /** Evaluates into a temporary now, unless nothing that follows can change the value. Gives the read. */
  hold(at: b.Place, source: ir.IrValue, hint: string): ir.IrValue {
    if (this.isStable(source)) return source;
    const variable = this.temp(hint);
    this.emit(b.assign(at, variable, source));
    return b.load(at, variable);
  }

  /** Whether it does not matter when the value is evaluated, among other operands of one operation. */
  isStable(source: ir.IrValue): boolean {
    if (source.op === "Const") return true;
    if (source.op !== "Load") return false;
    const { variable } = source;
    return variable.kind === "temp" || (!variable.captured && !this.scope.walrus.has(variable.name));
  }

  // ---- names

  loadName(at: b.Place, name: string): ir.IrValue {
    const where = this.resolve(name);
    if (where.kind === "variable") return b.load(at, this.module.variable(where.owner, name));
    if (where.kind === "name" || this.isDynamicName(name))
      return b.value<ir.LoadName>(at, { op: "LoadName", name });
    if (this.module.module.globals.has(name)) return b.loadGlobal(at, name);
    if (this.module.isSureBuiltin(name) && !this.isLent(name)) return b.builtin(at, name);
    return b.value<ir.LoadUnknown>(at, { op: "LoadUnknown", name });
  }

  storeName(at: b.Place, name: string, source: ir.IrValue): void {
    const where = this.resolve(name);
    if (where.kind === "variable") {
      this.emit(b.assign(at, this.module.variable(where.owner, name), source));
    } else if (where.kind === "name" || this.isDynamicName(name)) {
      this.emit(b.stmt<ir.StoreName>(at, { op: "StoreName", name, value: source }));
    } else {
      this.emit(b.storeGlobal(at, name, source));
    }
  }

  /** `:=`: stores and gives the value. */
  storeNameExpr(at: b.Place, name: string, source: ir.IrValue): ir.IrValue {
    const where = this.resolve(name);
    if (where.kind === "variable") return b.assignExpr(at, this.module.variable(where.owner, name), source);
    const scope = where.kind === "name" || this.isDynamicName(name) ? "name" : "global";
    return b.value<ir.AssignNameExpr>(at, { op: "AssignNameExpr", scope, name, value: source });
  }

  /** `del name`; `silent` at the end of `except … as name`, where it may be gone already. */
  deleteName(at: b.Place, name: string, silent: boolean): void {
    const where = this.resolve(name);
    if (where.kind === "variable") {
      const variable = this.module.variable(where.owner, name);
      this.emit(b.stmt<ir.DeleteVar>(at, { op: silent ? "UnbindVar" : "DeleteVar", variable }));
    } else if (where.kind === "name" || this.isDynamicName(name)) {
      this.emit(b.stmt<ir.DeleteName>(at, { op: silent ? "UnbindName" : "DeleteName", name }));
    } else {
      this.emit(b.stmt<ir.DeleteName>(at, { op: silent ? "UnbindGlobal" : "DeleteGlobal", name }));
    }
  }

  /** The variable itself, where a name is one of this function that loops may assign directly. */
  ownVariable(name: string): IrVar | null {
    const where = this.resolve(name);
    if (where.kind !== "variable" || where.owner !== this.scope) return null;
    return this.module.variable(where.owner, name);
  }

  /** The name of an instruction, in a program for the RP2's state machines. */
  private isLent(name: string): boolean {
    const { pioPrograms } = this.module;
    if (pioPrograms.size === 0 || !PIO_NAMES.has(name)) return false;
    for (let fn: IrFunction | null = this.fn; fn !== null; fn = fn.parent)
      if (pioPrograms.has(fn)) return true;
    return false;
  }

  private resolve(name: string): Resolution {
    const where = resolveName(this.scope, name);
    if (where.kind !== "global" || !this.module.ownNames.has(name)) return where;
    return { kind: "variable", owner: this.module.bindings.moduleScope };
  }

  /** Names of the top level of `exec` code, and in class bodies of modules whose names are dynamic. */
  private isDynamicName(name: string): boolean {
    if (this.scope.names.get(name)?.kind === "explicit") return false;
    if (this.scope.kind === "module") return this.module.module.isDynamicCode;
    return this.scope.kind === "class" && this.module.module.mode === "dynamic";
  }
}
