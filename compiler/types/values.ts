/** Inference of values: the type of each node from those of its operands. */

import { isSpecialName } from "../binding/special-names.js";
import type { IrParam } from "../ir/function.js";
import type { Binary, Compare, IrValue, Logical, MakeFunction, YieldFrom } from "../ir/ops.js";
import { BOOL, FLOAT, NEVER, NONE, OBJECT, STR, type RType } from "../ir/types.js";
import { builtinValue } from "./builtin-values.js";
import { isQuietValue } from "./disturbances.js";
import { inferCall, inferMethodCall } from "./calls.js";
import { inferHelper } from "./helper-calls.js";
import { hashed } from "./comparisons.js";
import { fieldHere, globalHere, isQuietHere } from "./known-fields.js";
import { isPlainType, membersOf } from "./type-kinds.js";
import { falsyPart, narrow, truthyPart, usedAs } from "./narrowing.js";
import { moduleAttribute, moduleType } from "./module-functions.js";
import { inferBinary, inferCompare, inferGetAttr, specialResult } from "./operators.js";
import { isReal, unaryType } from "./result-types.js";
import { itemOf } from "./iteration.js";
import { isPositional, type State } from "./state.js";
import { constantKey, inferGetItem } from "./subscripts.js";
import { inferSpread, inferSuperSpread, isSuperMethod } from "./spread-calls.js";

const BY_OPERATOR = { "-": "__neg__", "+": "__pos__", "~": "__invert__" } as const;

/** Looks at a value and its operands, in the order of evaluation; its type then stands on the node. */
export function inferValue(state: State, v: IrValue): RType {
  const t = typeOf(state, v);
  (v as { type: RType }).type = t;
  if (state.flow.isShaky && !isQuietValue(v) && !isQuietHere(state, v)) state.flow.disturb();
  return t;
}

export function inferAll(state: State, values: readonly IrValue[]): void {
  for (let i = 0; i < values.length; i++) inferValue(state, values[i]!);
}

/** The same for what holds a value: keywords, arguments that may have a star. */
function inferHeld(state: State, items: readonly { readonly value: IrValue }[]): void {
  for (let i = 0; i < items.length; i++) inferValue(state, items[i]!.value);
}

