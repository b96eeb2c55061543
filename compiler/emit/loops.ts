/**
 * Loops. A `for` makes no iterator over a list or a tuple but counts through its items, and none of the tuples that
 * `enumerate`, `zip` and `dict.items()` would give where the loop takes them apart at once.
 */

import type { IrVar } from "../ir/function.js";
import type { ForIter, ForRange, IrStmt, IrValue, While } from "../ir/ops.js";
import { type ConstantRows, constantRows } from "./constant-rows.js";
import { type EmitContext, isPlain } from "./context.js";
import {
  builtinCall,
  countdownOf,
  emitRangeBound,
  isRangeObject,
  smallConstant,
  type Countdown,
} from "./ranges.js";
import { emitSafepoint, runsApart, withOwnCount, writeHead, writeRefill, writeRound } from "./fuel.js";
import { floatHere, floatInto, floatsReach } from "./float-items.js";
import { ADDITIVE, ASSIGNMENT, SEQUENCE } from "./precedence.js";
import { isFloatArray, isFloatList } from "../types/float-lists.js";
import { boundsOf } from "../types/ranges.js";
import { storageOf } from "./typed-items.js";
import { unboxing } from "./ts-types.js";

function emitLabel(e: EmitContext, label: number): void {
  if (e.scope.labels.has(label)) e.writer.write(`$${label}: `);
}

/** The body of a loop, after its head and the brace; `first` are the lines that come before the statements. */
function emitLoopBody(
  e: EmitContext,
  loop: While | ForIter | ForRange,
  first: readonly string[],
  body: readonly IrStmt[] = loop.body,
): void {
  const { writer, scope } = e;
  const isApart = runsApart(e, loop);
  writer.newline();
  writer.indent();
  if (isApart) writeRound(e, loop.start);
  for (const line of first) writer.writeLine(line);
  if (loop.safepoint && !isApart) emitSafepoint(e, loop.start);
  const outer = scope.innermostLoop;
  scope.innermostLoop = loop.label;
  scope.guardsOutside.set(loop.label, scope.guards.length);
  e.parts.statements(e, body);
  scope.innermostLoop = outer;
  writer.dedent();
  writer.writeLine("}");
  if (isApart) writeRefill(e, loop.start);
}

/** What stands between the variables of a `for` and its condition: where safepoints are apart, the head of the loop in the loop. */
function emitRounds(e: EmitContext, loop: ForIter | ForRange): void {
  if (!runsApart(e, loop)) return;
  e.writer.writeLine("; ; ) {");
  e.writer.indent();
  writeHead(e, loop);
  emitLabel(e, loop.label);
  e.writer.write("for (");
}

/** Writes a loop. */
export function emitLoop(e: EmitContext, s: While | ForIter | ForRange): void {
  withOwnCount(e, s, () => {
    if (s.op === "While") emitWhile(e, s);
    else if (s.op === "ForIter") emitForIter(e, s);
    else emitForRange(e, s);
  });
}

function emitWhile(e: EmitContext, s: While): void {
  if (runsApart(e, s)) {
    e.writer.writeLine("for (;;) {");
    e.writer.indent();
    writeHead(e, s);
  }
  emitLabel(e, s.label);
  e.mark(s.start);
  e.writer.write("while (");
  e.parts.test(e, s.test, SEQUENCE);
  e.writer.write(") {");
  emitLoopBody(e, s, []);
}

// ---------------------------------------------------------------- for over an iterable

/**
 * One of the things a loop walks in step. `items`: any iterable, a variable gets its items; `iterator`: the same,
 * made an iterator already; `pairs`: a dict, two variables get key and value; `count`: a variable gets 0, 1, 2 …
 */
