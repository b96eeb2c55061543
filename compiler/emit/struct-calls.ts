/**
 * `struct` with constant formats of ints and floats: each format becomes a function of its own that writes or reads the bytes where
 * they are. It takes bytes, bytearrays, small ints and floats; everything else it hands on to the module's function, which also raises
 * the errors. Values that are taken apart or picked at once need no tuple.
 */

import type { Call, CallMethod, GetItem, IrValue, Unpack } from "../ir/ops.js";
import { isLibraryModule } from "../types/type-kinds.js";
import { structLayout, type StructField, type StructLayout } from "../types/struct-formats.js";
import type { EmitContext } from "./context.js";
import { quote } from "./literals.js";
import { ASSIGNMENT, CALL } from "./precedence.js";

interface StructCall {
  readonly call: CallMethod | Call;
  /** The function's name in the module. */
  readonly name: string;
  /** The module, or the function that was imported from it. */
  readonly source: IrValue;
  /** What leads from there to the function. */
  readonly access: string;
  readonly format: string;
  readonly layout: StructLayout;
}

/** The type that inference gives the results while nothing in the program changes the module. */
const RESULT_KINDS: Readonly<Record<string, IrValue["type"]["kind"]>> = {
  pack: "bytes",
  pack_into: "none",
  unpack: "tuple",
  unpack_from: "tuple",
};

function structCall(e: EmitContext, value: IrValue): StructCall | undefined {
  if ((value.op !== "CallMethod" && value.op !== "Call") || value.keywords.length > 0 || !e.isStatic)
    return undefined;
  const source = value.op === "Call" ? value.func : value.object;
  const name = value.op === "Call" ? importedFunction(value.func) : value.name;
  if (name === undefined || !Object.hasOwn(RESULT_KINDS, name)) return undefined;
  if (value.op === "CallMethod" && !isLibraryModule(source.type, "struct")) return undefined;
  if (source.op !== "LoadGlobal" || !e.isBound(source.name)) return undefined;
  const { args } = value;
  if (value.type.kind !== RESULT_KINDS[name] || args.some((arg) => arg.rep !== "boxed")) return undefined;
  const [first] = args;
  if (first?.op !== "Const" || first.value.kind !== "str") return undefined;
  const layout = structLayout(first.value.value);
  const access = value.op === "Call" ? "" : `.$${name}`;
  return layout && { call: value, name, source, access, format: first.value.value, layout };
}

/** `pack`, behind `from struct import pack`. */
function importedFunction({ type }: IrValue): string | undefined {
  const prefix = "struct.";
  return type.kind === "native" && type.name.startsWith(prefix) ? type.name.slice(prefix.length) : undefined;
}

/** Where a field is: the array, and what is to be added to the places of its bytes. */
interface Memory {
  readonly array: string;
  readonly start: string | number;
}

const inOrder = (array: string, start: string | number): Memory => ({ array, start });

const sum = (start: string | number, at: number): string =>
  typeof start === "number" ? String(start + at) : at === 0 ? start : `${start} + ${at}`;

/** The bytes of a field that has value `v`, as assignments; typed arrays keep the low eight bits. */
function writing(e: EmitContext, { at, size, little, isFloat }: StructField, to: Memory, v: string): string {
  const place = (n: number): string => `${to.array}[${sum(to.start, n)}]`;
  if (isFloat)
    return ` ${e.runtime("structPutFloat")}(${to.array}, ${sum(to.start, at)}, ${size}, ${little}, ${v}.v);`;
  let text = "";
  for (let i = 0; i < size; i++) {
    const shift = 8 * (little ? i : size - 1 - i);
    text += ` ${place(at + i)} = ${shift === 0 ? v : `${v} >> ${shift}`};`;
  }
  return text;
}