function typeOf(state: State, v: IrValue): RType {
  switch (v.op) {
    case "Const":
      return v.type === OBJECT ? constType(v.value) : v.type;
    case "Load":
      return state.typeHere(v.variable);
    case "LoadGlobal":
      return globalHere(state, v.name) ?? state.readGlobal(v.name);
    case "LoadBuiltin":
      return builtinValue(v.name);
    case "LoadUnknown":
      return OBJECT;
    case "Binary":
      inferValue(state, v.left);
      inferValue(state, v.right);
      usedWithNumber(state, v);
      return inferBinary(state, v);
    case "MakeFunction":
      inferAll(state, v.positionalDefaults);
      inferHeld(state, v.keywordDefaults);
      if (v.positionalDefaults.length > 0 || v.keywordDefaults.length > 0) defaults(state, v);
      return { kind: "function", fn: v.fn };
    case "Unary": {
      const operand = inferValue(state, v.operand);
      if (membersOf(operand).some((t) => t.kind === "object")) return OBJECT;
      return state.joinAll(
        membersOf(operand).map((t) =>
          t.kind === "instance" ? specialResult(state, t, BY_OPERATOR[v.operator]) : unaryType(v.operator, t),
        ),
      );
    }
    case "Not":
      inferValue(state, v.operand);
      return BOOL;
    case "Compare":
      inferValue(state, v.left);
      inferValue(state, v.right);
      if (ORDERS.has(v.operator)) usedWithNumber(state, v);
      return inferCompare(state, v);
    case "Logical":
      return inferLogical(state, v);
    case "Conditional": {
      const { flow } = state;
      inferValue(state, v.test);
      const before = flow.here();
      narrow(state, v.test, true);
      inferValue(state, v.then);
      const behind = flow.here();
      flow.resume(before);
      narrow(state, v.test, false);
      inferValue(state, v.otherwise);
      flow.merge(behind, state.joinTwo);
      return state.join(v.then.type, v.otherwise.type);
    }
    case "Call":
      inferValue(state, v.func);
      if (v.func.op === "LoadBuiltin" && USES_UP.has(v.func.name)) surroundExpression(state, v.args[0]);
      inferAll(state, v.args);
      inferHeld(state, v.keywords);
      return inferCall(state, v);
    case "CallMethod":
      inferValue(state, v.object);
      inferAll(state, v.args);
      inferHeld(state, v.keywords);
      if (v.object.type.kind === "union" && !isSpecialName(v.name))
        usedAs(state, v.object, ...v.args, ...v.keywords.map((k) => k.value));
      return inferMethodCall(state, v);
    case "CallSpread": {
      if (isSuperMethod(v.func)) {
        inferAll(state, v.func.object.args);
        inferHeld(state, v.args);
        inferHeld(state, v.keywords);
        const known = inferSuperSpread(state, v, v.func);
        if (known !== undefined) return known;
      }
      inferValue(state, v.func);
      inferHeld(state, v.args);
      inferHeld(state, v.keywords);
      return inferSpread(state, v);
    }
    case "GetAttr":
      inferValue(state, v.object);
      if (!isSpecialName(v.name)) usedAs(state, v.object);
      return fieldHere(state, v) ?? inferGetAttr(state, v);
    case "GetItem":
      inferValue(state, v.object);
      inferValue(state, v.index);
      usedAs(state, v.object, v.index);
      return fieldHere(state, v) ?? inferGetItem(state, v);
    case "MakeSlice":
      inferAll(state, [v.lower, v.upper, v.step]);
      return { kind: "slice" };
    case "MakeTuple": {
      const elements = v.items.map((i) => inferValue(state, i.value));
      if (!v.items.some((i) => i.spread) && elements.length < 9) return { kind: "tuple", elements };
      const items = v.items.map((i) => (i.spread ? itemOf(state, i.value.type) : i.value.type));
      return { kind: "tuple", elements: [], item: state.joinAll(items) };
    }
    case "MakeList":
    case "MakeSet": {
      const cell = state.containers.cellOf(v);
      for (const i of v.items) {
        const t = inferValue(state, i.value);
        state.containers.put(cell, i.spread ? itemOf(state, t) : t);
      }
      if (v.op === "MakeSet") hashed(state, state.containers.element(cell), state.containers.element(cell));
      return { kind: v.op === "MakeList" ? "list" : "set", cell };
    }
    case "MakeDict": {
      const cell = state.containers.cellOf(v);
      for (const i of v.items) {
        if (i.key) state.containers.putKey(cell, inferValue(state, i.key));
        const t = inferValue(state, i.value);
        if (i.key) state.containers.putAt(cell, constantKey(i.key), t);
        else if (t.kind === "dict") state.containers.putAll(cell, t.cell);
        else {
          state.lost(t);
          state.containers.putKey(cell, OBJECT);
          state.containers.put(cell, OBJECT);
        }
      }
      hashed(state, state.containers.key(cell), state.containers.key(cell));
      return { kind: "dict", cell };
    }
    case "MakeClass":
      inferHeld(state, v.bases);
      inferHeld(state, v.keywords);
      return { kind: "class", cls: v.cls };
    case "MakeComprehension": {
      const items = state.containers.cellOf(v);
      state.containers.put(items, itemOf(state, inferValue(state, v.iterable)));
      usedAs(state, v.iterable);
      if (!v.fn.isGenerator && !v.fn.isAsync && state.flow.surround(v.fn)) state.stale.add(v.fn);
      state.give(v.fn.params[0]!.variable, { kind: "iterator", cell: items }, v.fn);
      return state.resultOf(v.fn);
    }
    case "JoinStr":
      inferAll(state, v.parts);
      return STR;
    case "FormatValue":
      inferValue(state, v.value);
      if (v.spec) inferValue(state, v.spec);
      return STR;
    case "MakeTemplate":
      for (const f of v.fields) {
        state.lost(inferValue(state, f.value));
        inferValue(state, f.spec);
      }
      return OBJECT;
    case "AssignExpr": {
      const t = inferValue(state, v.value);
      state.store(v.variable, t);
      return t;
    }
    case "AssignNameExpr": {
      const t = inferValue(state, v.value);
      if (v.scope === "global") state.assignGlobal(v.name, t);
      else state.lost(t);
      return t;
    }
    case "Seq":
      inferAll(state, v.values);
      return v.values[v.values.length - 1]?.type ?? NONE;
    case "Yield":
      state.containers.put(state.containers.cellOf(state.current), inferValue(state, v.value));
      if (state.current.isAsync) return OBJECT;
      return state.join(NONE, state.containers.sent(state.containers.cellOf(state.current)));
    case "YieldFrom": {
      const t = inferValue(state, v.value);
      if (!v.isAwait) handOn(state, t);
      // Instances are asked for `send`, `throw` and `close`.
      if (v.isAwait || membersOf(t).some((m) => m.kind === "instance")) state.lost(t);
      if (!v.isAwait) state.containers.put(state.containers.cellOf(state.current), itemOf(state, t));
      return delegated(state, v);
    }
    case "MatchException":
      inferValue(state, v.matcher);
      return BOOL;
    case "ImportModule":
      return moduleType(state, v);
    case "ImportName": {
      const module = inferValue(state, v.module);
      const inner = state.privacy.uses.importedModule(v);
      if (inner !== undefined) return { kind: "module", module: inner, name: inner.name };
      if (module.kind === "module") return moduleAttribute(state, module, v.name);
      // It may be one of the program that is exposed.
      if (state.privacy.uses.moduleAt(v.module) === undefined) state.blind.read(v.name);
      return OBJECT;
    }
    case "CallHelper":
      inferAll(state, v.args);
      return inferHelper(state, v);
    case "LoadName":
      return loadMethod(state, v) ?? bodyValue(state, v);
    default:
      return OBJECT;
  }
}

