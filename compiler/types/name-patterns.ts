/**
 * What the text shows of names that are made at run time: `getattr(self, "cmd_" + word)` asks for names that begin with `cmd_`,
 * `for name in ("width", "height"): setattr(self, name, 0)` stores two. Only attributes with such names count then.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { Binary, IrStmt, IrValue } from "../ir/ops.js";
import type { ClassLists } from "./class-lists.js";
import type { Privacy } from "./privacy.js";

/** One of a few names, or any that begins and ends so. */
export type NamePattern =
  | { readonly kind: "names"; readonly names: ReadonlySet<string> }
  | { readonly kind: "form"; readonly prefix: string; readonly suffix: string };

export const ANY_NAME: NamePattern = { kind: "form", prefix: "", suffix: "" };

/** All names, but of what instances hold only: their methods are not meant. */
export const EVERY_FIELD: NamePattern = { ...ANY_NAME };

export function matches(p: NamePattern, name: string): boolean {
  if (p.kind === "names") return p.names.has(name);
  const { prefix, suffix } = p;
  return name.length >= prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix);
}

/** A value and the function whose variables it reads. */
interface Place {
  readonly value: IrValue;
  readonly fn: IrFunction;
}

/** More values than any program lists. */
const MOST_NAMES = 200;

export class NamePatterns {
  private readonly known = new Map<IrValue, NamePattern>();
  /** Variables whose values are being looked at. */
  private readonly open = new Set<IrVar | string>();
  /** Objects of the program may do the adding, as left or as right operand, and give anything. */
  private readonly addsOnLeft: boolean;
  private readonly addsOnRight: boolean;
  /** Tuples in the bodies of classes, once these are known. */
  lists: ClassLists | null = null;

  /** Without `privacy` nothing is known of globals. */
  constructor(
    modules: readonly IrModule[],
    private readonly privacy?: Privacy,
  ) {
    this.addsOnLeft = modules.some(({ file }) => file.text.includes("add__"));
    this.addsOnRight = modules.some(({ file }) => file.text.includes("__radd__"));
  }

  /** What the value may be, where it is used as a name in that function. */
  of(value: IrValue, fn: IrFunction): NamePattern {
    let found = this.known.get(value);
    if (found === undefined) this.known.set(value, (found = this.find({ value, fn })));
    return found;
  }

  /** Looks for everything again, and at no tuple of a class. */
  forgetLists(): void {
    this.lists = null;
    this.known.clear();
  }

  private find({ value: v, fn }: Place): NamePattern {
    const at = (value: IrValue): NamePattern => this.find({ value, fn });
    switch (v.op) {
      case "Const":
        return v.value.kind === "str" ? exactly([v.value.value]) : NO_NAME;
      case "Binary":
        return this.sum(v, fn);
      case "JoinStr":
        return v.parts.map(at).reduce(joined, exactly([""]));
      case "CallMethod":
        if (v.name !== "format" || v.object.op !== "Const" || v.object.value.kind !== "str") return ANY_NAME;
        return formatted(v.object.value.value);
      case "Conditional":
        return either(at(v.then), at(v.otherwise));
      case "Logical":
        return either(at(v.left), at(v.right));
      case "AssignExpr":
        return at(v.value);
      case "Seq":
        return at(v.values[v.values.length - 1]!);
      case "Load":
        return this.ofVariable(v.variable, fn);
      case "LoadGlobal": {
        const held = this.globalAt(v.name, fn.module);
        return held === undefined ? ANY_NAME : this.guarded(v.name, () => this.find(held));
      }
      case "GetItem": {
        const { object } = v;
        const items =
          object.op === "MakeDict" && object.items.every(({ key }) => key !== null)
            ? object.items.map(({ value }) => ({ value, fn }))
            : this.itemsOf({ value: object, fn });
        return items === undefined ? ANY_NAME : this.any(items);
      }
      default:
        return ANY_NAME;
    }
  }

  private any(places: readonly Place[]): NamePattern {
    return places.map((place) => this.find(place)).reduce(either, NO_NAME);
  }

  /** A variable may come to itself: `name = name + "x"`. */
  private guarded(variable: IrVar | string, find: () => NamePattern): NamePattern {
    if (this.open.has(variable)) return ANY_NAME;
    this.open.add(variable);
    const found = find();
    this.open.delete(variable);
    return found;
  }

