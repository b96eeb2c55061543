/** How exceptions print, compare and show their attributes (py/objexcept.c). */

import type { PyBaseException } from "./exceptions.js";
import { baseExceptionType, osErrorType, exceptionValue } from "./exceptions.js";
import { errnoName } from "./errno-names.js";
import { repr, str } from "./text.js";
import type { Proto, PyType } from "./type.js";
import type { Value } from "./value.js";

/** `str(e)`: nothing, the one argument, or the tuple of arguments. */
function exceptionText(e: PyBaseException): string {
  const args = e.args.items;
  if (args.length === 0) return "";
  if (args.length === 2 && e.type$.isSubclassOf(osErrorType)) {
    const name = errnoName(args[0]);
    if (name !== undefined) return `[Errno ${String(args[0])}] ${name}: ${str(args[1])}`;
  }
  if (args.length === 1) {
    const name = e.type$.isSubclassOf(osErrorType) ? errnoName(args[0]) : undefined;
    return name === undefined ? str(args[0]) : `[Errno ${String(args[0])}] ${name}`;
  }
  return repr(e.args);
}

/** The last line of a traceback: `ValueError: text`. */
export function exceptionLine(e: PyBaseException): string {
  const custom = e.type$.isUser ? (e as Value)["m$__str__"] : undefined;
  return `${e.type$.name}: ${custom !== undefined ? str(e) : exceptionText(e)}`;
}

const slots = {
  str$(this: PyBaseException): string {
    return exceptionText(this);
  },
  repr$(this: PyBaseException): string {
    return this.type$.name + repr(this.args);
  },
  getattr$(this: PyBaseException, name: string): Value | undefined {
    if (name === "args") return this.args;
    // Both names are the first argument, of any exception.
    if (name === "value" || name === "errno") return exceptionValue(this);
    return undefined;
  },
  setattr$(this: PyBaseException, name: string, v: Value): boolean {
    // MicroPython lets a program drop the traceback, and nothing else, of a built-in exception.
    if (name === "__traceback__" && v === null) {
      this.raised = [];
      return true;
    }
    return false;
  },
};
const proto: Proto = (baseExceptionType as PyType).proto;
for (const [name, f] of Object.entries(slots)) {
  Object.defineProperty(proto, name, { value: f, writable: true, configurable: true, enumerable: false });
}
