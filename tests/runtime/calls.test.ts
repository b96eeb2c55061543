/** Messages of calls with wrong arguments, and what `super()` finds, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("calls with wrong arguments", () => {
  it("count the variables a function closes over", () => {
    const prelude = `
def make(x, y):
    def plain(p): return x + y
    def optional(p, q=2, *r): return x
    def keyword(p, *, k): return x
    return plain, optional, keyword
plain, optional, keyword = make(1, 2)
`;
    checkExpressions(
      [
        ["plain()", "TypeError: plain() takes 3 positional arguments but 2 were given"],
        ["plain(1, 2)", "TypeError: plain() takes 3 positional arguments but 4 were given"],
        ["optional(q=1)", "TypeError: function missing required positional argument #1"],
        ["keyword()", "TypeError: keyword() takes 2 positional arguments but 1 were given"],
        ["keyword(1)", "TypeError: function missing keyword-only argument"],
        ["keyword(1, z=1)", "TypeError: unexpected keyword argument 'z'"],
      ],
      prelude,
    );
  });

  it("name the keyword that MicroPython misses first", () => {
    const prelude = `
def star(c=None, *args, k, m): pass
def last_optional(c=None, *args, k, m, n=3): pass
def bare(a, *, k, m, **kw): pass
`;
    checkExpressions(
      [
        ["star(c=1)", "TypeError: function missing required keyword argument 'm'"],
        ["star(c=1, m=2)", "TypeError: function missing required keyword argument 'k'"],
        ["last_optional()", "TypeError: function missing required keyword argument 'k'"],
        ["bare(2, z=1)", "TypeError: function missing required keyword argument 'k'"],
      ],
      prelude,
    );
  });
});

describe("super", () => {
  it("is not checked where a method of it is called", () => {
    const prelude = `
class A:
    def call(self): return super().who()
    def read(self): return super().who
    def init(self): return super().__init__()
class B:
    pass
`;
    checkExpressions(
      [
        ["A.call(B())", "AttributeError: 'super' object has no attribute 'who'"],
        ["A.read(B())", "TypeError"],
        ["A.init(5)", "None"],
        ["super(A, B())", "TypeError"],
        ["super(5, B())", "TypeError: issubclass() arg 2 must be a class or a tuple of classes"],
      ],
      prelude,
    );
  });
});

describe("exceptions", () => {
  it("give their first argument by two names", () => {
    checkExpressions([
      ["ValueError(3, 4).value", "3"],
      ["KeyError().errno", "None"],
      ["OSError(5).value", "5"],
      ["ValueError().code", "AttributeError: 'ValueError' object has no attribute 'code'"],
    ]);
  });
});

describe("yield from", () => {
  it("talks to the iterator of an object, not to the object", () => {
    const prelude = `
class Inner:
    def __next__(self): return 1
    def send(self, v): return 'inner', v
    def throw(self, v): return 'thrown', v
class Outer:
    def __iter__(self): return Inner()
    def send(self, v): return 'outer', v
def over(v): yield from v
def started(v):
    g = over(v)
    next(g)
    return g
`;
    checkExpressions(
      [
        ["started(Outer()).send(2)", "('inner', 2)"],
        ["started(Outer()).throw(ValueError)", "('thrown', <class 'ValueError'>)"],
        ["started([1]).send(2)", "AttributeError: 'iterator' object has no attribute 'send'"],
        ["started(range(3)).send(2)", "AttributeError: 'iterator' object has no attribute 'send'"],
        ["started([1, 2]).send(None)", "2"],
      ],
      prelude,
    );
  });
});

describe("mistakes in calls of built-in functions", () => {
  it("are found in MicroPython's order", () => {
    checkExpressions([
      ["type()", "TypeError: function missing 1 required positional arguments"],
      ["type(1, 2, 3)", "TypeError: can't convert 'int' object to str implicitly"],
      ["type(1, 2)", "TypeError: type takes 1 or 3 arguments"],
      ["object(None, reverse=1)", "TypeError: function doesn't take keyword arguments"],
      ["super(sep=1)", "TypeError: function doesn't take keyword arguments"],
      ["int(b'\\xec0')", "ValueError: invalid syntax for integer with base 10: '\\xec0'"],
      ["enumerate([], 'a', 3)", "TypeError: can't convert str to int"],
      ["(5).to_bytes([], 3, 4)", "TypeError: can't convert list to int"],
    ]);
  });
});

describe("attributes of instances", () => {
  it("hide functions that their class gets later", () => {
    const prelude = `
class A: pass
class B(A): x = 1
own, late = A(), A()
own.m = lambda: 'own'
data = B()
data.x = lambda: 'data'
A.m = lambda self: 'late'
B.x = lambda self: 'changed'
`;
    checkExpressions(
      [
        ["own.m()", "'own'"],
        ["late.m()", "'late'"],
        ["B().m()", "'late'"],
        ["data.x()", "'data'"],
        ["B().x()", "'changed'"],
      ],
      prelude,
    );
  });
});
