/**
 * Runs the work of a twin once and prints what its Python program prints: the result, and the microseconds it
 * took. Once, because the Python program runs once too: time that V8 needs to get warm counts for both.
 */
export function measure(run, size) {
  const start = process.hrtime.bigint();
  const result = run(size);
  const elapsed = process.hrtime.bigint() - start;
  console.log(String(result));
  console.log(`time_us ${elapsed / 1000n}`);
}
