/** Sets and frozensets, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

describe("set", () => {
  it("has operators", () => {
    checkExpressions([
      ["sorted({1, 2} | {3})", "[1, 2, 3]"],
      ["{1, 2} & {2}", "{2}"],
      ["{1, 2} - {1}", "{2}"],
      ["sorted({1, 2} ^ {2, 3})", "[1, 3]"],
      ["{1} | [1]", "TypeError: unsupported types for __or__: 'set', 'list'"],
      ["{1} + {2}", "TypeError: unsupported types for __add__: 'set', 'set'"],
      ["{1} < {1, 2}", "True"],
      ["{1} < {1}", "False"],
      ["{1} <= {1}", "True"],
      ["{1, 2} > {1}", "True"],
      ["{1} >= {2}", "False"],
      ["{1} < [1]", "TypeError: unsupported types for __lt__: 'set', 'list'"],
      ["{1} == frozenset([1])", "True"],
      ["frozenset([1]) == {1}", "True"],
      ["{1} == {1: 2}", "False"],
      ["1.0 in {1}", "True"],
      ["hash(set())", "TypeError: unsupported type for __hash__: 'set'"],
      ["{1}[0]", "TypeError: 'set' object isn't subscriptable"],
      ["not set()", "True"],
      ["set()", "set()"],
      ["{1}", "{1}"],
    ]);
  });

  it("has methods", () => {
    checkExpressions(
      [
        ['do("add", 2)', "(None, [1, 2])"],
        ['do("add", [])', "TypeError: unsupported type for __hash__: 'list'"],
        ['do("discard", 1)', "(None, [])"],
        ['do("discard", 5)', "(None, [1])"],
        ['do("remove", 5)', "KeyError: 5"],
        ['do("pop")', "(1, [])"],
        ['do("clear")', "(None, [])"],
        ['do("copy")', "([1], [1])"],
        ['do("update", [1], [2])', "(None, [1, 2])"],
        ['do("difference", [1], [2])', "([], [1])"],
        ['do("difference_update", [1])', "(None, [])"],
        ['do("intersection", [1])', "([1], [1])"],
        ['do("intersection", [1], [2])', "TypeError: function takes 2 positional arguments but 3 were given"],
        ['do("intersection_update", [1])', "(None, [1])"],
        ['do("symmetric_difference", [1, 2])', "([2], [1])"],
        ['do("symmetric_difference_update", [1, 2])', "(None, [2])"],
        ['do("union", [2])', "([1, 2], [1])"],
        ['do("union")', "TypeError: function takes 2 positional arguments but 1 were given"],
        ['do("union", [2], [3])', "TypeError: function takes 2 positional arguments but 3 were given"],
        ['do("issubset", [1, 2])', "(True, [1])"],
        ['do("issuperset", [1, 2])', "(False, [1])"],
        ['do("isdisjoint", [2])', "(True, [1])"],
        ['do("__contains__", 1)', "(True, [1])"],
        ["set().pop()", "KeyError: pop from an empty set"],
        ["set(5)", "TypeError: 'int' object isn't iterable"],
        ["set(1, 2)", "TypeError: function expected at most 1 arguments, got 2"],
        ['set("a")', "{'a'}"],
      ],
      `
def do(name, *args):
    s = {1}
    r = getattr(s, name)(*args)
    return sorted(r) if isinstance(r, set) else r, sorted(s)
`,
    );
  });

  it("is changed by operators in place", () => {
    checkExpressions(
      [
        ["do(lambda s: s.__class__ and union(s))", "[1, 2, 3]"],
        ["do(common)", "[2]"],
        ["do(rest)", "[1]"],
        ["do(toggle)", "[1, 3]"],
      ],
      `
def do(f):
    s = {1, 2}
    f(s)
    return sorted(s)
def union(s):
    s |= {3}
def common(s):
    s &= {2, 3}
def rest(s):
    s -= {2}
def toggle(s):
    s ^= {2, 3}
`,
    );
  });

  it("may be frozen", () => {
    checkExpressions([
      ["frozenset()", "frozenset()"],
      ["frozenset([1])", "frozenset({1})"],
      ["frozenset(5)", "TypeError: 'int' object isn't iterable"],
      ["frozenset([1]).add(1)", "AttributeError: 'frozenset' object has no attribute 'add'"],
      ["frozenset([1]) | {1}", "frozenset({1})"],
      ["frozenset([1, 2]) & {1}", "{1}"],
      ["frozenset([1]).copy()", "frozenset({1})"],
      ["hash(frozenset({1, 2})) == hash(frozenset({2, 1}))", "True"],
      ["frozenset({1, 2}) == frozenset({2, 1})", "True"],
    ]);
  });
});