interface Source {
  readonly kind: "items" | "iterator" | "pairs" | "count";
  readonly value: IrValue;
  readonly variables: readonly IrVar[];
  /** Where the count begins, if not at 0. */
  readonly start?: number;
  /** `pairs`: it is the cursor over the entries already. */
  readonly isCursor?: boolean;
  /** The parameter that holds it, where it is none of the IR. */
  readonly parameter?: string;
  /** Of a str: the variable gets the numbers of the characters. */
  readonly codes?: boolean;
}

export interface Plan {
  readonly sources: readonly Source[];
  /** How many statements at the beginning of the body the plan does itself. */
  readonly done: number;
  /** The call of `zip` or `enumerate` that refuses what cannot be iterated. */
  readonly call: IrValue;
}

/** How a loop is done that takes apart what `enumerate`, `zip` or `items()` gives. */
export function planOf(s: ForIter): Plan | undefined {
  if (s.isIterator) return undefined;
  const sources: Source[] = [];
  const done = addSources(s.iterable, s.variable, s.body, 0, sources);
  return done === 0 ? undefined : { sources, done, call: s.iterable };
}

/** Adds the sources for `value`, the items of which go to `variable`; gives the index of the first statement left. */
function addSources(
  value: IrValue,
  variable: IrVar,
  body: readonly IrStmt[],
  at: number,
  sources: Source[],
): number {
  const parts = variable.kind === "temp" ? partsOf(value) : undefined;
  const next = body[at];
  if (
    parts === undefined ||
    next?.op !== "Unpack" ||
    next.value.op !== "Load" ||
    next.value.variable !== variable ||
    next.star >= 0 ||
    next.variables.length !== parts.width
  ) {
    sources.push({ kind: "items", value, variables: [variable] });
    return at;
  }
  const { variables } = next;
  let rest = at + 1;
  if (parts.kind === "pairs") sources.push({ kind: "pairs", value: parts.values[0]!, variables });
  else {
    let index = 0;
    if (parts.kind === "enumerate") {
      sources.push({ kind: "count", value, variables: [variables[0]!], start: parts.start ?? 0 });
      index = 1;
    }
    for (const part of parts.values) rest = addSources(part, variables[index++]!, body, rest, sources);
  }
  return rest;
}

/** The loop of a comprehension over what `enumerate`, `zip` or `items()` gives; its parameters are the sequences, or the cursor. */
export function parameterPlan(e: EmitContext, s: ForIter): Plan | undefined {
  const { iterable: value, body } = s;
  if (!s.isIterator || value.op !== "Load") return undefined;
  const start = e.counters.get(value.variable);
  const first = body[0];
  if (first?.op !== "Unpack") return undefined;
  if (e.pairs.has(value.variable))
    return {
      sources: [{ kind: "pairs", value, variables: first.variables, isCursor: true }],
      done: 1,
      call: value,
    };
  const zipped = e.zips.get(value.variable)?.map((type, i): Source => {
    const source: Source = { kind: "items", value: { ...value, type }, variables: [first.variables[i]!] };
    return i === 0 ? source : { ...source, parameter: `$z${i + 1}` };
  });
  if (zipped !== undefined) return { sources: zipped, done: 1, call: value };
  if (start === undefined) return undefined;
  const [counter, item] = first.variables as [IrVar, IrVar];
  const items = { ...value, type: e.sequences.get(value.variable)! };
  const sources: Source[] = [
    { kind: "count", value, variables: [counter], start },
    { kind: "items", value: items, variables: [item] },
  ];
  return { sources, done: 1, call: value };
}

/** What gives tuples of a known width: `zip(a, b)`, `enumerate(a)`, `d.items()`. */
function partsOf(
  value: IrValue,
):
  | { kind: "zip" | "enumerate" | "pairs"; values: readonly IrValue[]; width: number; start?: number }
  | undefined {
  if (value.op === "CallMethod") {
    if (value.name !== "items" || value.args.length > 0 || value.keywords.length > 0) return undefined;
    return { kind: "pairs", values: [value.object], width: 2 };
  }
  const call = builtinCall(value);
  if (call === undefined) return undefined;
  if (call.name === "zip" && call.args.length > 0)
    return { kind: "zip", values: call.args, width: call.args.length };
  if (call.name === "enumerate" && (call.args.length === 1 || smallConstant(call.args[1]!) !== null))
    return {
      kind: "enumerate",
      values: [call.args[0]!],
      width: 2,
      start: call.args.length === 1 ? 0 : smallConstant(call.args[1]!)!,
    };
  return undefined;
}

