/**
 * Gives each life of a local variable a variable of its own: `line = line.split(",")` begins another life of `line`, of another type, and
 * so does each stage of `rows = read(); rows = parse(rows)`. Inference joins all that a variable is assigned, and containers that meet in one
 * variable hold the same from then on, so what only shares a name would spoil each other's types.
 *
 * A life (a web, to compiler writers) is the assignments that reach a common use, and all uses that they reach. One forward walk finds out which
 * assignments reach each use: those within a loop are taken to reach its beginning, those within a `try` its handlers.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { AssignExpr, IrStmt, IrValue, Load } from "../ir/ops.js";
import { eachBlock, eachOperand, eachValue } from "../ir/walk.js";
import { newVar } from "./split-variables.js";

/** The assignments of one variable that may have given it its value, one bit each; bit 0 is the value at the beginning. */
type Reaching = number;
/** For each candidate; `null` where no statement comes to. */
type State = Reaching[] | null;

const AT_BEGINNING = 1;
const MOST_ASSIGNMENTS = 30;

/** A node whose variable is written anew; of `Unpack` the place in its list as well. */
interface Place {
  readonly node: IrStmt | IrValue;
  readonly at: number;
}

/** Variables of viper code have the type of their first assignment. */
const isTyped = (fn: IrFunction): boolean => fn.emitter === "viper" || fn.emitter === "asm";

export function separateVariables(modules: readonly IrModule[]): void {
  for (const { functions } of modules) {
    for (const fn of functions) {
      if (fn.kind === "class" || isTyped(fn)) continue;
      const candidates = candidatesOf(fn);
      if (candidates.length > 0) new Lives(fn, candidates).separate();
    }
  }
}

/** Variables of the function alone that have more than one value, the argument of a call included, unless what follows only counts. */
function candidatesOf(fn: IrFunction): IrVar[] {
  const { statements, values } = nodesOf(fn);
  const counts = new Map<IrVar, number>();
  const others = new Set<IrVar>();
  const unfit = new Set<IrVar>();
  const count = (variable: IrVar, isCounting: boolean): void => {
    const { kind, captured } = variable;
    if (kind === "temp" || captured) return;
    const before = counts.get(variable) ?? (kind === "param" ? 1 : 0);
    counts.set(variable, before + 1);
    if (before > 0 && (!isCounting || kind === "param")) others.add(variable);
  };
  for (let i = 0; i < statements.length; i++) {
    const s = statements[i]!;
    if (s.op === "AssignVar" || s.op === "ForIter") count(s.variable, false);
    else if (s.op === "ForRange") count(s.variable, true);
    else if (s.op === "Unpack") for (const variable of s.variables) count(variable, false);
    else if (s.op === "DeleteVar" || s.op === "UnbindVar") unfit.add(s.variable);
    else if (s.op === "Try" && s.exception !== null) unfit.add(s.exception);
  }
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v.op === "AssignExpr") count(v.variable, false);
  }
  return [...others].filter((v) => !unfit.has(v) && counts.get(v)! < MOST_ASSIGNMENTS);
}

/** One candidate: which of its assignments belong together, and who uses them. */
class Candidate {
  /** For each assignment the bits of all that belong to it. */
  readonly webs: Reaching[] = [AT_BEGINNING];
  /** For each assignment it and the uses that have been found to be its own. */
  readonly places: Place[][] = [[]];
  used: Reaching = 0;

  constructor(readonly variable: IrVar) {}

  /** The bit of a new assignment. */
  assigned(node: IrStmt | IrValue, at: number): Reaching {
    const bit = 1 << this.webs.length;
    this.webs.push(bit);
    this.places.push([{ node, at }]);
    return bit;
  }

  /** A use that these assignments reach. */
  use(reaching: Reaching, node: IrValue): void {
    const { webs } = this;
    let web = reaching;
    for (let i = 0; i < webs.length; i++) if ((reaching & (1 << i)) !== 0) web |= webs[i]!;
    if (web !== webs[lowest(web)]) this.join(web);
    this.used |= web;
    this.places[lowest(web)]!.push({ node, at: 0 });
  }

  private join(web: Reaching): void {
    this.webs.forEach((_, i) => {
      if ((web & (1 << i)) !== 0) this.webs[i] = web;
    });
  }

