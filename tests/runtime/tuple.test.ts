/** Tuples, namedtuples and their like, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("tuple", () => {
  it("is indexed and sliced", () => {
    checkExpressions([
      ["(1,2)[0]", "1"],
      ["(1,2)[-1]", "2"],
      ["(1,2)[2]", "IndexError: tuple index out of range"],
      ['(1,2)["a"]', "TypeError: tuple indices must be integers, not str"],
      ["(1,2,3)[1:]", "(2, 3)"],
      ["(1,2,3)[5:]", "()"],
      ["(1,2,3)[::2]", "NotImplementedError: only slices with step=1 (aka None) are supported"],
      ["(1,2,3)[::-1]", "NotImplementedError: only slices with step=1 (aka None) are supported"],
    ]);
  });

  it("has operators", () => {
    checkExpressions([
      ["(1,)+(2,)", "(1, 2)"],
      ["(1,)+[2]", "TypeError: unsupported types for __add__: 'tuple', 'list'"],
      ["(1,2)*2", "(1, 2, 1, 2)"],
      ["2*(1,)", "(1, 1)"],
      ["(1,)*0", "()"],
      ["(1,2)<(1,3)", "True"],
      ["(1,2)<(1,)", "False"],
      ["((1,2),3)<((1,2),4)", "True"],
      ["((1,2),3)<((1,1),4)", "False"],
      ["([1],'a')<([1],'b')", "True"],
      ["((1,2),)<([1,3],)", "TypeError: unsupported types for __gt__: 'list', 'tuple'"],
      ["(lambda n: ((n,),1)<((n,),2))(float('nan'))", "False"],
      ["(lambda t: (t,1)<(t,2))((float('nan'),))", "True"],
      ["(1,)==(1,)", "True"],
      ["(1,)==[1]", "False"],
      ["(1,)<1", "TypeError: unsupported types for __lt__: 'tuple', 'int'"],
      ["1 in (1,)", "True"],
      ["hash((1,2))==hash((1,2.0))", "True"],
      ["hash((1,[]))", "TypeError: unsupported type for __hash__: 'list'"],
      ["(1,)-(1,)", "TypeError: unsupported types for __sub__: 'tuple', 'tuple'"],
      ["not ()", "True"],
      ["()", "()"],
      ["(1,)", "(1,)"],
      ["(1,(2,))", "(1, (2,))"],
    ]);
  });

  it("has methods and a constructor", () => {
    checkExpressions(
      [
        ["(1,2,1).count(1)", "2"],
        ["(1,2).index(2)", "1"],
        ["(1,2).index(5)", "ValueError: object not in sequence"],
        ["(1,2).foo", "AttributeError: 'tuple' object has no attribute 'foo'"],
        ["tuple()", "()"],
        ['tuple("ab")', "('a', 'b')"],
        ["tuple(5)", "TypeError: 'int' object isn't iterable"],
        ["tuple(x=1)", "TypeError: function doesn't take keyword arguments"],
        ["same(tuple)", "True"],
      ],
      `
def same(f):
    t = (1, 2)
    return f(t) is t
`,
    );
  });

  it("cannot be changed", () => {
    checkExpressions(
      [
        ["put((1,))", "TypeError: 'tuple' object doesn't support item assignment"],
        ["remove((1,))", "TypeError: 'tuple' object doesn't support item deletion"],
        ['setattr((1,), "x", 2)', "AttributeError: 'tuple' object has no attribute 'x'"],
      ],
      `
def put(t):
    t[0] = 1
def remove(t):
    del t[0]
`,
    );
  });

  it("comes with names", () => {
    checkExpressions(
      [
        ["p", "P(x=1, y=2)"],
        ["p.x, p.y, p[0]", "(1, 2, 1)"],
        ["p.z", "AttributeError: 'P' object has no attribute 'z'"],
        ['setattr(p, "x", 3)', "AttributeError: can't set attribute"],
        ['setattr(p, "zz", 3)', "AttributeError: can't set attribute"],
        ['delattr(p, "x")', "AttributeError: can't set attribute"],
        ["P(1)", "TypeError: P() takes 2 positional arguments but 1 were given"],
        ["P(1, 2, 3)", "TypeError: P() takes 2 positional arguments but 3 were given"],
        ["P(x=1, y=2)", "P(x=1, y=2)"],
        ["P(1, x=2)", "TypeError: function got multiple values for argument 'x'"],
        ["P(1, z=2)", "TypeError: unexpected keyword argument 'z'"],
        ["p == (1, 2)", "True"],
        ["(1, 2) == p", "True"],
        ["p + (1,)", "(1, 2, 1)"],
        ["p * 2", "(1, 2, 1, 2)"],
        ["hash(p) == hash((1, 2))", "True"],
        ["isinstance(p, tuple)", "True"],
        ["P", "<class 'P'>"],
        ["p[:1]", "(1,)"],
        ["p < (1, 3)", "True"],
        ['namedtuple("Q", ["a", "b"])(1, 2)', "Q(a=1, b=2)"],
        ['namedtuple("Q", ("a",))(1)', "Q(a=1)"],
        ['namedtuple("Q", 5)', "TypeError: object 'int' isn't a tuple or list"],
        ['namedtuple("Q", {"a": 1})', "TypeError: object 'dict' isn't a tuple or list"],
        ['namedtuple(5, "a")', "TypeError: can't convert 'int' object to str implicitly"],
        ['namedtuple("Q")', "TypeError: function takes 2 positional arguments but 1 were given"],
        ["D(1, 2)", "P(x=1, y=2)"],
        ["D(1, 2).total()", "3"],
      ],
      `
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
class D(P):
    def total(self):
        return self.x + self.y
`,
    );
  });
});
