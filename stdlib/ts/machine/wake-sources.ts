/** What may wake an ESP32 from sleep besides the time (MicroPython ports/esp32/machine_rtc.h). */

import { perBoot } from "./part.js";

export interface WakeSources {
  /** One pin at one level. `kinds`: 2 light sleep, 4 deep sleep, added up (`machine.SLEEP | machine.DEEPSLEEP`). */
  ext0: { readonly pin: number; readonly level: 0 | 1; readonly kinds: number } | undefined;
  /** Several pins: any high, or all low. */
  ext1: { readonly pins: readonly number[]; readonly level: 0 | 1 } | undefined;
  /** Any of several pins (`esp32.wake_on_gpio`). */
  gpio: { readonly pins: readonly number[]; readonly level: 0 | 1 } | undefined;
  touch: boolean;
  ulp: boolean;
}

export const wakeSources = perBoot<WakeSources>(() => ({
  ext0: undefined,
  ext1: undefined,
  gpio: undefined,
  touch: false,
  ulp: false,
}));
