/**
 * What of a built program can be reached when it runs. Beyond following names (which bundlers do too) it knows some things about
 * the runtime:
 * * the slots of a type matter only if there is an instance of it: `defineType({ js: C … })` is reached when a `new C` is (rapid type
 *   analysis), and what stands behind `v instanceof C` too;
 * * a method of a JavaScript class or a slot matters only if its name is read somewhere;
 * * an entry of a table of methods, of a module or of the builtins matters only if its name occurs in the program, or in code of the
 *   runtime that is reached; programs that compute names keep all of them (`names` is `null`);
 * * code behind `op === "**"` or `case "**":` matters only if that operator occurs, code behind `type.isUser` only if something sets that
 *   property (`conditions.ts`);
 * * a function that one file gives to another matters only if it is used there (`late-binding.ts`).
 * Where it does not understand a form it takes everything in it as reached.
 */

import { ALWAYS, flagOf, isNameTest, nameTest } from "./conditions.js";
import {
  ATTRIBUTE_TEST,
  BUILTIN_TYPE,
  FLAG,
  IDENTIFIER,
  IMPLICIT,
  NATIVE,
  TABLE_NAME,
  isNode,
  keyOf,
  leaves,
  valueOf,
  type TableKind,
} from "./forms.js";
import type { Declaration, Meaning, ModuleFile, Node } from "./program-graph.js";
import { ReachedUnits } from "./units.js";

export class Reach extends ReachedUnits {
  protected override visit(node: Node, module: ModuleFile): void {
    switch (node.type) {
      case "Identifier":
        return this.visitName(String(node.name), module);
      case "Literal":
        return this.visitText(node, module);
      case "MemberExpression":
        return this.visitMember(node, module);
      case "Property":
        return this.visitProperty(node, module);
      case "MethodDefinition":
        return this.visitMethod(node, module);
      case "PropertyDefinition": {
        const value = node.value as Node | null;
        if (node.computed === true) this.visit(node.key as Node, module);
        else this.store(String((node.key as Node).name), value);
        if (value !== null) this.visit(value, module);
        return;
      }
      case "UpdateExpression":
        this.stored.add(flagOf(node.argument as Node) ?? "");
        return this.visitChildren(node, module);
      case "AssignmentExpression":
        return this.visitAssignment(node, module);
      case "ObjectPattern":
        for (const property of node.properties as Node[]) this.members.add(keyOf(property) ?? "");
        return this.visitChildren(node, module);
      case "BinaryExpression":
        return this.visitBinary(node, module);
      case "IfStatement":
      case "ConditionalExpression": {
        const test = node.test as Node;
        this.visit(test, module);
        this.later(this.conditions.canBeTrue(test, module), node.consequent as Node, module, "branch");
        const alternate = node.alternate as Node | null;
        if (alternate !== null)
          this.later(this.conditions.canBeFalse(test, module), alternate, module, "branch");
        return;
      }
      case "LogicalExpression": {
        const left = node.left as Node;
        this.visit(left, module);
        const isReached =
          node.operator === "&&"
            ? this.conditions.canBeTrue(left, module)
            : node.operator === "||"
              ? this.conditions.canBeFalse(left, module)
              : ALWAYS;
        return this.later(isReached, node.right as Node, module, "branch");
      }
      case "SwitchStatement":
        return this.visitSwitch(node, module);
      case "CallExpression":
        return this.visitCall(node, module);
      default:
        this.visitChildren(node, module);
    }
  }

  private visitName(name: string, module: ModuleFile): void {
    this.use(this.graph.meaning(module, name));
    const helpers = this.helpers.get(module);
    const helper = helpers?.get(name);
    if (helper === undefined) return;
    helpers?.delete(name);
    this.visit(helper.init as Node, module);
  }

  private visitChildren(node: Node, module: ModuleFile): void {
    for (const key of Object.keys(node)) {
      const child = node[key];
      if (Array.isArray(child)) {
        for (const item of child) if (isNode(item)) this.visit(item, module);
      } else if (isNode(child)) this.visit(child, module);
    }
  }

  private visitText(node: Node, module: ModuleFile): void {
    if (typeof node.value !== "string") return;
    this.strings.add(node.value);
    this.members.add(node.value);
    if (module.path !== this.data && IDENTIFIER.test(node.value)) this.useName(node.value);
  }

