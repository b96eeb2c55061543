/** Statements of the IR as JavaScript statements. */

import type { IrVar } from "../ir/function.js";
import type { If, IrStmt, IrValue, SetAttr, Unpack } from "../ir/ops.js";
import { emitSetItem } from "./access.js";
import { type EmitContext, isPlain } from "./context.js";
import { attributeAccess, fieldMarker } from "./attributes.js";
import { nameAt } from "./variables.js";
import { emitFolded } from "./folding.js";
import { emitSafepoint, writeBack } from "./fuel.js";
import { quote } from "./literals.js";
import { emitStructUnpack } from "./struct-calls.js";
import { emitLoop } from "./loops.js";
import { ASSIGNMENT, SEQUENCE } from "./precedence.js";
import { emitBraced, emitLeavingTries, emitTry } from "./tries.js";
import { unboxing } from "./ts-types.js";
import { floatInto } from "./float-items.js";
import { isFloatList } from "../types/float-lists.js";

export function emitStatements(e: EmitContext, list: readonly IrStmt[]): void {
  for (let i = 0; i < list.length; i++) emitStatement(e, list[i]!);
}

function emitStatement(e: EmitContext, s: IrStmt): void {
  const { writer, scope } = e;
  e.entered = s.start;
  switch (s.op) {
    case "AssignVar":
      writer.map(s.start, s.variable.kind === "temp" ? undefined : nameAt(e, s.start, s.variable.name));
      writer.write(`${scope.variable(s.variable)} = `);
      return emitEnd(e, s.value, ";");
    case "StoreGlobal":
      writer.map(s.start, nameAt(e, s.start, s.name));
      if (e.isStatic) {
        writer.write(`${scope.global(s.name)} = `);
        return emitEnd(e, s.value, ";");
      }
      writer.write(`${e.runtime("storeGlobal")}($M, ${quote(s.name)}, `);
      return emitEnd(e, s.value, ");");
    case "StoreName":
      writer.map(s.start, nameAt(e, s.start, s.name));
      writer.write(`$C.set(${quote(s.name)}, `);
      return emitEnd(e, s.value, ");");
    case "SetAttr":
      return emitSetAttr(e, s);
    case "SetItem":
      return emitSetItem(e, s);
    case "DeleteVar": {
      const name = scope.variable(s.variable);
      e.mark(s.start);
      const fail = e.runtime(scope.isOfModule(s.variable) ? "unboundGlobal" : "unboundLocal");
      return writer.writeLine(
        `if (${name} === undefined) ${fail}(${quote(s.variable.name)}); ${name} = ${unbound(e)};`,
      );
    }
    case "UnbindVar":
      e.mark(s.start);
      return writer.writeLine(`${scope.variable(s.variable)} = ${unbound(e)};`);
    case "DeleteGlobal":
    case "UnbindGlobal":
      return emitDeleteGlobal(e, s.start, s.name, s.op === "DeleteGlobal");
    case "DeleteName":
    case "UnbindName":
      e.mark(s.start);
      return writer.writeLine(`$C.${s.op === "DeleteName" ? "delete" : "unbind"}(${quote(s.name)});`);
    case "DeleteAttr":
      e.mark(s.start);
      writer.write(`${e.runtime("delattr")}(`);
      return emitEnd(e, s.object, `, ${quote(s.name)});`);
    case "DeleteItem":
      e.markStatement(s.start, s.end, [s.object, s.index]);
      return emitRuntimeCall(e, "delitem", [s.object, s.index]);
    case "Unpack":
      return emitUnpack(e, s);
    case "Evaluate":
      if (s.value.op === "Yield" && scope.folding !== null)
        return emitFolded(e, scope.folding, s.value.value);
      if (hasNoEffect(s.value)) return;
      e.mark(s.start);
      e.expression(s.value, SEQUENCE);
      return writer.writeLine(";");
    case "If":
      return emitIf(e, s);
    case "While":
    case "ForIter":
    case "ForRange":
      return emitLoop(e, s);
    case "Block":
      scope.guardsOutside.set(s.label, scope.guards.length);
      if (!scope.labels.has(s.label)) return emitStatements(e, s.body);
      writer.write(`$${s.label}: {`);
      emitBraced(e, s.body);
      return writer.newline();
    case "Break":
    case "Continue": {
      e.mark(s.start);
      emitLeavingTries(e, scope.guardsOutside.get(s.label) ?? 0);
      const target = scope.jumps.get(s.label);
      if (target !== undefined) return writer.writeLine(s.op === "Break" ? target.exit() : target.next());
      const word = s.op === "Break" ? "break" : "continue";
      return writer.writeLine(scope.innermostLoop === s.label ? `${word};` : `${word} $${s.label};`);
    }
    case "Try":
      return emitTry(e, s);
    case "Return":
      return emitReturn(e, s.start, s.value);
    case "Raise":
      e.markStatement(s.start, s.end, [s.exception]);
      writer.write(`throw ${e.runtime(isFresh(s.exception) ? "raiseNew" : "raise")}(`);
      e.list(s.cause === null ? [s.exception] : [s.exception, s.cause]);
      return writer.writeLine(");");
    case "Rethrow":
      e.mark(s.start);
      return writer.writeLine(
        s.exception === null
          ? `throw ${e.runtime("noActiveException")}();`
          : `throw ${scope.variable(s.exception)};`,
      );
    case "ImportStar":
      e.mark(s.start);
      writer.write(`${e.runtime("importStar")}($M, `);
      return emitEnd(e, s.module, ");");
    case "Safepoint":
      return emitSafepoint(e, s.start);
  }
}

