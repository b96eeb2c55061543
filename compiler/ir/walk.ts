/** Children of operations, in the order of evaluation, for everything that looks through the IR. */

import type { IrFunction } from "./function.js";
import type { IrStmt, IrValue } from "./ops.js";

/** Operands of a value. Bodies of functions and classes are not among them: see `functionOf`. */
export function operandsOf(value: IrValue): IrValue[] {
  switch (value.op) {
    case "Const":
    case "Absent":
    case "Load":
    case "LoadGlobal":
    case "LoadBuiltin":
    case "LoadUnknown":
    case "LoadName":
    case "ImportModule":
      return [];
    case "Binary":
    case "Compare":
    case "Logical":
      return [value.left, value.right];
    case "Unary":
    case "Not":
      return [value.operand];
    case "Conditional":
      return [value.test, value.then, value.otherwise];
    case "Call":
      return [value.func, ...value.args, ...value.keywords.map((keyword) => keyword.value)];
    case "CallMethod":
      return [value.object, ...value.args, ...value.keywords.map((keyword) => keyword.value)];
    case "CallSpread":
      return [
        value.func,
        ...value.args.map((item) => item.value),
        ...value.keywords.map((keyword) => keyword.value),
      ];
    case "GetAttr":
      return [value.object];
    case "GetItem":
      return [value.object, value.index];
    case "MakeSlice":
      return [value.lower, value.upper, value.step];
    case "MakeTuple":
    case "MakeList":
    case "MakeSet":
      return value.items.map((item) => item.value);
    case "MakeDict":
      return value.items.flatMap((item) => (item.key === null ? [item.value] : [item.key, item.value]));
    case "MakeFunction":
      return [...value.positionalDefaults, ...value.keywordDefaults.map((keyword) => keyword.value)];
    case "MakeClass":
      return [...value.bases.map((base) => base.value), ...value.keywords.map((keyword) => keyword.value)];
    case "MakeComprehension":
      return [value.iterable];
    case "JoinStr":
      return value.parts;
    case "FormatValue":
      return value.spec === null ? [value.value] : [value.value, value.spec];
    case "MakeTemplate":
      return value.fields.flatMap((field) => [field.value, field.spec]);
    case "AssignExpr":
    case "AssignNameExpr":
    case "Yield":
    case "YieldFrom":
    case "Box":
    case "Unbox":
      return [value.value];
    case "Seq":
      return value.values;
    case "MatchException":
      return [value.matcher];
    case "ImportName":
      return [value.module];
    case "CallHelper":
    case "Primitive":
      return value.args;
  }
}

/** The function whose body a value refers to: of a function object, class body or comprehension. */
export function functionOf(value: IrValue): IrFunction | null {
  switch (value.op) {
    case "MakeFunction":
    case "MakeComprehension":
      return value.fn;
    case "MakeClass":
      return value.cls.body;
    default:
      return null;
  }
}

/** Values that a statement evaluates itself, not those of the statements in it. */
export function valuesOf(stmt: IrStmt): IrValue[] {
  switch (stmt.op) {
    case "AssignVar":
    case "StoreGlobal":
    case "StoreName":
    case "Unpack":
    case "Evaluate":
    case "Return":
      return [stmt.value];
    case "SetAttr":
      return [stmt.object, stmt.value];
    case "SetItem":
      return [stmt.object, stmt.index, stmt.value];
    case "DeleteAttr":
      return [stmt.object];
    case "DeleteItem":
      return [stmt.object, stmt.index];
    case "If":
    case "While":
      return [stmt.test];
    case "ForIter":
      return [stmt.iterable];
    case "ForRange":
      return [stmt.from, stmt.to, stmt.by];
    case "Raise":
      return stmt.cause === null ? [stmt.exception] : [stmt.exception, stmt.cause];
    case "ImportStar":
      return [stmt.module];
    case "DeleteVar":
    case "UnbindVar":
    case "DeleteGlobal":
    case "UnbindGlobal":
    case "DeleteName":
    case "UnbindName":
    case "Block":
    case "Break":
    case "Continue":
    case "Try":
    case "Rethrow":
    case "Safepoint":
      return [];
  }
}

/** The lists of statements inside a statement. */
export function blocksOf(stmt: IrStmt): IrStmt[][] {
  switch (stmt.op) {
    case "If":
      return [stmt.then, stmt.otherwise];
    case "While":
    case "ForIter":
    case "ForRange":
    case "Block":
      return [stmt.body];
    case "Try":
      return [stmt.body, stmt.handler, stmt.finalizer].filter((block) => block !== null);
    default:
      return [];
  }
}

/**
 * Calls `f` with each operand, as `operandsOf` lists them, and with `context`: for walks over whole programs, which so
 * need neither arrays nor a closure a node.
 */