  /** `x.isUser = true`: what is assigned to is no read. */
  private visitAssignment(node: Node, module: ModuleFile): void {
    const target = node.left as Node;
    const flag = flagOf(target);
    if (flag !== undefined && !/^(?:\?\?|&&)=$/.test(String(node.operator)))
      this.store(flag, node.right as Node);
    else if (flag !== undefined) this.stored.add(flag);
    if (target.type === "MemberExpression") this.visitParts(target, module);
    else this.visit(target, module);
    this.visit(node.right as Node, module);
  }

  private visitMember(node: Node, module: ModuleFile): void {
    const flag = flagOf(node);
    if (flag !== undefined) this.flags.push({ module, node, name: flag });
    this.visitParts(node, module);
  }

  private visitParts(node: Node, module: ModuleFile): void {
    const object = node.object as Node;
    const property = node.property as Node;
    if (node.computed !== true && object.type === "Identifier") {
      const meaning = this.graph.meaning(module, String(object.name));
      const name = String(property.name);
      if (meaning !== undefined && "whole" in meaning) {
        this.activate(meaning.whole);
        return this.use(this.graph.exported(meaning.whole, name));
      }
      if (meaning?.kind === "variable") this.useMemberOf(meaning, name);
    } else if (node.computed !== true && property.type === "Identifier") {
      const match = /^m?\$(\w+)$/.exec(String(property.name));
      if (match !== null) this.useName(match[1] as string);
    }
    if (node.computed !== true) this.members.add(String(property.name));
    this.visit(object, module);
    if (node.computed === true) this.visit(property, module);
  }

  /** `table.name`, `builtins.name` or `someType.make`. */
  private useMemberOf(owner: Declaration, name: string): void {
    if (owner.name === "builtins") this.useBuiltin(name);
    else if (name === "make" || name === "init") this.useType(owner);
    else if (TABLE_NAME.test(owner.name)) this.useName(name);
  }

  /** Instances of a type may be made by calling it. */
  private useType(type: Meaning): void {
    if (type === undefined || !("kind" in type) || type.kind !== "variable") return;
    const init = type.node.init as Node | null;
    if (init?.type !== "CallExpression" || (init.callee as Node).name !== "defineType") return;
    const name = valueOf((init.arguments as Node[])[0] as Node, "name")?.value;
    if (typeof name === "string") this.useBuiltin(name);
  }

  /** A method of a class, which somebody must name to call it. */
  private visitMethod(node: Node, module: ModuleFile): void {
    const key = node.key as Node;
    const name = key.type === "Identifier" && node.computed !== true ? String(key.name) : undefined;
    if (node.computed === true) this.visit(key, module);
    const run = (): void => {
      if (name !== undefined && FLAG.test(name)) this.stored.add(name);
      this.visit(node.value as Node, module);
    };
    if (name === undefined || node.kind === "constructor" || IMPLICIT.test(name)) return run();
    const when = (): boolean => this.members.has(name);
    if (when()) run();
    else this.pending.push({ when, run, module, edits: [{ node, form: "method" }] });
  }

  /** `key: value`; a string in the value that only repeats the key names nothing. */
  private visitProperty(node: Node, module: ModuleFile): void {
    const value = node.value as Node;
    if (node.computed === true) this.visit(node.key as Node, module);
    else this.store(String(keyOf(node)), value);
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
    if (nameTest(node) !== undefined) return this.visit(node.left as Node, module);
    this.visitChildren(node, module);
  }

  private visitCall(node: Node, module: ModuleFile): void {
    const callee = node.callee as Node;
    const args = node.arguments as Node[];
    this.visit(callee, module);
    const name = callee.type === "Identifier" ? String(callee.name) : "";
    if (name === "defineType" && args[0]?.type === "ObjectExpression") return this.visitType(args[0], module);
    // The type of a value at hand: one of those that the file is about.
    if (name === "callType" && /^(?:Member|Call)Expression$/.test(args[0]?.type ?? ""))
      for (const declaration of module.declarations.values()) this.useType(declaration);
    const skipped = NATIVE.test(name) && args[0]?.type === "Literal" ? 1 : 0;
    for (const argument of args.slice(skipped)) {
      if (argument.type === "Identifier" && name !== "setPrimitiveType")
        this.useType(this.graph.meaning(module, String(argument.name)));
      this.visit(argument, module);
    }
  }

