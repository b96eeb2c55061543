/**
 * `x ** y` of floats as the C library gives it. `Math.pow` of V8 differs in two ways: 1 ** nan and (±1) ** inf are nan
 * there, and results may be off in the last digit (10.0 ** -5 and its like would print wrongly).
 */

/** Largest result of an exact multiplication chain. */
const EXACT = 2 ** 53;

export function powFloat(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  if (x === 10 && Number.isInteger(y) && Math.abs(y) < 330) return Number("1e" + y);
  if (Number.isInteger(x) && Number.isInteger(y) && Math.abs(y) < 64) {
    const exact = exactPower(x, Math.abs(y));
    if (exact !== undefined) return y < 0 ? 1 / exact : exact;
  }
  return Math.pow(x, y);
}

/** `x ** n` if no step has to be rounded. */
function exactPower(x: number, n: number): number | undefined {
  let result = 1;
  for (; n > 0; n--) {
    result *= x;
    if (result > EXACT || result < -EXACT) return undefined;
  }
  return result;
}
