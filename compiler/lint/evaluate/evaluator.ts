/**
 * Executes a program without running it: forward, over all its modules, with abstract values.
 *
 * Calls of the program's own functions are followed with their arguments, loops over known items are unrolled, branches
 * on known conditions are decided, others taken both ways and joined. What the program does with the modules that are no
 * Python text (hardware, time, …) is recorded as events. Work is bounded: after a number of steps the evaluation ends,
 * and what was recorded by then is all there is.
 */

import { declares, type IrFunction, type IrModule, type IrVar } from "../../ir/function.js";
import type { IrNode, IrStmt, IrValue } from "../../ir/ops.js";
import { readAttribute } from "./attributes.js";
import { callValue } from "./calls.js";
import type { Argument, CallArguments, NativeEvent } from "./event.js";
import { evaluate } from "./expressions.js";
import type { Frame, Path, Place, Root } from "./frame.js";
import type { NativeModel } from "./model.js";
import { executeBlock } from "./statements.js";
import { Store, valueCell, type Cell, type Changes } from "./store.js";
import {
  unknown,
  type FunctionValue,
  type ModuleValue,
  type NativeObject,
  type OneOf,
  type Sequence,
  type Value,
} from "./value.js";

const MAX_STEPS = 60_000;
const MAX_DEPTH = 16;

/** The program is too much to follow to its end. */
class Exhausted extends Error {}

export class Evaluator {
  readonly store = new Store();
  readonly events: NativeEvent[] = [];
  readonly modules = new Map<string, ModuleValue>();
  path: Path | null = null;
  /** What was called last does not return. */
  dead = false;
  /** Endless loops around. */
  loops = 0;
  /** All of the program was seen. */
  complete = true;
  private steps = 0;
  private serials = 0;
  private branches = 0;
  /** The branches of values that are asked for their truth more than once. */
  private readonly decisions = new WeakMap<OneOf, number>();
  private readonly executed = new Set<IrFunction>();
  private readonly waiting: { readonly fn: Value; readonly args: readonly Value[] }[] = [];
  private readonly scheduled = new Set<IrFunction>();
  private readonly definitions = new Map<IrFunction, FunctionValue>();
  private readonly frames = new Map<string, Frame>();
  private readonly sources: ReadonlyMap<string, IrModule>;
  private root: Root = { kind: "main", name: "the script" };

  constructor(
    ir: readonly IrModule[],
    readonly model: NativeModel,
  ) {
    this.sources = new Map(ir.map((module) => [module.name, module]));
  }

  /** Executes the script, then callbacks, then what nothing seems to call. */
  run(): void {
    try {
      this.importModule("__main__");
      this.dead = false;
      this.runWaiting();
      for (const [fn, value] of this.definitions) {
        if (this.executed.has(fn) || fn.kind === "class") continue;
        this.root = { kind: "uncalled", name: fn.name };
        this.runRoot(value, []);
      }
      this.runWaiting();
    } catch (error) {
      if (!(error instanceof Exhausted) && !(error instanceof RangeError)) throw error;
      this.complete = false;
    }
  }

