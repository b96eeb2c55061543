/**
 * What a backend can really give, as data: the files of `targets/backends`. What a script can use is what chip, board and backend
 * have in common. The schema is `targets/schema/backend.schema.json`.
 */

import type { Source } from "./chip-description.js";

/** Something a script can ask of the hardware. */
export type BackendFeature =
  | "gpio-in"
  | "gpio-out"
  | "open-drain"
  | "pull-up"
  | "pull-down"
  | "irq"
  | "irq-level"
  | "pwm"
  | "adc"
  | "dac"
  | "touch"
  | "i2c"
  | "spi"
  | "uart"
  | "i2s"
  | "can"
  | "timer"
  | "bitstream"
  | "pulse-in"
  | "watchdog"
  | "rtc"
  | "deep-sleep"
  | "wifi"
  | "bluetooth";

export interface FeatureSupport {
  /** `emulated`: by other means, with the limits that `note` tells. `needs-setup`: after what `note` says was done. */
  readonly support: "full" | "emulated" | "needs-setup" | "none";
  /** Limits, what to set up, or what to do instead. */
  readonly note?: string;
}

export interface BackendDescription {
  readonly id: string;
  readonly name: string;
  /** Families of chips it serves; absent: all. */
  readonly families?: readonly string[];
  readonly features: Readonly<Record<BackendFeature, FeatureSupport>>;
  /** Classes of the library that it does not have although the board's firmware does, and what to do instead. */
  readonly lacks?: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
}
