/** What the program has switched on of the radio: it takes parts of the chip for itself. */

import { perBoot } from "./part.js";

/** Interfaces that are switched on, by their numbers in `network`. */
export const radio = perBoot(() => ({ on: new Set<number>() }));

export const isRadioOn = (): boolean => radio().on.size > 0;
