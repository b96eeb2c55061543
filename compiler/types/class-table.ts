/**
 * The classes of a program and what is known about them before inference: their bases, methods and properties. A family
 * is all classes that are derived from each other; its fields are joined over all of them. A family is `opaque` if
 * its attributes can be something other than the text shows: then nothing is assumed about its instances.
 */

import type { IrClass } from "../ir/class.js";
import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { ConstValue, IrValue } from "../ir/ops.js";
import { isShort } from "../ir/constants.js";
import { nodesOf } from "../ir/nodes.js";
import { ClassGlobals } from "./class-globals.js";
import type { RType } from "../ir/types.js";
import { ClassBases } from "./class-bases.js";
import { ClassBodies } from "./class-bodies.js";
import { ClassFacts, isReflecting } from "./class-facts.js";
import { ClassLists } from "./class-lists.js";
import { type ClassInfo, type Family, isAbove, lineOf, ownerOf } from "./class-info.js";
import { EXCEPTION_ATTRIBUTES, EXIT, showsExceptionTypes } from "./exception-classes.js";
import { matches, type NamePattern, NamePatterns } from "./name-patterns.js";
import { isComparing } from "./operator-methods.js";
import { OwnStores } from "./own-stores.js";
import type { Privacy } from "./privacy.js";

/** Special methods that change what attribute access does, or what a call of the class makes. */
const OPAQUE_NAMES = [
  "__getattr__",
  "__getattribute__",
  "__setattr__",
  "__delattr__",
  "__new__",
  "__class__",
  "__dict__",
];
/** Special methods of descriptors, which change attribute access in other classes. */
const DESCRIPTOR_NAMES = ["__get__", "__set__", "__delete__", "__set_name__"];
/** Names that no attribute may be given but in the body of a class. */
const SPECIAL_NAMES = [...OPAQUE_NAMES, ...DESCRIPTOR_NAMES, "__build_class__"];

export class ClassTable {
  readonly classes: ReadonlyMap<IrClass, ClassInfo>;
  private readonly byBody = new Map<IrFunction, ClassInfo>();
  private readonly cells = new Map<IrVar, ClassInfo>();
  /** The class whose method a function is. */
  private readonly owners = new Map<IrFunction, ClassInfo>();
  /** Static and class methods: whoever calls them is in sight. */
  private readonly wrapped = new Set<IrFunction>();
  /** Attribute names that are assigned or deleted anywhere. */
  private readonly storedNames = new Set<string>();
  /** Those among them that any object may be given: all but what is stored to instances of known families. */
  private readonly freeNames = new Set<string>();
  private readonly ownStores = new OwnStores();
  /** The same for names that are made at run time. */
  private readonly storedPatterns: NamePattern[] = [];
  readonly patterns: NamePatterns;
  private readonly deletedNames = new Set<string>();
  /** `__eq__`, `__lt__` and so on are defined somewhere, so comparing may call functions of the program. */
  comparesByMethods = false;
  /** Every class object is to be taken for escaped. */
  readonly escapeAll: boolean;
  /** Values that leave no class object behind: `type(x)` as text, or compared. */
  readonly harmless: ReadonlySet<IrValue>;
  readonly bodies = new ClassBodies();
  private byMethod = new Map<string, IrFunction[]>();
  private byProperty = new Map<string, IrFunction[]>();
  private bySetter = new Map<string, IrFunction[]>();

