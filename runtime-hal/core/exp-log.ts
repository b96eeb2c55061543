/**
 * exp, log and powers with all digits right in (nearly) all cases, as a good C library has them. See `double-double.ts`.
 */

import { multiply, out, productError, sumError } from "./double-double.js";

const MAX_EXPONENT = 709.782712893384;
const MIN_EXPONENT = -745.1332191019412;

/** Steps to an octave in the table of powers of two. */
const STEPS = 32;
const STEPS_PER_NAT = STEPS / Math.LN2;
/** ln(2) / 32: 32 bits, so that its multiples are exact, and the rest. */
const STEP_HIGH = 0.02166084938653512;
const STEP_LOW = 5.9631716539705866e-12;

/** 2 ** (i / 32) as sums of two floats. */
const powersHigh = new Float64Array(STEPS);
const powersLow = new Float64Array(STEPS);
powersHigh[0] = 1;
for (let i = 1; i < STEPS; i++) {
  multiply(powersHigh[i - 1], powersLow[i - 1], 1.0218971486541166, 5.109225028973444e-17);
  powersHigh[i] = out[0];
  powersLow[i] = out[1];
}

/** `exp(h + l)` into `out`, but for a power of two that is the result. */
function expParts(h: number, l: number): number {
  const k = Math.round(h * STEPS_PER_NAT);
  const t = h - k * STEP_HIGH;
  const u = k * STEP_LOW;
  const r = t - u;
  const rl = t - r - u + l;

  // exp(r) - 1 = r + r²/2 + …, the first two terms exactly
  const square = r * r;
  const half = square / 2;
  const w = r + half;
  const wl =
    r -
    w +
    half +
    productError(r, r) / 2 +
    rl * (1 + r) +
    square * r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r / 40320)))));

  const i = k & (STEPS - 1);
  const th = powersHigh[i];
  const tl = powersLow[i];
  const p = th * w;
  const s = th + p;
  const e = th - s + p + (productError(th, w) + tl + th * wl + tl * w);
  out[0] = s + e;
  out[1] = e - (out[0] - s);
  return (k - i) / STEPS;
}

/** A float and its bits: arrays are quicker than a `DataView` until V8 has compiled what uses it. */
const float = new Float64Array(1);
const bits = new Int32Array(float.buffer);
/** Which of the two has the exponent. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] as 0 | 1;

/** `2 ** n` of a normal float, by its bits: JavaScript's own takes several times as long. */
function powerOfTwo(n: number): number {
  float[0] = 0;
  bits[HIGH] = (n + 1023) << 20;
  return float[0];
}

/** `v * 2 ** n`, in two steps for powers out of range. */
function scale(v: number, n: number): number {
  if (n > -1000 && n < 1000) return v * powerOfTwo(n);
  return n < 0 ? v * 2 ** (n + 100) * 2 ** -100 : v * 2 ** (n - 100) * 2 ** 100;
}

/** What plain floats may be off by, behind the entry of the table: mostly too little to change the last digit. */
const EXP_ERROR = 9e-18;

export function exp(x: number): number {
  if (!(x > MIN_EXPONENT && x < MAX_EXPONENT)) return Math.exp(x);
  if (x < 1e-17 && x > -1e-17) return 1 + x;
  const k = Math.round(x * STEPS_PER_NAT);
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const i = k & (STEPS - 1);
  const high = powersHigh[i];
  const series = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r / 5040)))));
  const rest = powersLow[i] + high * series;
  const power = high + (rest + EXP_ERROR);
  if (power !== high + (rest - EXP_ERROR)) {
    const n = expParts(x, 0);
    return scale(out[0], n);
  }
  return k === i ? power : scale(power, (k - i) / STEPS);
}

/** ln(2): 42 bits and the rest. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;

const LEAST_NORMAL = 2.2250738585072014e-308;
/** The upper bits of the root of 0.5, up to which floats are scaled. */
const ROOT_OF_HALF = 0x3fe6a09e;

/** `log(x)` of a positive finite float into `out`. */
function logParts(x: number): void {
  let k = 0;
  let m = x;
  if (m < LEAST_NORMAL) {
    m *= 2 ** 54;
    k = -54;
  }
  float[0] = m;
  const high = bits[HIGH];
  // m from 0.71 to 1.41
  const e = (high - ROOT_OF_HALF) >> 20;
  bits[HIGH] = high - (e << 20);
  m = float[0];
  k += e;

  const f = m - 1;
  if (f < 0.004 && f > -0.004) {
    logNearOne(f);
  } else {
    // one step of Newton's method from the approximation that JavaScript gives
    const y = Math.log(m);
    const n = expParts(-y, 0);
    const factor = powerOfTwo(n);
    const eh = out[0] * factor;
    const p = m * eh;
    out[0] = y;
    out[1] = p - 1 + (productError(m, eh) + m * out[1] * factor);
  }
  if (k === 0) return;
  const big = k * LN2_HIGH;
  const yh = out[0];
  const sum = big + yh;
  const low = sumError(big, yh, sum) + (out[1] + k * LN2_LOW);
  out[0] = sum + low;
  out[1] = low - (out[0] - sum);
}

/** `log(1 + f)` for small `f`, by its series. */
function logNearOne(f: number): void {
  const square = f * f;
  const half = -square / 2;
  const sum = f + half;
  const low =
    f -
    sum +
    half -
    productError(f, f) / 2 +
    square * f * (1 / 3 - f * (1 / 4 - f * (1 / 5 - f * (1 / 6 - f * (1 / 7 - f * (1 / 8 - f / 9))))));
  out[0] = sum + low;
  out[1] = low - (out[0] - sum);
}

