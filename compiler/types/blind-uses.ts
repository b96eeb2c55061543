/**
 * Attributes of objects of unknown type, and attributes whose names are made at run time: what has such a name anywhere may be
 * read or stored, be it in one family of classes where that much is known. Reading hands on what the attribute holds.
 */

import { isSpecialName } from "../binding/special-names.js";
import type { IrGlobal } from "../ir/function.js";
import { NEVER, OBJECT, type RType } from "../ir/types.js";
import { type ClassInfo, type Family, functionsOf, lineOf, newSlot, type Slot } from "./class-info.js";
import { type ClassTable, storesFreely } from "./class-table.js";
import { grown } from "./widening.js";
import { type JoinHooks, sameType } from "./lattice.js";
import { membersOf } from "./type-kinds.js";
import { EVERY_FIELD, matches, type NamePattern } from "./name-patterns.js";
import { isComparing, OPERATOR_METHODS } from "./operator-methods.js";
import type { Escapes } from "./escapes.js";
import type { Privacy } from "./privacy.js";
import { RUNTIME_METHODS } from "./runtime-methods.js";

/** A name made at run time, and whose attributes it means; `null`: those of any object. */
interface PatternUse {
  readonly pattern: NamePattern;
  readonly family: Family | null;
}

interface PatternStore extends PatternUse {
  type: RType;
}

/** What is needed of the state of inference. */
interface Places extends JoinHooks {
  readonly classes: ClassTable;
  readonly privacy: Privacy;
  join(a: RType, b: RType): RType;
  readonly escapes: Escapes;
  hide(pattern: NamePattern, family: Family): void;
  replace(name: string, family: Family): void;
  grow(slot: Slot, t: RType): void;
  growGlobal(global: IrGlobal, t: RType): void;
}

export class BlindUses {
  /** The fields of all families, by name. */
  private readonly fieldsNamed = new Map<string, Slot[]>();
  /** Attributes that are read from objects of unknown type. */
  private readonly blindReads = new Set<string>();
  /** What is stored to attributes of objects of unknown type. */
  private readonly blindStores = new Map<string, RType>();
  /** The same for names that are made at run time. */
  private readonly patternReads: PatternUse[] = [];
  private readonly exact = new Map<string, NamePattern>();
  private readonly patternStores: PatternStore[] = [];
  /** Classes that an object of unknown type may be, if it is the result of asking an instance for any attribute. */
  private readonly leakedClasses = new Set<ClassInfo>();

  constructor(private readonly state: Places) {}

  /**
   * The class of an instance may have been had under a name made at run time. Only who then asks it for a function by its name
   * gets that without an instance.
   */
  leakClasses(o: RType): void {
    if (o.kind !== "instance") return;
    for (const info of this.state.classes.possible({ kind: "class", cls: o.cls, orDerived: true }))
      for (const c of lineOf(info)) this.leakClass(c);
  }

  private leakClass(info: ClassInfo): void {
    if (this.leakedClasses.has(info)) return;
    this.leakedClasses.add(info);
    this.replaceIn(info.family);
    this.state.escapes.loseInstance(info);
    for (const [name, fn] of functionsOf(info)) {
      if (name === "__init__") this.state.escapes.escape(fn);
      if (isCalledOnClasses(name) || this.blindReads.has(name) || this.isPatternRead(name, null))
        this.state.escapes.escapeWithSelf(fn);
    }
  }

  /** Functions of that name may be had from classes. */
  private readFromLeaked(isMeant: (name: string) => boolean): void {
    for (const info of this.leakedClasses)
      for (const [name, fn] of functionsOf(info)) if (isMeant(name)) this.state.escapes.escapeWithSelf(fn);
  }

  /** Something of that name is got from an object of unknown type. */
  read(name: string): void {
    if (this.blindReads.has(name)) return;
    this.blindReads.add(name);
    if (OPERATOR_METHODS.has(name)) return this.state.escapes.escapeOperators(name);
    for (const fn of this.state.classes.methodsNamed(name)) this.state.escapes.escape(fn);
    for (const fn of this.state.classes.gettersNamed(name)) this.state.escapes.escape(fn);
    for (const slot of this.fieldsNamed.get(name) ?? []) this.loseSlot(slot);
    for (const global of this.state.privacy.exposedNamed(name)) this.state.lost(global.type);
    this.readFromLeaked((other) => other === name);
  }

  /** Something of that name is got from an instance of the family: what other classes have under it is not meant. */
  readOf(name: string, family: Family): void {
    let pattern = this.exact.get(name);
    if (pattern === undefined) this.exact.set(name, (pattern = { kind: "names", names: new Set([name]) }));
    this.readPattern(pattern, family);
  }

  /** Has something of that name been got from an object of unknown type? */
  isReadBlindly(name: string): boolean {
    return this.blindReads.has(name);
  }

  private loseSlot(slot: Slot): void {
    slot.isLost = true;
    this.state.lost(slot.type);
  }