  /** `reflects`: any attribute may be stored where nothing shows it. */
  constructor(modules: readonly IrModule[], privacy: Privacy, reflects = false) {
    this.patterns = new NamePatterns(modules, privacy);
    const facts = new ClassFacts();
    facts.reflects = reflects;
    for (const module of modules) for (const fn of module.functions) this.collect(fn, facts);
    this.classes = new ClassBases(new ClassGlobals(modules, privacy), facts).classes;
    for (const info of this.classes.values()) this.readBody(info, facts);
    const bound = new Set<string>();
    for (const { names } of this.classes.values()) for (const name of names) bound.add(name);
    this.ownStores.tell(this.owners, bound, this.freeNames);
    const lists = new ClassLists(
      this.classes,
      this.owners,
      (name) => this.storedNames.has(name),
      (variable) => this.ownStores.isChanged(variable),
    );
    this.patterns.lists = lists;
    let storesAny = this.noteAccesses(facts);
    if ([...lists.asked].some((name) => storesAny || this.isStored(name))) {
      this.patterns.forgetLists();
      storesAny = this.noteAccesses(facts);
    }
    if (SPECIAL_NAMES.some((name) => this.isStored(name))) facts.reflects = true;
    // What `classmethod` gives elsewhere than in the body of a class hands that class to a function that does not know it.
    let followed = 0;
    for (const info of this.classes.values()) followed += info.classMethods.size;
    this.escapeAll = facts.asksTypes || facts.wrappers > followed;
    this.harmless = facts.harmless;
    if (facts.reflects) for (const info of this.classes.values()) info.family.opaque = true;
    const exceptions = [...this.classes.values()].filter((info) => info.family.isException);
    if (exceptions.length > 0 && (storesAny || showsExceptionTypes(modules, this)))
      for (const info of exceptions) info.family.opaque = true;
    for (const info of this.classes.values()) this.index(info);
  }

  get(cls: IrClass): ClassInfo {
    return this.classes.get(cls)!;
  }

  families(): ReadonlySet<Family> {
    return new Set([...this.classes.values()].map((info) => info.family));
  }

  /** The classes that a value of this type may be. */
  possible(t: Extract<RType, { kind: "class" }>): ClassInfo[] {
    const found = new Set([this.get(t.cls)]);
    // A set is gone through to the end of what is added meanwhile.
    if (t.orDerived === true)
      for (const info of found) for (const derived of info.derived) found.add(derived);
    return [...found];
  }

  /** May an attribute of that name be assigned, or deleted, outside of class bodies? Of an instance of the family, if one is given. */
  isStored(name: string, family?: Family): boolean {
    if (family === undefined ? this.storedNames.has(name) : this.isNoted(name, family)) return true;
    return this.isMadeStored(name, family);
  }

  private isNoted(name: string, family: Family): boolean {
    return this.freeNames.has(name) || family.stored.has(name);
  }

  /** Such an attribute turns out to be stored: of an instance of the family, or of any object. Says whether that is news. */
  noteStore(name: string, family: Family | undefined): boolean {
    if (family === undefined ? this.freeNames.has(name) : this.isNoted(name, family)) return false;
    (family?.stored ?? this.freeNames).add(name);
    return true;
  }

  /**
   * The names of attributes that an instance of the class or a derived one may have, as far as the pattern means them; `undefined` where
   * others may be stored under names that are made at run time.
   */
  namesOf(info: ClassInfo, pattern: NamePattern): ReadonlySet<string> | undefined {
    const { family } = info;
    if (family.opaque || family.hidden.length > 0 || this.storedPatterns.length > 0) return undefined;
    const names = new Set<string>();
    const add = (all: Iterable<string>): void => {
      for (const name of all) if (matches(pattern, name)) names.add(name);
    };
    add(this.storedNames);
    for (const c of this.possible({ kind: "class", cls: info.cls, orDerived: true }))
      for (const above of lineOf(c)) add(above.names);
    return names;
  }

  /** The same for stores under names that are made at run time. */
  private isMadeStored(name: string, family: Family | undefined): boolean {
    if (family !== undefined && family.hidden.some((p) => matches(p, name))) return true;
    return this.storedPatterns.length > 0 && this.storedPatterns.some((p) => matches(p, name));
  }

  ofBody(fn: IrFunction): ClassInfo | undefined {
    return this.byBody.get(fn);
  }

  /** The class that a variable `__class__` stands for. */
  ofCell(variable: IrVar): ClassInfo | undefined {
    return this.cells.get(variable);
  }

  ownerOf(fn: IrFunction): ClassInfo | undefined {
    return this.owners.get(fn);
  }

  /** All methods of that name, in any class. */
  methodsNamed(name: string): readonly IrFunction[] {
    return this.byMethod.get(name) ?? [];
  }

  gettersNamed(name: string): readonly IrFunction[] {
    return this.byProperty.get(name) ?? [];
  }

  familiesWithProperty(name: string): ReadonlySet<Family> {
    return new Set(this.gettersNamed(name).map((fn) => this.owners.get(fn)!.family));
  }

