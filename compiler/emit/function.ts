/** Functions: head, prologue (arity and defaults), variables, body; and the constant that describes a function. */

import type { IrFunction, IrParam } from "../ir/function.js";
import { emitHandedParameters } from "./handed-variables.js";
import { asF64 } from "../ir/convert.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { walkStatements } from "../ir/walk.js";
import type { EmitContext } from "./context.js";
import { foldingEnd, foldingError, foldingStart } from "./folding.js";
import { GENERATOR_EXPRESSION } from "./function-names.js";
import { findLabels } from "./labels.js";
import { quote } from "./literals.js";
import { functionName, type Scope } from "./names.js";
import { ASSIGNMENT } from "./precedence.js";
import { emitStepGenerator } from "./step-generators.js";
import { declaration, variableType } from "./ts-types.js";

const GENERATOR = 1;
const COROUTINE = 2;

/**
 * Whether the function has stars or keyword-only parameters, which only the binding wrapper can fill. Where all calls are known the
 * latter are given by their places.
 */
export function hasFlatParameters(fn: IrFunction): boolean {
  return fn.params.some(
    ({ form }) =>
      form !== "normal" && form !== "posonly" && (form !== "kwonly" || fn.hasItsArguments !== true),
  );
}

function namesOf(params: readonly IrParam[]): string {
  return `[${params.map((param) => quote(param.variable.name)).join(", ")}]`;
}

/** The description of a function: `$meta("area", ["self", "k"], 1)`, and what is unusual about it as a fourth part. */
export function metaText(e: EmitContext, fn: IrFunction): string {
  const { params } = fn;
  const positional = params.filter((param) => param.form === "normal" || param.form === "posonly");
  const required = positional.filter((param) => !param.hasDefault).length;
  const unusual = unusualFields(e, fn);
  const more = unusual.length > 0 ? `, { ${unusual.join(", ")} }` : "";
  return `${e.runtime("meta")}(${quote(fn.name)}, ${namesOf(positional)}, ${required}${more})`;
}

/** Fields of the description that most functions do not need. */
function unusualFields(e: EmitContext, fn: IrFunction): string[] {
  const { params } = fn;
  const fields: string[] = [];
  const positionalOnly = params.filter((param) => param.form === "posonly").length;
  const keywordOnly = params.filter((param) => param.form === "kwonly");
  const flags = (fn.isGenerator ? GENERATOR : 0) | (fn.isAsync ? COROUTINE : 0);
  if (positionalOnly > 0) fields.push(`posOnly: ${positionalOnly}`);
  if (params.some((param) => param.form === "vararg")) fields.push("varArgs: true");
  if (keywordOnly.length > 0) {
    fields.push(`kwOnly: ${namesOf(keywordOnly)}`);
    fields.push(`kwRequired: ${namesOf(keywordOnly.filter((param) => !param.hasDefault))}`);
  }
  if (params.some((param) => param.form === "kwarg")) fields.push("varKw: true");
  if (flags !== 0) fields.push(`flags: ${flags}`);
  if (fn.closedVariables > 0) fields.push(`closed: ${fn.closedVariables}`);
  if (e.showsGlobals) fields.push(`home: ${e.home()}`);
  return fields;
}

/**
 * Writes a function or comprehension as a JavaScript function expression. Of the positional
 * `defaults`, those that are constants are put in place instead of being looked up. `isResumable`: the version for threads.
 */
