/**
 * Items, lengths and membership: the slot of the object is called where the access stands, and the runtime only where
 * there is no such slot. So V8 keeps in mind for each place which type comes there, and can put the slot's code in.
 */

import type { CallHelper, Compare, GetItem, IrValue, RecordField, SetItem } from "../ir/ops.js";
import { constantOf } from "./constants.js";
import { type EmitContext, isPlain } from "./context.js";
import { boxed } from "../ir/convert.js";
import { isFloatArray } from "../types/float-lists.js";
import { floatRead, floatStore } from "./float-items.js";
import { wrapped } from "./operators.js";
import * as P from "./precedence.js";
import { emitSetSlice, emitSlice } from "./slices.js";
import { emitStructItem } from "./struct-calls.js";
import { isInside, itemRead, itemStore } from "./typed-items.js";

/** Operands that may be read twice: as they are, or held in temporaries. */
interface Held {
  readonly texts: readonly string[];
  release(): void;
}

/**
 * Evaluates operands in order: `write` gets each that needs a temporary, as an assignment. With one that is evaluated
 * late, all before it are held, since it may change them.
 */
function hold(e: EmitContext, values: readonly IrValue[], separator: string): Held {
  const temporaries: string[] = [];
  let last = values.length - 1;
  while (last >= 0 && isPlain(values[last]!)) last--;
  const texts = values.map((value, i) => {
    if (i > last || (value.op === "Const" && isPlain(value))) return "";
    const temporary = e.scope.acquire();
    temporaries.push(temporary);
    e.writer.write(`${temporary} = `);
    e.expression(value, P.ASSIGNMENT);
    e.writer.write(separator);
    return temporary;
  });
  return {
    texts,
    release() {
      for (const temporary of temporaries) e.scope.release(temporary);
    },
  };
}

/** Slots of built-in types, by the kind of type that has all of them for certain. */
const SLOTS: Readonly<Partial<Record<IrValue["type"]["kind"], readonly string[]>>> = {
  dict: ["len$", "contains$", "getitem$", "setitem$"],
  set: ["len$", "contains$"],
  deque: ["len$", "getitem$", "setitem$"],
  list: ["len$", "contains$", "getitem$", "setitem$"],
  tuple: ["len$", "contains$", "getitem$"],
  str: ["len$", "contains$", "getitem$"],
  bytes: ["len$", "contains$", "getitem$"],
  bytearray: ["len$", "contains$", "getitem$", "setitem$"],
  memoryview: ["len$", "contains$", "getitem$", "setitem$"],
  array: ["len$", "contains$", "getitem$", "setitem$"],
};

/** What a slot of dicts and sets does nothing but call. */
const METHODS: Readonly<Partial<Record<IrValue["type"]["kind"], Readonly<Record<string, string>>>>> = {
  dict: { contains$: "has", setitem$: "set" },
  set: { contains$: "has" },
};

/** The method to be called on an object that has the slot. */
function slotMethod(object: IrValue, slot: string): string {
  return METHODS[object.type.kind]?.[slot] ?? slot;
}

/** The object has the slot: no test is needed. */
function hasSlot(object: IrValue, slot: string): boolean {
  return SLOTS[object.type.kind]?.includes(slot) === true;
}

const isBoxed = (value: IrValue): boolean => value.rep === "boxed";

/** Writes an operand that has been held, or stands for itself. */
function writeHeld(e: EmitContext, value: IrValue, text: string, asReceiver = false): void {
  if (text !== "") return e.writer.write(asReceiver && e.typescript ? `(${text}${e.asValue()})` : text);
  if (!asReceiver || !e.typescript) return e.expression(value, asReceiver ? P.CALL : P.ASSIGNMENT);
  e.writer.write("(");
  e.expression(value, P.ASSIGNMENT);
  e.writer.write(`${e.asValue()})`);
}

/** `o.slot$ !== undefined ? o.slot$(rest) : $helper(…)` with the object at `receiver` among the operands. */
function emitSlot(
  e: EmitContext,
  value: IrValue,
  operands: readonly IrValue[],
  receiver: number,
  slot: string,
  general: string,
  precedence: number,
): void {
  const { writer } = e;
  const object = operands[receiver]!;
  // A constant has no slots of its own to look for.
  if (object.op === "Const") {
    e.markValue(value);
    writer.write(`${general}(`);
    e.list(operands);
    return writer.write(")");
  }
  if (hasSlot(object, slot) && (receiver === 0 || operands.every(isPlain))) {
    writeHeld(e, object, "", true);
    e.markValue(value);
    writer.write(`.${slotMethod(object, slot)}(`);
    e.list(operands.filter((_, i) => i !== receiver));
    return writer.write(")");
  }
  writeHolding(e, operands, precedence, (texts) => {
    const writeSlotCall = (): void => {
      e.markValue(value);
      writer.write(`.${hasSlot(object, slot) ? slotMethod(object, slot) : slot}(`);
      let isFirst = true;
      operands.forEach((operand, i) => {
        if (i === receiver) return;
        if (!isFirst) writer.write(", ");
        isFirst = false;
        writeHeld(e, operand, texts[i]!);
      });
      e.markValue(value);
    };
    writeHeld(e, object, texts[receiver]!, true);
    if (hasSlot(object, slot)) {
      writeSlotCall();
      return writer.write(")");
    }
    e.markValue(value);
    writer.write(`?.${slot} !== undefined ? `);
    writeHeld(e, object, texts[receiver]!);
    writeSlotCall();
    writer.write(`) : ${general}(`);
    operands.forEach((operand, i) => {
      if (i > 0) writer.write(", ");
      writeHeld(e, operand, texts[i]!);
    });
    writer.write(")");
  });
}

