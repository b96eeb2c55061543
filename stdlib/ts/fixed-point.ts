/**
 * Fixed-point arithmetic on bigints, for the few functions that JavaScript lacks.
 * A value `v` stands for `v / 2 ** P`. Slow (microseconds) and exact enough that rounding to a double is the only error.
 */

/** Bits after the point. */
export const P = 256n;
const P_NUMBER = Number(P);
export const ONE = 1n << P;

const scratch = new DataView(new ArrayBuffer(8));

/** Sign, integer fraction and exponent of a finite double: `m * 2 ** e`. */
function partsOf(x: number): { m: bigint; e: number } {
  scratch.setFloat64(0, x);
  const bits = scratch.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const m = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  return { m: bits >> 63n ? -m : m, e: Math.max(exponent, 1) - 1075 };
}

/** A double as a fixed-point number; what lies below the last bit is lost. */
export function fromDouble(x: number): bigint {
  const { m, e } = partsOf(x);
  const shift = e + P_NUMBER;
  return shift >= 0 ? m << BigInt(shift) : m >> BigInt(-shift);
}

export function bitLength(v: bigint): number {
  const hex = (v < 0n ? -v : v).toString(16);
  return v === 0n ? 0 : hex.length * 4 - Math.clz32(parseInt(hex[0], 16)) + 28;
}

/** The nearest double of `v / 2 ** bits`. */
export function toDouble(v: bigint, bits = P_NUMBER): number {
  // keep 80 bits, the last one sticky: enough for one correct rounding of normal numbers
  const extra = bitLength(v) - 80;
  if (extra <= 0) return scaled(Number(v), -bits);
  const cut = v >> BigInt(extra);
  const rest = cut << BigInt(extra) !== v ? 1n : 0n;
  return scaled(Number(cut | rest), extra - bits);
}

/** `x * 2 ** n` in two steps, since the power itself may be out of range. */
function scaled(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * 2 ** half * 2 ** (n - half);
}

export function mul(a: bigint, b: bigint): bigint {
  return (a * b) >> P;
}

export function div(a: bigint, b: bigint): bigint {
  return (a << P) / b;
}

/** `atan(1 / n)` by its series. */
function atanInverse(n: bigint): bigint {
  let power = ONE / n;
  let sum = power;
  for (let k = 3n, sign = -1n; power !== 0n; k += 2n, sign = -sign) {
    power /= n * n;
    sum += (sign * power) / k;
  }
  return sum;
}

function lazy(compute: () => bigint): () => bigint {
  let value: bigint | undefined;
  return () => (value ??= compute());
}

export const pi = lazy(() => 4n * (4n * atanInverse(5n) - atanInverse(239n)));
export const ln2 = lazy(() => 2n * atanhSeries(ONE / 3n));

/** `atanh(z)` for small `z`. */
function atanhSeries(z: bigint): bigint {
  const square = mul(z, z);
  let power = z;
  let sum = z;
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = mul(power, square);
    sum += power / k;
  }
  return sum;
}

/** Natural logarithm of a positive number. */
export function ln(v: bigint): bigint {
  const k = bitLength(v) - P_NUMBER;
  const m = k >= 0 ? v >> BigInt(k) : v << BigInt(-k);
  return 2n * atanhSeries(div(m - ONE, m + ONE)) + BigInt(k) * ln2();
}

/** `exp(v)`. */
export function exp(v: bigint): bigint {
  const k = v / ln2();
  const r = v - k * ln2();
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = mul(term, r) / n;
    sum += term;
  }
  return k >= 0n ? sum << k : sum >> -k;
}

/** `sin(v)` for `v` of a few units. */
export function sin(v: bigint): bigint {
  const square = mul(v, v);
  let term = v;
  let sum = v;
  for (let n = 2n; term !== 0n && term !== -1n; n += 2n) {
    term = -mul(term, square) / (n * (n + 1n));
    sum += term;
  }
  return sum;
}

export function sqrt(v: bigint): bigint {
  let x = 1n << BigInt((bitLength(v << P) >> 1) + 1);
  for (;;) {
    const next = (x + (v << P) / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}
