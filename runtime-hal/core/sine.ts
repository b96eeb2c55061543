/**
 * sin and cos with all digits right in (nearly) all cases. Nearly always a table and a short series in plain floats are exact
 * enough to tell the last digit, which is a sixth of the work of `sinCos` (`trigonometry.ts`); that is asked where they are not.
 */

import { out } from "./double-double.js";
import { HALF_PI_1, HALF_PI_2, HALF_PI_3, LIMIT, sinCos } from "./trigonometry.js";

/** Steps of the table to a radian. */
const STEPS = 64;
/** Up to pi / 4, and one to round up to. */
const COUNT = 52;
/** Sines and cosines of the steps as sums of two floats; a cosine of 0 stands for a step that nobody has asked for yet. */
const sines = new Float64Array(COUNT);
const sineLows = new Float64Array(COUNT);
const cosines = new Float64Array(COUNT);
const cosineLows = new Float64Array(COUNT);

function fillStep(i: number): void {
  sinCos(i / STEPS);
  sines[i] = out[0];
  sineLows[i] = out[1];
  cosines[i] = out[2];
  cosineLows[i] = out[3];
}

/** Beyond, what is left of a float without its multiple of pi / 2 is not as near to a single float. */
const FAR = 1e4;
const TWO_OVER_PI = 2 / Math.PI;
const EIGHTH = Math.PI / 4;
/** Below, the series of the sine begins with so much more than its next term that the table is not needed. */
const SMALL = 0.1875;
/** What the sum behind the entry of the table may be off by. */
const ERROR = 3e-18;
/** The same for the terms of the series behind the first one, as a part of them. */
const SERIES_ERROR = 8e-16;

/** The sine of `x` and so many right angles; NaN where its last digit is not certain. `|x|` is between 1e-8 and the limit. */
function quickSine(x: number, quarters: number): number {
  let n = quarters;
  let r = x;
  let low = 0;
  if (x > EIGHTH || x < -EIGHTH) {
    if (x > FAR || x < -FAR) return NaN;
    const turns = Math.round(x * TWO_OVER_PI);
    const t = x - turns * HALF_PI_1;
    const u = turns * HALF_PI_2;
    r = t - u;
    // what is rounded away here is not known so easily where little is left
    if (r < 1e-3 && r > -1e-3) return NaN;
    low = t - r - u - turns * HALF_PI_3;
    n += turns;
  }
  const isSine = (n & 1) === 0;
  let isNegative = (n & 2) !== 0;
  if (r < 0) {
    r = -r;
    low = -low;
    if (isSine) isNegative = !isNegative;
  }
  let first: number;
  let rest: number;
  let error = ERROR;
  if (isSine && r < SMALL) {
    const square = r * r;
    first = r;
    rest =
      low * (1 - square / 2) +
      r *
        square *
        (-1 / 6 +
          square *
            (1 / 120 +
              square * (-1 / 5040 + square * (1 / 362880 + square * (-1 / 39916800 + square / 6227020800)))));
    error = rest * SERIES_ERROR;
  } else {
    const i = (r * STEPS + 0.5) | 0;
    if (cosines[i] === 0) fillStep(i);
    const d = r - i / STEPS;
    const square = d * d;
    const sine = d + (low + d * square * (square / 120 - 1 / 6));
    const cosine = square * (square * (1 / 24 - square / 720) - 0.5);
    const s = sines[i];
    const c = cosines[i];
    if (isSine) {
      first = s;
      rest = sineLows[i] + s * cosine + c * sine;
    } else {
      first = c;
      rest = cosineLows[i] + c * cosine - s * sine;
    }
  }
  const sum = first + (rest + error);
  if (sum !== first + (rest - error)) return NaN;
  return isNegative ? -sum : sum;
}

export function sin(x: number): number {
  const size = x < 0 ? -x : x;
  // small enough to be its own sine, which also keeps the sign of zero; or out of range
  if (!(size > 1e-8 && size < LIMIT)) return Math.sin(x);
  const sine = quickSine(x, 0);
  if (sine === sine) return sine;
  sinCos(x);
  return out[0];
}

export function cos(x: number): number {
  const size = x < 0 ? -x : x;
  if (!(size > 1e-8 && size < LIMIT)) return Math.cos(x);
  const cosine = quickSine(x, 1);
  if (cosine === cosine) return cosine;
  sinCos(x);
  return out[2];
}
