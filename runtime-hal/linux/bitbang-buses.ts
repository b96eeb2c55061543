/** Buses made of pins: what there is without any driver of the kernel, and on pins that no controller serves. */

import { BitbangI2c } from "../bitbang/i2c.js";
import { BitbangSpi } from "../bitbang/spi.js";
import type { I2cController, I2cSetup } from "../hal/i2c.js";
import type { SpiController, SpiSetup } from "../hal/spi.js";
import type { LinuxBoard } from "./board.js";

export function softI2c(board: LinuxBoard, setup: I2cSetup): I2cController {
  const pins = [board.pin(setup.scl), board.pin(setup.sda)] as const;
  // Taken together before either is set up.
  const lines = board.gpio.together?.(pins);
  noteSoft(board, "I2C", [setup.scl, setup.sda]);
  return new BitbangI2c(...pins, board.clock, setup, lines);
}

export function softSpi(board: LinuxBoard, setup: SpiSetup): SpiController {
  const pin = (id: number | undefined) => (id === undefined ? undefined : board.pin(id));
  const [sck, mosi, miso] = [board.pin(setup.sck), pin(setup.mosi), pin(setup.miso)];
  const lines = board.gpio.together?.([sck, mosi, miso].filter((one) => one !== undefined));
  noteSoft(board, "SPI", [setup.sck, setup.mosi, setup.miso]);
  return new BitbangSpi(sck, mosi, miso, board.clock, setup, lines);
}

function noteSoft(board: LinuxBoard, kind: string, ids: readonly (number | undefined)[]): void {
  const names = ids.filter((id) => id !== undefined).map((id) => board.label(id));
  board.note(kind, `software moves ${names.join(", ")} through ${board.gpio.name}`);
}
