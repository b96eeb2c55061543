/** Operators on numbers, at the edges of their representation. Expected texts are those of MicroPython's unix port. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { callMethod } from "../../runtime-hal/core/attributes.js";
import { callMethodKw } from "../helpers/call-method-kw.js";
import { intType, norm } from "../../runtime-hal/core/int.js";
import { divmod, powModulo, round } from "../../runtime-hal/core/number-functions.js";
import { PyBytes, PyComplex, PyFloat } from "../../runtime-hal/core/objects.js";
import * as comparison from "../../runtime-hal/core/comparison.js";
import * as identity from "../../runtime-hal/core/identity.js";
import * as operators from "../../runtime-hal/core/operators.js";
import { callType } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { checkTable, shown } from "../helpers/shown.js";

const float = (v: number): PyFloat => new PyFloat(v);
const complex = (re: number, im: number): PyComplex => new PyComplex(re, im);

const FUNCTIONS: Record<string, (a: Value, b: Value) => Value> = {
  "+": operators.add,
  "-": operators.sub,
  "*": operators.mul,
  "/": operators.truediv,
  "//": operators.floordiv,
  "%": operators.mod,
  "**": operators.pow,
  "<<": operators.lshift,
  ">>": operators.rshift,
  "&": operators.bitAnd,
  "|": operators.bitOr,
  "^": operators.bitXor,
  "==": comparison.eqValue,
  "<": comparison.lt,
};

describe("number operators", () => {
  // prettier-ignore
  const table: Record<string, [Value, Value, string][]> = {
    "+": [
      [9007199254740991, 1, "9007199254740992"],
      [9007199254740991, 9007199254740991, "18014398509481982"],
      [-9007199254740992n, 1, "-9007199254740991"],
      [18446744073709551616n, -18446744073709551611n, "5"],
      [true, true, "2"],
      [1, float(0.5), "1.5"],
      [2n ** 70n, float(1), "1.1805916207174113e+21"],
      [float(0.5), complex(0, 1), "(0.5+1j)"],
      [10n ** 400n, float(1), "inf"],
    ],
    "-": [
      [-9007199254740991, 2, "-9007199254740993"],
      [9007199254740992n, 1, "9007199254740991"],
      [0, 0, "0"],
      [true, 2, "-1"],
      [complex(0, 1), 1, "(-1+1j)"],
    ],
    "*": [
      [0, -5, "0"],
      [94906267, 94906267, "9007199515875289"],
      [205891132094649, 79792266297612001n, "16428520040413041995477810282649"],
      [-1, 9007199254740992n, "-9007199254740992"],
      [float(1e+300), float(1e+300), "inf"],
      [float(2.5), true, "2.5"],
      [complex(0, 1), complex(0, 1), "(-1+0j)"],
    ],
    "/": [
      [7, 2, "3.5"],
      [0, -5, "-0.0"],
      [18446744073709551616n, 9223372036854775808n, "2.0"],
      [2n ** 1000n + 1n, 2n ** 999n, "2.0"],
      [10n ** 400n, 10n ** 399n, "nan"],
      [1, 0, "ZeroDivisionError: divide by zero"],
      [float(1), float(0), "ZeroDivisionError: divide by zero"],
      [complex(0, 1), 0, "ZeroDivisionError: complex divide by zero"],
      [complex(0, 1), complex(1, 1), "(0.5+0.5j)"],
    ],
    "//": [
      [7, -2, "-4"],
      [-7, 2, "-4"],
      [0, -3, "0"],
      [9007199254740991, 2, "4503599627370495"],
      [-9007199254740991, 1, "-9007199254740991"],
      [18446744073709551616n, -3, "-6148914691236517206"],
      [-18446744073709551616n, 18446744073709551616n, "-1"],
      [float(7.5), -2, "-4.0"],
      [float(1e+300), float(1e-05), "1e+305"],
      [float(-0), float(1), "-0.0"],
      [1, 0, "ZeroDivisionError: divide by zero"],
      [float(1), 0, "ZeroDivisionError: divide by zero"],
      [complex(0, 1), 2, "TypeError: can't truncate-divide a complex number"],
    ],
    "%": [
      [7, -2, "-1"],
      [-7, 2, "1"],
      [-4, 2, "0"],
      [4, -2, "0"],
      [9007199254740991, 1000, "991"],
      [-9007199254740991, 1000, "9"],
      [18446744073709551617n, -10, "-3"],
      [float(-5.5), 2, "0.5"],
      [float(5.5), -2, "-0.5"],
      [float(0), float(-1), "-0.0"],
      [1, 0, "ZeroDivisionError: divide by zero"],
      [float(1), 0, "ZeroDivisionError: divide by zero"],
      [float(Infinity), float(2), "nan"],
    ],
    "**": [
      [2, 10, "1024"],
      [2, 53, "9007199254740992"],
      [2, 64, "18446744073709551616"],
      [-3, 41, "-36472996377170786403"],
      [3, 33, "5559060566555523"],
      [0, 0, "1"],
      [2, -1, "0.5"],
      [-1, 1180591620717411303425n, "-1"],
      [0, -1, "ZeroDivisionError: divide by zero"],
      [float(2), float(0.5), "1.4142135623730951"],
      [float(10), -5, "1e-05"],
      [-8, float(1 / 3), "(1+1.732050807568877j)"],
      [float(1), float(NaN), "1.0"],
      [float(NaN), float(0), "1.0"],
      [complex(0, 0), 0, "(1+0j)"],
    ],
    "<<": [
      [1, 52, "4503599627370496"],
      [1, 53, "9007199254740992"],
      [-1, 64, "-18446744073709551616"],
      [0, 1000000000000000000n, "0"],
      [5, 0, "5"],
      [1, -1, "ValueError: negative shift count"],
      [1, 2n ** 70n, "OverflowError: overflow converting long int to machine word"],
      [float(1.5), 1, "TypeError: unsupported types for __lshift__: 'float', 'int'"],
    ],
    ">>": [
      [-1, 100, "-1"],
      [-5, 1, "-3"],
      [9007199254740991, 40, "8191"],
      [2n ** 70n, 69, "2"],
      [-(2n ** 70n), 71, "-1"],
      [1, -1, "ValueError: negative shift count"],
      [5, 2n ** 70n, "OverflowError: overflow converting long int to machine word"],
    ],
    "&": [
      [-1, 4294967296, "4294967296"],
      [1099511627781, -2, "1099511627780"],
      [-9007199254740991, -9007199254740990, "-9007199254740992"],
      [18446744073709551615n, 8589934592, "8589934592"],
      [255, true, "1"],
      [1, float(1), "TypeError: unsupported types for __and__: 'int', 'float'"],
    ],
    "|": [
      [1099511627776, 1, "1099511627777"],
      [-1099511627776, 1, "-1099511627775"],
      [9223372036854775808n, 1, "9223372036854775809"],
      [9007199254740991, -9007199254740991, "-1"],
      [true, false, "1"],
    ],
    "^": [
      [9007199254740991, -1, "-9007199254740992"],
      [1099511627776, 1099511627777, "1"],
      [18446744073709551616n, 1, "18446744073709551617"],
      [-18446744073709551616n, 18446744073709551616n, "-36893488147419103232"],
      [true, true, "0"],
    ],
    "==": [
      [1, true, "True"],
      [float(1), 1, "True"],
      [9007199254740993n, float(9007199254740992), "True"],
      [float(NaN), float(NaN), "False"],
      [complex(0, 1), 1, "False"],
      [1, complex(1, 0), "True"],
      [float(0), float(-0), "True"],
    ],
    "<": [
      [1, float(1.5), "True"],
      [18446744073709551616n, float(1e+30), "True"],
      [float(NaN), 1, "False"],
      [true, 2, "True"],
      [-18446744073709551616n, 0, "True"],
      [complex(0, 1), 1, "TypeError: unsupported types for __lt__: 'complex', 'int'"],
    ],
  };
  for (const [op, rows] of Object.entries(table)) {
    it(op, () => {
      const f = FUNCTIONS[op] as (a: Value, b: Value) => Value;
      for (const [a, b, expected] of rows) {
        assert.equal(
          shown(() => f(a, b)),
          expected,
          `${shown(() => a)} ${op} ${shown(() => b)}`,
        );
      }
    });
  }

  it("never makes a negative zero or a number that is no safe integer", () => {
    const edges = [
      0,
      1,
      -1,
      2,
      -3,
      2 ** 31,
      -(2 ** 31),
      2 ** 32,
      2 ** 53 - 1,
      -(2 ** 53) + 1,
      2n ** 53n,
      -(2n ** 64n),
    ];
    for (const f of [
      operators.add,
      operators.sub,
      operators.mul,
      operators.bitAnd,
      operators.bitOr,
      operators.bitXor,
    ]) {
      for (const a of edges) for (const b of edges) checkCanonical(f(a, b), f.name);
    }
    for (const a of edges) {
      for (const b of edges) {
        if (b === 0) continue;
        checkCanonical(operators.floordiv(a, b), "floordiv");
        checkCanonical(operators.mod(a, b), "mod");
        const [q, r] = [BigInt(operators.floordiv(a, b)), BigInt(operators.mod(a, b))];
        assert.equal(q * BigInt(b) + r, BigInt(a), `divmod ${a} ${b}`);
      }
      checkCanonical(operators.neg(a), "neg");
      checkCanonical(operators.invert(a), "invert");
    }
  });
});

describe("number operators and bigints", () => {
  const edges: Value[] = [];
  for (const bits of [0, 1, 7, 30, 31, 32, 33, 40, 52, 53, 54, 64, 80]) {
    for (const near of [-1n, 0n, 1n])
      for (const sign of [1n, -1n]) edges.push(norm(sign * (2n ** BigInt(bits) + near)));
  }
  const reference: [(a: Value, b: Value) => Value, (a: bigint, b: bigint) => bigint][] = [
    [operators.add, (a, b) => a + b],
    [operators.sub, (a, b) => a - b],
    [operators.mul, (a, b) => a * b],
    [operators.bitAnd, (a, b) => a & b],
    [operators.bitOr, (a, b) => a | b],
    [operators.bitXor, (a, b) => a ^ b],
    [operators.mod, (a, b) => (b === 0n ? 0n : ((a % b) + b) % b)],
    [operators.floordiv, (a, b) => (b === 0n ? 0n : (a - (((a % b) + b) % b)) / b)],
  ];
  for (const [f, exact] of reference) {
    it(f.name, () => {
      for (const a of edges) {
        for (const b of edges) {
          if (b === 0 && (f === operators.mod || f === operators.floordiv)) continue;
          const r: Value = f(a, b);
          assert.equal(BigInt(r), exact(BigInt(a), BigInt(b)), `${String(a)} ${f.name} ${String(b)}`);
          checkCanonical(r, f.name);
        }
      }
    });
  }
  it("shifts", () => {
    for (const a of edges) {
      for (const n of [0, 1, 5, 21, 22, 30, 31, 32, 52, 53, 63, 64, 100]) {
        const [left, right]: [Value, Value] = [operators.lshift(a, n), operators.rshift(a, n)];
        assert.equal(BigInt(left), BigInt(a) << BigInt(n), `${String(a)} << ${n}`);
        assert.equal(BigInt(right), BigInt(a) >> BigInt(n), `${String(a)} >> ${n}`);
        checkCanonical(left, "lshift");
        checkCanonical(right, "rshift");
      }
    }
  });
});

function checkCanonical(v: Value, name: string): void {
  if (typeof v === "bigint")
    assert.ok(v > 2n ** 53n - 1n || v < -(2n ** 53n) + 1n, `${name} gave small bigint ${v}`);
  else assert.ok(Number.isSafeInteger(v) && !Object.is(v, -0), `${name} gave ${String(v)}`);
}

describe("functions on numbers", () => {
  it("round", () => {
    checkTable([
      [() => round(float(2.5)), "2"],
      [() => round(float(3.5)), "4"],
      [() => round(float(-0.5)), "0"],
      [() => round(float(1e30)), "1000000000000000019884624838656"],
      [() => round(float(1.25), 1), "1.2"],
      [() => round(float(-0.001), 2), "-0.0"],
      [() => round(15, -1), "20"],
      [() => round(25, -1), "20"],
      [() => round(-15, -1), "-20"],
      [() => round(true), "1"],
      [() => round(float(Infinity)), "OverflowError: can't convert inf to int"],
      [() => round(float(NaN)), "ValueError: can't convert NaN to int"],
      [() => round("a"), "TypeError: can't convert str to float"],
    ]);
  });

  it("pow with a modulus", () => {
    checkTable([
      [() => powModulo(3, 200, 1000007), "959082"],
      [() => powModulo(2, 5, -7), "-3"],
      [() => powModulo(2, -1, 5), "0"],
      [() => powModulo(2, 0, 1), "0"],
      [() => powModulo(2n ** 70n, 3, 2n ** 65n + 1n), "36893488147419070465"],
      [() => powModulo(2, 5, 0), "ValueError: divide by zero"],
      [() => powModulo(true, 2, 3), "TypeError: pow() with 3 arguments requires integers"],
    ]);
  });

  it("divmod", () => {
    checkTable([
      [() => divmod(-7, 2), "(-4, 1)"],
      [() => divmod(2n ** 70n, -3), "(-393530540239137101142, -2)"],
      [() => divmod(float(-7.5), 2), "(-4.0, 0.5)"],
      [() => divmod(1, 0), "ZeroDivisionError: divide by zero"],
      [() => divmod(1, "a"), "TypeError: unsupported types for __divmod__: 'int', 'str'"],
    ]);
  });

  it("hash", () => {
    checkTable([
      [() => identity.hash(float(3)), "3"],
      [() => identity.hash(float(-2.5)), "-2"],
      [() => identity.hash(float(NaN)), "0"],
      [() => identity.hash(2n ** 62n), "-4611686018427387904"],
      [() => identity.hash(true), "1"],
    ]);
  });
});

describe("int as bytes", () => {
  const bytes = (...values: number[]): PyBytes => new PyBytes(Uint8Array.from(values));
  it("to_bytes", () => {
    const signed = (n: Value, length: number, order = "big"): Value =>
      callMethodKw(n, "to_bytes", [length, order], ["signed"], [true]);
    checkTable([
      [() => callMethod(5, "to_bytes", [2, "little"]), "b'\\x05\\x00'"],
      [() => callMethod(258, "to_bytes", [3]), "b'\\x00\\x01\\x02'"],
      [() => callMethod(300, "to_bytes", [1, "big"]), "OverflowError: value would overflow a 1 byte buffer"],
      [() => callMethod(-1, "to_bytes", [1, "big"]), "OverflowError: can't convert negative int to unsigned"],
      [() => callMethod(1, "to_bytes", [-1, "big"]), "ValueError"],
      [() => signed(-128, 1), "b'\\x80'"],
      [() => signed(128, 1), "OverflowError: value would overflow a 1 byte buffer"],
      [() => signed(-(2n ** 70n), 9, "little"), "b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xc0'"],
    ]);
  });
  it("from_bytes", () => {
    checkTable([
      [() => callMethod(intType, "from_bytes", [bytes(1, 2)]), "258"],
      [() => callMethod(intType, "from_bytes", [bytes(1, 2), "little"]), "513"],
      [
        () => callMethod(intType, "from_bytes", [bytes(255, 255, 255, 255, 255, 255, 255, 255), "big", true]),
        "18446744073709551615",
      ],
      [() => callMethod(intType, "from_bytes", [bytes()]), "0"],
      [() => callMethod(intType, "from_bytes", [5]), "TypeError: object with buffer protocol required"],
    ]);
  });
  it("int()", () => {
    checkTable([
      [() => callType(intType, [], null), "0"],
      [() => callType(intType, [float(-1.9)], null), "-1"],
      [() => callType(intType, [bytes(49, 50)], null), "12"],
      [() => callType(intType, [null], null), "TypeError: can't convert NoneType to int"],
      [() => callType(intType, [1, 10], null), "TypeError: can't convert 'int' object to str implicitly"],
      [() => callType(intType, [float(Infinity)], null), "OverflowError: can't convert inf to int"],
    ]);
  });
});
