/**
 * Constants that MicroPython's parser knows: literals, arithmetic on them and names given by `x = const(…)`.
 *
 * Folding itself cannot be observed, but two things can: a branch under a false constant is not compiled at all (its
 * assignments make no locals, its `yield` no generator), and a `const` name is replaced wherever it is read later on.
 */

import { moduleConstant } from "./module-constants.js";
import type { ConstValue } from "../ir/ops.js";
import type { Assign, AnnAssign, BinaryOperator, BoolOp, Expr, Name, Node, Stmt } from "../syntax/ast.js";

/** A folded value; tuples of constants are constants too. */
export type Constant = ConstValue | { readonly kind: "tuple"; readonly items: readonly Constant[] };

/** Names replaced by `const`, at each place of use. */
export type ConstantUses = ReadonlyMap<Name, Constant>;

/** What `const` does to one module. */
export interface ConstantNames {
  readonly uses: ConstantUses;
  /** Assignments `x = const(…)` and their values. */
  readonly definitions: ReadonlyMap<Assign | AnnAssign, Constant>;
  /** `const` calls whose argument is no constant: an error. */
  readonly failures: readonly Expr[];
}

export const NO_CONSTANTS: ConstantNames = { uses: new Map(), definitions: new Map(), failures: [] };

/** Finds all `const` definitions and the later reads they replace. */
export function findConstants(root: Node): ConstantNames {
  const values = new Map<string, Constant>();
  const uses = new Map<Name, Constant>();
  const definitions = new Map<Assign | AnnAssign, Constant>();
  const failures: Expr[] = [];

  function visit(value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const node = value as Expr | Stmt;
    if (node.kind === "Name") {
      const constant = values.get(node.name);
      if (constant !== undefined) uses.set(node, constant);
      return;
    }
    for (const child of Object.values(node) as unknown[]) if (typeof child === "object") visit(child);
    if (node.kind === "Assign" || node.kind === "AnnAssign") define(node);
  }

  function define(node: Assign | AnnAssign): void {
    const target =
      node.kind === "AnnAssign" ? node.target : node.targets.length === 1 ? node.targets[0] : null;
    const call = node.value;
    if (target?.kind !== "Name" || uses.has(target)) return;
    if (call?.kind !== "Call" || call.func.kind !== "Name" || call.func.name !== "const") return;
    const argument = call.args.length === 1 && call.args[0].form === "positional" ? call.args[0].value : null;
    const constant = argument === null ? undefined : constantOf(argument, uses);
    if (constant === undefined) {
      failures.push(call);
      return;
    }
    values.set(target.name, constant);
    definitions.set(node, constant);
  }

  visit(root);
  return { uses, definitions, failures };
}

/** The value of a constant expression, or `undefined`. */
export function constantOf(expr: Expr, uses: ConstantUses): Constant | undefined {
  switch (expr.kind) {
    case "Name":
      if (expr.name === "__debug__") return { kind: "bool", value: true };
      return uses.get(expr);
    case "Int":
      return { kind: "int", value: expr.value };
    case "Float":
      return { kind: "float", value: expr.value };
    case "Imaginary":
      return { kind: "imaginary", value: expr.value };
    case "Str":
      return { kind: "str", value: expr.value };
    case "Bytes":
      return { kind: "bytes", value: expr.value };
    case "Constant":
      if (expr.value === "None") return { kind: "none" };
      if (expr.value === "Ellipsis") return { kind: "ellipsis" };
      return { kind: "bool", value: expr.value === "True" };
    case "Attribute":
      return expr.value.kind === "Name" ? moduleConstant(expr.value.name, expr.attr.name) : undefined;
    case "Tuple": {
      const items = expr.elements.map((element) => constantOf(element, uses));
      return items.every((item) => item !== undefined) ? { kind: "tuple", items } : undefined;
    }
    case "Unary": {
      const operand = constantOf(expr.operand, uses);
      if (operand === undefined) return undefined;
      if (expr.operator === "not") return { kind: "bool", value: !constantTruth(operand) };
      return foldUnary(expr.operator, operand);
    }
    case "Binary": {
      const left = constantOf(expr.left, uses);
      if (left === undefined) return undefined;
      const right = constantOf(expr.right, uses);
      return right === undefined ? undefined : foldBinary(expr.operator, left, right);
    }
    case "BoolOp": {
      const rest = remainingOperands(expr, uses);
      return rest.length === 1 ? constantOf(rest[0], uses) : undefined;
    }
    default:
      return undefined;
  }
}