  /** The same for all names of a pattern, of any object or of instances of a family. */
  readPattern(pattern: NamePattern, family: Family | null): void {
    if (this.patternReads.some((use) => use.pattern === pattern && use.family === family)) return;
    this.patternReads.push({ pattern, family });
    const infos = family === null ? [...this.state.classes.classes.values()] : family.members;
    for (const { methods, properties, statics, classMethods } of pattern === EVERY_FIELD ? [] : infos)
      for (const map of [methods, properties, statics, classMethods])
        for (const [name, fn] of map) if (matches(pattern, name)) this.state.escapes.escape(fn);
    for (const { fields } of family === null ? this.state.classes.families() : [family])
      for (const [name, slot] of fields) if (matches(pattern, name)) this.loseSlot(slot);
    if (family !== null) return;
    this.readFromLeaked((name) => matches(pattern, name));
    for (const global of this.state.privacy.allExposed())
      if (matches(pattern, global.name)) this.state.lost(global.type);
  }

  /** May reading an attribute of an object of unknown type give the global? */
  isRead(global: IrGlobal): boolean {
    const { name } = global;
    const isMet = this.blindReads.has(name) || this.isPatternRead(name, null);
    return isMet && this.state.privacy.exposedNamed(name).includes(global);
  }

  private isPatternRead(name: string, family: Family | null): boolean {
    return this.patternReads.some((use) => isMeant(use, name, family));
  }

  /** The same for stores; methods may be hidden as well. */
  storePattern(pattern: NamePattern, family: Family | null, t: RType): void {
    this.state.lost(t);
    if (family !== null && storesFreely(pattern)) this.state.hide(pattern, family);
    for (const { setters } of family === null ? this.state.classes.classes.values() : family.members)
      for (const [name, fn] of setters) if (matches(pattern, name)) this.state.escapes.escape(fn);
    let use = this.patternStores.find((u) => u.pattern === pattern && u.family === family);
    if (use === undefined) this.patternStores.push((use = { pattern, family, type: NEVER }));
    const after = grown(use.type, isTracked(t) ? OBJECT : t, this.state);
    if (sameType(use.type, after)) return;
    use.type = after;
    for (const { fields } of family === null ? this.state.classes.families() : [family])
      for (const [name, slot] of fields) if (matches(pattern, name)) this.state.grow(slot, after);
  }

  /** What names made at run time do to a field that nobody has asked for before. */
  newField(family: Family, name: string): Slot {
    const slot = newSlot(this.blindStores.get(name) ?? NEVER);
    slot.isLost = this.blindReads.has(name) || this.isPatternRead(name, family);
    for (const use of this.patternStores)
      if (isMeant(use, name, family)) slot.type = this.state.join(slot.type, use.type);
    if (slot.isLost) this.state.lost(slot.type);
    const others = this.fieldsNamed.get(name);
    if (others === undefined) this.fieldsNamed.set(name, [slot]);
    else others.push(slot);
    return slot;
  }

  /** A class of the family is somewhere out of sight: what is stored to objects of unknown type may take the place of its properties. */
  replaceIn(family: Family): void {
    for (const name of this.blindStores.keys()) this.state.replace(name, family);
  }

  store(name: string, t: RType): void {
    this.state.lost(t);
    const before = this.blindStores.get(name) ?? NEVER;
    const after = grown(before, isTracked(t) ? OBJECT : t, this.state);
    if (sameType(before, after)) return;
    this.blindStores.set(name, after);
    for (const fn of this.state.classes.settersNamed(name)) this.state.escapes.escape(fn);
    for (const family of this.state.classes.familiesWithProperty(name))
      if (family.members.some((info) => info.escaped || this.leakedClasses.has(info)))
        this.state.replace(name, family);
    for (const slot of this.fieldsNamed.get(name) ?? []) this.state.grow(slot, after);
    for (const global of this.state.privacy.exposedNamed(name)) this.state.growGlobal(global, after);
  }
}

/** Special methods that the runtime calls for instances only: it looks for them in the type of what it is given. */
const OF_INSTANCES: ReadonlySet<string> = new Set(
  "__init__ __repr__ __str__ __len__ __hash__ __bool__ __contains__ __setitem__ __delitem__".split(" "),
);

/** Does the runtime, given a class, call what has that name in it, with another first argument than an instance? */
function isCalledOnClasses(name: string): boolean {
  if (RUNTIME_METHODS.has(name)) return true;
  return isSpecialName(name) && !OF_INSTANCES.has(name) && !OPERATOR_METHODS.has(name) && !isComparing(name);
}

const isMeant = (use: PatternUse, name: string, family: Family | null): boolean =>
  (use.family === null || use.family === family) && matches(use.pattern, name);

/** Something whose type would be wrong if it were used by code that does not know it. */
function isTracked(t: RType): boolean {
  switch (t.kind) {
    case "list":
    case "set":
    case "frozenset":
    case "dict":
    case "deque":
    case "iterator":
    case "function":
    case "method":
    case "class":
    case "bound":
    case "callables":
      return true;
    case "tuple":
      return t.elements.some(isTracked) || (t.item !== undefined && isTracked(t.item));
    case "union":
      return membersOf(t).some(isTracked);
    default:
      return false;
  }
}
