/**
 * Classes derived from built-in exceptions. Their instances have three attributes from the built-in type, and they and the
 * classes themselves come to light where nothing shows it: a raise hands them to whoever handles exceptions.
 */

import type { IrFunction, IrModule } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { CallHelper, CallMethod, IrValue } from "../ir/ops.js";
import { type ClassInfo, inheritedFrom } from "./class-info.js";
import type { ClassTable } from "./class-table.js";

/** Attributes that the built-in part of all exceptions answers for. */
export const EXCEPTION_ATTRIBUTES = ["args", "value", "errno"];

export const EXIT = "__exit__";

/**
 * May some code get hold of the class of an exception that is raised other than by asking for its type? `__exit__` is given the
 * class, and `sys.exc_info()` gives it; code that is made at run time may do anything.
 */
export function showsExceptionTypes(modules: readonly IrModule[], classes: ClassTable): boolean {
  if (modules.some((module) => module.mode !== "static" || module.file.text.includes("exc_info")))
    return true;
  if (classes.isStored(EXIT)) return true;
  return [...classes.classes.values()].some((info) => {
    const exit = info.methods.get(EXIT);
    return exit === undefined ? info.names.has(EXIT) : letsTypeGo(exit, classes.harmless);
  });
}

/** Does an `__exit__` do more with the class it is given than compare it or show its name? */
function letsTypeGo(exit: IrFunction, harmless: ReadonlySet<IrValue>): boolean {
  const param = exit.params.find((p, i) => i === 1 || p.form === "vararg");
  if (param === undefined) return false;
  const { variable } = param;
  if (variable.captured) return true;
  const { statements, values } = nodesOf(exit);
  const tested = new Set<IrValue>();
  for (const s of statements) if (s.op === "If") tested.add(s.test);
  for (const v of values) {
    if (v.op === "Not") tested.add(v.operand);
    // What is left of `and` is the result only where it is false, which no class is.
    if (v.op === "Logical" && v.operator === "and") tested.add(v.left);
  }
  return values.some((v) => v.op === "Load" && v.variable === variable && !harmless.has(v) && !tested.has(v));
}

/** The class of the program whose built-in base fills the instance in `super().__init__(…)`, if it is an exception. */
export function fillsException(
  classes: ClassTable,
  v: CallMethod,
  receiver: CallHelper,
): ClassInfo | undefined {
  const [cell] = receiver.args;
  const info = cell?.op === "Load" ? classes.ofCell(cell.variable) : undefined;
  if (info === undefined || v.name !== "__init__" || v.keywords.length > 0) return undefined;
  const { family } = info;
  if (!family.isException || family.opaque || classes.isStored(v.name)) return undefined;
  return inheritedFrom(info, v.name) === undefined ? info : undefined;
}
