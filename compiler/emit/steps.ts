/**
 * Generators as machines of steps (see `passes/step-generators.ts`): a class whose `next$` is a `switch` over the places
 * where the body stops and goes on. Statements without a `yield` in them are written as everywhere; those around one
 * are taken apart into jumps to places.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { ForIter, ForRange, If, IrStmt, IrValue, While } from "../ir/ops.js";
import { heldVariables } from "../passes/held-variables.js";
import { suspending, suspension } from "../passes/step-generators.js";
import { type EmitContext, isPlain } from "./context.js";
import { emitSafepoint } from "./fuel.js";
import { quote } from "./literals.js";
import type { Jump, Scope } from "./names.js";
import { ASSIGNMENT, SEQUENCE } from "./precedence.js";
import { emitRangeBound, smallConstant } from "./ranges.js";
import { declaration, unboxing } from "./ts-types.js";

/** Value of `at$` while the body runs, as in `runtime-hal/core/step-generator.ts`. */
const RUNNING = -2;

/** Writes `return new (…)(…);`: the generator of a call, whose class is made at the first one. */
export function emitStepGenerator(e: EmitContext, scope: Scope, fn: IrFunction): void {
  const { writer } = e;
  const type = e.annotation("Value");
  const counted = fn.params.some((param) => e.ranges.has(param.variable));
  const given = fn.params.map((param) => scope.variable(param.variable));
  if (counted) given.push("$n");
  const held = heldVariables(fn);
  const steps = new Steps(e, scope, suspending(fn));
  scope.moveToFields("$g.", held);
  const isHeld = (variable: IrVar): boolean => held.has(variable);
  const variables = [...fn.params.map((param) => param.variable), ...fn.locals.filter(isHeld)];
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
  writer.writeLine("$go: for (;;) switch ($at) {");
  writer.indent();
  writer.writeLine("case 0:");
  steps.list(fn.body);
  if (fn.body.at(-1)?.op !== "Return") writer.writeLine("return $g.ended$(null);");
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
  const values = fn.params.map((_, i) => `this.${fields[i]} = $${i};`);
  for (const field of fields.slice(fn.params.length)) values.push(`this.${field} = undefined;`);
  for (const field of steps.fields)
    values.push(`this.${field} = ${field === "w$n" ? parameters.at(-1) : "undefined"};`);
  writer.writeLine(
    `constructor(${parameters.map((name) => name + type).join(", ")}) { super(); ${values.join(" ")} }`,
  );
  if (e.typescript)
    declarations.fill([...fields, ...steps.fields].map((field) => `${field}${type};`).join(" "));
  writer.dedent();
  writer.writeLine(`})(${given.join(", ")});`);
}

class Steps {
  /** Fields for what loops count and walk. */
  readonly fields: string[] = [];
  private places = 0;

  constructor(
    private readonly e: EmitContext,
    private readonly scope: Scope,
    private readonly suspending: ReadonlySet<IrStmt>,
  ) {}

  list(body: readonly IrStmt[]): void {
    for (const s of body) {
      if (this.suspending.has(s)) this.statement(s);
      else this.e.parts.statements(this.e, [s]);
    }
  }

  private statement(s: IrStmt): void {
    switch (s.op) {
      case "If":
        return this.branches(s);
      case "While":
        return this.whileLoop(s);
      case "ForRange":
        return this.counted(s);
      case "ForIter":
        return this.walked(s);
      case "Block": {
        const exit = this.place();
        this.jumps(s.label, { exit, next: exit });
        this.list(s.body);
        return this.at(exit);
      }
      default:
        return this.suspend(s);
    }
  }

  private place(): number {
    return ++this.places;
  }

  private at(place: number): void {
    this.e.writer.writeLine(`case ${place}:`);
  }

  private jumps(label: number, jump: Jump): void {
    this.scope.jumps.set(label, jump);
    this.scope.guardsOutside.set(label, this.scope.guards.length);
  }

  /** A field for the loop at hand, as text. */
  private field(hint: string): string {
    const name = `w$${hint}${this.fields.length + 1}`;
    this.fields.push(name);
    return `$g.${name}`;
  }

  private suspend(s: IrStmt): void {
    const { e } = this;
    const { writer } = e;
    const value = suspension(s)!;
    const place = this.place();
    e.mark(s.start);
    if (value.op === "Yield") {
      if (isPlain(value.value)) {
        writer.write(`$g.at$ = ${place}; return `);
        e.expression(value.value, ASSIGNMENT);
        writer.writeLine(";");
      } else {
        // While the value is made, the generator runs.
        const made = this.scope.acquire();
        writer.write(`${made} = `);
        e.expression(value.value, ASSIGNMENT);
        writer.writeLine(`; $g.at$ = ${place}; return ${made};`);
        this.scope.release(made);
      }
      this.at(place);
      if (s.op === "AssignVar") writer.writeLine(`${this.scope.variable(s.variable)} = $sent ?? null;`);
      return;
    }
    writer.write("$g.enter$(");
    e.expression(value.value, ASSIGNMENT);
    writer.writeLine("); $sent = undefined;");
    this.at(place);
    e.markValue(value);
    const item = this.scope.acquire();
    writer.writeLine(
      `if ((${item} = $sent === undefined && $g.inner$?.isGenerator$ ? $g.inner$.next$() : $g.through$($sent)) !== undefined) ` +
        `{ $g.at$ = ${place}; return ${item}; }`,
    );
    this.scope.release(item);
    const target = s.op === "AssignVar" ? `${this.scope.variable(s.variable)} = ` : "";
    writer.writeLine(`${target}$g.result$();`);
  }

