/**
 * Type inference over the whole program: each variable has the join of what is assigned to it anywhere, each parameter
 * the join of its arguments if all calls are known, each function the join of its returns, each field and container
 * that of everything put into it. Types only go up, so repeating until nothing changes ends; the lattice is low.
 *
 * What makes this sound is that nothing known goes unnoticed into a place of unknown type: see `State.lost`.
 */

import { isSpecialName } from "../binding/special-names.js";
import type { IrFunction, IrModule } from "../ir/function.js";
import { walkValues } from "../ir/walk.js";
import { NEVER, OBJECT, STR, type RType } from "../ir/types.js";
import { findAssignedFields } from "./assigned-fields.js";
import { newCell } from "./cells.js";
import { comparesTwo } from "./comparisons.js";
import { describeClasses } from "./class-descriptions.js";
import { functionsOf } from "./class-info.js";
import { ClassTable } from "./class-table.js";
import { isComparing, OPERATOR_METHODS, SUBSCRIPT_METHODS, UNARY_METHODS } from "./operator-methods.js";
import { type Privacy, privacyOf } from "./privacy.js";
import { RUNTIME_METHODS } from "./runtime-methods.js";
import { isPositional, State } from "./state.js";
import { inferFunction } from "./statements.js";

const MAX_ROUNDS = 100;

/** Fills in `type` of every variable and value, `targets` of calls, and `returnType` of every function. */
export function inferTypes(modules: readonly IrModule[]): void {
  // Where attributes turn out to be stored that nobody can follow, it is done again with that in mind.
  if (!inferred(modules, false)) inferred(modules, true);
}

/** `reflects`: any attribute may be stored where nothing shows it. Gives `false` where that comes out only now. */
function inferred(modules: readonly IrModule[], reflects: boolean): boolean {
  const functions = modules.flatMap((m) => m.functions);
  const privacy = privacyOf(modules);
  const classes = new ClassTable(modules, privacy, reflects);
  setGlobals(modules, privacy, NEVER);
  for (const fn of functions) initialise(fn);
  const state = new State(functions, classes, privacy);
  prepare(state, functions);
  state.flow.begin();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    for (const fn of functions) {
      if (!state.stale.delete(fn)) continue;
      state.enter(fn);
      inferFunction(state);
    }
    if (state.isUnfollowed && !reflects) return false;
    if (state.stale.size === 0) {
      finish(state, functions);
      return true;
    }
  }
  // Never seen; without a fixed point nothing may be assumed.
  for (const fn of functions) forget(fn);
  setGlobals(modules, privacy, OBJECT);
  return true;
}

function setGlobals(modules: readonly IrModule[], privacy: Privacy, type: RType): void {
  for (const module of modules) for (const global of privacy.globalsOf(module).values()) global.type = type;
}

function initialise(fn: IrFunction): void {
  for (const p of fn.params) {
    p.variable.type = p.form === "kwarg" ? { kind: "dict", cell: newCell(NEVER, STR) } : NEVER;
  }
  for (const v of fn.locals) v.type = NEVER;
  fn.returnType = NEVER;
}

/** Of methods that may be called without a call in the text; any number of items may come later. */
const NO_ARGUMENTS: RType = { kind: "tuple", elements: [], item: NEVER };

/** Who is called from where nothing shows it: by the runtime, by name. */
function prepare(state: State, functions: readonly IrFunction[]): void {
  const { classes } = state;
  for (const info of classes.classes.values()) {
    const self: RType = info.family.opaque ? OBJECT : { kind: "instance", cls: info.cls };
    for (const [name, fn] of [...info.methods, ...info.properties, ...info.setters]) {
      const first = fn.params[0];
      if (first !== undefined && isPositional(first)) first.variable.type = self;
      const isByRuntime = UNARY_METHODS.has(name) || (isComparing(name) && comparesTwo(fn));
      const isFollowed = isByRuntime || OPERATOR_METHODS.has(name) || SUBSCRIPT_METHODS.has(name);
      if (isByRuntime) state.calledIndirectly.add(fn);
      const isSpecial = isSpecialName(name) && name !== "__init__" && name !== "__call__" && !isFollowed;
      if (isSpecial || name === "items" || info.family.opaque) state.escapes.escape(fn);
    }
    for (const [name, fn] of [...info.statics, ...info.classMethods]) {
      if (RUNTIME_METHODS.has(name) || isSpecialName(name) || info.family.opaque) state.escapes.escape(fn);
    }
    for (const map of [info.properties, info.setters])
      for (const fn of map.values()) state.calledIndirectly.add(fn);
    for (const fn of info.classMethods.values()) {
      const first = fn.params[0];
      const cls: RType = info.family.opaque ? OBJECT : { kind: "class", cls: info.cls, orDerived: true };
      if (first !== undefined && isPositional(first)) first.variable.type = cls;
    }
    for (const [name, fn] of functionsOf(info)) {
      const rest = fn.params.find((p) => p.form === "vararg");
      if (rest !== undefined && name !== "__init__") rest.variable.type = NO_ARGUMENTS;
    }
    if (classes.escapeAll || info.family.opaque) state.escapes.escapeClass(info);
  }
  for (const fn of functions) if (fn.kind === "comprehension" && fn.isAsync) state.escapes.escape(fn);
}

function finish(state: State, functions: readonly IrFunction[]): void {
  describeClasses(state.classes);
  findAssignedFields(state.classes);
  state.specialCalls.resolve();
  for (const fn of functions) {
    const isCallable = fn.kind === "function" || fn.kind === "lambda";
    fn.callsKnown = isCallable && !state.escapes.isEscaped(fn) && !state.calledIndirectly.has(fn);
  }
}

function forget(fn: IrFunction): void {
  for (const p of fn.params) p.variable.type = OBJECT;
  for (const v of fn.locals) v.type = OBJECT;
  fn.returnType = OBJECT;
  fn.callsKnown = false;
  walkValues(fn.body, (v) => {
    v.type = OBJECT;
    if (v.op === "Call" || v.op === "CallMethod") v.targets = undefined;
    if (v.op === "CallMethod") v.fillsException = false;
  });
}
