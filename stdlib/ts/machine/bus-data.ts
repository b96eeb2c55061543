/** Which buses the board's chip has, and which pins can carry them: from the data of the chip. */

import { bootBoard } from "../../../runtime-hal/exec/board.js";
import type { BusDescription, BusKind, BusRole } from "../../../runtime-hal/hal/chip-description.js";

/** The bus that scripts call by that number; `undefined`: there is none. */
export function busOf(kind: BusKind, number: number): BusDescription | undefined {
  return bootBoard().chip.buses?.find((bus) => bus.kinds.includes(kind) && bus.number === number);
}

/** Can the pin carry that signal of the bus? */
export function carries(bus: BusDescription, role: BusRole, pin: number): boolean {
  if (bus.pins === "any") return true;
  if (bus.pins === "sets") return (bus.sets ?? []).some((set) => set[role] === pin);
  const description = bootBoard().chip.pins.find((p) => p.id === pin);
  return description?.signals?.some((s) => s.bus === bus.id && s.role === role) ?? false;
}
