/** Values of the IR as JavaScript expressions, with as few parentheses as the grammar allows. */

import type {
  AssignNameExpr,
  Binary,
  Compare,
  Const,
  GetAttr,
  IrValue,
  Load,
  LoadGlobal,
  LoadUnknown,
  Logical,
} from "../ir/ops.js";
import { type EmitContext, isPlain } from "./context.js";
import { formatInt, formatNumber, quote } from "./literals.js";
import { isIdentifier } from "./names.js";
import * as P from "./precedence.js";
import { emitPrimitive } from "./primitives.js";

const BINARY: Record<Binary["operator"], string> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "<<": "lshift",
  ">>": "rshift",
  "&": "bitAnd",
  "|": "bitOr",
  "^": "bitXor",
};
const UNARY = { "-": "neg", "+": "pos", "~": "invert" } as const;
const COMPARE: Partial<Record<Compare["operator"], string>> = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};
const TEST: Partial<Record<Compare["operator"], string>> = {
  "==": "isEq",
  "!=": "isNe",
  "<": "isLt",
  "<=": "isLe",
  ">": "isGt",
  ">=": "isGe",
};

/** Longer chains of one left-leaning operator are cut by a temporary: parsers nest as deep as the text. */
const LONGEST_CHAIN = 150;

/** Helpers whose result is a JavaScript boolean. */
const BOOLEAN_HELPERS = new Set(["asBool", "isStopAsyncIteration", "exitContextWith"]);

/** Whether the value is a JavaScript boolean whatever happens. */
export function isBoolean(value: IrValue): boolean {
  switch (value.op) {
    case "Not":
    case "MatchException":
      return true;
    case "Const":
      return value.value.kind === "bool";
    case "Compare":
      return COMPARE[value.operator] === undefined || value.type.kind === "bool";
    case "CallHelper":
      return BOOLEAN_HELPERS.has(value.helper);
    case "Logical":
      return isBoolean(value.left) && isBoolean(value.right);
    case "Conditional":
      return isBoolean(value.then) && isBoolean(value.otherwise);
    default:
      return value.type.kind === "bool";
  }
}

/** Writes between parentheses if `own` binds less tightly than what is asked for. */
function wrapped(e: EmitContext, own: number, asked: number, write: () => void): void {
  if (own < asked) {
    e.writer.write("(");
    write();
    e.writer.write(")");
  } else write();
}

/** Writes a value as an expression that binds at least as tightly as `precedence`. */
export function emitExpression(e: EmitContext, value: IrValue, precedence: number): void {
  const { writer } = e;
  switch (value.op) {
    case "Const":
      return emitConst(e, value, precedence);
    case "Load":
      return emitLoad(e, value, precedence);
    case "LoadGlobal":
      return emitLoadGlobal(e, value, precedence);
    case "LoadBuiltin":
      e.outerNames.add(value.name);
      writer.map(value.start, nameAt(e, value.start, value.name));
      return writer.write(memberOf(e.runtime("builtins"), value.name));
    case "LoadUnknown":
      return emitLoadUnknown(e, value);
    case "LoadName":
      e.outerNames.add(value.name);
      writer.map(value.start, nameAt(e, value.start, value.name));
      return writer.write(`${e.runtime("loadName")}($C, $M, ${quote(value.name)})`);
    case "Binary":
      return emitBinary(e, value, precedence);
    case "Unary":
      e.markValue(value);
      writer.write(`${e.runtime(UNARY[value.operator])}(`);
      emitExpression(e, value.operand, P.ASSIGNMENT);
      return writer.write(")");
    case "Not":
      return wrapped(e, P.UNARY, precedence, () => {
        writer.write("!");
        emitTest(e, value.operand, P.UNARY);
      });
    case "Compare":
      return emitCompare(e, value, COMPARE, precedence);
    case "Logical":
      return emitLogical(e, value, precedence);
    case "Conditional":
      return wrapped(e, P.CONDITIONAL, precedence, () => {
        emitTest(e, value.test, P.OR);
        writer.write(" ? ");
        emitExpression(e, value.then, P.ASSIGNMENT);
        writer.write(" : ");
        emitExpression(e, value.otherwise, P.ASSIGNMENT);
      });
    case "GetAttr":
      return emitGetAttr(e, value, precedence);
    case "GetItem":
      e.markValue(value);
      writer.write(`${e.runtime("getitem")}(`);
      e.list([value.object, value.index]);
      return writer.write(")");
    case "AssignExpr":
      return wrapped(e, P.ASSIGNMENT, precedence, () => {
        writer.map(value.start, nameAt(e, value.start, value.variable.name));
        writer.write(`${e.scope.variable(value.variable)} = `);
        emitExpression(e, value.value, P.ASSIGNMENT);
      });
    case "AssignNameExpr":
      return emitAssignName(e, value, precedence);
    case "Seq":
      if (value.values.length === 1) return emitExpression(e, value.values[0]!, precedence);
      return wrapped(e, P.SEQUENCE, precedence, () => e.list(value.values));
    case "Yield":
      return wrapped(e, P.ASSIGNMENT, precedence, () => {
        e.markValue(value);
        writer.write("yield ");
        emitExpression(e, value.value, P.ASSIGNMENT);
      });
    case "YieldFrom":
      return wrapped(e, P.ASSIGNMENT, precedence, () => {
        e.markValue(value);
        writer.write(`yield* ${e.runtime(value.isAwait ? "awaitValue" : "yieldFrom")}(`);
        emitExpression(e, value.value, P.ASSIGNMENT);
        writer.write(")");
      });
    case "MatchException":
      e.markValue(value);
      writer.write(`${e.runtime("match")}(${e.scope.variable(value.exception)}, `);
      emitExpression(e, value.matcher, P.ASSIGNMENT);
      return writer.write(")");
    case "Primitive":
      return emitPrimitive(e, value, precedence);
    case "Box":
      writer.write(`${e.runtime("float")}(`);
      emitExpression(e, value.value, P.ASSIGNMENT);
      return writer.write(")");
    case "Unbox":
      if (value.coerce) {
        e.markValue(value);
        writer.write(`${e.runtime("unboxFloat")}(`);
        emitExpression(e, value.value, P.ASSIGNMENT);
        return writer.write(")");
      }
      emitExpression(e, value.value, P.CALL);
      return writer.write(".v");
    case "Call":
    case "CallMethod":
    case "CallSpread":
    case "CallHelper":
    case "DirectCall":
    case "ImportModule":
    case "ImportName":
      return e.parts.call(e, value, precedence);
    case "MakeSlice":
    case "MakeTuple":
    case "MakeList":
    case "MakeSet":
    case "MakeDict":
    case "MakeFunction":
    case "MakeClass":
    case "MakeComprehension":
    case "JoinStr":
    case "FormatValue":
    case "MakeTemplate":
      return e.parts.make(e, value, precedence);
  }
}

