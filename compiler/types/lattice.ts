/**
 * The lattice of inferred types: joining, comparing and printing. `never` is below everything, `object` above.
 * Unions have at most three members; more is `object`.
 */

import { INT, OBJECT, type RType } from "../ir/types.js";
import { between, boundsOf, widened } from "./ranges.js";

const MAX_UNION = 3;
const MAX_DEPTH = 3;

export function sameType(a: RType, b: RType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "int":
      return (
        a.small === (b as typeof a).small && a.min === (b as typeof a).min && a.max === (b as typeof a).max
      );
    case "list":
    case "set":
      return sameType(a.element, (b as typeof a).element);
    case "tuple": {
      const other = (b as typeof a).elements;
      return a.elements.length === other.length && a.elements.every((t, i) => sameType(t, other[i] as RType));
    }
    case "dict":
      return sameType(a.key, (b as typeof a).key) && sameType(a.value, (b as typeof a).value);
    case "function":
      return a.fn === (b as typeof a).fn;
    case "class":
    case "instance":
      return a.cls === (b as typeof a).cls;
    case "module":
      return a.name === (b as typeof a).name;
    case "native":
      return a.name === (b as typeof a).name;
    case "union": {
      const other = (b as typeof a).members;
      return a.members.length === other.length && a.members.every((t) => other.some((u) => sameType(t, u)));
    }
    default:
      return true;
  }
}

/** The least type that holds the values of both. */
export function join(a: RType, b: RType, depth = 0): RType {
  if (a === b || b.kind === "never") return a;
  if (a.kind === "never") return b;
  if (a.kind === "object" || b.kind === "object" || depth > MAX_DEPTH) return sameType(a, b) ? a : OBJECT;
  if (a.kind === "union" || b.kind === "union") return joinUnion(a, b, depth);
  const merged = joinSameKind(a, b, depth);
  return merged ?? { kind: "union", members: [a, b] };
}

/**
 * What a place holds that had `before` and is given `t` as well: the join, with bounds of ints that move at one of a
 * few steps, so that what grows step by step comes to an end.
 */
export function grown(before: RType, t: RType): RType {
  const joined = join(before, t);
  return joined === before || before.kind === "never" ? joined : widenedFrom(before, joined);
}

function widenedFrom(before: RType, joined: RType): RType {
  if (joined.kind === "int") {
    const old = before.kind === "union" ? before.members.find((m) => m.kind === "int") : before;
    const x = old?.kind === "int" ? boundsOf(old) : undefined;
    const y = boundsOf(joined);
    return x === undefined || y === undefined || sameType(old!, joined) ? joined : widened(x, y);
  }
  if (joined.kind === "tuple" && before.kind === "tuple" && joined.elements.length === before.elements.length)
    return { ...joined, elements: joined.elements.map((t, i) => widenedFrom(before.elements[i]!, t)) };
  if (joined.kind === "union")
    return { kind: "union", members: joined.members.map((t) => widenedFrom(before, t)) };
  return joined;
}

function joinSameKind(a: RType, b: RType, depth: number): RType | undefined {
  if (a.kind !== b.kind) return undefined;
  switch (a.kind) {
    case "int": {
      const x = boundsOf(a);
      const y = boundsOf(b);
      if (x === undefined || y === undefined) return INT;
      if (x.min <= y.min && x.max >= y.max) return a;
      return y.min <= x.min && y.max >= x.max ? b : between(Math.min(x.min, y.min), Math.max(x.max, y.max));
    }
    case "list":
    case "set":
      return { kind: a.kind, element: join(a.element, (b as typeof a).element, depth + 1) };
    case "tuple": {
      const other = (b as typeof a).elements;
      if (a.elements.length !== other.length) return OBJECT;
      return { kind: "tuple", elements: a.elements.map((t, i) => join(t, other[i] as RType, depth + 1)) };
    }
    case "dict":
      return {
        kind: "dict",
        key: join(a.key, (b as typeof a).key, depth + 1),
        value: join(a.value, (b as typeof a).value, depth + 1),
      };
    case "function":
    case "class":
    case "instance":
    case "module":
    case "native":
      return sameType(a, b) ? a : OBJECT;
    default:
      return a;
  }
}

function joinUnion(a: RType, b: RType, depth: number): RType {
  const members: RType[] = a.kind === "union" ? [...a.members] : [a];
  for (const t of b.kind === "union" ? b.members : [b]) {
    const at = members.findIndex((m) => m.kind === t.kind);
    if (at < 0) members.push(t);
    else {
      const merged = join(members[at] as RType, t, depth + 1);
      if (merged.kind === "object") return OBJECT;
      members[at] = merged;
    }
  }
  if (members.length > MAX_UNION) return OBJECT;
  return members.length === 1 ? (members[0] as RType) : { kind: "union", members };
}

export function printType(t: RType): string {
  switch (t.kind) {
    case "int":
      if (!t.small) return "int";
      return t.min === undefined || t.max === undefined ? "small" : `int[${t.min}..${t.max}]`;
    case "list":
    case "set":
      return `${t.kind}[${printType(t.element)}]`;
    case "tuple":
      return `tuple[${t.elements.map(printType).join(", ")}]`;
    case "dict":
      return `dict[${printType(t.key)}, ${printType(t.value)}]`;
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
    case "union":
      return t.members.map(printType).join(" | ");
    default:
      return t.kind;
  }
}
