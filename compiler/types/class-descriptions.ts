/** Tells the classes what inference has found: which attributes are plain fields, which hold floats, which are constants or properties. */

import type { ClassInfo, Family } from "./class-info.js";
import type { ClassTable } from "./class-table.js";
import { hasKind } from "./twofold.js";

export function describeClasses(table: ClassTable): void {
  for (const family of table.families()) {
    if (family.opaque) continue;
    describeFields(table, family);
    for (const info of family.members) {
      for (const name of info.values.keys()) describeConstant(table, info, name);
      for (const name of info.properties.keys()) describeProperty(table, info, name);
    }
  }
}

/** Which attributes are plain fields, and which of them hold floats. */
function describeFields(table: ClassTable, family: Family): void {
  const fields = new Set<string>();
  const bare = new Set<string>();
  const twofold = new Set<string>();
  for (const [name, slot] of family.fields) {
    if (table.isBound(family, name) || table.isDeleted(name)) continue;
    fields.add(name);
    const isOnClass = family.members.some((m) => m.names.has(name));
    if (isOnClass) continue;
    if (slot.type.kind === "float") bare.add(name);
    else if (hasKind(slot.type)) twofold.add(name);
  }
  const isAlwaysTrue = !["__bool__", "__len__"].some(
    (name) => table.isStored(name) || family.members.some((m) => m.names.has(name)),
  );
  for (const { cls } of family.members) {
    cls.isAlwaysTrue = isAlwaysTrue;
    cls.fields = fields;
    cls.bareFields = bare;
    cls.twofoldFields = twofold;
  }
}

/** A class and those derived from it have a constant in its body. */
function describeConstant(table: ClassTable, owner: ClassInfo, name: string): void {
  const value = table.constantOf(owner, name);
  if (value === undefined) return;
  for (const info of table.possible({ kind: "class", cls: owner.cls, orDerived: true }))
    info.cls.constants = new Map(info.cls.constants).set(name, value);
}

function describeProperty(table: ClassTable, owner: ClassInfo, name: string): void {
  if (!table.isProperty(owner.family, name)) return;
  for (const info of table.possible({ kind: "class", cls: owner.cls, orDerived: true }))
    info.cls.accessors = new Set(info.cls.accessors).add(name);
}
