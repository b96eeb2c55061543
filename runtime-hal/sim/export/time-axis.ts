/** Marks of a time axis: round distances, and times in the unit that suits them. */

/** A time with the unit that suits `stepUs`: `1.5s`, `20ms`, `7us`, `250ns`. */
export function timeText(us: number, stepUs: number): string {
  const [unit, factor] =
    stepUs >= 1e5 ? ["s", 1e6] : stepUs >= 100 ? ["ms", 1e3] : stepUs >= 1 ? ["us", 1] : ["ns", 1e-3];
  return `${Number((us / factor).toFixed(3))}${unit}`;
}

/** Distance of the marks, microseconds: the smallest of 1, 2 or 5 times a power of ten that is at least `room`. */
export function markDistance(room: number): number {
  const power = 10 ** Math.floor(Math.log10(room));
  for (const factor of [1, 2, 5]) if (factor * power >= room * (1 - 1e-9)) return factor * power;
  return 10 * power;
}
