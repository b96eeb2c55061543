/**
 * tan and the inverses of sin, cos and tan with all digits right in (nearly) all cases, and sine and cosine as sums of two
 * floats. See `double-double.ts`; sin and cos are in `sine.ts`.
 */

import { out, productError, sumError } from "./double-double.js";

/** Beyond this the reduction below is not exact any more. */
export const LIMIT = 1e6;

/** pi / 2 in parts whose multiples are exact, and the rest. */
export const HALF_PI_1 = 1.5707963267341256;
export const HALF_PI_2 = 6.077100506303966e-11;
export const HALF_PI_3 = 2.0222662487959506e-21;

/** Sines and cosines of the multiples of 1/32 up to pi / 4, as sums of two floats. */
const COUNT = 27;
const sinHigh = new Float64Array(COUNT);
const sinLow = new Float64Array(COUNT);
const cosHigh = new Float64Array(COUNT);
const cosLow = new Float64Array(COUNT);
fillTables();

function fillTables(): void {
  const [sh, sl, ch, cl] = [
    0.03124491398532608, -1.562781562225433e-18, 0.9995117584851364, -3.418806487972947e-17,
  ];
  cosHigh[0] = 1;
  for (let i = 1; i < COUNT; i++) {
    const [a, al, b, bl] = [sinHigh[i - 1], sinLow[i - 1], cosHigh[i - 1], cosLow[i - 1]] as [
      number,
      number,
      number,
      number,
    ];
    combine(a, al, ch, cl, b, bl, sh, sl);
    sinHigh[i] = out[0];
    sinLow[i] = out[1];
    combine(b, bl, ch, cl, -a, -al, sh, sl);
    cosHigh[i] = out[0];
    cosLow[i] = out[1];
  }
}

/** `a * b + c * d` of pairs, into `out`. */
function combine(
  ah: number,
  al: number,
  bh: number,
  bl: number,
  ch: number,
  cl: number,
  dh: number,
  dl: number,
): void {
  const p = ah * bh;
  const q = ch * dh;
  const s = p + q;
  const e =
    sumError(p, q, s) +
    (productError(ah, bh) + productError(ch, dh) + (ah * bl + al * bh) + (ch * dl + cl * dh));
  out[0] = s + e;
  out[1] = e - (out[0] - s);
}

/** Sine into `out[0] + out[1]`, cosine into `out[2] + out[3]`, for `|x|` below the limit. */
export function sinCos(x: number): void {
  const n = Math.round(x * (2 / Math.PI));
  const t = x - n * HALF_PI_1;
  const u = n * HALF_PI_2;
  const r = t - u;
  const low = sumError(t, -u, r) - n * HALF_PI_3;
  // table entry and the small rest d + dl
  const i = Math.round(Math.abs(r) * 32);
  const negative = r < 0;
  const d = (negative ? -r : r) - i / 32;
  const dl = negative ? -low : low;

  const square = d * d;
  const half = square / 2;
  const halfLow = productError(d, d) / 2;
  // sin(d + dl) = d + sinRest, cos(d + dl) = 1 - half + cosRest
  const sinRest = dl + square * d * (-1 / 6 + square * (1 / 120 + square * (-1 / 5040 + square / 362880)));
  const cosRest = square * square * (1 / 24 + square * (-1 / 720 + square / 40320)) - halfLow - d * dl;
  const sh = sinHigh[i];
  const sl = sinLow[i];
  const ch = cosHigh[i];
  const cl = cosLow[i];

  let a = ch * d;
  let b = -sh * half;
  let s1 = sh + a;
  let s2 = s1 + b;
  let e =
    sumError(sh, a, s1) +
    sumError(s1, b, s2) +
    productError(ch, d) -
    productError(sh, half) +
    sl +
    cl * d +
    ch * sinRest +
    sh * cosRest;
  const sine = s2 + e;
  const sineLow = e - (sine - s2);

  a = -sh * d;
  b = -ch * half;
  s1 = ch + a;
  s2 = s1 + b;
  e =
    sumError(ch, a, s1) +
    sumError(s1, b, s2) -
    productError(sh, d) -
    productError(ch, half) +
    cl -
    sl * d -
    sh * sinRest +
    ch * cosRest;
  const cosine = s2 + e;
  const cosineLow = e - (cosine - s2);

  const signed = negative ? -1 : 1;
  switch (n & 3) {
    case 0:
      store(signed * sine, signed * sineLow, cosine, cosineLow);
      break;
    case 1:
      store(cosine, cosineLow, -signed * sine, -signed * sineLow);
      break;
    case 2:
      store(-signed * sine, -signed * sineLow, -cosine, -cosineLow);
      break;
    default:
      store(-cosine, -cosineLow, signed * sine, signed * sineLow);
  }
}

function store(s: number, sl: number, c: number, cl: number): void {
  out[0] = s;
  out[1] = sl;
  out[2] = c;
  out[3] = cl;
}

/** Small enough that `sin(x)` is `x`, also keeps the sign of zero; or out of the range of this file. */
function isSimple(x: number): boolean {
  const size = Math.abs(x);
  return !(size > 1e-8 && size < LIMIT);
}

export function tan(x: number): number {
  if (isSimple(x)) return Math.tan(x);
  sinCos(x);
  const [s, sl, c, cl] = out as unknown as [number, number, number, number];
  const q = s / c;
  const p = q * c;
  return q + (s - p - productError(q, c) + sl - q * cl) / c;
}

/** `atan2(y, x)`: the angle that JavaScript gives, turned by what its sine and cosine show to be left. */
export function atan2(y: number, x: number): number {
  const angle = Math.atan2(y, x);
  const size = Math.abs(x) + Math.abs(y);
  if (!(size > 1e-100 && size < 1e100) || isSimple(angle) || x === 0 || y === 0) return angle;
  sinCos(angle);
  const [s, sl, c, cl] = out as unknown as [number, number, number, number];
  const p = y * c;
  const q = x * s;
  return angle + (p - q + (productError(y, c) - productError(x, s)) + (y * cl - x * sl)) / (x * c + y * s);
}

export function atan(x: number): number {
  return atan2(x, 1);
}

export function asin(x: number): number {
  const angle = Math.asin(x);
  if (isSimple(angle)) return angle;
  sinCos(angle);
  const c = out[2];
  return c < 0.001 ? angle : angle + (x - out[0] - out[1]) / c;
}

export function acos(x: number): number {
  const angle = Math.acos(x);
  if (isSimple(angle)) return angle;
  sinCos(angle);
  const s = out[0];
  return s < 0.01 ? angle : angle + (out[2] - x + out[3]) / s;
}
