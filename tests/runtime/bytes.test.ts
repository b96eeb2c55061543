import { describe, it } from "mocha";
import { arrayType } from "../../runtime-hal/core/array.js";
import { callMethod as m, getattr } from "../../runtime-hal/core/attributes.js";
import { byteArrayType } from "../../runtime-hal/core/bytearray.js";
import { bytesType } from "../../runtime-hal/core/bytes.js";
import { spread } from "../../runtime-hal/core/iteration.js";
import { memoryViewType } from "../../runtime-hal/core/memoryview.js";
import { PyFloat, PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { contains, eq, lt } from "../../runtime-hal/core/comparison.js";
import { hash } from "../../runtime-hal/core/identity.js";
import { add, iadd, mod, mul } from "../../runtime-hal/core/operators.js";
import { delitem, getitem, len, setitem } from "../../runtime-hal/core/subscript.js";
import { callType, type PyType } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { b, ba, checkTable, slice } from "../helpers/shown.js";

const maker =
  (type: PyType) =>
  (...args: Value[]): Value =>
    callType(type, args, null);
const bytes = maker(bytesType);
const bytearray = maker(byteArrayType);
const array = maker(arrayType);
const view = maker(memoryViewType);
const list = (...items: Value[]): PyList => new PyList(items);

/** What is left of `target` after `change`. */
function after(target: Value, change: (target: Value) => Value): Value {
  const result: Value = change(target);
  return result ?? target;
}

describe("bytes", () => {
  it("is made from many things", () => {
    checkTable([
      [() => bytes(), "b''"],
      [() => bytes(2), "b'\\x00\\x00'"],
      [() => bytes(list(1, 255)), "b'\\x01\\xff'"],
      [() => bytes("aé", "utf-8"), "b'a\\xc3\\xa9'"],
      [() => bytes(array("h", list(1, 2))), "b'\\x01\\x00\\x02\\x00'"],
      [() => bytes("a"), "TypeError: string argument without an encoding"],
      [() => bytes(-1), "ValueError"],
      [() => bytes(list(256)), "ValueError: bytes value out of range"],
      [() => bytes(list("a")), "TypeError: can't convert str to int"],
      [() => bytes(true), "TypeError: 'bool' object isn't iterable"],
      [() => bytes(3, 4), "TypeError: wrong number of arguments"],
      [() => m(bytesType, "fromhex", ["61 62"]), "b'ab'"],
      [() => m(bytesType, "fromhex", ["6 1"]), "ValueError: non-hex digit"],
    ]);
  });

  it("has items, slices, operators", () => {
    checkTable([
      [() => getitem(b("abc"), -1), "99"],
      [() => getitem(b("abc"), 3), "IndexError: bytes index out of range"],
      [() => getitem(b("abc"), new PyFloat(1)), "TypeError: bytes indices must be integers, not float"],
      [() => getitem(b("abcd"), slice(1, -1)), "b'bc'"],
      [() => getitem(b("abc"), slice("a", null)), "TypeError: can't convert str to int"],
      [() => add(b("a"), "b"), "b'ab'"],
      [() => add(b("a"), 1), "TypeError: unsupported types for __add__: 'bytes', 'int'"],
      [() => mul(b("ab"), 2), "b'abab'"],
      [() => mod(b("%s-%d"), new PyTuple([b("x"), 3])), "b'x-3'"],
      [() => contains(b("abc"), 97), "True"],
      [() => contains(b("abc"), b("bc")), "True"],
      [() => contains(b("abc"), null), "False"],
      [() => eq(b("a"), "a"), "False"],
      [() => eq(b("a"), ba("a")), "True"],
      [() => eq(b("a"), view(b("a"))), "True"],
      [() => eq(b("\x01"), array("B", list(1))), "False"],
      [() => lt(b("a"), "b"), "True"],
      [() => lt(b("a"), 1), "TypeError: unsupported types for __lt__: 'bytes', 'int'"],
      [() => hash(b("abc")), "12933"],
      [() => hash(b("\xff")), "46426"],
      [() => list(...spread(b("ab"))), "[97, 98]"],
      [() => setitem(b("a"), 0, 1), "TypeError: 'bytes' object doesn't support item assignment"],
    ]);
  });

  it("has the methods of str", () => {
    checkTable([
      [() => m(b("a,b"), "split", [b(",")]), "[b'a', b'b']"],
      [() => m(b("abc"), "find", [99]), "2"],
      [() => m(b("abc"), "find", [300]), "ValueError: bytes value out of range"],
      [() => m(b("abc"), "find", ["a"]), "TypeError: can't convert 'str' object to bytes implicitly"],
      [() => m(b(","), "join", [list(b("a"), ba("b"))]), "b'a,b'"],
      [() => m(b("\xe9a"), "upper", []), "b'\\xe9A'"],
      [() => m(b("abc"), "hex", [":"]), "'61:62:63'"],
      [() => m(b("ab"), "hex", [""]), "'61\\x0062'"],
      [() => m(b("a\x80'"), "replace", [b("a"), b("")]), 'b"\\x80\'"'],
    ]);
  });
});

describe("bytearray", () => {
  it("is made and changed", () => {
    checkTable([
      [() => bytearray(2), "bytearray(b'\\x00\\x00')"],
      [() => bytearray(list(1, 256)), "bytearray(b'\\x01\\x00')"],
      [() => bytearray("a", "x"), "bytearray(b'a')"],
      [() => bytearray(-1), "MemoryError: memory allocation failed"],
      [() => after(ba("abc"), (x) => setitem(x, 0, -1)), "bytearray(b'\\xffbc')"],
      [() => after(ba("abc"), (x) => setitem(x, 0, "a")), "TypeError: can't convert str to int"],
      [() => after(ba("abc"), (x) => setitem(x, 3, 1)), "IndexError: bytearray index out of range"],
      [() => after(ba("abcdef"), (x) => setitem(x, slice(1, 3), b("xyz"))), "bytearray(b'axyzdef')"],
      [() => after(ba("abcdef"), (x) => setitem(x, slice(1, 3), b(""))), "bytearray(b'adef')"],
      [() => after(ba("abcdef"), (x) => setitem(x, slice(3, 1), b("xy"))), "bytearray(b'abcxydef')"],
      [() => after(ba("abc"), (x) => setitem(x, slice(1, 1), x)), "bytearray(b'aabcbc')"],
      [
        () => after(ba("abc"), (x) => setitem(x, slice(1, 2), list(1))),
        "NotImplementedError: array/bytes required on right side",
      ],
      [
        () => after(ba("abc"), (x) => setitem(x, slice(0, 1), array("h", list(1)))),
        "ValueError: lhs and rhs should be compatible",
      ],
      [
        () => after(ba("abc"), (x) => delitem(x, 0)),
        "TypeError: 'bytearray' object doesn't support item deletion",
      ],
      [() => iadd(iadd(ba("a"), list(1)), "s"), "bytearray(b'a\\x01s')"],
      [() => after(ba("ab"), (x) => iadd(x, x)), "bytearray(b'abab')"],
      [() => after(ba("a"), (x) => m(x, "append", [98])), "bytearray(b'ab')"],
      [() => m(ba("a"), "extend", [1]), "TypeError: 'int' object isn't iterable"],
    ]);
  });

  it("has operators", () => {
    checkTable([
      [() => add(ba("a"), "b"), "bytearray(b'ab')"],
      [() => add(ba("a"), 1), "TypeError: object with buffer protocol required"],
      [() => mul(ba("a"), 2), "TypeError: unsupported types for __mul__: 'bytearray', 'int'"],
      [() => contains(ba("abc"), 97), "NotImplementedError"],
      [() => contains(ba("abc"), null), "False"],
      [() => eq(ba("a"), 1), "False"],
      [() => lt(ba("a"), 1), "False"],
      [() => hash(ba("a")), "TypeError: unsupported type for __hash__: 'bytearray'"],
      [() => m(ba("abc"), "partition", [b("z")]), "(bytearray(b'abc'), b'', b'')"],
    ]);
  });
});

describe("array", () => {
  it("packs items", () => {
    checkTable([
      [() => array("i"), "array('i')"],
      [() => array("d", list(1, new PyFloat(2.5))), "array('d', [1.0, 2.5])"],
      [() => array("f", list(new PyFloat(0.1))), "array('f', [0.10000000149011612])"],
      [() => array("b", list(300)), "array('b', [44])"],
      [() => array("i", list(2 ** 31)), "array('i', [-2147483648])"],
      [() => array("Q", list(-1)), "array('Q', [18446744073709551615])"],
      [() => array("q", list(2n ** 63n)), "array('q', [-9223372036854775808])"],
      [() => array("O", list(1, "a", null)), "array('O', [1, 'a', None])"],
      [() => array("i", b("12345")), "array('i', [875770417])"],
      [() => array("I", view(b("ab"))), "array('I', [97, 98])"],
      [() => array("x"), "ValueError: bad typecode"],
      [() => array(1), "TypeError: can't convert 'int' object to str implicitly"],
      [() => array("d", list("a")), "TypeError: can't convert str to float"],
    ]);
  });

  it("changes and compares", () => {
    const h = (...items: Value[]): Value => array("h", list(...items));
    checkTable([
      [() => add(h(1), b("123")), "array('h', [1, 12849])"],
      [() => iadd(h(1), list(2)), "array('h', [1, 2])"],
      [() => getitem(h(1, 2, 3), slice(1, null)), "array('h', [2, 3])"],
      [() => after(h(1, 2, 3), (x) => setitem(x, slice(1, 2), h(5, 6))), "array('h', [1, 5, 6, 3])"],
      [() => after(h(1, 2), (x) => m(x, "extend", [x])), "array('h', [1, 2, 1, 2])"],
      [() => after(array("O", list(1)), (x) => m(x, "extend", [x])), "array('O', [1, 1])"],
      [() => getitem(h(1), 1), "IndexError: array index out of range"],
      [() => eq(array("b", list(1)), array("B", list(1))), "True"],
      [() => eq(array("b", list(1)), h(1)), "NotImplementedError"],
      [() => eq(h(1), 1), "False"],
      [() => lt(array("B", list(1)), array("B", list(2))), "True"],
      [() => contains(h(1), 1), "NotImplementedError"],
    ]);
  });
});

describe("memoryview", () => {
  it("shares memory", () => {
    checkTable([
      [() => after(ba("abc"), (x) => setitem(view(x), 0, 1)), "bytearray(b'\\x01bc')"],
      [
        () => after(ba("abcd"), (x) => setitem(getitem(view(x), slice(1, 4)), slice(1, null), b("XY"))),
        "bytearray(b'abXY')",
      ],
      [
        () => {
          const x = ba("abc");
          const window: Value = view(x);
          m(x, "extend", [b("x".repeat(40))]);
          setitem(window, 0, 65);
          return getitem(x, 0);
        },
        "65",
      ],
      [() => getitem(view(array("d", list(new PyFloat(1.5)))), 0), "1.5"],
      [() => bytes(getitem(view(array("h", list(1, 2))), slice(1, null))), "b'\\x02\\x00'"],
      [() => getattr(view(array("i", list(1))), "itemsize"), "4"],
      [() => len(getitem(view(b("abc")), slice(1, null))), "2"],
      [() => m(view(b("ab")), "hex", []), "'6162'"],
    ]);
  });

  it("refuses", () => {
    checkTable([
      [() => setitem(view(b("abc")), 0, 1), "TypeError: 'memoryview' object doesn't support item assignment"],
      [() => setitem(view(ba("abc")), slice(0, 2), b("xyz")), "ValueError: lhs and rhs should be compatible"],
      [() => view(1), "TypeError: object with buffer protocol required"],
      [() => add(view(b("a")), b("a")), "TypeError: unsupported types for __add__: 'memoryview', 'bytes'"],
      [() => getitem(view(b("a")), 1), "IndexError: memoryview index out of range"],
      [() => contains(view(b("a")), b("a")), "False"],
      [() => view(b("a")), "<memoryview>"],
    ]);
  });
});
