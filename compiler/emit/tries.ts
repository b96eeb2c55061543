/**
 * `try` statements. Those with handlers announce them while their body runs (see `runtime-hal/core/handlers.ts`), and
 * take that back however the body is left.
 */

import type { HandlerCase, IrStmt, Try } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { ASSIGNMENT, CONDITIONAL } from "./precedence.js";

/** Statements and the closing brace; the opening one is written already. */
export function emitBraced(e: EmitContext, body: readonly IrStmt[]): void {
  const { writer } = e;
  if (body.length === 0) return writer.write("}");
  writer.newline();
  writer.indent();
  e.parts.statements(e, body);
  writer.dedent();
  writer.write("}");
}

export function emitTry(e: EmitContext, s: Try): void {
  const { writer, scope } = e;
  e.mark(s.start);
  scope.tries++;
  const announces = s.handler !== null && (s.cases === undefined || s.cases.length > 0);
  const guard = announces ? scope.acquire() : null;
  if (guard !== null) writer.writeLine(`${guard} = ${e.runtime("waiting")}.handlers;`);
  writer.write("try {");
  if (guard === null) emitBraced(e, s.body);
  else {
    writer.newline();
    writer.indent();
    emitAnnouncement(e, guard, s.cases);
    scope.guards.push(guard);
    e.parts.statements(e, s.body);
    scope.guards.pop();
    if (!leaves(s.body.at(-1))) writer.writeLine(`${e.runtime("waiting")}.handlers = ${guard};`);
    writer.dedent();
    writer.write("}");
  }
  if (s.handler !== null) {
    writer.write(" catch ($e) {");
    writer.newline();
    writer.indent();
    if (guard !== null) writer.writeLine(`${e.runtime("waiting")}.handlers = ${guard};`);
    const target = s.exception === null ? "" : `${scope.variable(s.exception)} = `;
    writer.writeLine(`${target}${e.runtime("caught")}($e);`);
    e.parts.statements(e, s.handler);
    writer.dedent();
    writer.write("}");
  }
  if (s.finalizer !== null) {
    writer.write(" finally {");
    emitBraced(e, s.finalizer);
  }
  writer.newline();
  scope.tries--;
  if (guard !== null) scope.release(guard);
}

function emitAnnouncement(e: EmitContext, outer: string, cases: readonly HandlerCase[] | undefined): void {
  const { writer } = e;
  writer.write(`${e.runtime("waiting")}.handlers = new ${e.runtime("Handlers")}(${outer}, `);
  if (cases === undefined) return writer.writeLine(`${e.runtime("LOUD")});`);
  const constant = constantCases(e, cases);
  if (constant !== undefined) return writer.writeLine(`${constant});`);
  writer.write("[");
  cases.forEach(({ matcher, quiet }, i) => {
    if (i > 0) writer.write(", ");
    if (matcher === null) writer.write("null");
    // An unbound name is found out when an exception comes, if ever.
    else if (matcher.op === "LoadGlobal") writer.write(e.scope.global(matcher.name));
    else e.expression(matcher, ASSIGNMENT);
    writer.write(", ");
    if (typeof quiet !== "object" || quiet?.kind !== "entry") return writer.write(quietText(e, quiet));
    e.parts.test(e, quiet.test, CONDITIONAL + 1);
    writer.write(quiet.ifTrue ? " ? null : true" : " ? true : null");
  });
  writer.writeLine("]);");
}

/** Where handlers name built-in exceptions only, one array serves all times that the statement is reached. */
function constantCases(e: EmitContext, cases: readonly HandlerCase[]): string | undefined {
  const texts: string[] = [];
  for (const { matcher, quiet } of cases) {
    if (matcher !== null && matcher.op !== "LoadBuiltin") return undefined;
    if (quiet !== null && typeof quiet === "object" && quiet.kind === "entry") return undefined;
    texts.push(`${matcher === null ? "null" : e.builtin(matcher.name)}, ${quietText(e, quiet)}`);
  }
  return e.hoist("cases", `[${texts.join(", ")}]`);
}

type Known = Exclude<HandlerCase["quiet"], { kind: "entry" }>;

function quietText(e: EmitContext, quiet: Known): string {
  if (typeof quiet !== "object" || quiet === null) return String(quiet);
  const { attribute, values, ifTrue } = quiet;
  const texts = values.map((value) => JSON.stringify("value" in value ? value.value : null));
  return e.hoist(
    "again",
    `new ${e.runtime("RaisesAgain")}("${attribute}", [${texts.join(", ")}], ${ifTrue})`,
  );
}

function leaves(statement: IrStmt | undefined): boolean {
  return (
    statement !== undefined &&
    (statement.op === "Return" ||
      statement.op === "Raise" ||
      statement.op === "Rethrow" ||
      statement.op === "Break" ||
      statement.op === "Continue")
  );
}

/** Takes back what is announced inside of the `try` statements that are left by going outside of `depth` of them. */
export function emitLeavingTries(e: EmitContext, depth: number): void {
  const guard = e.scope.guards[depth];
  if (guard !== undefined) e.writer.writeLine(`${e.runtime("waiting")}.handlers = ${guard};`);
}
