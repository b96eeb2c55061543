/**
 * What of a built program can be reached when it runs. Beyond following names (which bundlers do too) it knows three things about
 * the runtime:
 *
 * * the slots of a type matter only if there is an instance of it: `defineType({ js: C … })` is reached when a `new C` is (rapid type
 *   analysis), and what stands behind `v instanceof C` too;
 * * an entry of a table of methods, of a module or of the builtins matters only if its name occurs in the program, or in code of the
 *   runtime that is reached; programs that compute names keep all of them (`names` is `null`);
 * * code behind `op === "**"` or `case "**":` matters only if that operator occurs.
 *
 * Where it does not understand a form it takes everything in it as reached.
 */

import type { Declaration, Meaning, ModuleFile, Node, ProgramGraph, Statement } from "./program-graph.js";

/** Declarations and functions with these endings hold (or give) tables whose entries are looked up by name. */
const TABLE_NAME = /(?:[mM]ethods|Builtins|Module|Functions|Attributes)$/;
const NATIVE = /^(?:native|nativeKw|nativeDirect|define)$/;
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Something that is reached only when `when` becomes true; until then `edits` leave it out. */
interface Pending {
  readonly when: Condition;
  readonly run: () => void;
  readonly module: ModuleFile;
  readonly edits: readonly Edit[];
}

/** A place that is never reached. */
export interface Edit {
  readonly node: Node;
  readonly form: "declaration" | "statement" | "property" | "branch" | "case" | "instanceof";
}

type Condition = () => boolean;
const ALWAYS: Condition = () => true;

export class Reach {
  private readonly live = new Set<Declaration | Statement>();
  private readonly active = new Set<ModuleFile>();
  private readonly instantiated = new Set<Declaration>();
  private readonly strings = new Set<string>();
  private readonly tests: { module: ModuleFile; node: Node; type: Declaration }[] = [];
  private queue: (() => void)[] = [];
  private pending: Pending[] = [];

  /** `names`: those that occur in the program, `null` if they can be any. */
  constructor(
    private readonly graph: ProgramGraph,
    private readonly names: Set<string> | null,
  ) {
    for (const module of graph.modules.values()) {
      for (const unit of [...module.statements, ...module.declarations.values()]) this.findDefined(unit);
    }
  }

  /** Everything that is reached from these modules; gives what is not, by module. */
  run(roots: readonly ModuleFile[]): Map<ModuleFile, Edit[]> {
    for (const module of roots) this.activate(module);
    let changed = true;
    while (changed) {
      while (this.queue.length > 0) (this.queue.pop() as () => void)();
      const before = this.pending;
      this.pending = [];
      changed = false;
      for (const item of before) {
        if (item.when()) {
          changed = true;
          item.run();
        } else this.pending.push(item);
      }
      changed ||= this.queue.length > 0;
    }
    return this.edits();
  }

  private edits(): Map<ModuleFile, Edit[]> {
    const edits = new Map<ModuleFile, Edit[]>();
    const add = (module: ModuleFile, node: Node, form: Edit["form"]): void => {
      const list = edits.get(module);
      if (list === undefined) edits.set(module, [{ node, form }]);
      else list.push({ node, form });
    };
    for (const module of this.graph.modules.values()) {
      for (const d of module.declarations.values()) if (!this.live.has(d)) add(module, d.node, "declaration");
      for (const s of module.statements) if (!this.live.has(s)) add(module, s.node, "statement");
    }
    for (const { module, edits: left } of this.pending) for (const { node, form } of left) add(module, node, form);
    for (const { module, node, type } of this.tests)
      if (!this.instantiated.has(type)) add(module, node, "instanceof");
    return edits;
  }

  // ---------------------------------------------------------------- units

  /** Notes the classes whose instances a top-level call describes. */
  private findDefined(unit: Declaration | Statement): void {
    let call = unit.node;
    if (call.type === "VariableDeclarator") call = (call.init ?? call) as Node;
    else if (call.type === "ExpressionStatement") call = call.expression as Node;
    if (call.type !== "CallExpression") return;
    for (const argument of call.arguments as Node[]) {
      const js = argument.type === "ObjectExpression" ? valueOf(argument, "js") : argument;
      const described = js === undefined ? undefined : this.graph.classOf(unit.module, js);
      if (described === undefined) continue;
      described.definers.push(unit);
      if (!("kind" in unit)) unit.onlyDefines = true;
    }
  }

