/** The chip of a board that somebody else drives (a plugin, a user's own backend): all that is known of it are its pins. */

import type { ChipDescription, PinDescription } from "./board.js";

/** `machine` makes of 3.3 V the largest reading: so the whole range of the board's converter is shown. */
export const FULL_VOLTS = 3.3;

export interface ForeignChip {
  readonly id: string;
  readonly name: string;
  /** Resolution of its analog inputs. */
  readonly adcBits: number;
  readonly pins: readonly PinDescription[];
}

export function foreignChip({ id, name, adcBits, pins }: ForeignChip): ChipDescription {
  return {
    id,
    name,
    family: "linux",
    clockHz: 1e6,
    clockRatesHz: [],
    tickNs: 1000,
    schedulerDepth: 8,
    adc: {
      bits: adcBits,
      units: [{ id: "ADC1" }],
      ranges: [{ minVolts: 0, maxVolts: FULL_VOLTS }],
      integer: "channel-or-pin",
    },
    timers: { ids: [], software: true },
    pins: [...pins],
  };
}
