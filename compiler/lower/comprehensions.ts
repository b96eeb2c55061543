/**
 * Comprehensions and generator expressions: functions of one parameter, the iterator over the first iterable, which
 * itself is evaluated outside.
 */

import type { IrVar } from "../ir/function.js";
import type * as ir from "../ir/ops.js";
import type { Comprehension, ComprehensionClause } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";
import { openFunction } from "./function.js";
import { valueFirst } from "./expressions.js";
import { forIter, loopVariable } from "./loops.js";
import { OBJECT } from "../ir/types.js";

const NAMES = { list: "<listcomp>", set: "<setcomp>", dict: "<dictcomp>", generator: "<genexpr>" } as const;
const CONTAINERS = { list: "newList", set: "newSet", dict: "newDict" } as const;

export function lowerComprehension(ctx: FunctionContext, node: Comprehension): ir.IrValue {
  const first = node.clauses[0];
  if (first?.kind !== "ComprehensionFor") return b.none(node);
  const iterable = ctx.value(first.iter);
  const fn = lowerFunction(ctx, node);
  if (node.form !== "generator") {
    return b.value<ir.MakeComprehension>(node, { op: "MakeComprehension", fn, iterable });
  }
  const make = b.value<ir.MakeFunction>(node, {
    op: "MakeFunction",
    fn,
    positionalDefaults: [],
    keywordDefaults: [],
  });
  return b.call(node, make, [b.helper(first.iter, "iter", [iterable])]);
}

function lowerFunction(outer: FunctionContext, node: Comprehension): FunctionContext["fn"] {
  const iterator: IrVar = { name: "iterator", kind: "param", captured: false, type: OBJECT, rep: "boxed" };
  const ctx = openFunction(outer.module, {
    name: NAMES[node.form],
    kind: "comprehension",
    scope: outer.module.scopeOf(node),
    parent: outer.fn,
    place: node,
    params: [{ form: "normal", variable: iterator, hasDefault: false }],
  });
  const result = node.form === "generator" ? null : ctx.temp("result");
  if (result !== null && node.form !== "generator") {
    ctx.emit(b.assign(node, result, b.helper(node, CONTAINERS[node.form], [])));
  }
  clauses(ctx, node, node.clauses, iterator, result);
  const end = { start: node.end, end: node.end };
  ctx.emit(b.returnValue(end, result === null ? b.none(end) : b.load(node, result)));
  return ctx.fn;
}

/** One loop or condition inside the other; `iterator` is given for the outermost loop only. */
function clauses(
  ctx: FunctionContext,
  node: Comprehension,
  rest: readonly ComprehensionClause[],
  iterator: IrVar | null,
  result: IrVar | null,
): void {
  const [clause, ...inner] = rest;
  if (clause === undefined) {
    ctx.emit(element(ctx, node, result));
    return;
  }
  if (clause.kind === "ComprehensionIf") {
    const test = ctx.value(clause.test);
    ctx.emit(
      b.ifStmt(
        // MicroPython notes no line for the clause.
        { start: node.start, end: clause.end },
        test,
        ctx.collect(() => clauses(ctx, node, inner, null, result)),
      ),
    );
    return;
  }
  const iterable = iterator === null ? ctx.value(clause.iter) : b.load(clause.iter, iterator);
  const { variable, store } = loopVariable(ctx, clause.target);
  const body = ctx.collect(() => clauses(ctx, node, inner, null, result));
  ctx.emit(forIter(clause, ctx.newLabel(), variable, iterable, iterator !== null, [...store, ...body]));
}

function element(ctx: FunctionContext, node: Comprehension, result: IrVar | null): ir.IrStmt {
  const place = node.element;
  if (result === null) {
    return b.evaluate(place, b.value<ir.Yield>(place, { op: "Yield", value: ctx.value(place) }));
  }
  const target = b.load(place, result);
  if (node.dictValue !== null) {
    const source = ctx.value(node.dictValue);
    const item = valueFirst(ctx, ctx.value(place), source);
    return b.evaluate(place, b.helper(place, "dictStore", [target, item.key, item.value]));
  }
  const add = node.form === "set" ? "setAdd" : "listAppend";
  return b.evaluate(place, b.helper(place, add, [target, ctx.value(place)]));
}
