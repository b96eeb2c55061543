/** Named values of CircuitPython's modules: `digitalio.Direction.INPUT`, `supervisor.RunReason.STARTUP`. */

import { typeError } from "../../../runtime-hal/core/exceptions.js";
import { defineType, typeName, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";

/** One of a few named values. */
export class PyChoice extends PyObject {
  constructor(
    readonly module: string,
    readonly kind: string,
    readonly name: string,
  ) {
    super();
  }
}
const choiceType = defineType({
  name: "Choice",
  js: PyChoice,
  slots: {
    repr$(this: PyChoice) {
      return `${this.module}.${this.kind}.${this.name}`;
    },
  },
});

/** A class of a module that holds named values and cannot be made. */
export function choices<Name extends string>(
  module: string,
  kind: string,
  names: readonly Name[],
): { type: PyType; values: Record<Name, PyChoice> } {
  const entries = names.map((name) => [name, new PyChoice(module, kind, name)]);
  const values = Object.fromEntries(entries) as Record<Name, PyChoice>;
  class Holder extends PyObject {}
  return { type: defineType({ name: kind, js: Holder, base: choiceType, attrs: values }), values };
}

/** An argument that must be one of the values of a class; anything else is a TypeError (`mp_arg_validate_type`). */
export function choiceArgument(value: Value, name: string, kind: string): PyChoice {
  if (value instanceof PyChoice && value.kind === kind) return value;
  throw typeError(`${name} must be of type ${kind}, not ${typeName(value)}`);
}
