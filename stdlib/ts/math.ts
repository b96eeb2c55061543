/**
 * The module `math`. A result that is not finite although the arguments are is a ValueError.
 */

import {
  newException,
  typeError,
  valueError,
  zeroDivisionErrorType,
} from "../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../runtime-hal/core/float.js";
import { exp, log, log10, powFloat } from "../../runtime-hal/core/exp-log.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { intFromFloat, norm } from "../../runtime-hal/core/int-arith.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../runtime-hal/core/native.js";
import { copySign } from "../../runtime-hal/core/number-binary.js";
import { PyFloat, PyTuple } from "../../runtime-hal/core/objects.js";
import { cos, sin } from "../../runtime-hal/core/sine.js";
import * as trigonometry from "../../runtime-hal/core/trigonometry.js";
import type { Keywords, Value } from "../../runtime-hal/core/value.js";
import { acosh, asinh, cosh } from "./math-functions.js";
import { erf, erfc, gamma, lgamma } from "./math-special.js";

function domainError(): Error {
  throw valueError("math domain error");
}

function one(name: string, f: (x: number) => number): Value {
  return native(name, 1, 1, (v: Value) => {
    const x = toFloat(v);
    const r = f(x);
    // r - r is 0 for finite numbers only
    if (r - r !== 0 && ((r !== r && x === x) || (r === r && Math.abs(x) !== Infinity))) throw domainError();
    return new PyFloat(r);
  });
}

function two(name: string, f: (x: number, y: number) => number): Value {
  return native(name, 2, 2, (a: Value, b: Value) => {
    const x = toFloat(a);
    const y = toFloat(b);
    const r = f(x, y);
    if (r !== r && x === x && y === y) throw domainError();
    if (Math.abs(r) === Infinity && Math.abs(x) !== Infinity && Math.abs(y) !== Infinity) throw domainError();
    return new PyFloat(r);
  });
}

function toInt(name: string, f: (x: number) => number): Value {
  return native(name, 1, 1, (v: Value) => intFromFloat(f(toFloat(v))));
}

function test(name: string, f: (x: number) => boolean): Value {
  return native(name, 1, 1, (v: Value) => f(toFloat(v)));
}

function logarithm(v: Value, base?: Value): PyFloat {
  const x = toFloat(v);
  if (x <= 0) throw domainError();
  const l = log(x);
  if (base === undefined) return new PyFloat(l);
  const b = toFloat(base);
  if (b <= 0) throw domainError();
  if (b === 1) throw newException(zeroDivisionErrorType, "divide by zero");
  return new PyFloat(l / log(b));
}

