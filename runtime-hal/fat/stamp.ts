/** Times as FAT has them: years from 1980, steps of two seconds. */

import type { Stamp } from "./directory.js";

/** The stamp of a time in seconds since 1970. */
export function stampOf(epochSeconds: number): Stamp {
  const at = new Date(epochSeconds * 1000);
  const year = Math.min(127, Math.max(0, at.getUTCFullYear() - 1980));
  return {
    date: (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}

/** Seconds since 1970 of a stamp. */
export function secondsOf({ date, time }: Stamp): number {
  const day = Date.UTC(1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31);
  return day / 1000 + (time >> 11) * 3600 + ((time >> 5) & 63) * 60 + (time & 31) * 2;
}
