/** Calls of every kind, imports included: how arguments travel is described in docs/runtime-contract.md. */

import type {
  Call,
  CallHelper,
  CallMethod,
  CallSpread,
  ImportModule,
  ImportName,
  IrValue,
} from "../ir/ops.js";
import { emitComprehensionItem, emitLen } from "./access.js";
import { emitArguments, emitKeywords, emitPairs } from "./arguments.js";
import { attributeAccess, emitReceiver } from "./attributes.js";
import { emitDictZip, emitFoldedCall, emitInstanceTest } from "./builtin-calls.js";
import type { EmitContext } from "./context.js";
import { nameAt } from "./variables.js";
import { emitHanded, handVariables } from "./handed-variables.js";
import { emptyList } from "./empty-lists.js";
import { emitFloats } from "./float-items.js";
import { GENERATOR_EXPRESSION } from "./function-names.js";
import { quote } from "./literals.js";
import { emitMethodCall, emitMethodSpread, isFoundInPlace } from "./method-calls.js";
import { ASSIGNMENT, CALL } from "./precedence.js";
import { rangeArguments } from "./ranges.js";
import { counterpart, emitResumed, isLeft } from "./resumable.js";
import { emitStructCall } from "./struct-calls.js";
import { makesFloats } from "../types/float-lists.js";

/** Builtins that are functions; the others are types, which are called through `$callable`. */
const BUILTIN_FUNCTIONS = new Set(
  (
    "abs all any bin callable chr delattr dir divmod eval exec execfile format getattr globals hasattr hash help hex id " +
    "input isinstance issubclass iter len locals max min next oct open ord pow print repr round setattr sorted sum " +
    "__import__ __build_class__"
  ).split(" "),
);

type CallValue = Call | CallMethod | CallSpread | CallHelper | ImportModule | ImportName;

export function emitCall(e: EmitContext, value: IrValue, precedence: number): void {
  const call = value as CallValue;
  if (isLeft(e, call)) emitResumed(e, call, () => emitAnyCall(e, call, precedence));
  else emitAnyCall(e, call, precedence);
}

function emitAnyCall(e: EmitContext, call: CallValue, precedence: number): void {
  const { writer } = e;
  switch (call.op) {
    case "Call":
      if (emitFoldedCall(e, call)) return;
      if (call.keywords.length > 0) return emitCallKeywords(e, call);
      if (call.func.op === "LoadBuiltin" && call.func.name === "len" && call.args.length === 1)
        return emitLen(e, call, call.args[0]!, precedence);
      return emitPlainCall(e, call);
    case "CallMethod":
      return emitStructCall(e, call) ? undefined : emitMethodCall(e, call);
    case "CallSpread":
      return emitSpreadCall(e, call);
    case "CallHelper":
      return emitHelper(e, call, precedence);
    case "ImportModule":
      // MicroPython notes the line of the statement alone.
      e.mark(call.statement);
      return writer.write(
        `${e.runtime("import")}($M, ${quote(call.path)}, ${call.level}, [${call.names.map(quote).join(", ")}], ${quote(call.want)})`,
      );
    case "ImportName":
      e.mark(call.statement);
      writer.write(`${e.runtime("importFrom")}(`);
      e.expression(call.module, ASSIGNMENT);
      return writer.write(`, ${quote(call.name)})`);
  }
}

function emitPlainCall(e: EmitContext, call: Call): void {
  const { writer } = e;
  const { func } = call;
  if (func.type.kind === "native" && emitStructCall(e, call)) return;
  if (isLeft(e, call)) {
    writer.write(`${e.runtime("threaded")}(`);
    e.expression(func, ASSIGNMENT);
    writer.write(")");
    return emitArguments(e, call, call.args);
  }
  if (func.op === "LoadBuiltin") {
    if (func.name === "isinstance" && emitInstanceTest(e, call)) return;
    if (func.name === "dict" && emitDictZip(e, call)) return;
    if (BUILTIN_FUNCTIONS.has(func.name)) {
      emitPlainCallee(e, call, e.builtin(func.name));
    } else {
      e.markValue(call);
      writer.write(e.builtinConstructor(func.name));
    }
    return emitArguments(e, call, call.args);
  }
  if (func.op === "MakeFunction" && func.fn.name === GENERATOR_EXPRESSION) {
    const [iterator] = call.args;
    const iterable =
      iterator?.op === "CallHelper" && iterator.helper === "iter" ? iterator.args[0] : undefined;
    const range = iterable === undefined ? undefined : rangeArguments(e, func.fn, iterable);
    const isList = e.foldings.get(func.fn) === "list";
    const isAtOnce = e.foldings.has(func.fn);
    if (isAtOnce) handVariables(e, func.fn);
    if (isList) writer.write(`${e.runtime("list")}(`);
    writer.write("(");
    e.parts.functionExpression(e, func.fn);
    writer.write(")");
    if (range === undefined && !isAtOnce) emitArguments(e, call, call.args);
    else {
      e.markValue(call);
      writer.write("(");
      if (range === undefined) e.list(call.args);
      else range();
      emitHanded(e, func.fn);
      writer.write(")");
    }
    return writer.write(isList ? ")" : "");
  }
  const { kind } = func.type;
  if (kind === "function" || (kind === "class" && call.targets?.length === 1)) {
    const name = boundName(e, func);
    if (name !== undefined) {
      if (kind === "function") emitPlainCallee(e, call, name);
      else {
        e.expression(func, CALL);
        e.markValue(call);
        writer.write(".fn$");
      }
      return emitArguments(e, call, call.args);
    }
  }
  if (kind === "function" && func.op === "GetAttr" && call.targets?.length === 1) {
    // A static method, or one that is read off its class, is there for certain.
    emitReceiver(e, func.object);
    e.markValue(call);
    writer.write(attributeAccess(func.name, "$", false));
    return emitArguments(e, call, call.args);
  }
  writer.write("(typeof ");
  if (func.op === "LoadGlobal" && e.isStatic) {
    // An unbound global is no function either, so one test serves both.
    const name = e.scope.global(func.name);
    writer.map(func.start, nameAt(e, func.start, func.name));
    emitCallee(e, func, name);
  } else if (func.op === "Load") {
    const name = e.scope.variable(func.variable);
    if (func.variable.kind !== "temp") writer.map(func.start, nameAt(e, func.start, func.variable.name));
    emitCallee(e, func, name);
  } else {
    const temporary = e.scope.scratch(0);
    writer.write(`(${temporary} = `);
    e.expression(func, ASSIGNMENT);
    e.markValue(call);
    writer.write(`) === "function" ? ${temporary} : ${e.runtime("callable")}(${temporary}))`);
  }
  emitArguments(e, call, call.args);
}

