/**
 * The state of inference: types of all places, who reads them, and what happens when one grows or a value goes where
 * nobody follows it.
 *
 * A place is a variable, a global, a field of a family of classes, the cell of a container, the result of a function. It
 * has the join of everything put into it; when it grows, the functions that have read it are looked at again.
 */

import type { IrFunction, IrGlobal, IrParam, IrVar } from "../ir/function.js";
import { NEVER, OBJECT, type Cell, type FieldNames, type RType } from "../ir/types.js";
import { BlindUses } from "./blind-uses.js";
import { find, newCell } from "./cells.js";
import { type ClassInfo, type Family, functionsOf, type Slot } from "./class-info.js";
import type { ClassTable } from "./class-table.js";
import { Flow } from "./flow.js";
import type { NamePattern } from "./name-patterns.js";
import type { Privacy } from "./privacy.js";
import { itemOfInstance } from "./iteration.js";
import { isComparing, SUBSCRIPT_METHODS, UNARY_METHODS } from "./operator-methods.js";
import { RUNTIME_METHODS } from "./runtime-methods.js";
import { itemType } from "./result-types.js";
import { SpecialCalls } from "./special-calls.js";
import { grown } from "./widening.js";
import { join, type JoinHooks, sameType, tabulate } from "./lattice.js";

function addTo<K>(map: Map<K, Set<IrFunction>>, key: K, fn: IrFunction): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([fn]));
  else set.add(fn);
}

export const isPositional = (p: IrParam): boolean => p.form === "normal" || p.form === "posonly";

export class State implements JoinHooks {
  readonly stale: Set<IrFunction>;
  /** The function that is being looked at. */
  current!: IrFunction;
  /** Variables that are not negative where the statement at hand stands; see `natural.ts`. */
  readonly naturals = new Set<IrVar>();
  /** What is known of variables where the statement at hand stands. */
  readonly flow: Flow;
  /** Variables of its own that the current function has read so far. */
  readonly reads = new Set<IrVar>();
  /** The functions that read a variable shared with closures. */
  private readonly readers = new Map<IrVar, Set<IrFunction>>();
  private readonly globalReaders = new Map<IrGlobal, Set<IrFunction>>();
  private readonly callers = new Map<IrFunction, Set<IrFunction>>();
  /** Functions that code which is out of sight may call, with any arguments. */
  private readonly escaped = new Set<IrFunction>();
  /** Classes with instances that are out of sight. */
  private readonly lostClasses = new Set<ClassInfo>();
  /** Functions that are called in sight, but not by a node that lists them. */
  readonly calledIndirectly = new Set<IrFunction>();
  /** Cells of containers that a place in the program makes. */
  private readonly made = new Map<object, Cell>();
  /** The fields of the types of named tuples, by the calls that make them. */
  readonly fieldNames = new Map<object, FieldNames>();
  /** Methods that are called by other nodes than calls that name them. */
  readonly specialCalls: SpecialCalls;
  /** What is got from objects of unknown type, and stored to them. */
  readonly blind: BlindUses;
  /** An attribute of an object of unknown type may have become another one, whatever its name: inference has to begin anew. */
  isUnfollowed = false;

  constructor(
    private readonly functions: readonly IrFunction[],
    readonly classes: ClassTable,
    readonly privacy: Privacy,
  ) {
    this.stale = new Set(functions);
    this.flow = new Flow(functions);
    this.blind = new BlindUses(this);
    this.specialCalls = new SpecialCalls(this);
  }

  /** The function is looked at (again). */
  enter(fn: IrFunction): void {
    this.current = fn;
    this.reads.clear();
    this.naturals.clear();
    this.flow.enter(fn, this.noteRead);
  }

  private mark(functions: ReadonlySet<IrFunction> | null | undefined): void {
    if (functions) for (const fn of functions) this.stale.add(fn);
  }

  // ---------------------------------------------------------------- joining

  join(a: RType, b: RType): RType {
    return join(a, b, this);
  }

