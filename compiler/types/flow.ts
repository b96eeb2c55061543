/**
 * Types of local variables where the statement at hand stands, as far as they are narrower than those that the
 * variables have anywhere: behind an assignment, or where a test has shown what a variable holds.
 *
 * A variable that several functions assign, as closures do with `nonlocal`, is known only up to the next place where another of
 * them may run; see `disturbances.ts`. Behind a loop or a `try`, and within them, what they assign has its whole type.
 *
 * So are fields of what variables hold, such as `self.last` behind a test for None: they stand among the variables, under one made for
 * each of them. A store to a field of that name, of whatever object, and another value of the variable end what is known, too. Items of tuples,
 * which have numbers for names, stay as they are: only another value of the variable ends what is known of them.
 */

import { declares, type IrFunction, type IrVar } from "../ir/function.js";
import type { IrStmt } from "../ir/ops.js";
import { NEVER, OBJECT, type RType } from "../ir/types.js";
import { nodesOf } from "../ir/nodes.js";
import { walkStatements, walkValues } from "../ir/walk.js";
import { sameType } from "./lattice.js";

/** What is known at one place; `null` where no statement comes to. */
export type Known = ReadonlyMap<IrVar, RType> | null;

const NOTHING: ReadonlyMap<IrVar, RType> = new Map();

export class Flow {
  /** Not changed any more once it has been handed out. */
  private known: Map<IrVar, RType> | null = new Map();
  private isOwn = true;
  private readonly assignedBy = new Map<IrStmt | readonly IrStmt[], ReadonlySet<IrVar>>();
  /** What parameters are given that their function assigns as well. */
  private readonly given = new Map<IrVar, RType>();
  private readonly shared: ReadonlySet<IrVar>;
  /** There are variables that several functions assign. */
  private readonly hasShared: boolean;
  /** What stands for fields of variables. */
  private readonly fields = new Map<IrVar, Map<string, IrVar>>();
  private readonly holders = new Map<IrVar, IrVar>();
  private mayKnowFields = false;
  /** What is known where a comprehension stands, which is over before anything else happens. */
  private readonly around = new Map<IrFunction, ReadonlyMap<IrVar, RType>>();

  constructor(functions: readonly IrFunction[]) {
    this.shared = assignedElsewhere(functions);
    this.hasShared = this.shared.size > 0;
    for (const fn of functions) {
      if (fn.params.length === 0) continue;
      const assigned = assignedInFunction(fn);
      this.assignedBy.set(fn.body, assigned);
      for (const p of fn.params) {
        if (assigned.has(p.variable) && !this.shared.has(p.variable)) this.given.set(p.variable, NEVER);
      }
    }
  }

  // ---------------------------------------------------------------- parameters

  /** What the parameter has been given so far, if that is followed. */
  givenTo(v: IrVar): RType | undefined {
    return this.given.get(v);
  }

  /** Parameters have had only what the runtime gives them. */
  begin(): void {
    for (const v of this.given.keys()) this.given.set(v, v.type);
  }

  giveTo(v: IrVar, t: RType): void {
    this.given.set(v, t);
  }

  /** At the beginning of a function. `read` is told of the parameters that are followed. */
  enter(fn: IrFunction, read: (v: IrVar) => void): void {
    this.resume(this.around.get(fn) ?? NOTHING);
    for (const { variable } of fn.params) {
      const t = this.given.get(variable);
      if (t === undefined) continue;
      read(variable);
      this.set(variable, t);
    }
  }

  // ---------------------------------------------------------------- straight on

  get(v: IrVar): RType | undefined {
    return this.known?.get(v);
  }

  /** The variable has a value of this type from here on. */
  set(v: IrVar, t: RType): void {
    if (this.known === null) return;
    if (sameType(t, v.type)) return this.drop(v);
    this.own().set(v, t);
  }

  unset(v: IrVar): void {
    this.drop(v);
    this.assigned(v);
  }

  private drop(v: IrVar): void {
    if (this.known?.has(v) === true) this.own().delete(v);
  }

  /** Something is known that ends where other functions may run. */
  get isShaky(): boolean {
    return this.hasShared || this.mayKnowFields;
  }

  /** Other functions may have assigned what they share with the one at hand, and fields. */
  disturb(): void {
    if (this.known === null || this.known.size === 0) return;
    const { known, shared } = this;
    // Of a long program a point knows few variables, and functions share many.
    for (const v of known.size < shared.size ? known.keys() : shared) if (shared.has(v)) this.drop(v);
    if (this.mayKnowFields) this.forgetShared();
  }

  /** Other functions have run: of fields nothing is known any more, of items as long as the variable is the same. */
  private forgetShared(): void {
    const { holders, shared } = this;
    let keepsItems = false;
    this.forgetFields((field) => {
      const isKept = isItem(field) && !shared.has(holders.get(field)!);
      keepsItems ||= isKept;
      return !isKept;
    });
    this.mayKnowFields = keepsItems;
  }

  // ---------------------------------------------------------------- fields

  getField(object: IrVar, name: string): RType | undefined {
    if (!this.mayKnowFields) return undefined;
    const field = this.fields.get(object)?.get(name);
    return field === undefined ? undefined : this.known?.get(field);
  }

