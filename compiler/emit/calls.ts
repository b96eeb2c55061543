/** Calls of every kind, imports included: how arguments travel is described in docs/runtime-contract.md. */

import type {
  Call,
  CallHelper,
  CallMethod,
  CallSpread,
  ImportModule,
  ImportName,
  IrValue,
  Keyword,
} from "../ir/ops.js";
import { emitComprehensionItem, emitLen } from "./access.js";
import type { EmitContext } from "./context.js";
import { attributeAccess, emitReusable } from "./attributes.js";
import { nameAt } from "./variables.js";
import { emitHanded, handVariables } from "./handed-variables.js";
import { emptyList } from "./empty-lists.js";
import { planFolding, planJoin } from "./folding.js";
import { emitFloats } from "./float-items.js";
import { GENERATOR_EXPRESSION } from "./function-names.js";
import { quote } from "./literals.js";
import { ASSIGNMENT, CALL } from "./precedence.js";
import { rangeArguments } from "./ranges.js";
import { calleeStart, counterpart, emitResumed, isLeft } from "./resumable.js";
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

function emitArguments(e: EmitContext, call: IrValue, args: readonly IrValue[]): void {
  // V8 places the call at this parenthesis when the callee is not a plain name.
  e.markValue(call);
  e.writer.write("(");
  if (call.op === "Call") e.enterTrailer("(", call.func, call);
  e.list(args);
  e.writer.write(")");
}

/** A call of a builtin that is the loop of the generator expression it is given. */
function emitFoldedCall(e: EmitContext, call: Call): boolean {
  const folding = planFolding(e, call);
  if (folding === undefined || folding === "list") return false;
  if (folding === "items") {
    e.markValue(call);
    e.writer.write(`${e.runtime("tupleOf")}(`);
  }
  e.expression(call.args[0]!, folding === "items" ? ASSIGNMENT : CALL);
  if (folding === "items") e.writer.write(")");
  return true;
}

/** Functions of the runtime that ask for an instance of a built-in type. */
const INSTANCE_TESTS: Readonly<Record<string, string>> = {
  str: "isStr",
  int: "isInt",
  float: "isFloat",
  list: "isList",
  tuple: "isTuple",
  dict: "isDict",
  set: "isSet",
  bytes: "isBytes",
  bytearray: "isByteArray",
};

/** `isinstance(v, str)` and the like; false: it is none of these. */
function emitInstanceTest(e: EmitContext, call: Call): boolean {
  const [value, type] = call.args;
  if (value === undefined || type?.op !== "LoadBuiltin" || call.args.length !== 2) return false;
  if (!Object.hasOwn(INSTANCE_TESTS, type.name)) return false;
  e.markValue(call);
  e.writer.write(`${e.runtime(INSTANCE_TESTS[type.name]!)}(`);
  e.list([value]);
  e.writer.write(")");
  return true;
}

