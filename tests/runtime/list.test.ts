/** Lists, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("list", () => {
  it("is indexed by ints", () => {
    checkExpressions([
      ["[1,2,3][0]", "1"],
      ["[1,2,3][-1]", "3"],
      ["[1][True]", "IndexError: list index out of range"],
      ["[1,2,3][5]", "IndexError: list index out of range"],
      ["[1,2,3][-4]", "IndexError: list index out of range"],
      ['[1,2,3]["a"]', "TypeError: list indices must be integers, not str"],
      ["[1,2,3][1.0]", "TypeError: list indices must be integers, not float"],
      ["[1,2][2**70]", "OverflowError: overflow converting long int to machine word"],
    ]);
  });

  it("has items to set where numbers have none", () => {
    checkExpressions(
      [["store()", "TypeError: 'int' object doesn't support item assignment"]],
      "def store():\n    1[0] = 1\n",
    );
  });

  it("is sliced", () => {
    checkExpressions([
      ["[1,2,3,4][1:3]", "[2, 3]"],
      ["[1,2,3,4][5:1]", "[]"],
      ["[1,2,3,4][::-1]", "[4, 3, 2, 1]"],
      ["[1,2,3,4,5][4:0:-2]", "[5, 3]"],
      ["[1,2,3,4][-10:10]", "[1, 2, 3, 4]"],
      ["[1,2,3][::2]", "[1, 3]"],
      ["[1,2][0:1:0]", "ValueError: slice step can't be zero"],
      ['[1,2][:"a"]', "TypeError: can't convert str to int"],
    ]);
  });

  it("takes slices of step 1 in assignments", () => {
    checkExpressions(
      [
        ["change(lambda l: l.__class__ and put(l, 1, 3, [9]))", "[1, 9, 4]"],
        ["change(lambda l: put(l, 0, 0, (5, 6)))", "[5, 6, 1, 2, 3, 4]"],
        ["change(lambda l: put(l, 1, 2, []))", "[1, 3, 4]"],
        ["change(lambda l: put(l, 3, 1, [7]))", "[1, 2, 3, 7, 4]"],
        ["change(lambda l: put(l, 0, 1, {1}))", "TypeError: object 'set' isn't a tuple or list"],
        ['change(lambda l: put(l, 0, 1, "ab"))', "TypeError: object 'str' isn't a tuple or list"],
        ["change(lambda l: put(l, 0, 1, range(2)))", "TypeError: object 'range' isn't a tuple or list"],
        ["change(lambda l: put(l, 0, 1, l))", "[1, 2, 3, 4, 2, 3, 4]"],
        ["change(lambda l: put_step(l, [1]))", "NotImplementedError"],
        ["change(lambda l: remove(l, 1, 3))", "[1, 4]"],
        ["change(lambda l: remove_step(l))", "NotImplementedError"],
      ],
      `
def change(f):
    l = [1, 2, 3, 4]
    f(l)
    return l
def put(l, a, b, v):
    l[a:b] = v
def put_step(l, v):
    l[::2] = v
def remove(l, a, b):
    del l[a:b]
def remove_step(l):
    del l[::2]
`,
    );
  });

  it("has operators", () => {
    checkExpressions([
      ["[1]+[2]", "[1, 2]"],
      ["[1]+(2,)", "TypeError: unsupported types for __add__: 'list', 'tuple'"],
      ["[1,2]*2", "[1, 2, 1, 2]"],
      ["2*[1]", "[1, 1]"],
      ["[1]*-1", "[]"],
      ["True*[1]", "[1]"],
      ["[1]*2.0", "TypeError: unsupported types for __mul__: 'list', 'float'"],
      ['[1]*"a"', "TypeError: unsupported types for __mul__: 'list', 'str'"],
      ["[1]-[1]", "TypeError: unsupported types for __sub__: 'list', 'list'"],
      ["-[]", "TypeError: unsupported type for __neg__: 'list'"],
      ["[1]<[1,2]", "True"],
      ["[1,2]<=[1,2]", "True"],
      ["[2]>[1,5]", "True"],
      ["[1]==(1,)", "False"],
      ["[1,[2]]==[1,[2]]", "True"],
      ["[1]<(1,)", "TypeError: unsupported types for __lt__: 'list', 'tuple'"],
      ['[1]<["a"]', "TypeError: unsupported types for __gt__: 'str', 'int'"],
      ["2 in [1,2]", "True"],
      ["[1] in [[1]]", "True"],
      ["hash([])", "TypeError: unsupported type for __hash__: 'list'"],
      ["not []", "True"],
    ]);
  });

  it("changes in place with += but not with *=", () => {
    checkExpressions(
      [
        ['both("+=", [2])', "([1, 2], [1, 2])"],
        ['both("+=", (2,))', "([1, 2], [1, 2])"],
        ['both("+=", "ab")', "([1, 'a', 'b'], [1, 'a', 'b'])"],
        ['both("+=", 5)', "TypeError: 'int' object isn't iterable"],
        ['both("*=", 2)', "([1, 1], [1])"],
      ],
      `
def both(op, v):
    a = [1]
    b = a
    if op == "+=":
        a += v
    else:
        a *= v
    return a, b
`,
    );
  });

  it("has methods", () => {
    checkExpressions(
      [
        ['do("append", 5)', "(None, [1, 2, 3, 5])"],
        ['do("append")', "TypeError: function takes 2 positional arguments but 1 were given"],
        ['do("extend", "ab")', "(None, [1, 2, 3, 'a', 'b'])"],
        ['do("extend", 5)', "TypeError: 'int' object isn't iterable"],
        ['do("insert", 1, 9)', "(None, [1, 9, 2, 3])"],
        ['do("insert", -1, 9)', "(None, [1, 2, 9, 3])"],
        ['do("insert", 100, 9)', "(None, [1, 2, 3, 9])"],
        ['do("insert", -100, 9)', "(None, [9, 1, 2, 3])"],
        ['do("insert", 1)', "TypeError: function takes 3 positional arguments but 2 were given"],
        ['do("pop")', "(3, [1, 2])"],
        ['do("pop", 0)', "(1, [2, 3])"],
        ['do("pop", 1)', "(2, [1, 3])"],
        ['do("pop", 7)', "IndexError: list index out of range"],
        ['do("remove", 2)', "(None, [1, 3])"],
        ['do("remove", 7)', "ValueError: object not in sequence"],
        ['do("reverse")', "(None, [3, 2, 1])"],
        ['do("clear")', "(None, [])"],
        ['do("copy")', "([1, 2, 3], [1, 2, 3])"],
        ['do("count", 1)', "(1, [1, 2, 3])"],
        ['do("index", 2)', "(1, [1, 2, 3])"],
        ['do("index", 2, 2)', "ValueError: object not in sequence"],
        ['do("index", 9)', "ValueError: object not in sequence"],
        ['do("index", 2, 0, 1)', "ValueError: object not in sequence"],
        ['do("index", 1, "a")', "TypeError: list indices must be integers, not str"],
        ["[].pop()", "IndexError: pop from empty list"],
        ["list.append([], 1)", "None"],
        ["list.append(1, 2)", "TypeError: argument should be a 'list' not a 'int'"],
        ["list.append({}, 1)", "TypeError: argument should be a 'list' not a 'dict'"],
        ["[].foo", "AttributeError: 'list' object has no attribute 'foo'"],
      ],
      `
def do(name, *args):
    l = [1, 2, 3]
    r = getattr(l, name)(*args)
    return r, l
`,
    );
  });

  it("sorts like the quicksort of MicroPython, which is not stable", () => {
    checkExpressions(
      [
        ["order([3, 1, 2])", "[1, 2, 3]"],
        ["order([3, 1, 2], reverse=True)", "[3, 2, 1]"],
        ['order(["b", "a", "C"])', "['C', 'a', 'b']"],
        [
          "order([1.5, 2, True, 0, 3, 2.0, 1, 2**65, -1])",
          "[-1, 0, 1, True, 1.5, 2, 2.0, 3, 36893488147419103232]",
        ],
        [
          'order([(1, "a"), (0, "b"), (1, "c"), (0, "d"), (1, "e")] * 3, key=lambda v: v[0])',
          "[(0, 'b'), (0, 'd'), (0, 'b'), (0, 'd'), (0, 'd'), (0, 'b'), (1, 'e'), (1, 'c'), (1, 'a'), (1, 'e'), (1, 'c'), (1, 'a'), (1, 'c'), (1, 'e'), (1, 'a')]",
        ],
        [
          'order([(1, "a"), (0, "b"), (1, "c"), (0, "d"), (1, "e")] * 3, key=lambda v: v[0], reverse=True)',
          "[(1, 'a'), (1, 'e'), (1, 'c'), (1, 'c'), (1, 'e'), (1, 'a'), (1, 'a'), (1, 'c'), (1, 'e'), (0, 'd'), (0, 'b'), (0, 'b'), (0, 'd'), (0, 'd'), (0, 'b')]",
        ],
        ["order([1, True, 1.0, True, 1])", "[1.0, True, 1, True, 1]"],
        ["order([3, 1, 2], key=lambda v: -v)", "[3, 2, 1]"],
        ["order([2, 1], key=None)", "[1, 2]"],
        ["order([2, 1], 1)", "TypeError: extra positional arguments given"],
        ["order([2, 1], foo=1)", "TypeError: extra keyword arguments given"],
        ["order([2, 1], key=1)", "TypeError: 'int' object isn't callable"],
        ['order([1, "a"])', "TypeError: unsupported types for __lt__: 'int', 'str'"],
        ["order([3, 1], reverse=1)", "[3, 1]"],
      ],
      `
def order(l, *args, **kw):
    l.sort(*args, **kw)
    return l
`,
    );
  });

  it("is made from iterables", () => {
    checkExpressions([
      ["list()", "[]"],
      ['list("ab")', "['a', 'b']"],
      ["list((1, 2))", "[1, 2]"],
      ["list({1: 2})", "[1]"],
      ["list(5)", "TypeError: 'int' object isn't iterable"],
      ["list(1, 2)", "TypeError: function expected at most 1 arguments, got 2"],
      ["list(x=1)", "TypeError: function doesn't take keyword arguments"],
    ]);
  });

  it("follows changes while it is iterated", () => {
    checkExpressions(
      [
        ["grow()", "[1, 2, 10, 20, 100]"],
        ["shrink()", "[1, 2]"],
      ],
      `
def grow():
    l = [1, 2]
    seen = []
    for v in l:
        seen.append(v)
        if len(l) < 5:
            l.append(v * 10)
    return seen
def shrink():
    l = [1, 2, 3, 4]
    seen = []
    for v in l:
        seen.append(v)
        l.pop()
    return seen
`,
    );
  });
});
