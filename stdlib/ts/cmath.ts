/**
 * The module `cmath`: the few functions MicroPython has, by the same plain formulas, without care for overflow.
 */

import { toComplex } from "../../runtime-hal/core/complex.js";
import { toFloat } from "../../runtime-hal/core/float.js";
import { exp, log, log10, powFloat } from "../../runtime-hal/core/exp-log.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyComplex, PyFloat, PyTuple } from "../../runtime-hal/core/objects.js";
import { cos, sin } from "../../runtime-hal/core/sine.js";
import { atan2 } from "../../runtime-hal/core/trigonometry.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { cosh } from "./math-functions.js";

const LOG10_E = 0.4342944819032518;

function one(name: string, f: (re: number, im: number) => Value): Value {
  return native(name, 1, 1, (v: Value) => {
    const z = toComplex(v);
    return f(z.re, z.im);
  });
}

const polar = (r: number, phi: number): PyComplex => new PyComplex(r * cos(phi), r * sin(phi));

/** Names and values of the module. */
export function cmathModule(): Record<string, Value> {
  return {
    e: new PyFloat(Math.E),
    pi: new PyFloat(Math.PI),
    phase: one("phase", (re, im) => new PyFloat(atan2(im, re))),
    polar: one(
      "polar",
      (re, im) => new PyTuple([new PyFloat(Math.sqrt(re * re + im * im)), new PyFloat(atan2(im, re))]),
    ),
    rect: native("rect", 2, 2, (r: Value, phi: Value) => polar(toFloat(r), toFloat(phi))),
    exp: one("exp", (re, im) => polar(exp(re), im)),
    log: one("log", (re, im) => new PyComplex(0.5 * log(re * re + im * im), atan2(im, re))),
    log10: one("log10", (re, im) => new PyComplex(0.5 * log10(re * re + im * im), LOG10_E * atan2(im, re))),
    sqrt: one("sqrt", (re, im) => polar(powFloat(re * re + im * im, 0.25), 0.5 * atan2(im, re))),
    cos: one("cos", (re, im) => new PyComplex(cos(re) * cosh(im), -sin(re) * Math.sinh(im))),
    sin: one("sin", (re, im) => new PyComplex(sin(re) * cosh(im), cos(re) * Math.sinh(im))),
  };
}
