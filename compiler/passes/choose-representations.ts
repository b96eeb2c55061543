/**
 * Gives variables that only ever hold floats the representation `f64`: a bare JavaScript number, which needs no box
 * and no test of its type.
 *
 * A local qualifies if it is always a float and is never seen unbound, also if it is shared with closures; parameters and
 * results where all calls of the function are known (`signatures.ts`); fields where inference has said so (`bareFields`).
 * Operators that inference has resolved to methods become calls of these.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type {
  Call,
  CallMethod,
  Const,
  GetAttr,
  GetItem,
  IrStmt,
  IrValue,
  SetAttr,
  SetItem,
  SpreadItem,
  Unpack,
} from "../ir/ops.js";
import { asF64, boxed } from "../ir/convert.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { nodesOf } from "../ir/nodes.js";
import { eachBlock } from "../ir/walk.js";
import { boundedInt } from "../lower/builder.js";
import { appendsFloat, isFloatItem, makesFloats } from "../types/float-lists.js";
import { fieldOf } from "../types/named-tuples.js";
import { isMethodOperation, methodCall, storingCall } from "./method-calls.js";
import { placeKeywords } from "./place-keywords.js";
import { chooseSignatures, firstArgument } from "./signatures.js";

export function chooseRepresentations(modules: readonly IrModule[]): void {
  const functions = modules.flatMap((module) => module.functions);
  const blocked = new Set<IrVar>();
  for (const fn of functions) {
    const { statements, values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) blockRead(values[i]!, blocked);
    for (let i = 0; i < statements.length; i++) blockAssigned(statements[i]!, blocked);
    if (fn.emitter === "viper") for (const v of values) if (v.op === "Load") blocked.add(v.variable);
  }
  const isBare = (variable: IrVar): boolean => variable.type.kind === "float" && !blocked.has(variable);
  chooseSignatures(functions, isBare);
  const conversion = new Conversion();
  for (const fn of functions) {
    if (fn.emitter !== "viper") {
      for (const variable of fn.locals) if (isBare(variable)) variable.rep = "f64";
    }
    conversion.function(fn);
  }
}

/** The name is a bare field of the object's class. */
function isBareField(access: GetAttr | SetAttr): boolean {
  if (access.half !== undefined) return access.half === "number";
  const { type } = access.object;
  return type.kind === "instance" && type.cls.bareFields.has(access.name);
}

/** The same for a read, where the object may also be None, which has no fields and raises. */
function isBareRead(access: GetAttr): boolean {
  if (access.half !== undefined) return access.half === "number";
  const { type } = access.object;
  if (type.kind === "instance") return type.cls.bareFields.has(access.name);
  return (
    type.kind === "union" &&
    type.members.every(
      (m) => m.kind === "none" || (m.kind === "instance" && m.cls.bareFields.has(access.name)),
    )
  );
}

/**
 * Boxes what is read from bare places and unboxes what goes there. `specialise` removes most of it again.
 */
class Conversion {
  private current!: IrFunction;

  function(fn: IrFunction): void {
    this.current = fn;
    this.block(fn.body, undefined);
  }

  private readonly block = (body: IrStmt[], _context: undefined): void => {
    for (let i = 0; i < body.length; i++) {
      let stmt = body[i]!;
      if (stmt.op === "SetItem" && stmt.targets !== undefined) body[i] = stmt = storingCall(stmt);
      const isBare =
        (stmt.op === "AssignVar" && stmt.variable.rep === "f64") ||
        (stmt.op === "Return" && this.current.returnRep === "f64");
      if (stmt.op === "Unpack") asTuple(stmt);
      replaceValues(stmt, isBare ? this.bare : this.boxed);
      if (stmt.op === "SetAttr" && isBareField(stmt)) replaceStored(stmt);
      if (stmt.op === "SetItem" && isFloatItem(stmt)) replaceStored(stmt);
      if (stmt.op === "Unpack") unboxItems(stmt);
      eachBlock(stmt, this.block, undefined);
    }
  };

  private readonly bare = (value: IrValue): IrValue => asF64(this.boxed(value));

