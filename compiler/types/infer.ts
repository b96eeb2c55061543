/**
 * Type inference over the whole program: each variable has the join of what is assigned to it anywhere, each parameter
 * the join of its arguments if all calls are known, each function the join of its returns. Types only go up, so
 * repeating until nothing changes ends; the lattice is low. Contents of lists and dicts are not tracked: they may be
 * changed through any alias.
 *
 * A function's calls are known if its value never escapes: it is bound once, by `def`, and that name is only called.
 */

import type { IrFunction, IrGlobal, IrModule, IrParam, IrVar } from "../ir/function.js";
import type { Call, ForRange, IrStmt, IrValue } from "../ir/ops.js";
import { BOOL, FLOAT, NEVER, NONE, OBJECT, STR, type RType } from "../ir/types.js";
import { fallsThrough } from "./falls-through.js";
import { grown, join, sameType } from "./lattice.js";
import { KnownFunctions } from "./known-functions.js";
import { between, boundsOf, COUNTED } from "./ranges.js";
import { privateGlobals } from "./privacy.js";
import { binaryType, builtinType, elementType, itemType, methodType, unaryType } from "./result-types.js";

const MAX_ROUNDS = 60;

/** Fills in `type` of every variable and value, and `returnType` of every function. */
export function inferTypes(modules: readonly IrModule[]): void {
  const known = new KnownFunctions(modules);
  const functions = modules.flatMap((m) => m.functions);
  for (const fn of functions) initialise(fn, known);
  const globals = privateGlobals(modules);
  for (const global of globals.values()) global.type = NEVER;
  const inference = new Inference(known, functions, globals);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!inference.round()) return;
  }
  // Never seen; without a fixed point nothing may be assumed.
  for (const fn of functions) forget(fn);
  for (const global of globals.values()) global.type = OBJECT;
  new Inference(known, functions, new Map()).round();
}

function initialise(fn: IrFunction, known: KnownFunctions): void {
  const callsKnown = known.has(fn);
  for (const p of fn.params) {
    p.variable.type = callsKnown && (p.form === "normal" || p.form === "posonly") ? NEVER : OBJECT;
  }
  for (const v of fn.locals) v.type = NEVER;
  fn.returnType = NEVER;
}

function forget(fn: IrFunction): void {
  for (const p of fn.params) p.variable.type = OBJECT;
  for (const v of fn.locals) v.type = OBJECT;
  fn.returnType = OBJECT;
}

const GENERATOR: RType = { kind: "generator" };
const LIST: RType = { kind: "list", element: OBJECT };
const SET: RType = { kind: "set", element: OBJECT };
const DICT: RType = { kind: "dict", key: OBJECT, value: OBJECT };

function addTo<K>(map: Map<K, Set<IrFunction>>, key: K, fn: IrFunction): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([fn]));
  else set.add(fn);
}

/**
 * Rounds over those functions for which something has changed since they were last looked at: a variable that they
 * had read by then, a parameter, or the result of a function that they call.
 */
class Inference {
  private readonly stale: Set<IrFunction>;
  private current!: IrFunction;
  /** Variables of its own that the current function has read so far. */
  private readonly reads = new Set<IrVar>();
  /** The functions that read a variable shared with closures. */
  private readonly readers = new Map<IrVar, Set<IrFunction>>();
  private readonly globalReaders = new Map<IrGlobal, Set<IrFunction>>();
  private readonly callers = new Map<IrFunction, Set<IrFunction>>();

  constructor(
    private readonly known: KnownFunctions,
    private readonly functions: readonly IrFunction[],
    /** The globals whose stores are all in sight. */
    private readonly globals: ReadonlyMap<string, IrGlobal>,
  ) {
    this.stale = new Set(functions);
  }

  /** Looks at all stale functions; says whether another round is needed. */
  round(): boolean {
    for (const fn of this.functions) if (this.stale.delete(fn)) this.function(fn);
    return this.stale.size > 0;
  }

  private function(fn: IrFunction): void {
    this.current = fn;
    this.reads.clear();
    const end = fn.body.at(-1);
    const rest = end?.op === "Return" && isNone(end.value) ? fn.body.slice(0, -1) : fn.body;
    // A None that the lowering has put behind the last statement may be out of reach.
    const comesToEnd = fallsThrough(rest);
    this.block(comesToEnd ? fn.body : rest);
    if (fn.isGenerator || fn.isAsync) this.returns(fn, GENERATOR);
    else if (comesToEnd) this.returns(fn, NONE);
  }

