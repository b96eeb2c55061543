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
import "../primitives/tuple.js";
import { primitive } from "../primitives/registry.js";
import type { IrFunction, IrModule } from "../ir/function.js";
import { asF64, boxed } from "../ir/convert.js";
import type { Call, CallMethod, Compare, IrStmt, IrValue, Primitive, SpreadItem, Unpack } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import type { RType } from "../ir/types.js";
import { eachBlock } from "../ir/walk.js";
import { appendsFloat, makesFloats } from "../types/float-lists.js";
import { isExactFloat } from "./float-forms.js";
import { keepEntry } from "./found-entries.js";
import { intPrimitive, planWord, type Word } from "./low-words.js";
import { bare, mixedForm } from "./mixed-floats.js";
import { isNoneTest } from "./number-kinds.js";
import { primitiveForm } from "./primitive-forms.js";
import { rememberEntry } from "./remembered-entries.js";

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
    if (s.op === "SetItem" && s.object.type.kind === "dict" && s.field === undefined) keepEntry(fn, body, i);
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

/** How deep primitives may nest: the emitter writes long chains of generic operators without recursion. */
const DEEPEST = 150;
let depth = 0;
/** `k in d`, or the opposite, of a dict. */
const isMembership = (v: IrValue): v is Compare =>
  v.op === "Compare" && v.right.type.kind === "dict" && v.operator.endsWith("in");

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
  if (isMembership(v)) memberships.push(v);
  const special = depth > DEEPEST ? undefined : primitiveForm(v, current);
  if (special !== undefined) return special;
  if (
    v.op === "Conditional" &&
    v.type.kind === "float" &&
    isExactFloat(v.then.type) &&
    isExactFloat(v.otherwise.type)
  ) {
    const { test, then, otherwise } = v;
    return { ...v, test: boxed(test), then: asF64(then), otherwise: asF64(otherwise), rep: "f64" };
  }
  if (v.op === "Seq") {
    const last = v.values.length - 1;
    // What is only assigned needs no box.
    const isFloat = v.type.kind === "float";
    replaceOperands(v, (o) => {
      if (o === v.values[last]) return isFloat && o.op === "Const" ? asF64(o) : o;
      return o.op === "AssignExpr" ? o : boxed(o);
    });
    v.rep = v.values[last]?.rep ?? "boxed";
    return v;
  }
  // A bare number is never None.
  const isBare = v.op === "Compare" && v.left.op === "Load" && v.left.rep === "f64";
  if (isBare && v.operator.startsWith("is") && isNoneTest(v)) return v;
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

const INT32_TYPE: RType = { kind: "int", small: true, min: -(2 ** 31), max: 2 ** 31 - 1 };
