/** Loops that count: over ranges, over ranges in reverse, and over tuples of constants. */

import type { ForIter, ForRange } from "../ir/ops.js";
import { boundsOf } from "../types/ranges.js";
import type { ConstantRows } from "./constant-rows.js";
import type { EmitContext } from "./context.js";
import { runsApart } from "./fuel.js";
import { emitLabel, emitLoopBody, emitRounds } from "./loop-parts.js";
import { ADDITIVE, ASSIGNMENT } from "./precedence.js";
import { emitLoopBound, smallConstant, type Countdown, type RangeCall } from "./ranges.js";
import { unboxing } from "./ts-types.js";

/** The loop over a tuple of constants. */
export function emitRows(e: EmitContext, s: ForIter, { length, columns, done }: ConstantRows): void {
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
export function emitCounted(e: EmitContext, s: ForIter, by: number): void {
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  e.writer.write("for (let $i = ");
  e.expression(s.iterable, ASSIGNMENT);
  emitRounds(e, s);
  e.writer.write(advance(by, "$n"));
  emitLoopBody(e, s, [`${e.scope.variable(s.variable)} = $i;`]);
}

/** `for x in reversed(range(first, end))` */
export function emitCountdown(e: EmitContext, s: ForIter, range: Countdown): void {
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

/** An inner loop of a comprehension over a range: its bounds are small ints. */
export function emitCountup(e: EmitContext, s: ForIter, { from, to, by }: RangeCall): void {
  const { writer } = e;
  const end = smallConstant(to);
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  writer.write("for (let $i = ");
  if (from === undefined) writer.write("0");
  else e.expression(from, ASSIGNMENT);
  if (end === null) {
    writer.write(", $n = ");
    e.expression(to, ASSIGNMENT);
  }
  emitRounds(e, s);
  writer.write(advance(by, end === null ? "$n" : String(end)));
  emitLoopBody(e, s, [`${e.scope.variable(s.variable)} = $i;`]);
}

/** `; $i < limit; $i++) {` */
function advance(step: number, limit: string): string {
  const next = step === 1 ? "$i++" : step === -1 ? "$i--" : step > 0 ? `$i += ${step}` : `$i -= ${-step}`;
  return `; $i ${step > 0 ? "<" : ">"} ${limit}; ${next}) {`;
}

export function emitForRange(e: EmitContext, s: ForRange): void {
  const { writer } = e;
  const step = smallConstant(s.by);
  const end = smallConstant(s.to);
  if (!runsApart(e, s)) emitLabel(e, s.label);
  e.mark(s.start);
  writer.write("for (let $i = ");
  emitLoopBound(e, s, "from");
  if (end === null) {
    writer.write(", $n = ");
    emitLoopBound(e, s, "to");
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
