/** Where what a call is given was written. */

import { walkValue } from "../ir/walk.js";
import type { Argument } from "./evaluate/event.js";
import type { Place } from "./evaluate/frame.js";

/** Where the value of an argument is given: through parameters of the program's own functions, at the first call. */
export function sourceOf(argument: Argument): Place {
  let current = argument;
  for (let depth = 0; depth < 16 && current.node !== null; depth++) {
    const { given } = current.place.frame;
    let outer: Argument | undefined;
    walkValue(current.node, (value) => {
      if (value.op === "Load") outer ??= given.get(value.variable);
    });
    if (outer === undefined) break;
    current = outer;
  }
  return current.place;
}
