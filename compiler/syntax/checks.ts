/**
 * Errors that the grammar lets through but that need no knowledge of scopes: statements out of place, wrong
 * targets, arguments and parameters in a wrong order.
 *
 * One walk over the tree; the rules about targets are in `target-checks.ts`.
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";
import type {
  Argument,
  Expr,
  ExpressionInput,
  FStringPart,
  Module,
  NodeBase,
  Parameters,
  Stmt,
} from "./ast.js";
import { compilerDecorator } from "./compiler-decorators.js";
import { TargetChecks } from "./target-checks.js";

/** What surrounds the place that is looked at. */
interface Context {
  readonly scope: "module" | "class" | "function";
  readonly isAsync: boolean;
  readonly inLoop: boolean;
}

const MODULE: Context = { scope: "module", isAsync: false, inLoop: false };
// prettier-ignore

export function checkModule(module: Module, file: SourceFile, sink: DiagnosticSink): void {
  new Checker(file, sink).block(module.body, MODULE);
}

export function checkExpressionInput(input: ExpressionInput, file: SourceFile, sink: DiagnosticSink): void {
  new Checker(file, sink).value(input.value, MODULE);
}

class Checker {
  private readonly targets: TargetChecks;

  constructor(
    private readonly file: SourceFile,
    private readonly sink: DiagnosticSink,
  ) {
    this.targets = new TargetChecks((code, node, args) => this.report(code, node, args));
  }

  private report(code: string, node: NodeBase, args: readonly string[] = []): void {
    this.sink.report(code, this.file, node.start, node.end, args);
  }

  block(body: readonly Stmt[], context: Context): void {
    for (let i = 0; i < body.length; i++) this.statement(body[i]!, context);
  }

  private statement(s: Stmt, c: Context): void {
    switch (s.kind) {
      case "FunctionDef":
        this.decorators(s.decorators, c);
        this.parameters(s.params, c);
        this.optional(s.returns, c);
        this.block(s.body, { scope: "function", isAsync: s.isAsync, inLoop: false });
        return;
      case "ClassDef":
        this.all(s.decorators, c);
        this.arguments(s.args, c);
        this.block(s.body, { scope: "class", isAsync: false, inLoop: false });
        return;
      case "Return":
        if (c.scope !== "function") this.report("SYN165", s);
        if (s.value !== null) this.value(s.value, c);
        return;
      case "Delete":
        for (const target of s.targets) {
          this.targets.deletable(target);
          this.expression(target, c);
        }
        return;
      case "Assign":
        for (const target of s.targets) this.target(target, c);
        this.value(s.value, c);
        return;
      case "AugAssign":
        this.targets.augmented(s.target, s.operator);
        this.expression(s.target, c);
        this.value(s.value, c);
        return;
      case "AnnAssign":
        this.targets.annotated(s.target);
        this.expression(s.target, c);
        this.expression(s.annotation, c);
        if (s.value !== null) this.value(s.value, c);
        return;
      case "For":
        if (s.isAsync && !c.isAsync) this.report("SYN168", s.target, ["for"]);
        this.target(s.target, c);
        this.value(s.iter, c);
        this.block(s.body, { ...c, inLoop: true });
        this.block(s.orelse, c);
        return;
      case "While":
        this.expression(s.test, c);
        this.block(s.body, { ...c, inLoop: true });
        this.block(s.orelse, c);
        return;
      case "If":
        return this.ifChain(s, c);
      case "With":
        if (s.isAsync && !c.isAsync) this.report("SYN168", s.items[0] ?? s, ["with"]);
        for (const { context, target } of s.items) {
          this.expression(context, c);
          if (target !== null) this.target(target, c);
        }
        this.block(s.body, c);
        return;
      case "Raise":
        this.optional(s.exception, c);
        this.optional(s.cause, c);
        return;
      case "Try":
        this.block(s.body, c);
        s.handlers.forEach((handler, index) => {
          if (handler.type === null && index < s.handlers.length - 1) {
            this.report("SYN169", { start: handler.start, end: handler.start + "except".length });
          }
          this.optional(handler.type, c);
          this.block(handler.body, c);
        });
        this.block(s.orelse, c);
        this.block(s.finalbody, c);
        return;
      case "Assert":
        this.expression(s.test, c);
        this.optional(s.message, c);
        return;
      case "ImportFrom":
        if (s.names === null && c.scope !== "module") this.report("SYN174", s);
        return;
      case "ExprStmt":
        this.value(s.value, c);
        return;
      case "Break":
      case "Continue":
        if (!c.inLoop) this.report("SYN164", s, [s.kind === "Break" ? "break" : "continue"]);
        return;
    }
  }

  /** A long chain of `elif` is nested deeply; it is walked in a loop. */
  private ifChain(first: Extract<Stmt, { kind: "If" }>, c: Context): void {
    let s = first;
    for (;;) {
      this.expression(s.test, c);
      this.block(s.body, c);
      const next = s.orelse[0];
      if (s.orelse.length !== 1 || next?.kind !== "If") break;
      s = next;
    }
    this.block(s.orelse, c);
  }