  settersNamed(name: string): readonly IrFunction[] {
    return this.bySetter.get(name) ?? [];
  }

  /**
   * The functions that `o.name(…)` may call for an instance of the class or a derived one; `undefined` if it may be
   * something else than a method.
   */
  methodsOf(info: ClassInfo, name: string): IrFunction[] | undefined {
    if (info.family.opaque || this.isStored(name, info.family)) return undefined;
    const found = new Set<IrFunction>();
    for (const one of this.possible({ kind: "class", cls: info.cls, orDerived: true })) {
      const owner = ownerOf(one, name);
      const method = owner?.methods.get(name);
      if (method !== undefined) found.add(method);
      else if (owner !== undefined) return undefined;
    }
    return found.size === 0 ? undefined : [...found];
  }

  /** The methods that an operation on an instance may call; `undefined` if the class has none itself, or not all are known. */
  ownMethods(info: ClassInfo, name: string): readonly IrFunction[] | undefined {
    return this.nearest(info, name) === undefined ? undefined : this.methodsOf(info, name);
  }

  /** The method that exactly this class has under the name. */
  nearest(info: ClassInfo, name: string): IrFunction | undefined {
    return ownerOf(info, name)?.methods.get(name);
  }

  /** What a method gets as `self` from such a receiver: one of a derived class, or of another base of that, has instances of its own only. */
  selfOf(fn: IrFunction, receiver: RType): RType {
    const owner = this.owners.get(fn);
    if (owner === undefined || receiver.kind !== "instance") return receiver;
    return isAbove(owner, this.get(receiver.cls)) ? receiver : { kind: "instance", cls: owner.cls };
  }

  /** Is it a static or class method of a class? */
  isWrapped(fn: IrFunction): boolean {
    return this.wrapped.has(fn);
  }

  /** The static or class method that all classes of the family have under the name. */
  wrappedMethod(info: ClassInfo, name: string): { fn: IrFunction; takesClass: boolean } | undefined {
    const { family } = info;
    if (family.opaque || this.isStored(name, family)) return undefined;
    const [owner, ...others] = family.members.filter((member) => member.names.has(name));
    if (owner === undefined || others.length > 0 || !isAbove(owner, info)) return undefined;
    const fn = owner.statics.get(name);
    if (fn !== undefined) return { fn, takesClass: false };
    const method = owner.classMethods.get(name);
    return method === undefined ? undefined : { fn: method, takesClass: true };
  }

  /** The function that `o.name` is for a value of this type, if it is a static method or a method read off exactly its class. */
  functionOf(o: RType, name: string): IrFunction | undefined {
    if (o.kind !== "instance" && o.kind !== "class") return undefined;
    const info = this.get(o.cls);
    const wrapped = this.wrappedMethod(info, name);
    if (wrapped !== undefined) return wrapped.takesClass ? undefined : wrapped.fn;
    if (o.kind === "instance" || o.orDerived === true || info.family.opaque) return undefined;
    return this.isStored(name, info.family) ? undefined : this.nearest(info, name);
  }

  /** Is the attribute a property in all classes of the family that bind it, and in one at least? */
  isProperty(family: Family, name: string): boolean {
    if (!this.byProperty.has(name) || family.opaque) return false;
    if (this.deletedNames.has(name) || this.isMadeStored(name, family)) return false;
    const binding = family.members.filter((member) => member.names.has(name));
    return binding.length > 0 && binding.every((member) => member.properties.has(name));
  }

  /** What storing the property of an instance of the class or a derived one calls; `undefined` where that is not known. */
  setterOf(info: ClassInfo, name: string): IrFunction | undefined {
    if (!this.isProperty(info.family, name)) return undefined;
    const [owner, ...others] = info.family.members.filter((member) => member.names.has(name));
    if (owner === undefined || others.length > 0 || !isAbove(owner, info)) return undefined;
    const setter = owner.setters.get(name);
    return setter?.isGenerator || setter?.isAsync ? undefined : setter;
  }

  /** Is an attribute of that name deleted anywhere? */
  isDeleted(name: string): boolean {
    return this.deletedNames.has(name);
  }

