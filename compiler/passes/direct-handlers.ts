/**
 * Ways from where something goes wrong to the handler in the same function: V8 takes a microsecond to throw an exception and to catch
 * it, and programs that rather ask for forgiveness do that all the time. Before:
 *
 *     try: x = d[k]
 *     except KeyError: x = 0
 *
 * After, with a handler that stands behind the `try` and is left out where nothing was raised:
 *
 *     done: { missing: { try { t = d.get(k); if (t is not there) break missing; x = t } catch … { … break missing } break done }  x = 0 }
 *
 * That is done where the handler that takes the exception is known, and does not look at it. `raise E(…)` in the body goes there as well,
 * and may bring its exception along if nobody sees the traceback. A `try` whose body raises nothing any more is left out.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { forgetNodes } from "../ir/nodes.js";
import type { Call, IrStmt, IrValue, Raise, Try } from "../ir/ops.js";
import { eachBlock, eachOperand, eachValue, walkStatements, walkValues } from "../ir/walk.js";
import { NONE } from "../ir/types.js";
import { EXCEPTION_NAMES } from "../binding/builtin-names.js";
import * as b from "../lower/builder.js";
import { primitive } from "../primitives/registry.js";
import { classOfType, takes, type ExceptionClass } from "../types/exception-tree.js";
import { fallsThrough, isLeft } from "../types/falls-through.js";
import { isPlainType } from "../types/type-kinds.js";
import { effectsOf, ownEffects, RAISES } from "./effects.js";
import { findPart, takeOut, type Part } from "./evaluate-ahead.js";
import { boxedPrimitive } from "./low-words.js";
import { missOf, trialOf } from "./misses.js";

export function findDirectHandlers(modules: readonly IrModule[]): void {
  for (const { functions } of modules)
    for (const fn of functions) if (fn.emitter !== "viper" && fn.kind !== "class") lookThrough(fn.body, fn);
}

/** From the end, as a statement may become several. */
function lookThrough(list: IrStmt[], fn: IrFunction): void {
  for (let i = list.length - 1; i >= 0; i--) {
    const s = list[i]!;
    eachBlock(s, lookThrough, fn);
    if (s.op !== "Try" || s.handler === null || s.exception === null) continue;
    forgetNodes(fn);
    const direct = new Directing(fn, s, s.exception, s.handler).statements();
    if (direct !== undefined) list.splice(i, 1, ...direct);
  }
}

/** A handler: what it takes, everything if there is nothing in the list. */
interface Handler {
  readonly takes: readonly ExceptionClass[];
  readonly body: IrStmt[];
  /** Nobody sees the traceback of what it takes. */
  readonly isQuiet: boolean;
  /** The block behind which it stands, if something goes there. */
  label: number | null;
}

class Directing {
  private readonly handlers: Handler[];

  constructor(
    private readonly fn: IrFunction,
    private readonly s: Try,
    private readonly exception: IrVar,
    handler: IrStmt[],
  ) {
    this.handlers = handlersOf(fn.module, s, exception, handler);
  }

  /** What takes the place of the `try`, if something goes to a handler of it directly. */
  statements(): IrStmt[] | undefined {
    const { s, handlers } = this;
    if (handlers.length === 0 || suspends(s)) return undefined;
    this.rewrite(s.body);
    const direct = handlers.filter((h) => h.label !== null);
    if (direct.length === 0) return undefined;
    const end = newLabel(this.fn);
    const moved = direct.map(({ body, label }) => body.splice(0, body.length, b.breakTo(s, label!)));
    let list: IrStmt[] = isCertain(s.body, this.settled)
      ? s.body
      : [s.finalizer === null ? s : { ...s, finalizer: null }];
    direct.forEach(({ label }, i) => {
      if (fallsThrough(list)) list.push(b.breakTo(s, end));
      list = [b.block(s, label!, list), ...moved[i]!];
    });
    if (isLeft(list, end)) list = [b.block(s, end, list)];
    if (s.finalizer === null) return list;
    return [{ ...s, body: list, exception: null, handler: null, cases: [] }];
  }

  /** Operations that have been found not to raise what they would be tried for. */
  private readonly settled = new Set<IrValue>();

