/** `object.name(…)`: methods that are found in place, functions of modules, and methods of `super()`. */

import type { CallHelper, CallMethod, CallSpread, GetAttr, IrValue } from "../ir/ops.js";
import { emitArguments, emitKeywords, emitMethodArguments, emitPairs } from "./arguments.js";
import { isSpecialName } from "../binding/special-names.js";
import { isSuperMethod } from "../types/spread-calls.js";
import { callablesOf } from "../types/type-kinds.js";
import { attributeAccess, emitReusable } from "./attributes.js";
import type { EmitContext } from "./context.js";
import { planJoin } from "./folding.js";
import { quote } from "./literals.js";
import { ASSIGNMENT } from "./precedence.js";
import { calleeStart, counterpart, isLeft } from "./resumable.js";

export function emitMethodCall(e: EmitContext, call: CallMethod): void {
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
  emitMethodArguments(e, call, object);
}

/** Is it a method for certain, or one of strs, and found in place as that of a call without stars? */
export function isFoundInPlace(e: EmitContext, func: IrValue): func is GetAttr {
  if (func.op !== "GetAttr" || e.scope.isResumable || isSpecialName(func.name) || isSuperMethod(func))
    return false;
  return func.object.type.kind === "str" || callablesOf(func.type).every((t) => t.kind === "bound");
}

/** `object.name(*args, **names)` without a bound method. */
export function emitMethodSpread(e: EmitContext, call: CallSpread, func: GetAttr): void {
  const { writer } = e;
  const hasNames = call.keywords.length > 0;
  writer.write(hasNames ? `${e.runtime("callFoundSpread")}(` : "(");
  const object = emitReusable(e, func.object);
  if (hasNames) writer.write(`, ${object}`);
  e.markStatement(call.start, call.end, [func.object]);
  const access = attributeAccess(func.name, "m$", true);
  const general = e.runtime(hasNames ? "lookedUp" : "method");
  writer.write(
    `${access} ?? ${general}(${object}, ${quote(func.name)})${hasNames ? ", [" : `)(${object}, `}`,
  );
  e.spreadList(call.args);
  if (hasNames) {
    writer.write("], ");
    emitPairs(e, call.keywords);
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
  emitMethodArguments(e, call, object);
  if (isSimple) return;
  e.scope.release(type);
  e.scope.release(object);
}
