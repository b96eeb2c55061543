/** The module `board` (shared-bindings/board): the pins of the board by the names that are printed on it. */

import type { Value } from "../../../runtime-hal/core/value.js";
import { startCircuitPython } from "./dialect.js";
import { boardPins } from "./pins.js";

/** Names of the module. */
export function boardModule(): Record<string, Value> {
  const { description } = startCircuitPython("board");
  return { board_id: description.id.replaceAll("-", "_"), ...Object.fromEntries(boardPins()) };
}
