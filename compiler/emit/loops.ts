/**
 * Loops. A `for` makes no iterator over a list or a tuple but counts through its items, and none of the tuples that
 * `enumerate`, `zip` and `dict.items()` would give where the loop takes them apart at once.
 */

import type { ForIter, ForRange, IrValue, While } from "../ir/ops.js";
import { isFloatArray, isFloatList } from "../types/float-lists.js";
import { constantRows } from "./constant-rows.js";
import { type EmitContext, isHeld } from "./context.js";
import { emitCounted, emitCountdown, emitCountup, emitForRange, emitRows } from "./counted-loops.js";
import { floatHere, floatInto, floatsReach } from "./float-items.js";
import { runsApart, withOwnCount, writeHead } from "./fuel.js";
import { emitLabel, emitLoopBody, emitRounds } from "./loop-parts.js";
import { parameterPlan, planOf, type Source } from "./loop-plans.js";
import { ASSIGNMENT, SEQUENCE } from "./precedence.js";
import { countdownOf, isRangeObject, smallRange } from "./ranges.js";
import { unboxing } from "./ts-types.js";
import { storageOf } from "./typed-items.js";

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

function emitForIter(e: EmitContext, s: ForIter): void {
  const { writer } = e;
  const counted = s.isIterator && s.iterable.op === "Load" ? e.ranges.get(s.iterable.variable) : undefined;
  if (counted !== undefined) return emitCounted(e, s, counted);
  const countdown = s.isIterator ? undefined : countdownOf(s.iterable);
  if (countdown !== undefined) return emitCountdown(e, s, countdown);
  const countup = s.isIterator ? undefined : smallRange(s.iterable);
  if (countup !== undefined) return emitCountup(e, s, countup);
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

/** An iterator for certain: a generator, or what `map`, `reversed` and the like give. It has no array of items. */
const isIterator = (source: Source): boolean =>
  source.kind === "items" && source.value.type.kind === "iterator";

/** A str for certain, which is gone through character by character. */
const isText = (source: Source): boolean => source.kind === "items" && source.value.type.kind === "str";

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
    } else if (isHeld(source.value) && source.value.op === "Load" && !isIterator(source)) {
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
    writer.write(isIterator(source) ? `, $v${n}${type}` : `, $n${n} = 0, $a${n}${type}, $v${n}${type}`);
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
  if (source.kind === "pairs" || isIterator(source)) return `($v${n} = $s${n}.next$()) !== undefined`;
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
