/** What an expression gives. */

import type * as ir from "../../ir/ops.js";
import type { IrValue } from "../../ir/ops.js";
import { append, getItem, getSlice, known, newDict, newSequence, setItem } from "./containers.js";
import { NO_ARGUMENTS, type Argument, type CallArguments } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Frame } from "./frame.js";
import { itemsOf } from "./iteration.js";
import { makeClass } from "./classes.js";
import { binary, compare, negated, shownAs } from "./operators.js";
import { anyItem } from "./store.js";
import {
  alternatives,
  asNumber,
  boolValue,
  join,
  joinAll,
  NONE,
  strValue,
  truthOf,
  unknown,
  type Items,
  type Value,
} from "./value.js";

export function evaluate(ev: Evaluator, frame: Frame, v: IrValue): Value {
  switch (v.op) {
    case "Const":
      return { kind: "const", value: v.value, origin: ev.place(frame, v) };
    case "Load":
      return ev.cellOf(frame, v.variable).value ?? unknown(`nothing is known of '${v.variable.name}'`);
    case "LoadGlobal":
    case "LoadUnknown":
    case "LoadName":
    case "LoadBuiltin":
      return loadName(ev, frame, v.op, v.name);
    case "Binary":
      return binary(v.operator, ev.value(frame, v.left), ev.value(frame, v.right));
    case "Unary": {
      const operand = ev.value(frame, v.operand);
      const number = asNumber(operand);
      if (number === undefined || v.operator === "~")
        return unknown("it is calculated from something unknown");
      return v.operator === "+"
        ? operand
        : binary("-", { kind: "const", value: { kind: "int", value: 0 } }, operand);
    }
    case "Not":
      return negated(ev.value(frame, v.operand));
    case "Compare":
      return compare(v.operator, ev.value(frame, v.left), ev.value(frame, v.right));
    case "Logical":
      return logical(ev, frame, v);
    case "Conditional":
      return conditional(ev, frame, v);
    case "Call": {
      const callee = ev.value(frame, v.func);
      const args = plainArguments(ev, frame, v.args, v.keywords);
      return ev.call(frame, ev.place(frame, v), callee, args);
    }
    case "CallMethod": {
      const object = ev.value(frame, v.object);
      const args = plainArguments(ev, frame, v.args, v.keywords);
      const place = ev.place(frame, v);
      return ev.each(object, (one) => ev.call(frame, place, ev.attribute(frame, place, one, v.name), args));
    }
    case "CallSpread": {
      const callee = ev.value(frame, v.func);
      return ev.call(frame, ev.place(frame, v), callee, spreadArguments(ev, frame, v));
    }
    case "GetAttr": {
      const object = ev.value(frame, v.object);
      const place = ev.place(frame, v);
      return ev.each(object, (one) => ev.attribute(frame, place, one, v.name));
    }
    case "GetItem": {
      const object = ev.value(frame, v.object);
      const { index } = v;
      if (index.op !== "MakeSlice") return getItem(object, ev.value(frame, index));
      const [lower, upper, step] = [index.lower, index.upper, index.step].map((part) =>
        ev.value(frame, part),
      );
      return getSlice(object, lower!, upper!, step!);
    }
    case "MakeTuple":
    case "MakeList":
    case "MakeSet": {
      const type = v.op === "MakeTuple" ? "tuple" : v.op === "MakeList" ? "list" : "set";
      return newSequence(type, spreadItems(ev, frame, v.items));
    }
    case "MakeDict": {
      const entries: [Value, Value][] = v.items.map(({ key, value }) => [
        key === null ? unknown("it comes from another dict") : ev.value(frame, key),
        ev.value(frame, value),
      ]);
      return newDict(entries);
    }
    case "MakeFunction": {
      const positionalDefaults = v.positionalDefaults.map((value) => ev.value(frame, value));
      const keywordDefaults = new Map(
        v.keywordDefaults.map(({ name, value }) => [name, ev.value(frame, value)]),
      );
      const fn: Value = { kind: "function", fn: v.fn, outer: frame, positionalDefaults, keywordDefaults };
      ev.define(fn);
      return fn;
    }
    case "MakeClass":
      return makeClass(ev, frame, v);
    case "MakeComprehension": {
      const argument = ev.argument(frame, v.iterable);
      const place = ev.place(frame, v);
      const fn: Value = {
        kind: "function",
        fn: v.fn,
        outer: frame,
        positionalDefaults: [],
        keywordDefaults: new Map(),
      };
      const items = itemsOf(ev, frame, argument.place, argument.value);
      const value = newSequence("iterator", items);
      return ev.call(frame, place, fn, { ...NO_ARGUMENTS, positional: [{ ...argument, value }] });
    }
    case "JoinStr": {
      const parts = v.parts.map((part) => shownAs(ev.value(frame, part)));
      return parts.includes(undefined)
        ? unknown("it is put together when the program runs")
        : strValue(parts.join(""));
    }
    case "FormatValue": {
      const text = shownAs(ev.value(frame, v.value));
      const spec = v.spec === null ? undefined : ev.value(frame, v.spec);
      const isPlain =
        spec === undefined || (spec.kind === "const" && spec.value.kind === "str" && spec.value.value === "");
      return text !== undefined && isPlain && v.conversion !== "r"
        ? strValue(text)
        : unknown("it is put together when the program runs");
    }
    case "AssignExpr": {
      const value = ev.value(frame, v.value);
      ev.assign(frame, v.variable, value);
      return value;
    }
    case "AssignNameExpr": {
      const value = ev.value(frame, v.value);
      const cell =
        v.scope === "name" && frame.names !== null
          ? ev.field(frame.names, v.name)
          : ev.globalCell(frame.module, v.name);
      ev.store.set(cell, value);
      return value;
    }
    case "Seq":
      return v.values.reduce<Value>((_, one) => ev.value(frame, one), NONE);
    case "Yield":
      frame.yielded.push(ev.value(frame, v.value));
      return unknown("it is sent to the generator");
    case "YieldFrom":
      return awaited(ev, frame, v);
    case "MatchException":
      ev.value(frame, v.matcher);
      return unknown("it depends on the exception");
    case "ImportModule":
      return importModule(ev, frame, v);
    case "ImportName": {
      const module = ev.value(frame, v.module);
      return ev.attribute(frame, ev.place(frame, v), module, v.name);
    }
    case "CallHelper":
      return helper(ev, frame, v);
    default:
      for (const operand of operandsOf(v)) ev.value(frame, operand);
      return unknown("it is calculated when the program runs");
  }
}

