/** The module `board` (shared-bindings/board): the pins of the board by the names that are printed on it. */

import { call } from "../../../runtime-hal/core/function.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { PyType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { perBoot } from "../machine/part.js";
import { busioI2c, busioSpi } from "./busio.js";
import { startCircuitPython } from "./dialect.js";
import { boardPins, type PyMcuPin } from "./pins.js";
import type { PyResource } from "./resource.js";
import { uartType } from "./uart.js";

/** The buses at the pins that are printed on the board, each made when it is first asked for: drivers share them. */
const shared = perBoot(() => new Map<string, PyResource>());

function bus(
  name: string,
  type: () => PyType,
  args: readonly (PyMcuPin | undefined)[],
): Record<string, Value> {
  if (args.includes(undefined)) return {};
  const get = (): Value => {
    const made = shared();
    if (made.get(name)?.isOpen !== true) made.set(name, call(type(), ...args));
    return made.get(name);
  };
  return { [name]: native(name, 0, 0, get) };
}

/** Names of the module. */
export function boardModule(): Record<string, Value> {
  const { description } = startCircuitPython("board");
  const pins = boardPins();
  const at = (...names: string[]) => names.map((name) => pins.get(name));
  return {
    board_id: description.id.replaceAll("-", "_"),
    ...Object.fromEntries(pins),
    ...bus("I2C", busioI2c, at("SCL", "SDA")),
    ...bus("SPI", busioSpi, at("SCK", "MOSI", "MISO")),
    ...bus("UART", () => uartType, at("TX", "RX")),
  };
}
