/** Sizes and times for people. */

const UNITS = ["bytes", "kB", "MB", "GB"];

/** `3.4 MB`; thousands are 1000. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < UNITS.length - 1; unit++) value /= 1000;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] as string}`;
}
