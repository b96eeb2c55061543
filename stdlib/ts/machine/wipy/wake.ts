/** What wakes the WiPy from its two kinds of sleep: pins and the clock's alarm. */

import type { Level } from "../../../../runtime-hal/hal/digital.js";
import { perBoot } from "../part.js";

export interface WakePin {
  readonly kinds: number;
  /** Does it wake at this level, or at a change to it? */
  readonly wakes: (level: Level, changed: boolean) => boolean;
  readonly peek: () => Level;
}

export interface WipyWake {
  readonly pins: Map<number, WakePin>;
  alarm: { readonly kinds: number; readonly leftUs: () => number | undefined } | undefined;
}

export const wipyWake = perBoot<WipyWake>(() => ({ pins: new Map(), alarm: undefined }));
