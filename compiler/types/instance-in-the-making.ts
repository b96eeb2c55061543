/** What `__init__` and the methods that it calls do with an instance that nobody else has seen yet. */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { eachOperand, eachValue, walkStatements } from "../ir/walk.js";

/** Methods and setters that call others are looked at only so deep. */
const MAX_DEPTH = 4;

/** An instance in the making: `names` has the fields that it has already. */
export interface Made {
  readonly self: IrVar;
  readonly fields: ReadonlySet<string>;
  readonly names: Set<string>;
  /** How many calls there are between `__init__` and the function at hand. */
  readonly depth: number;
  /** What was found out about methods that are only asked. */
  readonly kept: Map<
    IrFunction,
    { readonly keeps: boolean; readonly fields: number; readonly depth: number }
  >;
  /** Is it a method in the class and all that are derived from it? */
  isMethod(name: string): boolean;
  /** Is it a static method of them all, which does not get the instance? */
  isStatic(name: string): boolean;
  /** May storing the attribute run code? */
  mayRun(name: string): boolean;
  /** The code that it runs, where that is known. */
  setterOf(name: string): IrFunction | undefined;
  /** The methods that a call of that name on the instance may run. */
  methodsOf(name: string): readonly IrFunction[];
}

/** The same instance as a function that it is handed to sees it, which has these fields by then. */
export function within(made: Made, fn: IrFunction | undefined, names: Set<string>): Made | undefined {
  const self = fn?.params[0]?.variable;
  if (fn === undefined || self === undefined || self.captured || made.depth > MAX_DEPTH) return undefined;
  if (fn.isGenerator || fn.isAsync) return undefined;
  // What was found out holds for fields that may not be there later.
  const kept: Made["kept"] = names === made.names ? made.kept : new Map();
  return { ...made, self, names, kept, depth: made.depth + 1 };
}

/** Do all methods that a call of that name may run keep the instance to themselves, and read nothing but fields that it has? */
const keepsInstance = (name: string, made: Made): boolean => {
  if (made.isStatic(name)) return true;
  const methods = made.methodsOf(name);
  return methods.length > 0 && methods.every((fn) => isKept(fn, made));
};

function isKept(fn: IrFunction, made: Made): boolean {
  const { kept, names, depth } = made;
  const known = kept.get(fn);
  // With more fields, and less deep, it may be found to keep the instance after all.
  if (known !== undefined && (known.keeps || (known.fields === names.size && known.depth <= depth)))
    return known.keeps;
  const inside = within(made, fn, names);
  let keeps = inside !== undefined;
  if (inside !== undefined)
    walkStatements(fn.body, (s) => {
      keeps &&= !letsGo(s, inside);
    });
  kept.set(fn, { keeps, fields: names.size, depth });
  return keeps;
}

export const isSelf = (v: IrValue, made: Made): boolean => v.op === "Load" && v.variable === made.self;

/** The method in `self.reset(…)`, with arguments that do not hand the instance on. */
export function ownCall(s: IrStmt, made: Made): string | undefined {
  if (s.op !== "Evaluate" || s.value.op !== "CallMethod" || !isSelf(s.value.object, made)) return undefined;
  const { name, args, keywords } = s.value;
  const keeps = [...args, ...keywords.map((k) => k.value)].every((v) => !mentions(v, made));
  return keeps ? name : undefined;
}

/** A field that the instance has already: reading it is no more than that. */
const isOwnField = (v: IrValue, made: Made): boolean =>
  v.op === "GetAttr" && isSelf(v.object, made) && made.fields.has(v.name) && made.names.has(v.name);

/** Sets an attribute of the instance to something that is found or made without running any code of the program. */
export function isQuiet(s: IrStmt, made: Made): boolean {
  return (
    s.op === "SetAttr" && isSelf(s.object, made) && made.fields.has(s.name) && isQuietValue(s.value, made)
  );
}

function isQuietValue(v: IrValue, made: Made): boolean {
  switch (v.op) {
    case "Const":
    case "MakeFunction":
      return true;
    case "Load":
      return !v.checked;
    case "GetAttr":
      return isOwnField(v, made) || isMethodOf(v, made);
    case "MakeList":
    case "MakeTuple":
      return v.items.every((item) => !item.spread && isQuietValue(item.value, made));
    case "MakeDict":
      return v.items.every(
        ({ key, value }) => key?.op === "Const" && key.value.kind !== "ellipsis" && isQuietValue(value, made),
      );
    default:
      return false;
  }
}

/** A method of the instance, which is bound to it: properties are not among the methods of a class. */
function isMethodOf(v: IrValue & { op: "GetAttr" }, made: Made): boolean {
  if (!isSelf(v.object, made) || v.object.type.kind !== "instance") return false;
  return made.isMethod(v.name);
}

/** Checks and loops beside the line: they come to its next statement or raise, and keep the instance to themselves. */
export function isAside(s: IrStmt, made: Made): boolean {
  if (!ASIDE.has(s.op)) return false;
  let keeps = true;
  walkStatements([s], (inner) => {
    keeps &&= (ASIDE.has(inner.op) || isStraight(inner) || WITHIN.has(inner.op)) && !letsGo(inner, made);
  });
  return keeps;
}
const ASIDE: ReadonlySet<IrStmt["op"]> = new Set(["If", "While", "ForIter", "ForRange", "Block"]);
const WITHIN: ReadonlySet<IrStmt["op"]> = new Set(["Raise", "Break", "Continue"]);

export function isStraight(s: IrStmt): boolean {
  return STRAIGHT.has(s.op);
}

const STRAIGHT: ReadonlySet<IrStmt["op"]> = new Set([
  "AssignVar",
  "SetAttr",
  "SetItem",
  "Evaluate",
  "Unpack",
]);

/** Uses the instance other than by reading or writing its attributes, or gives its variable another value. */
export function letsGo(s: IrStmt, made: Made): boolean {
  const { self } = made;
  if (s.op === "SetAttr" && isSelf(s.object, made) && made.mayRun(s.name)) return true;
  if ("variable" in s && s.variable === self) return true;
  if (s.op === "Try" && s.exception === self) return true;
  if (s.op === "Unpack" && s.variables.includes(self)) return true;
  let found = false;
  eachValue(
    s,
    (v) => {
      if (s.op === "SetAttr" && v === s.object && v.op === "Load") return;
      found ||= mentions(v, made);
    },
    undefined,
  );
  return found;
}

export function mentions(v: IrValue, made: Made): boolean {
  if (isSelf(v, made)) return true;
  // Reading another attribute may call a property, which would see the instance.
  if (isOwnField(v, made)) return false;
  if (v.op === "CallMethod" && isSelf(v.object, made) && keepsInstance(v.name, made))
    return [...v.args, ...v.keywords.map((k) => k.value)].some((arg) => mentions(arg, made));
  if (v.op === "AssignExpr" && v.variable === made.self) return true;
  let found = false;
  eachOperand(
    v,
    (o) => {
      found ||= mentions(o, made);
    },
    undefined,
  );
  return found;
}