function emitForIter(e: EmitContext, s: ForIter): void {
  const { writer } = e;
  const counted = s.isIterator && s.iterable.op === "Load" ? e.ranges.get(s.iterable.variable) : undefined;
  if (counted !== undefined) return emitCounted(e, s, counted);
  const countdown = s.isIterator ? undefined : countdownOf(s.iterable);
  if (countdown !== undefined) return emitCountdown(e, s, countdown);
  const rows = constantRows(e, s);
  if (rows !== undefined) return emitRows(e, s, rows);
  const plan = planOf(s) ?? parameterPlan(e, s);
  const sequence =
    s.isIterator && s.iterable.op === "Load" ? e.sequences.get(s.iterable.variable) : undefined;
  const value = sequence === undefined ? s.iterable : { ...s.iterable, type: sequence };
  const isIterator = s.isIterator && sequence === undefined;
  const sources: readonly Source[] = plan?.sources ?? [
    { kind: isIterator ? "iterator" : "items", value, variables: [s.variable], codes: s.codes === true },
  ];
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  writer.write("for (let ");
  emitSources(e, s, sources, plan?.call);
  emitRounds(e, s);
  writer.write("; ");
  e.markStatement(s.start, s.end, [s.iterable]);
  const steps = sources.map((source, i) => stepOf(e, source, i)).filter((text) => text !== "");
  writer.write(`${steps.length === 1 ? steps[0]! : steps.map(inBrackets).join(" && ")}; ) {`);
  const body = plan === undefined ? s.body : s.body.slice(plan.done);
  emitLoopBody(e, s, [sources.map((source, i) => assignmentOf(e, source, i)).join(" ")], body);
}

/** A condition beside another one. */
const inBrackets = (condition: string): string => (condition.includes("||") ? `(${condition})` : condition);

/** A list, tuple or bytes for certain: its items are counted through. */
const isSequence = (source: Source): boolean =>
  source.kind === "items" && (storageOf(source.value) !== undefined || isArrayOfFloats(source));

/** The ints of a range object. */
const isRange = (source: Source): boolean => source.kind === "items" && isRangeObject(source.value);

/** A list of nothing but floats. */
const hasFloats = (source: Source): boolean => source.kind === "items" && isFloatList(source.value.type);

/** An array of floats. */
const isArrayOfFloats = (source: Source): boolean =>
  source.kind === "items" && isFloatArray(source.value.type);

/** A str for certain, which is gone through character by character. */
const isText = (source: Source): boolean => source.kind === "items" && source.value.type.kind === "str";

/** Reading it later gives the same value, whatever runs in between. */
function isHeld(value: IrValue): boolean {
  return isPlain(value) && !(value.op === "Load" && value.variable.captured);
}

/** Names of the variables of the `i`th source: the thing itself, the index, its array, the item at hand. */
const suffix = (i: number): string => (i === 0 ? "" : String(i + 1));

