/**
 * Time that only goes forward, of the process. `performance.now()` would do, but the first look at `performance` makes node load
 * a good part of its library, which every start would pay.
 */

const origin = process.hrtime();

/** Milliseconds since the program was loaded, with fractions down to nanoseconds. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime(origin);
  return seconds * 1000 + nanoseconds / 1e6;
}