  private decorators(decorators: readonly Expr[], c: Context): void {
    for (const decorator of decorators) {
      const special = compilerDecorator(decorator);
      if (special !== null && special.emitter === null) this.report("SYN178", decorator, [special.text]);
      this.expression(decorator, c);
    }
  }

  private parameters(params: Parameters, c: Context): void {
    const names = new Set<string>();
    for (const { name, annotation, default: value } of params.list) {
      if (names.has(name.name) && name.name !== "") this.report("SYN170", name, [name.name]);
      names.add(name.name);
      this.optional(annotation, c);
      this.optional(value, c);
    }
  }

  private arguments(args: readonly Argument[], c: Context): void {
    let keyword = false;
    let unpacked = false;
    for (const { form, value, start, end } of args) {
      if (form === "keyword") keyword = true;
      else if (form === "doublestar") unpacked = true;
      else if (unpacked) this.report(form === "star" ? "SYN173" : "SYN172", { start, end });
      else if (keyword && (form === "positional" || form === "star")) this.report("SYN171", { start, end });
      this.expression(value, c);
    }
  }

  // ---------------------------------------------------------------- expressions

  private optional(e: Expr | null, c: Context): void {
    if (e !== null) this.expression(e, c);
  }

  private all(list: readonly Expr[], c: Context): void {
    for (let i = 0; i < list.length; i++) this.expression(list[i]!, c);
  }

  /** A value: unpacking is possible only inside a tuple. */
  value(e: Expr, c: Context): void {
    if (e.kind === "Starred") {
      this.report("SYN151", e);
      this.expression(e.value, c);
    } else this.expression(e, c);
  }

  private target(e: Expr, c: Context): void {
    this.targets.assignable(e);
    this.expression(e, c);
  }

  private expression(e: Expr, c: Context): void {
    // What most expressions are comes first: V8 compares with one case after the other.
    switch (e.kind) {
      case "Name":
      case "Int":
      case "Str":
      case "Float":
      case "Constant":
      case "Bytes":
      case "Imaginary":
      case "ErrorExpr":
        return;
      case "Call":
        this.expression(e.func, c);
        return this.arguments(e.args, c);
      case "Attribute":
      case "Starred":
        return this.expression(e.value, c);
      case "Binary": {
        // Sums are deep on the left, so only the right sides are walked recursively.
        let left: Expr = e;
        while (left.kind === "Binary") {
          this.expression(left.right, c);
          left = left.left;
        }
        return this.expression(left, c);
      }
      case "FString":
      case "TString":
        return this.parts(e.parts, c);
      case "Await":
        if (c.scope !== "function") this.report("SYN167", e);
        return this.expression(e.value, c);
      case "Yield":
        if (c.scope !== "function") this.report("SYN166", e);
        return e.value === null ? undefined : this.value(e.value, c);
      case "YieldFrom":
        if (c.scope !== "function") this.report("SYN166", e);
        return this.expression(e.value, c);
      case "Subscript":
        this.expression(e.value, c);
        return this.expression(e.index, c);
      case "Slice":
        this.optional(e.lower, c);
        this.optional(e.upper, c);
        return this.optional(e.step, c);
      case "Unary":
        return this.expression(e.operand, c);
      case "BoolOp":
        return this.all(e.values, c);
      case "Compare":
        this.expression(e.left, c);
        return this.all(e.comparators, c);
      case "Conditional":
        this.expression(e.test, c);
        this.expression(e.body, c);
        return this.expression(e.orelse, c);
      case "Lambda":
        this.parameters(e.params, c);
        return this.expression(e.body, { scope: "function", isAsync: false, inLoop: false });
      case "Tuple":
      case "List":
      case "Set":
        return this.all(e.elements, c);
      case "Dict":
        for (const { key, value } of e.items) {
          if (key !== null) this.value(key, c);
          this.expression(value, c);
        }
        return;
      case "NamedExpr":
        return this.expression(e.value, c);
      case "Comprehension":
        return this.comprehension(e, c);
    }
  }

  private comprehension(e: Extract<Expr, { kind: "Comprehension" }>, c: Context): void {
    if (e.element.kind === "Starred") this.report("SYN152", e.element);
    for (const node of this.targets.reboundLoopNames(e)) this.report("SYN176", node, [node.name]);
    this.expression(e.element, c);
    this.optional(e.dictValue, c);
    for (const clause of e.clauses) {
      if (clause.kind === "ComprehensionFor") {
        this.target(clause.target, c);
        this.value(clause.iter, c);
      } else this.expression(clause.test, c);
    }
  }

  private parts(parts: readonly FStringPart[], c: Context): void {
    for (const part of parts) {
      if (part.kind !== "Field") continue;
      this.value(part.value, c);
      if (part.spec !== null) this.parts(part.spec, c);
    }
  }
}
