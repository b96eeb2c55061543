/**
 * Replaces generic operations by primitives where the operand types are known. Before: `t = t + x * 0.5` with three
 * calls and two boxes. After: JavaScript's own arithmetic on bare numbers; a box is made where the value leaves for a
 * place that takes any value.
 *
 * Values are rewritten bottom-up, with `Box` and `Unbox` put in where representations differ.
 */

import "../primitives/array.js";
import "../primitives/attempts.js";
import "../primitives/bytes.js";
import "../primitives/complex.js";
import "../primitives/deque.js";
import "../primitives/dict.js";
import "../primitives/float.js";
import "../primitives/float-list.js";
import "../primitives/int.js";
import "../primitives/list.js";
import "../primitives/str.js";
import { primitive, rowFor } from "../primitives/registry.js";
import type { IrFunction, IrModule } from "../ir/function.js";
import { asF64, boxed } from "../ir/convert.js";
import type {
  Binary,
  Call,
  CallMethod,
  Compare,
  IrStmt,
  IrValue,
  MakeDict,
  Primitive,
  SpreadItem,
  Unpack,
} from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { literal, value } from "../lower/builder.js";
import { keepEntry } from "./found-entries.js";
import { bare, mixedForm } from "./mixed-floats.js";
import { rememberEntry } from "./remembered-entries.js";
import { boxedPrimitive, intPrimitive, maskOfRemainder, planWord, type Word } from "./low-words.js";
import { BOOL, FLOAT, type RType } from "../ir/types.js";
import { membersOf } from "../types/lattice.js";
import { boundsOf } from "../types/ranges.js";
import { isReal } from "../types/result-types.js";
import { eachBlock } from "../ir/walk.js";
import { appendsFloat, isFloatList, makesFloats } from "../types/float-lists.js";

export function specialise(modules: readonly IrModule[]): void {
  const functions = modules.flatMap((m) => m.functions);
  depth = 0;
  for (const fn of functions) if (fn.emitter !== "viper") specialiseBlock(fn.body, fn);
}

/** The function whose statements are looked at. */
let current: IrFunction;
/** Tests `k in d` of dicts in the statement that is looked at. */
let memberships: Compare[] = [];

function specialiseBlock(body: IrStmt[], fn: IrFunction): void {
  current = fn;
  let tests: { readonly at: number; readonly test: Compare }[] | undefined;
  for (let i = 0; i < body.length; i++) {
    const s = body[i]!;
    if (s.op === "Unpack" && s.value.op === "MakeTuple") unpackedItems(s, s.value.items);
    else replaceValues(s, sameRep);
    if (s.op === "SetItem" && s.object.type.kind === "dict") keepEntry(fn, body, i);
    if (memberships.length > 0) {
      (tests ??= []).push(...memberships.map((test) => ({ at: i, test })));
      memberships = [];
    }
    eachBlock(s, specialiseBlock, fn);
  }
  if (tests !== undefined) for (const { at, test } of tests) rememberEntry(fn, body, at, test);
}

const f64Value = (v: IrValue): IrValue => bare(specialiseValue(v));
/** What has been made bare stays so: a place that takes a bare number is behind it. */
const sameRep = (v: IrValue): IrValue => (v.rep === "f64" ? f64Value(v) : boxedValue(v));
const boxedValue = (v: IrValue): IrValue => boxed(specialiseValue(v));

/** `a, b, c, d = w, x, y, z`: no tuple is made, so items that go to bare variables stay bare. */
function unpackedItems({ variables, star }: Unpack, items: SpreadItem[]): void {
  const isDirect = star < 0 && items.length === variables.length && items.every((item) => !item.spread);
  items.forEach((item, i) => {
    const value = isDirect && variables[i]!.rep === "f64" ? f64Value(item.value) : boxedValue(item.value);
    items[i] = { ...item, value };
  });
}

const F64_BINARY: Readonly<Record<string, string>> = {
  "+": "f64.add",
  "-": "f64.sub",
  "*": "f64.mul",
  "/": "f64.div",
  "//": "f64.floordiv",
  "%": "f64.mod",
};
const F64_COMPARE: Readonly<Record<string, string>> = {
  "<": "f64.lt",
  "<=": "f64.le",
  ">": "f64.gt",
  ">=": "f64.ge",
  "==": "f64.eq",
  "!=": "f64.ne",
};

