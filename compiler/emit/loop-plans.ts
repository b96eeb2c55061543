/** How a loop is done that takes apart at once what `enumerate`, `zip` or `items()` gives: without the tuples. */

import type { IrVar } from "../ir/function.js";
import type { ForIter, IrStmt, IrValue } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { builtinCall, smallConstant } from "./ranges.js";

/**
 * One of the things a loop walks in step. `items`: any iterable, a variable gets its items; `iterator`: the same,
 * made an iterator already; `pairs`: a dict, two variables get key and value; `count`: a variable gets 0, 1, 2 …
 */
export interface Source {
  readonly kind: "items" | "iterator" | "pairs" | "count";
  readonly value: IrValue;
  readonly variables: readonly IrVar[];
  /** Where the count begins, if not at 0. */
  readonly start?: number;
  /** `pairs`: it is the cursor over the entries already. */
  readonly isCursor?: boolean;
  /** The parameter that holds it, where it is none of the IR. */
  readonly parameter?: string;
  /** Of a str: the variable gets the numbers of the characters. */
  readonly codes?: boolean;
}

export interface Plan {
  readonly sources: readonly Source[];
  /** How many statements at the beginning of the body the plan does itself. */
  readonly done: number;
  /** The call of `zip` or `enumerate` that refuses what cannot be iterated. */
  readonly call: IrValue;
}

/** How a loop is done that takes apart what `enumerate`, `zip` or `items()` gives. */
export function planOf(s: ForIter): Plan | undefined {
  if (s.isIterator) return undefined;
  const sources: Source[] = [];
  const done = addSources(s.iterable, s.variable, s.body, 0, sources);
  return done === 0 ? undefined : { sources, done, call: s.iterable };
}

/** Adds the sources for `value`, the items of which go to `variable`; gives the index of the first statement left. */
function addSources(
  value: IrValue,
  variable: IrVar,
  body: readonly IrStmt[],
  at: number,
  sources: Source[],
): number {
  const parts = variable.kind === "temp" ? partsOf(value) : undefined;
  const next = body[at];
  if (
    parts === undefined ||
    next?.op !== "Unpack" ||
    next.value.op !== "Load" ||
    next.value.variable !== variable ||
    next.star >= 0 ||
    next.variables.length !== parts.width
  ) {
    sources.push({ kind: "items", value, variables: [variable] });
    return at;
  }
  const { variables } = next;
  let rest = at + 1;
  if (parts.kind === "pairs") sources.push({ kind: "pairs", value: parts.values[0]!, variables });
  else {
    let index = 0;
    if (parts.kind === "enumerate") {
      sources.push({ kind: "count", value, variables: [variables[0]!], start: parts.start ?? 0 });
      index = 1;
    }
    for (const part of parts.values) rest = addSources(part, variables[index++]!, body, rest, sources);
  }
  return rest;
}

/** The loop of a comprehension over what `enumerate`, `zip` or `items()` gives; its parameters are the sequences, or the cursor. */
export function parameterPlan(e: EmitContext, s: ForIter): Plan | undefined {
  const { iterable: value, body } = s;
  if (!s.isIterator || value.op !== "Load") return undefined;
  const start = e.counters.get(value.variable);
  const first = body[0];
  if (first?.op !== "Unpack") return undefined;
  if (e.pairs.has(value.variable))
    return {
      sources: [{ kind: "pairs", value, variables: first.variables, isCursor: true }],
      done: 1,
      call: value,
    };
  const zipped = e.zips.get(value.variable)?.map((type, i): Source => {
    const source: Source = { kind: "items", value: { ...value, type }, variables: [first.variables[i]!] };
    return i === 0 ? source : { ...source, parameter: `$z${i + 1}` };
  });
  if (zipped !== undefined) return { sources: zipped, done: 1, call: value };
  if (start === undefined) return undefined;
  const [counter, item] = first.variables as [IrVar, IrVar];
  const items = { ...value, type: e.sequences.get(value.variable)! };
  const sources: Source[] = [
    { kind: "count", value, variables: [counter], start },
    { kind: "items", value: items, variables: [item] },
  ];
  return { sources, done: 1, call: value };
}

/** What gives tuples of a known width: `zip(a, b)`, `enumerate(a)`, `d.items()`. */
function partsOf(
  value: IrValue,
):
  | { kind: "zip" | "enumerate" | "pairs"; values: readonly IrValue[]; width: number; start?: number }
  | undefined {
  if (value.op === "CallMethod") {
    if (value.name !== "items" || value.args.length > 0 || value.keywords.length > 0) return undefined;
    return { kind: "pairs", values: [value.object], width: 2 };
  }
  const call = builtinCall(value);
  if (call === undefined) return undefined;
  if (call.name === "zip" && call.args.length > 0)
    return { kind: "zip", values: call.args, width: call.args.length };
  if (call.name !== "enumerate" || call.args.length === 0 || call.args.length > 2) return undefined;
  const start = call.args.length === 1 ? 0 : smallConstant(call.args[1]!);
  if (start === null) return undefined;
  return { kind: "enumerate", values: [call.args[0]!], width: 2, start };
}
