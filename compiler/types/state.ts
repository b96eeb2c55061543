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
import type { Family, Slot } from "./class-info.js";
import type { ClassTable } from "./class-table.js";
import { Containers } from "./containers.js";
import { Escapes } from "./escapes.js";
import { Flow } from "./flow.js";
import { join, type JoinHooks, sameType } from "./lattice.js";
import type { NamePattern } from "./name-patterns.js";
import type { Privacy } from "./privacy.js";
import { SpecialCalls } from "./special-calls.js";
import { grown } from "./widening.js";

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
  /** Functions that are called in sight, but not by a node that lists them. */
  readonly calledIndirectly = new Set<IrFunction>();
  /** The fields of the types of named tuples, by the calls that make them. */
  readonly fieldNames = new Map<object, FieldNames>();
  /** Methods that are called by other nodes than calls that name them. */
  readonly specialCalls: SpecialCalls;
  readonly containers: Containers;
  /** What goes where nobody follows it. */
  readonly escapes: Escapes;
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
    this.containers = new Containers(this);
    this.escapes = new Escapes(this);
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

  /** What they have read has grown: they are looked at again. */
  mark(functions: ReadonlySet<IrFunction> | null | undefined): void {
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
    this.escapes.lose(t);
  }

  // ---------------------------------------------------------------- functions and classes

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

  /** What calling the function gives. */
  resultType(fn: IrFunction): RType {
    if (fn.isAsync) return OBJECT;
    return fn.isGenerator ? { kind: "iterator", cell: this.containers.cellOf(fn) } : fn.returnType;
  }

  /** The result of a function, for the one that is being looked at. */
  resultOf(fn: IrFunction): RType {
    addTo(this.callers, fn, this.current);
    return this.resultType(fn);
  }

  returns(fn: IrFunction, t: RType): void {
    // What a generator or coroutine returns may come out of an exception. Who delegates to it finds that beside its items.
    if (fn.isGenerator || fn.isAsync || this.escapes.isEscaped(fn)) this.lost(t);
    if (fn.isGenerator || fn.isAsync) return this.containers.putKey(this.containers.cellOf(fn), t);
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

  /** The global of the current function's module, if its stores are all in sight. */
  globalNamed(name: string): IrGlobal | undefined {
    return this.privacy.globalsOf(this.current.module).get(name);
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
}
