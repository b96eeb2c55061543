/**
 * Finds the handlers of exceptions that nobody can see the traceback of: taking the stack is most of what raising
 * costs. `try` statements then announce their handlers at run time, and a raise that such a handler will catch takes
 * no stack (see `runtime-hal/core/handlers.ts`).
 *
 * A handler is quiet if it does nothing with its exception but read its attributes or turn it into text. In programs that raise
 * nothing but what is made for it, it may keep the exception, too, or give it away (`exception-escapes.ts`). One that raises it again, at
 * once or later in the function, leaves it to the handlers around it whether anybody sees it. Programs that print tracebacks
 * themselves, or ask for the exception being handled, keep all stacks. A `with` statement is no handler of its own where no `__exit__` of
 * the program does more than a quiet handler with what it is given: then whoever is around it sees what it lets pass.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { HandlerCase, If, IrStmt, IrValue, Try } from "../ir/ops.js";
import { blocksOf, eachOperand, eachValue, walkStatements, walkValues } from "../ir/walk.js";
import { raisesNothingOld } from "./exception-escapes.js";
import { conditionOf } from "./raised-again.js";

/** Whatever shows tracebacks, or hands on an exception in secret. */
const SHOWS_TRACEBACKS = /print_exception|format_exception|exc_info|traceback|_thread/;

export function findQuietHandlers(modules: readonly IrModule[]): void {
  const tries = new Map<Try, IrFunction>();
  for (const module of modules) {
    for (const fn of module.functions) {
      for (const s of nodesOf(fn).statements) if (s.op === "Try" && s.handler !== null) tries.set(s, fn);
    }
  }
  const cases = new Map<Try, HandlerCase[]>();
  const isPossible = modules.every((m) => m.mode === "static" && !SHOWS_TRACEBACKS.test(m.file.text));
  const mayEscape = isPossible && tries.size > 0 && raisesNothingOld(modules);
  const exitsAreQuiet = isPossible && (mayEscape || modules.every(hasQuietExits));
  if (isPossible)
    for (const [s, fn] of tries) cases.set(s, exitsAreQuiet && isWith(s) ? [] : casesOf(s, fn, mayEscape));
  // A generator may be left inside of a `try` and come back later: what it announced would not hold. It need not
  // announce anything if it only has quiet handlers, too.
  const suspends = (s: Try, fn: IrFunction): boolean =>
    (fn.isGenerator || fn.isAsync) && mentionsYield(s.body);
  const allQuiet = [...cases].every(([s, list]) => !suspends(s, tries.get(s)!) || list.every(isNotLoud));
  const isUsed = isPossible && allQuiet && [...cases.values()].some((list) => list.some((c) => c.quiet));
  for (const [s, fn] of tries) s.cases = isUsed && !suspends(s, fn) ? cases.get(s)! : [];
}

const isNotLoud = (c: HandlerCase): boolean => c.quiet !== false;

const EXIT = "__exit__";
const NO_VARIABLES: ReadonlySet<IrVar> = new Set();
const NO_STATEMENTS: ReadonlySet<IrStmt> = new Set();

/** Does every `__exit__` of a module let go of the exception without having shown it to anybody? */
function hasQuietExits(module: IrModule): boolean {
  const exits = module.functions.filter((fn) => fn.name === EXIT);
  // Each mention is a definition: none of them is a function of another name, or is handed to somebody.
  if (module.file.text.split(EXIT).length - 1 !== exits.length) return false;
  return exits.every((fn) => {
    const [, ...given] = fn.params.map((p) => p.variable);
    if (given.some((v) => v.captured) || raisesAgain(fn.body)) return false;
    return new Uses(new Set(given), NO_VARIABLES, NO_STATEMENTS).areHarmless(fn.body);
  });
}

/** Is there a `raise` of what is being handled, whatever that is? */
function raisesAgain(body: readonly IrStmt[]): boolean {
  let found = false;
  walkStatements(body, (s) => {
    if (s.op === "Rethrow" && s.exception === null) found = true;
  });
  return found;
}

/** The guard of a `with` statement, whose handler asks `__exit__`. */
function isWith(s: Try): boolean {
  const test = s.handler?.find((inner) => inner.op === "If")?.test;
  return test?.op === "Not" && test.operand.op === "CallHelper" && test.operand.helper === "exitContextWith";
}

function mentionsYield(body: readonly IrStmt[]): boolean {
  let found = false;
  walkValues(body, (v) => {
    if (v.op === "Yield" || v.op === "YieldFrom") found = true;
  });
  return found;
}

const EVERYTHING: HandlerCase = { matcher: null, quiet: false };

/** The handlers in order; a last one without a matcher takes everything. */
function casesOf(s: Try, fn: IrFunction, mayEscape: boolean): HandlerCase[] {
  const exception = s.exception;
  const cases: HandlerCase[] = [];
  let rest: readonly IrStmt[] = s.handler!;
  for (;;) {
    const [first] = rest;
    if (exception === null) return [...cases, EVERYTHING];
    if (first === undefined) return [...cases, { matcher: null, quiet: true }];
    if (rest.length === 1 && first.op === "Rethrow" && first.exception === exception) return cases;
    if (rest.length !== 1 || first.op !== "If" || !isMatch(first, exception)) break;
    const matchers = plainMatchers(first.test.matcher, fn.module);
    if (matchers === undefined) return [...cases, EVERYTHING];
    const quiet = fateOf(first.then, s, fn, mayEscape);
    for (const matcher of matchers) cases.push({ matcher, quiet });
    rest = first.otherwise;
  }
  return [...cases, { matcher: null, quiet: fateOf(rest, s, fn, mayEscape) }];
}

