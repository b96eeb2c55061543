/**
 * Result types of operators, builtins and methods of built-in types: tables, no code generation. What is not listed
 * gives `object`. Only facts that hold for every value of the operand types may stand here.
 */

import type { BinaryOperator } from "../syntax/ast.js";
import { newCell } from "./cells.js";
import * as ranges from "./ranges.js";
import { BOOL, FLOAT, INT, NEVER, NONE, OBJECT, STR, type RType } from "../ir/types.js";

const BYTES: RType = { kind: "bytes" };
const BYTE: RType = { kind: "int", small: true, min: 0, max: 255 };
const SMALL: RType = { kind: "int", small: true };
/** An index in a str or bytes, or -1. */
const PLACE: RType = { kind: "int", small: true, min: -1, max: 2 ** 32 - 1 };
/** A made container stands for a new one of each call. */
const LIST_OF_STR: RType = { kind: "list", cell: newCell(STR) };
const LIST_OF_BYTES: RType = { kind: "list", cell: newCell(BYTES) };
/** What stands in front of a separator, the separator, and what stands behind it. */
const parts = (t: RType): RType => ({ kind: "tuple", elements: [t, t, t] });

export const isIntLike = (t: RType): boolean => t.kind === "int" || t.kind === "bool";
export const isReal = (t: RType): boolean => isIntLike(t) || t.kind === "float";

const isNumber = (t: RType): boolean => isReal(t) || t.kind === "complex";

/** Type of `a op b` for built-in operand types. */
export function binaryType(op: BinaryOperator, a: RType, b: RType): RType {
  if (isReal(a) && isReal(b)) {
    const anyFloat = a.kind === "float" || b.kind === "float";
    switch (op) {
      case "+":
      case "-":
      case "*":
      case "//":
      case "%":
        return anyFloat ? FLOAT : intType(op, a, b);
      case "/":
        return FLOAT;
      case "**":
        // int ** negative gives a float, a power with a fraction may be a complex number.
        if (a.kind === "float" && isIntLike(b)) return FLOAT;
        return anyFloat ? OBJECT : powerType(a, b);
      case "@":
        return OBJECT;
      default:
        return anyFloat ? OBJECT : intType(op, a, b);
    }
  }
  if (a.kind === "never" || b.kind === "never") return NEVER;
  if (isNumber(a) && isNumber(b) && (op === "**" || "+-*/".includes(op))) return { kind: "complex" };
  if (op === "+" && a.kind === b.kind && (a.kind === "str" || a.kind === "bytes")) return a;
  if (op === "%" && (a.kind === "str" || a.kind === "bytes")) return a;
  if (op === "*" && (a.kind === "str" || a.kind === "bytes") && isIntLike(b)) return a;
  if (op === "*" && isIntLike(a) && (b.kind === "str" || b.kind === "bytes")) return b;
  return raises(a, b) ? NEVER : OBJECT;
}

/** Strs know no other operators than these, and numbers none with strs and bytes. */
function raises(a: RType, b: RType): boolean {
  if (a.kind === "str" || b.kind === "str") return isText(a) !== isText(b) || a.kind === b.kind;
  return (a.kind === "bytes" || b.kind === "bytes") && isText(a) !== isText(b);
}

const isText = ({ kind }: RType): boolean => kind === "str" || kind === "bytes";

/** The result of an operator on ints and bools, with its bounds where they follow from those of the operands. */
function intType(op: BinaryOperator, a: RType, b: RType): RType {
  const x = ranges.boundsOf(a);
  const y = ranges.boundsOf(b);
  if (op === "&") return ranges.masked(x, y);
  if (op === "%" && y !== undefined) return ranges.remainder(x, y);
  if (x === undefined || y === undefined) return INT;
  switch (op) {
    case "+":
      return ranges.sum(x, y);
    case "-":
      return ranges.difference(x, y);
    case "*":
      return ranges.product(x, y);
    case "//":
      return ranges.quotient(x, y);
    case "<<":
      return ranges.shiftedLeft(x, y);
    case ">>":
      return ranges.shiftedRight(x, y);
    case "|":
    case "^":
      return ranges.combined(x, y);
    default:
      return INT;
  }
}

function powerType(a: RType, b: RType): RType {
  const exponent = ranges.boundsOf(b);
  if (exponent === undefined || exponent.min < 0) return OBJECT;
  const x = ranges.boundsOf(a);
  if (x === undefined) return INT;
  const most = Math.max(Math.abs(x.min), Math.abs(x.max), 1) ** exponent.max;
  return ranges.between(x.min >= 0 ? 0 : -most, most);
}

export function unaryType(op: "-" | "+" | "~", t: RType): RType {
  if (t.kind === "float") return op === "~" ? OBJECT : FLOAT;
  if (t.kind === "complex") return op === "~" ? OBJECT : t;
  // None raises.
  if (!isIntLike(t)) return t.kind === "never" || t.kind === "none" ? NEVER : OBJECT;
  const x = ranges.boundsOf(t);
  if (x === undefined) return INT;
  if (op === "-") return ranges.negated(x);
  return op === "+" ? ranges.between(x.min, x.max) : ranges.between(-x.max - 1, -x.min - 1);
}

/** Built-in types with a length that is a small int for certain; `__len__` of a class may give anything. */
const COUNT: RType = { kind: "int", small: true, min: 0, max: 2 ** 32 - 1 };

const SIZED: ReadonlySet<RType["kind"]> = new Set<RType["kind"]>([
  "str",
  "bytes",
  "bytearray",
  "memoryview",
  "array",
  "list",
  "tuple",
  "dict",
  "set",
  "frozenset",
  "deque",
]);