  private returns(fn: IrFunction, t: RType): void {
    const joined = grown(fn.returnType, t);
    if (sameType(joined, fn.returnType)) return;
    fn.returnType = joined;
    this.mark(this.callers.get(fn));
  }

  /** The result of a function, for the one that is being looked at. */
  private resultOf(fn: IrFunction): RType {
    addTo(this.callers, fn, this.current);
    return fn.returnType;
  }

  private assign(v: IrVar, t: RType, owner = this.current): void {
    const joined = grown(v.type, t);
    if (sameType(joined, v.type)) return;
    v.type = joined;
    if (v.captured) this.mark(this.readers.get(v));
    else if (owner !== this.current || this.reads.has(v)) this.stale.add(owner);
  }

  private mark(functions: ReadonlySet<IrFunction> | undefined): void {
    if (functions !== undefined) for (const fn of functions) this.stale.add(fn);
  }

  private read(v: IrVar): RType {
    if (v.captured) addTo(this.readers, v, this.current);
    else this.reads.add(v);
    return v.type;
  }

  private assignGlobal(name: string, t: RType): void {
    const global = this.globals.get(name);
    if (global === undefined) return;
    const joined = grown(global.type, t);
    if (sameType(joined, global.type)) return;
    global.type = joined;
    this.mark(this.globalReaders.get(global));
  }

  private readGlobal(name: string): RType {
    const global = this.globals.get(name);
    if (global === undefined) return OBJECT;
    addTo(this.globalReaders, global, this.current);
    return global.type;
  }

  private block(body: readonly IrStmt[]): void {
    for (let i = 0; i < body.length; i++) this.statement(body[i]!);
  }

  private statement(s: IrStmt): void {
    switch (s.op) {
      case "AssignVar": {
        const { variable } = s;
        this.value(s.value);
        return this.assign(
          variable,
          this.counted(s.value, (v) => v.op === "Load" && v.variable === variable),
        );
      }
      case "StoreGlobal":
        this.value(s.value);
        return this.assignGlobal(
          s.name,
          this.counted(s.value, (v) => v.op === "LoadGlobal" && v.name === s.name),
        );
      case "StoreName":
      case "Evaluate":
        this.value(s.value);
        return;
      case "SetAttr":
        this.value(s.object);
        this.value(s.value);
        return;
      case "SetItem":
        this.value(s.object);
        this.value(s.index);
        this.value(s.value);
        return;
      case "DeleteAttr":
        this.value(s.object);
        return;
      case "DeleteItem":
        this.value(s.object);
        this.value(s.index);
        return;
      case "Unpack": {
        const t = this.value(s.value);
        const item = itemType(t);
        s.variables.forEach((v, i) => {
          if (i === s.star) this.assign(v, { kind: "list", element: OBJECT });
          else this.assign(v, t.kind === "tuple" && s.star < 0 ? (t.elements[i] ?? OBJECT) : item);
        });
        return;
      }
      case "If":
        this.value(s.test);
        this.block(s.then);
        this.block(s.otherwise);
        return;
      case "While":
        this.value(s.test);
        this.block(s.body);
        return;
      case "ForIter": {
        const t = this.value(s.iterable);
        this.assign(s.variable, s.isIterator ? OBJECT : itemType(t));
        this.block(s.body);
        return;
      }
      case "ForRange":
        this.value(s.from);
        this.value(s.to);
        this.value(s.by);
        this.assign(s.variable, counterType(s));
        this.block(s.body);
        return;
      case "Block":
        this.block(s.body);
        return;
      case "Try":
        this.block(s.body);
        if (s.exception) this.assign(s.exception, OBJECT);
        if (s.handler) this.block(s.handler);
        if (s.finalizer) this.block(s.finalizer);
        return;
      case "Return": {
        const t = this.value(s.value);
        if (!this.current.isGenerator && !this.current.isAsync) this.returns(this.current, t);
        return;
      }
      case "Raise":
        this.value(s.exception);
        if (s.cause) this.value(s.cause);
        return;
      case "ImportStar":
        this.value(s.module);
        return;
      default:
        return;
    }
  }

  private value(v: IrValue): RType {
    const t = this.typeOf(v);
    (v as { type: RType }).type = t;
    return t;
  }

  /** The type of a value that is assigned; sums that count the place itself are small, see `countedType`. */
  private counted(v: IrValue, isOld: (v: IrValue) => boolean): RType {
    const t = countedType(v, isOld);
    if (t === undefined) return v.type;
    v.type = t;
    return t;
  }

