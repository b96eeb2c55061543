/** Numbers as text and text as numbers. Expected texts are those of MicroPython's unix port. */

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { complexType } from "../../runtime-hal/core/complex.js";
import { dictFromPairs } from "../../runtime-hal/core/dict-data.js";
import { floatRepr, formatFloat, REPR_PRECISION } from "../../runtime-hal/core/float-format.js";
import { floatType } from "../../runtime-hal/core/float.js";
import { intType } from "../../runtime-hal/core/int.js";
import { PyFloat, PyTuple } from "../../runtime-hal/core/objects.js";
import { mod } from "../../runtime-hal/core/operators.js";
import { formatTemplate } from "../../runtime-hal/core/str-format.js";
import { callType } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { b, checkTable, shown } from "../helpers/shown.js";

const float = (v: number): PyFloat => new PyFloat(v);
const tuple = (...items: Value[]): PyTuple => new PyTuple(items);

describe("format specifications", () => {
  // prettier-ignore
  const rows: [Value, string, string][] = [
    [-42, "", "'-42'"],
    [-42, "d", "'-42'"],
    [-42, "5", "'  -42'"],
    [-42, "<5", "'-42  '"],
    [-42, "^6", "' -42  '"],
    [-42, "=6", "'-   42'"],
    [-42, "05", "'-0042'"],
    [-42, "+", "'-42'"],
    [-42, "x", "'-2a'"],
    [-42, "#x", "'-0x2a'"],
    [-42, "#X", "'-0X2A'"],
    [-42, "#o", "'-0o52'"],
    [-42, "#b", "'-0b101010'"],
    [-42, "#010x", "'-0x000002a'"],
    [-42, "c", "OverflowError: char not in range(0x110000)"],
    [-42, "e", "'-4.200000e+01'"],
    [-42, "n", "'-42'"],
    [1234567, ",", "'1,234,567'"],
    [1234567, "_", "'1_234_567'"],
    [1234567, "012,", "'0,001,234,567'"],
    [1234567, "_x", "'12_d687'"],
    [1234567, "_b", "'1_0010_1101_0110_1000_0111'"],
    [1234567, ".2f", "'1234567.00'"],
    [1234567, ",.2f", "'1234567.00'"],
    [1234567, "%", "'123456700.000000%'"],
    [1234567, "8.3g", "'1.23e+06'"],
    [true, "d", "'1'"],
    [true, "5", "'    1'"],
    [true, "", "'True'"],
    [true, "s", "ValueError: unknown format code 's' for object of type 'bool'"],
    [65, "c", "'A'"],
    [65, "5c", "'    A'"],
    [65, "+c", "ValueError: sign not allowed with integer format specifier 'c'"],
    [18446744073709551616n, "d", "'18446744073709551616'"],
    [18446744073709551616n, "x", "'10000000000000000'"],
    [18446744073709551616n, ",", "'18,446,744,073,709,551,616'"],
    [18446744073709551616n, "030", "'000000000018446744073709551616'"],
    [float(3.14159), "", "'3.14159'"],
    [float(3.14159), "5.1f", "'  3.1'"],
    [float(3.14159), "+.2e", "'+3.14e+00'"],
    [float(3.14159), "010.3f", "'000003.142'"],
    [float(3.14159), "=+10.1f", "'+      3.1'"],
    [float(3.14159), "^9.2f", "'  3.14   '"],
    [float(3.14159), ".3", "'3.14'"],
    [float(3.14159), ".0f", "'3'"],
    [float(3.14159), "g", "'3.14159'"],
    [float(3.14159), "E", "'3.141590E+00'"],
    [float(3.14159), "%", "'314.159000%'"],
    [float(3.14159), "d", "ValueError: unknown format code 'd' for object of type 'float'"],
    [float(3.14159), "s", "ValueError: unknown format code 's' for object of type 'float'"],
    [float(3.14159), "08,.1f", "'0,000,3.1'"],
    [float(3.14159), ".25f", "'3.1415900000000000000000000'"],
    [float(3.14159), ".99g", "'3.14159'"],
    [float(-0), "", "'-0.0'"],
    [float(-0), "f", "'-0.000000'"],
    [float(-0), "+g", "'-0'"],
    [float(Infinity), "", "'inf'"],
    [float(Infinity), "F", "'INF'"],
    [float(Infinity), "05", "'00inf'"],
    ["abc", "", "'abc'"],
    ["abc", "5", "'abc  '"],
    ["abc", "^7", "'  abc  '"],
    ["abc", ">5", "'  abc'"],
    ["abc", "*^7", "'**abc**'"],
    ["abc", ".2", "'ab'"],
    ["abc", "05", "'abc00'"],
    ["abc", "=5", "ValueError: '=' alignment not allowed in string format specifier"],
    ["abc", "+s", "ValueError: sign not allowed in string format specifier"],
    ["abc", "d", "ValueError: unknown format code 'd' for object of type 'str'"],
    ["abc", "x<6", "'abcxxx'"],
    ["é", "^5", "' é  '"],
    [5, "5z", "ValueError: invalid format specifier"],
    [5, "é<5", "ValueError: invalid format specifier"],
  ];
  it("lay out a value", () => {
    for (const [v, spec, expected] of rows) {
      const template = spec === "" ? "{}" : `{:${spec}}`;
      assert.equal(
        shown(() => formatTemplate(template, [v], null)),
        expected,
        `${template} of ${shown(() => v)}`,
      );
    }
  });
  it("refuse other types", () => {
    checkTable([
      [
        () => formatTemplate("{:5}", [tuple()], null),
        "TypeError: can't convert 'tuple' object to str implicitly",
      ],
    ]);
  });
});

