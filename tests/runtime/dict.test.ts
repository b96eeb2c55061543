/** Dicts, their views and OrderedDict, with the unix port's answers (but in order of insertion). */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("dict", () => {
  it("takes 63 bits of a hash that the program makes", () => {
    checkExpressions(
      [
        ["hash(H(2**70 + 5))", "5"],
        ["hash(H(-2**80 - 5))", "-5"],
        ["hash(H(2**62))", "-4611686018427387904"],
        ["hash(H(2**61))", "2305843009213693952"],
      ],
      "class H:\n    def __init__(self, h):\n        self.h = h\n\n    def __hash__(self):\n        return self.h\n",
    );
  });

  it("finds keys that are equal", () => {
    checkExpressions(
      [
        ["{1: 2}[True]", "2"],
        ["{True: 1}[1.0]", "1"],
        ["{1.5: 1}[1.5]", "1"],
        ["{(1, 2): 3}[(1, 2.0)]", "3"],
        ["{(1, True): 3}[(1, 1)]", "3"],
        ["{(2**30, 1): 3}[(2.0**30, 1)]", "3"],
        ["{(-1, 0): 3, (0, -1): 4, (0, -1, 0): 5}[(0, -1)]", "4"],
        ["{(0, 0): 1}.get(0.5)", "None"],
        ["{0.5: 1}.get((0, 0))", "None"],
        ["{((1, 2), 3): 4}[((1, 2.0), 3)]", "4"],
        ["{(1, 2): 3}[(E(1), 2)]", "3"],
        ["{(E(1), 2): 3}[(1, 2)]", "3"],
        ['{b"x": 1}[b"x"]', "1"],
        ["{2**70: 1}[2.0**70]", "1"],
        ["{None: 1}[None]", "1"],
        ['{"1": 1, 1: 2}[1]', "2"],
        ["{E(1): 5}[1]", "5"],
        ["{1: 5}[E(1)]", "5"],
        ["{E(1): 5, E(2): 6}[E(2)]", "6"],
        ['{S("a"): 1}["a"]', "1"],
        ["{frozenset({1}): 2}[frozenset({1})]", "2"],
        ['{1: "a"}[2]', "KeyError: 2"],
        ['{}["a"]', "KeyError: a"],
        ["{[]: 1}", "TypeError: unsupported type for __hash__: 'list'"],
        ["{{}: 1}", "TypeError: unsupported type for __hash__: 'dict'"],
        ["[] in {}", "False"],
        ["[] in {1: 2}", "TypeError: unsupported type for __hash__: 'list'"],
        ["{1: 1, True: 2}", "{1: 2}"],
      ],
      `
class E:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, E) else other)
    def __hash__(self):
        return self.n
class S(str):
    pass
`,
    );
  });

  it("has methods", () => {
    checkExpressions(
      [
        ['do("get", 1)', "(2, [(1, 2)])"],
        ['do("get", 5)', "(None, [(1, 2)])"],
        ['do("get", 5, 6)', "(6, [(1, 2)])"],
        ['do("pop", 1)', "(2, [])"],
        ['do("pop", 5)', "KeyError: 5"],
        ['do("pop", 5, 6)', "(6, [(1, 2)])"],
        ['do("pop", 1, 2, 3)', "TypeError: function expected at most 3 arguments, got 4"],
        ['do("popitem")', "((1, 2), [])"],
        ['do("setdefault", 1, 2)', "(2, [(1, 2)])"],
        ['do("setdefault", 5)', "(None, [(1, 2), (5, None)])"],
        ['do("setdefault", 5, 6)', "(6, [(1, 2), (5, 6)])"],
        ['do("update", {3: 4})', "(None, [(1, 2), (3, 4)])"],
        ['do("update", [(3, 4)], a=5)', "(None, [('a', 5), (1, 2), (3, 4)])"],
        ['do("update", [(1,)])', "ValueError: dict update sequence has wrong length"],
        ['do("update", 1)', "TypeError: 'int' object isn't iterable"],
        ['do("update", 1, 2)', "TypeError: function expected at most 2 arguments, got 3"],
        ['do("clear")', "(None, [])"],
        ['do("copy")', "({1: 2}, [(1, 2)])"],
        ['do("__getitem__", 1)', "(2, [(1, 2)])"],
        ['do("__contains__", 1)', "AttributeError: 'dict' object has no attribute '__contains__'"],
        ["{}.popitem()", "KeyError: popitem(): dictionary is empty"],
        ["dict.fromkeys([1])", "{1: None}"],
        ["dict.fromkeys([1], 3)", "{1: 3}"],
        ["dict.fromkeys(5)", "TypeError: 'int' object isn't iterable"],
        ['{}.fromkeys("a")', "{'a': None}"],
        ["dict.get([], 1)", "TypeError: argument should be a 'dict' not a 'list'"],
      ],
      `
def do(name, *args, **kw):
    d = {1: 2}
    r = getattr(d, name)(*args, **kw)
    return r, sorted(d.items(), key=str)
`,
    );
  });

  it("is made from pairs", () => {
    checkExpressions([
      ["dict(a=1)", "{'a': 1}"],
      ["dict([(1, 2)])", "{1: 2}"],
      ["dict({1: 2})", "{1: 2}"],
      ["dict(5)", "TypeError: 'int' object isn't iterable"],
      ["dict([1])", "TypeError: 'int' object isn't iterable"],
      ["dict([(1, 2, 3)])", "ValueError: dict update sequence has wrong length"],
      ["dict(1, 2)", "TypeError: function expected at most 2 arguments, got 3"],
    ]);
  });

  it("has operators", () => {
    checkExpressions([
      ["{1: 2} | {1: 3}", "{1: 3}"],
      ["{} | [(1, 2)]", "{1: 2}"],
      ["{} | 5", "TypeError: 'int' object isn't iterable"],
      ["{1: 2} == {1: 2.0}", "True"],
      ["{1: 2} == {1: 3}", "False"],
      ["{1: 2} == 5", "False"],
      ["{} < {}", "TypeError: unsupported types for __lt__: 'dict', 'dict'"],
      ["{} + {}", "TypeError: unsupported types for __add__: 'dict', 'dict'"],
      ["hash({})", "TypeError: unsupported type for __hash__: 'dict'"],
      ["not {}", "True"],
      ["len({1: 2})", "1"],
    ]);
  });

  it("has views", () => {
    checkExpressions([
      ["{1: 2}.keys()", "dict_keys([1])"],
      ["{1: 2}.values()", "dict_values([2])"],
      ["{1: 2}.items()", "dict_items([(1, 2)])"],
      ["len({1: 2}.items())", "1"],
      ["1 in {1: 2}.keys()", "True"],
      ["2 in {1: 2}.values()", "True"],
      ["(1, 2) in {1: 2}.items()", "True"],
      ["bool({}.keys())", "False"],
      ["{}.keys() + 1", "TypeError: unsupported types for __add__: 'dict_view', 'int'"],
      ["{1: 2}.keys() == {1: 2}.keys()", "False"],
      ["{1: 2}.items()[0]", "TypeError: 'dict_view' object isn't subscriptable"],
      ["hash({1: 2}.keys())", "TypeError: unsupported type for __hash__: 'dict_view'"],
      ["type({}.keys())", "<class 'dict_view'>"],
      ["iter({})", "<iterator>"],
    ]);
  });

  it("is OrderedDict, too", () => {
    checkExpressions(
      [
        ["OrderedDict({1: 2})", "OrderedDict({1: 2})"],
        ["OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)])", "False"],
        ["OrderedDict([(1, 2)]) == OrderedDict([(1, 2)])", "True"],
        ["OrderedDict({1: 2}) == {1: 2}", "False"],
        ["{1: 2} == OrderedDict({1: 2})", "False"],
        ["OrderedDict({1: 2}).copy()", "OrderedDict({1: 2})"],
        ["OrderedDict({1: 2}) | {3: 4}", "OrderedDict({1: 2, 3: 4})"],
        ["OrderedDict.fromkeys([1])", "{1: None}"],
        ["OrderedDict([(1, 2), (3, 4)]).popitem()", "(3, 4)"],
        ["OrderedDict().popitem()", "KeyError: popitem(): dictionary is empty"],
      ],
      `from collections import OrderedDict`,
    );
  });

  it("of few strs keeps their order, whatever is added or removed in the midst of a walk", () => {
    checkExpressions(
      [
        ["walk()", "(['a', 'b', 'c'], {'a': 1, 'b': 2, 'c': 3})"],
        ["walk(b=lambda d: d.pop('a'))", "(['a', 'b', 'c'], {'b': 2, 'c': 3})"],
        ["walk(a=lambda d: d.pop('b'))", "(['a', 'c'], {'a': 1, 'c': 3})"],
        ["walk(a=lambda d: (d.pop('b'), put(d, 'b', 5)))", "(['a', 'c', 'b'], {'a': 1, 'c': 3, 'b': 5})"],
        ["walk(a=lambda d: put(d, 'c', 5))", "(['a', 'b', 'c'], {'a': 1, 'b': 2, 'c': 5})"],
        ["walk(a=lambda d: put(d, 5, 6))", "(['a', 'b', 'c'], {'a': 1, 'b': 2, 'c': 3, 5: 6})"],
        ["walk(b=lambda d: (d.clear(), put(d, 'z', 1)))", "(['a', 'b', 'z'], {'z': 1})"],
        ["walk(a=fill)[0]", "['a', 'b', 'c']"],
        ["len(walk(a=fill)[1])", "15"],
        ["walk(a=lambda d: (list(d), list(d.values())))", "(['a', 'b', 'c'], {'a': 1, 'b': 2, 'c': 3})"],
        ["[(x, y) for x in two() for y in two()]", "[('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')]"],
        ["nested({'a': 1, 'b': 2})", "'aa ab ba bb '"],
        ["put(two(), 'c', 3), two()", "({'a': 1, 'b': 2, 'c': 3}, {'a': 1, 'b': 2})"],
        ["(list(two()), sorted(two().values()), list(take(two())))", "(['a', 'b'], [1, 2], ['b'])"],
        ["(list(late()), '__name__' in list(globals()))", "(['a', 'b'], True)"],
        ["two().get([])", "TypeError: unsupported type for __hash__: 'list'"],
        ["{}.get([])", "None"],
        ["(b'a' in two(), None in two(), 1 in two(), S('a') in two())", "(False, False, False, True)"],
      ],
      `
class S(str):
    pass
def two():
    return {"a": 1, "b": 2}
def take(d):
    walk = iter(d)
    next(walk)
    return walk
def late():
    d = two()
    walk = iter(d)
    d["c"] = 3
    return walk
def put(d, k, v):
    d[k] = v
    return d
def fill(d):
    for i in range(12):
        d["x%d" % i] = i
def walk(**changes):
    d = {"a": 1, "b": 2, "c": 3}
    seen = []
    for k in d:
        seen.append(k)
        if k in changes:
            changes.pop(k)(d)
    return seen, d
def nested(d):
    out = ""
    for x in d:
        for y in d:
            out += x + y + " "
    return out
`,
    );
  });

  it("may be a dict that is not to be changed", () => {
    checkExpressions(
      [
        ["errno.errorcode[2]", "'ENOENT'"],
        ["put(errno.errorcode)", "TypeError"],
        ["errno.errorcode.clear()", "TypeError"],
        ["errno.errorcode.pop(2)", "TypeError"],
      ],
      `
import errno
def put(d):
    d[1] = 2
`,
    );
  });
});
