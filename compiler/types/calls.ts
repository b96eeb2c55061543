/**
 * Inference of calls: arguments are joined into the parameters of what is called, and the result is the join of its
 * returns. Where it is not known what is called, all arguments are lost, and so are all methods of the name.
 *
 * The values of arguments have been looked at already: their types stand on the nodes.
 */

import { isSpecialName } from "../binding/special-names.js";
import type { IrFunction } from "../ir/function.js";
import type { Call, CallHelper, CallMethod, IrValue } from "../ir/ops.js";
import { NEVER, NONE, OBJECT, type RType } from "../ir/types.js";
import { bind, loseArguments, type Site } from "./arguments.js";
import { builtinCall, fromKeys } from "./builtin-calls.js";
import { calledBuiltin, isBuiltinValue } from "./builtin-values.js";
import { type ClassInfo, inheritedFrom } from "./class-info.js";
import { methodCall } from "./container-methods.js";
import { hasNoAttribute } from "./built-in-attributes.js";
import { isBuiltin, isFunction, membersOf } from "./type-kinds.js";
import { fillsException } from "./exception-classes.js";
import { classOf, specialResult } from "./operators.js";
import { moduleCall, nativeCall } from "./module-functions.js";
import { fieldOf } from "./named-tuples.js";
import { classMethodType } from "./result-types.js";
import { intOfBytes } from "./slice-lengths.js";
import type { State } from "./state.js";

/** Everything that can be called by a node, and the join of what it gives. */
interface Outcome {
  type: RType;
  readonly targets: IrFunction[];
  /** Something else may be called too. */
  isOpen: boolean;
}

const nothing = (): Outcome => ({ type: NEVER, targets: [], isOpen: false });

/** The targets for the node; functions that are only some of what it may call are called indirectly. */
function targetsOf(state: State, outcome: Outcome): IrFunction[] | undefined {
  if (!outcome.isOpen) return outcome.targets;
  for (const fn of outcome.targets) markUnknown(state, fn);
  return undefined;
}

const add = (
  state: State,
  outcome: Outcome,
  type: RType,
  targets: readonly IrFunction[] | undefined,
): void => {
  outcome.type = state.join(outcome.type, type);
  if (targets === undefined) outcome.isOpen = true;
  else outcome.targets.push(...targets);
};

/** `f(a, k=b)` */
export function inferCall(state: State, v: Call): RType {
  if (v.func.op === "LoadBuiltin") return builtinCall(state, v, v.func.name);
  v.targets = undefined;
  state.specialCalls.forget(v);
  const outcome = nothing();
  const { type } = v.func;
  if (type.kind !== "union") callValue(state, v, type, outcome);
  else for (const callee of type.members) callValue(state, v, callee, outcome);
  v.targets = targetsOf(state, outcome);
  return outcome.type;
}

/** The call of a value of this type. */
function callValue(state: State, site: Site, callee: RType, outcome: Outcome): void {
  switch (callee.kind) {
    case "never":
    case "none":
      return;
    case "function":
      bind(state, callee.fn, site, []);
      return add(state, outcome, state.resultOf(callee.fn), [callee.fn]);
    case "class":
      for (const info of state.classes.possible(callee)) construct(state, site, info, outcome);
      return;
    case "native": {
      if (isBuiltinValue(callee) && site.keywords.length === 0) {
        for (const arg of site.args) if (isFunction(arg.type)) state.lost(arg.type);
        const types = site.args.map((arg) => arg.type);
        return add(state, outcome, calledBuiltin(callee, types), undefined);
      }
      const t = nativeCall(state, callee.name, site, callee.names);
      if (t === undefined) loseArguments(state, site);
      return add(state, outcome, t ?? OBJECT, undefined);
    }
    case "method": {
      const t = methodCall(state, callee.receiver, callee.name, site);
      if (t === undefined) {
        state.lost(callee);
        loseArguments(state, site);
      }
      return add(state, outcome, t ?? OBJECT, undefined);
    }
    case "bound":
      bind(state, callee.fn, site, [callee.self]);
      markUnknown(state, callee.fn);
      return add(state, outcome, state.resultOf(callee.fn), undefined);
    case "callables":
      for (const member of callee.members) callValue(state, site, member, outcome);
      // Which one it is the call finds out.
      outcome.isOpen = true;
      return;
    case "instance":
      return callInstance(state, site, callee, outcome);
    case "object":
      loseArguments(state, site);
      return add(state, outcome, OBJECT, undefined);
    default:
      // It raises; a union may hold such a value where the text does not show that it is not called.
      outcome.isOpen = true;
  }
}