/** How deep primitives may nest: the emitter writes long chains of generic operators without recursion. */
const DEEPEST = 150;
let depth = 0;
/** A global of the function's module. */
const isBound = (name: string): boolean => current.module.globals.get(name)?.isBound === true;

function specialiseValue(v: IrValue): IrValue {
  depth++;
  const result = specialiseNested(v);
  depth--;
  return result;
}

function specialiseNested(v: IrValue): IrValue {
  if (v.op === "AssignExpr") {
    replaceOperands(v, v.variable.rep === "f64" ? f64Value : boxedValue);
    return v;
  }
  // Whoever takes the value says how; see `choose-representations`.
  if (v.op === "Box") return specialiseValue(v.value);
  if (v.op === "Unbox") return f64Value(v.value);
  if (((v.op === "Call" || v.op === "CallMethod") && hasSignature(v)) || makesFloats(v) || appendsFloat(v)) {
    replaceOperands(v, sameRep);
    return v;
  }
  if (v.op === "Primitive") return madeEarlier(v);
  const word = depth > DEEPEST ? undefined : maskedWord(v);
  if (word !== undefined) return word;
  const mixed = depth > DEEPEST ? undefined : mixedForm(current, v, specialiseValue);
  if (mixed !== undefined) return mixed;
  replaceOperands(v, specialiseValue);
  if (v.op === "Load") return v;
  const special = depth > DEEPEST ? undefined : specialForm(v);
  if (special !== undefined) return special;
  if (v.op === "Conditional" && v.type.kind === "float" && exact(v.then.type) && exact(v.otherwise.type)) {
    const { test, then, otherwise } = v;
    return { ...v, test: boxed(test), then: asF64(then), otherwise: asF64(otherwise), rep: "f64" };
  }
  if (v.op === "Seq") {
    const last = v.values.length - 1;
    // What is only assigned needs no box.
    replaceOperands(v, (o) => (o === v.values[last] || o.op === "AssignExpr" ? o : boxed(o)));
    v.rep = v.values[last]?.rep ?? "boxed";
    return v;
  }
  replaceOperands(v, boxed);
  return v;
}

/** A primitive of a pass before this one. */
function madeEarlier(v: Primitive): Primitive {
  const row = primitive(v.name);
  const args = v.args.map((arg, i) => (row.operands[i]!.rep === "f64" ? f64Value(arg) : boxedValue(arg)));
  return { ...v, args, rep: row.result.rep };
}

/** A call of a function with bare parameters or result. */
function hasSignature(v: Call | CallMethod): boolean {
  const isBare = (a: IrValue): boolean => a.rep === "f64";
  return v.rep === "f64" || v.args.some(isBare) || v.keywords.some((k) => isBare(k.value));
}

/** `a * b & mask` by the low 32 bits, where the product itself need not be calculated. */
function maskedWord(v: IrValue): IrValue | undefined {
  const plan = planWord(v);
  if (plan === undefined) return undefined;
  const low = wordOf(plan.value);
  return intPrimitive(plan.isSigned ? "lowAnd" : "lowAndWord", v, [low, boxedValue(plan.mask)], v.type);
}

/** The primitives for a plan; they are written down from the leaves. */
function wordOf(word: Word): IrValue {
  if (word.kind === "leaf") {
    const value = boxedValue(word.value);
    return word.cut === undefined ? value : intPrimitive(word.cut, value, [value], INT32_TYPE);
  }
  return intPrimitive(word.name, word.at, word.operands.map(wordOf), INT32_TYPE);
}

