/**
 * The body of a generator as a machine of steps: statements around a `yield` are taken apart into jumps between the cases
 * of a `switch`, those without one are written as everywhere.
 */

import type { ForIter, ForRange, If, IrStmt, IrValue, While } from "../ir/ops.js";
import { suspension } from "../passes/step-generators.js";
import { type EmitContext, isPlain } from "./context.js";
import { emitSafepoint } from "./fuel.js";
import type { Scope } from "./names.js";
import { ASSIGNMENT, SEQUENCE } from "./precedence.js";
import { counted, walked, whileLoop } from "./step-loops.js";

/** Where the body goes on: a case of the `switch`, which has a number from when something leads there. */
export interface Place {
  number: number;
}

/** Statements behind which control does not come. */
const LEAVING: ReadonlySet<IrStmt["op"]> = new Set(["Return", "Raise", "Rethrow", "Break", "Continue"]);

/** Where the generator ends, and what it does there. */
export const END: Place = { number: -1 };
export const ENDED = "return $g.ended$(null);";

export class Steps {
  /** Fields for what loops count and walk. */
  readonly fields: string[] = [];
  /** Whether the `switch` is come to again within a step. */
  jumps = false;
  private places = 0;

  constructor(
    readonly e: EmitContext,
    readonly scope: Scope,
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
    this.e.entered = s.start;
    switch (s.op) {
      case "If":
        return this.branches(s, then);
      case "While":
        return whileLoop(this, s, then);
      case "ForRange":
        return counted(this, s, then);
      case "ForIter":
        return walked(this, s, then);
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

  jump(target: Place): string {
    if (target === END) return ENDED;
    this.jumps = true;
    return `$at = ${this.number(target)}; continue $go;`;
  }

  private labelled(label: number, exit: Place, next: Place): void {
    this.scope.jumps.set(label, { exit: () => this.jump(exit), next: () => this.jump(next) });
    this.scope.guardsOutside.set(label, this.scope.guards.length);
  }

  /** A field for the loop at hand, as text. */
  field(hint: string): string {
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
  unless(test: IrValue, target: Place): void {
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
  body(loop: While | ForIter | ForRange, top: Place, exit: Place): false {
    this.labelled(loop.label, exit, top);
    if (loop.safepoint) emitSafepoint(this.e, loop.start);
    if (this.list(loop.body, top)) this.e.writer.writeLine(this.jump(top));
    return false;
  }

  /** The place where the rounds of a loop begin. */
  top(): Place {
    const top = place();
    this.number(top);
    this.at(top);
    return top;
  }
}

function place(): Place {
  return { number: 0 };
}
