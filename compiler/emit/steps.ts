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
import { parameterPlan, planOf, type Plan } from "./loop-plans.js";
import type { Scope } from "./names.js";
import { ADDITIVE, ASSIGNMENT, SEQUENCE } from "./precedence.js";
import { countdownOf, emitLoopBound, smallConstant, type Countdown } from "./ranges.js";
import { declaration, unboxing } from "./ts-types.js";

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

/** Where the body goes on: a case of the `switch`, which has a number from when something leads there. */
interface Place {
  number: number;
}
/** Statements behind which control does not come. */
const LEAVING: ReadonlySet<IrStmt["op"]> = new Set(["Return", "Raise", "Rethrow", "Break", "Continue"]);
const END: Place = { number: -1 };
const ENDED = "return $g.ended$(null);";

class Steps {
  /** Fields for what loops count and walk. */
  readonly fields: string[] = [];
  /** Whether the `switch` is come to again within a step. */
  jumps = false;
  private places = 0;

  constructor(
    private readonly e: EmitContext,
    private readonly scope: Scope,
    private readonly suspending: ReadonlySet<IrStmt>,
  ) {}

  /**
   * Writes statements behind which `then` follows, wherever that stands in the text. Tells whether control comes to the end of
   * what was written; what follows a `yield` or a loop is gone to without that.
   */
  list(body: readonly IrStmt[], then: Place): boolean {
    let isReached = true;
    body.forEach((s, i) => {
      if (!this.suspending.has(s)) {
        this.e.parts.statements(this.e, [s]);
        isReached = !LEAVING.has(s.op);
      } else if (i === body.length - 1) isReached = this.statement(s, then);
      else {
        const next = place();
        isReached = this.statement(s, next) || next.number > 0;
        this.at(next);
      }
    });
    return isReached;
  }

  private statement(s: IrStmt, then: Place): boolean {
    switch (s.op) {
      case "If":
        return this.branches(s, then);
      case "While":
        return this.whileLoop(s, then);
      case "ForRange":
        return this.counted(s, then);
      case "ForIter":
        return this.walked(s, then);
      case "Block":
        this.labelled(s.label, then, then);
        return this.list(s.body, then);
      default:
        return this.suspend(s, then);
    }
  }

  private number(target: Place): number {
    if (target.number === 0) target.number = ++this.places;
    return target.number;
  }

  private at(target: Place): void {
    if (target.number > 0) this.e.writer.writeLine(`case ${target.number}:`);
  }

  private jump(target: Place): string {
    if (target === END) return ENDED;
    this.jumps = true;
    return `$at = ${this.number(target)}; continue $go;`;
  }

  private labelled(label: number, exit: Place, next: Place): void {
    this.scope.jumps.set(label, { exit: () => this.jump(exit), next: () => this.jump(next) });
    this.scope.guardsOutside.set(label, this.scope.guards.length);
  }

  /** A field for the loop at hand, as text. */
  private field(hint: string): string {
    const name = `w$${hint}${this.fields.length + 1}`;
    this.fields.push(name);
    return `$g.${name}`;
  }

  private suspend(s: IrStmt, then: Place): boolean {
    const { e } = this;
    const { writer } = e;
    const value = suspension(s)!;
    const isSimple = value.op === "Yield" && s.op === "Evaluate" && then !== END;
    const next = isSimple ? then : place();
    const number = this.number(next);
    e.mark(s.start);
    if (value.op === "Yield") {
      if (isPlain(value.value)) {
        writer.write(`$g.at$ = ${number}; return `);
        e.expression(value.value, ASSIGNMENT);
        writer.writeLine(";");
      } else {
        // While the value is made, the generator runs.
        const made = this.scope.acquire();
        writer.write(`${made} = `);
        e.expression(value.value, ASSIGNMENT);
        writer.writeLine(`; $g.at$ = ${number}; return ${made};`);
        this.scope.release(made);
      }
      if (isSimple) return false;
      this.at(next);
      if (s.op === "AssignVar") writer.writeLine(`${this.scope.variable(s.variable)} = $sent ?? null;`);
      return true;
    }
    writer.write("$g.enter$(");
    e.expression(value.value, ASSIGNMENT);
    writer.writeLine("); $sent = undefined;");
    this.at(next);
    e.markValue(value);
    const item = this.scope.acquire();
    writer.writeLine(
      `if ((${item} = $sent === undefined && $g.inner$?.isGenerator$ ? $g.inner$.next$() : $g.through$($sent)) !== undefined) ` +
        `{ $g.at$ = ${number}; return ${item}; }`,
    );
    this.scope.release(item);
    const target = s.op === "AssignVar" ? `${this.scope.variable(s.variable)} = ` : "";
    writer.writeLine(`${target}$g.result$();`);
    return true;
  }