  /** A module runs: its statements have their effects. */
  private activate(module: ModuleFile): void {
    if (this.active.has(module)) return;
    this.active.add(module);
    for (const statement of module.statements) {
      const name = definedName(statement.node);
      if (name !== undefined) this.whenNamed(name, statement);
      else if (!statement.onlyDefines) this.reach(statement);
    }
    for (const declaration of module.declarations.values()) {
      const name = definedName(declaration.node);
      if (name !== undefined) this.whenNamed(name, declaration);
    }
    for (const path of module.effects) this.activate(this.graph.modules.get(path) as ModuleFile);
  }

  private reach(unit: Declaration | Statement): void {
    if (this.live.has(unit)) return;
    this.live.add(unit);
    this.queue.push(() => {
      this.activate(unit.module);
      if ("kind" in unit && unit.kind === "variable") {
        const init = unit.node.init as Node | null;
        if (init === null) return;
        if (TABLE_NAME.test(unit.name) && init.type === "ObjectExpression") this.visitTable(init, unit.module);
        else this.visit(init, unit.module);
      } else if ("kind" in unit && unit.kind === "function") {
        this.visitFunction(unit.node, unit.module, TABLE_NAME.test(unit.name));
      } else this.visit(unit.node, unit.module);
    });
  }

  private use(meaning: Meaning): void {
    if (meaning === undefined) return;
    if ("whole" in meaning) {
      this.activate(meaning.whole);
      for (const name of meaning.whole.exports.keys()) this.use(this.graph.exported(meaning.whole, name));
    } else if (meaning.kind === "class") this.instantiate(meaning);
    else this.reach(meaning);
  }

  /** There may be instances of the class (a subclass of it counts too). */
  private instantiate(type: Declaration): void {
    if (this.instantiated.has(type)) return;
    this.instantiated.add(type);
    this.reach(type);
    for (const unit of type.definers) this.reach(unit);
  }

  private useName(name: string): void {
    this.names?.add(name);
  }

  private has(name: string): boolean {
    return this.names === null || this.names.has(name);
  }

  /** Visits a node when the condition holds. */
  private later(when: Condition, node: Node, module: ModuleFile, form: Edit["form"]): void {
    const run = (): void => this.visit(node, module);
    if (when()) run();
    else this.pending.push({ when, run, module, edits: [{ node, form }] });
  }

  /** An exception's type: it puts itself into the builtins. */
  private whenNamed(name: string, unit: Declaration | Statement): void {
    const when = (): boolean => this.has(name);
    if (when()) this.reach(unit);
    else this.pending.push({ when, run: () => this.reach(unit), module: unit.module, edits: [] });
  }

  // ---------------------------------------------------------------- code

  private visit(node: Node, module: ModuleFile): void {
    switch (node.type) {
      case "Identifier":
        return this.use(this.graph.meaning(module, String(node.name)));
      case "Literal":
        return this.visitText(node);
      case "MemberExpression":
        return this.visitMember(node, module);
      case "Property":
        return this.visitProperty(node, module);
      case "MethodDefinition":
      case "PropertyDefinition":
        if (node.computed === true) this.visit(node.key as Node, module);
        if (node.value) this.visit(node.value as Node, module);
        return;
      case "BinaryExpression":
        return this.visitBinary(node, module);
      case "IfStatement":
      case "ConditionalExpression": {
        this.visit(node.test as Node, module);
        const taken = this.condition(node.test as Node, module);
        this.later(taken, node.consequent as Node, module, "branch");
        if (node.alternate) this.visit(node.alternate as Node, module);
        return;
      }
      case "LogicalExpression": {
        this.visit(node.left as Node, module);
        const taken = node.operator === "&&" ? this.condition(node.left as Node, module) : ALWAYS;
        return this.later(taken, node.right as Node, module, "branch");
      }
      case "SwitchStatement":
        return this.visitSwitch(node, module);
      case "CallExpression":
        return this.visitCall(node, module);
      default:
        this.visitChildren(node, module);
    }
  }

