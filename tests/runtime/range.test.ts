/** Ranges and slices, with the unix port's answers where it has them. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("range and slice", () => {
  it("is made of ints", () => {
    checkExpressions([
      ["range(5)", "range(0, 5)"],
      ["range(1, 5)", "range(1, 5)"],
      ["range(1, 5, 2)", "range(1, 5, 2)"],
      ["range(1, 2, 0)", "ValueError: zero step"],
      ["range(1, 2.0, 0)", "TypeError: can't convert float to int"],
      ["range('a', 2, 0)", "TypeError: can't convert str to int"],
      ["range(1, 2**70, 0)", "OverflowError: overflow converting long int to machine word"],
      ["range()", "TypeError: function missing 1 required positional arguments"],
      ["range(1, 2, 3, 4)", "TypeError: function expected at most 3 arguments, got 4"],
      ['range("a")', "TypeError: can't convert str to int"],
      ["range(1.0)", "TypeError: can't convert float to int"],
      ["range(2**70)", "OverflowError: overflow converting long int to machine word"],
      ["range(True)", "range(0, 1)"],
      ["range(2**62)", "range(0, 4611686018427387904)"],
      ["len(range(2**62))", "4611686018427387904"],
      ["range(2**62)[-1]", "4611686018427387903"],
    ]);
  });

  it("is counted by for where JavaScript can count", () => {
    checkExpressions(
      [
        ["first(2**62)", "0"],
        ["starts(2**60)", "OverflowError: for loop over a range that starts beyond 2**52: use while"],
        ["starts(-2**53)", "OverflowError: for loop over a range that starts beyond 2**52: use while"],
      ],
      `
def first(end):
    for i in range(end):
        return i

def starts(n):
    for i in range(n, n + 3):
        pass
`,
    );
  });

  it("is a sequence", () => {
    checkExpressions([
      ["len(range(0, 10, 3))", "4"],
      ["len(range(5, 0))", "0"],
      ["list(range(3, 0, -1))", "[3, 2, 1]"],
      ["range(5)[-1]", "4"],
      ["range(5)[9]", "IndexError: range index out of range"],
      ['range(5)["a"]', "TypeError: range indices must be integers, not str"],
      ["range(10)[::-1]", "range(9, -1, -1)"],
      ["range(0, 10, 3)[1:]", "range(3, 12, 3)"],
      ["range(10)[2:8:2]", "range(2, 8, 2)"],
      ["3 in range(5)", "True"],
      ["3.0 in range(5)", "True"],
      ["range(5).start, range(5).stop, range(5).step", "(0, 5, 1)"],
      ["range(5).foo", "AttributeError: 'range' object has no attribute 'foo'"],
      ["range(2) < range(3)", "TypeError: unsupported types for __lt__: 'range', 'range'"],
      ["range(5) + 1", "TypeError: unsupported types for __add__: 'range', 'int'"],
      ["hash(range(3))", "TypeError: unsupported type for __hash__: 'range'"],
      ["bool(range(0))", "False"],
    ]);
  });

  it("is not changed", () => {
    checkExpressions(
      [["put(range(3))", "TypeError: 'range' object doesn't support item assignment"]],
      `
def put(r):
    r[0] = 1
`,
    );
  });

  it("slices come from subscripts only", () => {
    checkExpressions(
      [
        ["S()[1:2]", "slice(1, 2, None)"],
        ["S()[::]", "slice(None, None, None)"],
        ["S()[1:2:3].step", "3"],
        ["S()[1, 2:3]", "(1, slice(2, 3, None))"],
        ["S()[1:2] == S()[1:2]", "False"],
        ["hash(S()[1:2])", "TypeError: unsupported type for __hash__: 'slice'"],
        ["slice(1)", "TypeError: can't create 'slice' instances"],
        ["S()[2:7:-2].indices(5)", "(2, 4, -2)"],
        ["S()[::-1].indices(5)", "(4, -1, -1)"],
        ["S()[1:2].foo", "AttributeError: 'slice' object has no attribute 'foo'"],
      ],
      `
class S:
    def __getitem__(self, key):
        return key
`,
    );
  });
});
