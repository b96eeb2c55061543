/**
 * How certain it is that a mistake at some place makes the program fail.
 *
 * Programs try out what there is: `try: import x`, `except NameError`, `if hasattr(…)`, `if sys.platform == …`. A mistake
 * in such a place is meant; and code that some handler of exactly this exception may be waiting for deserves a warning only.
 */

import { walkTree } from "../binding/walk-tree.js";
import type { ExceptHandler, Expr, FunctionDef, Lambda, Module, NodeBase, Stmt } from "../syntax/ast.js";

/** Exceptions that the checks foresee. */
export type Foreseen =
  | "NameError"
  | "ImportError"
  | "AttributeError"
  | "TypeError"
  | "ValueError"
  | "LookupError"
  | "OSError"
  | "RuntimeError"
  | "NotImplementedError";

/** `expected`: the program asks for it · `likely`: something may catch it or keep the place from being reached. */
export type Certainty = "certain" | "likely" | "expected";

/** Caught by every handler that takes any exception at all. */
const ANY = "Exception";

interface Range {
  readonly start: number;
  readonly end: number;
  /** Names of exceptions; `Exception` for handlers of everything. */
  readonly catches: ReadonlySet<string>;
}

/** Handlers, feature tests and functions of one module. */
export class Guards {
  private readonly tried: Range[] = [];
  private readonly tests: NodeBase[] = [];
  /** Handlers, and those of them that try an older way. */
  private readonly handlers: ExceptHandler[] = [];
  private readonly olderWays: ExceptHandler[] = [];
  private readonly functions: (FunctionDef | Lambda)[] = [];
  /** Names mentioned under a handler that takes everything: functions that are called there, it may be. */
  private readonly triedNames = new Set<string>();
  /** Exceptions that some handler of the module names. */
  private readonly named = new Set<string>();
  /** Whether a function of that name may be called at all. */
  isReached: (name: string) => boolean = () => true;

  constructor(tree: Module) {
    const switchedOff = new Set<string>();
    const switches: { readonly name: string; readonly node: NodeBase }[] = [];
    walkTree(tree, (node) => {
      switch (node.kind) {
        case "Try":
          this.addTry(
            node.body,
            node.handlers.map((handler) => handler.type),
          );
          if (catchesAll(this.tried.at(-1))) for (const tried of node.body) this.addTriedNames(tried);
          // What a handler does, and what it compares with, is looked at only after something has failed.
          for (const handler of node.handlers) this.addHandler(handler);
          if (leavesEarly(node.finalbody)) this.addTry([node], [null]);
          break;
        case "Assign":
          if (isFalse(node.value)) for (const target of node.targets) addName(target, switchedOff);
          break;
        case "Raise":
          this.addTry([node], [null]);
          break;
        case "With":
          for (const { context } of node.items) this.addAssertion(context, node);
          break;
        case "If":
          if (isFeatureTest(node.test)) this.tests.push(node);
          else if (node.test.kind === "Name") switches.push({ name: node.test.name, node });
          break;
        case "Conditional":
        case "BoolOp":
          if (isFeatureTest(node.kind === "BoolOp" ? node.values[0] : node.test)) this.tests.push(node);
          break;
        case "FunctionDef":
        case "Lambda":
          this.functions.push(node);
      }
    });
    // `DEBUG = False` keeps what stands under `if DEBUG:` from running.
    for (const { name, node } of switches) if (switchedOff.has(name)) this.addTry([node], [null]);
  }

  /** What becomes of an exception that is raised at the offset. */
  certainty(offset: number, exception: Foreseen): Certainty {
    const around = this.tried.filter((range) => contains(range, offset));
    if (around.some(({ catches }) => catches.has(exception))) return "expected";
    if (this.tests.some((node) => contains(node, offset))) return "expected";
    const anything = around.some(({ catches }) => catches.has(ANY));
    // Feature tests are often written without naming the exception, if what is tested is an import or a name.
    if (anything) return exception === "ImportError" ? "expected" : "likely";
    const inside = this.functions.filter((node) => contains(node, offset));
    const isDead = inside.some((node) => node.kind === "FunctionDef" && !this.isReached(node.name.name));
    const isLater =
      isDead ||
      (inside.length > 0 && this.named.has(exception)) ||
      inside.some((node) => node.kind === "FunctionDef" && this.triedNames.has(node.name.name));
    return isLater ? "likely" : "certain";
  }

