/** Functions and lambdas: their parameters, variables, body and default values. */

import type { Scope } from "../binding/scope.js";
import type { FunctionKind, IrFunction, IrParam } from "../ir/function.js";
import type * as ir from "../ir/ops.js";
import { OBJECT } from "../ir/types.js";
import type { FunctionDef, Lambda, Parameter } from "../syntax/ast.js";
import { isPioProgram } from "../syntax/pio-programs.js";
import { compact } from "../source/compact.js";
import { viperTypes } from "./annotations.js";
import * as b from "./builder.js";
import { FunctionContext, type ModuleContext } from "./context.js";

interface FunctionParts {
  readonly name: string;
  readonly kind: FunctionKind;
  readonly scope: Scope;
  readonly parent: IrFunction | null;
  readonly place: b.Place;
  readonly params?: IrParam[];
  readonly isAsync?: boolean;
  readonly viperTypes?: IrFunction["viperTypes"];
}

/** A function without a body yet, registered with its module, and the context to fill it. */
export function openFunction(module: ModuleContext, parts: FunctionParts): FunctionContext {
  const { scope, place } = parts;
  const fn: IrFunction = {
    name: parts.name,
    kind: parts.kind,
    isGenerator: scope.isGenerator,
    isAsync: parts.isAsync ?? false,
    closedVariables: [...scope.names.values()].filter((entry) => entry.kind === "free").length,
    params: parts.params ?? [],
    locals: ownLocals(module, scope),
    body: [],
    parent: parts.parent,
    module: module.module,
    emitter: scope.emitter,
    viperTypes: parts.viperTypes ?? null,
    start: place.start,
    end: place.end,
    returnType: OBJECT,
    callsKnown: false,
    returnRep: "boxed",
  };
  module.module.functions.push(fn);
  return new FunctionContext(module, scope, fn);
}

/** The variables a scope declares; those of a class body are names, but for the cell `__class__`. */
function ownLocals(module: ModuleContext, scope: Scope): IrFunction["locals"] {
  if (scope.kind === "module") return module.bodyVariables();
  if (scope.kind === "class") return [];
  return [...scope.names.values()]
    .filter((entry) => (entry.kind === "local" || entry.kind === "cell") && !entry.isParameter)
    .map((entry) => module.variable(scope, entry.name));
}

/** Makes the function object, its default values evaluated here and now. */
export function makeFunction(ctx: FunctionContext, node: FunctionDef | Lambda): ir.IrValue {
  const { list } = node.params;
  const defaults = list.filter((param) => param.default !== null);
  const positional = defaults.filter((param) => param.form === "posonly" || param.form === "normal");
  const keyword = defaults.filter((param) => param.form === "kwonly");
  return b.value<ir.MakeFunction>(node, {
    op: "MakeFunction",
    positionalDefaults: positional.map((param) => ctx.value(param.default!)),
    keywordDefaults: keyword.map((param) => ({ name: param.name.name, value: ctx.value(param.default!) })),
    fn: lowerBody(ctx, node),
  });
}

function lowerBody(outer: FunctionContext, node: FunctionDef | Lambda): IrFunction {
  const { module } = outer;
  const scope = module.scopeOf(node);
  const isLambda = node.kind === "Lambda";
  const ctx = openFunction(module, {
    name: isLambda ? "<lambda>" : node.name.name,
    kind: isLambda ? "lambda" : "function",
    scope,
    parent: outer.fn,
    place: isLambda ? node.body : bodyPlace(node),
    params: node.params.list.map((param) => lowerParameter(module, scope, param)),
    isAsync: !isLambda && node.isAsync,
    viperTypes: !isLambda && scope.emitter === "viper" ? viperTypes(outer, node) : null,
  });
  if (!isLambda && module.module.lendsNames && isPioProgram(node)) module.pioPrograms.add(ctx.fn);
  if (isLambda) lowerLambdaBody(ctx, node);
  else {
    ctx.lower.statements(ctx, node.body);
    endWithReturn(ctx, node);
  }
  ctx.fn.body = compact(ctx.fn.body);
  return ctx.fn;
}

function bodyPlace(node: FunctionDef): b.Place {
  return { start: node.body[0]?.start ?? node.start, end: node.end };
}

function lowerParameter(module: ModuleContext, scope: Scope, param: Parameter): IrParam {
  return {
    form: param.form,
    variable: module.variable(scope, param.name.name),
    hasDefault: param.default !== null,
    place: param.name.start,
  };
}

/** A lambda that yields gives None at its end, not the value of its expression. */
function lowerLambdaBody(ctx: FunctionContext, node: Lambda): void {
  const result = ctx.value(node.body);
  if (!ctx.fn.isGenerator) {
    ctx.emit(b.returnValue(node.body, result));
    return;
  }
  ctx.emit(b.evaluate(node.body, result));
  ctx.emit(b.returnValue(node.body, b.none(node.body)));
}

/** Falling off the end gives None. */
function endWithReturn(ctx: FunctionContext, node: b.Place): void {
  const last = ctx.fn.body.at(-1);
  if (last?.op === "Return" || last?.op === "Raise" || last?.op === "Rethrow") return;
  const place = { start: node.end, end: node.end };
  ctx.emit(b.returnValue(place, b.none(place)));
}
