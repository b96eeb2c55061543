/** Inference of operators, comparisons and attributes: on built-in types by tables, on instances by their methods. */

import { isSpecialName } from "../binding/special-names.js";
import type { Binary, Compare, GetAttr, IrValue, SetAttr } from "../ir/ops.js";
import { BOOL, FLOAT, NEVER, OBJECT, STR, type RType } from "../ir/types.js";
import { readProperty, storeProperty } from "./accessors.js";
import { hashed, inferOperands } from "./comparisons.js";
import { resultsOf, itemOf } from "./iteration.js";
import type { ClassInfo } from "./class-info.js";
import { combineSets, keptMethod } from "./container-methods.js";
import { isBuiltin, isFunction, membersOf } from "./type-kinds.js";
import { fieldOf } from "./named-tuples.js";
import { moduleAttribute } from "./module-functions.js";
import { EVERY_FIELD } from "./name-patterns.js";
import { hasNoAttribute } from "./built-in-attributes.js";
import { METHODS } from "./operator-methods.js";
import { isNatural } from "./natural.js";
import { binaryType, isIntLike, isReal } from "./result-types.js";
import type { State } from "./state.js";
import { inferMembership } from "./subscripts.js";

export function inferBinary(state: State, v: Binary): RType {
  state.specialCalls.forget(v);
  // Unions are rare: without one there is nothing to go through.
  if (v.left.type.kind !== "union" && v.right.type.kind !== "union")
    return binary(state, v, v.left.type, v.right.type);
  let t: RType = NEVER;
  for (const a of membersOf(v.left.type)) {
    for (const b of membersOf(v.right.type)) t = state.join(t, binary(state, v, a, b));
  }
  return t;
}

const SET_OPERATORS = new Set<Binary["operator"]>(["|", "&", "^", "-"]);

const PLAIN = new Set<RType["kind"]>(["none", "int", "bool", "float", "str", "bytes", "complex"]);

function binary(state: State, v: Binary, a: RType, b: RType): RType {
  const { operator } = v;
  if (a.kind === "never" || b.kind === "never") return NEVER;
  if (PLAIN.has(a.kind) && PLAIN.has(b.kind)) {
    // None has no arithmetic: it raises.
    if ((a.kind === "none" || b.kind === "none") && a.kind !== "str" && a.kind !== "bytes") return NEVER;
    if (operator === "**" && b.kind === "float" && isReal(a) && isRealPower(state, v)) return FLOAT;
    return binaryType(operator, a, b);
  }
  if (a.kind === "instance") return byMethod(state, v, a, b);
  if (a.kind === "list") {
    if (operator === "+" && v.inplace) {
      state.containers.put(a.cell, itemOf(state, b));
      return a;
    }
    if (operator === "+" && b.kind === "list") {
      const cell = state.containers.cellOf(v);
      state.containers.put(cell, state.containers.element(a.cell));
      state.containers.put(cell, state.containers.element(b.cell));
      return { kind: "list", cell };
    }
    if (operator === "*" && isIntLike(b)) return v.inplace ? a : repeated(state, v, a);
  }
  if (operator === "*" && isIntLike(a) && b.kind === "list") return repeated(state, v, b);
  if (a.kind === "tuple" && b.kind === "tuple" && operator === "+") {
    if (a.item === undefined && b.item === undefined && a.elements.length + b.elements.length < 9)
      return { kind: "tuple", elements: [...a.elements, ...b.elements] };
    return { kind: "tuple", elements: [], item: state.join(itemOf(state, a), itemOf(state, b)) };
  }
  if (operator === "*" && a.kind === "tuple" && isIntLike(b)) return repeatedTuple(state, a);
  if (operator === "*" && isIntLike(a) && b.kind === "tuple") return repeatedTuple(state, b);
  if (a.kind === "set" && b.kind === "set" && SET_OPERATORS.has(operator)) {
    const cell = v.inplace ? a.cell : state.containers.cellOf(v);
    combineSets(state, cell, a, b, operator === "-");
    return { kind: "set", cell };
  }
  if (operator === "|" && a.kind === "dict" && b.kind === "dict") {
    const cell = v.inplace ? a.cell : state.containers.cellOf(v);
    state.containers.putAll(cell, a.cell);
    state.containers.putAll(cell, b.cell);
    hashed(state, state.containers.key(cell), state.containers.key(cell));
    return { kind: "dict", cell };
  }
  if (operator === "%" && (a.kind === "str" || a.kind === "bytes")) return a;
  if (
    (a.kind === "bytearray" || a.kind === "bytes") &&
    operator === "+" &&
    (b.kind === "bytearray" || b.kind === "bytes")
  )
    return a;
  if (cannotCombine(operator, a, b)) return NEVER;
  const reflected = b.kind === "instance" && a.kind !== "object" ? byReflected(state, v, a, b) : undefined;
  if (reflected !== undefined) return reflected;
  if (b.kind === "object" || b.kind === "instance") state.blind.read(`__r${METHODS[operator]}__`);
  if (a.kind === "object" || a.kind === "union") state.blind.read(`__${METHODS[operator]}__`);
  if (a.kind === "object" && v.inplace) state.blind.read(`__i${METHODS[operator]}__`);
  state.lost(a);
  state.lost(b);
  return OBJECT;
}

