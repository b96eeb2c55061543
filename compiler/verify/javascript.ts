/**
 * acorn as the judge of emitted JavaScript: it must parse as a strict script or module, and use no free names but the
 * runtime (which comes in by import or parameter) and a few globals of JavaScript. Loaded by dynamic import only.
 */

import * as acorn from "acorn";

/** Globals that emitted text may use. */
const ALLOWED = new Set([
  "undefined",
  "NaN",
  "Infinity",
  "Math",
  "Number",
  "BigInt",
  "Float64Array",
  "Object",
  "globalThis",
  "arguments",
]);

export interface JavaScriptProblem {
  readonly message: string;
  /** Offset in the code. */
  readonly offset: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Names declared in one function (or block, or catch clause), linked to those around it. */
class Names {
  readonly declared = new Set<string>();
  constructor(
    readonly parent: Names | null,
    readonly isFunction: boolean,
  ) {}

  has(name: string): boolean {
    return this.declared.has(name) || (this.parent?.has(name) ?? false);
  }

  get ofFunction(): Names {
    return this.isFunction || this.parent === null ? this : this.parent.ofFunction;
  }
}

/** Checks a text; gives what is wrong with it, in order. */
export function verifyJavaScript(code: string, kind: "script" | "module"): JavaScriptProblem[] {
  let tree: Node;
  try {
    tree = acorn.parse(code, { ecmaVersion: 2022, sourceType: kind }) as unknown as Node;
  } catch (error) {
    const { message, pos } = error as { message: string; pos?: number };
    return [{ message, offset: pos ?? 0 }];
  }
  const problems: JavaScriptProblem[] = [];
  new FreeNames(problems).visit(tree, new Names(null, true));
  return problems;
}

/** Reports identifiers that nothing declares. Declarations are gathered when a scope is entered. */
class FreeNames {
  constructor(private readonly problems: JavaScriptProblem[]) {}

  visit(node: Node, names: Names): void {
    switch (node.type) {
      case "Identifier": {
        const name = node.name as string;
        if (!names.has(name) && !ALLOWED.has(name))
          this.problems.push({ message: `free name ${name}`, offset: node.start });
        return;
      }
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression": {
        const inner = new Names(names, true);
        if (node.type === "FunctionExpression" && node.id)
          inner.declared.add((node.id as Node).name as string);
        for (const param of node.params as Node[]) declarePattern(param, inner);
        return this.visitBody(node.body as Node, inner);
      }
      case "Program":
      case "BlockStatement":
      case "ForStatement":
      case "ForOfStatement":
      case "ForInStatement":
        return this.visitBody(node, new Names(names, node.type === "Program"));
      case "CatchClause": {
        const inner = new Names(names, false);
        if (node.param) declarePattern(node.param as Node, inner);
        return this.visitBody(node.body as Node, inner);
      }
      case "MemberExpression":
        this.visit(node.object as Node, names);
        if (node.computed) this.visit(node.property as Node, names);
        return;
      case "Property":
      case "MethodDefinition":
        if (node.computed) this.visit(node.key as Node, names);
        return this.visit(node.value as Node, names);
      case "LabeledStatement":
        return this.visit(node.body as Node, names);
      case "BreakStatement":
      case "ContinueStatement":
      case "ImportDeclaration":
        return;
      default:
        return this.visitChildren(node, names);
    }
  }

  private visitBody(node: Node, names: Names): void {
    declareIn(node, names, true);
    if (node.type === "Program" || node.type === "BlockStatement" || node.type.startsWith("For"))
      this.visitChildren(node, names);
    else this.visit(node, names);
  }

  private visitChildren(node: Node, names: Names): void {
    for (const child of children(node)) this.visit(child, names);
  }
}

function* children(node: Node): Iterable<Node> {
  for (const key of Object.keys(node)) {
    const value = node[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** Declares what stands directly in a scope: `let`, `const`, `class`, functions, imports (`var` is not emitted). */
function declareIn(node: Node, names: Names, isTop: boolean): void {
  if (
    !isTop &&
    (node.type === "BlockStatement" || node.type.startsWith("For") || node.type.includes("Function"))
  ) {
    if (node.type === "FunctionDeclaration") names.declared.add((node.id as Node).name as string);
    return;
  }
  switch (node.type) {
    case "VariableDeclaration":
      for (const declarator of node.declarations as Node[]) declarePattern(declarator.id as Node, names);
      return;
    case "ImportDeclaration":
      for (const specifier of node.specifiers as Node[])
        names.declared.add((specifier.local as Node).name as string);
      return;
    case "Program":
    case "BlockStatement":
      for (const statement of node.body as Node[]) declareIn(statement, names, false);
      return;
    case "ForStatement":
      if (node.init) declareIn(node.init as Node, names, false);
      return;
    case "ForOfStatement":
    case "ForInStatement":
      declareIn(node.left as Node, names, false);
      return;
    case "FunctionDeclaration":
    case "ClassDeclaration":
      names.declared.add((node.id as Node).name as string);
  }
}

function declarePattern(pattern: Node, names: Names): void {
  switch (pattern.type) {
    case "Identifier":
      names.declared.add(pattern.name as string);
      return;
    case "AssignmentPattern":
      return declarePattern(pattern.left as Node, names);
    case "RestElement":
      return declarePattern(pattern.argument as Node, names);
    case "ArrayPattern":
      for (const element of pattern.elements as (Node | null)[]) if (element) declarePattern(element, names);
      return;
    case "ObjectPattern":
      for (const property of pattern.properties as Node[])
        declarePattern((property.value ?? property.argument) as Node, names);
  }
}
