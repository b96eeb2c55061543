/** What all loops are written with: the label, the body with its safepoint, and the rounds between two of these. */

import type { ForIter, ForRange, IrStmt, While } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { emitSafepoint, runsApart, writeHead, writeRefill, writeRound } from "./fuel.js";

export function emitLabel(e: EmitContext, label: number): void {
  if (e.scope.labels.has(label)) e.writer.write(`$${label}: `);
}

/** The body of a loop, after its head and the brace; `first` are the lines that come before the statements. */
export function emitLoopBody(
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
export function emitRounds(e: EmitContext, loop: ForIter | ForRange): void {
  if (!runsApart(e, loop)) return;
  e.writer.writeLine("; ; ) {");
  e.writer.indent();
  writeHead(e, loop);
  emitLabel(e, loop.label);
  e.writer.write("for (");
}
