/**
 * Which functions have all their calls in sight: bound once by `def` to a global that nobody else can reach or to a local
 * variable, and that name is used for nothing but being called, with arguments in plain view.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import { eachOperand, eachValue, walkStatements } from "../ir/walk.js";
import { hasPrivateGlobals } from "./privacy.js";

interface Candidate {
  readonly fn: IrFunction;
  bindings: number;
  escapes: boolean;
}

export class KnownFunctions {
  private readonly byGlobal = new Map<IrModule, Map<string, Candidate>>();
  private readonly byVariable = new Map<IrVar, Candidate>();
  private readonly functions = new Set<IrFunction>();

  constructor(modules: readonly IrModule[]) {
    const isPrivate = hasPrivateGlobals(modules);
    for (const module of modules) {
      const globals = new Map<string, Candidate>();
      this.byGlobal.set(module, globals);
      if (isPrivate) this.collectGlobals(module, globals);
      for (const fn of module.functions) this.collectLocals(fn);
      for (const fn of module.functions) this.collectUses(fn, globals);
    }
    for (const globals of this.byGlobal.values()) for (const c of globals.values()) this.accept(c);
    for (const c of this.byVariable.values()) this.accept(c);
  }

  /** Are all calls of `fn` known? */
  has(fn: IrFunction): boolean {
    return this.functions.has(fn);
  }

  /** The function that this callee is, if it is one of them. */
  callee(func: IrValue): IrFunction | undefined {
    let c: Candidate | undefined;
    if (func.op === "Load") c = this.byVariable.get(func.variable);
    else if (func.op === "LoadGlobal") {
      for (const globals of this.byGlobal.values()) c ??= globals.get(func.name);
    }
    return c !== undefined && this.functions.has(c.fn) ? c.fn : undefined;
  }

  private accept(c: Candidate): void {
    if (c.bindings === 1 && !c.escapes) this.functions.add(c.fn);
  }

  private collectGlobals(module: IrModule, globals: Map<string, Candidate>): void {
    walkStatements(module.init.body, (s) => {
      if (s.op === "StoreGlobal" && s.value.op === "MakeFunction") {
        globals.set(s.name, {
          fn: s.value.fn,
          bindings: module.globals.get(s.name)?.bindings ?? 2,
          escapes: false,
        });
      }
    });
  }

  private collectLocals(fn: IrFunction): void {
    walkStatements(fn.body, (s) => {
      if (s.op === "AssignVar" && s.value.op === "MakeFunction" && s.variable.kind === "local") {
        this.byVariable.set(s.variable, { fn: s.value.fn, bindings: 0, escapes: false });
      }
    });
  }

  /** Marks what is used other than by a plain call, and counts the bindings of local names. */
  private collectUses(fn: IrFunction, globals: Map<string, Candidate>): void {
    const bind = (v: IrVar): void => {
      const c = this.byVariable.get(v);
      if (c) c.bindings++;
    };
    const visit = (v: IrValue): void => {
      if (v.op === "AssignExpr") bind(v.variable);
      if (v.op === "Load") this.escape(this.byVariable.get(v.variable));
      // A name that a class body binds too is a global until it does.
      if (v.op === "LoadGlobal" || v.op === "LoadName") this.escape(globals.get(v.name));
      if (v.op === "Call" && (v.func.op === "Load" || v.func.op === "LoadGlobal")) {
        for (const arg of v.args) visit(arg);
        for (const keyword of v.keywords) visit(keyword.value);
      } else eachOperand(v, visit, undefined);
    };
    walkStatements(fn.body, (s) => {
      if (
        s.op === "AssignVar" ||
        s.op === "ForIter" ||
        s.op === "ForRange" ||
        s.op === "DeleteVar" ||
        s.op === "UnbindVar"
      )
        bind(s.variable);
      if (s.op === "Unpack") s.variables.forEach(bind);
      eachValue(s, visit, undefined);
    });
  }

  private escape(c: Candidate | undefined): void {
    if (c) c.escapes = true;
  }
}