export function emitFunctionExpression(
  e: EmitContext,
  fn: IrFunction,
  defaults: readonly IrValue[] = [],
  isResumable = false,
): void {
  e.within(fn, (scope) => {
    scope.isResumable = isResumable;
    scope.labels = findLabels(fn.body);
    const { writer } = e;
    const name = functionName(fn);
    if (fn.kind === "comprehension") {
      const yields = fn.name !== GENERATOR_EXPRESSION && (fn.isGenerator || fn.isAsync);
      writer.write(yields ? "function* (" : "(");
      emitParameters(e, scope, fn);
      writer.write(yields ? `)${generatorType(e)} {` : `)${e.annotation("Value")} => {`);
      scope.folding = e.foldings.get(fn) ?? null;
      if (scope.folding !== null) {
        emitFoldingBody(e, scope, fn);
      } else if (fn.name === GENERATOR_EXPRESSION) {
        if (fn.isStepped === true) {
          writer.newline();
          writer.indent();
          emitStepGenerator(e, scope, fn);
          writer.dedent();
          return writer.write("}");
        }
        const described = e.hoist("genexpr", `{ meta$: ${metaText(e, fn)} }`);
        writer.write(` return ${e.runtime("generator")}(${described}, function* ()${generatorType(e)} {`);
        emitBlock(e, scope, fn.body);
        writer.write(`}${handlesNothing(fn)}); `);
      } else {
        emitBlock(e, scope, fn.body);
      }
      return writer.write("}");
    }
    writer.write(isResumable ? "function* " : "function ");
    const place = definedAt(e, fn);
    if (place >= 0) writer.map(place, fn.name);
    writer.write(`${name}(`);
    emitParameters(e, scope, fn);
    writer.write(`)${isResumable ? generatorType(e) : e.annotation("Value")} {`);
    writer.newline();
    writer.indent();
    emitPrologue(e, scope, fn, name, defaults);
    if (fn.isStepped === true) emitStepGenerator(e, scope, fn);
    else if (fn.isGenerator || fn.isAsync) {
      writer.write(
        `return ${e.runtime("generator")}(${name}${e.asValue()}, function* ()${generatorType(e)} {`,
      );
      emitBlock(e, scope, fn.body, true);
      writer.writeLine(`}${handlesNothing(fn)});`);
    } else {
      emitBody(e, scope, fn.body, true);
    }
    writer.dedent();
    writer.write("}");
  });
}

/** The third argument of `$generator`: no exception that is thrown into the body is handled there. */
function handlesNothing(fn: IrFunction): string {
  let found = false;
  walkStatements(fn.body, (s) => {
    found ||= s.op === "Try";
  });
  return found ? "" : ", true";
}

/** A generator expression that is used up at once: a StopIteration inside is an error here, too. */
function emitFoldingBody(e: EmitContext, scope: Scope, fn: IrFunction): void {
  const { writer } = e;
  const body = fn.body.at(-1)?.op === "Return" ? fn.body.slice(0, -1) : fn.body;
  writer.newline();
  writer.indent();
  writer.writeLine(`let $acc${e.annotation("Value")} = ${foldingStart(e, scope.folding!)};`);
  writer.writeLine("try {");
  writer.indent();
  emitBody(e, scope, body, false);
  writer.dedent();
  writer.writeLine(`} catch ($e) { throw ${foldingError(e, scope.folding!)}; }`);
  writer.writeLine(`return ${foldingEnd(e, scope.folding!)};`);
  writer.dedent();
}

function generatorType(e: EmitContext): string {
  return e.annotation("Generator<Value, Value, Value>");
}

function emitParameters(e: EmitContext, scope: Scope, fn: IrFunction): void {
  const { writer } = e;
  fn.params.forEach((param, i) => {
    if (i > 0) writer.write(", ");
    const { variable, place } = param;
    if (place !== undefined) writer.map(place, variable.name);
    writer.write(scope.variable(variable) + (e.typescript ? e.annotation(variableType(variable)) : ""));
    if (e.ranges.has(variable)) writer.write(`, $n${e.annotation("number")}`);
    const others = e.zips.get(variable)?.slice(1) ?? [];
    others.forEach((_, k) => writer.write(`, $z${k + 2}${e.annotation("Value")}`));
  });
  emitHandedParameters(e, fn);
}

/** Where the name of a `def` stands: behind the last `def` with that name before the body. */
function definedAt(e: EmitContext, fn: IrFunction): number {
  const { text } = e.module.file;
  let at = fn.kind === "function" ? text.lastIndexOf("def", fn.start) : -1;
  while (at >= 0) {
    let place = at + "def".length;
    while (text[place] === " " || text[place] === "\t") place++;
    if (text.startsWith(fn.name, place)) return place;
    at = at === 0 ? -1 : text.lastIndexOf("def", at - 1);
  }
  return -1;
}

