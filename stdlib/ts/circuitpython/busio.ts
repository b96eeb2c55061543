/** The module `busio`: buses of the chip; at pins that no bus of it leads to they are made by moving the pins. */

import type { Value } from "../../../runtime-hal/core/value.js";
import { lazyType } from "../machine/part.js";
import { startCircuitPython } from "./dialect.js";
import { i2cType } from "./i2c.js";
import { oneWireType } from "./onewire.js";
import { spiType } from "./spi.js";
import { uartType } from "./uart.js";

const i2c = lazyType(() => i2cType(false));
const spi = lazyType(() => spiType(false));

/** Names of the module. */
export function busioModule(): Record<string, Value> {
  startCircuitPython("busio");
  return { I2C: i2c(), SPI: spi(), UART: uartType, OneWire: oneWireType };
}