/** An exception made where it is raised: no other raise of it has come before, and none will come after. */
function isFresh(exception: IrValue): boolean {
  return (
    exception.op === "Call" && (exception.func.op === "LoadBuiltin" || exception.func.op === "LoadGlobal")
  );
}

/** A value, then text that ends the line. */
function emitEnd(e: EmitContext, value: IrValue, end: string): void {
  e.expression(value, ASSIGNMENT);
  e.writer.writeLine(end);
}

/** Absent, as a value that any variable may take in TypeScript too. */
function unbound(e: EmitContext): string {
  return `undefined${e.asValue()}`;
}

function hasNoEffect(value: IrValue): boolean {
  return value.op === "Const" || (value.op === "Load" && !value.checked);
}

function emitRuntimeCall(e: EmitContext, name: string, operands: readonly IrValue[]): void {
  e.writer.write(`${e.runtime(name)}(`);
  e.list(operands);
  e.writer.writeLine(");");
}

/** Instances of ordinary classes take plain assignments, anything else goes through the runtime. */
function emitSetAttr(e: EmitContext, s: SetAttr): void {
  const { writer, scope } = e;
  e.mark(s.start);
  const cls = s.object.type.kind === "instance" ? s.object.type.cls : undefined;
  const isField = cls !== undefined && (cls.fields.has(s.name) || cls.accessors.has(s.name));
  const object = plainText(e, s.object, s.value) ?? scope.acquire();
  if (isField && isReadAgain(s.object, s.value)) {
    // Nothing can come between the value and the store.
    e.markStatement(s.start, s.end, [s.value, s.object]);
    writer.write(`${object}${attributeAccess(s.name, fieldMarker(s, s.value.rep === "f64"), false)} = `);
    return emitEnd(e, s.value, ";");
  }
  if (!isReadAgain(s.object, s.value)) {
    writer.write(`${object} = `);
    emitEnd(e, s.object, ";");
  }
  const value = isPlain(s.value) ? null : scope.scratch(0);
  if (value !== null) {
    writer.write(`${value} = `);
    emitEnd(e, s.value, ";");
  }
  const writeValue = () => (value === null ? e.expression(s.value, ASSIGNMENT) : writer.write(value));
  e.markStatement(s.start, s.end, [s.value, s.object]);
  if (isField) {
    writer.write(`${object}${attributeAccess(s.name, fieldMarker(s, s.value.rep === "f64"), false)} = `);
    writeValue();
    writer.writeLine(";");
    if (!isReadAgain(s.object, s.value)) scope.release(object);
    return;
  }
  writer.write(`if (${object}?.open$) ${object}${attributeAccess(s.name, "$", false)} = `);
  writeValue();
  writer.write(`; else `);
  writer.write(`${e.runtime("setattr")}(${object}, ${quote(s.name)}, `);
  writeValue();
  writer.writeLine(");");
  if (!isReadAgain(s.object, s.value)) scope.release(object);
}

/** Whether the object may be read after the value has been evaluated, and twice. */
function isReadAgain(object: IrValue, value: IrValue): boolean {
  return (
    object.op === "Load" &&
    !object.checked &&
    (object.variable.kind === "temp" || !mayAssign(value, object.variable))
  );
}

function plainText(e: EmitContext, object: IrValue, value: IrValue): string | null {
  if (object.op !== "Load" || !isReadAgain(object, value)) return null;
  return e.scope.variable(object.variable);
}

/** Whether evaluating the value could change the local variable: calls only can if it is captured, which lowering heeds. */
function mayAssign(value: IrValue, variable: IrVar): boolean {
  if (value.op === "Seq") return value.values.some((v) => mayAssign(v, variable));
  return value.op === "AssignExpr" && value.variable === variable;
}