  private visitChildren(node: Node, module: ModuleFile): void {
    for (const key of Object.keys(node)) {
      const child = node[key];
      if (Array.isArray(child)) {
        for (const item of child) if (isNode(item)) this.visit(item, module);
      } else if (isNode(child)) this.visit(child, module);
    }
  }

  private visitText(node: Node): void {
    if (typeof node.value !== "string") return;
    this.strings.add(node.value);
    if (IDENTIFIER.test(node.value)) this.useName(node.value);
  }

  private visitMember(node: Node, module: ModuleFile): void {
    const object = node.object as Node;
    const property = node.property as Node;
    if (node.computed !== true && object.type === "Identifier") {
      const meaning = this.graph.meaning(module, String(object.name));
      const name = String(property.name);
      if (meaning !== undefined && "whole" in meaning) {
        this.activate(meaning.whole);
        return this.use(this.graph.exported(meaning.whole, name));
      }
      if (meaning?.kind === "variable") this.useName(name.replace(/^(?:m?\$)/, ""));
    } else if (node.computed !== true && property.type === "Identifier") {
      const match = /^m?\$(\w+)$/.exec(String(property.name));
      if (match !== null) this.useName(match[1] as string);
    }
    this.visit(object, module);
    if (node.computed === true) this.visit(property, module);
  }

  /** `key: value`; a string in the value that only repeats the key names nothing. */
  private visitProperty(node: Node, module: ModuleFile): void {
    if (node.computed === true) this.visit(node.key as Node, module);
    const value = node.value as Node;
    const first = value.type === "CallExpression" ? (value.arguments as Node[])[0] : undefined;
    if (first?.type === "Literal" && node.computed !== true && first.value === keyOf(node)) {
      this.visit(value.callee as Node, module);
      for (const argument of (value.arguments as Node[]).slice(1)) this.visit(argument, module);
    } else this.visit(value, module);
  }

  private visitBinary(node: Node, module: ModuleFile): void {
    const right = node.right as Node;
    const type = node.operator === "instanceof" ? this.graph.classOf(module, right) : undefined;
    if (type !== undefined) {
      this.visit(node.left as Node, module);
      this.tests.push({ module, node, type });
      return;
    }
    if (operatorTest(node) !== undefined) return this.visit(node.left as Node, module);
    this.visitChildren(node, module);
  }

  private visitCall(node: Node, module: ModuleFile): void {
    const callee = node.callee as Node;
    const args = node.arguments as Node[];
    this.visit(callee, module);
    const name = callee.type === "Identifier" ? String(callee.name) : "";
    if (name === "defineType" && args[0]?.type === "ObjectExpression")
      return this.visitType(args[0], module);
    const skipped = NATIVE.test(name) && args[0]?.type === "Literal" ? 1 : 0;
    for (const argument of args.slice(skipped)) this.visit(argument, module);
  }

  /** The argument of `defineType`. */
  private visitType(spec: Node, module: ModuleFile): void {
    for (const property of spec.properties as Node[]) {
      const key = keyOf(property);
      const value = property.value as Node | undefined;
      if (value === undefined) this.visit(property, module);
      else if (key === "name" && value.type === "Literal") continue;
      else if (key === "js" && this.graph.classOf(module, value) !== undefined) continue;
      else if ((key === "methods" || key === "attrs") && value.type === "ObjectExpression")
        this.visitTable(value, module);
      else this.visitProperty(property, module);
    }
  }

  /** An object whose entries are found by their names. */
  private visitTable(table: Node, module: ModuleFile): void {
    for (const property of table.properties as Node[]) {
      const key = keyOf(property);
      if (property.type !== "Property" || key === undefined) this.visit(property, module);
      else this.later(() => this.has(key), property, module, "property");
    }
  }

