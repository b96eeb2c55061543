/**
 * When a test in the runtime can come out true, or false. Code behind a test waits until it can: `v instanceof PySet` for a set,
 * `op === "**"` for that operator, `name === "__dict__"` for a program that has the name, `type.isUser` and `v.native$` for code that
 * sets such a property.
 */

import { ATTRIBUTE_TEST, FLAG, isOperator } from "./forms.js";
import type { Declaration, ModuleFile, Node } from "./program-graph.js";

export type Condition = () => boolean;
export const ALWAYS: Condition = () => true;

/** What is known so far of the program. It only grows. */
export interface Facts {
  classOf(module: ModuleFile, node: Node): Declaration | undefined;
  isInstantiated(type: Declaration): boolean;
  hasOperator(operator: string): boolean;
  hasAttribute(name: string): boolean;
  /** Has code that is reached given the property a value? */
  isStored(property: string): boolean;
}

/** Conditions of tests in one module. */
export class Conditions {
  constructor(private readonly facts: Facts) {}

  canBeTrue(test: Node, module: ModuleFile): Condition {
    return this.outcome(test, module, true);
  }

  canBeFalse(test: Node, module: ModuleFile): Condition {
    return this.outcome(test, module, false);
  }

  private outcome(test: Node, module: ModuleFile, wanted: boolean): Condition {
    switch (test.type) {
      case "LogicalExpression":
        return this.ofLogical(test, module, wanted);
      case "UnaryExpression":
        return test.operator === "!" ? this.outcome(test.argument as Node, module, !wanted) : ALWAYS;
      case "MemberExpression":
        return wanted ? this.ofFlag(test) : ALWAYS;
      case "ChainExpression":
        return this.outcome(test.expression as Node, module, wanted);
      case "BinaryExpression":
        return this.ofBinary(test, module, wanted);
      default:
        return ALWAYS;
    }
  }

  private ofLogical(test: Node, module: ModuleFile, wanted: boolean): Condition {
    if (test.operator === "??") return ALWAYS;
    const left = this.outcome(test.left as Node, module, wanted);
    const right = this.outcome(test.right as Node, module, wanted);
    const needsBoth = (test.operator === "&&") === wanted;
    return needsBoth ? () => left() && right() : () => left() || right();
  }

  /** A property that nobody sets is never true. */
  private ofFlag(member: Node): Condition {
    const flag = flagOf(member);
    return flag === undefined ? ALWAYS : () => this.facts.isStored(flag);
  }

  private ofBinary(test: Node, module: ModuleFile, wanted: boolean): Condition {
    const left = test.left as Node;
    const right = test.right as Node;
    if (test.operator === "instanceof") {
      const type = wanted ? this.facts.classOf(module, right) : undefined;
      return type === undefined ? ALWAYS : () => this.facts.isInstantiated(type);
    }
    const isEqual = test.operator === "===" || test.operator === "==";
    if (!isEqual && test.operator !== "!==" && test.operator !== "!=") return ALWAYS;
    // `v.native$ !== undefined`, `type.isUser === true`: the interesting outcome is the one for a property that was set.
    const flag = isUndefined(right) || isBoolean(right, true) ? flagOf(left) : undefined;
    if (flag !== undefined) {
      const setOutcome = isEqual === isBoolean(right, true);
      return setOutcome === wanted ? () => this.facts.isStored(flag) : ALWAYS;
    }
    if (isEqual !== wanted) return ALWAYS;
    const text = nameTest(test);
    if (text === undefined) return ALWAYS;
    return isOperator(left) ? () => this.facts.hasOperator(text) : () => this.facts.hasAttribute(text);
  }
}

/** The operator or the attribute that `op === "**"` or `name === "__dict__"` asks for. */
export function nameTest(node: Node): string | undefined {
  if (!/^[!=]==?$/.test(String(node.operator))) return undefined;
  const right = (node.right as Node).value;
  return typeof right === "string" && isNameTest(node.left as Node, right) ? right : undefined;
}

/** Is this variable compared with operators, or with names of attributes that mean something to the runtime? */
export function isNameTest(variable: Node, text: string): boolean {
  return (
    isOperator(variable) ||
    (variable.type === "Identifier" && variable.name === "name" && ATTRIBUTE_TEST.test(text))
  );
}

/** The property that a node reads, if it is one that has a value only where reached code sets it. */
export function flagOf(node: Node): string | undefined {
  if (node.type === "ChainExpression") return flagOf(node.expression as Node);
  if (node.type !== "MemberExpression" || node.computed === true) return undefined;
  const name = (node.property as Node).name;
  return typeof name === "string" && FLAG.test(name) ? name : undefined;
}

/** Does giving a property this value set it? Not if it is the property's own value, or none. */
export function sets(property: string, value: Node | null): boolean {
  if (value === null || isUndefined(value) || isBoolean(value, false)) return false;
  if (value.type === "LogicalExpression")
    return sets(property, value.left as Node) || sets(property, value.right as Node);
  return flagOf(value) !== property;
}

function isUndefined(node: Node): boolean {
  return (
    (node.type === "Identifier" && node.name === "undefined") ||
    (node.type === "UnaryExpression" && node.operator === "void")
  );
}

/** `true` or `false`, also as a minifier writes them: `!0` and `!1`. */
function isBoolean(node: Node, value: boolean): boolean {
  if (node.type === "Literal") return node.value === value;
  return (
    node.type === "UnaryExpression" &&
    node.operator === "!" &&
    (node.argument as Node).value === (value ? 0 : 1)
  );
}