/** Writes the truth of a value as a JavaScript boolean (or what JavaScript takes for the same in a test). */
export function emitTest(e: EmitContext, value: IrValue, precedence: number): void {
  const { writer } = e;
  switch (value.op) {
    case "Compare":
      return emitCompare(e, value, TEST, precedence);
    case "Logical": {
      const own = value.operator === "and" ? P.AND : P.OR;
      return wrapped(e, own, precedence, () => {
        const operands = chainOf(value);
        for (let i = 0; i < operands.length; i++) {
          if (i > 0) writer.write(value.operator === "and" ? " && " : " || ");
          emitTest(e, operands[i]!, own + 1);
        }
      });
    }
    case "Conditional":
      return wrapped(e, P.CONDITIONAL, precedence, () => {
        emitTest(e, value.test, P.OR);
        writer.write(" ? ");
        emitTest(e, value.then, P.ASSIGNMENT);
        writer.write(" : ");
        emitTest(e, value.otherwise, P.ASSIGNMENT);
      });
    case "Const":
      return writer.write(String(constantTruth(value)));
  }
  if (value.rep === "f64") {
    return wrapped(e, P.EQUALITY, precedence, () => {
      emitExpression(e, value, P.EQUALITY);
      writer.write(" !== 0");
    });
  }
  if (isBoolean(value)) return emitExpression(e, value, precedence);
  e.markValue(value);
  writer.write(`${e.runtime("truth")}(`);
  emitExpression(e, value, P.ASSIGNMENT);
  writer.write(")");
}

function constantTruth(value: Const): boolean {
  const constant = value.value;
  switch (constant.kind) {
    case "none":
      return false;
    case "ellipsis":
      return true;
    case "str":
    case "bytes":
      return constant.value.length > 0;
    case "int":
    case "bool":
    case "float":
    case "imaginary":
      return Number.isNaN(constant.value) || Boolean(constant.value);
  }
}

function emitConst(e: EmitContext, value: Const, precedence: number): void {
  const constant = value.value;
  switch (constant.kind) {
    case "int":
      return emitNumber(e, formatInt(constant.value), precedence);
    case "float":
      if (value.rep === "f64") return emitNumber(e, formatNumber(constant.value), precedence);
      return e.writer.write(e.floatConstant(constant.value));
    case "imaginary": {
      const text = `${e.runtime("complexConst")}(${formatNumber(constant.value)})`;
      return e.writer.write(e.hoist("complex", text));
    }
    case "str":
      return e.writer.write(quote(constant.value));
    case "bytes":
      return e.writer.write(e.bytesConstant(constant.value));
    case "bool":
      return e.writer.write(String(constant.value));
    case "none":
      return e.writer.write("null");
    case "ellipsis":
      return e.writer.write(e.runtime("ELLIPSIS"));
  }
}