/** The value of a field, a float as a bare number. */
function reading(e: EmitContext, { at, size, little, signed, isFloat }: StructField, from: Memory): string {
  const place = (n: number): string => `${from.array}[${sum(from.start, n)}]`;
  if (isFloat)
    return `${e.runtime("structFloat")}(${from.array}, ${sum(from.start, at)}, ${size}, ${little})`;
  const parts = [];
  for (let i = 0; i < size; i++) {
    const shift = 8 * (little ? i : size - 1 - i);
    parts.push(shift === 0 ? place(at + i) : `${place(at + i)} << ${shift}`);
  }
  const text = parts.join(" | ");
  if (size === 4) return signed ? text : `(${text}) >>> 0`;
  const unused = 32 - 8 * size;
  if (signed) return size === 1 ? `${text} << 24 >> 24` : `(${text}) << ${unused} >> ${unused}`;
  return text;
}

/** The same as an object. */
const boxedReading = (e: EmitContext, field: StructField, from: Memory): string =>
  field.isFloat ? `${e.runtime("float")}(${reading(e, field, from)})` : reading(e, field, from);

/** `struct.pack(…)`, `struct.pack_into(…)` and `struct.unpack…(…)` as calls of a function made for the format. */
export function emitStructCall(e: EmitContext, value: CallMethod | Call): boolean {
  const known = structCall(e, value);
  if (known === undefined) return false;
  const { args } = value;
  const { name } = known;
  if (name === "pack" || name === "pack_into") return emitPack(e, known);
  if (args.length !== 2 && !(name === "unpack_from" && args.length === 3)) return false;
  const from = memoryOf(known);
  const items = known.layout.fields.map((field) => boxedReading(e, field, from));
  emitMade(e, known, unpacker(e, known, `${e.runtime("tuple")}([${items.join(", ")}])`, ""));
  return true;
}

/** `struct.unpack(…)[0]` */
export function emitStructItem(e: EmitContext, { object, index }: GetItem): boolean {
  const known = structCall(e, object);
  if (known === undefined || known.name.startsWith("pack")) return false;
  const count = known.call.args.length;
  if (count !== 2 && !(known.name === "unpack_from" && count === 3)) return false;
  const i = index.op === "Const" && index.value.kind === "int" ? Number(index.value.value) : -1;
  const field = known.layout.fields[i];
  if (field === undefined) return false;
  emitMade(e, known, unpacker(e, known, boxedReading(e, field, memoryOf(known)), `.items[${i}]`));
  return true;
}

/** What `unpack` and `unpack_from` read from. */
const memoryOf = ({ call }: StructCall): Memory => inOrder("u", call.args.length === 3 ? "at" : 0);

/** The call of the function made for the call. */
function emitMade(e: EmitContext, { call, source }: StructCall, made: string): void {
  const { writer } = e;
  e.markValue(call);
  writer.write(`${made}(`);
  e.list([source, ...call.args.slice(1)]);
  e.markValue(call);
  writer.write(")");
}

function unpacker(
  e: EmitContext,
  { call, access, format, layout }: StructCall,
  result: string,
  pick: string,
): string {
  const value = e.annotation("Value");
  const hasOffset = call.args.length === 3;
  const offset = hasOffset ? "at" : "0";
  const general = `m${access}(${quote(format)}, o${hasOffset ? ", at" : ""})${pick}`;
  return e.hoist(
    "unpack",
    `(m${value}, o${value}${hasOffset ? `, at${value}` : ""})${value} => { ` +
      `if (!${e.runtime("structHolds")}(o, ${offset}, ${layout.size})) return ${general}; ` +
      `const u = o.u8; return ${result}; }`,
  );
}

