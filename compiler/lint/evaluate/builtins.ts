/** Builtin functions and methods of str, as far as constants go through them. */

import { known, newDict, newSequence } from "./containers.js";
import { NO_ARGUMENTS, type CallArguments } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Frame, Place } from "./frame.js";
import { itemsOf } from "./iteration.js";
import { shownAs } from "./operators.js";
import { rangeOf } from "./ranges.js";
import { anyItem } from "./store.js";
import {
  alternatives,
  asInt,
  asNumber,
  asStr,
  boolValue,
  intValue,
  joinAll,
  NONE,
  strValue,
  truthOf,
  unknown,
  type Items,
  type Value,
} from "./value.js";

/** The result of a builtin function; `undefined` if nothing is known of it. */
export function callBuiltin(
  ev: Evaluator,
  frame: Frame,
  place: Place,
  name: string,
  args: CallArguments,
): Value | undefined {
  const values = args.positional.map(({ value }) => value);
  const [first, second, third] = values;
  const items = (value: Value | undefined): Items =>
    value === undefined ? known([]) : itemsOf(ev, frame, place, value);
  switch (name) {
    case "const":
      return first;
    case "print":
      return NONE;
    case "input":
      return unknown("it comes from input()");
    case "range": {
      const [from, to] = second === undefined ? [intValue(0), first] : [first, second];
      return newSequence("iterator", rangeOf(asInt(from), asInt(to), third === undefined ? 1 : asInt(third)));
    }
    case "len": {
      const content = first === undefined ? undefined : items(first);
      return content?.known ? intValue(content.items.length) : undefined;
    }
    case "int": {
      const text = asStr(first)?.trim();
      const number = text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : asNumber(first);
      if (number === undefined || second !== undefined) return undefined;
      return intValue(Math.trunc(number));
    }
    case "str": {
      const text = shownAs(first);
      return text === undefined ? undefined : strValue(text);
    }
    case "bool": {
      const truth = first === undefined ? false : truthOf(first);
      return truth === undefined ? undefined : boolValue(truth);
    }
    case "abs": {
      const number = asInt(first);
      return number === undefined ? undefined : intValue(Math.abs(number));
    }
    case "list":
    case "tuple":
    case "set":
    case "sorted":
      return newSequence(
        name === "sorted" ? "list" : name,
        name === "sorted" ? sorted(items(first)) : items(first),
      );
    case "iter":
      return newSequence("iterator", items(first));
    case "next":
      return anyItem(items(first));
    case "reversed": {
      const content = items(first);
      return newSequence("iterator", content.known ? known([...content.items].reverse()) : content);
    }
    case "enumerate": {
      const content = items(first);
      const start = second === undefined ? 0 : asInt(second);
      if (!content.known || start === undefined)
        return newSequence("iterator", {
          known: false,
          any: newSequence("tuple", known([unknown("it is counted"), anyItem(content)])),
        });
      const pairs = content.items.map((item, i) => newSequence("tuple", known([intValue(start + i), item])));
      return newSequence("iterator", known(pairs));
    }
    case "zip": {
      const all = values.map(items);
      if (!all.every((content) => content.known)) {
        const any = newSequence("tuple", known(all.map(anyItem)));
        return newSequence("iterator", { known: false, any });
      }
      const count = Math.min(...all.map((content) => content.items.length));
      const rows = Array.from({ length: all.length === 0 ? 0 : count }, (_, i) =>
        newSequence("tuple", known(all.map((content) => content.items[i]!))),
      );
      return newSequence("iterator", known(rows));
    }
    case "map": {
      if (first === undefined) return undefined;
      const content = items(second);
      const apply = (value: Value): Value =>
        ev.call(frame, place, first, { ...NO_ARGUMENTS, positional: [{ value, place, node: null }] });
      const result: Items = content.known
        ? known(content.items.map(apply))
        : { known: false, any: apply(content.any) };
      return newSequence("iterator", result);
    }
    case "dict": {
      if (first !== undefined || args.isOpen) return undefined;
      return newDict([...args.keywords].map(([key, { value }]) => [strValue(key), value]));
    }
    case "min":
    case "max": {
      const numbers = (values.length > 1 ? values : listed(items(first))).map(asInt);
      if (numbers.length === 0 || numbers.includes(undefined)) return undefined;
      return intValue(
        name === "min" ? Math.min(...(numbers as number[])) : Math.max(...(numbers as number[])),
      );
    }
    case "getattr": {
      const attribute = asStr(second);
      if (first === undefined || attribute === undefined) return undefined;
      const value = ev.attribute(frame, place, first, attribute);
      return third === undefined ? value : joinAll([value, third], value);
    }
    case "staticmethod":
    case "classmethod":
    case "property":
      return first === undefined ? undefined : { kind: "decorated", how: name, fn: first };
    case "super":
      return first !== undefined && second !== undefined
        ? { kind: "super", cls: first, self: second }
        : undefined;
    case "hasattr":
    case "isinstance":
    case "type":
    case "id":
    case "repr":
      return unknown(`it comes from ${name}()`);
    default:
      return undefined;
  }
}

function listed(content: Items): readonly Value[] {
  return content.known ? content.items : [content.any];
}

function sorted(content: Items): Items {
  if (!content.known) return content;
  const numbers = content.items.map(asNumber);
  if (numbers.includes(undefined)) return { known: false, any: anyItem(content) };
  return known([...content.items].sort((a, b) => asNumber(a)! - asNumber(b)!));
}

/** A method of a constant; `undefined` if nothing is known of the result. */
export function callTextMethod(self: Value, name: string, args: CallArguments): Value | undefined {
  const text = asStr(self);
  if (text === undefined) return undefined;
  const values = args.positional.map(({ value }) => value);
  switch (name) {
    case "upper":
      return strValue(text.toUpperCase());
    case "lower":
      return strValue(text.toLowerCase());
    case "strip":
      return values.length === 0 ? strValue(text.trim()) : undefined;
    case "startswith": {
      const prefix = asStr(values[0]);
      return prefix === undefined ? undefined : boolValue(text.startsWith(prefix));
    }
    case "split": {
      const separator = values[0] === undefined ? /\s+/ : asStr(values[0]);
      if (separator === undefined || values.length > 1) return undefined;
      return newSequence("list", known(text.split(separator).map((part) => strValue(part))));
    }
    case "format": {
      if (args.isOpen || args.keywords.size > 0) return undefined;
      let i = 0;
      const shown = values.flatMap((value) => alternatives(value).map(shownAs));
      if (shown.includes(undefined) || shown.length !== values.length || /\{[^}]*[^}\d][^}]*\}/.test(text))
        return undefined;
      return strValue(
        text.replace(/\{(\d*)\}/g, (_, index: string) => shown[index === "" ? i++ : Number(index)] ?? ""),
      );
    }
    default:
      return undefined;
  }
}