function operandsOf(v: IrValue): readonly IrValue[] {
  switch (v.op) {
    case "MakeSlice":
      return [v.lower, v.upper, v.step];
    case "MakeTemplate":
      return v.fields.map(({ value }) => value);
    case "Primitive":
      return v.args;
    case "Box":
    case "Unbox":
      return [v.value];
    default:
      return [];
  }
}

function loadName(ev: Evaluator, frame: Frame, op: IrValue["op"], name: string): Value {
  if (op === "LoadName" && frame.names !== null) {
    const own = frame.names.get(name)?.value;
    if (own !== undefined) return own;
  }
  if (op !== "LoadBuiltin") {
    const global = frame.module.globals.get(name);
    if (global?.value !== undefined) return global.value;
    for (const module of frame.module.starred)
      if (ev.model.namesOf(module).includes(name)) return { kind: "native", name: `${module}.${name}` };
    if (frame.module.starred.length > 0 && op !== "LoadGlobal")
      return unknown(`nothing is known of '${name}'`);
    // A function that nothing was seen to call may run when the name is bound.
    if (global !== undefined || op === "LoadGlobal") return unknown(`nothing is known of '${name}'`);
  }
  return { kind: "native", name: `builtins.${name}` };
}

function logical(ev: Evaluator, frame: Frame, v: ir.Logical): Value {
  const left = ev.value(frame, v.left);
  const truth = truthOf(left);
  if (truth !== undefined) return truth === (v.operator === "or") ? left : ev.value(frame, v.right);
  let right: Value = NONE;
  ev.branch([
    () => {
      right = ev.value(frame, v.right);
      return true;
    },
    () => true,
  ]);
  // Of an operand that decides only the alternatives with the deciding truth are left.
  const decides = alternatives(left).filter((one) => truthOf(one) !== (v.operator === "and"));
  return decides.length === 0 ? right : join(joinAll(decides, right), right);
}

function conditional(ev: Evaluator, frame: Frame, v: ir.Conditional): Value {
  const truth = truthOf(ev.value(frame, v.test));
  if (truth !== undefined) return ev.value(frame, truth ? v.then : v.otherwise);
  const results: Value[] = [];
  const arm = (value: IrValue) => () => {
    results.push(ev.value(frame, value));
    return true;
  };
  ev.branch([arm(v.then), arm(v.otherwise)]);
  return joinAll(results, NONE);
}

function plainArguments(
  ev: Evaluator,
  frame: Frame,
  values: readonly IrValue[],
  keywords: readonly ir.Keyword[],
): CallArguments {
  const positional = values.map((value) => ev.argument(frame, value));
  if (keywords.length === 0) return { positional, keywords: NO_ARGUMENTS.keywords, isOpen: false };
  return {
    positional,
    keywords: new Map(keywords.map(({ name, value }) => [name, ev.argument(frame, value)])),
    isOpen: false,
  };
}

