/** Names as values: variables, globals, builtins, and what only the runtime can look up. */

import type { AssignNameExpr, Load, LoadBuiltin, LoadGlobal, LoadName, LoadUnknown } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { quote } from "./literals.js";
import { wrapped } from "./operators.js";
import * as P from "./precedence.js";

export function emitLoad(e: EmitContext, value: Load, precedence: number): void {
  const { writer } = e;
  const name = e.scope.variable(value.variable);
  const pythonName = value.variable.kind === "temp" ? undefined : nameAt(e, value.start, value.variable.name);
  if (!value.checked) {
    if (pythonName !== undefined) writer.map(value.start, pythonName);
    return writer.write(name);
  }
  wrapped(e, P.CONDITIONAL, precedence, () => {
    writer.map(value.start, pythonName);
    writer.write(`${name} !== undefined ? ${name} : `);
    e.markUnbound(value);
    const pythonText = quote(value.variable.name);
    writer.write(
      e.scope.isOfModule(value.variable)
        ? `${e.runtime("global")}($M, ${pythonText})`
        : `${e.runtime("unboundLocal")}(${pythonText})`,
    );
  });
}

export function emitLoadGlobal(e: EmitContext, value: LoadGlobal, precedence: number): void {
  const { writer } = e;
  if (!e.isStatic) {
    writer.map(value.start, nameAt(e, value.start, value.name));
    e.markUnbound(value);
    return writer.write(`${e.runtime("loadGlobal")}($M, ${quote(value.name)})`);
  }
  const name = e.scope.global(value.name);
  if (e.isBound(value.name)) {
    writer.map(value.start, nameAt(e, value.start, value.name));
    return writer.write(name);
  }
  wrapped(e, P.CONDITIONAL, precedence, () => {
    writer.map(value.start, nameAt(e, value.start, value.name));
    writer.write(`${name} !== undefined ? ${name} : `);
    e.markUnbound(value);
    writer.write(`${e.runtime("global")}($M, ${quote(value.name)})`);
  });
}

export function emitLoadUnknown(e: EmitContext, value: LoadUnknown): void {
  e.outerNames.add(value.name);
  e.writer.map(value.start, nameAt(e, value.start, value.name));
  e.markUnbound(value);
  e.writer.write(`${e.runtime(e.isStatic ? "global" : "loadGlobal")}($M, ${quote(value.name)})`);
}

export function emitLoadBuiltin(e: EmitContext, value: LoadBuiltin): void {
  e.writer.map(value.start, nameAt(e, value.start, value.name));
  e.writer.write(e.builtin(value.name));
}

export function emitLoadName(e: EmitContext, value: LoadName): void {
  e.outerNames.add(value.name);
  e.writer.map(value.start, nameAt(e, value.start, value.name));
  e.markUnbound(value);
  e.writer.write(`${e.runtime("loadName")}($C, $M, ${quote(value.name)})`);
}

/** A walrus that is no local variable. */
export function emitAssignName(e: EmitContext, value: AssignNameExpr, precedence: number): void {
  const { writer } = e;
  if (value.scope === "global" && e.isStatic) {
    return wrapped(e, P.ASSIGNMENT, precedence, () => {
      writer.map(value.start, nameAt(e, value.start, value.name));
      writer.write(`${e.scope.global(value.name)} = `);
      e.expression(value.value, P.ASSIGNMENT);
    });
  }
  e.markValue(value);
  writer.write(value.scope === "name" ? `$C.set(` : `${e.runtime("storeGlobal")}($M, `);
  writer.write(`${quote(value.name)}, `);
  e.expression(value.value, P.ASSIGNMENT);
  writer.write(")");
}

/** The name for a mapping, if the source really has it at that place. */
export function nameAt(e: EmitContext, offset: number, name: string): string | undefined {
  return e.module.file.text.startsWith(name, offset) ? name : undefined;
}