  /** `if (!(test)) go to place` */
  private unless(test: IrValue, target: Place): void {
    const { writer } = this.e;
    writer.write("if (!(");
    this.e.parts.test(this.e, test, SEQUENCE);
    writer.writeLine(`)) { ${this.jump(target)} }`);
  }

  private branches(s: If, then: Place): boolean {
    const otherwise = s.otherwise.length > 0 ? place() : then;
    this.e.mark(s.start);
    this.unless(s.test, otherwise);
    const isReached = this.list(s.then, then);
    if (otherwise === then) return isReached;
    if (isReached) this.e.writer.writeLine(this.jump(then));
    this.at(otherwise);
    return this.list(s.otherwise, then);
  }

  /** The body of a loop and the way back to `top`. */
  private body(loop: While | ForIter | ForRange, top: Place, exit: Place): false {
    this.labelled(loop.label, exit, top);
    if (loop.safepoint) emitSafepoint(this.e, loop.start);
    if (this.list(loop.body, top)) this.e.writer.writeLine(this.jump(top));
    return false;
  }

  /** The place where the rounds of a loop begin. */
  private top(): Place {
    const top = place();
    this.number(top);
    this.at(top);
    return top;
  }

  private whileLoop(s: While, exit: Place): false {
    const top = this.top();
    this.e.mark(s.start);
    const isEndless = s.test.op === "Const" && s.test.value.kind === "bool" && s.test.value.value;
    if (!isEndless) this.unless(s.test, exit);
    return this.body(s, top, exit);
  }

  private walked(s: ForIter, exit: Place): false {
    const { e } = this;
    const parameter = s.isIterator && s.iterable.op === "Load" ? s.iterable.variable : undefined;
    const by = parameter === undefined ? undefined : e.ranges.get(parameter);
    if (by !== undefined)
      return this.count(s, exit, () => e.expression(s.iterable, ASSIGNMENT), "$g.w$n", by);
    const countdown = s.isIterator ? undefined : countdownOf(s.iterable);
    if (countdown !== undefined) return this.countdown(s, countdown, exit);
    const plan = planOf(s) ?? parameterPlan(e, s);
    return plan === undefined ? this.followed(s, exit) : this.inStep(s, plan, exit);
  }

  /** A loop over what any iterable gives. */
  private followed(s: ForIter, exit: Place): false {
    const { e, scope } = this;
    const { writer } = e;
    const iterator = this.field("s");
    e.mark(s.start);
    writer.write(`${iterator} = `);
    if (s.isIterator && !(s.iterable.op === "Load" && e.sequences.has(s.iterable.variable)))
      e.expression(s.iterable, ASSIGNMENT);
    else {
      e.markStatement(s.start, s.end, [s.iterable]);
      writer.write(`${e.runtime("iter")}(`);
      e.expression(s.iterable, ASSIGNMENT);
      writer.write(")");
    }
    writer.writeLine(";");
    const top = this.top();
    e.markStatement(s.start, s.end, [s.iterable]);
    const item = scope.acquire();
    writer.writeLine(`if ((${item} = ${iterator}.next$()) === undefined) { ${this.jump(exit)} }`);
    writer.writeLine(`${scope.variable(s.variable)} = ${item}${unboxing(s.variable)};`);
    scope.release(item);
    return this.body(s, top, exit);
  }