function spreadArguments(ev: Evaluator, frame: Frame, v: ir.CallSpread): CallArguments {
  const positional: Argument[] = [];
  const keywords = new Map<string, Argument>();
  let isOpen = false;
  for (const { spread, value } of v.args) {
    const argument = ev.argument(frame, value);
    if (!spread) {
      if (!isOpen) positional.push(argument);
      continue;
    }
    const items = itemsOf(ev, frame, argument.place, argument.value);
    if (!items.known) isOpen = true;
    else for (const item of items.items) positional.push({ ...argument, value: item, node: null });
  }
  for (const { name, value } of v.keywords) {
    const argument = ev.argument(frame, value);
    if (name !== null) keywords.set(name, argument);
    else if (argument.value.kind === "dict" && argument.value.content.value.rest === undefined) {
      for (const entry of argument.value.content.value.entries.values()) {
        const key = shownAs(entry.key);
        if (key !== undefined) keywords.set(key, { ...argument, value: entry.value, node: null });
      }
    } else isOpen = true;
  }
  return { positional, keywords, isOpen };
}

function spreadItems(ev: Evaluator, frame: Frame, items: readonly ir.SpreadItem[]): Items {
  const values: Value[] = [];
  let isKnown = true;
  for (const { spread, value } of items) {
    const one = ev.value(frame, value);
    if (!spread) {
      values.push(one);
      continue;
    }
    const content = itemsOf(ev, frame, ev.place(frame, value), one);
    if (content.known) values.push(...content.items);
    else {
      values.push(content.any);
      isKnown = false;
    }
  }
  return isKnown ? known(values) : { known: false, any: joinAll(values, NONE) };
}

/** Coroutines are executed where they are called; waiting for one gives its result. */
function awaited(ev: Evaluator, frame: Frame, v: ir.YieldFrom): Value {
  const value = ev.value(frame, v.value);
  if (v.isAwait) return value;
  const items = itemsOf(ev, frame, ev.place(frame, v.value), value);
  frame.yielded.push(anyItem(items));
  return unknown("it is the result of a generator");
}

function importModule(ev: Evaluator, frame: Frame, v: ir.ImportModule): Value {
  let path = v.path;
  if (v.level > 0) {
    const { module } = frame.fn;
    const parts = module.name.split(".");
    const base = parts.slice(0, parts.length - (module.isPackage ? v.level - 1 : v.level));
    path = [...base, ...(path === "" ? [] : [path])].join(".");
  }
  const parts = path.split(".");
  let value: Value = NONE;
  for (let i = 1; i <= parts.length; i++) {
    const name = parts.slice(0, i).join(".");
    const module = ev.importModule(name);
    if (i === 1 && (module.kind === "native" || ev.model.isFrozen(name))) {
      const place = ev.place(frame, v);
      ev.record({
        kind: "read",
        name: `import ${name}`,
        object: undefined,
        args: NO_ARGUMENTS,
        place,
        result: module,
      });
    }
    const parent = i > 1 ? ev.modules.get(parts.slice(0, i - 1).join(".")) : undefined;
    if (parent !== undefined) ev.store.set(ev.globalCell(parent, parts[i - 1]!), module);
    if (i === 1 || v.want === "leaf") value = module;
  }
  for (const name of v.names) {
    const full = `${path}.${name}`;
    const parent = ev.modules.get(path);
    if (parent !== undefined && parent.globals.get(name)?.value === undefined && ev.hasSource(full))
      ev.store.set(ev.globalCell(parent, name), ev.importModule(full));
  }
  return value;
}

function helper(ev: Evaluator, frame: Frame, v: ir.CallHelper): Value {
  const values = v.args.map((value) => ev.value(frame, value));
  const [first, second, third] = values;
  const place = ev.place(frame, v);
  switch (v.helper) {
    case "newList":
      return newSequence("list", known([]));
    case "newSet":
      return newSequence("set", known([]));
    case "newDict":
      return newDict([]);
    case "listAppend":
    case "setAdd":
      append(ev, first!, second!);
      return NONE;
    case "dictStore":
      setItem(ev, first!, second!, third!);
      return NONE;
    case "iter":
      return newSequence("iterator", itemsOf(ev, frame, place, first!));
    case "asBool": {
      const truth = truthOf(first!);
      return truth === undefined ? unknown("it is decided when the program runs") : boolValue(truth);
    }
    case "lookupExit":
      return ev.each(first!, (one) => ev.attribute(frame, place, one, "__exit__"));
    case "enterContext":
      return ev.each(first!, (one) => {
        if (one.kind === "object") return one;
        return ev.call(frame, place, ev.attribute(frame, place, one, "__enter__"), NO_ARGUMENTS);
      });
    case "exitContext":
    case "exitContextWith":
      // Objects of the hardware modules swallow nothing.
      return ev.each(first!, (one) => {
        const result = ev.call(frame, place, one, NO_ARGUMENTS);
        if (v.helper === "exitContext") return NONE;
        const isNative = one.kind === "method" && one.self.kind === "object";
        const truth = isNative ? false : truthOf(result);
        return truth === undefined ? unknown("the context may swallow it") : boolValue(truth);
      });
    case "hasName": {
      const [, name] = v.args;
      if (first?.kind !== "module" || name?.op !== "Const" || name.value.kind !== "str") break;
      return boolValue(first.globals.get(name.value.value)?.value !== undefined);
    }
    case "methodSuper":
      return { kind: "super", cls: first!, self: second! };
  }
  return unknown("it is calculated when the program runs");
}