/** For None, `len` raises. */
function hasCount(t: RType): boolean {
  return t.kind === "union"
    ? t.members.every((m) => m.kind === "none" || isNumber(m) || SIZED.has(m.kind))
    : SIZED.has(t.kind);
}

/** Type of a builtin called with arguments of these types. */
export function builtinType(name: string, args: readonly RType[]): RType {
  const only = args.length === 1 ? args[0]! : undefined;
  if (name === "len") return only !== undefined && hasCount(only) ? COUNT : OBJECT;
  if (name === "abs") {
    if (only === undefined) return OBJECT;
    return only.kind === "float" || only.kind === "complex"
      ? FLOAT
      : isIntLike(only)
        ? absoluteType(only)
        : only.kind === "never"
          ? NEVER
          : OBJECT;
  }
  if (name === "memoryview")
    return { kind: "memoryview", item: only === undefined ? OBJECT : memoryItem(only) };
  return Object.hasOwn(BUILTIN_RESULTS, name) ? BUILTIN_RESULTS[name]! : OBJECT;
}

/** The items in the memory of a value: bytes, or what an array or another memoryview has. */
function memoryItem(t: RType): RType {
  if (t.kind === "bytes" || t.kind === "bytearray") return BYTE;
  return t.kind === "memoryview" || t.kind === "array" ? t.item : OBJECT;
}

function absoluteType(t: RType): RType {
  const x = ranges.boundsOf(t);
  if (x === undefined) return INT;
  const least = x.min > 0 ? x.min : x.max < 0 ? -x.max : 0;
  return ranges.between(least, Math.max(-x.min, x.max));
}

/** Results of builtin functions and types called with any arguments that do not raise. */
const BUILTIN_RESULTS: Readonly<Record<string, RType>> = {
  bin: STR,
  bool: BOOL,
  bytearray: { kind: "bytearray" },
  bytes: BYTES,
  callable: BOOL,
  chr: STR,
  complex: { kind: "complex" },
  float: FLOAT,
  hasattr: BOOL,
  hash: INT,
  hex: STR,
  id: SMALL,
  int: INT,
  isinstance: BOOL,
  issubclass: BOOL,
  oct: STR,
  ord: { kind: "int", small: true, min: 0, max: 0x10ffff },
  print: NONE,
  repr: STR,
  slice: { kind: "slice" },
  str: STR,
  all: BOOL,
  any: BOOL,
};

/** Type of what a method of a built-in type gives. */
export function methodType(receiver: RType, name: string): RType {
  const results = METHOD_RESULTS[receiver.kind];
  return results !== undefined && Object.hasOwn(results, name) ? results[name]! : OBJECT;
}

/** What bytes and bytearrays tell of themselves. */
const BYTES_LOOKED_AT: Readonly<Record<string, RType>> = {
  count: PLACE,
  decode: STR,
  endswith: BOOL,
  find: PLACE,
  hex: STR,
  index: PLACE,
  rfind: PLACE,
  rindex: PLACE,
  startswith: BOOL,
};

/** Results of methods by receiver kind. */
const METHOD_RESULTS: Readonly<Record<string, Readonly<Record<string, RType>>>> = {
  str: {
    count: PLACE,
    encode: BYTES,
    endswith: BOOL,
    find: PLACE,
    format: STR,
    index: PLACE,
    isalpha: BOOL,
    isdigit: BOOL,
    islower: BOOL,
    isspace: BOOL,
    isupper: BOOL,
    join: STR,
    lower: STR,
    lstrip: STR,
    partition: parts(STR),
    replace: STR,
    rfind: PLACE,
    rindex: PLACE,
    rpartition: parts(STR),
    rsplit: LIST_OF_STR,
    rstrip: STR,
    split: LIST_OF_STR,
    splitlines: LIST_OF_STR,
    startswith: BOOL,
    strip: STR,
    upper: STR,
    center: STR,
  },
  bytes: {
    ...BYTES_LOOKED_AT,
    ...Object.fromEntries(
      ["join", "lower", "lstrip", "replace", "rstrip", "strip", "upper"].map((name) => [name, BYTES]),
    ),
    partition: parts(BYTES),
    rpartition: parts(BYTES),
    rsplit: LIST_OF_BYTES,
    split: LIST_OF_BYTES,
    splitlines: LIST_OF_BYTES,
  },
  bytearray: {
    ...BYTES_LOOKED_AT,
    append: NONE,
    extend: NONE,
  },
  int: { to_bytes: BYTES },
};

/** Results of methods called on built-in types themselves, as `int.from_bytes(b, "little")`. */
const CLASS_METHOD_RESULTS: Readonly<Record<string, RType>> = {
  "bytes.fromhex": BYTES,
  "int.from_bytes": INT,
};

/** Type of what `builtin.name(…)` gives; `undefined` if nothing is known of it. */
export function classMethodType(builtin: string, name: string): RType | undefined {
  const full = `${builtin}.${name}`;
  return Object.hasOwn(CLASS_METHOD_RESULTS, full) ? CLASS_METHOD_RESULTS[full] : undefined;
}

/** Type of one item when a value of this type is iterated. */
export function itemType(t: RType): RType {
  switch (t.kind) {
    case "never":
      return NEVER;
    case "str":
      return STR;
    case "bytes":
    case "bytearray":
      return BYTE;
    case "range":
    case "memoryview":
    case "array":
      return t.item;
    default:
      return OBJECT;
  }
}
