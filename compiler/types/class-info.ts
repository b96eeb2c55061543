/** What is known of one class, and of all classes that are derived from each other. */

import type { IrClass } from "../ir/class.js";
import type { IrFunction } from "../ir/function.js";
import type { StoreName } from "../ir/ops.js";
import { NEVER, type RType } from "../ir/types.js";
import type { NamePattern } from "./name-patterns.js";

/** A place with a type that several functions read. */
export interface Slot {
  type: RType;
  readers: Set<IrFunction> | null;
  /** Code that does not know what it gets may have read it. */
  isLost: boolean;
}

export const newSlot = (type: RType = NEVER): Slot => ({ type, readers: null, isLost: false });

export interface Family {
  opaque: boolean;
  /** Names made at run time under which attributes of instances are stored: methods may be hidden. */
  readonly hidden: NamePattern[];
  /** Names of attributes that its methods store to their instances. */
  readonly stored: Set<string>;
  /** The first of the classes is derived from a built-in exception. */
  isException: boolean;
  /** Names of methods and properties; found when they are first asked for. */
  bound?: Set<string>;
  readonly members: ClassInfo[];
  /** By attribute name: values of instance and class attributes that are neither methods nor properties. */
  readonly fields: Map<string, Slot>;
}

export interface ClassInfo {
  readonly cls: IrClass;
  /** Classes of the program that it is derived from directly, in the order in which they are searched. */
  readonly bases: ClassInfo[];
  readonly derived: ClassInfo[];
  family: Family;
  /** Functions that the body defines once, by a plain `def`. */
  readonly methods: Map<string, IrFunction>;
  /** Functions that the body makes static methods, and class methods. */
  readonly statics: Map<string, IrFunction>;
  readonly classMethods: Map<string, IrFunction>;
  /** Getters of properties that are followed, and the setters of those that have one. */
  readonly properties: Map<string, IrFunction>;
  readonly setters: Map<string, IrFunction>;
  /** What the body assigns once, whatever happens, and no function. */
  readonly values: Map<string, StoreName>;
  /** Everything the body binds. */
  readonly names: Set<string>;
  /** The class object is somewhere out of sight. */
  escaped: boolean;
}

/** A class of which nothing has been read yet, in a family of its own. */
export function newClass(cls: IrClass): ClassInfo {
  const family: Family = {
    opaque: false,
    hidden: [],
    stored: new Set(),
    isException: false,
    members: [],
    fields: new Map(),
  };
  const info: ClassInfo = {
    cls,
    bases: [],
    derived: [],
    family,
    methods: new Map(),
    statics: new Map(),
    classMethods: new Map(),
    properties: new Map(),
    setters: new Map(),
    values: new Map(),
    names: new Set(),
    escaped: false,
  };
  family.members.push(info);
  return info;
}

/** The functions of a class that get an instance, or the class, by their names. */
export function* functionsOf(info: ClassInfo): Iterable<[string, IrFunction]> {
  yield* info.methods;
  yield* info.properties;
  yield* info.setters;
  yield* info.classMethods;
}

/** Is `base` the class or one that it is derived from? */
export function isAbove(base: ClassInfo, info: ClassInfo): boolean {
  return base === info || info.bases.some((b) => isAbove(base, b));
}

/** The class and those that it is derived from, in the order in which names are looked up: depth first, as MicroPython does. */
export function* lineOf(info: ClassInfo): Iterable<ClassInfo> {
  yield info;
  for (const base of info.bases) yield* lineOf(base);
}

/** The class that binds the name for instances of exactly this class. */
export function ownerOf(info: ClassInfo, name: string): ClassInfo | undefined {
  return info.names.has(name) ? info : inheritedFrom(info, name);
}

/** The same for `super().name`: MicroPython searches the bases of the class in which that stands, whatever the instance is. */
export function inheritedFrom(info: ClassInfo, name: string): ClassInfo | undefined {
  for (const base of info.bases) {
    const owner = ownerOf(base, name);
    if (owner !== undefined) return owner;
  }
  return undefined;
}