  /** Makes ways to the handlers of what stands in a list of statements of the body. */
  private rewrite(list: IrStmt[]): void {
    for (let i = 0; i < list.length; i++) {
      i += this.tryParts(list, i);
      const s = list[i]!;
      switch (s.op) {
        case "Raise": {
          const direct = this.raised(s);
          if (direct !== undefined) list.splice(i, 1, ...direct);
          i += (direct?.length ?? 1) - 1;
          break;
        }
        case "DeleteItem":
          if (s.object.type.kind !== "dict" || this.handlerOf("KeyError", false) === undefined) break;
          // As a value it can be tried.
          list[i--] = b.evaluate(s, boxedPrimitive("dict.delete", s, [s.object, s.index], NONE));
          break;
        case "Try":
          // What is raised in the body is the business of its own handlers first.
          this.rewrite(s.handler ?? s.body);
          break;
        default:
          eachBlock(s, (block) => this.rewrite(block), undefined);
      }
    }
  }

  /** Tries what may miss something before the statement at `i`, and gives the number of statements that now stand before it. */
  private tryParts(list: IrStmt[], i: number): number {
    let before = 0;
    for (;;) {
      const s = list[i + before]!;
      const part = findPart(s, (v) => this.isTried(v));
      if (part === undefined) return before;
      const added = this.tried(s, part);
      if (added === undefined) return before;
      list.splice(i + before, 0, ...added);
      before += added.length;
    }
  }

  private isTried(v: IrValue): boolean {
    return !this.settled.has(v) && this.handlerOf(missOf(v)?.raises, false) !== undefined;
  }

  private tried(s: IrStmt, part: Part): IrStmt[] | undefined {
    const trials: IrStmt[] = [];
    const { raises, isSteady } = missOf(part.value)!;
    const handler = this.handlerOf(raises, false)!;
    const substitute = (v: IrValue): IrValue => {
      const { statements, test, result } = trialOf(this.fn, v);
      this.settled.add(result);
      trials.push(...statements, b.ifStmt(v, test, [this.way(v, handler)]));
      return result;
    };
    const before = takeOut(this.fn, s, part, substitute, isSteady);
    return before === undefined ? undefined : [...before, ...trials];
  }

  /** `raise` as the way to a handler. */
  private raised(s: Raise): IrStmt[] | undefined {
    const { exception, cause } = s;
    // MicroPython says that it does not chain exceptions.
    if (cause !== null) return undefined;
    const cls = classOf(exception.op === "Call" ? exception.func : exception, this.fn.module);
    if (cls === undefined) return undefined;
    const unseen = this.handlerOf(cls, false);
    const handler = unseen ?? this.handlerOf(cls, true);
    if (handler === undefined) return undefined;
    const args =
      exception.op !== "Call" ? [] : [...exception.args, ...exception.keywords.map((k) => k.value)];
    const done: IrStmt[] = [];
    const evaluate = (v: IrValue): void => {
      if (!hasNoEffect(v)) done.push(b.evaluate(v, v));
    };
    // A class of the program may do anything when an instance is made.
    if (unseen === undefined || typeof cls !== "string") {
      const made: IrValue = exception.op === "Call" ? exception : called(exception);
      done.push(
        b.assign(s, this.exception, boxedPrimitive("attempt.raised", s, [made], this.exception.type)),
      );
    } else args.forEach(evaluate);
    return [...done, this.way(s, handler)];
  }

  /**
   * The handler that takes what an exception of that class is, if it can be gone to: it must not look at the exception, unless
   * that is `brought` and nobody sees its traceback.
   */
  private handlerOf(cls: ExceptionClass | undefined, brought: boolean): Handler | undefined {
    if (cls === undefined) return undefined;
    for (const handler of this.handlers) {
      if (handler.takes.length > 0 && !handler.takes.some((matcher) => takes(matcher, cls))) continue;
      if (brought && handler.isQuiet) return handler;
      return mentions(handler.body, this.exception) ? undefined : handler;
    }
    return undefined;
  }

  private way(at: IrValue | IrStmt, handler: Handler): IrStmt {
    handler.label ??= newLabel(this.fn);
    return b.breakTo(at, handler.label);
  }
}

const isMatch = (test: IrValue, exception: IrVar): test is IrValue & { op: "MatchException" } =>
  test.op === "MatchException" && test.exception === exception;

