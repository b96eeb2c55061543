/**
 * Items of what is a list, tuple, bytes, bytearray or array of ints for certain: read and written where the array is. What is out of
 * range, and everything else that is rare, goes the general way, which also raises.
 */

import type { IrVar } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import { firstOf } from "../types/type-kinds.js";
import { boundsOf } from "../types/ranges.js";

/** How items of a type are stored: the array behind the object, and the number of items in it. */
interface Storage {
  readonly items: string;
  readonly length: string;
  /** Reading beyond the end gives `undefined`. */
  readonly isExact: boolean;
}

const STORAGE: Readonly<Partial<Record<IrValue["type"]["kind"], Storage>>> = {
  list: { items: ".items", length: ".items.length", isExact: true },
  tuple: { items: ".items", length: ".items.length", isExact: true },
  bytes: { items: ".u8", length: ".u8.length", isExact: true },
  // The array may have room for more.
  bytearray: { items: ".u8", length: ".length", isExact: false },
};

/** Ints that JavaScript has in a typed array. */
const INT_ARRAY: Storage = { items: ".numbers", length: ".length", isExact: false };

/** How the type at hand is stored, if it is one of those. */
export function storageOf({ type }: IrValue): Storage | undefined {
  if (type.kind === "array") return type.item.kind === "int" && type.item.small ? INT_ARRAY : undefined;
  return STORAGE[type.kind];
}

/** What the index is known to be: `natural` is not negative, `small` may be. */
function indexKind(index: IrValue): "natural" | "small" | undefined {
  if (index.type.kind !== "int") return undefined;
  const bounds = boundsOf(index.type);
  if (bounds === undefined) return undefined;
  return bounds.min >= 0 ? "natural" : "small";
}

/** Counted from the end for certain. */
function isBelow(index: IrValue): boolean {
  const bounds = index.type.kind === "int" ? boundsOf(index.type) : undefined;
  return bounds !== undefined && bounds.max < 0;
}

/** An item that a tuple has by its type. */
export function isInside(object: IrValue, index: IrValue): boolean {
  const { type } = object;
  const bounds = index.type.kind === "int" ? boundsOf(index.type) : undefined;
  return (
    type.kind === "tuple" && bounds !== undefined && bounds.min >= 0 && bounds.max < firstOf(type).length
  );
}

/** The arrays of variables that a loop holds, as texts; see `held-arrays.ts`. */
export type HeldArrays = ReadonlyMap<IrVar, { readonly items: string; readonly length: string }>;

/** The array and the number of items in it as texts, for the text of an object. */
function textsOf(
  object: IrValue,
  storage: Storage,
  held: HeldArrays,
): { items: (o: string) => string; length: (o: string) => string } {
  const known = object.op === "Load" ? held.get(object.variable) : undefined;
  if (known !== undefined) return { items: () => known.items, length: () => known.length };
  return { items: (o) => o + storage.items, length: (o) => o + storage.length };
}

/** Text for a read, with the texts of operands that may be read twice; what follows is the general way. */
export function itemRead(
  object: IrValue,
  index: IrValue,
  held: HeldArrays,
): ((o: string, i: string, t: string) => string) | undefined {
  const storage = storageOf(object);
  const kind = indexKind(index);
  if (storage === undefined || kind === undefined) return undefined;
  const { items, length } = textsOf(object, storage, held);
  if (isInside(object, index)) return (o, i) => `${items(o)}[${i}]`;
  if (!storage.isExact)
    return kind === "natural" ? (o, i) => `${i} < ${length(o)} ? ${items(o)}[${i}] : ` : undefined;
  if (kind === "natural") return (o, i, t) => `(${t} = ${items(o)}[${i}]) !== undefined ? ${t} : `;
  return (o, i, t) => `(${t} = ${items(o)}[${i} < 0 ? ${i} + ${length(o)} : ${i}]) !== undefined ? ${t} : `;
}

/** Text of the condition and the store for `o[i] = v`. */
export function itemStore(
  object: IrValue,
  index: IrValue,
  value: IrValue,
  held: HeldArrays,
): ((o: string, i: string, v: string) => string) | undefined {
  const { kind } = object.type;
  const counted = indexKind(index);
  const storage = kind === "tuple" || kind === "bytes" ? undefined : storageOf(object);
  if (storage === undefined || counted === undefined || isBelow(index)) return undefined;
  // Arrays cut what is too large, as JavaScript does.
  if (kind === "array" && boundsOf(value.type) === undefined) return undefined;
  const { items, length } = textsOf(object, storage, held);
  let test = (_v: string): string => "";
  if (kind === "bytearray") {
    const bounds = value.type.kind === "int" ? boundsOf(value.type) : undefined;
    if (bounds === undefined) return undefined;
    if (bounds.min < 0 || bounds.max > 255) test = (v) => ` && (${v} & 255) === ${v}`;
  }
  const start = counted === "natural" ? (): string => "" : (i: string): string => `${i} >= 0 && `;
  return (o, i, v) => `if (${start(i)}${i} < ${length(o)}${test(v)}) ${items(o)}[${i}] = ${v}; else `;
}
