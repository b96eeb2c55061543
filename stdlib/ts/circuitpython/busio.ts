/** The module `busio`: buses of the chip; where the firmware moves pins itself, any pins will do. */

import type { Value } from "../../../runtime-hal/core/value.js";
import { lazyType } from "../machine/part.js";
import { startCircuitPython } from "./dialect.js";
import { i2cType } from "./i2c.js";
import { oneWireType } from "./onewire.js";
import { spiType } from "./spi.js";
import { uartType } from "./uart.js";

export const busioI2c = lazyType(() => i2cType(false));
export const busioSpi = lazyType(() => spiType(false));

/** Names of the module. */
export function busioModule(): Record<string, Value> {
  startCircuitPython("busio");
  return { I2C: busioI2c(), SPI: busioSpi(), UART: uartType, OneWire: oneWireType };
}

/** Names of `onewireio`, where `OneWire` is today. */
export function onewireioModule(): Record<string, Value> {
  startCircuitPython("onewireio");
  return { OneWire: oneWireType };
}