/** The truth of a constant expression, `undefined` if it is not constant. */
export function constantCondition(expr: Expr, uses: ConstantUses): boolean | undefined {
  const constant = constantOf(expr, uses);
  return constant === undefined ? undefined : constantTruth(constant);
}

/** The operands of `and`/`or` that are left when constants that decide nothing, and what follows a decision, are dropped. */
export function remainingOperands(expr: BoolOp, uses: ConstantUses): Expr[] {
  const kept: Expr[] = [];
  const last = expr.values.length - 1;
  for (let index = 0; index <= last; index++) {
    const value = expr.values[index];
    const truth = index === last ? undefined : constantCondition(value, uses);
    if (truth === undefined) kept.push(value);
    else if (truth === (expr.operator === "or")) return [...kept, value];
  }
  return kept;
}

export function constantTruth(value: Constant): boolean {
  switch (value.kind) {
    case "int":
    case "float":
    case "imaginary":
      return Boolean(value.value) || Number.isNaN(value.value);
    case "bool":
      return value.value;
    case "str":
    case "bytes":
      return value.value.length > 0;
    case "tuple":
      return value.items.length > 0;
    case "none":
      return false;
    case "ellipsis":
      return true;
  }
}

function intConstant(value: bigint): Constant {
  const number = Number(value);
  return { kind: "int", value: Number.isSafeInteger(number) ? number : value };
}

function foldUnary(operator: "-" | "+" | "~", operand: Constant): Constant | undefined {
  if (operand.kind === "int") {
    const value = BigInt(operand.value);
    return intConstant(operator === "-" ? -value : operator === "~" ? ~value : value);
  }
  if (operand.kind === "float" && operator !== "~") {
    return { kind: "float", value: operator === "-" ? -operand.value : operand.value };
  }
  return undefined;
}

/** The value of an operation on constants; `undefined` if it fails or is left to run time. */
export function foldConstants(
  operator: BinaryOperator,
  left: ConstValue,
  right: ConstValue,
): ConstValue | undefined {
  const folded = foldBinary(operator, asNumber(left), asNumber(right));
  return folded?.kind === "tuple" ? undefined : folded;
}

function asNumber(value: ConstValue): ConstValue {
  return value.kind === "bool" ? { kind: "int", value: Number(value.value) } : value;
}

function foldBinary(operator: BinaryOperator, left: Constant, right: Constant): Constant | undefined {
  const isFloatResult = operator === "/" || (operator === "**" && right.kind === "int" && right.value < 0);
  if (left.kind === "int" && right.kind === "int" && !isFloatResult) {
    const result = foldInts(operator, BigInt(left.value), BigInt(right.value));
    return result === undefined ? undefined : intConstant(result);
  }
  if (!isReal(left) || !isReal(right)) return undefined;
  const result = foldFloats(operator, Number(left.value), Number(right.value));
  return result === undefined ? undefined : { kind: "float", value: result };
}

function isReal(value: Constant): value is Constant & { kind: "int" | "float" } {
  return value.kind === "int" || value.kind === "float";
}

/** A shift or power beyond this many bits is left to run time. */
const LARGEST_SHIFT = 4096n;

function foldInts(operator: BinaryOperator, a: bigint, b: bigint): bigint | undefined {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "//":
      return b === 0n ? undefined : floorDivide(a, b);
    case "%":
      return b === 0n ? undefined : a - floorDivide(a, b) * b;
    case "<<":
      return b < 0n || b > LARGEST_SHIFT ? undefined : a << b;
    case ">>":
      return b < 0n ? undefined : a >> b;
    case "&":
      return a & b;
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    case "**":
      return b < 0n || b > LARGEST_SHIFT ? undefined : a ** b;
    default:
      return undefined;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function foldFloats(operator: BinaryOperator, a: number, b: number): number | undefined {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? undefined : a / b;
    case "**": {
      const power = a ** b;
      return Number.isFinite(power) ? power : undefined;
    }
    default:
      return undefined;
  }
}
