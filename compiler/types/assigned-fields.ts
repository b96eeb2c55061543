/**
 * Which fields an instance has for certain once a method other than `__init__` sees it: those that `__init__` assigns,
 * in a straight line, before it lets go of the instance. Methods that it calls, such as `self.reset()`, are followed. Reading such
 * fields needs no test.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { eachOperand, eachValue, walkStatements } from "../ir/walk.js";
import { type ClassInfo, inheritedFrom } from "./class-info.js";
import type { ClassTable } from "./class-table.js";
import { membersOf } from "./type-kinds.js";
import { isSuperMethod } from "./spread-calls.js";

const NONE: ReadonlySet<string> = new Set();

/** Sets `assigned` of all classes whose families are known. */
export function findAssignedFields(classes: ClassTable): void {
  const own = new Map<ClassInfo, ReadonlySet<string>>();
  const find = (info: ClassInfo): ReadonlySet<string> => {
    let found = own.get(info);
    if (found === undefined) own.set(info, (found = assignedBy(classes, info, find)));
    return found;
  };
  const below = (info: ClassInfo): ReadonlySet<string> =>
    info.derived.reduce<ReadonlySet<string>>(
      (common, derived) => intersection(common, below(derived)),
      find(info),
    );
  for (const info of classes.classes.values()) {
    if (!info.family.opaque) info.cls.assigned = intersection(below(info), info.cls.fields);
  }
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((name) => b.has(name)));
}

/** What making an instance of exactly this class assigns. */
function assignedBy(
  classes: ClassTable,
  info: ClassInfo,
  find: (info: ClassInfo) => ReadonlySet<string>,
): ReadonlySet<string> {
  if (classes.isStored("__init__")) return NONE;
  if (!info.names.has("__init__")) return assignedAbove(info, find);
  const init = info.methods.get("__init__");
  const self = init?.params[0]?.variable;
  if (init === undefined || self === undefined || self.captured) return NONE;
  const names = new Set<string>();
  const isMethod = (name: string): boolean =>
    classes.nearest(info, name) !== undefined && classes.methodsOf(info, name) !== undefined;
  const mayRun = (name: string): boolean => info.family.members.some((member) => isUnknown(member, name));
  const setterOf = (name: string): IrFunction | undefined => classes.setterOf(info, name);
  // A derived class calls the `__init__` as well, with its own methods.
  const methodOf = (name: string): IrFunction | undefined => {
    const [only, ...others] = classes.methodsOf(info, name) ?? [];
    return others.length === 0 ? only : undefined;
  };
  const made: Made = { self, fields: info.cls.fields, names, isMethod, mayRun, setterOf, methodOf };
  const isSuper = (s: IrStmt, within: Made): boolean => {
    if (!isSuperInit(classes, s, info, within)) return false;
    for (const name of assignedAbove(info, find)) names.add(name);
    return true;
  };
  follow(init.body, made, isSuper, 0);
  return names;
}

/** What the `__init__` that the class has from above assigns. */
function assignedAbove(info: ClassInfo, find: (info: ClassInfo) => ReadonlySet<string>): ReadonlySet<string> {
  const owner = inheritedFrom(info, "__init__");
  return owner === undefined ? NONE : find(owner);
}

/** May the class attribute be a property, or something else that runs code when it is stored to? */
function isUnknown({ names, methods, statics, classMethods, values }: ClassInfo, name: string): boolean {
  if (!names.has(name) || methods.has(name) || statics.has(name) || classMethods.has(name)) return false;
  const value = values.get(name)?.value;
  return value === undefined || membersOf(value.type).some((t) => t.kind === "object");
}

/** Methods and setters that call others, only so deep. */
const MAX_DEPTH = 4;

/** Adds what the statements assign. Gives `false` if the instance may be seen before they are through. */
function follow(
  body: readonly IrStmt[],
  made: Made,
  isSuper: (s: IrStmt, made: Made) => boolean,
  depth: number,
): boolean {
  let isOut = false;
  const isFollowed = (fn: IrFunction | undefined): boolean => {
    const self = fn?.params[0]?.variable;
    if (fn === undefined || self === undefined || self.captured || depth > MAX_DEPTH) return false;
    return !fn.isGenerator && !fn.isAsync && follow(fn.body, { ...made, self }, isSuper, depth + 1);
  };
  for (const s of body) {
    if (!isOut && (isSuper(s, made) || isAside(s, made))) continue;
    if (s.op === "Return" && !isOut && !mentions(s.value, made)) return true;
    if (!isStraight(s)) return false;
    if (s.op === "SetAttr" && isSelf(s.object, made) && made.mayRun(s.name)) {
      if (isOut || mentions(s.value, made) || !isFollowed(made.setterOf(s.name))) return false;
      continue;
    }
    const called = isOut ? undefined : ownCall(s, made);
    if (called !== undefined) {
      if (!isFollowed(made.methodOf(called))) return false;
      continue;
    }
    // Once the instance is somewhere else, it is unseen as long as nothing runs that could look there. A method sees it itself.
    isOut ||= letsGo(s, made);
    if (isOut && (depth > 0 || !isQuiet(s, made))) return false;
    if (s.op === "SetAttr" && isSelf(s.object, made)) made.names.add(s.name);
  }
  return !isOut;
}