  setField(object: IrVar, name: string, t: RType): void {
    if (this.known === null) return;
    let fields = this.fields.get(object);
    if (fields === undefined) this.fields.set(object, (fields = new Map<string, IrVar>()));
    let field = fields.get(name);
    if (field === undefined) {
      field = { name, kind: "temp", captured: false, type: OBJECT, rep: "boxed" };
      fields.set(name, field);
      this.holders.set(field, object);
    }
    this.own().set(field, t);
    this.mayKnowFields = true;
  }

  /** A field of that name has another value, of whatever object. */
  storedField(name: string): void {
    if (this.mayKnowFields) this.forgetFields((field) => field.name === name);
  }

  /** The variable has another value. */
  assigned(v: IrVar): void {
    if (this.mayKnowFields && this.fields.has(v)) this.forgetFields((field) => this.holders.get(field) === v);
  }

  private forgetFields(isMeant: (field: IrVar) => boolean): void {
    if (this.known === null) return;
    for (const v of this.known.keys()) if (this.holders.has(v) && isMeant(v)) this.own().delete(v);
  }

  private own(): Map<IrVar, RType> {
    if (!this.isOwn) {
      this.known = new Map(this.known);
      this.isOwn = true;
    }
    return this.known!;
  }

  /** Whatever the statements assign has its whole type. */
  forget(statements: IrStmt | readonly IrStmt[]): void {
    if (this.known === null || this.known.size === 0) return;
    const assigned = this.assignedIn(statements);
    for (const v of assigned) this.drop(v);
    if (!this.mayKnowFields) return;
    this.forgetFields((field) => {
      const holder = this.holders.get(field)!;
      return !isItem(field) || assigned.has(holder) || this.shared.has(holder);
    });
  }

  /** A comprehension stands here. Says whether it has to be looked at again. */
  surround(fn: IrFunction): boolean {
    const before = this.around.get(fn) ?? NOTHING;
    const now = this.here() ?? NOTHING;
    this.around.set(fn, now);
    return before !== now && !isSame(before, now);
  }

  // ---------------------------------------------------------------- branches

  /** What is known here, to come back to. */
  here(): Known {
    this.isOwn = false;
    return this.known;
  }

  /** No statement comes to this place. */
  end(): void {
    this.known = null;
  }

  resume(known: Known): void {
    this.known = known as Map<IrVar, RType> | null;
    this.isOwn = false;
    this.mayKnowFields = this.holders.size > 0;
  }

  /** Control comes here from the other place as well. */
  merge(other: Known, join: (a: RType, b: RType) => RType): void {
    if (other === null || other === this.known) return;
    if (this.known === null) return this.resume(other);
    if (this.known.size === 0) return;
    if (other.size === 0) return this.resume(NOTHING);
    const merged = new Map<IrVar, RType>();
    for (const [v, t] of this.known) {
      const u = other.get(v);
      if (u === undefined) continue;
      const joined = join(t, u);
      if (!sameType(joined, v.type)) merged.set(v, joined);
    }
    this.known = merged;
    this.mayKnowFields = this.holders.size > 0;
    this.isOwn = true;
  }

  private assignedIn(place: IrStmt | readonly IrStmt[]): ReadonlySet<IrVar> {
    let found = this.assignedBy.get(place);
    if (found === undefined) {
      found = assignedBy("op" in place ? [place] : place);
      this.assignedBy.set(place, found);
    }
    return found;
  }
}

/** Does it stand for an item of a tuple? */
const isItem = (field: IrVar): boolean => /^\d/.test(field.name);

function isSame(a: ReadonlyMap<IrVar, RType>, b: ReadonlyMap<IrVar, RType>): boolean {
  if (a.size !== b.size) return false;
  for (const [v, t] of a) {
    const u = b.get(v);
    if (u === undefined || !sameType(t, u)) return false;
  }
  return true;
}

function addAssigned(s: IrStmt, found: Set<IrVar>): void {
  if ("variable" in s) found.add(s.variable);
  else if (s.op === "Unpack") for (const v of s.variables) found.add(v);
  else if (s.op === "Try" && s.exception !== null) found.add(s.exception);
}

/** Variables that a function assigns; not what functions within it do. */
export function assignedInFunction(fn: IrFunction): Set<IrVar> {
  const found = new Set<IrVar>();
  const { statements, values } = nodesOf(fn);
  for (let i = 0; i < statements.length; i++) addAssigned(statements[i]!, found);
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v.op === "AssignExpr") found.add(v.variable);
  }
  return found;
}

/** Variables that statements assign; not what functions within them do. */
export function assignedBy(statements: readonly IrStmt[]): Set<IrVar> {
  const found = new Set<IrVar>();
  walkStatements(statements, (s) => addAssigned(s, found));
  walkValues(statements, (v) => {
    if (v.op === "AssignExpr") found.add(v.variable);
  });
  return found;
}

/** Variables that another function than their own assigns. */
export function assignedElsewhere(functions: readonly IrFunction[]): ReadonlySet<IrVar> {
  const found = new Set<IrVar>();
  for (const fn of functions) {
    if (fn.parent === null) continue;
    for (const v of assignedInFunction(fn)) if (v.captured && !declares(fn, v)) found.add(v);
  }
  return found;
}
