/**
 * Abstract values: what an expression may be when the program runs, as far as that can be told without running it.
 *
 * Things that Python shares by reference (lists, instances, objects of the hardware modules) are objects here too, with
 * their changeable parts in cells of the `Store`, so that aliases see each other's changes and branches can be undone.
 */

import type { IrClass } from "../../ir/class.js";
import type { IrFunction } from "../../ir/function.js";
import type { ConstValue } from "../../ir/ops.js";
import type { Frame, Place } from "./frame.js";
import type { Cell } from "./store.js";

/** More alternatives than this are no longer kept apart. */
export const MAX_ALTERNATIVES = 16;

export interface Unknown {
  readonly kind: "unknown";
  /** For `--strict-pins`: why nothing is known, as the end of a sentence. */
  readonly why: string;
}

export interface Constant {
  readonly kind: "const";
  readonly value: ConstValue;
  /** Where the literal stands. */
  readonly origin?: Place;
}

/** Something of a module that is no Python text: a module, class, function or constant, by its dotted name. */
export interface Native {
  readonly kind: "native";
  readonly name: string;
  /** Of a text that is not known as a whole: whether a part is in it. */
  readonly mentions?: (part: string) => boolean | undefined;
}

/** What a call of a native class made. */
export interface NativeObject {
  readonly kind: "object";
  /** Dotted name of its class; `?` in front if the module is not one that we know. */
  readonly cls: string;
  /** Where it was made. */
  readonly place: Place;
  /** Number of the object, in the order of making. */
  readonly serial: number;
  /** Attributes, and what the model of the hardware remembers of the object. */
  readonly fields: Map<string, Cell<Value | undefined>>;
  /** The arguments of its making: alive as long as it is. */
  readonly holds: Value[];
}

export interface FunctionValue {
  readonly kind: "function";
  readonly fn: IrFunction;
  /** The frame around the definition. */
  readonly outer: Frame;
  readonly positionalDefaults: readonly Value[];
  readonly keywordDefaults: ReadonlyMap<string, Value>;
}

export interface BoundMethod {
  readonly kind: "bound";
  readonly self: Value;
  readonly fn: FunctionValue;
}

/** A method of a container, a str or a native object, not yet called. */
export interface NativeMethod {
  readonly kind: "method";
  readonly self: Value;
  readonly name: string;
}

/** `staticmethod`, `classmethod` and `property` around a function. */
export interface Decorated {
  readonly kind: "decorated";
  readonly how: "staticmethod" | "classmethod" | "property";
  readonly fn: Value;
}

export interface ClassValue {
  readonly kind: "class";
  readonly cls: IrClass;
  readonly names: Map<string, Cell<Value | undefined>>;
  readonly bases: readonly Value[];
}

export interface Instance {
  readonly kind: "instance";
  readonly cls: ClassValue;
  readonly fields: Map<string, Cell<Value | undefined>>;
  /** The part of a native base class. */
  readonly native: Cell<Value | undefined>;
}

export interface ModuleValue {
  readonly kind: "module";
  readonly name: string;
  readonly globals: Map<string, Cell<Value | undefined>>;
  /** Native modules whose names `import *` brought. */
  readonly starred: string[];
}

/** Items known one by one, or only what each of them may be. */
export type Items =
  { readonly known: true; readonly items: readonly Value[] } | { readonly known: false; readonly any: Value };

export interface Sequence {
  readonly kind: "sequence";
  readonly type: "list" | "tuple" | "set" | "iterator";
  readonly content: Cell<Items>;
}

/** Entries by key of `keyOf`; `rest` is what any other key may have. */
export interface DictContent {
  readonly entries: ReadonlyMap<string, { readonly key: Value; readonly value: Value }>;
  readonly rest: Value | undefined;
}

export interface Dict {
  readonly kind: "dict";
  readonly content: Cell<DictContent>;
}

export interface OneOf {
  readonly kind: "oneOf";
  readonly values: readonly Value[];
}

/** `super()` in a method. */
export interface Super {
  readonly kind: "super";
  readonly cls: Value;
  readonly self: Value;
}

export type Value =
  | Unknown
  | Constant
  | Native
  | NativeObject
  | FunctionValue
  | BoundMethod
  | NativeMethod
  | Decorated
  | ClassValue
  | Instance
  | ModuleValue
  | Sequence
  | Dict
  | OneOf
  | Super;

export function unknown(why: string): Unknown {
  return { kind: "unknown", why };
}

export const NONE: Constant = { kind: "const", value: { kind: "none" } };