  readonly joinTwo = (a: RType, b: RType): RType => join(a, b, this);

  joinAll(types: readonly RType[]): RType {
    return types.reduce((a, b) => join(a, b, this), NEVER);
  }

  united(from: Cell, into: Cell): void {
    const readers = into.readers ?? from.readers;
    if (into.readers !== null && from.readers !== null) for (const fn of from.readers) into.readers.add(fn);
    into.readers = readers;
    this.mark(readers);
  }

  lost(t: RType): void {
    switch (t.kind) {
      case "list":
      case "set":
      case "dict":
      case "deque":
      case "iterator": {
        const cell = find(t.cell);
        const { element, key, fields } = cell;
        if (element.kind === "object" && key.kind === "object") return;
        cell.element = cell.key = OBJECT;
        cell.fields = null;
        this.lost(element);
        this.lost(key);
        for (const field of fields?.values() ?? []) this.lost(field);
        return this.mark(cell.readers);
      }
      case "tuple":
        for (const element of t.elements) this.lost(element);
        if (t.item) this.lost(t.item);
        return;
      case "union":
      case "callables":
        for (const member of t.members) this.lost(member);
        return;
      case "function":
        return this.escape(t.fn);
      case "bound":
        this.escape(t.fn);
        return this.lost(t.self);
      case "method":
        return this.lost(t.receiver);
      case "instance":
        return this.loseInstance(this.classes.get(t.cls));
      case "class":
        for (const info of this.classes.possible(t)) this.escapeClass(info);
    }
  }

  /** The runtime may have an instance of the class, or of one that is derived from it. */
  loseInstance(info: ClassInfo): void {
    if (this.lostClasses.has(info)) return;
    this.lostClasses.add(info);
    for (let c: ClassInfo | null = info; c !== null; c = c.base) {
      for (const [name, fn] of c.methods)
        if (isCalledByRuntime(name) || this.blind.isReadBlindly(name)) this.escape(fn);
    }
    for (const derived of info.derived) this.loseInstance(derived);
  }

  // ---------------------------------------------------------------- functions

  isEscaped(fn: IrFunction): boolean {
    return this.escaped.has(fn);
  }

  /** Unknown code may call it. A method still gets an instance of its class as the first argument. */
  escape(fn: IrFunction): void {
    if (this.escaped.has(fn)) return;
    this.escaped.add(fn);
    const first = this.classes.ownerOf(fn) === undefined ? 0 : 1;
    for (const p of fn.params.slice(first)) this.give(p.variable, OBJECT, fn);
    this.lost(this.resultType(fn));
  }

  /** The type of an object of unknown type has been asked for: it may be any class. */
  escapeClasses(): void {
    for (const info of this.classes.classes.values()) this.escapeClass(info);
  }

  escapeClass(info: ClassInfo): void {
    if (info.escaped) return;
    info.escaped = true;
    this.blind.replaceIn(info.family);
    // The functions themselves can be had from the class, and called with anything.
    for (let c: ClassInfo | null = info; c !== null; c = c.base) {
      for (const fn of c.statics.values()) this.escape(fn);
      for (const [, fn] of functionsOf(c)) this.escapeWithSelf(fn);
    }
  }

  /** Its first argument may be something else than an instance, too. */
  escapeWithSelf(fn: IrFunction): void {
    this.escape(fn);
    const self = fn.params[0];
    if (self) this.give(self.variable, OBJECT, fn);
  }

  /** Methods of the family may be hidden: what has been found of calls is looked at again. */
  hide(pattern: NamePattern, family: Family): void {
    if (family.hidden.includes(pattern)) return;
    family.hidden.push(pattern);
    this.restart();
  }

  /** An attribute of that name is stored, of an instance of the family or of any object. */
  noteStore(name: string, family: Family | undefined): void {
    if (this.classes.noteStore(name, family)) this.restart();
  }

  private restart(): void {
    for (const fn of this.functions) this.stale.add(fn);
    this.specialCalls.clear();
  }