export function eachOperand<C>(value: IrValue, f: (operand: IrValue, context: C) => void, context: C): void {
  // What most values are comes first, here and below: V8 compares with one case after the other.
  switch (value.op) {
    case "Load":
    case "Const":
    case "Absent":
    case "LoadGlobal":
    case "LoadBuiltin":
    case "LoadUnknown":
    case "LoadName":
    case "ImportModule":
      return;
    case "Primitive":
    case "CallHelper":
      each(value.args, f, context);
      return;
    case "GetAttr":
      f(value.object, context);
      return;
    case "MakeFunction":
      each(value.positionalDefaults, f, context);
      eachHeld(value.keywordDefaults, f, context);
      return;
    case "Binary":
    case "Compare":
    case "Logical":
      f(value.left, context);
      f(value.right, context);
      return;
    case "Call":
      f(value.func, context);
      each(value.args, f, context);
      eachHeld(value.keywords, f, context);
      return;
    case "CallMethod":
      f(value.object, context);
      each(value.args, f, context);
      eachHeld(value.keywords, f, context);
      return;
    case "GetItem":
      f(value.object, context);
      f(value.index, context);
      return;
    case "MakeTuple":
    case "MakeList":
    case "MakeSet":
      eachHeld(value.items, f, context);
      return;
    case "AssignExpr":
    case "AssignNameExpr":
    case "Yield":
    case "YieldFrom":
    case "Box":
    case "Unbox":
      f(value.value, context);
      return;
    case "Unary":
    case "Not":
      f(value.operand, context);
      return;
    case "Conditional":
      f(value.test, context);
      f(value.then, context);
      f(value.otherwise, context);
      return;
    case "Seq":
      each(value.values, f, context);
      return;
    case "JoinStr":
      each(value.parts, f, context);
      return;
    default:
      each(operandsOf(value), f, context);
  }
}

// Loops by index: until V8 has optimised them, which a short compilation does not live to see, iterators are slow.

function each<C>(values: readonly IrValue[], f: (value: IrValue, context: C) => void, context: C): void {
  for (let i = 0; i < values.length; i++) f(values[i]!, context);
}

function eachHeld<C>(
  items: readonly { readonly value: IrValue }[],
  f: (value: IrValue, context: C) => void,
  context: C,
): void {
  for (let i = 0; i < items.length; i++) f(items[i]!.value, context);
}

/** Calls `f` with each value that the statement evaluates itself, as `valuesOf` lists them. */
export function eachValue<C>(stmt: IrStmt, f: (value: IrValue, context: C) => void, context: C): void {
  switch (stmt.op) {
    case "AssignVar":
    case "StoreGlobal":
    case "StoreName":
    case "Unpack":
    case "Evaluate":
    case "Return":
      f(stmt.value, context);
      return;
    case "SetAttr":
      f(stmt.object, context);
      f(stmt.value, context);
      return;
    case "SetItem":
      f(stmt.object, context);
      f(stmt.index, context);
      f(stmt.value, context);
      return;
    case "If":
    case "While":
      f(stmt.test, context);
      return;
    case "ForIter":
      f(stmt.iterable, context);
      return;
    default:
      each(valuesOf(stmt), f, context);
  }
}

/** Calls `f` with each list of statements inside a statement. */
export function eachBlock<C>(stmt: IrStmt, f: (block: IrStmt[], context: C) => void, context: C): void {
  switch (stmt.op) {
    case "AssignVar":
    case "Return":
    case "StoreGlobal":
    case "Evaluate":
    case "SetAttr":
      return;
    case "If":
      f(stmt.then, context);
      f(stmt.otherwise, context);
      return;
    case "While":
    case "ForIter":
    case "ForRange":
    case "Block":
      f(stmt.body, context);
      return;
    case "Try":
      f(stmt.body, context);
      if (stmt.handler !== null) f(stmt.handler, context);
      if (stmt.finalizer !== null) f(stmt.finalizer, context);
      return;
  }
}

/** Visits each statement of a list, outer ones first; not those of inner functions. */
export function walkStatements(statements: readonly IrStmt[], visit: (stmt: IrStmt) => void): void {
  for (let i = 0; i < statements.length; i++) {
    const stmt = statements[i]!;
    visit(stmt);
    eachBlock(stmt, walkStatements, visit);
  }
}

/** Visits a value and its operands, outer ones first. */
export function walkValue(value: IrValue, visit: (value: IrValue) => void): void {
  visit(value);
  eachOperand(value, walkValue, visit);
}

/** Visits each value of a list of statements. */
export function walkValues(statements: readonly IrStmt[], visit: (value: IrValue) => void): void {
  for (let i = 0; i < statements.length; i++) {
    const stmt = statements[i]!;
    eachValue(stmt, walkValue, visit);
    eachBlock(stmt, walkValues, visit);
  }
}