  private all(values: readonly IrValue[]): void {
    for (let i = 0; i < values.length; i++) this.value(values[i]!);
  }

  private typeOf(v: IrValue): RType {
    switch (v.op) {
      case "Const":
        return v.type === OBJECT ? constType(v.value) : v.type;
      case "Load":
        return this.read(v.variable);
      case "Binary": {
        const a = this.value(v.left);
        const b = this.value(v.right);
        if (v.inplace && v.operator === "+" && a.kind === "list") return a;
        return binaryType(v.operator, a, b);
      }
      case "Unary":
        return unaryType(v.operator, this.value(v.operand));
      case "Not":
        this.value(v.operand);
        return BOOL;
      case "Compare": {
        const a = this.value(v.left);
        const b = this.value(v.right);
        if (comparesToBool(v.operator, a, b)) return BOOL;
        return a.kind === "never" || b.kind === "never" ? NEVER : OBJECT;
      }
      case "Logical":
        return join(this.value(v.left), this.value(v.right));
      case "Conditional":
        this.value(v.test);
        return join(this.value(v.then), this.value(v.otherwise));
      case "Call":
        return this.call(v);
      case "CallMethod": {
        const o = this.value(v.object);
        this.all(v.args);
        for (const k of v.keywords) this.value(k.value);
        return o.kind === "never" ? NEVER : methodType(o, v.name);
      }
      case "CallSpread":
        this.value(v.func);
        for (const a of v.args) this.value(a.value);
        for (const k of v.keywords) this.value(k.value);
        return OBJECT;
      case "GetAttr":
        this.value(v.object);
        return OBJECT;
      case "GetItem":
        return elementType(this.value(v.object), this.value(v.index));
      case "MakeSlice":
        this.all([v.lower, v.upper, v.step]);
        return { kind: "slice" };
      case "MakeTuple": {
        const elements = v.items.map((i) => this.value(i.value));
        return v.items.some((i) => i.spread) ? OBJECT : { kind: "tuple", elements };
      }
      case "MakeList":
      case "MakeSet":
        for (const i of v.items) this.value(i.value);
        return v.op === "MakeList" ? LIST : SET;
      case "MakeDict":
        for (const i of v.items) {
          if (i.key) this.value(i.key);
          this.value(i.value);
        }
        return DICT;
      case "MakeFunction":
        this.all(v.positionalDefaults);
        for (const k of v.keywordDefaults) this.value(k.value);
        this.defaults(v.fn, v.positionalDefaults);
        return { kind: "function", fn: v.fn };
      case "MakeClass":
        for (const b of v.bases) this.value(b.value);
        for (const k of v.keywords) this.value(k.value);
        return { kind: "class", cls: v.cls };
      case "MakeComprehension":
        this.value(v.iterable);
        return this.resultOf(v.fn);
      case "JoinStr":
        this.all(v.parts);
        return STR;
      case "FormatValue":
        this.value(v.value);
        if (v.spec) this.value(v.spec);
        return STR;
      case "MakeTemplate":
        for (const f of v.fields) {
          this.value(f.value);
          this.value(f.spec);
        }
        return OBJECT;
      case "AssignExpr": {
        const t = this.value(v.value);
        this.assign(v.variable, t);
        return t;
      }
      case "AssignNameExpr": {
        const t = this.value(v.value);
        if (v.scope === "global") this.assignGlobal(v.name, t);
        return t;
      }
      case "LoadGlobal":
        return this.readGlobal(v.name);
      case "Seq":
        this.all(v.values);
        return v.values[v.values.length - 1]?.type ?? NONE;
      case "Yield":
      case "YieldFrom":
        this.value(v.value);
        return OBJECT;
      case "MatchException":
        this.value(v.matcher);
        return BOOL;
      case "ImportName":
        this.value(v.module);
        return OBJECT;
      case "CallHelper":
        this.all(v.args);
        return helperType(v.helper);
      default:
        return OBJECT;
    }
  }

  private call(v: Call): RType {
    this.value(v.func);
    this.all(v.args);
    for (const k of v.keywords) this.value(k.value);
    if (v.func.op === "LoadBuiltin") return builtinType(v.func.name, v.args.map(typeOfValue));
    const fn = this.known.callee(v.func);
    if (fn === undefined) return OBJECT;
    const { params } = fn;
    const count = Math.min(v.args.length, positionalCount(fn));
    for (let i = 0; i < count; i++) this.assign(params[i]!.variable, v.args[i]!.type, fn);
    for (const k of v.keywords) {
      const p = params.find((q) => isPositional(q) && q.variable.name === k.name);
      if (p) this.assign(p.variable, k.value.type, fn);
    }
    return this.resultOf(fn);
  }