function emitPack(e: EmitContext, known: StructCall): boolean {
  const { call, name, access, format, layout } = known;
  const isInto = name === "pack_into";
  const given = call.args.slice(isInto ? 3 : 1);
  if (given.length !== layout.fields.length || (isInto && call.args.length < 3)) return false;
  const value = e.annotation("Value");
  const names = given.map((_, i) => `v${i}`);
  const tests = given.flatMap(({ type }, i) => {
    if (layout.fields[i]!.isFloat) return [`!${e.runtime("structTakes")}(v${i})`];
    return type.kind === "int" && type.small ? [] : [`typeof v${i} !== "number"`];
  });
  if (isInto) tests.push(`!${e.runtime("structRoom")}(o, at, ${layout.size})`);
  const list = names.map((name) => `, ${name}`).join("");
  const general = `m${access}(${quote(format)}${isInto ? ", o, at" : ""}${list})`;
  const guard = tests.length > 0 ? `if (${tests.join(" || ")}) return ${general}; ` : "";
  const array = isInto ? "const u = o.u8;" : `const u = ${e.runtime("structMemory")}(${layout.size});`;
  const writes = layout.fields.map((field, i) => writing(e, field, inOrder("u", isInto ? "at" : 0), `v${i}`));
  const end = isInto ? "return null;" : `return ${e.runtime("bytesOf")}(u);`;
  const parameters = [`m${value}`, ...(isInto ? [`o${value}`, `at${value}`] : [])];
  const all = [...parameters, ...names.map((name) => name + value)].join(", ");
  emitMade(e, known, e.hoist("pack", `(${all})${value} => { ${guard}${array}${writes.join("")} ${end} }`));
  return true;
}

/** `a, b = struct.unpack_from(format, buffer, offset)`: the variables get their values from the bytes. */
export function emitStructUnpack(e: EmitContext, { value, variables, star, start }: Unpack): boolean {
  const known = structCall(e, value);
  if (known === undefined || star >= 0 || known.name.startsWith("pack")) return false;
  const { call, name, source, access, layout } = known;
  const { args } = call;
  if (variables.length !== layout.fields.length) return false;
  if (variables.some((v, i) => v.rep !== "boxed" && !layout.fields[i]!.isFloat)) return false;
  if (args.length !== 2 && !(name === "unpack_from" && args.length === 3)) return false;
  const { writer, scope } = e;
  const [object, offset] = [scope.acquire(), scope.acquire()];
  e.mark(start);
  writer.write(`${object} = `);
  e.expression(args[1]!, ASSIGNMENT);
  writer.write(`; ${offset} = `);
  if (args.length === 3) e.expression(args[2]!, ASSIGNMENT);
  else writer.write("0");
  const cast = e.asValue();
  const [o, at] = cast === "" ? [object, offset] : [`(${object}${cast})`, `(${offset}${cast})`];
  writer.write(`; if (${e.runtime("structHolds")}(${object}, ${offset}, ${layout.size})) { `);
  const array = scope.scratch(0);
  const bytes = cast === "" ? array : `(${array}${cast})`;
  writer.write(`${array} = ${o}.u8;`);
  const fixed = args.length === 3 ? constantOffset(args[2]!) : 0;
  const from = inOrder(bytes, fixed ?? at);
  layout.fields.forEach((field, i) => {
    const variable = variables[i]!;
    const text = variable.rep === "f64" ? reading(e, field, from) : boxedReading(e, field, from);
    writer.write(` ${scope.variable(variable)} = ${text};`);
  });
  writer.write(" } else { ");
  e.markValue(call);
  writer.write(`${array} = ${cast === "" ? "" : "("}`);
  e.expression(source, CALL);
  if (cast !== "") writer.write(`${cast})`);
  e.markValue(call);
  writer.write(
    `${access}(${quote(known.format)}, ${object}${args.length === 3 ? `, ${offset}` : ""}).items;`,
  );
  variables.forEach((variable, i) => {
    const text = `${bytes}[${i}]${variable.rep === "f64" ? ".v" : ""}`;
    writer.write(` ${scope.variable(variable)} = ${text};`);
  });
  writer.writeLine(" }");
  scope.release(offset);
  scope.release(object);
  return true;
}

function constantOffset(v: IrValue): number | undefined {
  const n = v.op === "Const" && v.value.kind === "int" ? v.value.value : undefined;
  return typeof n === "number" && n >= 0 ? n : undefined;
}
