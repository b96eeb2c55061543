/** The one alarm of the ESP8266's clock (MicroPython ports/esp8266/machine_rtc.c): it does nothing by itself but wake the chip. */

import { useBoard } from "../../../runtime-hal/exec/board.js";
import { perBoot } from "./part.js";

class Alarm0 {
  private expiryUs = 0;
  /** Kinds of sleep that it wakes from, added up. */
  wake = 0;

  set(ms: number): void {
    this.expiryUs = useBoard().clock.nowUs() + ms * 1000;
  }

  leftUs(): number {
    return Math.max(0, this.expiryUs - useBoard().clock.nowUs());
  }
}

export const alarm0 = perBoot(() => new Alarm0());
