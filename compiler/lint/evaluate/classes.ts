/** Class definitions and instances. */

import type * as ir from "../../ir/ops.js";
import type { Argument, CallArguments } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Frame, Place } from "./frame.js";
import { findInClass, nativeBase } from "./lookup.js";
import { valueCell } from "./store.js";
import type { ClassValue, Instance, Value } from "./value.js";

export function makeClass(ev: Evaluator, frame: Frame, v: ir.MakeClass): Value {
  const bases = v.bases.map(({ value }) => ev.value(frame, value));
  const cls: ClassValue = { kind: "class", cls: v.cls, names: new Map(), bases };
  const { body, classCell } = v.cls;
  // The variable for `super()` lies around the body.
  const around: Frame = { ...frame, fn: body, vars: new Map(), outer: frame };
  if (classCell !== null) around.vars.set(classCell, valueCell(cls));
  const inner = ev.newFrame(body, frame.module, around, cls.names, ev.place(frame, v));
  ev.markExecuted(body);
  ev.block(inner, body.body);
  return cls;
}

/** A call of a class of the program. */
export function makeInstance(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  cls: ClassValue,
  args: CallArguments,
): Value {
  const instance: Instance = { kind: "instance", cls, fields: new Map(), native: valueCell() };
  const init = findInClass(cls, "__init__");
  if (init !== undefined) ev.call(frame, place, init, withSelf(instance, place, args));
  else {
    const base = nativeBase(cls);
    if (base !== undefined) initNative(ev, frame, place, instance, base, args);
  }
  return instance;
}

/** `__init__` of a base class that is no Python text. */
export function initNative(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  instance: Instance,
  base: Value,
  args: CallArguments,
): void {
  if (base.kind === "native" && !base.name.startsWith("builtins."))
    ev.store.set(instance.native, ev.call(frame, place, base, args));
}

export function withSelf(self: Value, place: Place, args: CallArguments): CallArguments {
  const first: Argument = { value: self, place, node: null };
  return { ...args, positional: [first, ...args.positional] };
}