  /** Callbacks may make further ones. */
  private runWaiting(): void {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      this.root = { kind: "callback", name: nameOf(next.fn) };
      this.runRoot(next.fn, next.args);
    }
  }

  private runRoot(fn: Value, values: readonly Value[]): void {
    const code = codeOf(fn);
    if (code === undefined) return;
    const frame = this.newFrame(code.fn, code.outer.module, code.outer, null, null);
    const place = this.place(frame, code.fn);
    const args = values.map((value): Argument => ({ value, place, node: null }));
    const saved = { path: this.path, loops: this.loops };
    this.path = { branch: this.newBranch(), arm: 0, certain: this.root.kind !== "uncalled", before: null };
    callValue(this, frame, place, fn, { positional: args, keywords: new Map(), isOpen: true }, true);
    this.path = saved.path;
    this.loops = saved.loops;
    this.dead = false;
  }

  /** Something that is given away and may be called by others later. */
  escape(value: Value, args: readonly Value[] = []): void {
    const code = codeOf(value);
    if (value.kind === "oneOf") for (const one of value.values) this.escape(one, args);
    if (code === undefined || this.scheduled.has(code.fn)) return;
    this.scheduled.add(code.fn);
    this.waiting.push({ fn: value, args });
  }

  define(value: FunctionValue): void {
    if (!this.definitions.has(value.fn)) this.definitions.set(value.fn, value);
  }

  markExecuted(fn: IrFunction): void {
    this.executed.add(fn);
  }

  /** The module of that name: the program's own, executed at its first import, or a native one. */
  importModule(name: string): Value {
    const found = this.modules.get(name);
    if (found !== undefined) return found;
    const source = this.sources.get(name);
    if (source === undefined) return { kind: "native", name: this.model.canonical(name) };
    const module: ModuleValue = { kind: "module", name, globals: new Map(), starred: [] };
    this.modules.set(name, module);
    module.globals.set("__name__", valueCell({ kind: "const", value: { kind: "str", value: name } }));
    this.executed.add(source.init);
    const frame = this.newFrame(source.init, module, null, null, null);
    const { path } = this;
    this.frames.set(name, frame);
    this.block(frame, source.init.body);
    this.path = path;
    return module;
  }

  /** The frame of a module's body, if it was executed. */
  frameOf(name: string): Frame | undefined {
    return this.frames.get(name);
  }

  /** A frame for what is said of a module's text only. */
  bareFrame(name: string): Frame | undefined {
    const source = this.sources.get(name);
    const module: ModuleValue = { kind: "module", name, globals: new Map(), starred: [] };
    return source === undefined ? undefined : this.newFrame(source.init, module, null, null, null);
  }

  hasSource(name: string): boolean {
    return this.sources.has(name);
  }

  newFrame(
    fn: IrFunction,
    module: ModuleValue,
    outer: Frame | null,
    names: Map<string, Cell<Value | undefined>> | null,
    caller: Place | null,
  ): Frame {
    return {
      fn,
      module,
      outer,
      vars: new Map<IrVar, Cell<Value | undefined>>(),
      names,
      caller,
      given: new Map<IrVar, Argument>(),
      depth: caller === null ? 0 : caller.frame.depth + 1,
      root: caller === null ? this.root : caller.frame.root,
      returned: [],
      yielded: [],
      exits: [],
      mark: this.store.mark(),
      loops: [],
    };
  }

  /** Whether a call of the function may be followed from here. */
  mayEnter(fn: IrFunction, frame: Frame): boolean {
    if (frame.depth >= MAX_DEPTH) return false;
    let times = 0;
    for (let f: Frame | undefined = frame; f !== undefined; f = f.caller?.frame) if (f.fn === fn) times++;
    return times < 2;
  }

  value(frame: Frame, node: IrValue): Value {
    if (++this.steps > MAX_STEPS) throw new Exhausted();
    return evaluate(this, frame, node);
  }

  /** Whether what follows the statements is reached. */
  block(frame: Frame, statements: readonly IrStmt[]): boolean {
    const { path } = this;
    const falls = executeBlock(this, frame, statements);
    this.path = path;
    return falls;
  }

  call(frame: Frame, place: Place, callee: Value, args: CallArguments): Value {
    return callValue(this, frame, place, callee, args);
  }

  attribute(frame: Frame, place: Place, object: Value, name: string): Value {
    return readAttribute(this, frame, place, object, name);
  }

  place(frame: Frame, { start, end }: IrNode): Place {
    return { file: this.fileOf(frame), start, end, frame };
  }

  private fileOf(frame: Frame): Place["file"] {
    return frame.fn.module.file;
  }

  argument(frame: Frame, node: IrValue): Argument {
    return { value: this.value(frame, node), place: this.place(frame, node), node };
  }

  newBranch(): number {
    return this.branches++;
  }

  newSerial(): number {
    return this.serials++;
  }

  newObject(cls: string, place: Place, holds: readonly Value[]): NativeObject {
    return { kind: "object", cls, place, serial: this.newSerial(), fields: new Map(), holds: [...holds] };
  }

  record(event: Omit<NativeEvent, "path" | "serial" | "loops" | "before">): NativeEvent {
    const before = new Map<string, Value | undefined>();
    for (const [name, cell] of event.object?.fields ?? []) before.set(name, cell.value);
    const { path, loops } = this;
    const full: NativeEvent = { ...event, path, loops, before, serial: this.newSerial() };
    this.events.push(full);
    return full;
  }

  /**
   * Takes several ways from here and goes on with what all of them may have done. Each arm tells whether it reaches its
   * end; gives whether any does.
   */
  branch(
    arms: readonly (() => boolean)[],
    certain: readonly boolean[] = [],
    branch: number = this.newBranch(),
  ): boolean {
    const { path } = this;
    const ways: Changes[] = [];
    let last: Changes = new Map();
    for (let arm = 0; arm < arms.length; arm++) {
      const mark = this.store.mark();
      this.path = { branch, arm, certain: certain[arm] ?? false, before: path };
      const falls = arms[arm]!() && !this.dead;
      this.dead = false;
      last = this.store.take(mark);
      if (falls) ways.push(last);
    }
    this.path = path;
    // Where nothing goes on the state is that of the end.
    if (ways.length === 0) this.store.apply(last);
    else this.store.merge(ways);
    return ways.length > 0;
  }

  /**
   * Both ways of a condition that may be true or false. What one of several known values was found to be it is where that value is asked again,
   * as an option that an object keeps. If only one way reaches its end, the rest of the block belongs to it.
   */
  decide(test: Value, then: () => boolean, otherwise: () => boolean): boolean {
    const known = test.kind === "oneOf" ? this.decisions.get(test) : undefined;
    for (let p = this.path; p !== null; p = p.before)
      if (p.branch === known) return p.arm === 0 ? then() : otherwise();
    const branch = known ?? this.newBranch();
    if (test.kind === "oneOf") this.decisions.set(test, branch);
    const ends: boolean[] = [];
    const way = (arm: () => boolean) => (): boolean => {
      const falls = arm() && !this.dead;
      ends.push(falls);
      return falls;
    };
    const falls = this.branch([way(then), way(otherwise)], [], branch);
    if (ends[0] !== ends[1])
      this.path = { branch, arm: ends.indexOf(true), certain: true, before: this.path };
    return falls;
  }

  /** The same for each alternative of a value. */
  each(value: Value, visit: (one: Value) => Value): Value {
    if (value.kind !== "oneOf") return visit(value);
    const results: Value[] = [];
    this.branch(
      value.values.map((one) => () => {
        results.push(visit(one));
        return true;
      }),
    );
    return this.joined(results);
  }

  private joined(values: readonly Value[]): Value {
    const cell = valueCell();
    return (
      values.reduce<Value | undefined>((a, b) => cell.merge(a, b), undefined) ?? unknown("nothing is given")
    );
  }

  /** Variable of this frame or of one around it. */
  cellOf(frame: Frame, variable: IrVar): Cell<Value | undefined> {
    for (let f: Frame | null = frame; f !== null; f = f.outer) {
      const cell = f.vars.get(variable);
      if (cell !== undefined) return cell;
    }
    const cell = valueCell();
    ownerOf(frame, variable).vars.set(variable, cell);
    return cell;
  }

  globalCell(module: ModuleValue, name: string): Cell<Value | undefined> {
    let cell = module.globals.get(name);
    if (cell === undefined) module.globals.set(name, (cell = valueCell()));
    return cell;
  }

  assign(frame: Frame, variable: IrVar, value: Value | undefined): void {
    this.store.set(this.cellOf(frame, variable), value);
  }

  field(fields: Map<string, Cell<Value | undefined>>, name: string): Cell<Value | undefined> {
    let cell = fields.get(name);
    if (cell === undefined) fields.set(name, (cell = valueCell()));
    return cell;
  }
}

/** The frame whose function declares the variable. */
function ownerOf(frame: Frame, variable: IrVar): Frame {
  for (let f: Frame | null = frame; f !== null; f = f.outer) if (declares(f.fn, variable)) return f;
  return frame;
}

/** The function that a call of the value executes. */
export function codeOf(value: Value): FunctionValue | undefined {
  if (value.kind === "function") return value;
  if (value.kind === "bound") return value.fn;
  return undefined;
}

function nameOf(value: Value): string {
  return codeOf(value)?.fn.name ?? "a callback";
}

export function isIterator(value: Value): value is Sequence {
  return value.kind === "sequence";
}