  /** Assignments that nobody uses belong together. */
  joinUnused(): void {
    let unused = 0;
    this.webs.forEach((_, i) => {
      if (i > 0 && (this.used & (1 << i)) === 0) unused |= 1 << i;
    });
    this.join(unused);
  }
}

const isLoop = (s: IrStmt): s is Extract<IrStmt, { op: "While" | "ForIter" | "ForRange" }> =>
  s.op === "While" || s.op === "ForIter" || s.op === "ForRange";

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

class Lives {
  private readonly indices = new Map<IrVar, number>();
  private readonly candidates: Candidate[];
  private state: State;
  /** The bits of assignments by the nodes that make them: some are come across twice. */
  private readonly bits = new Map<IrStmt | AssignExpr, Record<number, Reaching>>();
  /** Of each loop, and each `try` with a `finally`, the assignments in it, by candidate. */
  private readonly within = new Map<IrStmt, Reaching[]>();
  private readonly breaks = new Map<number, State>();
  /** What may reach the handlers of the `try` statements around. */
  private readonly handlers: Reaching[][] = [];
  /** What those with a `finally` assign, which runs behind a `break`. */
  private readonly finalizers: Reaching[][] = [];

  constructor(
    private readonly fn: IrFunction,
    variables: readonly IrVar[],
  ) {
    this.candidates = variables.map((variable) => new Candidate(variable));
    variables.forEach((variable, i) => this.indices.set(variable, i));
    this.state = variables.map(() => AT_BEGINNING);
  }

  separate(): void {
    const { fn } = this;
    this.number(fn.body);
    this.block(fn.body);
    for (const candidate of this.candidates) {
      candidate.joinUnused();
      this.rename(candidate);
    }
  }

  /** The life that begins with the function keeps the variable, or the first one that is of use to anybody. */
  private rename({ variable, webs, places, used }: Candidate): void {
    const isGiven = variable.kind === "param" || (used & AT_BEGINNING) !== 0;
    const kept = isGiven ? webs[0]! : (webs.find((web) => (web & used) !== 0) ?? webs[1]!);
    const variables = new Map<Reaching, IrVar>([[kept, variable]]);
    webs.forEach((web, i) => {
      if (web === kept || places[i]!.length === 0) return;
      let own = variables.get(web);
      if (own === undefined) {
        own = newVar(variable.name, "local", variable.type);
        this.fn.locals.push(own);
        variables.set(web, own);
      }
      for (const place of places[i]!) rename(place, own);
    });
  }

  // ---------------------------------------------------------------- numbering

  /** Gives each assignment its bit, and notes what loops assign. */
  private readonly number = (body: readonly IrStmt[]): void => {
    for (const s of body) {
      const before =
        isLoop(s) || (s.op === "Try" && s.finalizer !== null)
          ? this.candidates.map((c) => c.webs.length)
          : null;
      eachValue(s, this.numberValue, undefined);
      if (s.op === "Unpack") s.variables.forEach((variable, i) => this.newBit(variable, s, i));
      else if ("variable" in s) this.newBit(s.variable, s, 0);
      eachBlock(s, this.number, undefined);
      if (before !== null) {
        const masks = this.candidates.map((c, i) => (1 << c.webs.length) - (1 << before[i]!));
        this.within.set(s, masks);
      }
    }
  };

  private readonly numberValue = (v: IrValue): void => {
    if (v.op === "AssignExpr") this.newBit(v.variable, v, 0);
    eachOperand(v, this.numberValue, undefined);
  };

  private newBit(variable: IrVar, node: IrStmt | AssignExpr, at: number): void {
    const index = this.indices.get(variable);
    if (index === undefined) return;
    const bit = this.candidates[index]!.assigned(node, at);
    const known = this.bits.get(node);
    if (known === undefined) this.bits.set(node, { [at]: bit });
    else known[at] = bit;
  }

  // ---------------------------------------------------------------- the walk

  private readonly block = (body: readonly IrStmt[]): void => {
    for (const s of body) this.statement(s);
  };

