/**
 * Generators as machines of steps (see `passes/step-generators.ts`): a class whose `next$` is a `switch` over the places
 * where the body stops and goes on, and whose fields are the variables that live across them.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { heldVariables } from "../passes/held-variables.js";
import { suspending } from "../passes/step-generators.js";
import type { EmitContext } from "./context.js";
import { quote } from "./literals.js";
import type { Scope } from "./names.js";
import { END, ENDED, Steps } from "./steps.js";
import { declaration } from "./ts-types.js";

/** Value of `at$` while the body runs, as in `runtime-hal/core/step-generator.ts`. */
const RUNNING = -2;

/** Writes `return new (…)(…);`: the generator of a call, whose class is made at the first one. */
export function emitStepGenerator(e: EmitContext, scope: Scope, fn: IrFunction): void {
  const { writer } = e;
  const type = e.annotation("Value");
  const counted = fn.params.some((param) => e.ranges.has(param.variable));
  const { carried = [] } = fn;
  const taken = [...fn.params.map((param) => param.variable), ...carried];
  const given = taken.map((variable) => scope.variable(variable));
  if (counted) given.push("$n");
  const held = heldVariables(fn);
  const steps = new Steps(e, scope, suspending(fn));
  scope.moveToFields("$g.", held);
  const leave = scope.copyToFields("$g.", carried);
  const isHeld = (variable: IrVar): boolean => held.has(variable);
  const variables = [...taken, ...fn.locals.filter(isHeld)];
  const fields = variables.map((variable) => scope.variable(variable).slice("$g.".length));
  writer.writeLine(`return new (${e.steppedClass()} ??= class extends ${e.runtime("StepGenerator")} {`);
  writer.indent();
  const declarations = writer.reserveLine();
  writer.writeLine(`get name() { return ${quote(fn.name)}; }`);
  writer.writeLine(`next$($sent${e.typescript ? `?${type}` : ""})${type} {`);
  writer.indent();
  const slot = writer.reserveLine();
  writer.writeLine("if ($at < 0) return $g.idle$($sent);");
  writer.writeLine(`$g.at$ = ${RUNNING};`);
  writer.writeLine("try {");
  writer.indent();
  const dispatch = writer.reserveLine();
  writer.indent();
  writer.writeLine("case 0:");
  const last = fn.body.at(-1);
  const endsPlainly = last?.op === "Return" && last.value.op === "Const" && last.value.value.kind === "none";
  if (steps.list(endsPlainly ? fn.body.slice(0, -1) : fn.body, END)) writer.writeLine(ENDED);
  dispatch.fill(steps.jumps ? "$go: for (;;) switch ($at) {" : "switch ($at) {");
  writer.dedent();
  writer.writeLine("}");
  writer.dedent();
  writer.writeLine("} catch ($e) { throw $g.failed$($e); }");
  writer.dedent();
  writer.writeLine("}");
  const between = fn.locals.filter((variable) => !held.has(variable));
  const names = [
    ...between.map((variable) => declaration(e, scope, variable)),
    ...scope.declared.map((name) => name + type),
  ];
  slot.fill(`const $g = this; let ${["$at = $g.at$", ...names].join(", ")};`);
  const parameters = given.map((_, i) => `$${i}`);
  if (counted) steps.fields.push("w$n");
  const values = taken.map((_, i) => `this.${fields[i]} = $${i};`);
  for (const field of fields.slice(taken.length)) values.push(`this.${field} = undefined;`);
  for (const field of steps.fields)
    values.push(`this.${field} = ${field === "w$n" ? parameters.at(-1) : "undefined"};`);
  writer.writeLine(
    `constructor(${parameters.map((name) => name + type).join(", ")}) { super(); ${values.join(" ")} }`,
  );
  if (e.typescript)
    declarations.fill([...fields, ...steps.fields].map((field) => `${field}${type};`).join(" "));
  writer.dedent();
  writer.writeLine(`})(${given.join(", ")});`);
  leave();
}
