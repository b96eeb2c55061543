/** How scripts for the STM32 boards name a bus: by its number, or by the letter of the board's corner (`I2C("X")`). */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../../runtime-hal/exec/board.js";
import type { BusDescription } from "../../../../runtime-hal/hal/chip-description.js";
import { busesOf, refused } from "../refusal.js";

/** The bus; its number and its pins are known. ValueError as the firmware words it. */
export function namedBus(
  kind: "i2c" | "spi" | "uart",
  id: Value,
): BusDescription & { readonly number: number } {
  const buses = (bootBoard().chip.buses ?? []).filter(({ kinds }) => kinds.includes(kind));
  const found = buses.find((bus) =>
    typeof id === "string" ? bus.names?.includes(id) === true : bus.number === intArgument(id),
  );
  if (found?.number === undefined || found.defaults === undefined) {
    const text = `${kind.toUpperCase()}(${typeof id === "string" ? id : intArgument(id)}) doesn't exist`;
    throw refused(valueError(text), "PIN420", busesOf(kind));
  }
  return { ...found, number: found.number };
}

/** The chip's name of a pin, as the firmware shows it: `B6` for PB6. */
export function shownPin(id: number | undefined): string {
  const name = bootBoard().chip.pins.find((pin) => pin.id === id)?.names?.[0] ?? "";
  return name.replace(/^P(?=[A-K]\d)/, "");
}
