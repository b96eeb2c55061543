/** enumerate, zip, map, filter and reversed, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("lazy iterators", () => {
  it("is enumerate", () => {
    checkExpressions([
      ['list(enumerate("ab"))', "[(0, 'a'), (1, 'b')]"],
      ['list(enumerate("ab", 5))', "[(5, 'a'), (6, 'b')]"],
      ['list(enumerate("ab", start=5))', "[(5, 'a'), (6, 'b')]"],
      ['list(enumerate(iterable="a"))', "[(0, 'a')]"],
      ["enumerate()", "TypeError: 'iterable' argument required"],
      ['enumerate([], "a")', "TypeError: can't convert str to int"],
      ["enumerate([], 1, 2)", "TypeError: extra positional arguments given"],
      ["enumerate(1)", "TypeError: 'int' object isn't iterable"],
      ["enumerate([])", "<enumerate>"],
    ]);
  });

  it("is zip", () => {
    checkExpressions([
      ["list(zip())", "[]"],
      ['list(zip([1, 2], "ab"))', "[(1, 'a'), (2, 'b')]"],
      ['list(zip([1, 2], "a"))', "[(1, 'a')]"],
      ["zip(1)", "TypeError: 'int' object isn't iterable"],
      ["zip([1], x=1)", "TypeError: function doesn't take keyword arguments"],
    ]);
  });

  it("is map", () => {
    checkExpressions([
      ["list(map(lambda a: a + 1, [1, 2]))", "[2, 3]"],
      ["list(map(lambda a, b: a + b, [1, 2], [3]))", "[4]"],
      ["map(1)", "TypeError: function missing 1 required positional arguments"],
      ["map(1, 2)", "TypeError: 'int' object isn't iterable"],
      ["list(map(None, [1]))", "TypeError: 'NoneType' object isn't callable"],
    ]);
  });

  it("is filter", () => {
    checkExpressions([
      ["list(filter(None, [0, 1, 2]))", "[1, 2]"],
      ["list(filter(lambda v: v > 1, [0, 1, 2]))", "[2]"],
      ["filter(1)", "TypeError: function takes 2 positional arguments but 1 were given"],
      ["filter(None, 1)", "TypeError: 'int' object isn't iterable"],
    ]);
  });

  it("is reversed", () => {
    checkExpressions(
      [
        ["list(reversed([1, 2]))", "[2, 1]"],
        ['list(reversed("abc"))', "['c', 'b', 'a']"],
        ["list(reversed(range(3)))", "[2, 1, 0]"],
        ["list(reversed({1: 2}))", "KeyError: 0"],
        ["list(reversed({1}))", "TypeError: 'set' object isn't subscriptable"],
        ["reversed(5)", "TypeError: object of type 'int' has no len()"],
        ["reversed([], 1)", "TypeError: function takes 1 positional arguments but 2 were given"],
        ["reversed(R())", "5"],
      ],
      `
class R:
    def __reversed__(self):
        return 5
`,
    );
  });

  it("takes nothing before it is asked", () => {
    checkExpressions(
      [["lazily()", "([], 2, [0, 1])"]],
      `
def lazily():
    log = []
    def source():
        for i in range(3):
            log.append(i)
            yield i
    it = map(lambda v: v * 2, filter(None, source()))
    first = list(log)
    return first, next(it), log
`,
    );
  });
});