  /** A class of the family may have got something else under the name of a property. */
  replace(name: string, family: Family): void {
    if (this.classes.isProperty(family, name)) this.hide({ kind: "names", names: new Set([name]) }, family);
  }

  /** An operator is used on objects of unknown type: these are instances that nobody follows. */
  escapeOperators(name: string): void {
    for (const info of this.lostClasses) {
      for (let c: ClassInfo | null = info; c !== null; c = c.base) {
        const fn = c.methods.get(name);
        if (fn !== undefined) this.escape(fn);
      }
    }
  }

  /** What calling the function gives. */
  resultType(fn: IrFunction): RType {
    if (fn.isAsync) return OBJECT;
    return fn.isGenerator ? { kind: "iterator", cell: this.cellOf(fn) } : fn.returnType;
  }

  /** The result of a function, for the one that is being looked at. */
  resultOf(fn: IrFunction): RType {
    addTo(this.callers, fn, this.current);
    return this.resultType(fn);
  }

  returns(fn: IrFunction, t: RType): void {
    // What a generator or coroutine returns comes out of an exception.
    if (fn.isGenerator || fn.isAsync || this.escaped.has(fn)) this.lost(t);
    if (fn.isGenerator || fn.isAsync) return;
    const joined = grown(fn.returnType, t, this);
    if (sameType(joined, fn.returnType)) return;
    fn.returnType = joined;
    this.mark(this.callers.get(fn));
  }

  // ---------------------------------------------------------------- places

  /** The parameter of a function gets a value. */
  give(v: IrVar, t: RType, owner: IrFunction): void {
    const given = this.flow.givenTo(v);
    if (given !== undefined) {
      const joined = grown(given, t, this);
      if (!sameType(joined, given)) {
        this.flow.giveTo(v, joined);
        this.stale.add(owner);
      }
    }
    this.assign(v, t, owner);
  }

  /** The type of a variable at the place at hand. */
  typeHere(v: IrVar): RType {
    return this.flow.get(v) ?? this.read(v);
  }

  private readonly noteRead = (v: IrVar): void => {
    this.reads.add(v);
  };

  /** The current function assigns a variable. */
  store(v: IrVar, t: RType): void {
    this.assign(v, t);
    this.flow.assigned(v);
    this.flow.set(v, t);
  }

  assign(v: IrVar, t: RType, owner = this.current): void {
    const joined = grown(v.type, t, this);
    if (joined === v.type || sameType(joined, v.type)) return;
    v.type = joined;
    if (v.captured) this.mark(this.readers.get(v));
    else if (owner !== this.current || this.reads.has(v)) this.stale.add(owner);
  }

  read(v: IrVar): RType {
    if (v.captured) addTo(this.readers, v, this.current);
    else this.reads.add(v);
    return v.type;
  }

  assignGlobal(name: string, t: RType, module = this.current.module): void {
    const global = this.privacy.globalsOf(module).get(name);
    if (global === undefined) return this.lost(t);
    this.growGlobal(global, t);
  }

  growGlobal(global: IrGlobal, t: RType): void {
    const joined = grown(global.type, t, this);
    if (this.blind.isRead(global)) this.lost(joined);
    if (sameType(joined, global.type)) return;
    global.type = joined;
    this.mark(this.globalReaders.get(global));
  }

  /** The type of a global of the current function's module, or of another one; `object` if its stores are not all in sight. */
  readGlobal(name: string, module = this.current.module): RType {
    const global = this.privacy.globalsOf(module).get(name);
    if (global === undefined) return OBJECT;
    addTo(this.globalReaders, global, this.current);
    return global.type;
  }

  grow(slot: Slot, t: RType): void {
    const joined = grown(slot.type, t, this);
    if (slot.isLost) this.lost(joined);
    if (sameType(joined, slot.type)) return;
    slot.type = joined;
    this.mark(slot.readers);
  }

  /** The slot of a field; made at its first use. */
  field(family: Family, name: string): Slot {
    let slot = family.fields.get(name);
    if (slot === undefined) {
      slot = this.blind.newField(family, name);
      family.fields.set(name, slot);
    }
    return slot;
  }