/** The handlers in order, up to the first of which it is not known what it takes. */
function handlersOf(module: IrModule, s: Try, exception: IrVar, handler: IrStmt[]): Handler[] {
  const found: Handler[] = [];
  let seen = 0;
  const isQuiet = (count: number): boolean => {
    seen += count;
    return s.cases?.[seen - 1]?.quiet === true;
  };
  for (let rest = handler; ;) {
    const [first] = rest;
    if (rest.length === 1 && first?.op === "Rethrow" && first.exception === exception) return found;
    if (rest.length !== 1 || first?.op !== "If" || !isMatch(first.test, exception)) {
      found.push({ takes: [], body: rest, isQuiet: isQuiet(1), label: null });
      return found;
    }
    const matchers = classesOf(first.test.matcher, module);
    if (matchers === undefined) return found;
    found.push({ takes: matchers, body: first.then, isQuiet: isQuiet(matchers.length), label: null });
    rest = first.otherwise;
  }
}

function classesOf(matcher: IrValue, module: IrModule): ExceptionClass[] | undefined {
  if (matcher.op !== "MakeTuple") {
    const cls = classOf(matcher, module);
    return cls === undefined ? undefined : [cls];
  }
  const all: ExceptionClass[] = [];
  for (const item of matcher.items) {
    const cls = item.spread ? undefined : classOf(item.value, module);
    if (cls === undefined) return undefined;
    all.push(cls);
  }
  return all.length === 0 ? undefined : all;
}

/** The class of exceptions that a name stands for, now and later. */
function classOf(v: IrValue, module: IrModule): ExceptionClass | undefined {
  if (v.op === "LoadBuiltin") return EXCEPTION_NAMES.has(v.name) ? v.name : undefined;
  if (v.op !== "LoadGlobal") return undefined;
  const known = module.globals.get(v.name);
  return known?.isBound === true && known.bindings === 1 ? classOfType(v.type) : undefined;
}

function called(cls: IrValue): Call {
  return { ...b.call(cls, cls, []), type: cls.type };
}

/** Is the exception used? */
function mentions(body: readonly IrStmt[], exception: IrVar): boolean {
  let found = false;
  walkStatements(body, (s) => {
    found ||= s.op === "Rethrow" && s.exception === exception;
  });
  if (found) return true;
  walkValues(body, (v) => {
    found ||= v.op === "Load" && v.variable === exception;
    found ||= v.op === "MatchException" && v.exception === exception;
  });
  return found;
}

/** May a generator stop in the statement? What handlers are announced then is another matter. */
function suspends(s: Try): boolean {
  let found = false;
  walkValues([s], ({ op }) => {
    found ||= op === "Yield" || op === "YieldFrom";
  });
  return found;
}

/** May be left out: text made of plain values, for a message that nobody reads. */
function hasNoEffect(v: IrValue): boolean {
  if (v.op === "JoinStr") return v.parts.every(hasNoEffect);
  if (v.op === "FormatValue") return v.spec === null && isPlainType(v.value.type) && hasNoEffect(v.value);
  return effectsOf(v) === 0;
}

/** Is there nothing in the statements that could raise? Loops are where interrupts come in. */
function isCertain(list: readonly IrStmt[], settled: ReadonlySet<IrValue>): boolean {
  return list.every((s) => {
    let raises = false;
    const look = (v: IrValue): void => {
      raises ||= mayRaise(v, settled);
      eachOperand(v, look, undefined);
    };
    eachValue(s, look, undefined);
    if (raises) return false;
    switch (s.op) {
      case "AssignVar":
      case "Evaluate":
      case "Return":
      case "Break":
      case "Continue":
        return true;
      case "If":
        return isPlainType(s.test.type) && isCertain(s.then, settled) && isCertain(s.otherwise, settled);
      default:
        return false;
    }
  });
}

function mayRaise(v: IrValue, settled: ReadonlySet<IrValue>): boolean {
  switch (v.op) {
    case "LoadBuiltin":
    case "AssignExpr":
    case "MakeTuple":
    case "MakeList":
      return false;
    case "GetItem":
      return !settled.has(v);
    case "Primitive":
      if (v.name === "attempt.dictItem") return !isPlainType(v.args[1]!.type);
      return primitive(v.name).raises && !(settled.has(v) && v.name !== "f64.divInt");
    case "Not":
      return !isPlainType(v.operand.type);
    case "Logical":
      return !isPlainType(v.left.type);
    case "Conditional":
      return !isPlainType(v.test.type);
    default:
      return (ownEffects(v) & RAISES) !== 0;
  }
}

/** A label that no block or loop of the function has. */
function newLabel(fn: IrFunction): number {
  let highest = labels.get(fn) ?? 0;
  if (!labels.has(fn))
    walkStatements(fn.body, (s) => {
      if ("label" in s) highest = Math.max(highest, s.label);
    });
  labels.set(fn, highest + 1);
  return highest + 1;
}

const labels = new WeakMap<IrFunction, number>();
