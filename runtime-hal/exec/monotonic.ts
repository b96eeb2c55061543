/**
 * Time that only goes forward, of the process. `performance.now()` would do, but the first look at `performance` makes node load
 * a good part of its library, which every start would pay.
 */

const origin = process.hrtime();

/** Milliseconds since the program was loaded, with fractions down to nanoseconds. */
export function monotonicMs(): number {
  const passed = process.hrtime(origin);
  return passed[0] * 1000 + passed[1] / 1e6;
}
