/**
 * Which variables of a generator must outlive its steps: those that are live behind one of its `yield`s. The others are only
 * used between two of them and stay JavaScript's own (`emit/steps.ts`), which V8 keeps in registers.
 *
 * A backward walk over statements as they stand; loops are gone through until nothing is added any more. No `try` holds a `yield`
 * here, so one is taken as a whole: it reads what is read in it and is not relied on to assign anything.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { ForIter, ForRange, IrStmt, IrValue, While } from "../ir/ops.js";
import { valuesOf, walkStatements, walkValue } from "../ir/walk.js";
import { suspension } from "./step-generators.js";

type Live = ReadonlySet<IrVar>;

/** The variables of a step generator that are to be fields: held ones, parameters, and what other functions share. */
export function heldVariables(fn: IrFunction): Live {
  const liveness = new Liveness();
  liveness.list(fn.body, new Set());
  const held = new Set(fn.params.map((param) => param.variable));
  for (const variable of fn.locals) if (variable.captured || liveness.held.has(variable)) held.add(variable);
  return held;
}

class Liveness {
  readonly held = new Set<IrVar>();
  /** What is live where `break` and `continue` lead, by label. */
  private readonly exits = new Map<number, Live>();
  private readonly nexts = new Map<number, Live>();

  /** What is live in front of statements with `after` behind them. */
  list(body: readonly IrStmt[], after: Live): Live {
    return body.reduceRight((live, s) => this.statement(s, live), after);
  }

  private statement(s: IrStmt, after: Live): Live {
    switch (s.op) {
      case "AssignVar":
      case "Evaluate": {
        const behind = s.op === "AssignVar" ? without(after, [s.variable]) : after;
        if (suspension(s) !== undefined) for (const variable of behind) this.held.add(variable);
        return reading(behind, [s.value]);
      }
      case "Unpack":
        return reading(without(after, s.variables), [s.value]);
      case "If":
        return reading(union(this.list(s.then, after), this.list(s.otherwise, after)), [s.test]);
      case "While":
        return this.loop(s, after, []);
      case "ForIter":
      case "ForRange":
        return reading(this.loop(s, after, [s.variable]), valuesOf(s));
      case "Block":
        this.exits.set(s.label, after);
        return this.list(s.body, after);
      case "Try":
        return this.attempt(s, after);
      case "Break":
        return this.exits.get(s.label)!;
      case "Continue":
        return this.nexts.get(s.label)!;
      case "Return":
      case "Raise":
        return reading(new Set(), valuesOf(s));
      case "Rethrow":
        return new Set(s.exception === null ? [] : [s.exception]);
      case "DeleteVar":
        return union(after, new Set([s.variable]));
      default:
        return reading(after, valuesOf(s));
    }
  }

  /** What is live in front of each round of a loop that gives `assigned` values at its beginning. */
  private loop(loop: While | ForIter | ForRange, after: Live, assigned: readonly IrVar[]): Live {
    this.exits.set(loop.label, after);
    for (let live = loop.op === "While" ? reading(after, [loop.test]) : after; ;) {
      this.nexts.set(loop.label, live);
      const next = union(live, without(this.list(loop.body, live), assigned));
      if (next.size === live.size) return live;
      live = next;
    }
  }

  private attempt(s: IrStmt, after: Live): Live {
    let live = after;
    walkStatements([s], (inner) => {
      if (inner.op === "Break") live = union(live, this.exits.get(inner.label) ?? after);
      else if (inner.op === "Continue") live = union(live, this.nexts.get(inner.label) ?? after);
      else if (inner.op === "DeleteVar") live = union(live, new Set([inner.variable]));
      live = reading(live, valuesOf(inner));
    });
    return live;
  }
}

function union(a: Live, b: Live): Live {
  return new Set([...a, ...b]);
}

function without(live: Live, assigned: readonly IrVar[]): Live {
  const rest = new Set(live);
  for (const variable of assigned) rest.delete(variable);
  return rest;
}

/** What is live in front of the evaluation of values. */
function reading(after: Live, values: readonly IrValue[]): Live {
  const live = new Set(after);
  for (const value of values)
    walkValue(value, (v) => {
      if (v.op === "Load") live.add(v.variable);
      else if (v.op === "MatchException") live.add(v.exception);
    });
  return live;
}