/** Negative numbers are unary expressions; before a dot any number needs brackets. */
function emitNumber(e: EmitContext, text: string, precedence: number): void {
  const own = text.startsWith("-") ? P.UNARY : P.NUMBER;
  e.writer.write(own < precedence ? `(${text})` : text);
}

function emitLoad(e: EmitContext, value: Load, precedence: number): void {
  const { writer } = e;
  const name = e.scope.variable(value.variable);
  const pythonName = value.variable.kind === "temp" ? undefined : nameAt(e, value.start, value.variable.name);
  if (!value.checked) {
    if (pythonName !== undefined) writer.map(value.start, pythonName);
    return writer.write(name);
  }
  wrapped(e, P.CONDITIONAL, precedence, () => {
    writer.map(value.start, pythonName);
    writer.write(
      `${name} !== undefined ? ${name} : ${e.runtime("unboundLocal")}(${quote(value.variable.name)})`,
    );
  });
}

function emitLoadGlobal(e: EmitContext, value: LoadGlobal, precedence: number): void {
  const { writer } = e;
  if (!e.isStatic) {
    writer.map(value.start, nameAt(e, value.start, value.name));
    return writer.write(`${e.runtime("loadGlobal")}($M, ${quote(value.name)})`);
  }
  const name = e.scope.global(value.name);
  wrapped(e, P.CONDITIONAL, precedence, () => {
    writer.map(value.start, nameAt(e, value.start, value.name));
    writer.write(`${name} !== undefined ? ${name} : ${e.runtime("global")}($M, ${quote(value.name)})`);
  });
}

function emitLoadUnknown(e: EmitContext, value: LoadUnknown): void {
  e.outerNames.add(value.name);
  e.writer.map(value.start, nameAt(e, value.start, value.name));
  e.writer.write(`${e.runtime(e.isStatic ? "global" : "loadGlobal")}($M, ${quote(value.name)})`);
}

function emitAssignName(e: EmitContext, value: AssignNameExpr, precedence: number): void {
  const { writer } = e;
  if (value.scope === "global" && e.isStatic) {
    return wrapped(e, P.ASSIGNMENT, precedence, () => {
      writer.map(value.start, nameAt(e, value.start, value.name));
      writer.write(`${e.scope.global(value.name)} = `);
      emitExpression(e, value.value, P.ASSIGNMENT);
    });
  }
  e.markValue(value);
  writer.write(value.scope === "name" ? `$C.set(` : `${e.runtime("storeGlobal")}($M, `);
  writer.write(`${quote(value.name)}, `);
  emitExpression(e, value.value, P.ASSIGNMENT);
  writer.write(")");
}

/** `a + b + c + …` leans to the left and may be thousands of terms long: no recursion along it, here or in parsers. */
function emitBinary(e: EmitContext, value: Binary, precedence: number): void {
  const spine: Binary[] = [];
  let innermost: IrValue = value;
  while (innermost.op === "Binary") {
    spine.push(innermost);
    innermost = innermost.left;
  }
  spine.reverse();
  if (spine.length <= LONGEST_CHAIN)
    return emitBinaryChain(e, spine, 0, spine.length, () => emitExpression(e, innermost, P.ASSIGNMENT));
  const temporary = e.scope.acquire();
  wrapped(e, P.SEQUENCE, precedence, () => {
    for (let from = 0; from < spine.length; from += LONGEST_CHAIN) {
      const to = Math.min(from + LONGEST_CHAIN, spine.length);
      if (from > 0) e.writer.write(", ");
      if (to < spine.length) e.writer.write(`${temporary} = `);
      emitBinaryChain(e, spine, from, to, () => {
        if (from === 0) emitExpression(e, innermost, P.ASSIGNMENT);
        else e.writer.write(temporary);
      });
    }
  });
  e.scope.release(temporary);
}

function emitBinaryChain(e: EmitContext, spine: Binary[], from: number, to: number, first: () => void): void {
  const { writer } = e;
  for (let i = to - 1; i >= from; i--) {
    const { operator, inplace } = spine[i]!;
    e.markValue(spine[i]!);
    const name = BINARY[operator];
    writer.write(`${e.runtime(inplace ? `i${name}` : name)}(`);
  }
  first();
  for (let i = from; i < to; i++) {
    writer.write(", ");
    emitExpression(e, spine[i]!.right, P.ASSIGNMENT);
    writer.write(")");
  }
}

