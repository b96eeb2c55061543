/**
 * How a program can end. `Stop` is thrown through the program by what ends it from outside (a board reset, the end
 * of the simulated time); it is no Python exception, so no `except` clause sees it.
 */

export type Outcome =
  /** The end of the script, or `sys.exit`. */
  | { readonly kind: "exit"; readonly code: number }
  /** `machine.reset()` or the watchdog: the board starts again. */
  | { readonly kind: "reset"; readonly cause: number }
  /** `machine.deepsleep()`: the board starts again at that time, or never. */
  | { readonly kind: "deep-sleep"; readonly untilUs: number | undefined }
  /** Somebody cut the power of the board. */
  | { readonly kind: "power-off" }
  /** `--for`: the time that was asked for is over. */
  | { readonly kind: "time-over" }
  /** The program waits for something that cannot happen any more. */
  | { readonly kind: "deadlock"; readonly waitingFor: string };

export class Stop {
  constructor(readonly outcome: Outcome) {}
}
