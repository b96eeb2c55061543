/** What can be assigned to, changed, annotated and deleted. */

import type { Comprehension, Expr, Name, NodeBase } from "./ast.js";

type Report = (code: string, node: NodeBase, args?: readonly string[]) => void;

export class TargetChecks {
  constructor(private readonly report: Report) {}

  /** A target of `=`, `for`, `with`. */
  assignable(e: Expr): void {
    switch (e.kind) {
      case "Name":
      case "Attribute":
      case "Subscript":
      case "ErrorExpr":
        return;
      case "Tuple":
      case "List": {
        // `()` can be no target in MicroPython, `[]` can.
        if (e.elements.length === 0 && e.kind === "Tuple")
          return this.report("SYN161", e, ["an empty tuple"]);
        let starred = false;
        for (const element of e.elements) {
          if (element.kind !== "Starred") this.assignable(element);
          else {
            if (starred) this.report("SYN163", element);
            starred = true;
            this.assignable(element.value);
          }
        }
        return;
      }
      default:
        this.report("SYN161", e, [describe(e)]);
    }
  }

  augmented(e: Expr, operator: string): void {
    if (!isPlace(e)) this.report("SYN175", e, [describe(e), operator]);
  }

  annotated(e: Expr): void {
    if (!isPlace(e)) this.report("SYN177", e, [describe(e)]);
  }

  deletable(e: Expr): void {
    if (e.kind === "Tuple" && e.elements.length > 0)
      for (const element of e.elements) this.deletable(element);
    else if (!isPlace(e)) this.report("SYN162", e, [describe(e)]);
  }

  /** Named expressions in a comprehension that assign to one of its own loop variables. */
  reboundLoopNames(e: Comprehension): Name[] {
    const loops = new Set<string>();
    for (const clause of e.clauses) if (clause.kind === "ComprehensionFor") addNames(clause.target, loops);
    const found: Name[] = [];
    const visit = (node: unknown): void => {
      if (node === null || typeof node !== "object" || node instanceof Uint8Array) return;
      if (Array.isArray(node)) return node.forEach(visit);
      const { kind } = node as { kind?: string };
      // Inner comprehensions and lambdas have names of their own; they are looked at by themselves.
      if (kind === "Comprehension" || kind === "Lambda") return;
      if (kind === "NamedExpr") {
        const { target } = node as { target: Name };
        if (loops.has(target.name)) found.push(target);
      }
      for (const key in node) visit((node as Record<string, unknown>)[key]);
    };
    visit(e.element);
    visit(e.dictValue);
    for (const clause of e.clauses) if (clause.kind === "ComprehensionIf") visit(clause.test);
    return found;
  }
}

function addNames(e: Expr, names: Set<string>): void {
  if (e.kind === "Name") names.add(e.name);
  else if (e.kind === "Tuple" || e.kind === "List")
    for (const element of e.elements) addNames(element, names);
  else if (e.kind === "Starred") addNames(e.value, names);
}

function isPlace(e: Expr): boolean {
  return e.kind === "Name" || e.kind === "Attribute" || e.kind === "Subscript" || e.kind === "ErrorExpr";
}

/** How messages call an expression that is no target. */
function describe(e: Expr): string {
  switch (e.kind) {
    case "Int":
    case "Float":
    case "Imaginary":
      return "a number";
    case "Str":
    case "Bytes":
    case "FString":
    case "TString":
      return "a string";
    case "Constant":
      return e.value === "Ellipsis" ? "..." : e.value;
    case "Call":
      return "the result of a call";
    case "Tuple":
      return "a tuple";
    case "List":
      return "a list";
    case "Dict":
      return "a dict";
    case "Set":
      return "a set";
    case "Comprehension":
      return "a comprehension";
    case "Compare":
      return "a comparison";
    case "Lambda":
      return "a lambda";
    case "Conditional":
      return "a conditional expression";
    case "Starred":
      return "a single '*'";
    default:
      return "this expression";
  }
}