function writeHolding(
  e: EmitContext,
  operands: readonly IrValue[],
  precedence: number,
  write: (texts: readonly string[]) => void,
): void {
  const needsNone = operands.every((operand) => isPlain(operand) && isBoxed(operand));
  wrapped(e, needsNone ? P.CONDITIONAL : P.SEQUENCE, precedence, () => {
    const held = hold(e, operands, ", ");
    write(held.texts);
    held.release();
  });
}

/** `o[k]` */
export function emitGetItem(e: EmitContext, value: GetItem, precedence: number): void {
  if (emitSlice(e, value) || emitStructItem(e, value)) return;
  if (value.rep === "f64") return emitFloatItem(e, value, precedence);
  const read = itemRead(value.object, value.index, e.scope.held);
  if (read !== undefined) {
    const { writer } = e;
    const operands = [value.object, value.index];
    const general = value.object.type.kind === "list" ? "listGet" : "getitem";
    return writeHolding(e, operands, precedence, (texts) => {
      const [object, index] = operands.map((operand, i) => textOf(e, operand, texts[i]!)) as [string, string];
      writer.write(read(e.typescript ? `(${object}${e.asValue()})` : object, index, e.scope.scratch(0)));
      if (isInside(value.object, value.index)) return;
      e.markValue(value);
      writer.write(`${e.runtime(general)}(${object}, ${index})`);
    });
  }
  if (value.field !== undefined) return emitFieldRead(e, value, value.field, precedence);
  emitSlot(e, value, [value.object, value.index], 0, "getitem$", e.runtime("getitem"), precedence);
}

/** `d.recordKeys === KEYS ? d.recordValues[2] : d.getitem$(k)` of a dict that was probably made with these keys. */
function emitFieldRead(e: EmitContext, value: GetItem, field: RecordField, precedence: number): void {
  const { writer } = e;
  writeHolding(e, [value.object], precedence, ([text]) => {
    const object = (): void => writeHeld(e, value.object, text!, true);
    object();
    writer.write(`.recordKeys === ${e.keywordNames(field.keys)} ? `);
    object();
    writer.write(`.recordValues[${field.at}] : `);
    object();
    e.markValue(value);
    writer.write(".getitem$(");
    e.expression(value.index, P.ASSIGNMENT);
    writer.write(")");
  });
}

/** `if (d.recordKeys === KEYS) d.recordValues[2] = v; else d.set(k, v);` */
function emitFieldStore(e: EmitContext, s: SetItem, field: RecordField): void {
  const { writer } = e;
  const held = hold(e, [s.object, s.value], "; ");
  const [text, stored] = held.texts as [string, string];
  const object = (): void => writeHeld(e, s.object, text, true);
  writer.write("if (");
  object();
  writer.write(`.recordKeys === ${e.keywordNames(field.keys)}) `);
  object();
  writer.write(`.recordValues[${field.at}] = `);
  writeHeld(e, s.value, stored);
  writer.write("; else ");
  object();
  e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
  writer.write(".set(");
  e.expression(s.index, P.ASSIGNMENT);
  writer.write(", ");
  writeHeld(e, s.value, stored);
  e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
  writer.writeLine(");");
  held.release();
}

/** `o[i]` of a list of floats. */
function emitFloatItem(e: EmitContext, value: GetItem, precedence: number): void {
  const { writer } = e;
  const read = floatRead(value.object, value.index);
  const operands = [value.object, value.index];
  const isArray = isFloatArray(value.object.type);
  const general = e.runtime(isArray ? "getitem" : "floatAt");
  const end = isArray ? ").v" : ")";
  if (read === undefined) {
    e.markValue(value);
    writer.write(`${general}(`);
    e.list(operands);
    return writer.write(end);
  }
  writeHolding(e, operands, precedence, (texts) => {
    const [object, index] = operands.map((operand, i) => textOf(e, operand, texts[i]!)) as [string, string];
    writer.write(read(e.typescript ? `(${object}${e.asValue()})` : object, index, e.scope.scratch(0)));
    e.markValue(value);
    writer.write(`${general}(${object}, ${index}${end}`);
  });
}