  /** A loop over what `enumerate`, `zip` or `items()` gives, which is taken apart at once. */
  private inStep(s: ForIter, plan: Plan, exit: Place): false {
    const { e, scope } = this;
    const { writer } = e;
    const { sources } = plan;
    const walks = sources.map((source) => this.field(source.kind === "count" ? "n" : "s"));
    const items = sources.map((source) => (source.kind === "count" ? "" : scope.acquire()));
    e.mark(s.start);
    // Arguments are all evaluated before the first is asked for its iterator.
    sources.forEach((source, i) => {
      writer.write(`${walks[i]!} = `);
      if (source.kind === "count") writer.write(String(source.start ?? 0));
      else e.expression(source.value, ASSIGNMENT);
      writer.write("; ");
    });
    e.markStatement(s.start, s.end, [plan.call]);
    sources.forEach((source, i) => {
      if (source.kind === "count") return;
      writer.write(`${walks[i]!} = ${e.runtime(source.kind === "pairs" ? "pairs" : "iter")}(${walks[i]!}); `);
    });
    writer.writeLine("");
    const top = this.top();
    e.markStatement(s.start, s.end, [s.iterable]);
    const ends = items.flatMap((item, i) =>
      item === "" ? [] : [`(${item} = ${walks[i]!}.next$()) === undefined`],
    );
    writer.writeLine(`if (${ends.join(" || ")}) { ${this.jump(exit)} }`);
    sources.forEach(({ kind, variables }, i) => {
      const parts = kind === "count" ? [`${walks[i]!}++`] : kind === "pairs" ? [".key", ".value"] : [""];
      variables.forEach((variable, k) => {
        const end = kind === "count" ? "" : unboxing(variable);
        writer.writeLine(`${scope.variable(variable)} = ${items[i]!}${parts[k]!}${end};`);
      });
    });
    for (const item of items) if (item !== "") scope.release(item);
    return this.body({ ...s, body: s.body.slice(plan.done) }, top, exit);
  }

  private counted(s: ForRange, exit: Place): false {
    const { e } = this;
    const { writer } = e;
    const end = smallConstant(s.to);
    const step = smallConstant(s.by);
    const limit = end === null ? this.field("n") : String(end);
    const by = step !== null && step !== 0 ? step : this.field("s");
    return this.count(
      s,
      exit,
      () => emitLoopBound(e, s, "from"),
      limit,
      by,
      () => {
        if (end === null) {
          writer.write(`; ${limit} = `);
          emitLoopBound(e, s, "to");
        }
        if (typeof by === "number") return;
        writer.write(`; ${by} = ${e.runtime("rangeStep")}(`);
        e.expression(s.by, ASSIGNMENT);
        writer.write(")");
      },
    );
  }

  /** A loop over `reversed(range(first, end))`. */
  private countdown(s: ForIter, { first, end }: Countdown, exit: Place): false {
    const { e } = this;
    const { writer } = e;
    const limit = first === undefined ? "-1" : this.field("n");
    if (first !== undefined) {
      e.mark(s.start);
      writer.write(`${limit} = `);
      e.expression(first, ADDITIVE);
      writer.writeLine(" - 1;");
    }
    const from = (): void => {
      e.expression(end, ADDITIVE);
      writer.write(" - 1");
    };
    return this.count(s, exit, from, limit, -1);
  }

  /** A loop that counts; `rest` writes what else is set before it begins. */
  private count(
    s: ForIter | ForRange,
    exit: Place,
    from: () => void,
    limit: string,
    by: number | string,
    rest: () => void = () => undefined,
  ): false {
    const { writer } = this.e;
    const counter = this.field("i");
    this.e.mark(s.start);
    writer.write(`${counter} = `);
    from();
    rest();
    writer.writeLine(";");
    const top = this.top();
    const goesOn =
      typeof by === "string"
        ? `${by} > 0 ? ${counter} < ${limit} : ${counter} > ${limit}`
        : `${counter} ${by > 0 ? "<" : ">"} ${limit}`;
    writer.writeLine(`if (!(${goesOn})) { ${this.jump(exit)} }`);
    writer.writeLine(`${this.scope.variable(s.variable)} = ${counter}; ${counter} += ${by};`);
    return this.body(s, top, exit);
  }
}

function place(): Place {
  return { number: 0 };
}
