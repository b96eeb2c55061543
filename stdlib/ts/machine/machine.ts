/** The module `machine` as the board's port has it. Importing it starts the board: time is virtual from then on. */

import type { Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { assembleMachine } from "./assemble.js";
import { DIALECT_PARTS } from "./dialect-parts.js";
import type { Part } from "./part.js";

/** Names of the module, with everything that the port has. */
export function machineModule(): Record<string, Value> {
  const { dialect } = bootBoard().description;
  return assembleMachine(DIALECT_PARTS[dialect] ?? (DIALECT_PARTS.esp32 as readonly Part[]));
}
