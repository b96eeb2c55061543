/** Every peripheral that a simulated board can have: for who cannot know what a program uses. */

import { simulatedBitstream } from "./bus/bitstream-output.js";
import { simulatedI2c } from "./bus/i2c-controller.js";
import { simulatedSpi } from "./bus/spi-controller.js";
import { simulatedUart } from "./bus/uart-port.js";
import type { Providers } from "./providers.js";

export const ALL_PROVIDERS: Providers = {
  bitstream: simulatedBitstream,
  i2c: simulatedI2c,
  spi: simulatedSpi,
  uart: simulatedUart,
};