const CONTAINERS = new Set<RType["kind"]>(["list", "tuple", "dict"]);

/** What is left of lists, tuples and dicts among themselves and with numbers, strs and None raises; only a str or bytes may be a pattern. */
function cannotCombine(operator: Binary["operator"], a: RType, b: RType): boolean {
  if (operator === "%" && (a.kind === "str" || a.kind === "bytes")) return false;
  return CONTAINERS.has(a.kind)
    ? CONTAINERS.has(b.kind) || PLAIN.has(b.kind)
    : PLAIN.has(a.kind) && CONTAINERS.has(b.kind);
}

/** A power of floats that is no complex number: of a base that is not negative, or with an exponent that is integral. */
function isRealPower(state: State, v: Binary): boolean {
  const exponent = v.right.op === "Const" && v.right.value.kind === "float" ? v.right.value.value : 0.5;
  return Number.isInteger(exponent) || isNatural(v.left, state.naturals);
}

function repeated(
  state: State,
  v: Binary,
  list: RType & { kind: "list" | "set" | "frozenset" | "dict" | "deque" | "iterator" },
): RType {
  const cell = state.containers.cellOf(v);
  state.containers.put(cell, state.containers.element(list.cell));
  return { kind: "list", cell };
}

/** The items again and again: how many there are is found out later. */
const repeatedTuple = (state: State, tuple: RType & { kind: "tuple" }): RType => ({
  kind: "tuple",
  elements: [],
  item: itemOf(state, tuple),
});

/** `a + b` of an instance of a class of the program. */
function byMethod(state: State, v: Binary, a: RType & { kind: "instance" }, b: RType): RType {
  const info = state.classes.get(a.cls);
  const names = [`__${METHODS[v.operator]}__`];
  if (v.inplace) names.unshift(`__i${METHODS[v.operator]}__`);
  for (const name of names) {
    const isAnywhere = info.family.members.some((m) => m.names.has(name));
    if (!isAnywhere) continue;
    // Where only a derived class has the method, others do without.
    const methods = state.classes.ownMethods(info, name);
    if (
      methods === undefined ||
      methods.some((fn) => fn.params.length !== 2 || fn.params.some((p) => p.form !== "normal"))
    )
      break;
    for (const fn of methods) state.give(fn.params[1]!.variable, b, fn);
    if (v.left.type.kind === "instance") state.specialCalls.operation(v, methods);
    else for (const fn of methods) state.calledIndirectly.add(fn);
    const t = state.joinAll(methods.map((fn) => state.resultOf(fn)));
    // The right operand is asked behind a NotImplemented.
    if (membersOf(t).some((m) => m.kind === "object")) askRight(state, v, a, b);
    return t;
  }
  // Built-in types know nothing of classes of the program: nobody does it.
  if (hasNoOwn(b) && names.every((name) => lacks(state, info, name))) return NEVER;
  for (const name of names) state.blind.read(name);
  askRight(state, v, a, b);
  state.lost(a);
  state.lost(b);
  return OBJECT;
}

