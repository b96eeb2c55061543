/** What may wake an ESP32 from sleep besides the time (MicroPython ports/esp32/machine_rtc.h). */

import { perBoot } from "./part.js";

export interface WakeSources {
  /** One pin at one level. `kinds`: 2 light sleep, 4 deep sleep, added up (`machine.SLEEP | machine.DEEPSLEEP`). */
  ext0: { readonly pin: number; readonly level: 0 | 1; readonly kinds: number } | undefined;
  /** Several pins: any high, or all low. */
  ext1: { readonly pins: readonly number[]; readonly level: 0 | 1 } | undefined;
  /** Pins with levels of their own, for light sleep. */
  gpio: boolean;
  touch: boolean;
  ulp: boolean;
}

export const wakeSources = perBoot<WakeSources>(() => ({
  ext0: undefined,
  ext1: undefined,
  gpio: false,
  touch: false,
  ulp: false,
}));
