/**
 * Puts constants where they are used: `SIZE = 16` at the top of a module, which nothing stores again, is 16 wherever the module
 * says SIZE, and so are the names of `IDLE, BUSY, DONE = range(3)`, `math.pi`, and `pi` that was imported from there. Inference then knows formats of `struct` that stand in such names,
 * floats need no box, and V8 sees numbers where it would see variables. The variables stay, for other modules and debuggers.
 */

import { foldConstants } from "../binding/constants.js";
import type { IrModule, IrVar } from "../ir/function.js";
import { isShort } from "../ir/constants.js";
import { nodesOf } from "../ir/nodes.js";
import type { Call, ConstValue, IrStmt, IrValue, StoreGlobal, Unpack } from "../ir/ops.js";
import { OBJECT } from "../ir/types.js";
import { type Privacy, privacyOf } from "../types/privacy.js";
import { findBoundGlobals } from "./bound-globals.js";

export function placeModuleConstants(modules: readonly IrModule[]): void {
  const privacy = privacyOf(modules);
  let stored: ReadonlySet<string> | undefined;
  for (const module of modules) {
    const constants = new Map<string, ConstValue>();
    const items = new Map<IrVar, ConstValue>();
    const libraries = new Libraries(privacy);
    for (const s of module.init.body) {
      libraries.note(s);
      if (s.op === "Unpack") unpackedConstants(s, constants).forEach((c, i) => items.set(s.variables[i]!, c));
      if (s.op !== "StoreGlobal" || privacy.globalsOf(module).get(s.name)?.bindings !== 1) continue;
      libraries.noteGlobal(s);
      const value =
        s.value.op === "Load"
          ? items.get(s.value.variable)
          : (libraries.imported(s.value) ?? constantAt(s.value, constants));
      if (value !== undefined && isShort(value)) constants.set(s.name, value);
    }
    if (constants.size === 0 && libraries.isEmpty) continue;
    if (modules.length > 1 || importsItself(module)) {
      stored ??= storedAttributes(modules);
      for (const name of constants.keys())
        if (stored.has(name) || stored.has("setattr")) constants.delete(name);
    }
    findBoundGlobals([module], privacy);
    place(module, constants);
    if (libraries.isEmpty) continue;
    stored ??= storedAttributes(modules);
    if (!stored.has("setattr")) libraries.place(module, stored);
  }
}

/** Numbers of modules of the library that are the same everywhere. */
const NUMBERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  math: { pi: Math.PI, e: Math.E },
  cmath: { pi: Math.PI, e: Math.E },
};

/** Which variables of a module hold modules of the library that have such numbers. */
class Libraries {
  private readonly temporaries = new Map<IrVar, string>();
  private readonly globals = new Map<string, string>();

  constructor(private readonly privacy: Privacy) {}

  get isEmpty(): boolean {
    return this.globals.size === 0;
  }

  /** `from math import …` begins with a temporary for the module. */
  note(s: IrStmt): void {
    if (s.op !== "AssignVar" || s.variable.kind !== "temp") return;
    const name = this.nameOf(s.value);
    if (name !== undefined) this.temporaries.set(s.variable, name);
  }

  /** `import math`, where nothing else is stored under that name. */
  noteGlobal(s: StoreGlobal): void {
    const name = this.nameOf(s.value);
    if (name !== undefined) this.globals.set(s.name, name);
  }

  /** The number that is imported by its name. */
  imported(v: IrValue): ConstValue | undefined {
    if (v.op !== "ImportName" || v.module.op !== "Load") return undefined;
    return numberIn(this.temporaries.get(v.module.variable), v.name);
  }

  /** Puts the numbers where they are read. */
  place(module: IrModule, stored: ReadonlySet<string>): void {
    for (const fn of module.functions)
      for (const v of nodesOf(fn).values) {
        if (v.op !== "GetAttr" || v.object.op !== "LoadGlobal" || stored.has(v.name)) continue;
        if (module.globals.get(v.object.name)?.isBound !== true) continue;
        const value = numberIn(this.globals.get(v.object.name), v.name);
        if (value !== undefined) become(v, value);
      }
  }