/** The primitive for a generic operation, or `undefined`. */
function specialForm(v: IrValue): IrValue | undefined {
  if (v.op === "Binary") {
    const name = F64_BINARY[v.operator];
    if (v.operator === "**") return v.type.kind === "float" ? powerForm(v) : tableForm(v);
    if (
      v.operator === "/" &&
      v.left.type.kind === "int" &&
      !v.left.type.small &&
      v.right.type.kind === "int" &&
      v.right.type.small
    ) {
      const args = [boxed(v.left), boxed(v.right)];
      return {
        op: "Primitive",
        name: isNotZero(v.right) ? "f64.divIntBy" : "f64.divInt",
        args,
        type: FLOAT,
        rep: "f64",
        start: v.start,
        end: v.end,
      };
    }
    const isDivision = v.operator === "/" && exact(v.left.type) && exact(v.right.type);
    if (name !== undefined && (isDivision || mixesFloat(v.left.type, v.right.type)))
      return f64Primitive(v, isDivision && isNotZero(v.right) ? "f64.divBy" : name, [v.left, v.right]);
  } else if (v.op === "Unary") {
    if (v.operator === "-" && v.operand.type.kind === "float") return f64Primitive(v, "f64.neg", [v.operand]);
    if (v.operator === "+" && v.operand.type.kind === "float") return v.operand;
  } else if (v.op === "Compare") {
    const name = F64_COMPARE[v.operator];
    if (
      name !== undefined &&
      (hasFloat(v.left.type) || hasFloat(v.right.type)) &&
      exact(v.left.type) &&
      exact(v.right.type)
    ) {
      return { ...f64Primitive(v, name, [v.left, v.right]), type: BOOL, rep: "boxed" };
    }
    const isEquality = v.operator === "==" || v.operator === "!=";
    const isMixed = v.left.type.kind !== v.right.type.kind || v.left.type.kind === "union";
    if (
      isEquality &&
      isMixed &&
      isIdentity(v.left.type) &&
      isIdentity(v.right.type) &&
      v.left.op !== "Const"
    ) {
      const row = v.operator === "==" ? "any.same" : "any.different";
      const args = [boxed(v.left), boxed(v.right)];
      return boxedPrimitive(row, v, args, BOOL);
    }
  }
  return tableForm(v);
}

/** A power of floats that inference has shown to be a float. */
function powerForm(v: Binary): IrValue | undefined {
  if (!mixesFloat(v.left.type, v.right.type)) return undefined;
  const exponent = v.right.op === "Const" && "value" in v.right.value ? v.right.value.value : undefined;
  if (exponent === 2) return f64Primitive(v, "f64.square", [v.left]);
  // A base that may be negative would make a complex number, so this one is not.
  if (exponent === 0.5) return f64Primitive(v, "f64.root", [v.left]);
  return f64Primitive(v, "f64.pow", [v.left, v.right]);
}

/** What the tables have for the operation: by its kind, and by the types of its operands. */
function tableForm(v: IrValue): IrValue | undefined {
  switch (v.op) {
    case "Binary":
      return binaryForm(v);
    case "Unary":
      return fromTable(v, `unary ${v.operator}`, [asInt(v.operand)]);
    case "Compare":
      // TypeScript refuses to compare literals that differ for certain.
      if (v.left.op === "Const" && v.right.op === "Const") return undefined;
      if (v.right.type.kind === "dict") {
        if (v.operator.endsWith("in")) memberships.push(v);
        return undefined;
      }
      return fromTable(v, `compare ${v.operator}`, [v.left, v.right]);
    case "GetItem":
      return isPlainText(v.object) && v.index.type.kind === "int" && v.index.type.small
        ? boxedPrimitive("str.itemOfPlain", v, [v.object, boxed(v.index)], v.type)
        : fromTable(v, "item", [v.object, v.index]);
    case "Call":
      if (v.func.type.kind === "method" && v.keywords.length === 0) return keptMethodForm(v, v.func.type);
      if (v.keywords.length > 0) return v.func.op === "LoadBuiltin" ? newList(v, v.func.name) : undefined;
      if (v.func.op === "LoadBuiltin")
        return fromTable(v, `builtin ${v.func.name}`, v.args) ?? newList(v, v.func.name);
      return v.func.type.kind === "native" && isSurelyBound(v.func)
        ? libraryForm(v, v.func.type.name, v.args)
        : undefined;
    case "CallMethod":
      if (v.keywords.length > 0) return namedUpdate(v);
      if (v.object.type.kind === "module" && v.object.type.module === null)
        return moduleForm(v, v.object.type.name);
      if (v.object.op === "LoadBuiltin") return fromTable(v, `builtin ${v.object.name}.${v.name}`, v.args);
      return fromTable(v, `method ${v.name}`, [v.object, ...v.args]);
    default:
      return undefined;
  }
}