describe("% formatting", () => {
  // prettier-ignore
  const rows: [string, Value, string][] = [
    ["%d|%5d|%-5d|%05d|%+d|% d", tuple(1, 2, 3, 4, 5, 6), "'1|    2|3    |00004|+5| 6'"],
    ["%5.3d|%-5.3d|%05.3d", tuple(1, 2, 3), "'  001|002  |00003'"],
    ["%x|%#x|%#X|%o|%#o", tuple(255, 255, 255, 8, 8), "'ff|0xff|0XFF|10|0o10'"],
    ["%i %u", tuple(float(1.9), float(-2.5)), "'1 -2'"],
    ["%f|%.1f|%8.2e|%-8.1f|%+g|%G", tuple(float(1.5), float(2.25), float(12345.678), float(1.5), float(2), float(1e-10)), "'1.500000|2.3|1.23e+04|1.5     |+2|1E-10'"],
    ["%s|%5s|%-5s|%.2s", tuple("a", "b", "c", "defg"), "'a|    b|c    |de'"],
    ["%r", "it's", "'\"it\\'s\"'"],
    ["%c%c", tuple(65, "b"), "'Ab'"],
    ["%*d|%-*d|%.*f", tuple(4, 1, 4, 2, 1, float(3.14159)), "'   1|2   |3.1'"],
    ["%%", tuple(), "'%'"],
    ["%s", 1, "'1'"],
    ["%5.1f%%", float(99.5), "' 99.5%'"],
    ["%d", "a", "TypeError: can't convert str to int"],
    ["%d", float(1e+30), "'1000000000000000019884624838656'"],
    ["%c", "ab", "TypeError: %c needs int or char"],
    ["%c", float(1.5), "TypeError: integer needed"],
    ["%s", tuple(), "TypeError: format string needs more arguments"],
    ["%s %s", tuple(1), "TypeError: format string needs more arguments"],
    ["%s", tuple(1, 2), "TypeError: format string didn't convert all arguments"],
    ["abc", 1, "TypeError: format string didn't convert all arguments"],
    ["%", 1, "ValueError: incomplete format"],
    ["%5", 1, "ValueError: incomplete format"],
    ["%q", 1, "ValueError: unsupported format character 'q' (0x71) at index 1"],
    ["%(a)s", 1, "TypeError: format needs a dict"],
    ["%*d", tuple(float(1.5), 1), "TypeError: can't convert float to int"],
    ["%x", float(1.5), "TypeError: can't convert float to int"],
    ["%f", "a", "TypeError: can't convert str to float"],
    ["%d", float(NaN), "ValueError: can't convert NaN to int"],
  ];
  it("converts arguments in order", () => {
    for (const [pattern, arg, expected] of rows)
      assert.equal(
        shown(() => mod(pattern, arg)),
        expected,
        pattern,
      );
  });
  it("takes named arguments from a dict", () => {
    const dict = dictFromPairs(["a", 1, "b", "x"]);
    checkTable([
      [() => mod("%(a)03d %(b)s", dict), "'001 x'"],
      [() => mod("%(z)s", dict), "KeyError: z"],
      [() => mod("%(a", dict), "ValueError: incomplete format key"],
      [() => mod("plain", dict), "'plain'"],
    ]);
  });
  it("makes bytes of a bytes pattern", () => {
    checkTable([
      [() => mod(b("%s|%3s|%s"), tuple(b("a"), b("\xff"), "é")), "b'a|  \\xff|\\xc3\\xa9'"],
      [() => mod(b("%d%%"), 5), "b'5%'"],
      [() => mod(b("%r"), b("a")), "b\"b'a'\""],
    ]);
  });
});

