/** Types as messages and dumps show them. */

import type { Cell, RType } from "../ir/types.js";
import { find } from "./cells.js";

/** Deeper than this, containers in containers are `…`. */
const MAX_DEPTH = 3;

/** As messages and dumps show it. Containers in containers beyond a depth are `…`. */
export function printType(t: RType, depth = 0): string {
  const inner = (u: RType): string => (depth > MAX_DEPTH ? "…" : printType(u, depth + 1));
  switch (t.kind) {
    case "int":
      if (!t.small) return "int";
      return t.min === undefined || t.max === undefined ? "small" : `int[${t.min}..${t.max}]`;
    case "list":
    case "set":
    case "frozenset":
    case "deque":
    case "iterator":
      return `${t.kind}[${inner(find(t.cell).element)}]`;
    case "tuple":
      return t.item === undefined
        ? `tuple[${t.elements.map((e, i) => (t.names ? `${t.names[i]}: ` : "") + inner(e)).join(", ")}]`
        : `tuple[${[...(t.first ?? []), t.rest ?? t.item].map(inner).join(", ")}, ...]`;
    case "dict":
      return `dict[${inner(find(t.cell).key)}, ${printValues(find(t.cell), inner)}]`;
    case "library":
      return t.name;
    case "array":
      return `array[${inner(t.item)}]`;
    case "function":
      return `function ${t.fn.name}`;
    case "class":
      return `class ${t.cls.name}`;
    case "instance":
      return t.cls.name;
    case "module":
      return `module ${t.name}`;
    case "native":
      return `native ${t.name}`;
    case "method":
      return `${inner(t.receiver)}.${t.name}`;
    case "bound":
      return `${inner(t.self)}.${t.fn.name}`;
    case "callables":
      return `one of ${t.members.map(inner).join(", ")}`;
    case "union":
      return t.members.map((member) => printType(member, depth)).join(" | ");
    default:
      return t.kind;
  }
}

/** What a dict holds, without joining it. */
function printValues({ element, fields }: Cell, print: (t: RType) => string): string {
  const types = element.kind === "never" && fields !== null ? [] : [print(element)];
  return [...new Set([...types, ...[...(fields?.values() ?? [])].map(print)])].join(" | ");
}