/** `d.update(a=1, b=2)` of a dict is an update by a display. */
function namedUpdate(v: CallMethod): IrValue | undefined {
  if (v.object.type.kind !== "dict" || v.name !== "update" || v.args.length > 0) return undefined;
  const items = v.keywords.map((k) => ({ key: literal(v, { kind: "str", value: k.name }), value: k.value }));
  const display = value<MakeDict>(v, { op: "MakeDict", items });
  return fromTable(v, "method update", [v.object, display]);
}

/** `append(x)` behind `append = items.append`: the method is called on what it was read from, without an object between them. */
function keptMethodForm(v: Call, { receiver, name }: MethodType): IrValue | undefined {
  // The runtime has methods of its own for them, which the method that was read is one of.
  if (isFloatList(receiver)) return undefined;
  const object = boxedPrimitive("method.receiver", v.func, [v.func], receiver);
  const { args, keywords, type, rep, start, end } = v;
  const call: CallMethod = { op: "CallMethod", object, name, args, keywords, type, rep, start, end };
  return tableForm(call) ?? call;
}

/** A constant str in which characters are what JavaScript's indices count. */
const isPlainText = (v: IrValue): boolean =>
  v.op === "Const" && v.value.kind === "str" && !/[\ud800-\udfff]/.test(v.value.value);

/** A function of a module of the library that is reached through a variable which is bound for certain. */
function moduleForm(v: CallMethod, module: string): Primitive | undefined {
  if (!isSurelyBound(v.object)) return undefined;
  return libraryForm(v, `${module}.${v.name}`, v.args);
}

/** A variable that has a value, so that reading it has no effect. */
const isSurelyBound = (v: IrValue): boolean =>
  v.op === "Load" ? !v.checked : v.op === "LoadGlobal" && isBound(v.name);

/** A function of the library that gives a float, by its full name. */
function libraryForm(v: IrValue, name: string, args: readonly IrValue[]): Primitive | undefined {
  if (v.type.kind !== "float") return undefined;
  // Ints are taken as floats, and what may be either.
  return fromTable(
    v,
    `module ${name}`,
    args.map((a) => (joinsFloat(a.type) ? asF64(a) : a)),
  );
}

/** Operators that have rows for a result that inference has found to be small, by the bounds of the operands. */
const BOUNDED: ReadonlySet<string> = new Set(["+", "-", "*", ">>"]);

function binaryForm(v: Binary): Primitive | undefined {
  const { operator, type } = v;
  // A list is changed in place.
  if (v.inplace && v.left.type.kind === "list") return undefined;
  if (operator === "*" && v.left.op === "MakeList" && isFloatList(v.left.type)) {
    const [only, ...more] = v.left.items;
    if (only !== undefined && more.length === 0 && !only.spread && v.right.type.kind === "int")
      return filled(v, only.value);
  }
  if (operator === "**" && type.kind === "int" && type.small && smallInt(v.left.type) && isTwo(v.right))
    return intPrimitive("square", v, [boxed(asInt(v.left))], type);
  if (type.kind !== "int") return fromTable(v, `binary ${operator}`, [v.left, v.right]);
  const operands = [asInt(v.left), asInt(v.right)];
  const mask = operator === "%" && smallInt(v.left.type) ? maskOfRemainder(v.right) : undefined;
  if (mask !== undefined) return fromTable(v, "binary &", [operands[0]!, mask]);
  const isSmall = type.small && BOUNDED.has(operator);
  if (operator === "<<" && isInt32(type)) return fromTable(v, "bounded32 <<", operands);
  if (operator === "<<" && isSmallShift(v))
    return fromTable(v, "bounded *", [operands[0]!, powerOfTwo(v.right)]);
  return (
    (isSmall ? fromTable(v, `bounded ${operator}`, operands) : undefined) ??
    fromTable(v, `binary ${operator}`, operands)
  );
}