  private readonly boxed = (value: IrValue): IrValue => {
    if (isMethodOperation(value) && value.targets !== undefined) return this.boxed(methodCall(value));
    if (value.op === "Call" || value.op === "CallMethod") return this.call(value);
    const item = value.op === "GetAttr" ? namedItem(value) : undefined;
    if (item !== undefined) return this.boxed(item);
    const isBare = (value.op === "Load" || value.op === "AssignExpr") && value.variable.rep === "f64";
    replaceOperands(value, isBare ? this.bare : this.boxed);
    if (value.op === "GetAttr") {
      const constant = classConstant(value, this.current.module);
      if (constant !== undefined) return constant;
    }
    if (isBare || (value.op === "GetAttr" && isBareRead(value))) value.rep = "f64";
    if (value.op === "GetItem" && isFloatItem(value)) value.rep = "f64";
    if (makesFloats(value)) replaceOperands(value, asF64);
    if (value.op === "CallHelper" && appendsFloat(value)) value.args[1] = asF64(value.args[1]!);
    return boxed(value);
  };

  private call(value: Call | CallMethod): IrValue {
    replaceOperands(value, this.boxed);
    const callee = value.targets?.[0];
    if (callee === undefined) return value;
    const first = firstArgument(value);
    placeKeywords(value, first);
    const { args, keywords } = value;
    args.forEach((arg, i) => {
      if (callee.params[first + i]?.variable.rep === "f64") args[i] = asF64(arg);
    });
    keywords.forEach((keyword, i) => {
      const param = callee.params.find((p) => p.variable.name === keyword.name);
      if (param?.variable.rep === "f64") keywords[i] = { ...keyword, value: asF64(keyword.value) };
    });
    const isClass = value.op === "Call" && value.func.type.kind === "class";
    value.rep = isClass ? "boxed" : callee.returnRep;
    return boxed(value);
  }
}

/** `self.SIZE` and `Class.SIZE` as what the body of the class assigns. */
function classConstant(access: GetAttr, { globals }: IrModule): Const | undefined {
  const { object, name, type, rep, start, end } = access;
  if (object.type.kind !== "class" && object.type.kind !== "instance") return undefined;
  const value = object.type.cls.constants.get(name);
  const isThere =
    object.op === "Load"
      ? !object.checked
      : object.op === "LoadGlobal" && globals.get(object.name)?.isBound === true;
  return value && isThere ? { op: "Const", value, type, rep, start, end } : undefined;
}

/** `p.x` of a named tuple as the item that it is. */
function namedItem({ object, name, type, rep, start, end }: GetAttr): GetItem | undefined {
  const at = fieldOf(object.type, name);
  if (at === undefined) return undefined;
  const index = boundedInt({ start: end, end }, at);
  return { op: "GetItem", object, index, type, rep, start, end };
}

function replaceStored(stmt: SetAttr | SetItem): void {
  (stmt as { value: IrValue }).value = asF64(stmt.value);
}

/** `a, b = [x, y]`: no list is made, so it need not be one of floats. */
function asTuple(stmt: Unpack): void {
  const { value, variables, star } = stmt;
  if (value.op !== "MakeList" || star >= 0 || value.items.length !== variables.length) return;
  if (!value.items.some((item) => item.spread)) (value as { op: string }).op = "MakeTuple";
}

/** `a, b = x, y` into variables: those that are bare are given bare values. */
function unboxItems(stmt: Unpack): void {
  const { value, variables, star } = stmt;
  if (value.op !== "MakeTuple" && value.op !== "MakeList") return;
  if (star >= 0 || value.items.length !== variables.length || value.items.some((item) => item.spread)) return;
  value.items.forEach((item, i) => {
    if (variables[i]!.rep === "f64") (value.items as SpreadItem[])[i] = { ...item, value: asF64(item.value) };
  });
}

/** A variable that may be unbound holds `undefined` then, which is no number. */
function blockRead(value: IrValue, blocked: Set<IrVar>): void {
  if (value.op === "Load" && value.checked) blocked.add(value.variable);
  else if (value.op === "AssignExpr") blockShared(value.variable, blocked);
}

/** A parameter that closures share and that is assigned would live in a slot for objects (see `float-cells.ts`). */
function blockShared(variable: IrVar, blocked: Set<IrVar>): void {
  if (variable.captured && variable.kind === "param") blocked.add(variable);
}

function blockAssigned(stmt: IrStmt, blocked: Set<IrVar>): void {
  switch (stmt.op) {
    case "AssignVar":
      return blockShared(stmt.variable, blocked);
    case "Unpack":
      for (const variable of stmt.variables) blockShared(variable, blocked);
      return;
    case "ForIter":
      return blockShared(stmt.variable, blocked);
    case "DeleteVar":
    case "UnbindVar":
    case "ForRange":
      blocked.add(stmt.variable);
      return;
    case "Try":
      if (stmt.exception !== null) blocked.add(stmt.exception);
  }
}