/** An instance in the making: `names` has the fields that it has already. */
interface Made {
  readonly self: IrVar;
  readonly fields: ReadonlySet<string>;
  readonly names: Set<string>;
  /** Is it a method in the class and all that are derived from it? */
  isMethod(name: string): boolean;
  /** May storing the attribute run code? */
  mayRun(name: string): boolean;
  /** The code that it runs, where that is known. */
  setterOf(name: string): IrFunction | undefined;
  /** The method that a call of that name on the instance runs. */
  methodOf(name: string): IrFunction | undefined;
}

const isSelf = (v: IrValue, made: Made): boolean => v.op === "Load" && v.variable === made.self;

/** The method in `self.reset(…)`, with arguments that do not hand the instance on. */
function ownCall(s: IrStmt, made: Made): string | undefined {
  if (s.op !== "Evaluate" || s.value.op !== "CallMethod" || !isSelf(s.value.object, made)) return undefined;
  const { name, args, keywords } = s.value;
  const keeps = [...args, ...keywords.map((k) => k.value)].every((v) => !mentions(v, made));
  return keeps ? name : undefined;
}

/** A field that the instance has already: reading it is no more than that. */
const isOwnField = (v: IrValue, made: Made): boolean =>
  v.op === "GetAttr" && isSelf(v.object, made) && made.fields.has(v.name) && made.names.has(v.name);

/** Sets an attribute of the instance to something that is found or made without running any code of the program. */
function isQuiet(s: IrStmt, made: Made): boolean {
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

/** `super().__init__(…)`, with arguments that do not hand the instance on. */
function isSuperInit(classes: ClassTable, s: IrStmt, info: ClassInfo, made: Made): boolean {
  if (s.op !== "Evaluate") return false;
  const call = s.value;
  let receiver: readonly IrValue[];
  let args: readonly IrValue[];
  if (call.op === "CallMethod" && call.name === "__init__") {
    if (call.object.op !== "CallHelper" || call.object.helper !== "methodSuper") return false;
    receiver = call.object.args;
    args = call.args;
  } else if (call.op === "CallSpread" && isSuperMethod(call.func) && call.func.name === "__init__") {
    receiver = call.func.object.args;
    args = call.args.map(({ value }) => value);
  } else return false;
  const { keywords } = call;
  const [cell, instance] = receiver;
  if (cell?.op !== "Load" || classes.ofCell(cell.variable) !== info) return false;
  if (instance === undefined || !isSelf(instance, made)) return false;
  return [...args, ...keywords.map((k) => k.value)].every((v) => !mentions(v, made));
}

/** Checks and loops beside the line: they come to its next statement or raise, and keep the instance to themselves. */
function isAside(s: IrStmt, made: Made): boolean {
  if (!ASIDE.has(s.op)) return false;
  let keeps = true;
  walkStatements([s], (inner) => {
    keeps &&= (ASIDE.has(inner.op) || isStraight(inner) || WITHIN.has(inner.op)) && !letsGo(inner, made);
  });
  return keeps;
}
const ASIDE: ReadonlySet<IrStmt["op"]> = new Set(["If", "While", "ForIter", "ForRange", "Block"]);
const WITHIN: ReadonlySet<IrStmt["op"]> = new Set(["Raise", "SetItem", "Break", "Continue"]);

function isStraight(s: IrStmt): boolean {
  return s.op === "AssignVar" || s.op === "SetAttr" || s.op === "Evaluate" || s.op === "Unpack";
}

/** Uses the instance other than by reading or writing its attributes, or gives its variable another value. */
function letsGo(s: IrStmt, made: Made): boolean {
  const { self } = made;
  if (s.op === "SetAttr" && isSelf(s.object, made) && made.mayRun(s.name)) return true;
  if (s.op === "AssignVar" && s.variable === self) return true;
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

function mentions(v: IrValue, made: Made): boolean {
  if (isSelf(v, made)) return true;
  // Reading another attribute may call a property, which would see the instance.
  if (isOwnField(v, made)) return false;
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
