/**
 * Calls of the builtin `range` that need no range object: their bounds go into a counting loop, be it a `for` statement
 * or the outermost loop of a comprehension, which gets them as parameters.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { ForRange, IrValue } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { boundsOf } from "../types/ranges.js";
import { ASSIGNMENT } from "./precedence.js";
import { storageOf } from "./typed-items.js";

/** A call of a builtin without keywords. */
export function builtinCall(value: IrValue): { name: string; args: readonly IrValue[] } | undefined {
  if (value.op !== "Call" || value.func.op !== "LoadBuiltin" || value.keywords.length > 0) return undefined;
  return { name: value.func.name, args: value.args };
}

export interface RangeCall {
  /** Absent: 0. */
  readonly from: IrValue | undefined;
  readonly to: IrValue;
  readonly by: number;
}

/**
 * The bounds of `range(...)` with a constant step. A bound that is no int is refused when it has been evaluated, so
 * the second must not have effects that would come before.
 */
function rangeCall(value: IrValue): RangeCall | undefined {
  const call = builtinCall(value);
  if (call?.name !== "range" || call.args.length < 1 || call.args.length > 3) return undefined;
  const [first, second, third] = call.args;
  if (second === undefined) return { from: undefined, to: first!, by: 1 };
  const by = third === undefined ? 1 : intConstant(third);
  if (by === undefined || by === 0) return undefined;
  if (intConstant(first!) === undefined && intConstant(second) === undefined && second.op !== "Load")
    return undefined;
  return { from: first, to: second, by };
}

export interface Countdown {
  /** Absent: 0. */
  readonly first: IrValue | undefined;
  readonly end: IrValue;
}

/** `reversed(range(a, b))` with bounds that are small ints: what a loop counts down between. */
export function countdownOf(value: IrValue): Countdown | undefined {
  const call = builtinCall(value);
  if (call?.name !== "reversed" || call.args.length !== 1) return undefined;
  const range = smallRange(call.args[0]!);
  return range === undefined || range.by !== 1 ? undefined : { first: range.from, end: range.to };
}

/** `range(a, b, 2)` with bounds that are small ints. */
export function smallRange(value: IrValue): RangeCall | undefined {
  const range = rangeCall(value);
  if (range === undefined) return undefined;
  const isSmall = (v: IrValue): boolean => v.rep === "boxed" && v.type.kind === "int" && v.type.small;
  return isSmall(range.to) && (range.from === undefined || isSmall(range.from)) ? range : undefined;
}

/** A range object that is counted through: its ints are known to be small, and so are its bounds. */
export function isRangeObject({ type }: IrValue): boolean {
  return type.kind === "range" && type.item.kind === "int" && boundsOf(type.item) !== undefined;
}

function intConstant(value: IrValue): number | undefined {
  if (value.op !== "Const" || value.value.kind !== "int" || typeof value.value.value !== "number")
    return undefined;
  return value.value.value;
}

/** A bound as a JavaScript number; `helper` refuses what is none. `falls`: the loop counts down. */
export function emitRangeBound(
  e: EmitContext,
  value: IrValue,
  helper: "rangeInt" | "rangeEnd" | "loopStart" | "loopEnd",
  falls = false,
): void {
  if (intConstant(value) !== undefined || (value.type.kind === "int" && value.type.small))
    return e.expression(value, ASSIGNMENT);
  e.mark(value.start);
  e.writer.write(`${e.runtime(helper)}(`);
  e.expression(value, ASSIGNMENT);
  e.writer.write(falls ? ", true)" : ")");
}

/** A bound of a `for` statement over a range, which takes other ends than a range object where the step is constant. */
export function emitLoopBound(e: EmitContext, s: ForRange, bound: "from" | "to"): void {
  const step = smallConstant(s.by);
  const isStart = bound === "from";
  if (step === null || step === 0) emitRangeBound(e, s[bound], isStart ? "rangeInt" : "rangeEnd");
  else emitRangeBound(e, s[bound], isStart ? "loopStart" : "loopEnd", step < 0);
}

/**
 * If a comprehension goes over a range, notes that its parameter is the start and `$n` the end, and gives what writes
 * both as arguments; the same for a sequence and for `zip` of several, which need no iterator. To be called before the
 * comprehension is written.
 */