export function intValue(value: number): Constant {
  return { kind: "const", value: { kind: "int", value } };
}

export function strValue(value: string): Constant {
  return { kind: "const", value: { kind: "str", value } };
}

export function boolValue(value: boolean): Constant {
  return { kind: "const", value: { kind: "bool", value } };
}

/** Equal keys: equal values. */
export function keyOf(value: Value): string | Value {
  if (value.kind === "const") {
    const { value: c } = value;
    // In Python 1, 1.0 and True are equal.
    if (c.kind === "int" || c.kind === "float" || c.kind === "bool") return `n:${Number(c.value)}`;
    return "value" in c ? `${c.kind}:${String(c.value)}` : c.kind;
  }
  if (value.kind === "native") return `native:${value.name}`;
  return value;
}

/** The key of a dict's entry; `undefined` if it is not certain which one. */
export function dictKey(value: Value): string | undefined {
  const key = keyOf(value);
  if (typeof key === "string") return key;
  if (value.kind === "sequence" && value.type === "tuple") {
    const { value: content } = value.content;
    const parts = content.known ? content.items.map(dictKey) : [undefined];
    return parts.includes(undefined) ? undefined : `(${parts.join()})`;
  }
  return undefined;
}

/** The alternatives of a value: itself, unless it is several. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === "oneOf" ? value.values : [value];
}

/** What may be either. */
export function join(a: Value, b: Value): Value {
  if (a === b) return a;
  if (a.kind === "unknown") return a;
  if (b.kind === "unknown") return b;
  if (a.kind === "sequence" && b.kind === "sequence" && a.type === b.type) {
    const same = sameItems(a.content.value, b.content.value);
    if (same) return a;
  }
  const seen = new Map<unknown, Value>();
  for (const value of [...alternatives(a), ...alternatives(b)]) {
    const key = keyOf(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  const values = [...seen.values()];
  if (values.length === 1) return values[0]!;
  return values.length > MAX_ALTERNATIVES
    ? unknown("it has too many possible values")
    : { kind: "oneOf", values };
}

export function joinAll(values: readonly Value[], empty: Value): Value {
  return values.length === 0 ? empty : values.reduce(join);
}

function sameItems(a: Items, b: Items): boolean {
  if (!a.known || !b.known) return false;
  return a.items.length === b.items.length && a.items.every((item, i) => sameValue(item, b.items[i]!));
}

/** Certainly no difference. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.kind === "unknown" && b.kind === "unknown") return true;
  if (a.kind === "oneOf" && b.kind === "oneOf")
    return (
      a.values.length === b.values.length && a.values.every((v) => b.values.some((w) => sameValue(v, w)))
    );
  return keyOf(a) === keyOf(b);
}

/** Modules whose objects have no length, and so are true. */
const WITHOUT_LENGTH = /^(machine|digitalio|analogio|busio|bitbangio|onewireio|pwmio|touchio)\./;

/** The truth of a value, `undefined` if it may be either. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "const": {
      const { value: c } = value;
      if (c.kind === "none") return false;
      if (c.kind === "ellipsis") return true;
      if (c.kind === "str" || c.kind === "bytes") return c.value.length > 0;
      return Boolean(c.value);
    }
    case "sequence": {
      const { value: content } = value.content;
      return content.known ? content.items.length > 0 : undefined;
    }
    case "dict": {
      const { entries, rest } = value.content.value;
      return entries.size > 0 ? true : rest === undefined ? false : undefined;
    }
    case "oneOf": {
      const truths = new Set(value.values.map(truthOf));
      return truths.size === 1 ? [...truths][0] : undefined;
    }
    case "function":
    case "bound":
    case "class":
    case "module":
      return true;
    case "object":
      return WITHOUT_LENGTH.test(value.cls) ? true : undefined;
    default:
      return undefined;
  }
}

/** The int that a value is: an int or bool constant of ordinary size. */
export function asInt(value: Value | undefined): number | undefined {
  if (value?.kind !== "const") return undefined;
  const { value: c } = value;
  if (c.kind === "bool") return Number(c.value);
  return c.kind === "int" && typeof c.value === "number" ? c.value : undefined;
}

/** The number that a value is. */
export function asNumber(value: Value | undefined): number | undefined {
  if (value?.kind === "const" && value.value.kind === "float") return value.value.value;
  return asInt(value);
}

export function asStr(value: Value | undefined): string | undefined {
  return value?.kind === "const" && value.value.kind === "str" ? value.value.value : undefined;
}

export function isNone(value: Value | undefined): boolean {
  return value?.kind === "const" && value.value.kind === "none";
}