/** `__call__` is called. */
function callInstance(
  state: State,
  site: Site | Call | CallMethod,
  callee: RType & { kind: "instance" },
  outcome: Outcome,
): void {
  const info = state.classes.get(callee.cls);
  const methods = state.classes.ownMethods(info, "__call__");
  if (methods === undefined) {
    state.blind.read("__call__");
    loseArguments(state, site);
  } else {
    for (const fn of methods) bind(state, fn, site, [state.classes.selfOf(fn, callee)]);
    if (!isNotedCall(state, site, methods)) for (const fn of methods) markUnknown(state, fn);
  }
  add(state, outcome, specialResult(state, callee, "__call__"), undefined);
}

/** Calls of variables and fields that hold an instance may become calls of its method in the end. */
function isNotedCall(state: State, site: Site | Call | CallMethod, methods: readonly IrFunction[]): boolean {
  if (!("op" in site)) return false;
  if (site.op === "CallMethod") return state.specialCalls.ofFieldInstance(site, methods);
  if (site.func.type.kind !== "instance") return false;
  state.specialCalls.operation(site, methods);
  return true;
}

/** An instance of exactly this class is made. */
function construct(state: State, site: Site, info: ClassInfo, outcome: Outcome): void {
  if (info.family.opaque) {
    loseArguments(state, site);
    return add(state, outcome, OBJECT, undefined);
  }
  const self: RType = { kind: "instance", cls: info.cls };
  const init = state.classes.nearest(info, "__init__");
  if (init === undefined || state.classes.isStored("__init__")) {
    if (init !== undefined) state.blind.readOf("__init__", info.family);
    loseArguments(state, site);
    return add(state, outcome, self, undefined);
  }
  bind(state, init, site, [self]);
  add(state, outcome, self, [init]);
}

/** `o.name(a, k=b)` */
export function inferMethodCall(state: State, v: CallMethod): RType {
  if (v.object.op === "CallHelper" && v.object.helper === "methodSuper") return superCall(state, v, v.object);
  if (v.object.op === "LoadBuiltin" && v.object.name === "dict" && v.name === "fromkeys") {
    v.targets = undefined;
    return fromKeys(state, v);
  }
  const known = v.object.op === "LoadBuiltin" ? classMethodType(v.object.name, v.name) : undefined;
  if (known !== undefined) {
    loseArguments(state, v);
    v.targets = undefined;
    return v.name === "from_bytes" && v.keywords.length === 0 ? intOfBytes(v.args) : known;
  }
  const outcome = nothing();
  if (v.name === "__class__") {
    for (const callee of membersOf(classOf(state, v.object.type, v))) callValue(state, v, callee, outcome);
    // What is called is no method.
    outcome.isOpen = true;
  } else if (v.object.type.kind !== "union") callOn(state, v, v.object.type, outcome);
  else for (const receiver of v.object.type.members) callOn(state, v, receiver, outcome);
  v.targets = targetsOf(state, outcome);
  return outcome.type;
}

function callOn(state: State, v: CallMethod, receiver: RType, outcome: Outcome): void {
  switch (receiver.kind) {
    case "never":
    case "none":
      return;
    case "instance":
      return callOnInstance(state, v, state.classes.get(receiver.cls), receiver, outcome);
    case "class": {
      const info = state.classes.get(receiver.cls);
      if (callWrapped(state, v, info, outcome)) return;
      const fn = state.classes.functionOf(receiver, v.name);
      const isOwn =
        state.classes.nearest(info, v.name) !== undefined && !state.classes.isStored(v.name, info.family);
      if (!isOwn && callField(state, v, info, outcome, () => undefined)) return;
      if (fn === undefined) break;
      bind(state, fn, v, []);
      state.specialCalls.plain(v, state.current, fn);
      return add(state, outcome, state.resultOf(fn), undefined);
    }
    case "module": {
      if (receiver.module !== null) {
        const callee = state.readGlobal(v.name, receiver.module);
        for (const member of membersOf(callee)) callValue(state, v, member, outcome);
        // The call does not list them: they are called without a receiver.
        outcome.isOpen = true;
        return;
      }
      const t = moduleCall(state, receiver.name, v);
      if (t === undefined) break;
      return add(state, outcome, t, undefined);
    }
    case "callables":
      for (const member of receiver.members) callOn(state, v, member, outcome);
      return;
    default: {
      if (hasNoAttribute(receiver, v.name)) return;
      const field = fieldOf(receiver, v.name);
      if (receiver.kind === "tuple" && field !== undefined)
        return callHeld(state, v, receiver.elements[field]!, outcome);
      const t = methodCall(state, receiver, v.name, v);
      if (t === undefined) break;
      return add(state, outcome, t, undefined);
    }
  }
  if (!isBuiltin(receiver)) state.blind.read(v.name);
  state.lost(receiver);
  loseArguments(state, v);
  add(state, outcome, OBJECT, undefined);
}

