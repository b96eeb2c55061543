/** Every peripheral of the Linux backend: for who cannot know what a program uses. */

import { analogInput, analogOutput } from "./analog.js";
import { i2cBus } from "./i2c-dev.js";
import { bitstreamAt } from "./neopixel-spi.js";
import type { LinuxProviders } from "./providers.js";
import { pwmAt } from "./pwm.js";
import { spiBus } from "./spidev.js";
import { systemDevices } from "./system.js";
import { uartPort } from "./uart-tty.js";

export const ALL_LINUX_PROVIDERS: LinuxProviders = {
  adc: analogInput,
  bitstream: bitstreamAt,
  dac: analogOutput,
  i2c: i2cBus,
  pwm: pwmAt,
  spi: spiBus,
  system: systemDevices,
  uart: uartPort,
};