  /** Does a class of the family, or its built-in base, bind the name to something else than a field? */
  isBound(family: Family, name: string): boolean {
    if (family.bound === undefined) {
      family.bound = new Set(family.isException ? EXCEPTION_ATTRIBUTES : []);
      for (const { methods, properties, statics, classMethods } of family.members) {
        for (const key of methods.keys()) family.bound.add(key);
        for (const key of statics.keys()) family.bound.add(key);
        for (const key of classMethods.keys()) family.bound.add(key);
        for (const key of properties.keys()) family.bound.add(key);
      }
    }
    return family.bound.has(name);
  }

  /** The constant that `o.name` is for instances of the class and for the class itself. */
  constantOf(info: ClassInfo, name: string): ConstValue | undefined {
    const { family } = info;
    if (family.opaque || this.isStored(name, family)) return undefined;
    const [owner, ...others] = family.members.filter((member) => member.names.has(name));
    if (owner === undefined || others.length > 0 || !isAbove(owner, info)) return undefined;
    const value = owner.values.get(name)?.value;
    return value?.op === "Const" && isShort(value.value) ? value.value : undefined;
  }

  // ---------------------------------------------------------------- before inference

  private collect(fn: IrFunction, facts: ClassFacts): void {
    const { statements, values } = nodesOf(fn);
    for (let i = 0; i < statements.length; i++) {
      const s = statements[i]!;
      if (s.op === "SetAttr" || s.op === "DeleteAttr") {
        this.storedNames.add(s.name);
        if (s.op === "SetAttr") this.ownStores.note(s, fn);
        else {
          this.deletedNames.add(s.name);
          this.freeNames.add(s.name);
        }
      } else this.ownStores.statement(s);
    }
    for (let i = 0; i < values.length; i++) {
      facts.value(values[i]!, fn);
      this.ownStores.value(values[i]!);
    }
  }

  /** Names that `getattr` and `setattr` are given; says whether there are some that may be any. */
  private noteAccesses(facts: ClassFacts): boolean {
    let storesAny = false;
    for (const { name, fn } of facts.stores) {
      const pattern = this.patterns.of(name, fn);
      if (pattern.kind === "names")
        for (const one of pattern.names) {
          this.storedNames.add(one);
          this.freeNames.add(one);
        }
      else if (storesFreely(pattern)) storesAny = true;
      else this.storedPatterns.push(pattern);
    }
    for (const { name, fn } of facts.reads) {
      const pattern = this.patterns.of(name, fn);
      if (pattern.kind === "names" && [...pattern.names].some(isReflecting)) facts.reflects = true;
    }
    return storesAny;
  }

  private readBody(info: ClassInfo, facts: ClassFacts): void {
    const { cls } = info;
    this.byBody.set(cls.body, info);
    if (cls.classCell !== null) this.cells.set(cls.classCell, info);
    this.bodies.take(info);
    for (const map of [info.statics, info.classMethods]) for (const fn of map.values()) this.wrapped.add(fn);
    for (const map of [info.methods, info.properties, info.setters, info.classMethods])
      for (const fn of map.values()) this.owners.set(fn, info);
    if (OPAQUE_NAMES.some((name) => info.names.has(name))) info.family.opaque = true;
    if (DESCRIPTOR_NAMES.some((name) => info.names.has(name))) facts.reflects = true;
    for (const name of info.names) if (isComparing(name)) this.comparesByMethods = true;
  }

  private index(info: ClassInfo): void {
    const add = (map: Map<string, IrFunction[]>, name: string, fn: IrFunction): void => {
      const list = map.get(name);
      if (list === undefined) map.set(name, [fn]);
      else list.push(fn);
    };
    for (const map of [info.methods, info.statics, info.classMethods])
      for (const [name, fn] of map) add(this.byMethod, name, fn);
    for (const [name, fn] of info.properties) add(this.byProperty, name, fn);
    for (const [name, fn] of info.setters) add(this.bySetter, name, fn);
  }
}

/** May the name be one of those that change what attribute access does? Then which objects get it counts. */
export const storesFreely = (p: NamePattern): boolean =>
  p.kind === "form" && [...SPECIAL_NAMES, EXIT].some((name) => matches(p, name));