/** Declares what the loop walks: `$s` the sequence or iterator, `$n` the index in a sequence, `$v` the item. */
function emitSources(
  e: EmitContext,
  s: ForIter,
  sources: readonly Source[],
  call: IrValue | undefined,
): void {
  const { writer } = e;
  const type = e.annotation("Value");
  // Arguments are all evaluated before the first is asked for its iterator.
  const holds = sources.filter((source) => source.kind !== "count").length > 1;
  if (holds) {
    sources.forEach((source, i) => {
      if (source.kind === "count" || isHeld(source.value)) return;
      writer.write(`$x${suffix(i)}${type} = `);
      e.expression(source.value, ASSIGNMENT);
      writer.write(", ");
    });
  }
  sources.forEach((source, i) => {
    const n = suffix(i);
    if (i > 0) writer.write(", ");
    if (source.kind === "count") return writer.write(`$n${n} = ${source.start ?? 0}`);
    const write = (): void => {
      if (source.parameter !== undefined) writer.write(source.parameter);
      else if (holds && !isHeld(source.value)) writer.write(`$x${n}`);
      else e.expression(source.value, ASSIGNMENT);
    };
    writer.write(`$s${n}${type} = `);
    if (isSequence(source) || isText(source) || isRange(source)) {
      write();
      const more = isText(source)
        ? `, $v${n}${e.annotation(source.codes === true ? "number" : "string")}`
        : hasFloats(source)
          ? `, $d${n}${type}`
          : "";
      return writer.write(`, $n${n} = 0${more}`);
    }
    if (source.kind === "pairs" && source.isCursor === true) {
      write();
      return writer.write(`, $v${n}${type}`);
    }
    if (source.kind === "pairs") {
      e.markValue(call ?? source.value);
      writer.write(`${e.runtime("pairs")}(`);
      write();
      return writer.write(`), $v${n}${type}`);
    }
    if (source.kind === "iterator") {
      write();
    } else if (isHeld(source.value) && source.value.op === "Load") {
      if (e.typescript) writer.write("(");
      write();
      if (e.typescript) writer.write(`${e.asValue()})`);
      writer.write(`?.iter$ === ${e.runtime("sequenceIter")} ? `);
      write();
      e.markStatement(s.start, s.end, [call ?? s.iterable]);
      writer.write(` : ${e.runtime("iterate")}(`);
      write();
      writer.write(")");
    } else {
      e.markStatement(s.start, s.end, [call ?? s.iterable]);
      writer.write(`${e.runtime("iterate")}(`);
      write();
      writer.write(")");
    }
    writer.write(`, $n${n} = 0, $a${n}${type}, $v${n}${type}`);
  });
}

/** The condition under which there is another item; it takes the item, except from what is a sequence for certain. */
function stepOf(e: EmitContext, source: Source, i: number): string {
  const n = suffix(i);
  if (source.kind === "count") return "";
  if (hasFloats(source)) return floatsReach(e, `$s${n}`, `$n${n}`, `$d${n}`);
  if (isArrayOfFloats(source)) return `$n${n} < $s${n}.length`;
  if (isSequence(source)) return `$n${n} < $s${n}${storageOf(source.value)!.length}`;
  if (isText(source) || isRange(source)) return `$n${n} < $s${n}.length`;
  if (source.kind === "pairs") return `($v${n} = $s${n}.next$()) !== undefined`;
  return `($v${n} = ($a${n} = $s${n}.items) === undefined ? $s${n}.next$() : $n${n} < $a${n}.length ? $a${n}[$n${n}++] : undefined) !== undefined`;
}

function assignmentOf(e: EmitContext, source: Source, i: number): string {
  const n = suffix(i);
  const [first, second] = source.variables.map((variable) => e.scope.variable(variable));
  const [end, secondEnd] = source.variables.map(unboxing);
  if (source.kind === "count") return `${first} = $n${n}++;`;
  if (source.kind === "pairs") return `${first} = $v${n}.key${end}; ${second} = $v${n}.value${secondEnd};`;
  if (source.codes === true)
    return `${first} = $v${n} = $s${n}.codePointAt($n${n})${e.typescript ? "!" : ""}; $n${n} += $v${n} > 65535 ? 2 : 1;`;
  if (isText(source))
    return `${first} = $v${n} = ${e.runtime("strCharacter")}($s${n}, $n${n}); $n${n} += $v${n}.length;`;
  if (isRange(source)) return `${first} = $s${n}.start + $s${n}.step * $n${n}++;`;
  if (hasFloats(source)) {
    const item = floatHere(e, `$s${n}`, `$n${n}`, `$d${n}`);
    return `${first} = ${floatInto(e, source.variables[0]!, item)};`;
  }
  if (isArrayOfFloats(source))
    return `${first} = ${floatInto(e, source.variables[0]!, `$s${n}.numbers[$n${n}++]`)};`;
  return isSequence(source)
    ? `${first} = $s${n}${storageOf(source.value)!.items}[$n${n}++]${end};`
    : `${first} = $v${n}${end};`;
}