  private sum({ operator, left, right }: Binary, fn: IrFunction): NamePattern {
    if (operator === "%" && left.op === "Const" && left.value.kind === "str")
      return { kind: "form", prefix: left.value.value.split("%", 1)[0]!, suffix: "" };
    if (operator !== "+") return ANY_NAME;
    const a = this.find({ value: left, fn });
    const b = this.find({ value: right, fn });
    if ((this.addsOnLeft && isAny(a)) || (this.addsOnRight && isAny(b))) return ANY_NAME;
    return joined(a, b);
  }

  // ---------------------------------------------------------------- variables

  private ofVariable(variable: IrVar, fn: IrFunction): NamePattern {
    if (variable.captured || fn.params.some((p) => p.variable === variable)) return ANY_NAME;
    return this.guarded(variable, () => {
      const { statements, values } = nodesOf(fn);
      let found = NO_NAME;
      for (const s of statements) found = either(found, this.assignedBy(s, variable, fn));
      for (const v of values)
        if (v.op === "AssignExpr" && v.variable === variable)
          found = either(found, this.find({ value: v.value, fn }));
      return found;
    });
  }

  /** What a statement makes of a variable. */
  private assignedBy(s: IrStmt, variable: IrVar, fn: IrFunction): NamePattern {
    if (s.op === "Unpack" && s.variables.includes(variable)) {
      const items =
        s.star < 0 ? this.partsOf({ value: s.value, fn }, s.variables.indexOf(variable)) : undefined;
      return items === undefined ? ANY_NAME : this.any(items);
    }
    if (s.op === "Try" && s.exception === variable) return ANY_NAME;
    if (!("variable" in s) || s.variable !== variable || s.op === "DeleteVar" || s.op === "UnbindVar")
      return NO_NAME;
    if (s.op === "AssignVar") return this.find({ value: s.value, fn });
    return s.op === "ForIter" ? this.itemOf({ value: s.iterable, fn }) : ANY_NAME;
  }

  /** The value of a global that is stored once, by its own module. */
  private globalAt(name: string, module: IrModule): Place | undefined {
    const global = this.privacy?.globalsOf(module).get(name);
    if (global?.bindings !== 1) return undefined;
    for (const fn of module.functions)
      for (const s of nodesOf(fn).statements)
        if (s.op === "StoreGlobal" && s.name === name) return { value: s.value, fn };
    return undefined;
  }

  // ---------------------------------------------------------------- items

  /** What iterating over a value gives. */
  private itemOf(place: Place): NamePattern {
    const items = this.itemsOf(place);
    if (items !== undefined) return this.any(items);
    const { value } = place;
    // Characters.
    return value.op === "Const" && value.value.kind === "str" ? exactly([...value.value.value]) : ANY_NAME;
  }

  /** The items of a display that nothing changes, a tuple in a variable. */
  private itemsOf(place: Place): readonly Place[] | undefined {
    const { value: v, fn } = place;
    switch (v.op) {
      case "MakeTuple":
      case "MakeList":
      case "MakeSet":
        return v.items.some((item) => item.spread) ? undefined : v.items.map(({ value }) => ({ value, fn }));
      case "Binary": {
        const left = v.operator === "+" ? this.itemsOf({ value: v.left, fn }) : undefined;
        const right = left === undefined ? undefined : this.itemsOf({ value: v.right, fn });
        return left === undefined || right === undefined ? undefined : [...left, ...right];
      }
      case "MakeDict":
        return v.items.some(({ key }) => key === null)
          ? undefined
          : v.items.map(({ key }) => ({ value: key!, fn }));
      case "GetAttr": {
        const stores = this.lists?.assignments(v.object, v.name, fn);
        const items = stores?.map(([store, body]) => this.itemsOf({ value: store.value, fn: body }));
        return items?.every((some) => some !== undefined) ? items.flat() : undefined;
      }
      default: {
        const source = this.sourceOf(place);
        // A list in a variable may be changed wherever the variable is read.
        return isTuple(source?.value) || this.isPassedOn(place) ? source && this.itemsOf(source) : undefined;
      }
    }
  }

  /** Has nothing else but what iterates here got the value? */
  private isPassedOn({ value: v, fn }: Place): boolean {
    return v.op === "Load" && fn.kind === "comprehension" && v.variable === fn.params[0]?.variable;
  }

  /** Where the one value of a variable was made. */
  private sourceOf(place: Place): Place | undefined {
    const { value: v, fn } = place;
    if (v.op === "LoadGlobal") return this.globalAt(v.name, fn.module);
    if (v.op !== "Load" || v.variable.captured) return undefined;
    const { parent } = fn;
    if (this.isPassedOn(place)) {
      const iterable = parent === null ? undefined : iterableOf(parent, fn);
      return iterable && { value: iterable, fn: parent! };
    }
    if (fn.params.some((p) => p.variable === v.variable)) return undefined;
    const stores = nodesOf(fn).statements.filter((s) => writes(s, v.variable));
    const [store] = stores;
    return stores.length === 1 && store?.op === "AssignVar" ? { value: store.value, fn } : undefined;
  }