  /** A parameter may take its default's type. */
  private defaults(fn: IrFunction, values: readonly IrValue[]): void {
    const first = positionalCount(fn) - values.length;
    values.forEach((d, i) => {
      const p = fn.params[first + i];
      if (p) this.assign(p.variable, d.type, fn);
    });
  }
}

const isNone = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "none";
const typeOfValue = (v: IrValue): RType => v.type;

const isPositional = (p: IrParam): boolean => p.form === "normal" || p.form === "posonly";

/** Positional parameters come first. */
function positionalCount(fn: IrFunction): number {
  const { params } = fn;
  let count = 0;
  while (count < params.length && isPositional(params[count]!)) count++;
  return count;
}

/** More rounds than any loop can do: a round takes a nanosecond at least, and this is a fortnight. */
const MOST_ROUNDS = 2 ** 50;

/** The counter of a range loop. */
function counterType(s: ForRange): RType {
  const from = boundsOf(s.from.type);
  const by = s.by.op === "Const" && s.by.value.kind === "int" ? s.by.value.value : 0;
  if (s.from.type.kind === "never" || s.to.type.kind === "never") return NEVER;
  if (from === undefined || typeof by !== "number" || by === 0) return { kind: "int", small: true };
  const to = boundsOf(s.to.type);
  if (by < 0) {
    const last = to === undefined ? -Infinity : to.min + 1;
    return between(Math.min(from.min, Math.max(last, from.min + by * MOST_ROUNDS)), from.max);
  }
  const last = to === undefined ? Infinity : to.max - 1;
  return between(from.min, Math.max(from.max, Math.min(last, from.max + by * MOST_ROUNDS)));
}

/** Steps of a variable that is counted up or down: from 0 it takes hours of nothing but counting to come to the end. */
const LONGEST_STEP = 255;

/**
 * What `x = x + step` gives if the step is short: an int that stays below `COUNTED`, like everything else that
 * `x` is given. (A sum of safe integers would have no bound.) `isOld` tells reads of the place that is assigned.
 */
function countedType(v: IrValue, isOld: (v: IrValue) => boolean): RType | undefined {
  if (v.op !== "Binary" || (v.operator !== "+" && v.operator !== "-") || !isOld(v.left)) return undefined;
  const step = boundsOf(v.right.type);
  const old = boundsOf(v.left.type);
  if (step === undefined || old === undefined || v.left.type.kind !== "int") return undefined;
  if (step.min < -LONGEST_STEP || step.max > LONGEST_STEP) return undefined;
  if (old.min < -COUNTED || old.max > COUNTED) return undefined;
  const falls = v.operator === "+" ? step.min < 0 : step.max > 0;
  const rises = v.operator === "+" ? step.max > 0 : step.min < 0;
  return between(falls ? -COUNTED : old.min, rises ? COUNTED : old.max);
}

function constType(c: { kind: string; value?: unknown }): RType {
  switch (c.kind) {
    case "int": {
      const n = c.value;
      return typeof n === "number"
        ? { kind: "int", small: true, min: n, max: n }
        : { kind: "int", small: false };
    }
    case "float":
      return FLOAT;
    case "imaginary":
      return { kind: "complex" };
    case "str":
      return STR;
    case "bytes":
      return { kind: "bytes" };
    case "bool":
      return BOOL;
    case "none":
      return NONE;
    default:
      return OBJECT;
  }
}

const PLAIN = new Set(["int", "bool", "float", "str", "none"]);

/** Comparisons of plain values give a bool; `__eq__` of a class may give anything. */
function comparesToBool(op: string, a: RType, b: RType): boolean {
  if (op === "is" || op === "is not" || op === "in" || op === "not in") return true;
  return PLAIN.has(a.kind) && PLAIN.has(b.kind);
}

function helperType(helper: string): RType {
  switch (helper) {
    case "newList":
      return LIST;
    case "newSet":
      return SET;
    case "newDict":
      return DICT;
    case "asBool":
    case "exitContextWith":
    case "isStopAsyncIteration":
      return BOOL;
    default:
      return OBJECT;
  }
}
