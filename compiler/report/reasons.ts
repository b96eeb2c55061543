/** Why the type of a value is not known: a chain from the value to what blocked it. */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { walkStatements } from "../ir/walk.js";
import { printType } from "../types/print-type.js";

/** A step of an explanation; `line` (from 1) is where to look. */
export interface Reason {
  readonly line: number;
  readonly text: string;
}

/** Longer chains say no more. */
const MOST_STEPS = 4;

/** A type with which operations can be done without asking. */
export function isKnown(type: RType): boolean {
  switch (type.kind) {
    case "object":
    case "union":
      return false;
    case "int":
      return type.small;
    default:
      return true;
  }
}

export class Explainer {
  constructor(
    private readonly module: IrModule,
    private readonly fn: IrFunction,
  ) {}

  /** Why the type of `value` does not help; empty if it does. */
  explain(value: IrValue): Reason[] {
    const reasons: Reason[] = [];
    const seen = new Set<IrVar>();
    let next: IrValue | undefined = value;
    while (next !== undefined && !isKnown(next.type) && reasons.length < MOST_STEPS) {
      const step: { reason: Reason; cause: IrValue | undefined } = this.step(next, seen);
      reasons.push(step.reason);
      next = step.cause;
    }
    return reasons;
  }

  private step(value: IrValue, seen: Set<IrVar>): { reason: Reason; cause: IrValue | undefined } {
    const because = (text: string, cause?: IrValue): { reason: Reason; cause: IrValue | undefined } => ({
      reason: { line: this.module.file.lineOf(value.start), text },
      cause,
    });
    if (value.type.kind === "union") return because(`${nameOf(value)} may be ${printType(value.type)}`);
    if (value.type.kind === "int") return because(`${nameOf(value)} is an int that may be of any size`);
    switch (value.op) {
      case "Load": {
        const { variable } = value;
        if (variable.kind === "param")
          return because(
            `the parameter '${variable.name}' of '${this.fn.name}' gets values of different or unknown types, or not all calls are in sight`,
          );
        if (seen.has(variable)) return because(`'${variable.name}' depends on itself`);
        seen.add(variable);
        return because(`'${variable.name}' is assigned what has no known type`, this.cause(variable));
      }
      case "LoadGlobal":
        return because(
          this.module.mode === "static"
            ? `the global '${value.name}' may be set from outside, or has no one type`
            : `names of this module are looked up at run time, as code made at run time may set '${value.name}'`,
        );
      case "GetAttr":
        return isKnown(value.object.type)
          ? because(`the attribute '.${value.name}' has no one type`)
          : because(`the class of what '.${value.name}' is read from is not known`, value.object);
      case "GetItem":
        return because("the items of the container have no one type", value.object);
      case "Call":
        return because(`what ${nameOf(value.func)} gives is not known`);
      case "CallMethod":
        return because(`what '.${value.name}()' gives is not known`, value.object);
      case "Binary":
        return because(
          `what '${value.operator}' gives depends on its operands`,
          isKnown(value.left.type) ? value.right : value.left,
        );
      default:
        return because(`the type of ${nameOf(value)} is not known`);
    }
  }

  /** The first thing without a known type that the function assigns to a variable. */
  private cause(variable: IrVar): IrValue | undefined {
    let found: IrValue | undefined;
    walkStatements(this.fn.body, (s) => {
      if (found !== undefined) return;
      if (s.op === "AssignVar" && s.variable === variable && !isKnown(s.value.type)) found = s.value;
      if (s.op === "ForIter" && s.variable === variable) found = s.iterable;
      if (s.op === "Unpack" && s.variables.includes(variable)) found = s.value;
    });
    return found;
  }
}

function nameOf(value: IrValue): string {
  switch (value.op) {
    case "Load":
      return value.variable.kind === "temp" ? "a value in between" : `'${value.variable.name}'`;
    case "LoadGlobal":
    case "LoadBuiltin":
    case "LoadUnknown":
    case "LoadName":
      return `'${value.name}'`;
    case "GetAttr":
      return `'.${value.name}'`;
    case "Call":
      return "the result of a call";
    case "CallMethod":
      return `the result of '.${value.name}()'`;
    case "Binary":
      return `the result of '${value.operator}'`;
    default:
      return "a value";
  }
}