/** The call of a static or class method, if the class or instance has one under the name. */
function callWrapped(state: State, v: CallMethod, info: ClassInfo, outcome: Outcome): boolean {
  const method = state.classes.wrappedMethod(info, v.name);
  if (method === undefined) return false;
  bind(state, method.fn, v, method.takesClass ? [{ kind: "class", cls: info.cls, orDerived: true }] : []);
  if (method.takesClass) markUnknown(state, method.fn);
  else state.specialCalls.plain(v, state.current, method.fn);
  add(state, outcome, state.resultOf(method.fn), undefined);
  return true;
}

/** A function that is called by a node that does not list it: its parameters stay as they are everywhere. */
function markUnknown(state: State, fn: IrFunction): void {
  state.calledIndirectly.add(fn);
}

function callOnInstance(state: State, v: CallMethod, info: ClassInfo, self: RType, outcome: Outcome): void {
  const methods = state.classes.methodsOf(info, v.name);
  if (methods !== undefined) {
    for (const fn of methods) {
      bind(state, fn, v, [state.classes.selfOf(fn, self)]);
      add(state, outcome, state.resultOf(fn), [fn]);
    }
    // Only derived classes have it: an instance of this one gives an AttributeError, which the direct call could not.
    if (state.classes.nearest(info, v.name) === undefined) outcome.isOpen = true;
    return;
  }
  if (callWrapped(state, v, info, outcome)) return;
  const { family } = info;
  if (callField(state, v, info, outcome, () => state.specialCalls.ofField(v, state.current))) return;
  if (family.opaque || isSpecialName(v.name)) state.blind.read(v.name);
  else state.blind.readOf(v.name, family);
  loseArguments(state, v);
  add(state, outcome, OBJECT, undefined);
}

/** The call of what a field of the instance or class holds, such as a function, or a class in the body of another. */
function callField(
  state: State,
  v: CallMethod,
  { family }: ClassInfo,
  outcome: Outcome,
  note: () => void,
): boolean {
  if (family.opaque || isSpecialName(v.name) || state.classes.isBound(family, v.name)) return false;
  note();
  callHeld(state, v, state.readField(family, v.name), outcome);
  return true;
}

/** The call of what is got by a name: the node does not list it. */
function callHeld(state: State, v: CallMethod, held: RType, outcome: Outcome): void {
  const part = nothing();
  for (const callee of membersOf(held)) callValue(state, v, callee, part);
  for (const fn of part.targets) markUnknown(state, fn);
  add(state, outcome, part.type, undefined);
}

/** The method that `super(cell, self).name` is, where it is one of a class of the program, for an instance. */
export function baseMethod(
  state: State,
  [cell, self]: readonly IrValue[],
  name: string,
): IrFunction | undefined {
  const info = cell?.op === "Load" ? state.classes.ofCell(cell.variable) : undefined;
  if (
    info === undefined ||
    info.family.opaque ||
    state.classes.isStored(name, info.family) ||
    self?.type.kind !== "instance"
  )
    return undefined;
  return inheritedFrom(info, name)?.methods.get(name);
}

/** `super().name(…)`: the method that the base has. */
function superCall(state: State, v: CallMethod, receiver: CallHelper): RType {
  v.targets = undefined;
  v.fillsException = fillsException(state.classes, v, receiver) !== undefined;
  if (v.fillsException) {
    loseArguments(state, v);
    return NONE;
  }
  const fn = baseMethod(state, receiver.args, v.name);
  if (fn === undefined) {
    state.blind.read(v.name);
    loseArguments(state, v);
    return OBJECT;
  }
  bind(state, fn, v, [receiver.args[1]!.type]);
  v.targets = [fn];
  return state.resultOf(fn);
}

/** `raise v`: the runtime makes an instance of a class; whoever handles exceptions may get it. */
export function inferRaise(state: State, raised: RType): void {
  for (const t of membersOf(raised)) {
    const outcome = nothing();
    if (t.kind === "class") callValue(state, NO_ARGUMENTS, t, outcome);
    for (const fn of outcome.targets) markUnknown(state, fn);
    state.lost(t.kind === "class" ? outcome.type : t);
  }
}
const NO_ARGUMENTS: Site = { args: [], keywords: [] };
