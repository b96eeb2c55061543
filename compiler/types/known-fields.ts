/**
 * Fields of what variables hold, followed like variables from tests and assignments on: behind `if self.last is None: return` the
 * field is no longer None, up to where something else may store to it. Only those are followed that may hold values of several
 * kinds. Globals are followed in the same way, as if they were fields of their module, and so are items of tuples in variables, by constant
 * index or by the name that a named tuple has for them, which nothing can store to.
 */

import { isSpecialName } from "../binding/special-names.js";
import type { IrVar } from "../ir/function.js";
import type { GetAttr, GetItem, IrValue, LoadGlobal, SetAttr, SetItem, Unpack } from "../ir/ops.js";
import { OBJECT, type RType } from "../ir/types.js";
import type { Family } from "./class-info.js";
import { fieldOf } from "./named-tuples.js";
import { isPlainType, membersOf } from "./type-kinds.js";
import type { State } from "./state.js";

/** The families of the instances whose fields these are; `undefined` if reading or storing it may do anything else. */
function familiesOf(state: State, o: RType, name: string): readonly Family[] | undefined {
  const families: Family[] = [];
  for (const member of membersOf(o)) {
    if (member.kind === "none" || member.kind === "never") continue;
    if (member.kind !== "instance") return undefined;
    const { family } = state.classes.get(member.cls);
    if (family.opaque || isSpecialName(name)) return undefined;
    if (state.classes.isProperty(family, name) || state.classes.isBound(family, name)) return undefined;
    families.push(family);
  }
  return families;
}

/** Reading or storing the attribute runs no code of the program. */
export const isPlainField = (state: State, o: RType, name: string): boolean =>
  familiesOf(state, o, name) !== undefined;

/** What has been None so far may hold something else once more has been looked at. */
const isFollowed = (t: RType): boolean =>
  t.kind === "none" ||
  (t.kind === "union" && t.members.some((m) => m.kind !== "int" && m.kind !== "bool" && m.kind !== "object"));

/** Which item of a tuple it is, for one with so many items of known types at least. */
function itemPlace(read: GetAttr | GetItem): number | undefined {
  const { type } = read.object;
  if (type.kind !== "tuple") return undefined;
  if (read.op === "GetAttr") return fieldOf(type, read.name);
  const { index } = read;
  if (index.op !== "Const" || index.value.kind !== "int" || typeof index.value.value !== "number")
    return undefined;
  const { value } = index.value;
  return value >= 0 && value < type.elements.length ? value : undefined;
}

/** What is known of the field or item here beyond what it holds anywhere. */
export function fieldHere(state: State, read: GetAttr | GetItem): RType | undefined {
  const { object } = read;
  if (object.op !== "Load" || !state.flow.isShaky) return undefined;
  const item = itemPlace(read);
  if (item !== undefined) return state.flow.getField(object.variable, String(item));
  return read.op === "GetAttr" ? state.flow.getField(object.variable, read.name) : undefined;
}

/** A test or a use has shown something of the field or item. */
export function changeField(state: State, read: GetAttr | GetItem, part: (t: RType) => RType): void {
  const { object, type } = read;
  if (object.op !== "Load" || !isFollowed(type)) return;
  const item = itemPlace(read);
  if (item !== undefined) return state.flow.setField(object.variable, String(item), part(type));
  if (read.op === "GetAttr" && isPlainField(state, object.type, read.name))
    state.flow.setField(object.variable, read.name, part(type));
}

/** A store to the field, whose value has been looked at. */
export function storedField(state: State, { object, name, value }: SetAttr): void {
  const { flow } = state;
  const families = familiesOf(state, object.type, name);
  if (families === undefined) {
    flow.disturb();
    return flow.storedField(name);
  }
  flow.storedField(name);
  if (object.op !== "Load" || families.length !== 1) return;
  // The type is not noted as read: whoever reads the field looks at this function again.
  if (isFollowed(state.field(families[0]!, name).type)) flow.setField(object.variable, name, value.type);
}

// ---------------------------------------------------------------- globals

/** What stands for the module of the function at hand, whose globals are known as if they were fields of a variable. */
const MODULE: IrVar = { name: "module", kind: "temp", captured: false, type: OBJECT, rep: "boxed" };

/** What is known of the global here beyond what it holds anywhere. */
export const globalHere = (state: State, name: string): RType | undefined =>
  state.flow.getField(MODULE, name);

/** A test or a use has shown something of the global. */
export function changeGlobal(state: State, { name, type }: LoadGlobal, part: (t: RType) => RType): void {
  if (isFollowed(type)) state.flow.setField(MODULE, name, part(type));
}

/** A value of that type has been stored to the global. */
export function storedGlobal(state: State, name: string, t: RType): void {
  state.flow.storedField(name);
  const global = state.globalNamed(name);
  // As with fields, the type is not noted as read.
  if (global !== undefined && isFollowed(global.type)) state.flow.setField(MODULE, name, t);
}

/** Methods of containers that only keep their arguments, and those of dicts that look for a key. */
const KEEPING = new Set(
  "append appendleft clear copy insert items keys pop popleft reverse values".split(" "),
);
const FINDING = new Set("clear copy get items keys pop values".split(" "));

/** A value beside those of `isQuietValue` whose evaluation runs no code of the program, other than that of its operands. */
export function isQuietHere(state: State, v: IrValue): boolean {
  switch (v.op) {
    case "GetAttr":
      return isPlainField(state, v.object.type, v.name);
    case "GetItem":
      return findsItem(state, v.object, v.index);
    case "CallMethod": {
      const { type } = v.object;
      if (v.keywords.length > 0) return false;
      const isText = type.kind === "str" || type.kind === "bytes";
      if (!isText && type.kind !== "dict") return isSequence(type) && KEEPING.has(v.name);
      if (type.kind === "dict" && !(FINDING.has(v.name) && isPlainType(state.containers.key(type.cell))))
        return false;
      return v.args.every((arg) => isPlainType(arg.type));
    }
    case "JoinStr":
      return true;
    case "FormatValue":
      return isPlainType(v.value.type);
    default:
      return false;
  }
}

/** A statement that runs no code of the program, other than that of its values. They have been looked at. */
export function isQuietStore(state: State, s: SetItem | Unpack): boolean {
  return s.op === "SetItem" ? findsItem(state, s.object, s.index) : isSequence(s.value.type);
}

/** Nothing but the index or key is looked at, a number or a str. */
function findsItem(state: State, { type }: IrValue, index: IrValue): boolean {
  if (!isPlainType(index.type)) return false;
  return type.kind === "dict" ? isPlainType(state.containers.key(type.cell)) : isSequence(type);
}

const SEQUENCES: ReadonlySet<RType["kind"]> = new Set<RType["kind"]>([
  ...(["list", "tuple", "str", "bytes", "bytearray", "array", "deque"] as const),
]);

const isSequence = (t: RType): boolean => SEQUENCES.has(t.kind);