/** Steps of a table of logarithms to one. */
const LOG_STEPS = 64;
/** The steps from 0.7 on: their logarithms to 42 bits, so that multiples of `LN2_HIGH` can be added, and the rest. */
const FIRST_STEP = 45;
const logHigh = new Float64Array(47);
/** 0 stands for a step that nobody has asked for yet. */
const logLow = new Float64Array(47);

function fillLog(i: number): void {
  logParts((i + FIRST_STEP) / LOG_STEPS);
  logHigh[i] = Math.round(out[0] * 2 ** 42) / 2 ** 42;
  logLow[i] = out[0] - logHigh[i] + out[1];
}

/** What plain floats may be off by, behind the entry of the table, and as a part of the terms of the series. */
const LOG_ERROR = 4.5e-18;
const LOG_SERIES_ERROR = 8e-16;

export function log(x: number): number {
  if (!(x >= LEAST_NORMAL && x < Infinity)) {
    if (!(x > 0 && x < 1)) return Math.log(x);
    logParts(x);
    return out[0] + out[1];
  }
  float[0] = x;
  const bitsOfX = bits[HIGH];
  const k = (bitsOfX - ROOT_OF_HALF) >> 20;
  bits[HIGH] = bitsOfX - (k << 20);
  const m = float[0];
  let first: number;
  let rest: number;
  let error: number;
  const f = m - 1;
  if (k === 0 && f < 1 / 16 && f > -1 / 16) {
    const g = f / (2 + f);
    const square = g * g;
    const half = (f * f) / 2;
    first = f;
    rest =
      g *
        (half +
          square * (2 / 3 + square * (2 / 5 + square * (2 / 7 + square * (2 / 9 + square * (2 / 11)))))) -
      half;
    error = rest * LOG_SERIES_ERROR;
  } else {
    const i = (m * LOG_STEPS + 0.5) | 0;
    const step = i / LOG_STEPS;
    const at = i - FIRST_STEP;
    if (logLow[at] === 0 && i !== LOG_STEPS) fillLog(at);
    const g = (m - step) / (m + step);
    const square = g * g;
    first = k * LN2_HIGH + logHigh[at];
    rest = g * 2 + (g * square * (2 / 3 + square * (2 / 5 + square * (2 / 7))) + (logLow[at] + k * LN2_LOW));
    error = LOG_ERROR;
  }
  const sum = first + (rest + error);
  if (sum === first + (rest - error)) return sum;
  logParts(x);
  return out[0] + out[1];
}

/** Powers up to this one are multiplied out, which is quicker than logarithms and loses no more. */
const MOST_FACTORS = 32;

/** `x ** (m / 2)` for a positive `x` and an int `m`, as a product of powers and the root; NaN where its last digit is not certain. */
function powHalves(x: number, m: number): number {
  let high = 1;
  let low = 0;
  let squareHigh = x;
  let squareLow = 0;
  const halves = m < 0 ? -m : m;
  for (let rest = halves >> 1; rest !== 0; rest >>= 1) {
    if ((rest & 1) === 1) {
      multiply(high, low, squareHigh, squareLow);
      high = out[0];
      low = out[1];
    }
    if (rest === 1) break;
    multiply(squareHigh, squareLow, squareHigh, squareLow);
    squareHigh = out[0];
    squareLow = out[1];
  }
  if ((halves & 1) === 1) {
    const root = Math.sqrt(x);
    multiply(high, low, root, (x - root * root - productError(root, root)) / (2 * root));
    high = out[0];
    low = out[1];
  }
  // the products of the errors must not vanish either
  if (!(high > 1e-250 && high < 1e250 && x > 1e-250 && x < 1e250)) return NaN;
  if (m < 0) {
    const inverse = 1 / high;
    low = (1 - high * inverse - productError(high, inverse) - low * inverse) * inverse;
    high = inverse + low;
    low -= high - inverse;
  }
  // what lies halfway between two floats goes where the C library's logarithms lead it: 10.0 ** 23
  return high + low * 1.0001 === high ? high : NaN;
}

/** `x ** y` for a positive finite `x` and a finite `y`. */
function powPositive(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  const halves = 2 * y;
  if ((halves | 0) === halves && y >= -MOST_FACTORS && y <= MOST_FACTORS) {
    const power = powHalves(x, halves);
    if (power === power) return power;
  }
  logParts(x);
  const lh = out[0];
  const p = y * lh;
  if (p > 710) return Infinity;
  if (p < -746) return 0;
  if (Math.abs(p) < 1e-20) return 1;
  const n = expParts(p, productError(y, lh) + y * out[1]);
  return scale(out[0], n);
}

/** `x ** y` as C has it: 1 ** nan and (-1) ** inf are 1, a negative `x` needs an integral `y`. */
export function powFloat(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  // zeros, infinities, nan, and numbers so large that the parts above overflow
  if (x - x !== 0 || y - y !== 0 || x === 0 || Math.abs(y) > 1e300) return Math.pow(x, y);
  if (x > 0) return powPositive(x, y);
  if (!Number.isInteger(y)) return NaN;
  return y % 2 === 0 ? powPositive(-x, y) : -powPositive(-x, y);
}

/** log10(2) and 1 / ln(10) in the parts that the C library multiplies by. */
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.6942390771589308e-13;

/** Logarithm to base 10, by the formula of the C library. */
export function log10(x: number): number {
  if (!(x > 2.3e-308 && x < Infinity)) return Math.log10(x);
  float[0] = x;
  const high = bits[HIGH];
  const k = (high >> 20) - 1023;
  const i = k < 0 ? 1 : 0;
  bits[HIGH] = (high & 0xfffff) | ((1023 - i) << 20);
  const n = k + i;
  return n * LOG10_2_LOW + Math.LOG10E * log(float[0]) + n * LOG10_2_HIGH;
}
