/** The simulated board as the wiring sees it. */

import type { SimBoard } from "../board.js";
import { HalError } from "../../hal/errors.js";
import type { WiringHost } from "./host.js";

export function boardHost(board: SimBoard): WiringHost {
  const refuse = (bus: string) => (): never => {
    throw new HalError("unsupported", `${board.description.name} has no ${bus}`);
  };
  let lone = 0;
  return {
    clock: board.clock,
    supplyVolts: board.logicVolts,
    pinNet: (pins) => {
      const [first, ...others] = pins as [number, ...number[]];
      for (const pin of others) board.join(board.net(first), board.net(pin));
      return board.net(first);
    },
    // Names of wires are the user's; two parts may have wires of the same name.
    newNet: (name) => board.wire(`${name} ${lone++}`),
    random: () => board.random.fraction(),
    warn: (message) => board.warnings.warn("part", message),
    i2c: refuse("i2c"),
    spi: refuse("spi"),
    oneWire: refuse("1-wire"),
    uart: refuse("uart"),
    pixels: refuse("pixels"),
  };
}