/** Are its operators those of the language, which know nothing of classes of the program? */
const hasNoOwn = (t: RType): boolean => t.kind === "none" || isBuiltin(t);

/** No instance of the class, or of one related to it, has a method of that name. */
const lacks = (state: State, { family }: ClassInfo, name: string): boolean =>
  !family.opaque && !family.members.some((m) => m.names.has(name)) && !state.classes.isStored(name, family);

/** The right operand may be asked to do the operator, which nothing more is known of. */
function askRight(state: State, v: Binary, a: RType, b: RType): void {
  if (b.kind !== "instance" && b.kind !== "object") return;
  state.blind.read(`__r${METHODS[v.operator]}__`);
  state.lost(a);
  state.lost(b);
}

/** `2 * b` of an instance of a class of the program, with a left operand that cannot do it. */
function byReflected(state: State, v: Binary, a: RType, b: RType & { kind: "instance" }): RType | undefined {
  const name = `__r${METHODS[v.operator]}__`;
  const info = state.classes.get(b.cls);
  if (hasNoOwn(a) && lacks(state, info, name)) return NEVER;
  const methods = state.classes.ownMethods(info, name);
  if (methods === undefined) return undefined;
  if (methods.some((fn) => fn.params.length !== 2 || fn.params.some((p) => p.form !== "normal")))
    return undefined;
  for (const fn of methods) {
    state.give(fn.params[1]!.variable, a, fn);
    state.calledIndirectly.add(fn);
  }
  return state.joinAll(methods.map((fn) => state.resultOf(fn)));
}

/** What a special method of an instance gives that the runtime calls. */
export const specialResult = (state: State, t: RType & { kind: "instance" }, name: string): RType =>
  resultsOf(state, state.classes.get(t.cls), name);

const COMPARED = new Set<RType["kind"]>(["int", "bool", "float", "str", "none", "bytes"]);

const isCompared = (t: RType): boolean =>
  t.kind === "union" ? t.members.every(isCompared) : COMPARED.has(t.kind);

/** Comparisons of plain values give a bool; `__eq__` of a class may give anything. */
export function inferCompare(state: State, v: Compare): RType {
  state.specialCalls.forget(v);
  const a = v.left.type;
  const b = v.right.type;
  const { operator } = v;
  if (operator === "is" || operator === "is not") return BOOL;
  if (isCompared(a) && isCompared(b)) return BOOL;
  if (operator === "in" || operator === "not in") {
    inferMembership(state, v);
    return BOOL;
  }
  return inferOperands(state, v);
}

// ---------------------------------------------------------------- attributes

/** The class of a value: `type(o)`, `o.__class__`. `asked` is the node that gives it. */
export function classOf(state: State, o: RType, asked: IrValue): RType {
  const members = membersOf(o);
  if (members.every((m) => m.kind === "instance")) {
    // An attribute of that name may have been stored.
    const isStored = members.some((m) =>
      state.classes.isStored("__class__", state.classes.get(m.cls).family),
    );
    if (isStored && asked.op !== "Call") {
      for (const m of members) state.blind.leakClasses(m);
      return OBJECT;
    }
    return state.joinAll(members.map((m) => ({ kind: "class", cls: m.cls, orDerived: true })));
  }
  const isHarmless = state.classes.harmless.has(asked);
  for (const m of members)
    if ((m.kind === "object" || m.kind === "instance") && !isHarmless) state.escapes.escapeClasses();
  return o.kind === "never" ? NEVER : OBJECT;
}

export function inferGetAttr(state: State, v: GetAttr): RType {
  const { type } = v.object;
  if (v.name === "__class__") return classOf(state, type, v);
  if (type.kind !== "union") return attribute(state, v.name, type);
  return state.joinAll(type.members.map((o) => attribute(state, v.name, o)));
}

