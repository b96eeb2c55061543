/** Attributes: of modules, classes, instances and of things that are no Python text. */

import { initNative, withSelf } from "./classes.js";
import { NO_ARGUMENTS, type Argument } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Frame, Place } from "./frame.js";
import { findAfter, findInClass, nativeBase } from "./lookup.js";
import { join, unknown, type Native, type Value } from "./value.js";

export function readAttribute(ev: Evaluator, frame: Frame, place: Place, object: Value, name: string): Value {
  switch (object.kind) {
    case "module": {
      const cell = object.globals.get(name);
      if (cell?.value !== undefined) return cell.value;
      const full = `${object.name}.${name}`;
      if (ev.hasSource(full)) return ev.importModule(full);
      for (const module of object.starred)
        if (ev.model.namesOf(module).includes(name)) return { kind: "native", name: `${module}.${name}` };
      return unknown(`nothing is known of '${name}'`);
    }
    case "native":
      return readNative(ev, place, { kind: "native", name: `${object.name}.${name}` });
    case "object": {
      if (ev.model.worksOut(object.cls, name)) {
        const result = unknown("it is read from the hardware");
        const full = `${object.cls}.${name}`;
        ev.record({ kind: "get", name: full, object, args: NO_ARGUMENTS, place, result });
        return result;
      }
      const field = object.fields.get(name)?.value;
      if (field !== undefined && !name.startsWith("$")) return field;
      return { kind: "method", self: object, name };
    }
    case "instance": {
      const field = object.fields.get(name)?.value;
      if (field !== undefined) return field;
      const found = findInClass(object.cls, name);
      if (found !== undefined) return bind(ev, frame, place, object, found);
      const native = object.native.value;
      if (native !== undefined) return readAttribute(ev, frame, place, native, name);
      return unknown(`the attribute '${name}' is not known`);
    }
    case "class": {
      const found = findInClass(object, name);
      if (found === undefined) {
        const base = nativeBase(object);
        return base === undefined
          ? unknown(`the attribute '${name}' is not known`)
          : readAttribute(ev, frame, place, base, name);
      }
      if (found.kind !== "decorated") return found;
      return found.how === "classmethod" ? bindTo(object, found.fn) : found.fn;
    }
    case "super": {
      const found = findAfter(object.cls, name);
      if (found !== undefined) return bind(ev, frame, place, object.self, found);
      if (name === "__init__" && object.cls.kind === "class" && object.self.kind === "instance") {
        const base = nativeBase(object.cls);
        if (base?.kind === "native") return { kind: "method", self: object, name };
      }
      const native = object.self.kind === "instance" ? object.self.native.value : undefined;
      return native === undefined
        ? unknown(`the attribute '${name}' is not known`)
        : readAttribute(ev, frame, place, native, name);
    }
    case "sequence":
    case "dict":
    case "const":
      return { kind: "method", self: object, name };
    case "oneOf":
      return object.values.map((one) => readAttribute(ev, frame, place, one, name)).reduce(join);
    default:
      return unknown(`the attribute '${name}' is not known`);
  }
}

function readNative(ev: Evaluator, place: Place, native: Native): Value {
  const value = ev.model.constant(native);
  ev.record({ kind: "read", name: native.name, object: undefined, args: NO_ARGUMENTS, place, result: value });
  return value ?? native;
}

/** What an instance gives for something found in its class. */
function bind(ev: Evaluator, frame: Frame, place: Place, self: Value, found: Value): Value {
  if (found.kind === "decorated") {
    if (found.how === "staticmethod") return found.fn;
    if (found.how === "classmethod") return self.kind === "instance" ? bindTo(self.cls, found.fn) : found.fn;
    return ev.call(frame, place, found.fn, withSelf(self, place, NO_ARGUMENTS));
  }
  return bindTo(self, found);
}

function bindTo(self: Value, fn: Value): Value {
  return fn.kind === "function" ? { kind: "bound", self, fn } : fn;
}

/** `super().__init__(…)` with a base that is no Python text. */
export function callSuperInit(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  self: Extract<Value, { kind: "super" }>,
  args: Parameters<typeof initNative>[5],
): void {
  if (self.self.kind !== "instance" || self.cls.kind !== "class") return;
  const base = nativeBase(self.cls);
  if (base !== undefined) initNative(ev, frame, place, self.self, base, args);
}

export function writeAttribute(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  object: Value,
  name: string,
  argument: Argument,
): void {
  switch (object.kind) {
    case "instance": {
      const setter = findInClass(object.cls, name);
      if (setter?.kind === "decorated") return;
      ev.store.set(ev.field(object.fields, name), argument.value);
      return;
    }
    case "class":
      ev.store.set(ev.field(object.names, name), argument.value);
      return;
    case "module":
      ev.store.set(ev.globalCell(object, name), argument.value);
      return;
    case "object": {
      object.holds.push(argument.value);
      const event = ev.record({
        kind: "write",
        name: `${object.cls}.${name}`,
        object,
        args: { ...NO_ARGUMENTS, positional: [argument] },
        place,
        result: undefined,
      });
      ev.model.effect(ev, event);
      return;
    }
    case "oneOf":
      ev.branch(
        object.values.map((one) => () => {
          writeAttribute(ev, frame, place, one, name, argument);
          return true;
        }),
      );
      return;
    default:
      ev.escape(argument.value);
  }
}
