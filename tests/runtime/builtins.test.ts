/** The builtin functions, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("builtins", () => {
  it("works on numbers", () => {
    checkExpressions([
      ["abs(-1), abs(True), abs(-2.5)", "(1, 1, 2.5)"],
      ['abs("a")', "TypeError: unsupported type for __abs__: 'str'"],
      [
        "bin(5), bin(-5), bin(2**70)",
        "('0b101', '-0b101', '0b10000000000000000000000000000000000000000000000000000000000000000000000')",
      ],
      ['bin("a")', "ValueError: unknown format code 'b' for object of type 'str'"],
      ["bin(1.0)", "ValueError: unknown format code 'b' for object of type 'float'"],
      ["hex(-255), hex(True)", "('-0xff', '0x1')"],
      ["hex(0), oct(-8), bin(-5)", "('0x0', '-0o10', '-0b101')"],
      [
        "hex(2**53 - 1), bin(-(2**31)), oct(2**64)",
        `('0x1fffffffffffff', '-0b1${"0".repeat(31)}', '0o2000000000000000000000')`,
      ],
      ["hex(1.5)", "TypeError: can't convert float to int"],
      ["oct(8)", "'0o10'"],
      ['oct("a")', "TypeError: can't convert str to int"],
      ["chr(65), chr(0x1f600)", "('A', '😀')"],
      ["chr(-1)", "ValueError: char not in range(0x110000)"],
      ['chr("a")', "TypeError: can't convert str to int"],
      ['ord("a"), ord(b"a"), ord("\\U0001f600")', "(97, 97, 128512)"],
      ['ord("ab")', "TypeError: ord() expected a character, but string of length 2 found"],
      ["ord(5)", "TypeError: can't convert 'int' object to str implicitly"],
      ["divmod(-5, 3), divmod(5.5, 2)", "((-2, 1), (2.0, 1.5))"],
      ["divmod(5, 0)", "ZeroDivisionError: divide by zero"],
      ['divmod("a", 1)', "TypeError: unsupported types for __divmod__: 'str', 'int'"],
      ["pow(2, 3), pow(2, 3, 5), pow(2, -1)", "(8, 3, 0.5)"],
      ["pow(2.0, 3, 5)", "TypeError: pow() with 3 arguments requires integers"],
      ["round(5.5), round(6.5), round(5.567, 2), round(15, -1), round(25, -1)", "(6, 6, 5.57, 20, 20)"],
      ['round("a")', "TypeError: can't convert str to float"],
      ["sum([1, 2]), sum([1, 2], 10), sum([[1], [2]], [])", "(3, 13, [1, 2])"],
      ["sum([1], start=2)", "TypeError: function doesn't take keyword arguments"],
      ["hash(1), hash(1.0), hash(True)", "(1, 1, 1)"],
    ]);
  });

  it("works on iterables", () => {
    checkExpressions([
      ["all([]), all([1, 0]), any([0, 1]), any([])", "(True, False, True, False)"],
      ["all(5)", "TypeError: 'int' object isn't iterable"],
      ["len(5)", "TypeError: object of type 'int' has no len()"],
      ["len()", "TypeError: function takes 1 positional arguments but 0 were given"],
      ['max(1, 3, 2), max([1, 3, 2]), max("abc")', "(3, 3, 'c')"],
      ["max([])", "ValueError: arg is an empty sequence"],
      ["max([], default=3)", "3"],
      ["max(1, 2, key=lambda v: -v)", "1"],
      ["max(1, 2, foo=3)", "2"],
      ['min(1, "a")', "TypeError: unsupported types for __lt__: 'str', 'int'"],
      ["min([3, 1], key=lambda v: -v)", "3"],
      ["max()", "TypeError: function missing 1 required positional arguments"],
      ["sorted([3, 1], key=None)", "[1, 3]"],
      ["sorted({2: 1, 1: 2})", "[1, 2]"],
      ["sorted([1], 2)", "TypeError: must use keyword argument for key function"],
      ["sorted([1], foo=2)", "TypeError: extra keyword arguments given"],
      ["next(iter([]))", "StopIteration"],
      ["next(iter([]), 5)", "5"],
      ["next(5)", "TypeError: 'int' object isn't an iterator"],
      ["next([])", "TypeError: 'list' object isn't an iterator"],
      ["iter(5)", "TypeError: 'int' object isn't iterable"],
      ["iter([], 1)", "TypeError: function takes 1 positional arguments but 2 were given"],
    ]);
  });

  it("works on objects", () => {
    checkExpressions(
      [
        ["callable(5), callable(len), callable(int)", "(False, True, True)"],
        ['getattr(5, "foo")', "AttributeError: 'int' object has no attribute 'foo'"],
        ['getattr(5, "foo", 1)', "1"],
        ["getattr(5, 5)", "TypeError: can't convert 'int' object to str implicitly"],
        ['hasattr(5, "foo"), hasattr([], "append")', "(False, True)"],
        ["hasattr(5, 5)", "TypeError: can't convert 'int' object to str implicitly"],
        ['setattr(5, "a", 1)', "AttributeError: 'int' object has no attribute 'a'"],
        [
          "isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, (5, int))",
          "(True, False, True, True)",
        ],
        ["isinstance(1, 5)", "TypeError: issubclass() arg 2 must be a class or a tuple of classes"],
        ["isinstance(1, [int])", "TypeError: issubclass() arg 2 must be a class or a tuple of classes"],
        ["issubclass(int, object), issubclass(bool, int)", "(True, False)"],
        ["issubclass(1, int)", "TypeError: issubclass() arg 1 must be a class"],
        ["issubclass(int, 1)", "TypeError: issubclass() arg 2 must be a class or a tuple of classes"],
        ["repr()", "TypeError: function takes 1 positional arguments but 0 were given"],
        ['repr("a")', "\"'a'\""],
        ["property(1, 2, 3, 4, 5)", "TypeError: extra positional arguments given"],
        ["staticmethod()", "TypeError: function takes 1 positional arguments but 0 were given"],
        ["classmethod(1, 2)", "TypeError: function takes 1 positional arguments but 2 were given"],
        ["id(None) == id(None)", "True"],
        ["dir(X())", "['q']"],
        [
          '"x" in dir(Y()), "y" in dir(Y()), "append" in dir([]), "append" in dir(list)',
          "(True, True, True, True)",
        ],
      ],
      `
class X:
    def __dir__(self):
        return ["q"]
class Y:
    x = 1
    def __init__(self):
        self.y = 2
`,
    );
  });

  it("prints", () => {
    checkExpressions(
      [
        ['out(lambda f: print(1, "a", [2], "b", file=f))', "'1 a [2] b\\n'"],
        ["out(lambda f: print(file=f))", "'\\n'"],
        ['out(lambda f: print(1, 2, sep="-", end="!", file=f))', "'1-2!'"],
        ["print(1, sep=3)", "TypeError: can't convert 'int' object to str implicitly"],
        ["print(1, end=None)", "TypeError: can't convert 'NoneType' object to str implicitly"],
        ["print(1, foo=1)", "TypeError: extra keyword arguments given"],
        ["print(1, file=5)", "OSError: stream operation not supported"],
      ],
      `
from io import StringIO
def out(f):
    stream = StringIO()
    f(stream)
    return stream.getvalue()
`,
    );
  });

  it("knows the names around it", () => {
    checkExpressions(
      [
        ["A.seen", "(True, 1, 5)"],
        ["A.z", "5"],
        [
          'names("r = sorted(locals()), sorted(globals())", {"b": 2, "sorted": sorted}, {"c": 1})',
          "(['c'], ['b', 'sorted'])",
        ],
        ['names("r = dir()", {"b": 2}, {"c": 1})', "['c']"],
        ['names("exec(\'d = 3\'); r = sorted(locals())", {"b": 2}, {"c": 1})', "['c', 'd']"],
        ['eval("c + b", {"b": 2}, {"c": 1})', "3"],
      ],
      `
class A:
    y = 1
    locals()["z"] = 5
    seen = "y" in locals(), locals()["y"], z
def names(text, g, l):
    exec(text, g, l)
    return l.get("r")
`,
    );
  });

  it("compiles", () => {
    checkExpressions(
      [
        ['eval("1 + 1")', "2"],
        ["eval(5)", "TypeError: object with buffer protocol required"],
        ['run("a = 1")', "['a']"],
        ['run("b = c", {"c": 5})', "['b', 'c']"],
        ['exec("a", 5)', "TypeError"],
        ['compile("a", "f", "x")', "ValueError: bad compile mode"],
        ['compile("a", "f")', "TypeError: function missing 1 required positional arguments"],
        ['eval(compile("1 + 1", "f", "eval"))', "2"],
        ['type(compile("1", "f", "eval"))', "<class 'code'>"],
        ['__import__("sys").__name__', "'sys'"],
        ['__import__("nosuchmodule")', "ImportError: no module named 'nosuchmodule'"],
        ["__import__(5)", "TypeError: can't convert 'int' object to str implicitly"],
        ['globals()["run"] is run', "True"],
        ["locals() is globals()", "True"],
      ],
      `
def run(text, names=None):
    names = {} if names is None else names
    exec(text, names)
    return sorted([k for k in names if k[0] != "_"])
`,
    );
  });
});
