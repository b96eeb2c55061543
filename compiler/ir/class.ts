/** A class definition in the IR. Its body is executed in order, in a namespace of its own. */

import type { IrFunction } from "./function.js";

export interface IrClass {
  readonly name: string;
  /** `Outer.Inner` path for reports; MicroPython itself prints `name`. */
  readonly qualname: string;
  /** The class body: kind "class", reads and writes names through `LoadName`, `StoreName`. */
  readonly body: IrFunction;
  readonly start: number;
  readonly end: number;
}
