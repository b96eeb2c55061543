/** The modules math, cmath and struct. Expected texts are those of MicroPython's unix port. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { callWith } from "../../runtime-hal/core/function.js";
import { PyComplex, PyFloat } from "../../runtime-hal/core/objects.js";
import { byteArrayType } from "../../runtime-hal/core/bytearray.js";
import { callType } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { cmathModule } from "../../stdlib/ts/cmath.js";
import { mathModule } from "../../stdlib/ts/math.js";
import { structModule } from "../../stdlib/ts/struct.js";
import { b, checkTable, shown } from "../helpers/shown.js";

const math = mathModule();
const cmath = cmathModule();
const struct = structModule();
const float = (v: number): PyFloat => new PyFloat(v);

describe("math", () => {
  // prettier-ignore
  const rows: [string, number[], string][] = [
    ["sin", [1], "0.8414709848078965"],
    ["sin", [355], "-3.014435335948845e-05"],
    ["cos", [0.5], "0.8775825618903728"],
    ["tan", [1.5707963267948966], "1.633123935319537e+16"],
    ["exp", [1], "2.718281828459045"],
    ["exp", [1000], "ValueError: math domain error"],
    ["log", [10], "2.302585092994046"],
    ["log", [0], "ValueError: math domain error"],
    ["log", [8, 2], "3.0"],
    ["log", [2, 1], "ZeroDivisionError: divide by zero"],
    ["log10", [1000], "3.0"],
    ["log2", [8], "3.0"],
    ["sqrt", [-1], "ValueError: math domain error"],
    ["pow", [10, -5], "1e-05"],
    ["pow", [1, NaN], "1.0"],
    ["pow", [-1, Infinity], "1.0"],
    ["pow", [-8, 0.5], "ValueError: math domain error"],
    ["atan2", [-0, -1], "-3.141592653589793"],
    ["acos", [2], "ValueError: math domain error"],
    ["fmod", [-5.5, 2], "-1.5"],
    ["fmod", [1, 0], "ValueError: math domain error"],
    ["floor", [-1.5], "-2"],
    ["trunc", [1e30], "1000000000000000019884624838656"],
    ["ceil", [Infinity], "OverflowError: can't convert inf to int"],
    ["frexp", [-3], "(-0.75, 2)"],
    ["frexp", [5e-324], "(0.5, -1073)"],
    ["modf", [-1.5], "(-0.5, -1.0)"],
    ["modf", [Infinity], "(0.0, inf)"],
    ["copysign", [1, -0], "-1.0"],
    ["gamma", [5], "24.0"],
    ["gamma", [-1], "ValueError: math domain error"],
    ["lgamma", [-0.5], "1.2655121234846454"],
    ["erf", [0.5], "0.5204998778130465"],
    ["erfc", [26.5], "2.2109076642637343e-307"],
    ["isinf", [-Infinity], "True"],
    ["degrees", [1], "57.29577951308232"],
  ];
  it("has functions of floats", () => {
    for (const [name, args, expected] of rows) {
      assert.equal(
        shown(() => math[name](...args.map(float))),
        expected,
        `${name}(${String(args)})`,
      );
    }
  });

  it("has functions of ints", () => {
    checkTable([
      [() => math["factorial"](25), "15511210043330985984000000"],
      [() => math["factorial"](-1), "ValueError: negative factorial"],
      [() => math["factorial"](float(3)), "TypeError: can't convert float to int"],
      [() => math["ldexp"](float(1.5), -1074), "0.988131291682493e-323"],
      [() => math["ldexp"](1, 2000), "inf"],
      [() => math["sqrt"](2n ** 200n), "1.2676506002282294e+30"],
      [() => math["sqrt"]("a"), "TypeError: can't convert str to float"],
    ]);
  });

  it("compares with tolerances", () => {
    const isclose = (a: Value, c: Value, kw: [string, Value][]): Value =>
      callWith(math["isclose"], [a, c], new Map(kw));
    checkTable([
      [() => isclose(1, float(1 + 1e-10), []), "True"],
      [() => isclose(1, float(1.1), []), "False"],
      [() => isclose(1, float(1.1), [["rel_tol", float(0.2)]]), "True"],
      [() => isclose(0, float(0.1), [["abs_tol", float(0.2)]]), "True"],
      [() => isclose(1, 1, [["rel_tol", -1]]), "ValueError: math domain error"],
    ]);
  });
});

describe("cmath", () => {
  it("works on complex numbers", () => {
    checkTable([
      [() => cmath["sqrt"](-1), "(6.123233995736766e-17+1j)"],
      [() => cmath["exp"](new PyComplex(0, Math.PI)), "(-1+1.2246467991473532e-16j)"],
      [() => cmath["polar"](new PyComplex(3, 4)), "(5.0, 0.9272952180016122)"],
      [() => cmath["phase"](-1), "3.141592653589793"],
      [() => cmath["log"]("a"), "TypeError: can't convert str to complex"],
    ]);
  });
});

describe("struct", () => {
  it("packs", () => {
    const pack = struct["pack"] as (...args: Value[]) => Value;
    checkTable([
      [
        () => pack("<bhiq", -1, -2, -3, -4),
        "b'\\xff\\xfe\\xff\\xfd\\xff\\xff\\xff\\xfc\\xff\\xff\\xff\\xff\\xff\\xff\\xff'",
      ],
      [() => pack("bI", 1, 2), "b'\\x01\\x00\\x00\\x00\\x02\\x00\\x00\\x00'"],
      [() => pack(">bI", 1, 2), "b'\\x01\\x00\\x00\\x00\\x02'"],
      [() => pack("5s", b("ab")), "b'ab\\x00\\x00\\x00'"],
      [() => pack("B", 300), "b','"],
      [() => pack("Q", 2n ** 64n + 5n), "b'\\x05\\x00\\x00\\x00\\x00\\x00\\x00\\x00'"],
      [() => pack("<e", float(0.1)), "b'f.'"],
      [() => pack("<f", 1), "b'\\x00\\x00\\x80?'"],
      [() => pack("bb", 1), "b'\\x01\\x00'"],
      [() => pack("I", float(1.5)), "TypeError: can't convert float to int"],
      [() => pack("z", 1), "ValueError: bad typecode"],
      [() => pack("=I", 1), "ValueError: bad typecode"],
    ]);
  });
  it("unpacks", () => {
    const unpack = struct["unpack"] as (...args: Value[]) => Value;
    checkTable([
      [() => unpack("<Qq", b("\xff".repeat(16))), "(18446744073709551615, -1)"],
      [() => unpack("2s3sb", b("abcdef")), "(b'ab', b'cde', 102)"],
      [() => unpack("<e", b("\x00\x3c")), "(1.0,)"],
      [() => unpack("I", b("abc")), "ValueError: buffer too small"],
      [() => struct["unpack_from"]("b", b("\x01\x02"), -1), "(2,)"],
      [() => struct["calcsize"]("bq2xh"), "20"],
    ]);
  });
  it("packs into a buffer", () => {
    const buffer: Value = callType(byteArrayType, [6], null);
    struct["pack_into"]("<H", buffer, -2, 0x1234);
    checkTable([
      [() => buffer, "bytearray(b'\\x00\\x00\\x00\\x004\\x12')"],
      [() => struct["pack_into"]("<H", buffer, 5, 1), "ValueError: buffer too small"],
      [() => struct["pack_into"]("<H", b("abc"), 0, 1), "TypeError: object with buffer protocol required"],
    ]);
  });
});