export function rangeArguments(e: EmitContext, fn: IrFunction, iterable: IrValue): (() => void) | undefined {
  const range = fn.isAsync ? undefined : rangeCall(iterable);
  const iterator = fn.params[0]?.variable;
  if (iterator === undefined || fn.isAsync) return undefined;
  if (storageOf(iterable) !== undefined || (range === undefined && isRangeObject(iterable))) {
    e.sequences.set(iterator, iterable.type);
    return () => e.expression(iterable, ASSIGNMENT);
  }
  const counted = range === undefined ? enumerated(fn, iterator, iterable) : undefined;
  if (counted !== undefined) {
    e.sequences.set(iterator, counted.items.type);
    e.counters.set(iterator, counted.start);
    return () => e.expression(counted.items, ASSIGNMENT);
  }
  const zipped = range === undefined ? zippedSequences(e, fn, iterator, iterable) : undefined;
  if (zipped !== undefined) {
    e.zips.set(
      iterator,
      zipped.map((v) => v.type),
    );
    return () => e.list(zipped);
  }
  if (range === undefined) {
    const dict = entries(e, fn, iterator, iterable);
    if (dict === undefined) return undefined;
    e.pairs.add(iterator);
    return () => {
      e.markValue(iterable);
      e.writer.write(`${e.runtime("pairs")}(`);
      e.expression(dict, ASSIGNMENT);
      e.writer.write(")");
    };
  }
  e.ranges.set(iterator, range.by);
  return () => {
    if (range.from === undefined) e.writer.write("0");
    else emitRangeBound(e, range.from, "rangeInt");
    e.writer.write(", ");
    emitRangeBound(e, range.to, "rangeEnd");
  };
}

/** `enumerate(items)` of a sequence, where the comprehension takes each pair apart at once. */
function enumerated(
  fn: IrFunction,
  iterator: IrVar,
  iterable: IrValue,
): { items: IrValue; start: number } | undefined {
  const call = builtinCall(iterable);
  const [items, from] = call?.name === "enumerate" ? call.args : [];
  const start = from === undefined ? 0 : intConstant(from);
  if (items === undefined || storageOf(items) === undefined || start === undefined) return undefined;
  return takesApart(fn, iterator, 2) ? { items, start } : undefined;
}

/** `zip` of sequences, where a comprehension that is a loop takes each tuple apart at once. */
function zippedSequences(
  e: EmitContext,
  fn: IrFunction,
  iterator: IrVar,
  iterable: IrValue,
): readonly IrValue[] | undefined {
  const call = builtinCall(iterable);
  if (call?.name !== "zip" || (fn.isGenerator && !e.foldings.has(fn))) return undefined;
  const { args } = call;
  if (args.length === 0 || args.some((arg) => storageOf(arg) === undefined)) return undefined;
  return takesApart(fn, iterator, args.length) ? args : undefined;
}

/** What `items()` is called of, where a comprehension that is a loop takes each pair apart at once. */
function entries(e: EmitContext, fn: IrFunction, iterator: IrVar, iterable: IrValue): IrValue | undefined {
  if (iterable.op !== "CallMethod" || iterable.name !== "items" || (fn.isGenerator && !e.foldings.has(fn)))
    return undefined;
  if (iterable.args.length > 0 || iterable.keywords.length > 0) return undefined;
  return takesApart(fn, iterator, 2) ? iterable.object : undefined;
}

/** The first thing that the loop over the parameter does is to unpack its item into so many variables. */
function takesApart(fn: IrFunction, iterator: IrVar, width: number): boolean {
  const loop = fn.body.find((s) => s.op === "ForIter");
  if (loop?.op !== "ForIter" || loop.iterable.op !== "Load" || loop.iterable.variable !== iterator)
    return false;
  const [first] = loop.body;
  return (
    loop.variable.kind === "temp" &&
    first?.op === "Unpack" &&
    first.value.op === "Load" &&
    first.value.variable === loop.variable &&
    first.star < 0 &&
    first.variables.length === width
  );
}

/** The value of an int constant that a plain counter can take. */
export function smallConstant(value: IrValue): number | null {
  if (value.op !== "Const" || value.value.kind !== "int" || typeof value.value.value !== "number")
    return null;
  return value.value.value;
}
