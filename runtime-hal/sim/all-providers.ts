/** Every peripheral that a simulated board can have: for who cannot know what a program uses. */

import { claimAdc, claimDac, claimTouch } from "./analog.js";
import { simulatedBitstream } from "./bus/bitstream-output.js";
import { simulatedCard } from "./bus/card-slot.js";
import { simulatedI2c } from "./bus/i2c-controller.js";
import { simulatedI2s } from "./bus/i2s-controller.js";
import { simulatedSpi } from "./bus/spi-controller.js";
import { simulatedUart } from "./bus/uart-port.js";
import { simulatedWifi } from "./wifi-radio.js";
import type { Providers } from "./providers.js";
import { simulatedPio } from "./pio/block.js";
import { claimEdges, claimPulses } from "./pulses.js";
import { claimPwm } from "./pwm.js";
import { simulatedHid } from "./usb-host.js";

export const ALL_PROVIDERS: Providers = {
  adc: claimAdc,
  bitstream: simulatedBitstream,
  card: simulatedCard,
  dac: claimDac,
  edges: claimEdges,
  hid: simulatedHid,
  i2c: simulatedI2c,
  i2s: simulatedI2s,
  pio: simulatedPio,
  pulses: claimPulses,
  pwm: claimPwm,
  spi: simulatedSpi,
  touch: claimTouch,
  uart: simulatedUart,
  wifi: simulatedWifi,
};
