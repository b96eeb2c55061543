/** Attributes: how they are read in place, and what their names are in JavaScript. */

import type { GetAttr, IrValue, SetAttr } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { quote } from "./literals.js";
import { isIdentifier } from "./names.js";
import { wrapped } from "./operators.js";
import * as P from "./precedence.js";
import { nameAt } from "./variables.js";

/** `o.name` as a value: where an instance may lack the attribute, the runtime is asked after that. */
export function emitGetAttr(e: EmitContext, value: GetAttr, precedence: number): void {
  const { writer } = e;
  const isInstance = value.object.type.kind === "instance";
  const isBare = value.rep === "f64";
  // The kind is asked for behind the number.
  if (value.half === "kind" || isSurelyThere(e, value)) {
    emitReceiver(e, value.object);
    e.markValue(value);
    return writer.write(attributeAccess(value.name, fieldMarker(value, isBare), false));
  }
  wrapped(e, P.CONDITIONAL, precedence, () => {
    const result = e.scope.scratch(0);
    writer.write(`(${result} = `);
    const object = emitReusable(e, value.object);
    e.markValue(value);
    const access = attributeAccess(value.name, fieldMarker(value, isBare), !isInstance);
    writer.write(`${access}) !== undefined ? ${result} : ${e.runtime("getattr")}(`);
    writer.write(`${object}, ${quote(value.name)})${isBare ? ".v" : ""}`);
  });
}

/** The object has the field: it has been through `__init__`; or its class has the property. */
function isSurelyThere(e: EmitContext, { object, name }: GetAttr): boolean {
  if (object.type.kind !== "instance") return false;
  const { assigned, accessors } = object.type.cls;
  return (assigned.has(name) && e.scope.fn.name !== "__init__") || accessors.has(name);
}

/** An object in front of a dot. */
export function emitReceiver(e: EmitContext, object: IrValue): void {
  if (!e.typescript) return e.expression(object, P.CALL);
  e.writer.write("(");
  e.expression(object, P.ASSIGNMENT);
  e.writer.write(`${e.asValue()})`);
}

/**
 * Writes an object in front of `?.`, and gives the text that reads it again: the variable itself, or the second scratch
 * temporary (the next attribute access may take it again: by then this one is through).
 */
export function emitReusable(e: EmitContext, object: IrValue): string {
  const { writer } = e;
  if (object.op === "Load" && !object.checked && object.rep === "boxed") {
    const name = e.scope.variable(object.variable);
    if (object.variable.kind !== "temp")
      writer.map(object.start, nameAt(e, object.start, object.variable.name));
    writer.write(e.typescript && object.variable.type.kind !== "object" ? `(${name}${e.asValue()})` : name);
    return name;
  }
  const temporary = e.scope.scratch(1);
  writer.write(`(${temporary} = `);
  e.expression(object, e.typescript ? P.SHIFT : P.ASSIGNMENT);
  writer.write(`${e.asValue()})`);
  return temporary;
}

/** In front of attributes, of bare ones, of what is known of the number there, and of methods. */
type Marker = "$" | "n$" | "k$" | "m$";

/** The marker of a field of which a part is read or written. */
export const fieldMarker = ({ half }: GetAttr | SetAttr, isBare: boolean): Marker =>
  half === "kind" || half === "first" ? "k$" : isBare ? "n$" : "$";

/** `.name` with the marker in front; optional chaining or not. */
export function attributeAccess(name: string, marker: Marker, optional: boolean): string {
  if (isIdentifier(name)) return `${optional ? "?." : "."}${marker}${name}`;
  return `${optional ? "?." : ""}[${quote(marker + name)}]`;
}