  /** The same for what works and is a mistake nevertheless: that does not happen if a handler is not come to. */
  certaintyOfHarm(offset: number): Certainty {
    const isIn = (node: NodeBase): boolean => contains(node, offset);
    if (this.olderWays.some(isIn) || this.tests.some(isIn)) return "expected";
    return this.handlers.some(isIn) ? "likely" : "certain";
  }

  private addTry(body: readonly NodeBase[], types: readonly (Expr | null)[]): void {
    if (body.length === 0) return;
    const catches = new Set<string>();
    for (const type of types) {
      if (type === null) catches.add(ANY);
      else for (const name of exceptionNames(type)) catches.add(name);
    }
    for (const name of catches) this.named.add(name);
    this.tried.push({ start: body[0]!.start, end: body.at(-1)!.end, catches });
  }

  /**
   * A handler of what firmware of another version or port raises tries the older way, which is of no use where the newer one worked. Any other
   * runs when something has failed.
   */
  private addHandler(handler: ExceptHandler): void {
    this.addTry([handler], [null]);
    this.handlers.push(handler);
    const caught = handler.type === null ? [ANY] : exceptionNames(handler.type);
    if (caught.every((name) => OF_VERSIONS.has(name))) this.olderWays.push(handler);
  }

  private addTriedNames(statement: Stmt): void {
    walkTree(statement, (node) => {
      if (node.kind === "Name") this.triedNames.add(node.name);
    });
  }

  /** `with self.assertRaises(TypeError):` */
  private addAssertion(context: Expr, { start, end }: NodeBase): void {
    if (context.kind !== "Call" || context.func.kind !== "Attribute") return;
    if (!context.func.attr.name.startsWith("assertRaises")) return;
    const catches = new Set(context.args.flatMap(({ value }) => exceptionNames(value)));
    for (const name of catches) this.named.add(name);
    this.tried.push({ start, end, catches });
  }
}

function contains(range: NodeBase, offset: number): boolean {
  return offset >= range.start && offset < range.end;
}

function exceptionNames(type: Expr): string[] {
  if (type.kind === "Tuple") return type.elements.flatMap(exceptionNames);
  if (type.kind === "Attribute") return [type.attr.name];
  // What a variable or an expression stands for is not known.
  if (type.kind !== "Name" || type.name === "BaseException") return [ANY];
  return [EXCEPTION_NAME.test(type.name) ? type.name : ANY];
}

/** Raised by firmware that does not know a name, an argument or a value yet. */
const OF_VERSIONS = new Set([
  "ImportError",
  "NameError",
  "AttributeError",
  "TypeError",
  "ValueError",
  "NotImplementedError",
]);

const EXCEPTION_NAME = /(Error|Exception|Exit|Interrupt|Iteration)$/;

function catchesAll(range: Range | undefined): boolean {
  return range !== undefined && range.catches.has(ANY);
}

/** `return` and the like in `finally` swallow the exception. */
function leavesEarly(statements: readonly Stmt[]): boolean {
  return statements.some(({ kind }) => kind === "Return" || kind === "Break" || kind === "Continue");
}

function isFalse(value: Expr): boolean {
  if (value.kind === "Constant") return value.value === "False" || value.value === "None";
  return value.kind === "Int" && value.value === 0;
}

function addName(target: Expr, names: Set<string>): void {
  if (target.kind === "Name") names.add(target.name);
}

const ASKING = new Set([
  "hasattr",
  "sys",
  "usys",
  "platform",
  "implementation",
  "uname",
  "TYPE_CHECKING",
  "dir",
]);

/** A condition that asks what there is. */
function isFeatureTest(test: Expr | undefined): boolean {
  if (test === undefined) return false;
  let found = test.kind === "Name" && ASKING.has(test.name);
  walkTree(test, (node) => {
    if (node.kind === "Name" && ASKING.has(node.name)) found = true;
    if (node.kind === "Attribute" && ASKING.has(node.attr.name)) found = true;
  });
  return found;
}
