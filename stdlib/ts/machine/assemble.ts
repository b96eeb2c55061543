/** The module `machine` from parts. Apart from machine.ts, so that a bundle can have it without all parts there are. */

import type { Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { translateHalErrors } from "./hal-error.js";
import type { Part } from "./part.js";

/** Names of the module; the board starts. */
export function assembleMachine(parts: readonly Part[]): Record<string, Value> {
  const board = bootBoard();
  translateHalErrors();
  const names: Record<string, Value> = {};
  for (const part of parts) Object.assign(names, part(board));
  return names;
}
