/** A class definition in the IR. Its body is executed in order, in a namespace of its own. */

import type { IrFunction, IrVar } from "./function.js";
import type { ConstValue } from "./value-ops.js";

export interface IrClass {
  readonly name: string;
  /** `Outer.Inner` path for reports; MicroPython itself prints `name`. */
  readonly qualname: string;
  /** The class body: kind "class", reads and writes names through `LoadName`, `StoreName`. */
  readonly body: IrFunction;
  /**
   * The variable `__class__` that methods capture (for `super()`), else `null`. A new one for each class object made: it
   * is to be declared around the body function, not among its locals, and assigned when the class exists.
   */
  readonly classCell: IrVar | null;
  /** Those of its bases that inference knows to be classes of the program, in order; set by inference. */
  bases: readonly IrClass[];
  /** The only base, where it is a built-in exception: its name; set by inference. */
  exceptionBase: string | null;
  /**
   * Set by inference, the same for all classes derived from each other: names of attributes that are stored in the
   * instance by plain assignment, whatever the class does.
   */
  fields: ReadonlySet<string>;
  /** Those of them that only ever hold floats: they are kept as bare numbers. */
  bareFields: ReadonlySet<string>;
  /** Those of them that hold floats beside ints, None or both: they are kept as a number and its kind. */
  twofoldFields: ReadonlySet<string>;
  /** Instances of the class and of those derived from it have neither `__bool__` nor `__len__`; set by inference. */
  isAlwaysTrue: boolean;
  /** Fields that all instances of this class and derived ones have; set by inference. */
  assigned: ReadonlySet<string>;
  /** Properties that all instances of this class and derived ones have, and nothing in their places; set by inference. */
  accessors: ReadonlySet<string>;
  /** What the body assigns and nothing else does, where the value is a short constant; set by inference. */
  constants: ReadonlyMap<string, ConstValue>;
  readonly start: number;
  readonly end: number;
}