  private statement(s: IrStmt): void {
    if (s.op !== "While") eachValue(s, this.value, undefined);
    switch (s.op) {
      case "AssignVar":
        return this.assign(s.variable, s);
      case "Unpack":
        return s.variables.forEach((variable, i) => this.assign(variable, s, i));
      case "If": {
        const before = copy(this.state);
        this.block(s.then);
        const then = this.state;
        this.state = before;
        this.block(s.otherwise);
        return this.arrive(then);
      }
      case "While":
      case "ForIter":
      case "ForRange":
        return this.loop(s);
      case "Block":
        this.block(s.body);
        return this.arriveFrom(s.label);
      case "Try":
        return this.tryStatement(s);
      case "Break":
        for (const assigned of this.finalizers) this.arrive(this.state === null ? null : assigned);
        this.breaks.set(s.label, merged(this.breaks.get(s.label) ?? null, this.state));
        this.state = null;
        return;
      case "Continue":
      case "Return":
      case "Raise":
      case "Rethrow":
        this.state = null;
    }
  }

  private loop(s: Extract<IrStmt, { op: "While" | "ForIter" | "ForRange" }>): void {
    this.arrive(this.state === null ? null : this.within.get(s)!);
    if (s.op === "While") eachValue(s, this.value, undefined);
    const head = copy(this.state);
    if (s.op !== "While") this.assign(s.variable, s);
    this.block(s.body);
    const { test } = s as { test?: IrValue };
    this.state = test?.op === "Const" && test.value.kind === "bool" && test.value.value ? null : head;
    this.arriveFrom(s.label);
  }

  private tryStatement(s: Extract<IrStmt, { op: "Try" }>): void {
    if (s.finalizer !== null) this.finalizers.push(this.within.get(s)!);
    const atBeginning = copy(this.state);
    const anywhere = this.observed(() => this.block(s.body), atBeginning);
    let early = anywhere;
    if (s.handler !== null) {
      const behind = this.state;
      this.state = copy(anywhere);
      const { handler } = s;
      early = merged(
        copy(early),
        this.observed(() => this.block(handler), anywhere),
      );
      this.arrive(behind);
    }
    if (s.finalizer === null) return;
    this.finalizers.pop();
    // Once for the ways that leave early, once for the one that goes on.
    const behind = this.state;
    this.state = early;
    this.block(s.finalizer);
    this.state = behind;
    this.block(s.finalizer);
  }

  /** What may have its value from `before` or from anything that is assigned meanwhile. */
  private observed(work: () => void, before: State): State {
    if (before === null) {
      work();
      return null;
    }
    this.handlers.push([...before]);
    work();
    return this.handlers.pop()!;
  }

  private readonly value = (v: IrValue): void => {
    if (v.op === "Load") return this.use(v);
    eachOperand(v, this.value, undefined);
    if (v.op !== "AssignExpr") return;
    const index = this.indices.get(v.variable);
    if (index === undefined || this.state === null) return;
    // It may stand behind `and`: what was before may stay.
    const before = this.state[index]!;
    this.assign(v.variable, v);
    this.state[index]! |= before;
  };

  private use(v: Load): void {
    const index = this.indices.get(v.variable);
    if (index === undefined) return;
    this.candidates[index]!.use(this.state?.[index] ?? AT_BEGINNING, v);
  }

  private assign(variable: IrVar, node: IrStmt | AssignExpr, at = 0): void {
    const index = this.indices.get(variable);
    if (index === undefined || this.state === null) return;
    const bit = this.bits.get(node)![at]!;
    this.state[index] = bit;
    for (const reaching of this.handlers) reaching[index]! |= bit;
  }

  private arrive(other: State): void {
    this.state = merged(this.state, other);
  }

  private arriveFrom(label: number): void {
    this.arrive(this.breaks.get(label) ?? null);
  }
}

function rename({ node, at }: Place, variable: IrVar): void {
  if (node.op === "Unpack") node.variables[at] = variable;
  else (node as { variable: IrVar }).variable = variable;
}

const copy = (state: State): State => (state === null ? null : [...state]);

/** Control comes from both places; a new state, or one of them. */
function merged(a: State, b: State): State {
  if (a === null) return copy(b);
  if (b === null) return a;
  return a.map((bits, i) => bits | b[i]!);
}
