/**
 * Inference of `getattr` and `setattr`. Reading an attribute changes nothing, but it hands on what the attribute holds, and whoever
 * has a method may call it; a stored value is joined into the fields it may get into. Which ones these are depends on the object,
 * where its type is known, and on what the text shows of the name.
 */

import type { Call, IrValue } from "../ir/ops.js";
import { NEVER, NONE, OBJECT, type RType } from "../ir/types.js";
import { LEADING_ON } from "./class-facts.js";
import { storesFreely } from "./class-table.js";
import { callablesOf, isFunction, membersOf } from "./type-kinds.js";
import { matches, type NamePattern } from "./name-patterns.js";
import { attribute, classOf, storeAttribute } from "./operators.js";
import type { State } from "./state.js";

/** `getattr(o, name, fallback)` */
export function inferGetattr(state: State, v: Call): RType {
  const [o, name, fallback] = v.args;
  if (o === undefined || name === undefined || v.keywords.length > 0) return lostCall(state, v);
  const pattern = state.classes.patterns.of(name, state.current);
  let t: RType = NEVER;
  for (const member of membersOf(o.type)) t = state.join(t, read(state, v, member, pattern));
  return fallback === undefined ? t : state.join(t, fallback.type);
}

/** `setattr(o, name, value)` */
export function inferSetattr(state: State, v: Call): RType {
  const [o, name, value] = v.args;
  if (o === undefined || name === undefined || value === undefined || v.keywords.length > 0)
    return lostCall(state, v);
  const pattern = state.classes.patterns.of(name, state.current);
  for (const member of membersOf(o.type)) {
    if (pattern.kind === "form" && isModule(state, o)) state.lost(value.type);
    else if (pattern.kind === "form") store(state, member, pattern, value.type);
    else for (const one of pattern.names) storeAttribute(state, member, one, value.type);
  }
  return NONE;
}

function lostCall(state: State, v: Call): RType {
  for (const arg of v.args) state.lost(arg.type);
  for (const { value } of v.keywords) state.lost(value.type);
  return OBJECT;
}

function read(state: State, v: Call, o: RType, pattern: NamePattern): RType {
  if (o.kind === "never") return NEVER;
  // It has no attributes but its type.
  if (o.kind === "none" && !matches(pattern, "__class__")) return NEVER;
  if (pattern.kind === "names" && (o.kind === "instance" || o.kind === "class")) {
    const types = [...pattern.names].map((name) =>
      name === "__class__" ? classOf(state, o, v) : attribute(state, name, o),
    );
    const t = state.joinAll(types);
    if (membersOf(t).every(isFollowed)) return t;
    // What is called would be called without being looked for.
    state.lost(t);
    return OBJECT;
  }
  if (o.kind === "instance") {
    const t = readForm(state, o, pattern);
    if (t !== undefined) return t;
  }
  if (!matches(pattern, "__dict__") || !isModule(state, v.args[0]!)) readAny(state, o, pattern);
  return OBJECT;
}

/**
 * Is it a variable that holds a module, whose attributes are its variables? Nothing is known of these where a module is handed on and
 * names are made that may be any, as that of its dict, or under which something is stored.
 */
function isModule(state: State, v: IrValue): boolean {
  if (v.op !== "LoadGlobal") return false;
  const global = state.privacy.globalsOf(state.current.module).get(v.name);
  return global !== undefined && state.privacy.uses.holdsModule(global);
}

const leadsOn = (pattern: NamePattern): boolean => LEADING_ON.some((name) => matches(pattern, name));

/** What attributes whose names begin and end so hold, such as the methods of a class whose names begin with `cmd_`. */
function readForm(state: State, o: RType & { kind: "instance" }, pattern: NamePattern): RType | undefined {
  if (leadsOn(pattern) || matches(pattern, "__class__")) return undefined;
  const names = state.classes.namesOf(state.classes.get(o.cls), pattern);
  if (names === undefined) return undefined;
  const t = state.joinAll([...names].map((name) => attribute(state, name, o)));
  if (membersOf(t).every(isFollowed)) return t;
  state.lost(t);
  return OBJECT;
}

/** A method that is bound to its instance is looked for, whoever calls it. */
const isFollowed = (t: RType): boolean =>
  t.kind !== "class" && callablesOf(t).every((one) => one.kind === "bound" || !isFunction(one));

function readAny(state: State, o: RType, pattern: NamePattern): void {
  switch (o.kind) {
    case "instance":
      state.blind.readPattern(pattern, state.classes.get(o.cls).family);
      if (matches(pattern, "__class__")) state.blind.leakClasses(o);
      return;
    case "object":
      if (leadsOn(pattern)) state.isUnfollowed = true;
      return state.blind.readPattern(pattern, null);
    case "class":
      state.blind.readPattern(pattern, state.classes.get(o.cls).family);
      return state.lost(o);
    default:
      state.lost(o);
  }
}

function store(state: State, o: RType, pattern: NamePattern, value: RType): void {
  switch (o.kind) {
    case "never":
    case "none":
      return;
    case "instance":
      return state.blind.storePattern(pattern, state.classes.get(o.cls).family, value);
    case "class":
    case "object":
      if (storesFreely(pattern)) state.isUnfollowed = true;
      return state.blind.storePattern(pattern, null, value);
    default:
      state.lost(value);
  }
}
