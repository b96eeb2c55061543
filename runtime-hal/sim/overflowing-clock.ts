/**
 * The ESP8266's counter of time has 32 bits and overflows every 7:45 hours. The firmware notices that it has overflowed once, when the
 * time is asked for (MicroPython ports/esp8266/machine_rtc.c): whoever does not ask so often loses time.
 */

import { retained } from "../exec/restart.js";
import type { SimBoard } from "./board.js";

const PERIOD_US = (7 * 60 + 45) * 60 * 1e6;

export interface OverflowingClock {
  /** Microseconds lost until now; asking counts as reading the time. */
  lostUs(nowUs: number): number;
  /** The time was set. */
  set(nowUs: number): void;
}

export function overflowingClock(board: SimBoard): OverflowingClock {
  const state = () => retained("overflow", () => ({ readUs: board.bootUs, lostUs: 0 }));
  return {
    lostUs: (nowUs) => {
      const now = state();
      const lost = Math.floor((nowUs - now.readUs) / PERIOD_US) * PERIOD_US;
      if (lost > 0)
        board.warn(
          "the time was not asked for in 7:45 hours; the counter of the ESP8266 has overflowed, and time is lost",
        );
      now.readUs = nowUs;
      now.lostUs += Math.max(0, lost);
      return now.lostUs;
    },
    set: (nowUs) => Object.assign(state(), { readUs: nowUs, lostUs: 0 }),
  };
}