function emitDeleteGlobal(e: EmitContext, start: number, name: string, checked: boolean): void {
  const { writer } = e;
  e.mark(start);
  if (!e.isStatic) {
    return writer.writeLine(`${e.runtime(checked ? "deleteGlobal" : "unbindGlobal")}($M, ${quote(name)});`);
  }
  const text = e.scope.global(name);
  if (checked) writer.write(`if (${text} === undefined) ${e.runtime("unboundGlobal")}(${quote(name)}); `);
  writer.writeLine(`${text} = ${unbound(e)};`);
}

function emitUnpack(e: EmitContext, s: Unpack): void {
  const { writer, scope } = e;
  const { value, variables } = s;
  e.mark(s.start);
  const isDisplay = value.op === "MakeTuple" || value.op === "MakeList";
  if (
    isDisplay &&
    s.star < 0 &&
    value.items.length === variables.length &&
    !value.items.some((item) => item.spread)
  ) {
    // `a, b = b, a` needs no tuple.
    const temporaries = value.items.map((item) => {
      const temporary = scope.acquire();
      writer.write(`${temporary} = `);
      emitEnd(e, item.value, ";");
      return temporary;
    });
    writer.writeLine(
      variables.map((variable, i) => `${scope.variable(variable)} = ${temporaries[i]};`).join(" "),
    );
    for (const temporary of temporaries) scope.release(temporary);
    return;
  }
  if (emitStructUnpack(e, s)) return;
  const items = scope.scratch(0);
  if (s.star < 0) {
    // The items of a list or tuple are read where they are. The check stands here, so that V8 knows it for this place.
    let source: string;
    if (isPlain(value) && value.op === "Load" && value.rep === "boxed")
      source = scope.variable(value.variable);
    else {
      source = scope.scratch(1);
      writer.write(`${source} = `);
      e.expression(value, ASSIGNMENT);
      writer.write("; ");
    }
    e.markStatement(s.start, s.end, [value]);
    const read = e.typescript ? `(${source}${e.asValue()})` : source;
    const { type } = value;
    if (type.kind === "tuple" && type.item === undefined && type.elements.length === variables.length) {
      writer.write(`${items} = ${read}.items;`);
      return writer.writeLine(unpackedItems(e, variables, items));
    }
    const areFloats = isFloatList(value.type);
    writer.write(`${items} = ${read}${areFloats ? ".f64" : "?.items"}; `);
    writer.write(
      `if (${items}${areFloats ? "" : "?"}.length !== ${variables.length}) ${items} = ` +
        `${e.runtime(areFloats ? "floatsUnpack" : "unpack")}(${source}, ${variables.length});`,
    );
    if (areFloats) {
      const texts = variables.map(
        (variable, i) => ` ${scope.variable(variable)} = ${floatInto(e, variable, `${items}[${i}]`)};`,
      );
      return writer.writeLine(texts.join(""));
    }
  } else {
    e.markStatement(s.start, s.end, [value]);
    writer.write(`${items} = ${e.runtime("unpackStar")}(`);
    e.expression(value, ASSIGNMENT);
    writer.write(`, ${s.star}, ${variables.length - s.star - 1});`);
  }
  writer.writeLine(unpackedItems(e, variables, items));
}

function unpackedItems(e: EmitContext, variables: readonly IrVar[], items: string): string {
  return variables
    .map((variable, i) => ` ${e.scope.variable(variable)} = ${items}[${i}]${unboxing(variable)};`)
    .join("");
}

function emitIf(e: EmitContext, s: If): void {
  const { writer } = e;
  let next: If = s;
  for (;;) {
    e.mark(next.start);
    writer.write("if (");
    e.parts.test(e, next.test, SEQUENCE);
    writer.write(") {");
    const { otherwise } = next;
    emitBraced(e, next.then);
    if (otherwise.length === 0) return writer.newline();
    writer.write(" else ");
    if (otherwise.length === 1 && otherwise[0]!.op === "If") {
      next = otherwise[0];
      continue;
    }
    writer.write("{");
    emitBraced(e, otherwise);
    return writer.newline();
  }
}

function emitReturn(e: EmitContext, start: number, value: IrValue): void {
  const { writer } = e;
  e.mark(start);
  writeBack(e);
  if (e.scope.guards.length > 0 && !isPlain(value)) {
    // The value is still the business of the handlers.
    const result = e.scope.acquire();
    writer.write(`${result} = `);
    emitEnd(e, value, ";");
    emitLeavingTries(e, 0);
    writer.writeLine(e.scope.isStepped ? `return $g.ended$(${result});` : `return ${result};`);
    return e.scope.release(result);
  }
  emitLeavingTries(e, 0);
  writer.write(e.scope.isStepped ? "return $g.ended$(" : "return ");
  emitEnd(e, value, e.scope.isStepped ? ");" : ";");
}