const ORDERS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);

/** Beside a number None raises. */
function usedWithNumber(state: State, { left, right }: Binary | Compare): void {
  if (right.type.kind === "union" && isReal(left.type)) usedAs(state, right);
  else if (left.type.kind === "union" && isReal(right.type)) usedAs(state, left, right);
}

/** Builtins that are through with what they iterate when they give something. */
const USES_UP = new Set("all any bytearray bytes dict list max min set sorted sum tuple".split(" "));

/** A generator expression that is used up where it stands. */
function surroundExpression(state: State, v: IrValue | undefined): void {
  if (v?.op !== "Call" || v.func.op !== "MakeFunction" || v.func.fn.kind !== "comprehension") return;
  if (state.flow.surround(v.func.fn)) state.stale.add(v.func.fn);
}

/** `a and b`, `a or b`: the right operand is looked at only if the left one is true, or false. */
function inferLogical(state: State, v: Logical): RType {
  const { flow } = state;
  const left = inferValue(state, v.left);
  const before = flow.here();
  const isAnd = v.operator === "and";
  narrow(state, v.left, isAnd);
  const right = inferValue(state, v.right);
  flow.merge(before, state.joinTwo);
  return state.join(isAnd ? falsyPart(state, left) : truthyPart(left), right);
}

/** A method under its name in the class body: a value like any function, or one that may be called from anywhere. */
function loadMethod(state: State, v: IrValue & { op: "LoadName" }): RType | undefined {
  const { bodies } = state.classes;
  const info = state.classes.ofBody(state.current);
  if (info === undefined || bodies.secondNames.has(v)) return undefined;
  const method = bodies.read.get(v);
  if (method !== undefined && !info.family.opaque) {
    state.calledIndirectly.add(method);
    return { kind: "function", fn: method };
  }
  for (const map of [info.methods, info.statics, info.classMethods, info.properties, info.setters]) {
    const fn = map.get(v.name);
    if (fn === undefined) continue;
    state.escapes.escape(fn);
    const first = fn.params[0];
    if (first !== undefined && !bodies.aliases.has(v)) state.give(first.variable, OBJECT, fn);
  }
  return undefined;
}

/** `SIZE` in a class body, behind `SIZE = 4` there. */
function bodyValue(state: State, v: IrValue & { op: "LoadName" }): RType {
  const stored = state.classes.ofBody(state.current)?.values.get(v.name);
  return stored !== undefined && stored.end <= v.start && isPlainType(stored.value.type)
    ? stored.value.type
    : OBJECT;
}

/** A parameter may take its default's type. */
function defaults(state: State, v: MakeFunction): void {
  const { fn } = v;
  const positional = fn.params.filter((p: IrParam) => isPositional(p));
  const first = positional.length - v.positionalDefaults.length;
  v.positionalDefaults.forEach((d, i) => {
    const p = positional[first + i];
    if (p) state.give(p.variable, d.type, fn);
  });
  for (const { name, value } of v.keywordDefaults) {
    const p = fn.params.find((q) => q.form === "kwonly" && q.variable.name === name);
    if (p) state.give(p.variable, value.type, fn);
  }
}

/** What the current generator is sent goes to the one that it delegates to. */
function handOn(state: State, to: RType): void {
  const { containers } = state;
  const sent = containers.sent(containers.cellOf(state.current));
  for (const member of membersOf(to)) {
    if (member.kind === "iterator") containers.send(member.cell, sent);
    else if (member.kind === "object" || member.kind === "instance") state.lost(sent);
  }
}

/** What `yield from f(…)` and `await f(…)` give, where all functions are known that are called: what these return. */
function delegated(state: State, { value, isAwait }: YieldFrom): RType {
  if (value.type.kind === "never") return NEVER;
  const targets = value.op === "Call" || value.op === "CallMethod" ? value.targets : undefined;
  if (targets === undefined || !targets.every((fn) => (isAwait ? fn.isAsync : fn.isGenerator && !fn.isAsync)))
    return OBJECT;
  return state.joinAll(targets.map((fn) => state.containers.key(state.containers.cellOf(fn))));
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