  /** What is at a place in the tuples that a value may be. */
  private partsOf({ value: v, fn }: Place, at: number): readonly Place[] | undefined {
    if (v.op === "MakeTuple") {
      const item = v.items.some(({ spread }) => spread) ? undefined : v.items[at];
      return item === undefined ? undefined : [{ value: item.value, fn }];
    }
    if (v.op !== "Load" || v.variable.kind !== "temp") return undefined;
    const stores = nodesOf(fn).statements.filter((s) => writes(s, v.variable));
    const [store] = stores;
    if (stores.length !== 1 || store?.op !== "ForIter") return undefined;
    const items = this.itemsOf({ value: store.iterable, fn })?.map((item) => this.partsOf(item, at));
    return items?.every((parts) => parts !== undefined) ? items.flat() : undefined;
  }
}

/** What a comprehension or a generator expression goes through. */
function iterableOf(parent: IrFunction, fn: IrFunction): IrValue | undefined {
  for (const v of nodesOf(parent).values) {
    if (v.op === "MakeComprehension" && v.fn === fn) return v.iterable;
    if (v.op !== "Call" || v.func.op !== "MakeFunction" || v.func.fn !== fn) continue;
    const [iterator] = v.args;
    return iterator?.op === "CallHelper" ? iterator.args[0] : undefined;
  }
  return undefined;
}

/** A tuple in the text, or in the body of a class, where only tuples count. */
const isTuple = (v: IrValue | undefined): boolean => v?.op === "MakeTuple" || v?.op === "GetAttr";

function writes(s: IrStmt, variable: IrVar): boolean {
  if (s.op === "Unpack") return s.variables.includes(variable);
  return (s.op === "Try" && s.exception === variable) || ("variable" in s && s.variable === variable);
}

// ---------------------------------------------------------------- patterns

const exactly = (names: readonly string[]): NamePattern => ({ kind: "names", names: new Set(names) });

/** What is no str names nothing. */
const NO_NAME = exactly([]);

/** A template as it stands before the first and behind the last place that is filled in. */
function formatted(template: string): NamePattern {
  const prefix = template.split(/[{}]/, 1)[0]!;
  if (prefix === template) return exactly([template]);
  const suffix = template.slice(template.lastIndexOf("}") + 1);
  return { kind: "form", prefix, suffix: suffix.includes("{") ? "" : suffix };
}

/** May it be any name, or no str at all? */
const isAny = (p: NamePattern): boolean => p.kind === "form" && p.prefix === "" && p.suffix === "";

function form(p: NamePattern): { prefix: string; suffix: string } {
  if (p.kind === "form") return p;
  const names = [...p.names];
  return { prefix: names.reduce(commonPrefix), suffix: names.reduce(commonSuffix) };
}

/** One or the other. */
function either(a: NamePattern, b: NamePattern): NamePattern {
  if (a.kind === "names" && a.names.size === 0) return b;
  if (b.kind === "names" && b.names.size === 0) return a;
  if (a.kind === "names" && b.kind === "names" && a.names.size + b.names.size <= MOST_NAMES)
    return exactly([...a.names, ...b.names]);
  const x = form(a);
  const y = form(b);
  return { kind: "form", prefix: commonPrefix(x.prefix, y.prefix), suffix: commonSuffix(x.suffix, y.suffix) };
}

/** One behind the other. */
function joined(a: NamePattern, b: NamePattern): NamePattern {
  if ((a.kind === "names" && a.names.size === 0) || (b.kind === "names" && b.names.size === 0))
    return NO_NAME;
  if (a.kind === "names" && b.kind === "names" && a.names.size * b.names.size <= MOST_NAMES)
    return exactly([...a.names].flatMap((x) => [...b.names].map((y) => x + y)));
  const first = form(a);
  const last = form(b);
  const isOne = (p: NamePattern): boolean => p.kind === "names" && p.names.size === 1;
  return {
    kind: "form",
    prefix: isOne(a) ? first.prefix + last.prefix : first.prefix,
    suffix: isOne(b) ? first.suffix + last.suffix : last.suffix,
  };
}

function commonPrefix(a: string, b: string): string {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return a.slice(0, n);
}

function commonSuffix(a: string, b: string): string {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return a.slice(a.length - n);
}
