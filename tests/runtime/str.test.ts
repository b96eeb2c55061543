import { before, describe, it } from "mocha";
import { callMethod as m } from "../../runtime-hal/core/attributes.js";
import { callMethodKw } from "../helpers/call-method-kw.js";
import { PyList, PyTuple } from "../../runtime-hal/core/objects.js";
import { contains, eq, lt } from "../../runtime-hal/core/comparison.js";
import { hash } from "../../runtime-hal/core/identity.js";
import { add, mul } from "../../runtime-hal/core/operators.js";
import { getitem, len, setitem } from "../../runtime-hal/core/subscript.js";
import { strType } from "../../runtime-hal/core/str.js";
import { spread } from "../../runtime-hal/core/iteration.js";
import { callType } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { wideText } from "../../runtime-hal/core/wide-text.js";
import { b, ba, checkTable, slice } from "../helpers/shown.js";

const str = (...args: Value[]): Value => callType(strType, args, null);

describe("str", () => {
  // As emitted modules with such literals do.
  before(wideText);

  it("counts code points", () => {
    checkTable([
      [() => len("a😀b"), "3"],
      [() => getitem("a😀b", 1), "'😀'"],
      [() => getitem("a😀b", -1), "'b'"],
      [() => getitem("a😀b", slice(1, null)), "'😀b'"],
      [() => getitem("a😀b", slice(-2, -1)), "'😀'"],
      [() => m("a😀b", "find", ["b"]), "2"],
      [() => m("a😀b😀", "rfind", ["😀", 2]), "3"],
      [() => m("😀x", "strip", ["😁"]), "'😀x'"],
      [() => m("😀x", "strip", ["😀"]), "'x'"],
      [() => m("😀", "center", [4]), "' 😀  '"],
      [() => m("😀x", "count", [""]), "3"],
      [() => new PyList(spread("a😀")), "['a', '😀']"],
      [() => lt("\uffff", "😀"), "True"],
    ]);
  });

  it("indexes and slices", () => {
    checkTable([
      [() => getitem("abc", 5), "IndexError: string index out of range"],
      [() => getitem("abc", -4), "IndexError: string index out of range"],
      [() => getitem("abc", "a"), "TypeError: string indices must be integers, not str"],
      [() => getitem("abc", true), "'b'"],
      [
        () => getitem("abc", slice(null, null, 2)),
        "NotImplementedError: only slices with step=1 (aka None) are supported",
      ],
      [() => getitem("abc", slice(-10, 2)), "'ab'"],
      [() => getitem("abc", slice(2, 1)), "''"],
      [() => getitem("abc", slice("a", null)), "TypeError: string indices must be integers, not str"],
      [() => setitem("abc", 0, "x"), "TypeError: 'str' object doesn't support item assignment"],
    ]);
  });

  it("searches", () => {
    checkTable([
      [() => m("abc", "find", ["", 10]), "3"],
      [() => m("abc", "find", ["c", -1]), "2"],
      [() => m("abc", "find", ["a", 2, 1]), "-1"],
      [() => m("abc", "rfind", [""]), "3"],
      [() => m("abcabc", "rindex", ["b", null, 4]), "1"],
      [() => m("abc", "index", ["z"]), "ValueError: substring not found"],
      [() => m("abc", "find", [1]), "TypeError: can't convert 'int' object to str implicitly"],
      [() => m("abc", "find", [b("a")]), "TypeError: can't convert 'bytes' object to str implicitly"],
      [() => m("abc", "find", []), "TypeError: function missing 1 required positional arguments"],
      [() => m("aaa", "count", ["aa"]), "1"],
      [() => m("aaa", "count", ["a", 1]), "2"],
      [() => m("abc", "startswith", [new PyTuple(["x", "a"])]), "True"],
      [() => m("abc", "startswith", [b("a")]), "True"],
      [() => m("abc", "startswith", ["b", 1]), "True"],
      [() => m("abc", "endswith", ["b", 0, 2]), "True"],
      [() => m("abc", "startswith", [1]), "TypeError: can't convert 'int' object to str implicitly"],
      [() => contains("abc", "bc"), "True"],
      [() => contains("abc", 1), "TypeError: can't convert 'int' object to str implicitly"],
    ]);
  });

  it("splits and joins", () => {
    checkTable([
      [() => m("a,b,c", "split", [","]), "['a', 'b', 'c']"],
      [() => m("a,b,c", "split", [",", 1]), "['a', 'b,c']"],
      [() => m("  a b  c ", "split", []), "['a', 'b', 'c']"],
      [() => m("  a b  c ", "split", [null, 1]), "['a', 'b  c ']"],
      [() => m("", "split", []), "[]"],
      [() => m("", "split", [","]), "['']"],
      [() => m("abc", "split", [""]), "ValueError: empty separator"],
      [() => m("a,b,c", "rsplit", [",", 1]), "['a,b', 'c']"],
      [() => m("aaaa", "rsplit", ["aa", 1]), "['aa', '']"],
      [() => m("aaa", "rsplit", ["aa", 1]), "['a', '']"],
      [() => m("a b", "rsplit", [null, 1]), "NotImplementedError: rsplit(None,n)"],
      [() => m("a\nb\r\nc\rd\n", "splitlines", []), "['a', 'b', 'c', 'd']"],
      [
        () => callMethodKw("a\n\nb\r\n", "splitlines", [], ["keepends"], [true]),
        "['a\\n', '\\n', 'b\\r\\n']",
      ],
      [() => m("abc", "partition", ["b"]), "('a', 'b', 'c')"],
      [() => m("abc", "rpartition", ["z"]), "('', '', 'abc')"],
      [() => m(",", "join", [new PyList(["a", "b"])]), "'a,b'"],
      [() => m("-", "join", ["abc"]), "'a-b-c'"],
      [
        () => m(",", "join", [new PyList([1])]),
        "TypeError: join expects a list of str/bytes objects consistent with self object",
      ],
      [() => m(",", "join", [1]), "TypeError: 'int' object isn't iterable"],
    ]);
  });

  it("strips, replaces, changes case, tests characters", () => {
    checkTable([
      [() => m(" \t\na b\v", "strip", []), "'a b'"],
      [() => m("xxaxx", "lstrip", ["x"]), "'axx'"],
      [() => m("xxaxx", "rstrip", ["yx"]), "'xxa'"],
      [() => m("a", "strip", [null]), "TypeError: can't convert 'NoneType' object to str implicitly"],
      [() => m("aaa", "replace", ["a", "b", 2]), "'bba'"],
      [() => m("aaa", "replace", ["", "-"]), "'-a-a-a-'"],
      [() => m("aaa", "replace", ["", "-", 2]), "'-a-aa'"],
      [() => m("a$b", "replace", ["$", "$&"]), "'a$&b'"],
      [() => m("aBé", "upper", []), "'ABé'"],
      [() => m("ABÉ", "lower", []), "'abÉ'"],
      [() => m("abc", "center", [6]), "' abc  '"],
      [() => m("A1", "isupper", []), "True"],
      [() => m("1", "isupper", []), "False"],
      [() => m("é", "isalpha", []), "False"],
      [() => m(" \n", "isspace", []), "True"],
      [() => m("", "isdigit", []), "False"],
    ]);
  });

  it("computes and compares", () => {
    checkTable([
      [() => add("a", b("b")), "TypeError: unsupported types for __add__: 'str', 'bytes'"],
      [() => mul("ab", 3), "'ababab'"],
      [() => mul(true, "ab"), "'ab'"],
      [() => mul("ab", -1), "''"],
      [() => eq("a", b("a")), "False"],
      [() => eq("a", ba("a")), "True"],
      [() => lt("a", 1), "TypeError: unsupported types for __lt__: 'str', 'int'"],
      [() => hash("abc"), "12933"],
      [() => hash("é"), "25231"],
      [() => hash(""), "5381"],
    ]);
  });

  it("converts", () => {
    checkTable([
      [() => str(), "''"],
      [() => str(b("a")), "\"b'a'\""],
      [() => str(b("a\xc3\xa9"), "utf-8"), "'aé'"],
      [() => str(1, "utf-8"), "TypeError: object with buffer protocol required"],
      [() => str(b("\xff"), "utf-8"), "UnicodeError"],
      [() => str(b("a\xff\xe9b"), "utf-8", "replace"), "'a\ufffd\ufffdb'"],
      [() => str(b("a\xff"), "ascii", "ignore"), "'a'"],
      [() => str(b("a"), "latin1"), "LookupError: unknown encoding: latin1"],
      [() => str(b("a"), "UTF-8"), "'a'"],
      [() => str(b("a\xff"), "ASCII"), "UnicodeError"],
      [() => m("a", "encode", ["Latin-1"]), "LookupError: unknown encoding: Latin-1"],
      [() => m("é", "encode", []), "b'\\xc3\\xa9'"],
      [() => m("é", "encode", ["ascii"]), "UnicodeError"],
      [() => m("\ud800", "encode", []), "b'\\xed\\xa0\\x80'"],
      [() => m(b("\xed\xa0\x80"), "decode", []), "'\\ud800'"],
      [() => str(1, 2, 3, 4), "TypeError: function expected at most 3 arguments, got 4"],
    ]);
  });

  it("shows quotes and escapes", () => {
    checkTable([
      [() => "it's", '"it\'s"'],
      [() => "'\"", "'\\'\"'"],
      [() => "\\\n\r\t\0\x7fé", "'\\\\\\n\\r\\t\\x00\\x7fé'"],
    ]);
  });

  it("formats", () => {
    checkTable([
      [() => m("{} {:>5}", "format", [1, "x"]), "'1     x'"],
      [() => m("{1}{0}", "format", [1, 2]), "'21'"],
      [() => callMethodKw("{a!r:>5}", "format", [], ["a"], ["x"]), "\"  'x'\""],
      [() => m("{0:{1}{2}}", "format", [3, ">", 4]), "'   3'"],
      [() => m("{{}}", "format", []), "'{}'"],
      [() => m("{}", "format", []), "IndexError: tuple index out of range"],
      [() => m("{a}", "format", []), "KeyError: a"],
      [() => m("{0.a}", "format", [1]), "NotImplementedError: attributes not supported"],
      [() => m("{!z}", "format", [1]), "ValueError: unknown conversion specifier z"],
      [() => m("{!", "format", [1]), "ValueError: end of format while looking for conversion specifier"],
      [() => m("{", "format", [1]), "ValueError: unmatched '{' in format"],
      [() => m("}", "format", [1]), "ValueError: single '}' encountered in format string"],
      [() => m("{!rx}", "format", [1]), "ValueError: expected ':' after format specifier"],
      [
        () => m("{}{1}", "format", [1, 2]),
        "ValueError: can't switch from automatic field numbering to manual field specification",
      ],
      [
        () => m("{1}{}", "format", [1, 2]),
        "ValueError: can't switch from manual field specification to automatic field numbering",
      ],
      [() => m(b("a{}"), "format", [b("\xff")]), "b\"ab'\\\\xff'\""],
    ]);
  });
});
