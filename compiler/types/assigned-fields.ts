/**
 * Which fields an instance has for certain once a method other than `__init__` sees it: those that `__init__` assigns,
 * in a straight line, before it lets go of the instance. Reading them needs no test.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { eachOperand, eachValue, walkStatements } from "../ir/walk.js";
import type { ClassInfo, ClassTable } from "./class-table.js";

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
  if (classes.storedNames.has("__init__")) return NONE;
  if (!info.names.has("__init__")) return info.base === null ? NONE : find(info.base);
  const init = info.methods.get("__init__");
  const self = init?.params[0]?.variable;
  if (init === undefined || self === undefined || self.captured) return NONE;
  const names = new Set<string>();
  for (const s of init.body) {
    if (isSuperInit(classes, s, info, self)) {
      if (info.base !== null) for (const name of find(info.base)) names.add(name);
      continue;
    }
    if (isAside(s, self, init)) continue;
    if (!isStraight(s) || letsGo(s, self, init)) break;
    if (s.op === "SetAttr" && s.object.op === "Load" && s.object.variable === self) names.add(s.name);
  }
  return names;
}

/** `super().__init__(…)`, with arguments that do not hand the instance on. */
function isSuperInit(classes: ClassTable, s: IrStmt, info: ClassInfo, self: IrVar): boolean {
  if (s.op !== "Evaluate" || s.value.op !== "CallMethod" || s.value.name !== "__init__") return false;
  const { object, args, keywords } = s.value;
  if (object.op !== "CallHelper" || object.helper !== "methodSuper") return false;
  const [cell, instance] = object.args;
  if (cell?.op !== "Load" || classes.ofCell(cell.variable) !== info) return false;
  if (instance?.op !== "Load" || instance.variable !== self) return false;
  return [...args, ...keywords.map((k) => k.value)].every((v) => !mentions(v, self));
}

/** Checks and loops beside the line: they come to its next statement or raise, and keep the instance to themselves. */
function isAside(s: IrStmt, self: IrVar, init: IrFunction): boolean {
  if (!ASIDE.has(s.op)) return false;
  let keeps = true;
  walkStatements([s], (inner) => {
    keeps &&=
      (ASIDE.has(inner.op) || isStraight(inner) || WITHIN.has(inner.op)) && !letsGo(inner, self, init);
  });
  return keeps;
}
const ASIDE: ReadonlySet<IrStmt["op"]> = new Set(["If", "While", "ForIter", "ForRange", "Block"]);
const WITHIN: ReadonlySet<IrStmt["op"]> = new Set(["Raise", "SetItem", "Break", "Continue"]);

function isStraight(s: IrStmt): boolean {
  return s.op === "AssignVar" || s.op === "SetAttr" || s.op === "Evaluate" || s.op === "Unpack";
}

/** Uses the instance other than by reading or writing its attributes, or gives its variable another value. */
function letsGo(s: IrStmt, self: IrVar, init: IrFunction): boolean {
  if (s.op === "AssignVar" && s.variable === self) return true;
  if (s.op === "Unpack" && s.variables.includes(self)) return true;
  let found = false;
  eachValue(
    s,
    (v) => {
      if (s.op === "SetAttr" && v === s.object && v.op === "Load") return;
      found ||= mentions(v, self);
    },
    undefined,
  );
  return found && init.params.length > 0;
}

function mentions(v: IrValue, self: IrVar): boolean {
  if (v.op === "Load") return v.variable === self;
  // Reading an attribute may call a property, which would see the instance.
  if (v.op === "AssignExpr" && v.variable === self) return true;
  let found = false;
  eachOperand(
    v,
    (o) => {
      found ||= mentions(o, self);
    },
    undefined,
  );
  return found;
}