/** The name of a variable that has a value whenever it is read. */
function boundName(e: EmitContext, value: IrValue): string | undefined {
  if (value.op === "Load") return value.checked ? undefined : e.scope.variable(value.variable);
  if (value.op !== "LoadGlobal" || !e.isStatic || !e.isBound(value.name)) return undefined;
  return e.scope.global(value.name);
}

/**
 * A callee that is a plain name, which is where V8 places its calls; those of a name in parentheses stand behind them. A bundler takes the
 * parentheses away, so the name goes to the place that is reported, too.
 */
function emitPlainCallee(e: EmitContext, call: Call, name: string): void {
  if (!e.isReportedElsewhere(call)) return e.expression(call.func, CALL);
  e.mark(call.start);
  e.writer.write("(");
  e.markValue(call);
  e.writer.write(`${name})`);
}

/** The callee behind `typeof `, a variable: a function, what a class has for its calls, or the general way. */
function emitCallee(e: EmitContext, func: IrValue, name: string): void {
  const { writer } = e;
  const value = e.typescript ? `(${name}${e.asValue()})` : name;
  writer.write(`${name} === "function" ? ${name} : ${value}?.fn$ ?? ${e.runtime("callable")}(`);
  e.expression(func, ASSIGNMENT);
  writer.write("))");
}

function emitCallKeywords(e: EmitContext, call: Call): void {
  e.markValue(call);
  e.writer.write(`${counterpart(e, call, "callKw")}(`);
  e.expression(call.func, ASSIGNMENT);
  e.enterTrailer("(", call.func, call);
  emitKeywords(e, call.args, call.keywords);
}

function emitSpreadCall(e: EmitContext, call: CallSpread): void {
  const { writer } = e;
  e.markValue(call);
  if (isFoundInPlace(e, call.func)) return emitMethodSpread(e, call, call.func);
  const [only] = call.args;
  if (call.args.length === 1 && only!.spread) {
    const mapping = call.keywords[0];
    if (mapping === undefined) {
      writer.write(`${counterpart(e, call, "callStar")}(`);
      e.list([call.func, only!.value]);
      return writer.write(")");
    }
    if (call.keywords.length === 1 && mapping.name === null) {
      writer.write(`${counterpart(e, call, "callStars")}(`);
      e.list([call.func, only!.value, mapping.value]);
      return writer.write(")");
    }
  }
  writer.write(`${counterpart(e, call, "callSpread")}(`);
  e.expression(call.func, ASSIGNMENT);
  writer.write(", [");
  e.spreadList(call.args);
  writer.write("], ");
  emitPairs(e, call.keywords);
  writer.write(")");
}

function emitHelper(e: EmitContext, call: CallHelper, precedence: number): void {
  const { writer } = e;
  e.markValue(call);
  if (call.helper === "nextOrUndefined") {
    e.expression(call.args[0]!, CALL);
    return writer.write(".next$()");
  }
  if (call.helper === "asBool") return e.parts.test(e, call.args[0]!, precedence);
  if (makesFloats(call)) return emitFloats(e, []);
  if (call.helper === "newList") return writer.write(emptyList(e, call.type));
  if (call.helper === "newSet" || call.helper === "newDict") {
    const name = { newSet: "set", newDict: "dict" }[call.helper];
    return writer.write(`${e.runtime(name)}([])`);
  }
  if (call.helper === "listAppend") return emitComprehensionItem(e, call);
  writer.write(`${counterpart(e, call, call.helper)}(`);
  e.list(call.args);
  writer.write(")");
}
