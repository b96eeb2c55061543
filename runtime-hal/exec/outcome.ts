/**
 * How a program can end. `Stop` is thrown through the program by what ends it from outside (a board reset, the end
 * of the simulated time); it is no Python exception, so no `except` clause sees it.
 */

import { pythonPlace } from "../core/traceback.js";
import type { Wake } from "../hal/board.js";

export type { Wake };

export type Outcome =
  /** The end of the script, or `sys.exit`. */
  | { readonly kind: "exit"; readonly code: number }
  /** `machine.reset()` or the watchdog: the board starts again. */
  | { readonly kind: "reset"; readonly cause: "hard" | "watchdog" | "soft" }
  /** `machine.deepsleep()`: the board starts again at that time, or never. */
  | {
      readonly kind: "deep-sleep";
      readonly untilUs: number | undefined;
      /** Looked at after everything that happens: what woke the board. */
      readonly woken: () => Wake | undefined;
    }
  /** Somebody cut the power of the board, for ever or for so long. */
  | { readonly kind: "power-off"; readonly forUs: number | undefined }
  /** `machine.bootloader()`: the chip waits for new firmware. */
  | { readonly kind: "bootloader" }
  /** `--for`: the time that was asked for is over. */
  | { readonly kind: "time-over" }
  /** The program waits for something that cannot happen any more. */
  | { readonly kind: "deadlock"; readonly waitingFor: string };

export class Stop {
  /** Where in the program it came from: `blink.py:12`. */
  readonly place = pythonPlace();

  constructor(readonly outcome: Outcome) {
    ending.stop = this;
  }
}

/** What ends the program. It is forgotten when the program starts again. */
export const ending: { stop: Stop | undefined } = { stop: undefined };