/** `x` as `fraction * 2 ** exponent` with a fraction from 0.5 to 1. */
function frexp(x: number): [number, number] {
  if (x === 0 || x - x !== 0) return [x, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let fraction = x * 2 ** -exponent;
  while (Math.abs(fraction) < 0.5) {
    fraction *= 2;
    exponent--;
  }
  while (Math.abs(fraction) >= 1) {
    fraction /= 2;
    exponent++;
  }
  return [fraction, exponent];
}

/** `x * 2 ** n`, rounded once even where the result is subnormal. */
function ldexp(x: number, n: number): number {
  const [fraction, e] = frexp(x);
  if (fraction === 0 || fraction - fraction !== 0) return x;
  const exponent = e + n;
  if (exponent > 1024) return fraction * Infinity;
  if (exponent < -1080) return fraction * 0;
  return exponent >= -1021
    ? fraction * 2 ** (exponent - 1) * 2
    : fraction * 2 ** (exponent + 100) * 2 ** -100;
}

function modf(x: number): PyTuple {
  const whole = Math.trunc(x);
  const rest = x - x === 0 ? x - whole : x === x ? 0 : x;
  return new PyTuple([new PyFloat(copySign(rest, x)), new PyFloat(whole)]);
}

/** Product of the ints from `from` to `to`, split in halves so that factors stay of similar size. */
function product(from: number, to: number): bigint {
  if (to - from < 8) {
    let p = BigInt(from);
    for (let i = from + 1; i <= to; i++) p *= BigInt(i);
    return p;
  }
  const middle = Math.floor((from + to) / 2);
  return product(from, middle) * product(middle + 1, to);
}

function factorial(v: Value): Value {
  const n = intArgument(v);
  if (n < 0) throw valueError("negative factorial");
  return n < 2 ? 1 : norm(product(2, n));
}

const TOLERANCES: readonly ArgumentSpec[] = [
  { name: "rel_tol", keywordOnly: true, default: new PyFloat(1e-9) },
  { name: "abs_tol", keywordOnly: true, default: 0 },
];

function isclose(args: Value[], kw: Keywords): boolean {
  if (args.length > 2) throw typeError("extra positional arguments given");
  const [relative, absolute] = parseArguments([], kw, TOLERANCES);
  const a = toFloat(args[0]);
  const b = toFloat(args[1]);
  const rel = toFloat(relative);
  const abs = toFloat(absolute);
  if (rel < 0 || abs < 0) throw domainError();
  if (a === b) return true;
  const difference = Math.abs(a - b);
  if (difference === Infinity) return false;
  return difference <= abs || difference <= Math.abs(rel * a) || difference <= Math.abs(rel * b);
}

/** Names and values of the module. */
export function mathModule(): Record<string, Value> {
  return {
    e: new PyFloat(Math.E),
    pi: new PyFloat(Math.PI),
    tau: new PyFloat(2 * Math.PI),
    inf: new PyFloat(Infinity),
    nan: new PyFloat(NaN),
    sqrt: one("sqrt", Math.sqrt),
    pow: two("pow", powFloat),
    exp: one("exp", exp),
    expm1: one("expm1", Math.expm1),
    log: native("log", 1, 2, logarithm),
    log2: one("log2", Math.log2),
    log10: one("log10", log10),
    cosh: one("cosh", cosh),
    sinh: one("sinh", Math.sinh),
    tanh: one("tanh", Math.tanh),
    acosh: one("acosh", acosh),
    asinh: one("asinh", asinh),
    atanh: one("atanh", Math.atanh),
    cos: one("cos", cos),
    sin: one("sin", sin),
    tan: one("tan", trigonometry.tan),
    acos: one("acos", trigonometry.acos),
    asin: one("asin", trigonometry.asin),
    atan: one("atan", trigonometry.atan),
    atan2: two("atan2", trigonometry.atan2),
    ceil: toInt("ceil", Math.ceil),
    floor: toInt("floor", Math.floor),
    trunc: toInt("trunc", Math.trunc),
    copysign: two("copysign", copySign),
    fabs: one("fabs", Math.abs),
    fmod: two("fmod", (x, y) => x % y),
    frexp: native("frexp", 1, 1, (v: Value) => {
      const [fraction, exponent] = frexp(toFloat(v));
      return new PyTuple([new PyFloat(fraction), exponent]);
    }),
    ldexp: native("ldexp", 2, 2, (v: Value, n: Value) => new PyFloat(ldexp(toFloat(v), intArgument(n)))),
    modf: native("modf", 1, 1, (v: Value) => modf(toFloat(v))),
    isfinite: test("isfinite", Number.isFinite),
    isinf: test("isinf", (x) => x === Infinity || x === -Infinity),
    isnan: test("isnan", Number.isNaN),
    isclose: nativeKw("isclose", 2, Infinity, isclose),
    radians: native("radians", 1, 1, (v: Value) => new PyFloat(toFloat(v) * (Math.PI / 180))),
    degrees: native("degrees", 1, 1, (v: Value) => new PyFloat(toFloat(v) * (180 / Math.PI))),
    factorial: native("factorial", 1, 1, factorial),
    erf: one("erf", erf),
    erfc: one("erfc", erfc),
    gamma: one("gamma", gamma),
    lgamma: one("lgamma", lgamma),
  };
}