describe("numbers from text", () => {
  // prettier-ignore
  const ints: [Value[], string][] = [
    [["12"], "12"],
    [[" -1_000 "], "-1000"],
    [["0x1F", 16], "31"],
    [["0x1F", 0], "31"],
    [["z", 36], "35"],
    [["0b101", 0], "5"],
    [["017", 0], "ValueError: invalid syntax for integer with base 0: '017'"],
    [["00", 0], "0"],
    [["12a"], "ValueError: invalid syntax for integer with base 10: '12a'"],
    [[""], "ValueError: invalid syntax for integer with base 10: ''"],
    [["-"], "ValueError: invalid syntax for integer with base 10: ''"],
    [["1", 1], "ValueError: int() arg 2 must be >= 2 and <= 36"],
    [["111111111111111111111111111111"], "111111111111111111111111111111"],
    [["-99999999999999999999"], "-99999999999999999999"],
    [["4_611686018427387903"], "4611686018427387903"],
    [["4_611686018427387904"], "ValueError: invalid syntax for integer with base 10: '4_611686018427387904'"],
    [["-ffff_ffff_ffff_ffff", 16], "ValueError: invalid syntax for integer with base 16: 'ffff_ffff_ffff_ffff'"],
    [["z".repeat(14), 36], "6140942214464815497215"],
    [["é"], "ValueError: invalid syntax for integer with base 10: '\\xc3\\xa9'"],
  ];
  // prettier-ignore
  const floats: [string, string][] = [
    ["1.5", "1.5"],
    [" -2.5e3 ", "-2500.0"],
    ["1_0.5", "10.5"],
    [".5", "0.5"],
    ["1.", "1.0"],
    ["inf", "inf"],
    ["-Infinity", "-inf"],
    ["nan", "nan"],
    ["1e400", "inf"],
    ["1e-400", "0.0"],
    ["5e-324", "4.940656458412465e-324"],
    ["", "ValueError: invalid syntax for number"],
    ["e5", "0.0"],
    ["1e", "ValueError: invalid syntax for number"],
    ["1.5x", "ValueError: invalid syntax for number"],
    ["0x10", "ValueError: invalid syntax for number"],
    ["--1", "ValueError: invalid syntax for number"],
  ];
  // prettier-ignore
  const complexes: [string, string][] = [
    ["1+2j", "(1+2j)"],
    ["j", "1j"],
    ["-j", "-1j"],
    ["1", "(1+0j)"],
    [" 1 +2j", "(1+2j)"],
    ["1j+2", "ValueError: invalid syntax for number"],
    ["(1+2j)", "ValueError: invalid syntax for number"],
    ["1+2", "ValueError: invalid syntax for number"],
    ["", "ValueError: invalid syntax for number"],
    ["infj", "infj"],
  ];
  it("int", () => {
    for (const [args, expected] of ints)
      assert.equal(
        shown(() => callType(intType, args, null)),
        expected,
        String(args),
      );
  });
  it("float", () => {
    for (const [text, expected] of floats)
      assert.equal(
        shown(() => callType(floatType, [text], null)),
        expected,
        text,
      );
  });
  it("complex", () => {
    for (const [text, expected] of complexes)
      assert.equal(
        shown(() => callType(complexType, [text], null)),
        expected,
        text,
      );
  });
});

describe("text of floats", () => {
  // prettier-ignore
  const rows: [number, string][] = [
    [0.1, "0.1"],
    [9.7, "9.699999999999999"],
    [0.95, "0.95"],
    [100, "100.0"],
    [1000000000000000, "1000000000000000.0"],
    [1e+16, "1e+16"],
    [123456.789, "123456.789"],
    [0.0001, "0.0001"],
    [1e-05, "1e-05"],
    [1 / 3, "0.3333333333333333"],
    [4.940656458412465e-324, "4.940656458412465e-324"],
    [1.7976931348623157e+308, "1.7976931348623157e+308"],
    [-0, "-0.0"],
    [2.5e-07, "2.5e-07"],
    [Infinity, "inf"],
    [-Infinity, "-inf"],
    [NaN, "nan"],
  ];
  it("repr", () => {
    for (const [v, expected] of rows) assert.equal(floatRepr(v), expected);
  });
  it("has a short way that gives what the long one gives", () => {
    for (let i = 0, v = 0.0123; i < 500; i++, v *= 1.0817) {
      const long = formatFloat(v, "g", REPR_PRECISION, "");
      assert.equal(floatRepr(v), /[.e]/.test(long) ? long : long + ".0");
    }
  });
});
