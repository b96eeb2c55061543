/** The module `bitbangio`: buses at any pins, which are moved one by one. */

import type { Value } from "../../../runtime-hal/core/value.js";
import { lazyType } from "../machine/part.js";
import { startCircuitPython } from "./dialect.js";
import { i2cType } from "./i2c.js";
import { oneWireType } from "./onewire.js";
import { spiType } from "./spi.js";

const i2c = lazyType(() => i2cType(true));
const spi = lazyType(() => spiType(true));

/** Names of the module. */
export function bitbangioModule(): Record<string, Value> {
  startCircuitPython("bitbangio");
  return { I2C: i2c(), SPI: spi(), OneWire: oneWireType };
}