/** `o[i] = x` of a list of floats. */
function emitSetFloat(e: EmitContext, s: SetItem): void {
  const { writer } = e;
  const operands = [s.object, s.index, s.value];
  const store = floatStore(s.object, s.index);
  const isArray = isFloatArray(s.object.type);
  const general = e.runtime(isArray ? "setitem" : "floatSet");
  const mark = (): void => e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
  if (store === undefined) {
    mark();
    writer.write(`${general}(`);
    e.list([s.object, s.index, isArray ? boxed(s.value) : s.value]);
    return writer.writeLine(");");
  }
  const held = hold(e, operands, "; ");
  const texts = operands.map((operand, i) => textOf(e, operand, held.texts[i]!)) as [string, string, string];
  const [object, index, value] = texts;
  writer.write(store(e.typescript ? `(${object}${e.asValue()})` : object, index, value, e.scope.scratch(0)));
  mark();
  writer.writeLine(
    `${general}(${object}, ${index}, ${isArray ? `${e.runtime("float")}(${value})` : value});`,
  );
  held.release();
}

/** `len(o)` */
export function emitLen(e: EmitContext, value: IrValue, object: IrValue, precedence: number): void {
  emitSlot(e, value, [object], 0, "len$", e.builtin("len"), precedence);
}

/** `{"a", "b"}` or `["a", "b"]` of constants that is only looked into: it is made once a module. */
function constantDisplay(e: EmitContext, display: IrValue): string | undefined {
  if ((display.op !== "MakeSet" && display.op !== "MakeList") || display.items.length === 0) return undefined;
  const items = display.items.map((item) => (item.spread ? undefined : constantOf(e, item.value)));
  if (items.includes(undefined)) return undefined;
  const name = display.op === "MakeSet" ? "set" : "tuple";
  const made = e.hoist(name, `${e.runtime(name)}([${items.join(", ")}])`);
  return name === "set" ? `${made}.has` : `${e.typescript ? `(${made}${e.asValue()})` : made}.contains$`;
}

/** `item in o`, operands in order of evaluation. */
export function emitIsIn(e: EmitContext, value: Compare, precedence: number): void {
  const contains = constantDisplay(e, value.right);
  if (contains !== undefined) {
    e.markValue(value);
    e.writer.write(`${contains}(`);
    e.expression(value.left, P.ASSIGNMENT);
    return e.writer.write(")");
  }
  emitSlot(e, value, [value.left, value.right], 1, "contains$", e.runtime("isIn"), precedence);
}

/** The text of a plain operand, or of the temporary that holds it. */
function textOf(e: EmitContext, value: IrValue, held: string): string {
  if (held !== "") return held;
  if (value.op === "Load") return e.scope.variable(value.variable);
  return e.parts.constant(e, value);
}

/** `o[k] = v` */
export function emitSetItem(e: EmitContext, s: SetItem): void {
  const { writer } = e;
  if (s.value.rep === "f64") return emitSetFloat(e, s);
  if (emitSetSlice(e, s)) return;
  if (s.field !== undefined) return emitFieldStore(e, s, s.field);
  const operands = [s.object, s.index, s.value];
  if (s.object.op === "Const") {
    e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
    writer.write(`${e.runtime("setitem")}(`);
    e.list(operands);
    return writer.writeLine(");");
  }
  if (itemStore(s.object, s.index, s.value, e.scope.held) === undefined && hasSlot(s.object, "setitem$")) {
    writeHeld(e, s.object, "", true);
    e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
    writer.write(`.${slotMethod(s.object, "setitem$")}(`);
    e.list([s.index, s.value]);
    e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
    return writer.writeLine(");");
  }
  const held = hold(e, operands, "; ");
  const store = itemStore(s.object, s.index, s.value, e.scope.held);
  if (store !== undefined) {
    const texts = operands.map((operand, i) => textOf(e, operand, held.texts[i]!)) as [
      string,
      string,
      string,
    ];
    const [object, index, value] = texts;
    writer.write(store(e.typescript ? `(${object}${e.asValue()})` : object, index, value));
    e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
    writer.writeLine(`${e.runtime("setitem")}(${texts.join(", ")});`);
    return held.release();
  }
  const [object, index, value] = held.texts as [string, string, string];
  const mark = (): void => e.markStatement(s.start, s.end, [s.value, s.object, s.index]);
  writer.write("if (");
  writeHeld(e, s.object, object, true);
  mark();
  writer.write("?.setitem$) ");
  writeHeld(e, s.object, object, true);
  mark();
  writer.write(".setitem$(");
  writeHeld(e, s.index, index);
  writer.write(", ");
  writeHeld(e, s.value, value);
  mark();
  writer.write(`); else ${e.runtime("setitem")}(`);
  writeHeld(e, s.object, object);
  writer.write(", ");
  writeHeld(e, s.index, index);
  writer.write(", ");
  writeHeld(e, s.value, value);
  writer.writeLine(");");
  held.release();
}

/** `list.append` and the like of comprehensions, on a container the compiler has made. */
export function emitComprehensionItem(e: EmitContext, call: CallHelper): void {
  const { writer } = e;
  const [target, item] = call.args as [IrValue, IrValue];
  if (item.rep === "f64") {
    writer.write(`${e.runtime("floatAppend")}(`);
    e.list(call.args);
    return writer.write(")");
  }
  e.expression(target, P.CALL);
  writer.write(".items.push(");
  e.expression(item, P.ASSIGNMENT);
  writer.write(")");
}
