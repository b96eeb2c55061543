/** Buses made of pins: what there is without any driver of the kernel, and on pins that no controller serves. */

import { BitbangI2c } from "../bitbang/i2c.js";
import { BitbangSpi } from "../bitbang/spi.js";
import type { I2cController, I2cSetup } from "../hal/i2c.js";
import type { SpiController, SpiSetup } from "../hal/spi.js";
import type { LinuxBoard } from "./board.js";

export function softI2c(board: LinuxBoard, setup: I2cSetup): I2cController {
  return new BitbangI2c(board.pin(setup.scl), board.pin(setup.sda), board.clock, setup);
}

export function softSpi(board: LinuxBoard, setup: SpiSetup): SpiController {
  const pin = (id: number | undefined) => (id === undefined ? undefined : board.pin(id));
  return new BitbangSpi(board.pin(setup.sck), pin(setup.mosi), pin(setup.miso), board.clock, setup);
}
