/** The type `slice`. It cannot be called: slices only come from subscripts, as on the unix port. */

import { unsupportedType } from "./exceptions.js";
import { PySlice } from "./objects.js";
import { repr } from "./text.js";
import { defineType } from "./type.js";
import type { Value } from "./value.js";

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
      return name === "start" || name === "stop" || name === "step" ? this[name] : undefined;
    },
  },
});