  private nameOf(v: IrValue): string | undefined {
    if (v.op !== "ImportModule" || this.privacy.uses.moduleAt(v) !== "library") return undefined;
    const name = v.path.startsWith("u") ? v.path.slice(1) : v.path;
    return Object.hasOwn(NUMBERS, name) ? name : undefined;
  }
}

function numberIn(module: string | undefined, name: string): ConstValue | undefined {
  const numbers = module === undefined ? undefined : NUMBERS[module]!;
  return numbers !== undefined && Object.hasOwn(numbers, name)
    ? { kind: "float", value: numbers[name]! }
    : undefined;
}

/** `import __main__`, in the module of that name. */
function importsItself({ name, functions }: IrModule): boolean {
  return functions.some((fn) => nodesOf(fn).values.some((v) => v.op === "ImportModule" && v.path === name));
}

/** Names of attributes that are stored to, and `setattr` if it is mentioned. */
function storedAttributes(modules: readonly IrModule[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { functions } of modules)
    for (const fn of functions) {
      const { statements, values } = nodesOf(fn);
      for (const s of statements) if (s.op === "SetAttr" || s.op === "DeleteAttr") names.add(s.name);
      for (const v of values) if ("name" in v && v.name === "setattr") names.add("setattr");
    }
  return names;
}

/** The value of `5`, `-5`, `5 * 1000` or `2 * SIZE`. */
function constantAt(v: IrValue, known: ReadonlyMap<string, ConstValue>): ConstValue | undefined {
  switch (v.op) {
    case "Const":
      return v.value;
    case "LoadGlobal":
      return known.get(v.name);
    case "Unary": {
      const operand = constantAt(v.operand, known);
      return v.operator === "-" && operand?.kind === "int" ? foldConstants("-", ZERO, operand) : undefined;
    }
    case "Binary": {
      const left = constantAt(v.left, known);
      const right = left && constantAt(v.right, known);
      return left && right && foldConstants(v.operator, left, right);
    }
    default:
      return undefined;
  }
}

/** As many names as an enumeration has. */
const MOST_NAMES = 64;

/** What `A, B, C = range(3)`, or a tuple of constants, gives to the temporaries in between; nothing if one of them is no constant. */
function unpackedConstants(
  { value, variables, star }: Unpack,
  known: ReadonlyMap<string, ConstValue>,
): ConstValue[] {
  if (star >= 0 || variables.length > MOST_NAMES || variables.some((v) => v.kind !== "temp")) return [];
  let found: (ConstValue | undefined)[] = [];
  if (value.op === "MakeTuple")
    found = value.items.map((item) => (item.spread ? undefined : constantAt(item.value, known)));
  else if (value.op === "Call" && value.func.op === "LoadBuiltin" && value.func.name === "range")
    found = countedConstants(value, known);
  const constants = found.filter((c) => c !== undefined);
  return constants.length === found.length && found.length === variables.length ? constants : [];
}

/** The ints of `range(n)` or `range(a, b)`, if they are few. */
function countedConstants({ args, keywords }: Call, known: ReadonlyMap<string, ConstValue>): ConstValue[] {
  if (keywords.length > 0 || args.length < 1 || args.length > 2) return [];
  const bounds = args.map((arg) => constantAt(arg, known));
  const numbers = bounds.map((c) => (c?.kind === "int" && typeof c.value === "number" ? c.value : NaN));
  const [from, to] = numbers.length === 2 ? (numbers as [number, number]) : [0, numbers[0]!];
  if (!(to - from <= MOST_NAMES)) return [];
  const constants: ConstValue[] = [];
  for (let i = from; i < to; i++) constants.push({ kind: "int", value: i });
  return constants;
}

const ZERO: ConstValue = { kind: "int", value: 0 };

function place(module: IrModule, constants: ReadonlyMap<string, ConstValue>): void {
  for (const fn of module.functions) {
    const { values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      if (v.op !== "LoadGlobal" || module.globals.get(v.name)?.isBound !== true) continue;
      const constant = constants.get(v.name);
      if (constant !== undefined) become(v, constant);
    }
  }
}

/** The node becomes another one where it is: all who hold it see the constant. */
function become(v: IrValue, value: ConstValue): void {
  Object.assign(v, { op: "Const", value, type: OBJECT });
}
