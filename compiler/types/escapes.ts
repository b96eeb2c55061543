/**
 * What is out of sight: functions that unknown code may call, with any arguments; instances and classes that it may have;
 * containers that it may change.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { OBJECT, type RType } from "../ir/types.js";
import type { BlindUses } from "./blind-uses.js";
import { find } from "./cells.js";
import { type ClassInfo, functionsOf, lineOf } from "./class-info.js";
import type { ClassTable } from "./class-table.js";
import { isComparing, SUBSCRIPT_METHODS, UNARY_METHODS } from "./operator-methods.js";
import { RUNTIME_METHODS } from "./runtime-methods.js";

/** What is needed of the state of inference. */
interface Places {
  readonly classes: ClassTable;
  readonly blind: BlindUses;
  give(v: IrVar, t: RType, owner: IrFunction): void;
  resultType(fn: IrFunction): RType;
  mark(readers: ReadonlySet<IrFunction> | null | undefined): void;
}

export class Escapes {
  private readonly functions = new Set<IrFunction>();
  /** Classes with instances that are out of sight. */
  private readonly lostClasses = new Set<ClassInfo>();

  constructor(private readonly state: Places) {}

  /** A value of this type goes where nobody follows it: it may be changed or called with anything. */
  lose(t: RType): void {
    switch (t.kind) {
      case "list":
      case "set":
      case "frozenset":
      case "dict":
      case "deque":
      case "iterator": {
        const cell = find(t.cell);
        const { element, key, sent, fields } = cell;
        if (element.kind === "object" && key.kind === "object" && sent.kind === "object") return;
        cell.element = cell.key = cell.sent = OBJECT;
        cell.fields = null;
        this.lose(element);
        this.lose(key);
        this.lose(sent);
        for (const field of fields?.values() ?? []) this.lose(field);
        return this.state.mark(cell.readers);
      }
      case "tuple":
        for (const element of t.elements) this.lose(element);
        if (t.item) this.lose(t.item);
        return;
      case "union":
      case "callables":
        for (const member of t.members) this.lose(member);
        return;
      case "function":
        // A method that was read off its class.
        if (this.state.classes.ownerOf(t.fn) !== undefined) return this.escapeWithSelf(t.fn);
        return this.escape(t.fn);
      case "bound":
        this.escape(t.fn);
        return this.lose(t.self);
      case "method":
        return this.lose(t.receiver);
      case "instance":
        return this.loseInstance(this.state.classes.get(t.cls));
      case "class":
        for (const info of this.state.classes.possible(t)) this.escapeClass(info);
    }
  }

  /** The runtime may have an instance of the class, or of one that is derived from it. */
  loseInstance(info: ClassInfo): void {
    if (this.lostClasses.has(info)) return;
    this.lostClasses.add(info);
    for (const c of lineOf(info)) {
      for (const [name, fn] of c.methods)
        if (isCalledByRuntime(name) || this.state.blind.isReadBlindly(name)) this.escape(fn);
    }
    for (const derived of info.derived) this.loseInstance(derived);
  }

  isEscaped(fn: IrFunction): boolean {
    return this.functions.has(fn);
  }

  /** Unknown code may call it. A method still gets an instance of its class as the first argument. */
  escape(fn: IrFunction): void {
    if (this.functions.has(fn)) return;
    this.functions.add(fn);
    const first = this.state.classes.ownerOf(fn) === undefined ? 0 : 1;
    for (const p of fn.params.slice(first)) this.state.give(p.variable, OBJECT, fn);
    this.lose(this.state.resultType(fn));
  }

  /** Its first argument may be something else than an instance, too. */
  escapeWithSelf(fn: IrFunction): void {
    this.escape(fn);
    const self = fn.params[0];
    if (self) this.state.give(self.variable, OBJECT, fn);
  }

  /** The type of an object of unknown type has been asked for: it may be any class. */
  escapeClasses(): void {
    for (const info of this.state.classes.classes.values()) this.escapeClass(info);
  }

  escapeClass(info: ClassInfo): void {
    if (info.escaped) return;
    info.escaped = true;
    this.state.blind.replaceIn(info.family);
    // The functions themselves can be had from the class, and called with anything.
    for (const c of lineOf(info)) {
      for (const fn of c.statics.values()) this.escape(fn);
      for (const [, fn] of functionsOf(c)) this.escapeWithSelf(fn);
    }
  }

  /** An operator is used on objects of unknown type: these are instances that nobody follows. */
  escapeOperators(name: string): void {
    for (const info of this.lostClasses) {
      for (const c of lineOf(info)) {
        const fn = c.methods.get(name);
        if (fn !== undefined) this.escape(fn);
      }
    }
  }
}

/** Does the runtime call methods of that name, given an instance? */
const isCalledByRuntime = (name: string): boolean =>
  RUNTIME_METHODS.has(name) || SUBSCRIPT_METHODS.has(name) || UNARY_METHODS.has(name) || isComparing(name);