  /** `if (!(test)) go to place` */
  private unless(test: IrValue, place: number): void {
    const { writer } = this.e;
    writer.write("if (!(");
    this.e.parts.test(this.e, test, SEQUENCE);
    writer.writeLine(`)) { ${jump(place)} }`);
  }

  private branches(s: If): void {
    const end = this.place();
    const otherwise = s.otherwise.length > 0 ? this.place() : end;
    this.e.mark(s.start);
    this.unless(s.test, otherwise);
    this.list(s.then);
    if (s.otherwise.length > 0) {
      this.e.writer.writeLine(jump(end));
      this.at(otherwise);
      this.list(s.otherwise);
    }
    this.at(end);
  }

  /** The body of a loop and the way back to `next`, and the place behind it. */
  private body(loop: While | ForIter | ForRange, next: number, exit: number): void {
    this.jumps(loop.label, { exit, next });
    if (loop.safepoint) emitSafepoint(this.e, loop.start);
    this.list(loop.body);
  }

  private whileLoop(s: While): void {
    const top = this.place();
    const exit = this.place();
    this.at(top);
    this.e.mark(s.start);
    const isEndless = s.test.op === "Const" && s.test.value.kind === "bool" && s.test.value.value;
    if (!isEndless) this.unless(s.test, exit);
    this.body(s, top, exit);
    this.e.writer.writeLine(jump(top));
    this.at(exit);
  }

  private walked(s: ForIter): void {
    const { e, scope } = this;
    const { writer } = e;
    const parameter = s.isIterator && s.iterable.op === "Load" ? s.iterable.variable : undefined;
    const by = parameter === undefined ? undefined : e.ranges.get(parameter);
    if (by !== undefined) return this.count(s, () => e.expression(s.iterable, ASSIGNMENT), "$g.w$n", by);
    const iterator = this.field("s");
    const [top, exit] = [this.place(), this.place()];
    e.mark(s.start);
    writer.write(`${iterator} = `);
    if (s.isIterator && !(parameter !== undefined && e.sequences.has(parameter)))
      e.expression(s.iterable, ASSIGNMENT);
    else {
      e.markStatement(s.start, s.end, [s.iterable]);
      writer.write(`${e.runtime("iter")}(`);
      e.expression(s.iterable, ASSIGNMENT);
      writer.write(")");
    }
    writer.writeLine(";");
    this.at(top);
    e.markStatement(s.start, s.end, [s.iterable]);
    const item = scope.acquire();
    writer.writeLine(`if ((${item} = ${iterator}.next$()) === undefined) { ${jump(exit)} }`);
    writer.writeLine(`${scope.variable(s.variable)} = ${item}${unboxing(s.variable)};`);
    scope.release(item);
    this.body(s, top, exit);
    writer.writeLine(jump(top));
    this.at(exit);
  }

  private counted(s: ForRange): void {
    const { e } = this;
    const { writer } = e;
    const end = smallConstant(s.to);
    const step = smallConstant(s.by);
    const limit = end === null ? this.field("n") : String(end);
    const by = step !== null && step !== 0 ? step : this.field("s");
    this.count(
      s,
      () => emitRangeBound(e, s.from, "rangeInt"),
      limit,
      by,
      () => {
        if (end === null) {
          writer.write(`; ${limit} = `);
          emitRangeBound(e, s.to, "rangeEnd");
        }
        if (typeof by === "number") return;
        writer.write(`; ${by} = ${e.runtime("rangeStep")}(`);
        e.expression(s.by, ASSIGNMENT);
        writer.write(")");
      },
    );
  }

  /** A loop that counts; `rest` writes what else is set before it begins. */
  private count(
    s: ForIter | ForRange,
    from: () => void,
    limit: string,
    by: number | string,
    rest: () => void = () => undefined,
  ): void {
    const { writer } = this.e;
    const counter = this.field("i");
    const [top, next, exit] = [this.place(), this.place(), this.place()];
    this.e.mark(s.start);
    writer.write(`${counter} = `);
    from();
    rest();
    writer.writeLine(";");
    this.at(top);
    const goesOn =
      typeof by === "string"
        ? `${by} > 0 ? ${counter} < ${limit} : ${counter} > ${limit}`
        : `${counter} ${by > 0 ? "<" : ">"} ${limit}`;
    writer.writeLine(`if (!(${goesOn})) { ${jump(exit)} }`);
    writer.writeLine(`${this.scope.variable(s.variable)} = ${counter};`);
    this.body(s, next, exit);
    this.at(next);
    writer.writeLine(`${counter} += ${by}; ${jump(top)}`);
    this.at(exit);
  }
}

/** Goes on at a place. */
export function jump(place: number): string {
  return `$at = ${place}; continue $go;`;
}