  readField(family: Family, name: string): RType {
    const slot = this.field(family, name);
    (slot.readers ??= new Set()).add(this.current);
    return slot.type;
  }

  // ---------------------------------------------------------------- containers

  /** The cell of what a place in the program makes. */
  cellOf(place: object): Cell {
    let cell = this.made.get(place);
    if (cell === undefined) this.made.set(place, (cell = newCell()));
    return cell;
  }

  /** What a container holds, for the current function. */
  element(cell: Cell): RType {
    const root = find(cell);
    (root.readers ??= new Set()).add(this.current);
    return root.fields === null ? root.element : this.joinAll([root.element, ...root.fields.values()]);
  }

  /** What a dict holds under a key; `key` is `undefined` where that does not stand in the text. */
  valueAt(cell: Cell, key: string | undefined): RType {
    const root = find(cell);
    const field = key === undefined || root.isTable ? undefined : root.fields?.get(key);
    if (key === undefined || (field === undefined && root.fields === null)) return this.element(cell);
    (root.readers ??= new Set()).add(this.current);
    return field === undefined ? root.element : this.join(field, root.element);
  }

  /** What iterating over it gives. */
  itemOf(t: RType): RType {
    switch (t.kind) {
      case "list":
      case "set":
      case "deque":
      case "iterator":
        return this.element(t.cell);
      case "dict":
        return this.key(t.cell);
      case "tuple":
        return t.item ?? this.joinAll(t.elements);
      case "range":
      case "memoryview":
      case "array":
        return t.item;
      case "union":
        return this.joinAll(t.members.map((member) => this.itemOf(member)));
      case "none":
        return NEVER;
      case "instance":
        return itemOfInstance(this, this.classes.get(t.cls));
      case "object":
        return OBJECT;
      default:
        return itemType(t);
    }
  }

  key(cell: Cell): RType {
    const root = find(cell);
    (root.readers ??= new Set()).add(this.current);
    return root.key;
  }

  put(cell: Cell, t: RType): void {
    this.hold(cell, "element", t);
    this.settle(find(cell));
  }

  /** A dict is given a value, under a key that stands in the text if it is not `undefined`. */
  putAt(cell: Cell, key: string | undefined, t: RType): void {
    const root = find(cell);
    if (key === undefined || root.isTable || root.element.kind === "object") return this.put(cell, t);
    grown(root.fields?.get(key) ?? NEVER, t, this);
    const { fields } = find(cell);
    const before = fields?.get(key) ?? NEVER;
    const joined = grown(before, t, this);
    if (fields !== null && sameType(before, joined)) return;
    const united = find(cell);
    (united.fields ??= new Map()).set(key, joined);
    this.mark(united.readers);
    this.settle(united);
  }

  private settle(cell: Cell): void {
    if (cell.fields !== null && tabulate(cell, this)) this.mark(find(cell).readers);
  }

  /** One dict is given what another one holds. */
  putAll(cell: Cell, from: Cell): void {
    const root = find(from);
    (root.readers ??= new Set()).add(this.current);
    this.putKey(cell, root.key);
    this.put(cell, root.element);
    for (const [key, t] of [...(root.fields ?? [])]) this.putAt(cell, key, t);
  }

  putKey(cell: Cell, t: RType): void {
    this.hold(cell, "key", t);
  }

  private hold(cell: Cell, part: "element" | "key", t: RType): void {
    // Joining may unite the cell with another one, whose type then counts.
    grown(find(cell)[part], t, this);
    const root = find(cell);
    const joined = grown(root[part], t, this);
    if (sameType(root[part], joined)) return;
    root[part] = joined;
    this.mark(root.readers);
  }
}

/** Does the runtime call methods of that name, given an instance? */
const isCalledByRuntime = (name: string): boolean =>
  RUNTIME_METHODS.has(name) || SUBSCRIPT_METHODS.has(name) || UNARY_METHODS.has(name) || isComparing(name);