function emitPrologue(
  e: EmitContext,
  scope: Scope,
  fn: IrFunction,
  name: string,
  defaults: readonly IrValue[],
): void {
  const { writer } = e;
  const flat = hasFlatParameters(fn);
  if (fn.hasAllArguments === true && !flat) return;
  const positional = fn.params.filter((param) => param.form === "normal" || param.form === "posonly");
  const required = positional.filter((param) => !param.hasDefault);
  const self = e.typescript ? `(${name}${e.asValue()})` : name;
  if (!flat && fn.hasItsArguments !== true) {
    // Wrong arguments are the caller's error: the function itself is not in the traceback.
    e.mark(-1);
    const arity = `${e.runtime("arity")}(${self}, arguments);`;
    if (required.length === positional.length) {
      writer.writeLine(`if (arguments.length !== ${positional.length}) ${arity}`);
    } else {
      const last = required.at(-1);
      const hole = last === undefined ? "" : ` || ${scope.variable(last.variable)} === undefined`;
      writer.writeLine(`if (arguments.length > ${positional.length}${hole}) ${arity}`);
    }
  }
  let index = 0;
  for (const param of positional) {
    if (!param.hasDefault || fn.hasAllArguments === true) continue;
    emitDefault(e, scope, param, defaults[index], `${self}.defs$[${index}]`);
    index++;
  }
  fn.params
    .filter((param) => param.form === "kwonly")
    .forEach((param, i) => {
      if (param.hasDefault) emitDefault(e, scope, param, undefined, `${self}.kwdefs$[${i}]`);
    });
}

function emitDefault(
  e: EmitContext,
  scope: Scope,
  param: IrParam,
  value: IrValue | undefined,
  place: string,
): void {
  const name = scope.variable(param.variable);
  e.writer.write(`if (${name} === undefined) ${name} = `);
  if (value?.op === "Const") e.expression(param.variable.rep === "f64" ? asF64(value) : value, ASSIGNMENT);
  else e.writer.write(place);
  e.writer.writeLine(";");
}

/** A body between braces that are written by the caller. */
function emitBlock(e: EmitContext, scope: Scope, body: readonly IrStmt[], returns = false): void {
  e.writer.newline();
  e.writer.indent();
  emitBody(e, scope, body, returns);
  e.writer.dedent();
}

/** Declarations and statements; the declarations are known when the statements are written. */
export function emitBody(e: EmitContext, scope: Scope, body: readonly IrStmt[], returns: boolean): void {
  const { writer } = e;
  const slot = writer.reserveLine();
  e.parts.statements(e, body);
  if (returns && !leaves(body.at(-1))) writer.writeLine("return null;");
  const { floatCells, locals } = scope.fn;
  const own = floatCells === undefined ? locals : locals.filter((v) => !floatCells.includes(v));
  const names = own.map((variable) => declaration(e, scope, variable));
  for (const name of scope.declared) names.push(name + (e.typescript ? e.annotation("Value") : ""));
  const declarations = names.length > 0 ? [`let ${names.join(", ")};`] : [];
  if (floatCells !== undefined) declarations.unshift(floatArray(scope, floatCells.length));
  if (declarations.length > 0) slot.fill(declarations.join(" "));
}

/** The array for floats that closures share; see `passes/float-cells.ts`. */
function floatArray({ fn, floats }: Scope, count: number): string {
  const isTyped = fn.kind === "module";
  const array = isTyped ? `new Float64Array(${count})` : `[${Array(count).fill("NaN").join(", ")}]`;
  return `const ${floats!} = ${array};`;
}

function leaves(statement: IrStmt | undefined): boolean {
  return (
    statement !== undefined &&
    (statement.op === "Return" || statement.op === "Raise" || statement.op === "Rethrow")
  );
}
