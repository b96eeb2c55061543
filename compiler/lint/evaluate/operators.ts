/** Operators on constants, of values that may be several. */

import { foldConstants } from "../../binding/constants.js";
import type { BinaryOperator, CompareOperator } from "../../syntax/ast.js";
import { known, newSequence } from "./containers.js";
import { anyItem } from "./store.js";
import {
  alternatives,
  asInt,
  asNumber,
  asStr,
  boolValue,
  dictKey,
  joinAll,
  keyOf,
  strValue,
  truthOf,
  unknown,
  type Constant,
  type Value,
} from "./value.js";

const CALCULATED = unknown("it is calculated from something unknown");

/** All combinations of the alternatives, unless they are too many. */
function combine(a: Value, b: Value, f: (a: Value, b: Value) => Value): Value {
  const [left, right] = [alternatives(a), alternatives(b)];
  if (left.length * right.length > 64) return CALCULATED;
  return joinAll(
    left.flatMap((x) => right.map((y) => f(x, y))),
    CALCULATED,
  );
}

export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  return combine(left, right, (a, b) => binaryOne(operator, a, b));
}

function binaryOne(operator: BinaryOperator, a: Value, b: Value): Value {
  if (a.kind === "const" && b.kind === "const") {
    const text = asStr(a);
    const other = asStr(b);
    if (text !== undefined && other !== undefined && operator === "+") return strValue(text + other);
    if (text !== undefined && operator === "%") return formatPercent(text, [b]);
    const folded = foldConstants(operator, a.value, b.value);
    return folded === undefined ? CALCULATED : { kind: "const", value: folded };
  }
  if (a.kind === "native" && b.kind === "native" && operator === "|")
    return {
      kind: "native",
      name: [...new Set([...a.name.split("|"), ...b.name.split("|")])].sort().join("|"),
    };
  const text = asStr(a);
  if (text !== undefined && operator === "%" && b.kind === "sequence" && b.content.value.known)
    return formatPercent(text, b.content.value.items);
  if (a.kind === "sequence" && b.kind === "sequence" && operator === "+") {
    const [x, y] = [a.content.value, b.content.value];
    if (x.known && y.known) return newSequence(a.type, known([...x.items, ...y.items]));
    return newSequence(a.type, { known: false, any: joinAll([anyItem(x), anyItem(y)], CALCULATED) });
  }
  const times = asInt(b);
  if (a.kind === "sequence" && operator === "*" && times !== undefined && times <= 64) {
    const { value: content } = a.content;
    if (!content.known) return newSequence(a.type, content);
    return newSequence(a.type, known(Array.from({ length: Math.max(0, times) }, () => content.items).flat()));
  }
  return CALCULATED;
}

function formatPercent(text: string, values: readonly Value[]): Value {
  let i = 0;
  let isKnown = true;
  const result = text.replace(/%(%|0?\d*[dsi])/g, (whole, spec: string) => {
    if (spec === "%") return "%";
    const shown = shownAs(values[i++]);
    if (shown === undefined) isKnown = false;
    const width = Number(spec.slice(0, -1));
    return (shown ?? whole).padStart(width, spec.startsWith("0") ? "0" : " ");
  });
  return isKnown && !/%[^ds]/.test(text.replace(/%(%|0?\d*[dsi])/g, "")) ? strValue(result) : CALCULATED;
}

/** `str(value)`, if it is known. */
export function shownAs(value: Value | undefined): string | undefined {
  const text = asStr(value);
  if (text !== undefined) return text;
  const number = value?.kind === "const" && value.value.kind === "bool" ? undefined : asInt(value);
  return number === undefined ? undefined : String(number);
}

export function negated(value: Value): Value {
  const truth = truthOf(value);
  return truth === undefined ? unknown("it is decided when the program runs") : boolValue(!truth);
}

const UNDECIDED = unknown("it is compared with something unknown");

export function compare(operator: CompareOperator, left: Value, right: Value): Value {
  return combine(left, right, (a, b) => {
    const result = compareOne(operator, a, b);
    return result === undefined ? UNDECIDED : boolValue(result);
  });
}

function compareOne(operator: CompareOperator, a: Value, b: Value): boolean | undefined {
  switch (operator) {
    case "==":
      return equal(a, b);
    case "!=": {
      const same = equal(a, b);
      return same === undefined ? undefined : !same;
    }
    case "is":
      return identical(a, b);
    case "is not": {
      const same = identical(a, b);
      return same === undefined ? undefined : !same;
    }
    case "in":
      return contains(b, a);
    case "not in": {
      const is = contains(b, a);
      return is === undefined ? undefined : !is;
    }
  }
  const [x, y] = [asNumber(a) ?? asStr(a), asNumber(b) ?? asStr(b)];
  if (x === undefined || y === undefined || typeof x !== typeof y) return undefined;
  if (operator === "<") return x < y;
  if (operator === "<=") return x <= y;
  return operator === ">" ? x > y : x >= y;
}

function isSimple(value: Value): value is Constant {
  return value.kind === "const";
}

function equal(a: Value, b: Value): boolean | undefined {
  if (isSimple(a) && isSimple(b)) return keyOf(a) === keyOf(b);
  if (a.kind === "native" && b.kind === "native" && a.name === b.name) return true;
  return undefined;
}

function identical(a: Value, b: Value): boolean | undefined {
  const isNone = (value: Value): boolean => value.kind === "const" && value.value.kind === "none";
  if (isNone(a) || isNone(b)) {
    if (a.kind === "unknown" || b.kind === "unknown") return undefined;
    return isNone(a) && isNone(b);
  }
  return equal(a, b);
}

function contains(container: Value, item: Value): boolean | undefined {
  const text = asStr(container);
  const part = asStr(item);
  if (text !== undefined && part !== undefined) return text.includes(part);
  if (container.kind === "native" && part !== undefined) return container.mentions?.(part);
  if (container.kind === "sequence" && container.content.value.known && item.kind === "const") {
    const { items } = container.content.value;
    if (items.some((one) => keyOf(one) === keyOf(item))) return true;
    return items.every((one) => one.kind === "const") ? false : undefined;
  }
  if (container.kind === "dict") {
    const key = dictKey(item);
    if (key === undefined) return undefined;
    if (container.content.value.entries.has(key)) return true;
    return container.content.value.rest === undefined ? false : undefined;
  }
  return undefined;
}
