/** The type `slice`. It cannot be called: slices only come from subscripts, as on the unix port. */

import { unsupportedType } from "./exceptions.js";
import { PyBoundMethod } from "./function.js";
import { intArgument } from "./int-argument.js";
import { native } from "./native.js";
import { PySlice, PyTuple } from "./objects.js";
import { boundSlice } from "./slice-indices.js";
import { repr } from "./text.js";
import { defineType } from "./type.js";
import type { Value } from "./value.js";

/** `slice.indices(length)`: the slice as it applies to a sequence of that length. */
const indices = native("indices", 2, 2, (self: PySlice, length: Value) => {
  const { start, stop, step } = boundSlice(self, intArgument(length));
  return new PyTuple([start, stop, step]);
});

export const sliceType = defineType({
  name: "slice",
  js: PySlice,
  slots: {
    repr$(this: PySlice): string {
      return `slice(${repr(this.start)}, ${repr(this.stop)}, ${repr(this.step)})`;
    },
    hash$(this: PySlice): never {
      throw unsupportedType("__hash__", this);
    },
    getattr$(this: PySlice, name: string): Value | undefined {
      if (name === "start" || name === "stop" || name === "step") return this[name];
      return name === "indices" ? new PyBoundMethod(this, indices) : undefined;
    },
  },
});