function emitCompare(e: EmitContext, value: Compare, table: typeof TEST, precedence: number): void {
  const { writer } = e;
  const { operator } = value;
  if (operator === "is" || operator === "is not") {
    return wrapped(e, P.EQUALITY, precedence, () => {
      emitExpression(e, value.left, P.EQUALITY + 1);
      writer.write(operator === "is" ? " === " : " !== ");
      emitExpression(e, value.right, P.EQUALITY + 1);
    });
  }
  e.markValue(value);
  // A comparison known to give a bool takes the form for tests, which is the quicker one.
  const name = value.type.kind === "bool" ? TEST[operator] : table[operator];
  const write = () => {
    writer.write(`${e.runtime(name ?? "isIn")}(`);
    e.list([value.left, value.right]);
    writer.write(")");
  };
  if (operator !== "not in") return write();
  wrapped(e, P.UNARY, precedence, () => {
    writer.write("!");
    write();
  });
}

/** Operands of `a and b and c`, however they are nested. */
function chainOf(value: Logical): IrValue[] {
  const operands: IrValue[] = [];
  const pending: IrValue[] = [value];
  while (pending.length > 0) {
    const next = pending.pop()!;
    if (next.op === "Logical" && next.operator === value.operator) pending.push(next.right, next.left);
    else operands.push(next);
  }
  return operands;
}

/** `a or b` gives an operand: `$truth($t = a) ? $t : b`, plain operators where both are booleans. */
function emitLogical(e: EmitContext, value: Logical, precedence: number): void {
  if (isBoolean(value)) return emitTest(e, value, precedence);
  wrapped(e, P.CONDITIONAL, precedence, () => emitOperands(e, chainOf(value), 0, value.operator));
}

function emitOperands(e: EmitContext, operands: IrValue[], index: number, operator: "and" | "or"): void {
  const { writer } = e;
  const operand = operands[index]!;
  if (index === operands.length - 1) return emitExpression(e, operand, P.ASSIGNMENT);
  let again: () => void;
  if (isBoolean(operand)) {
    // Reached only with the one value: `and` gives a false operand, `or` a true one.
    emitTest(e, operand, P.OR);
    again = () => writer.write(operator === "and" ? "false" : "true");
  } else if (isPlain(operand)) {
    emitTest(e, operand, P.OR);
    again = () => emitExpression(e, operand, P.ASSIGNMENT);
  } else {
    const temporary = e.scope.scratch(0);
    e.markValue(operand);
    writer.write(`${e.runtime("truth")}(${temporary} = `);
    emitExpression(e, operand, P.ASSIGNMENT);
    writer.write(")");
    again = () => writer.write(temporary);
  }
  writer.write(" ? ");
  if (operator === "and") emitOperands(e, operands, index + 1, operator);
  else again();
  writer.write(" : ");
  if (operator === "and") again();
  else emitOperands(e, operands, index + 1, operator);
}

function emitGetAttr(e: EmitContext, value: GetAttr, precedence: number): void {
  const { writer } = e;
  wrapped(e, P.CONDITIONAL, precedence, () => {
    const result = e.scope.scratch(0);
    writer.write(`(${result} = `);
    const object = emitReusable(e, value.object);
    e.markValue(value);
    writer.write(
      `${attributeAccess(value.name, "$", true)}) !== undefined ? ${result} : ${e.runtime("getattr")}(`,
    );
    writer.write(`${object}, ${quote(value.name)})`);
  });
}

/**
 * Writes an object in front of `?.`, and gives the text that reads it again: the variable itself, or the second scratch
 * temporary (the next attribute access may take it again: by then this one is through).
 */
export function emitReusable(e: EmitContext, object: IrValue): string {
  const { writer } = e;
  if (object.op === "Load" && !object.checked && object.rep === "boxed") {
    const name = e.scope.variable(object.variable);
    if (object.variable.kind !== "temp")
      writer.map(object.start, nameAt(e, object.start, object.variable.name));
    writer.write(e.typescript && object.variable.type.kind !== "object" ? `(${name}${e.asValue()})` : name);
    return name;
  }
  const temporary = e.scope.scratch(1);
  writer.write(`(${temporary} = `);
  emitExpression(e, object, e.typescript ? P.SHIFT : P.ASSIGNMENT);
  writer.write(`${e.asValue()})`);
  return temporary;
}

/** `.name` with the marker in front (`$` for attributes, `m$` for methods); optional chaining or not. */
export function attributeAccess(name: string, marker: "$" | "m$", optional: boolean): string {
  if (isIdentifier(name)) return `${optional ? "?." : "."}${marker}${name}`;
  return `${optional ? "?." : ""}[${quote(marker + name)}]`;
}

function memberOf(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${quote(name)}]`;
}

/** The name for a mapping, if the source really has it at that place. */
export function nameAt(e: EmitContext, offset: number, name: string): string | undefined {
  return e.module.file.text.startsWith(name, offset) ? name : undefined;
}