  /** The argument of `defineType`. */
  private visitType(spec: Node, module: ModuleFile): void {
    const name = valueOf(spec, "name")?.value;
    for (const property of spec.properties as Node[]) {
      const key = keyOf(property);
      const value = property.value as Node | undefined;
      if (value === undefined) this.visit(property, module);
      else if (key === "name" && value.type === "Literal") continue;
      else if (key === "js" && this.graph.classOf(module, value) !== undefined) continue;
      else if ((key === "methods" || key === "attrs") && value.type === "ObjectExpression")
        this.visitTable(value, module, "attributes");
      else if (key === "slots" && value.type === "ObjectExpression") this.visitTable(value, module, "slots");
      else if (key === "make" || key === "init" || key === "fn")
        this.visitMake(spec, property, String(name), module);
      else {
        if (key === "base" && value.type === "Identifier")
          this.useType(this.graph.meaning(module, String(value.name)));
        this.visitProperty(property, module);
      }
    }
  }

  /** The way to make instances by calling the type: `new type.ctor()` does not name the class. */
  private visitMake(spec: Node, property: Node, name: string, module: ModuleFile): void {
    const when = BUILTIN_TYPE.test(name) ? (): boolean => this.canBeCalled(name) : ALWAYS;
    const run = (): void => {
      this.visitProperty(property, module);
      const js = valueOf(spec, "js");
      const type = js === undefined ? undefined : this.graph.classOf(module, js);
      if (type !== undefined) this.instantiate(type);
    };
    if (when()) run();
    else this.pending.push({ when, run, module, edits: [{ node: property, form: "property" }] });
  }

  /** An object whose entries are found by their names. */
  protected override visitTable(table: Node, module: ModuleFile, kind: TableKind): void {
    for (const property of table.properties as Node[]) {
      const key = keyOf(property);
      if (property.type !== "Property" || key === undefined) this.visit(property, module);
      else {
        const when = kind === "slots" ? () => this.members.has(key) : () => this.has(key, kind);
        this.later(when, property, module, "property");
      }
    }
  }

  /** A function; of one that gives a table, the object it returns is one. */
  protected override visitFunction(node: Node, module: ModuleFile, table: TableKind | undefined): void {
    for (const parameter of node.params as Node[]) this.visit(parameter, module);
    for (const statement of (node.body as { body: Node[] }).body) {
      if (table !== undefined && statement.type === "VariableDeclaration") {
        for (const declarator of statement.declarations as Node[]) this.visitHelper(declarator, module);
        continue;
      }
      const result = statement.type === "ReturnStatement" ? (statement.argument as Node | null) : null;
      if (table === undefined || result === null) this.visit(statement, module);
      else if (result.type === "ObjectExpression") this.visitTable(result, module, table);
      else if (result.type === "SequenceExpression") {
        const parts = result.expressions as Node[];
        for (const part of parts.slice(0, -1)) this.visit(part, module);
        const last = parts.at(-1) as Node;
        if (last.type === "ObjectExpression") this.visitTable(last, module, table);
        else this.visit(last, module);
      } else this.visit(statement, module);
    }
  }

  private visitHelper(declarator: Node, module: ModuleFile): void {
    const id = declarator.id as Node;
    const init = declarator.init as Node | null;
    if (id.type !== "Identifier" || init?.type !== "ArrowFunctionExpression")
      return this.visit(declarator, module);
    let helpers = this.helpers.get(module);
    if (helpers === undefined) this.helpers.set(module, (helpers = new Map()));
    helpers.set(String(id.name), declarator);
  }

  /** A switch over an operator: cases that end by leaving it are reached by their operators only. */
  private visitSwitch(node: Node, module: ModuleFile): void {
    const variable = node.discriminant as Node;
    this.visit(variable, module);
    let group: Node[] = [];
    for (const item of node.cases as Node[]) {
      group.push(item);
      if (!leaves((item.consequent as Node[]).at(-1))) continue;
      this.visitCases(variable, group, module);
      group = [];
    }
    this.visitCases(undefined, group, module);
  }

  /** Cases that end by leaving the switch; without a variable they are reached in any case. */
  private visitCases(variable: Node | undefined, cases: readonly Node[], module: ModuleFile): void {
    const texts = cases.map((item) => (item.test as Node | null)?.value);
    if (
      variable !== undefined &&
      texts.every((text) => typeof text === "string" && isNameTest(variable, text))
    ) {
      const run = (): void => {
        for (const item of cases)
          for (const statement of item.consequent as Node[]) this.visit(statement, module);
      };
      const when = (): boolean => (texts as string[]).some((text) => this.isAskedFor(text));
      if (when()) run();
      else this.pending.push({ when, run, module, edits: cases.map((node) => ({ node, form: "case" })) });
    } else for (const item of cases) this.visit(item, module);
  }

  /** An operator, or the name of an attribute, that a test compares with. */
  private isAskedFor(text: string): boolean {
    return ATTRIBUTE_TEST.test(text) ? this.has(text, "attributes") : this.strings.has(text);
  }
}
