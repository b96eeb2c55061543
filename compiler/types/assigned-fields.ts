/**
 * Which fields an instance has for certain once a method other than `__init__` sees it: those that `__init__` assigns,
 * in a straight line, before it lets go of the instance. Methods that it calls, such as `self.reset()`, are followed; those that it only asks,
 * as in `self.id = self.read(3)`, have to keep the instance to themselves, and to read fields that it has by then. Reading such
 * fields needs no test.
 */

import type { IrFunction } from "../ir/function.js";
import type { CallMethod, IrStmt, IrValue, Try } from "../ir/ops.js";
import { walkStatements } from "../ir/walk.js";
import { type ClassInfo, inheritedFrom, isAbove, ownerOf } from "./class-info.js";
import type { ClassTable } from "./class-table.js";
import { fallsThrough } from "./falls-through.js";
import { membersOf } from "./type-kinds.js";
import { isSuperMethod } from "./spread-calls.js";
import * as making from "./instance-in-the-making.js";
import type { Made } from "./instance-in-the-making.js";

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
  const methodsOf = (name: string): readonly IrFunction[] => classes.methodsOf(info, name) ?? [];
  const made: Made = {
    self,
    fields: info.cls.fields,
    names,
    depth: 0,
    kept: new Map(),
    isMethod,
    isStatic: (name) => classes.wrappedMethod(info, name)?.takesClass === false,
    mayRun,
    setterOf,
    methodsOf,
  };
  const isSuper = (s: IrStmt, within: Made): boolean => {
    const above = initAbove(classes, s, info, within);
    if (above === undefined) return false;
    for (const name of above === "nearest" ? assignedAbove(info, find) : find(above)) within.names.add(name);
    return true;
  };
  follow(init.body, made, isSuper);
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

/** Adds what the statements assign. Gives `false` if the instance may be seen before they are through. */
function follow(body: readonly IrStmt[], made: Made, isSuper: (s: IrStmt, made: Made) => boolean): boolean {
  const { depth } = made;
  let isOut = false;
  const isFollowed = (fn: IrFunction | undefined, names = made.names): boolean => {
    const within = making.within(made, fn, names);
    return within !== undefined && follow(fn!.body, within, isSuper);
  };
  for (const s of body) {
    if (!isOut && (isSuper(s, made) || making.isAside(s, made))) continue;
    if (s.op === "Return" && !isOut && !making.mentions(s.value, made)) return true;
    if (!isOut && s.op === "Try" && handlersRaise(s, made)) {
      if (!follow(s.body, made, isSuper)) return false;
      continue;
    }
    if (!making.isStraight(s)) return false;
    if (s.op === "SetAttr" && making.isSelf(s.object, made) && made.mayRun(s.name)) {
      if (isOut || making.mentions(s.value, made) || !isFollowed(made.setterOf(s.name))) return false;
      continue;
    }
    const called = isOut ? undefined : making.ownCall(s, made);
    if (called !== undefined) {
      if (!isEachFollowed(made, called, isFollowed) && making.letsGo(s, made)) return false;
      continue;
    }
    // Once the instance is somewhere else, it is unseen as long as nothing runs that could look there. A method sees it itself.
    isOut ||= making.letsGo(s, made);
    if (isOut && (depth > 0 || !making.isQuiet(s, made))) return false;
    if (s.op === "SetAttr" && making.isSelf(s.object, made)) made.names.add(s.name);
  }
  return !isOut;
}

/** Adds what all methods assign that a call of that name may run; those that only raise do not count. */
function isEachFollowed(
  made: Made,
  name: string,
  isFollowed: (fn: IrFunction, names: Set<string>) => boolean,
): boolean {
  const methods = made.methodsOf(name);
  const sets: ReadonlySet<string>[] = [];
  for (const fn of methods) {
    const [first] = fn.body;
    if (first?.op === "Raise" && methods.length > 1) {
      const within = making.within(made, fn, made.names);
      if (within === undefined || making.letsGo(first, within)) return false;
      continue;
    }
    const names = new Set(made.names);
    if (!isFollowed(fn, names)) return false;
    sets.push(names);
  }
  if (sets.length === 0) return false;
  for (const assigned of sets.reduce(intersection)) made.names.add(assigned);
  return true;
}

/** A `try` whose handlers come to nothing but an exception, and keep the instance to themselves. */
function handlersRaise({ handler, finalizer }: Try, made: Made): boolean {
  if (handler === null || finalizer !== null || fallsThrough(handler)) return false;
  let keeps = true;
  walkStatements(handler, (s) => {
    keeps &&= s.op !== "Return" && s.op !== "Break" && s.op !== "Continue" && !making.letsGo(s, made);
  });
  return keeps;
}

/**
 * `super().__init__(…)` and `Base.__init__(self, …)`, with arguments that do not hand the instance on: the class whose `__init__` that is,
 * or `nearest` for the one that the class has from above.
 */
function initAbove(
  classes: ClassTable,
  s: IrStmt,
  info: ClassInfo,
  made: Made,
): ClassInfo | "nearest" | undefined {
  if (s.op !== "Evaluate") return undefined;
  const call = s.value;
  let receiver: readonly IrValue[];
  let args: readonly IrValue[];
  if (call.op === "CallMethod" && call.name === "__init__") {
    if (call.object.type.kind === "class") return namedAbove(classes, call, info, made);
    if (call.object.op !== "CallHelper" || call.object.helper !== "methodSuper") return undefined;
    receiver = call.object.args;
    args = call.args;
  } else if (call.op === "CallSpread" && isSuperMethod(call.func) && call.func.name === "__init__") {
    receiver = call.func.object.args;
    args = call.args.map(({ value }) => value);
  } else return undefined;
  const { keywords } = call;
  const [cell, instance] = receiver;
  if (cell?.op !== "Load" || classes.ofCell(cell.variable) !== info) return undefined;
  if (instance === undefined || !making.isSelf(instance, made)) return undefined;
  return [...args, ...keywords.map((k) => k.value)].every((v) => !making.mentions(v, made))
    ? "nearest"
    : undefined;
}

/** The class above that `Base.__init__(self, …)` names. */
function namedAbove(
  classes: ClassTable,
  { object, args, keywords }: CallMethod,
  info: ClassInfo,
  made: Made,
): ClassInfo | undefined {
  const [self, ...rest] = args;
  if (object.type.kind !== "class" || object.type.orDerived === true) return undefined;
  const named = classes.get(object.type.cls);
  const owner = ownerOf(named, "__init__");
  if (owner === undefined || named === info || !isAbove(named, info)) return undefined;
  if (self === undefined || !making.isSelf(self, made) || making.mentions(object, made)) return undefined;
  return [...rest, ...keywords.map((k) => k.value)].every((v) => !making.mentions(v, made))
    ? owner
    : undefined;
}
