/** Calls: of the program's functions with their arguments, of classes, and of what is no Python text. */

import { callSuperInit, readAttribute } from "./attributes.js";
import { callBuiltin, callTextMethod } from "./builtins.js";
import { makeInstance, withSelf } from "./classes.js";
import { containerMethod, known, newDict, newSequence } from "./containers.js";
import { NO_ARGUMENTS, type Argument, type CallArguments } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Frame, Place } from "./frame.js";
import { findInClass } from "./lookup.js";
import { valueCell, type Changes } from "./store.js";
import { joinAll, NONE, strValue, unknown, type FunctionValue, type Value } from "./value.js";

export function callValue(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  callee: Value,
  args: CallArguments,
  isRoot = false,
): Value {
  switch (callee.kind) {
    case "function":
      return callFunction(ev, frame, place, callee, args, isRoot);
    case "bound":
      return callFunction(ev, frame, place, callee.fn, withSelf(callee.self, place, args), isRoot);
    case "class":
      return makeInstance(ev, frame, place, callee, args);
    case "instance": {
      const method = findInClass(callee.cls, "__call__");
      if (method?.kind === "function")
        return callFunction(ev, frame, place, method, withSelf(callee, place, args));
      const native = callee.native.value;
      return native === undefined ? giveAway(ev, args) : callValue(ev, frame, place, native, args);
    }
    case "native":
      return callNative(ev, frame, place, callee.name, args);
    case "object":
      return record(ev, place, `${callee.cls}.__call__`, callee, args);
    case "method":
      return callMethod(ev, frame, place, callee, args);
    case "decorated":
      return callValue(ev, frame, place, callee.fn, args);
    case "oneOf":
      return ev.each(callee, (one) => callValue(ev, frame, place, one, args));
    default:
      return giveAway(ev, args);
  }
}

/** Nothing is known of who gets the arguments. */
function giveAway(ev: Evaluator, args: CallArguments): Value {
  for (const { value } of args.positional) ev.escape(value);
  for (const { value } of args.keywords.values()) ev.escape(value);
  return unknown("it comes from a call of something unknown");
}

function callMethod(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  method: Extract<Value, { kind: "method" }>,
  args: CallArguments,
): Value {
  const { self, name } = method;
  if (self.kind === "super") {
    callSuperInit(ev, frame, place, self, args);
    return NONE;
  }
  if (self.kind === "object") return record(ev, place, `${self.cls}.${name}`, self, args);
  if (self.kind === "sequence" || self.kind === "dict") {
    for (const { value } of args.positional) ev.escape(value);
    return containerMethod(ev, self, name, args) ?? unknown("it comes from a method of a container");
  }
  return callTextMethod(self, name, args) ?? giveAway(ev, args);
}

function callNative(ev: Evaluator, frame: Frame, place: Place, name: string, args: CallArguments): Value {
  if (name.startsWith("builtins.")) {
    const known = callBuiltin(ev, frame, place, name.slice("builtins.".length), args);
    return known ?? giveAway(ev, args);
  }
  return record(ev, place, name, undefined, args);
}

/** Notes the call; what it is given may be called later. */
function record(
  ev: Evaluator,
  place: Place,
  name: string,
  object: Extract<Value, { kind: "object" }> | undefined,
  args: CallArguments,
): Value {
  const given = [...args.positional, ...args.keywords.values()].map(({ value }) => value);
  const makes = object === undefined && ev.model.isClass(name);
  const result = makes ? ev.newObject(name, place, given) : undefined;
  if (object !== undefined) object.holds.push(...given);
  const event = ev.record({ kind: "call", name, object, args, place, result });
  const value = ev.model.effect(ev, event) ?? result;
  const self = result ?? object;
  for (const one of given) ev.escape(one, self === undefined ? [] : [self]);
  return value ?? unknown(`it comes from ${name}()`);
}