  /** A function; of one that gives a table, the object it returns is one. */
  private visitFunction(node: Node, module: ModuleFile, givesTable: boolean): void {
    for (const parameter of node.params as Node[]) this.visit(parameter, module);
    for (const statement of (node.body as { body: Node[] }).body) {
      const result = statement.type === "ReturnStatement" ? (statement.argument as Node | null) : null;
      if (!givesTable || result === null) this.visit(statement, module);
      else if (result.type === "ObjectExpression") this.visitTable(result, module);
      else if (result.type === "SequenceExpression") {
        const parts = result.expressions as Node[];
        for (const part of parts.slice(0, -1)) this.visit(part, module);
        const last = parts.at(-1) as Node;
        if (last.type === "ObjectExpression") this.visitTable(last, module);
        else this.visit(last, module);
      } else this.visit(statement, module);
    }
  }

  /** A switch over an operator: cases that end by leaving it are reached by their operators only. */
  private visitSwitch(node: Node, module: ModuleFile): void {
    this.visit(node.discriminant as Node, module);
    if (!isOperator(node.discriminant as Node)) {
      for (const item of node.cases as Node[]) this.visit(item, module);
      return;
    }
    let group: Node[] = [];
    for (const item of node.cases as Node[]) {
      group.push(item);
      if (!leaves((item.consequent as Node[]).at(-1))) continue;
      this.visitCases(group, true, module);
      group = [];
    }
    this.visitCases(group, false, module);
  }

  private visitCases(cases: readonly Node[], conditional: boolean, module: ModuleFile): void {
    const run = (): void => {
      for (const item of cases) for (const statement of item.consequent as Node[]) this.visit(statement, module);
    };
    const texts = cases.map((item) => (item.test as Node | null)?.value);
    const when = (): boolean => texts.some((value) => typeof value !== "string" || this.strings.has(value));
    if (!conditional || when()) run();
    else this.pending.push({ when, run, module, edits: cases.map((node) => ({ node, form: "case" })) });
  }

  /** When a test can come out true. */
  private condition(test: Node, module: ModuleFile): Condition {
    if (test.type === "LogicalExpression" && test.operator !== "??") {
      const left = this.condition(test.left as Node, module);
      const right = this.condition(test.right as Node, module);
      return test.operator === "&&" ? () => left() && right() : () => left() || right();
    }
    if (test.type !== "BinaryExpression") return ALWAYS;
    if (test.operator === "instanceof") {
      const type = this.graph.classOf(module, test.right as Node);
      return type === undefined ? ALWAYS : () => this.instantiated.has(type);
    }
    const operator = operatorTest(test);
    return operator === undefined ? ALWAYS : () => this.strings.has(operator);
  }
}

/** The name in `define("KeyError", …)`, with or without a variable for it. */
function definedName(unit: Node): string | undefined {
  let call = unit;
  if (call.type === "VariableDeclarator") call = (call.init ?? call) as Node;
  else if (call.type === "ExpressionStatement") call = call.expression as Node;
  if (call.type !== "CallExpression" || (call.callee as Node).name !== "define") return undefined;
  const first = (call.arguments as Node[])[0];
  return typeof first?.value === "string" ? first.value : undefined;
}

/** The operator that `op === "**"` asks for. */
function operatorTest(node: Node): string | undefined {
  const right = node.right as Node;
  if (node.operator !== "===" && node.operator !== "==") return undefined;
  return isOperator(node.left as Node) && typeof right.value === "string" ? right.value : undefined;
}

const isOperator = (node: Node): boolean => node.type === "Identifier" && node.name === "op";

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

function keyOf(property: Node): string | undefined {
  if (property.type !== "Property" || property.computed === true) return undefined;
  const key = property.key as Node;
  return String(key.name ?? key.value);
}

function valueOf(object: Node, name: string): Node | undefined {
  return (object.properties as Node[]).find((p) => keyOf(p) === name)?.value as Node | undefined;
}

/** Is this statement a way out of the switch it ends a case of? */
function leaves(statement: Node | undefined): boolean {
  if (statement === undefined) return false;
  if (statement.type === "BlockStatement") return leaves((statement.body as Node[]).at(-1));
  return /^(?:Return|Throw|Break|Continue)Statement$/.test(statement.type);
}
