/** What the evaluation must know of modules that are no Python text; the hardware rules bring it along. */

import type { NativeEvent } from "./event.js";
import type { Evaluator } from "./evaluator.js";
import type { Native, Value } from "./value.js";

export interface NativeModel {
  /** The usual name of a module: `machine` for `umachine`. */
  canonical(module: string): string;
  /** Is the module part of the firmware, though it is Python text? */
  isFrozen(module: string): boolean;
  /** Names that `from module import *` brings. */
  namesOf(module: string): readonly string[];
  /** The value of a name that is known without running anything, such as `sys.platform`. */
  constant(native: Native): Value | undefined;
  /** Whether an object of the class works the attribute out where it is read. */
  worksOut(cls: string, attribute: string): boolean;
  /** Does a call of it make an object that is worth following? */
  isClass(name: string): boolean;
  /** Gives the result of a call or read, and remembers what it does to the object. */
  effect(evaluator: Evaluator, event: NativeEvent): Value | undefined;
}