function callFunction(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  callee: FunctionValue,
  args: CallArguments,
  isRoot = false,
): Value {
  const { fn, outer } = callee;
  if (!ev.mayEnter(fn, frame)) return unknown("the calls nest too deeply");
  ev.markExecuted(fn);
  const inner = ev.newFrame(fn, outer.module, outer, null, isRoot ? null : place);
  bindParameters(inner, callee, args, isRoot);
  const { path, loops } = ev;
  const falls = ev.block(inner, fn.body);
  ev.path = path;
  ev.loops = loops;
  ev.dead = false;
  if (!falls && inner.exits.length === 0) {
    // Nothing goes on behind the call: an endless loop, or an exception.
    ev.dead = !isRoot && !fn.isAsync && !fn.isGenerator;
    return unknown(`${fn.name}() does not return`);
  }
  joinExits(ev, inner.mark, falls, inner.exits);
  if (fn.isGenerator && !fn.isAsync) {
    const any = joinAll(inner.yielded, unknown("the generator gives nothing"));
    const items = isStraight(callee) ? known(inner.yielded) : { known: false as const, any };
    return newSequence("iterator", items);
  }
  return joinAll(falls ? [...inner.returned, NONE] : inner.returned, NONE);
}

/** A generator whose every `yield` is executed once, in order. */
function isStraight({ fn }: FunctionValue): boolean {
  return fn.body.every(({ op }) => op === "Evaluate" || op === "Return");
}

function joinExits(ev: Evaluator, mark: number, falls: boolean, exits: readonly Changes[]): void {
  const end = ev.store.take(mark);
  ev.store.merge(falls ? [end, ...exits] : exits);
}

function bindParameters(inner: Frame, callee: FunctionValue, args: CallArguments, isRoot: boolean): void {
  const { fn } = callee;
  const positional = fn.params.filter(({ form }) => form === "posonly" || form === "normal");
  const firstDefault = positional.length - callee.positionalDefaults.length;
  const used = new Set<string>();
  const bind = (variable: (typeof positional)[number]["variable"], argument: Argument): void => {
    inner.vars.set(variable, valueCell(argument.value));
    if (argument.node !== null) inner.given.set(variable, argument);
  };
  positional.forEach((param, i) => {
    const { variable } = param;
    const byName = param.form === "normal" ? args.keywords.get(variable.name) : undefined;
    const given = args.positional[i] ?? byName;
    if (byName !== undefined) used.add(variable.name);
    const fallback = callee.positionalDefaults[i - firstDefault];
    if (given !== undefined) bind(variable, given);
    else inner.vars.set(variable, valueCell(defaultOf(fallback, args.isOpen, isRoot, variable.name)));
  });
  for (const { form, variable } of fn.params) {
    if (form === "kwonly") {
      const given = args.keywords.get(variable.name);
      used.add(variable.name);
      if (given !== undefined) bind(variable, given);
      else {
        const fallback = callee.keywordDefaults.get(variable.name);
        inner.vars.set(variable, valueCell(defaultOf(fallback, args.isOpen, isRoot, variable.name)));
      }
    } else if (form === "vararg") {
      const rest = args.positional.slice(positional.length).map(({ value }) => value);
      const items = args.isOpen
        ? ({ known: false, any: unknown(`it is one of '*${variable.name}'`) } as const)
        : known(rest);
      inner.vars.set(variable, valueCell(newSequence("tuple", items)));
    } else if (form === "kwarg") {
      const rest = [...args.keywords].filter(([name]) => !used.has(name));
      const entries = rest.map(([name, { value }]) => [strValue(name), value] as const);
      const open = args.isOpen ? [[unknown("a keyword"), unknown("a keyword argument")] as const] : [];
      inner.vars.set(variable, valueCell(newDict([...entries, ...open])));
    }
  }
}

function defaultOf(fallback: Value | undefined, isOpen: boolean, isRoot: boolean, name: string): Value {
  if (isRoot) return unknown(`nothing is seen to call the function with its parameter '${name}'`);
  if (isOpen || fallback === undefined) return unknown(`the argument '${name}' is not known`);
  return fallback;
}

/** Calls a method by name. */
export function callNamed(ev: Evaluator, frame: Frame, place: Place, self: Value, name: string): Value {
  return callValue(ev, frame, place, readAttribute(ev, frame, place, self, name), NO_ARGUMENTS);
}
