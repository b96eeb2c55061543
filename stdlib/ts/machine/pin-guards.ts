/**
 * What a program makes of a pin that works, and is still a mistake by the rules of `halpy check`: told when it happens, for programs whose
 * pins are only known when they run.
 */

import type { PinDescription } from "../../../runtime-hal/hal/board.js";
import type { PinSetup } from "../../../runtime-hal/hal/digital.js";
import type { PinLine } from "./pin-line.js";
import { ignored, pinName } from "./refusal.js";

/** A pin is set up as an input or output. */
export function adviseSetup({ id, reserved, console, boot }: PinDescription, setup: PinSetup): void {
  // The firmware lets scripts have it, and the chip stops.
  if (reserved?.severity === "error") ignored("PIN402", id, `${pinName(id)} cannot be used: ${reserved.why}`);
  else if (reserved?.severity === "warning")
    ignored("PIN403", id, `${pinName(id)} may not be free: ${reserved.why}`);
  else if (console !== undefined)
    ignored(
      "PIN405",
      id,
      `${pinName(id)} is ${console.toUpperCase()} of the console, which does not work meanwhile`,
    );
  if (boot?.strap !== true || boot.level === undefined) return;
  if (setup.pull === (boot.level === "high" ? "down" : "up"))
    ignored(
      "PIN406",
      id,
      `${pinName(id)} must be ${boot.level} at reset, but it is pulled ${setup.pull}: ${boot.effect}`,
    );
}

/** The program writes a level to a pin. */
export function adviseWrite({ id, digital, isInput }: PinLine): void {
  if (isInput)
    ignored(
      "PIN448",
      id,
      `a level is written to ${pinName(id)}, which is an input: nothing happens at the pin`,
    );
  const holder = digital.takenBy;
  if (holder !== undefined)
    ignored(
      "PIN426",
      id,
      `${pinName(id)} is used for two things at once: ${holder} has it, and a level is written to it`,
    );
}

/** An interrupt of a pin is switched on: on some chips pins of one number share a line of the controller. */
export function adviseInterrupt(line: PinLine, all: Iterable<PinLine>): void {
  const { extint } = line.description;
  if (extint === undefined) return;
  for (const other of all)
    if (other !== line && other.handler !== null && other.description.extint === extint)
      ignored(
        "PIN466",
        line.id,
        `${pinName(other.id)} and ${pinName(line.id)} share interrupt line ${extint}: the firmware refuses the second`,
      );
}
