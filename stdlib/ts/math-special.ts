/**
 * The functions of `math` that JavaScript does not have: erf, erfc, gamma, lgamma. Computed in fixed point, so that the
 * results are those of a good C library.
 */

import { ONE, P, div, exp, fromDouble, ln, mul, pi, sin, sqrt, toDouble } from "./fixed-point.js";

/** Below this the first term of a series is the result. */
const TINY = 2 ** -60;

// ---------------------------------------------------------------- error function

/** `erf(x)` times `2 ** bits`, by the Taylor series; `bits` must cover the cancellation of its terms. */
function erfSeries(x: number, bits: bigint): bigint {
  const shift = bits - P;
  const v = fromDouble(x) << shift;
  const square = (v * v) >> bits;
  let power = v;
  let sum = v;
  for (let n = 1n; power !== 0n && power !== -1n; n++) {
    power = -((power * square) >> bits) / n;
    sum += power / (2n * n + 1n);
  }
  const factor = (2n * ONE * ONE) / sqrt(pi());
  return (sum * factor) >> P;
}

/** Bits that the series needs for `x`: its largest term is `exp(x * x)`, its smallest result `exp(-x * x)`. */
function bitsFor(x: number): bigint {
  return P + BigInt(Math.ceil(x * x * 3)) + 64n;
}

export function erf(x: number): number {
  if (x !== x) return x;
  if (Math.abs(x) < TINY) return x * 1.1283791670955126;
  if (Math.abs(x) > 6) return x > 0 ? 1 : -1;
  const bits = bitsFor(x);
  return toDouble(erfSeries(x, bits), Number(bits));
}

export function erfc(x: number): number {
  if (x !== x) return x;
  if (Math.abs(x) < TINY) return 1 - x;
  if (x < -6) return 2;
  if (x > 27.3) return 0;
  if (x > 8) return erfcAsymptotic(x);
  const bits = bitsFor(x);
  return toDouble((1n << bits) - erfSeries(x, bits), Number(bits));
}

/** `exp(-x * x) / (x sqrt(pi)) * (1 - 1 / (2 x x) + 3 / (2 x x) ** 2 …)`, whose terms fall far enough for `x > 8`. */
function erfcAsymptotic(x: number): number {
  const v = fromDouble(x);
  const square = mul(v, v);
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; n < 50n; n++) {
    term = -div(term * (2n * n - 1n), 2n * square);
    sum += term;
  }
  // the exponential as the power of its root, since it may be too small for a fixed-point number
  const root = exp(-square / 8n);
  return toDouble(div(sum, mul(v, sqrt(pi()))) * root ** 8n, 9 * Number(P));
}

// ---------------------------------------------------------------- gamma

/** Bernoulli numbers B2, B4 … as fractions, made once by their recurrence. */
let bernoulli: [bigint, bigint][] | undefined;
const TERMS = 40;

function bernoulliNumbers(): [bigint, bigint][] {
  if (bernoulli !== undefined) return bernoulli;
  // the tangent numbers T(n) by additions only; B(2n) = (-1)**(n-1) * 2n * T(n) / (4**n * (4**n - 1))
  const t: bigint[] = [0n, 1n];
  for (let k = 2; k <= TERMS; k++) t[k] = BigInt(k - 1) * t[k - 1];
  for (let k = 2; k <= TERMS; k++) {
    for (let j = k; j <= TERMS; j++) {
      t[j] = BigInt(j - k) * t[j - 1] + BigInt(j - k + 2) * t[j];
    }
  }
  bernoulli = [];
  for (let n = 1; n <= TERMS; n++) {
    const four = 4n ** BigInt(n);
    bernoulli.push([(n % 2 === 1 ? 1n : -1n) * 2n * BigInt(n) * t[n], four * (four - 1n)]);
  }
  return bernoulli;
}

/** From here on Stirling's series with `TERMS` terms is exact to all bits. */
const STIRLING_FROM = 40;

/** `ln(gamma(v))` for `v >= STIRLING_FROM`. */
function stirling(v: bigint): bigint {
  let sum = mul(v - ONE / 2n, ln(v)) - v + ln(2n * pi()) / 2n;
  const square = mul(v, v);
  let power = v;
  for (const [i, [numerator, denominator]] of bernoulliNumbers().entries()) {
    const k = BigInt(2 * i + 2);
    const term = div(numerator * ONE, denominator * k * (k - 1n) * power);
    if (term === 0n) break;
    sum += term;
    power = mul(power, square);
  }
  return sum;
}

/** `gamma(v) = gamma(v + n) / (v (v + 1) … (v + n - 1))`: gives `ln(gamma(v + n))` and the product. */
function shifted(v: bigint): { log: bigint; product: bigint } {
  let product = ONE;
  let w = v;
  while (w < BigInt(STIRLING_FROM) * ONE) {
    product = mul(product, w);
    w += ONE;
  }
  return { log: stirling(w), product };
}

export function gamma(x: number): number {
  if (x !== x || x === Infinity) return x;
  if (Math.abs(x) < TINY) return 1 / x;
  if (x > 172) return Infinity;
  if (x < 0 && Number.isInteger(x)) return NaN;
  if (x === -Infinity) return NaN;
  if (x < -190) return Math.floor(x) % 2 === 0 ? 0 : -0;
  const { log, product } = shifted(fromDouble(x));
  // far left of zero the result is smaller than the last bit of a fixed-point number
  const extra = 1200n;
  return toDouble(div(exp(log) << extra, product), Number(P + extra));
}

/** `ln(gamma(x))` of a positive number as fixed point. */
function logGamma(v: bigint): bigint {
  const { log, product } = shifted(v);
  return log - ln(product);
}

export function lgamma(x: number): number {
  if (x !== x) return x;
  if (x === Infinity || x === -Infinity) return Infinity;
  if (Math.abs(x) < TINY) return -Math.log(Math.abs(x));
  if (x === 1 || x === 2) return 0;
  if (x > 0) return toDouble(logGamma(fromDouble(x)));
  if (Number.isInteger(x)) return Infinity;
  // reflection: gamma(x) gamma(1 - x) = pi / sin(pi x)
  const v = fromDouble(x);
  const fraction = v & (ONE - 1n);
  return toDouble(ln(pi()) - ln(sin(mul(pi(), fraction))) - logGamma(ONE - v));
}
