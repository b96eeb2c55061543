/** Sets and frozensets, with the unix port's answers. */

import { describe, it } from "mocha";
import { checkExpressions } from "../helpers/python-table.js";

const ANSWERS = "[True, True, True, False, False, True, True, False, False, False]";

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

  it("holds small ints until something else comes", () => {
    checkExpressions(
      [
        ["grown([3, 1, 2, 1])", "([1, 2, 3], 3)"],
        ["grown([-1, 0, 1, -200, 255])", "([-200, -1, 0, 1, 255], 5)"],
        ["grown([5, 1000000, -(2**40), 2**70])", "([-1099511627776, 5, 1000000, 1180591620717411303424], 4)"],
        ["grown([1, 1.0, True, 2.5, 0])", "([0, 1, 2.5], 3)"],
        ["grown(range(2000))[1]", "2000"],
        ['{1, 2} == set([1, "a", 2]) - {"a"}', "True"],
        ["[v in {0, 7, -7} for v in (0, 7, -7, 8, -8, 7.0, False, None, 2**40, -(2**40))]", ANSWERS],
        ["[{10**6 + 1, 3} & {3, 4}, {3, 4} & {10**6 + 1, 3}]", "[{3}, {3}]"],
        ["window(1000, 20)", "(20, True, False)"],
        ["removing()", "[1, 2, 4]"],
        ["ending() in (3, 4)", "True"],
        ["popping(300)", "44850"],
      ],
      `
def grown(values):
    s = set()
    for v in values:
        s.add(v)
    return sorted(s), len(s)
def window(count, width):
    s = set()
    for n in range(count):
        s.add(n % 50)
        s.discard((n - width) % 50)
    return len(s), (count - 1) % 50 in s, (count - width - 1) % 50 in s
def removing():
    s = {1, 2, 3, 4}
    seen = []
    for v in s:
        seen.append(v)
        s.discard(3)
    return sorted(seen)
def ending():
    s = {1, 2, 3}
    rounds = 0
    for v in s:
        rounds += 1
        s.add("new")
        s.discard(v)
    return rounds if rounds < 5 else 0
def popping(count):
    s = set(range(count))
    total = 0
    while s:
        total += s.pop()
    return total
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