/** A shift by a constant whose result is small: it is a product. */
const isSmallShift = ({ left, right, type }: Binary): boolean =>
  right.op === "Const" && type.kind === "int" && type.small && left.type.kind === "int" && left.type.small;

/** `2 ** n` of a constant `n`. */
function powerOfTwo(v: IrValue): IrValue {
  const count = v.op === "Const" && v.value.kind === "int" ? Number(v.value.value) : 0;
  const factor = 2 ** count;
  const type: RType = { kind: "int", small: true, min: factor, max: factor };
  return { ...literal(v, { kind: "int", value: factor }), type };
}

/** A list of floats that a builtin has just made: nobody else has seen its boxes, so it may as well do without. */
function newList(v: Call, name: string): Primitive | undefined {
  if ((name !== "list" && name !== "sorted") || !isFloatList(v.type)) return undefined;
  replaceOperands(v, boxed);
  return boxedPrimitive("floats.bare", v, [v], v.type);
}

/** `[value] * n`: the list with one item is not made. */
function filled(v: Binary, value: IrValue): Primitive {
  return boxedPrimitive("floats.fill", v, [asF64(value), boxed(v.right)], v.type);
}

/** A bool as the int that it is calculated with. */
function asInt(v: IrValue): IrValue {
  return v.type.kind === "bool" && v.rep === "boxed"
    ? intPrimitive("ofBool", v, [v], { kind: "int", small: true, min: 0, max: 1 })
    : v;
}

function fromTable(v: IrValue, operation: string, operands: readonly IrValue[]): Primitive | undefined {
  const row = rowFor(operation, operands.map(typeOfValue));
  if (row === undefined) return undefined;
  const args = operands.map((o, i) => (row.operands[i]!.rep === "f64" ? bare(o) : boxed(o)));
  return {
    op: "Primitive",
    name: row.name,
    args,
    type: v.type,
    rep: row.result.rep,
    start: v.start,
    end: v.end,
  };
}

type MethodType = Extract<RType, { kind: "method" }>;

const INT32_TYPE: RType = { kind: "int", small: true, min: -(2 ** 31), max: 2 ** 31 - 1 };

function isInt32(t: RType): boolean {
  const bounds = boundsOf(t);
  return bounds !== undefined && bounds.min >= -(2 ** 31) && bounds.max < 2 ** 31;
}

const typeOfValue = (v: IrValue): RType => v.type;

/** A float and what becomes one beside it: a float, an int, or what may be either. */
function mixesFloat(a: RType, b: RType): boolean {
  return (a.kind === "float" && joinsFloat(b)) || (b.kind === "float" && joinsFloat(a));
}

const joinsFloat = (t: RType): boolean => membersOf(t).every(isReal) && t.kind !== "never";

/** Values of these types are equal if they are the same JavaScript value. */
function isIdentity(t: RType): boolean {
  return membersOf(t).every((m) => m.kind === "none" || m.kind === "int" || m.kind === "str");
}

const isTwo = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "int" && v.value.value === 2;

function isNotZero(v: IrValue): boolean {
  if (v.op === "Const" && v.value.kind === "float") return v.value.value !== 0;
  const bounds = v.type.kind === "int" ? boundsOf(v.type) : undefined;
  return bounds !== undefined && (bounds.min > 0 || bounds.max < 0);
}

/** A big int converts to float with a possible overflow error; only ints known to be small are taken. */
function smallInt(t: RType): boolean {
  return t.kind === "bool" || (t.kind === "int" && t.small);
}

/** Floats and small ints: the same numbers when they are taken for floats. */
function exact(t: RType): boolean {
  return t.kind === "union" ? t.members.every(exact) : t.kind === "float" || smallInt(t);
}

const hasFloat = (t: RType): boolean =>
  t.kind === "union" ? t.members.some((m) => m.kind === "float") : t.kind === "float";

function f64Primitive(v: IrValue, name: string, args: IrValue[]): Primitive {
  return {
    op: "Primitive",
    name,
    args: args.map(bare),
    type: FLOAT,
    rep: "f64",
    start: v.start,
    end: v.end,
  };
}