// ---------------------------------------------------------------- counting

/** The loop over a tuple of constants. */
function emitRows(e: EmitContext, s: ForIter, { length, columns, done }: ConstantRows): void {
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  e.writer.write("for (let $n = 0");
  emitRounds(e, s);
  e.writer.write(`; $n < ${length}; $n++) {`);
  const assignments = columns.map(
    ({ variable, items }) => `${e.scope.variable(variable)} = ${items}[$n]${unboxing(variable)};`,
  );
  emitLoopBody(e, s, [assignments.join(" ")], s.body.slice(done));
}

/** The loop of a comprehension over a range, the bounds of which are its parameters. */
function emitCounted(e: EmitContext, s: ForIter, by: number): void {
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  e.writer.write("for (let $i = ");
  e.expression(s.iterable, ASSIGNMENT);
  emitRounds(e, s);
  e.writer.write(advance(by, "$n"));
  emitLoopBody(e, s, [`${e.scope.variable(s.variable)} = $i;`]);
}

/** `for x in reversed(range(first, end))` */
function emitCountdown(e: EmitContext, s: ForIter, range: Countdown): void {
  const { writer } = e;
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  writer.write("for (let $n = ");
  if (range.first === undefined) writer.write("0");
  else e.expression(range.first, ASSIGNMENT);
  writer.write(", $i = ");
  e.expression(range.end, ADDITIVE);
  writer.write(" - 1");
  emitRounds(e, s);
  writer.write("; $i >= $n; $i--) {");
  emitLoopBody(e, s, [`${e.scope.variable(s.variable)} = $i;`]);
}

/** `; $i < limit; $i++) {` */
function advance(step: number, limit: string): string {
  const next = step === 1 ? "$i++" : step === -1 ? "$i--" : step > 0 ? `$i += ${step}` : `$i -= ${-step}`;
  return `; $i ${step > 0 ? "<" : ">"} ${limit}; ${next}) {`;
}

function emitForRange(e: EmitContext, s: ForRange): void {
  const { writer } = e;
  const step = smallConstant(s.by);
  const end = smallConstant(s.to);
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  writer.write("for (let $i = ");
  emitRangeBound(e, s.from, "rangeInt");
  if (end === null) {
    writer.write(", $n = ");
    emitRangeBound(e, s.to, "rangeEnd");
  }
  const constantStep = step !== null && step !== 0;
  const bounds = s.by.type.kind === "int" ? boundsOf(s.by.type) : undefined;
  const rises = !constantStep && bounds !== undefined && bounds.min > 0;
  if (rises) {
    writer.write(", $s = ");
    e.expression(s.by, ASSIGNMENT);
  } else if (!constantStep) {
    writer.write(`, $s = ${e.runtime("rangeStep")}(`);
    e.expression(s.by, ASSIGNMENT);
    writer.write(")");
  }
  const limit = end === null ? "$n" : String(end);
  emitRounds(e, s);
  if (constantStep) writer.write(advance(step, limit));
  else if (rises) writer.write(`; $i < ${limit}; $i += $s) {`);
  else writer.write(`; $s > 0 ? $i < ${limit} : $i > ${limit}; $i += $s) {`);
  emitLoopBody(e, s, [`${e.scope.variable(s.variable)} = $i;`]);
}