function isMatch(
  s: If,
  exception: IrVar,
): s is If & { readonly test: Extract<IrValue, { op: "MatchException" }> } {
  return s.test.op === "MatchException" && s.test.exception === exception;
}

/** Types that are the same now and when the exception comes: builtins, and globals that are bound once. */
function plainMatchers(matcher: IrValue, module: IrModule): IrValue[] | undefined {
  if (matcher.op === "MakeTuple") {
    const all: IrValue[] = [];
    for (const item of matcher.items) {
      const inner = item.spread ? undefined : plainMatchers(item.value, module);
      if (inner === undefined) return undefined;
      all.push(...inner);
    }
    return all;
  }
  if (matcher.op === "LoadBuiltin") return [matcher];
  if (matcher.op === "LoadGlobal" && module.globals.get(matcher.name)?.bindings === 1) return [matcher];
  return undefined;
}

/** What becomes of the exception that the handler `body` of `s` takes. */
function fateOf(body: readonly IrStmt[], s: Try, fn: IrFunction, mayEscape: boolean): HandlerCase["quiet"] {
  const exception = s.exception!;
  const names = namesOf(body, exception);
  const raises = new Set<IrStmt>();
  let isBound = mayEscape || ![...names].some((v) => v.captured);
  walkStatements(body, (inner) => {
    if (inner.op !== "Rethrow") return;
    if (inner.exception === null) isBound = false;
    if (inner.exception === exception) raises.add(inner);
  });
  if (!isBound) return false;
  walkStatements(names.size === 0 ? [] : fn.body, (inner) => {
    if (inner.op === "Raise" && inner.exception.op === "Load" && names.has(inner.exception.variable))
      raises.add(inner);
  });
  if (!mayEscape) {
    if (!new Uses(new Set([exception]), names, raises).areHarmless(body)) return false;
    if (names.size > 0 && !new Uses(names, names, raises).areHarmless(fn.body)) return false;
  }
  if (raises.size === 0) return true;
  // What a generator raises later comes to other handlers than those that wait now.
  if (fn.isGenerator || fn.isAsync) return false;
  if (!reachOutside(raises, s, fn)) return false;
  return conditionOf(body, raises, new Set([exception, ...names]), s) ?? null;
}

/** The variables that a handler gives its exception to, and those that it gives these to. */
function namesOf(body: readonly IrStmt[], exception: IrVar): Set<IrVar> {
  const names = new Set<IrVar>();
  for (let before = -1; before < names.size;) {
    before = names.size;
    walkStatements(body, (s) => {
      if (s.op !== "AssignVar" || s.value.op !== "Load") return;
      const { variable } = s.value;
      if (variable === exception || names.has(variable)) names.add(s.variable);
    });
  }
  return names;
}

/** Do all these statements raise to the handlers around `s`, and not to others of the function? */
function reachOutside(raises: ReadonlySet<IrStmt>, s: Try, fn: IrFunction): boolean {
  let outside = true;
  const visit = (block: readonly IrStmt[], isGuarded: boolean): boolean => {
    let holds = false;
    for (const inner of block) {
      if (inner === s) holds = true;
      if (isGuarded && raises.has(inner)) outside = false;
      for (const part of blocksOf(inner)) {
        const isBody = inner.op === "Try" && inner.handler !== null && part === inner.body;
        // A body that holds `s` is left by what goes past `s`: looked at again as what it is.
        const within = visit(part, isGuarded);
        if (isBody && !within && !isGuarded) visit(part, true);
        holds ||= within;
      }
    }
    return holds;
  };
  visit(fn.body, false);
  return outside;
}

/** Builtins that give text or a fact, and not what they got. */
const HARMLESS_BUILTINS = new Set([
  "str",
  "repr",
  "print",
  "isinstance",
  "hasattr",
  "getattr",
  "type",
  "len",
  "bool",
  "id",
  "int",
]);

/** Looks at how variables that hold an exception are used. */
class Uses {
  private harmless = true;

  constructor(
    private readonly variables: ReadonlySet<IrVar>,
    /** Variables it may be assigned to. */
    private readonly targets: ReadonlySet<IrVar>,
    /** Statements that raise it again. */
    private readonly raises: ReadonlySet<IrStmt>,
  ) {}

  areHarmless(body: readonly IrStmt[]): boolean {
    walkStatements(body, (s) => {
      if (s.op === "AssignVar" && this.targets.has(s.variable) && this.isOne(s.value)) return;
      if (this.raises.has(s)) return;
      eachValue(s, this.value, undefined);
    });
    return this.harmless;
  }

  private isOne(value: IrValue): boolean {
    return value.op === "Load" && this.variables.has(value.variable);
  }

  private readonly value = (value: IrValue): void => {
    if (this.isOne(value)) this.harmless = false;
    eachOperand(
      value,
      (operand) => {
        if (!this.isOne(operand) || !takesHarmlessly(value)) this.value(operand);
      },
      undefined,
    );
  };
}

/** Does an operation make text or a fact of its operands? */
function takesHarmlessly(value: IrValue): boolean {
  switch (value.op) {
    case "GetAttr":
    case "FormatValue":
    case "MatchException":
    case "Compare":
    case "Not":
      return true;
    case "Call":
      return value.func.op === "LoadBuiltin" && HARMLESS_BUILTINS.has(value.func.name);
    case "Binary":
      return value.operator === "%";
    default:
      return false;
  }
}