/** `dict(zip(keys, values))` */
function emitDictZip(e: EmitContext, call: Call): boolean {
  const [pairs] = call.args;
  if (call.args.length !== 1 || pairs?.op !== "Call" || pairs.func.op !== "LoadBuiltin") return false;
  if (pairs.func.name !== "zip" || pairs.args.length !== 2 || pairs.keywords.length > 0) return false;
  e.writer.write(e.runtime("dictZip"));
  emitArguments(e, call, pairs.args);
  return true;
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

/** Keyword arguments as two operands: the hoisted array of names, and the values. */
function emitKeywords(e: EmitContext, args: readonly IrValue[], keywords: readonly Keyword[]): void {
  const { writer } = e;
  writer.write(", [");
  e.list(args);
  writer.write(`], ${e.keywordNames(keywords.map((keyword) => keyword.name))}, [`);
  e.list(keywords.map((keyword) => keyword.value));
  writer.write("])");
}

function emitCallKeywords(e: EmitContext, call: Call): void {
  e.markValue(call);
  e.writer.write(`${counterpart(e, call, "callKw")}(`);
  e.expression(call.func, ASSIGNMENT);
  e.enterTrailer("(", call.func, call);
  emitKeywords(e, call.args, call.keywords);
}

function emitMethodCall(e: EmitContext, call: CallMethod): void {
  const { writer } = e;
  e.markValue(call);
  if (call.keywords.length > 0) {
    writer.write(`${counterpart(e, call, "callFoundKw")}(`);
    const object = emitReusable(e, call.object);
    writer.write(`, ${object}${attributeAccess(call.name, "m$", true)} ?? `);
    writer.write(`${e.runtime("lookedUp")}(${object}, ${quote(call.name)})`);
    return emitKeywords(e, call.args, call.keywords);
  }
  const { object: receiver } = call;
  if (receiver.op === "CallHelper" && receiver.helper === "methodSuper")
    return emitSuperCall(e, call, receiver);
  planJoin(e, receiver, call.name, call.args);
  const left = isLeft(e, call);
  if (receiver.type.kind === "module") return emitModuleCall(e, call, left);
  const isSure = !left && call.targets !== undefined && receiver.type.kind === "instance";
  if (!isSure) writer.write(calleeStart(e, left));
  const object = emitReusable(e, call.object);
  if (isSure) {
    // Nothing but the call itself is reported.
    e.markValue(call);
    writer.write(attributeAccess(call.name, "m$", false));
  } else {
    e.markStatement(call.start, call.end, [call.object]);
    writer.write(
      `${attributeAccess(call.name, "m$", true)} ?? ${counterpart(e, call, "method")}(${object}, ${quote(call.name)}))`,
    );
  }
  e.markValue(call);
  writer.write(`(${object}`);
  for (const arg of call.args) {
    writer.write(", ");
    e.expression(arg, ASSIGNMENT);
  }
  writer.write(")");
}

/** `module.name(…)`: what the module has under the name is called without a self. */
function emitModuleCall(e: EmitContext, call: CallMethod, left: boolean): void {
  const { writer } = e;
  if (left) {
    const { start, end, object, name, type } = call;
    writer.write(`${e.runtime("threaded")}(`);
    e.expression({ op: "GetAttr", start, end, object, name, type, rep: "boxed" }, ASSIGNMENT);
    writer.write(")");
    return emitArguments(e, call, call.args);
  }
  const callee = e.scope.scratch(0);
  writer.write(`(typeof (${callee} = `);
  const object = emitReusable(e, call.object);
  e.markStatement(call.start, call.end, [call.object]);
  writer.write(
    `${attributeAccess(call.name, "$", true)}) === "function" ? ${callee} : ${e.runtime("callable")}(` +
      `${callee} !== undefined ? ${callee} : ${e.runtime("getattr")}(${object}, ${quote(call.name)})))`,
  );
  e.markValue(call);
  writer.write("(");
  e.list(call.args);
  writer.write(")");
}

/** `super().name(…)`: the method as the prototype of the only base has it, or found the general way. */
function emitSuperCall(e: EmitContext, call: CallMethod, receiver: CallHelper): void {
  const { writer } = e;
  const [cls, self] = receiver.args as [IrValue, IrValue];
  const isSimple = cls.op === "Load" && !cls.checked && self.op === "Load" && !self.checked;
  if (isSimple && call.fillsException === true) {
    writer.write(`${e.runtime("fillException")}(${e.scope.variable(self.variable)}, [`);
    e.list(call.args);
    return writer.write("])");
  }
  const type = isSimple ? e.scope.variable(cls.variable) : e.scope.acquire();
  const object = isSimple ? e.scope.variable(self.variable) : e.scope.acquire();
  writer.write(calleeStart(e, isLeft(e, call)));
  if (!isSimple) {
    if (e.scope.isResumable) writer.write("(");
    writer.write(`${type} = `);
    e.expression(cls, ASSIGNMENT);
    writer.write(`, ${object} = `);
    e.expression(self, ASSIGNMENT);
    writer.write(", ");
  }
  e.markStatement(call.start, call.end, [call.object]);
  writer.write(
    `${type}.superProto$${attributeAccess(call.name, "m$", true)} ?? ${e.runtime("superMethod")}(${type}, ${object}, ${quote(call.name)}))`,
  );
  if (!isSimple && e.scope.isResumable) writer.write(")");
  e.markValue(call);
  writer.write(`(${object}`);
  for (const arg of call.args) {
    writer.write(", ");
    e.expression(arg, ASSIGNMENT);
  }
  writer.write(")");
  if (isSimple) return;
  e.scope.release(type);
  e.scope.release(object);
}

function emitSpreadCall(e: EmitContext, call: CallSpread): void {
  const { writer } = e;
  e.markValue(call);
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
  writer.write("], [");
  call.keywords.forEach((keyword, i) => {
    writer.write(`${i > 0 ? ", " : ""}[${keyword.name === null ? "null" : quote(keyword.name)}, `);
    e.expression(keyword.value, ASSIGNMENT);
    writer.write("]");
  });
  writer.write("])");
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
