/** The processor's clock rate as `machine.freq` set it: other parts divide it. */

import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { perBoot } from "./part.js";

const state = perBoot((board) => ({ hz: board.chip.clockHz }));

/** Hertz. */
export function currentClockHz(): number {
  return state().hz;
}

export function setClockHz(hz: number): void {
  state().hz = hz;
}

/** Rates that the chip can be set to; none: any. */
export function possibleClockRates(): readonly number[] {
  return bootBoard().chip.clockRatesHz;
}