/** The attribute of that name. */
export function attribute(state: State, name: string, o: RType): RType {
  const { classes } = state;
  switch (o.kind) {
    case "never":
    case "none":
      return NEVER;
    case "complex":
      if (name === "real" || name === "imag") return FLOAT;
      break;
    case "module":
      return moduleAttribute(state, o, name);
    case "class":
    case "instance": {
      const info = classes.get(o.cls);
      const { family } = info;
      if (o.kind === "class" && name === "__name__" && !classes.isStored(name)) return STR;
      if (family.opaque || isSpecialName(name)) break;
      if (o.kind === "instance" && classes.isProperty(family, name)) return readProperty(state, info, name);
      if (!classes.isBound(family, name)) return state.readField(family, name);
      const wrapped = classes.wrappedMethod(info, name);
      if (wrapped !== undefined) {
        const { fn } = wrapped;
        state.calledIndirectly.add(fn);
        if (!wrapped.takesClass) return { kind: "function", fn };
        return { kind: "bound", fn, self: { kind: "class", cls: info.cls, orDerived: true } };
      }
      if (o.kind === "class") {
        // The function itself, which is called with the instance as its first argument.
        const fn =
          o.orDerived === true || classes.isStored(name, family) ? undefined : classes.nearest(info, name);
        if (fn === undefined) break;
        state.calledIndirectly.add(fn);
        return { kind: "function", fn };
      }
      const methods = classes.methodsOf(info, name);
      if (methods === undefined) {
        state.blind.readOf(name, family);
        state.lost(o);
        return OBJECT;
      }
      return state.joinAll(methods.map((fn) => ({ kind: "bound", fn, self: classes.selfOf(fn, o) })));
    }
    case "tuple": {
      const item = fieldOf(o, name);
      if (item !== undefined) return o.elements[item]!;
      break;
    }
    case "callables":
      return state.joinAll(o.members.map((member) => attribute(state, name, member)));
  }
  if (name === "__dict__") readDict(state, o);
  const method = keptMethod(o, name);
  if (method !== undefined) return method;
  if (hasNoAttribute(o, name)) return NEVER;
  if (!isBuiltin(o)) state.blind.read(name);
  state.lost(o);
  return OBJECT;
}

/** What an instance holds is in its `__dict__`, which is a copy; it has no methods. */
function readDict(state: State, o: RType): void {
  if (o.kind === "instance" || o.kind === "class")
    state.blind.readPattern(EVERY_FIELD, state.classes.get(o.cls).family);
  else if (o.kind === "object") state.blind.readPattern(EVERY_FIELD, null);
}

export function inferSetAttr(state: State, s: SetAttr, value: RType): void {
  for (const o of membersOf(s.object.type)) storeAttribute(state, o, s.name, value);
}

export function storeAttribute(state: State, o: RType, name: string, value: RType): void {
  if (o.kind === "never" || o.kind === "none" || isBuiltin(o)) return;
  if (o.kind === "callables") {
    for (const member of o.members) storeAttribute(state, member, name, value);
    return;
  }
  if (o.kind === "module" && o.module !== null) return state.assignGlobal(name, value, o.module);
  const info = o.kind === "instance" || o.kind === "class" ? state.classes.get(o.cls) : undefined;
  state.noteStore(name, info?.family);
  if (o.kind === "instance" && info !== undefined && state.classes.isProperty(info.family, name))
    return storeProperty(state, info, name, value);
  // What is stored to a class takes the place of its property.
  if (o.kind === "class" && info !== undefined) state.replace(name, info.family);
  if (info === undefined || info.family.opaque || state.classes.isBound(info.family, name))
    return state.blind.store(name, value);
  // A function that is stored to a class is a method when it is read from an instance.
  if (o.kind === "class" && membersOf(value).some(isFunction)) {
    state.lost(value);
    state.grow(state.field(info.family, name), OBJECT);
  } else state.grow(state.field(info.family, name), value);
}
