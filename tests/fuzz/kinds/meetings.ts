/**
 * Instances that are compared, looked for and iterated over: special methods of several forms, and whatever meets them by
 * operators, in containers, as keys and in heaps. Now and then something else stands among them.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const OBJECTS = ["p", "q", "r", "c", "A(i, x)", "B(i + 1, 2.5)", "items[i % len(items)]", "bag.first()"];

/** What `other` is taken for. */
const EQUALITY = [
  "return self.u == other.u",
  "return isinstance(other, A) and self.u == other.u",
  "return self.u == other.u and self.v == other.v",
  "return (self.u, self.v) == (other.u, other.v)",
  "return other == self.u",
  "if not isinstance(other, A): return NotImplemented\n        return self.u == other.u",
  "return other is not None and other.u == self.u",
  "return 1 if self.u == getattr(other, 'u', 0) else 0",
];
const ORDERS = [
  "return self.u < other.u",
  "return (self.u, self.v) < (other.u, other.v)",
  "return self.v < other.v",
  "return self.u < other",
  "if isinstance(other, int): return self.u < other\n        return self.u < other.u",
];
const ITERATIONS = [
  ["def __iter__(self):", "return iter(self.items)"],
  ["def __iter__(self):", "for item in self.items: yield item"],
  ["def __iter__(self):", "self.at = 0\n        return self"],
  ["def __iter__(self):", "return Walk(self.items)"],
  ["def __getitem__(self, k):", "return self.items[k]"],
];

/** Keys are alike: MicroPython asks keys that meet in its table, whatever their hashes are. */
const KEYS = ["A(i & 3)", "A(i & 1, x)", "B(2)", "A(2, 2.5)", "B(i & 3, x)"];

const operand = (rng: Random): string => rng.pick(OBJECTS);

function test(rng: Random): string {
  return rng.choose(
    () => `${operand(rng)} ${rng.pick(["==", "!=", "<", ">", "<=", ">="])} ${operand(rng)}`,
    () => `${operand(rng)} ${rng.pick(["in", "not in"])} ${rng.pick(["items", "bag", "(p, q)"])}`,
    () => `${rng.pick(KEYS)} ${rng.pick(["in", "not in"])} ${rng.pick(["d", "s"])}`,
    () => `(${operand(rng)}, i) ${rng.pick(["==", "!="])} (${operand(rng)}, 1)`,
    () => `[${operand(rng)}] == [${operand(rng)}]`,
    () => `${operand(rng)} ${rng.pick(["==", "!=", "<"])} ${rng.pick(["i", "x", "None", "'t'"])}`,
  );
}

function statement(rng: Random, out: Source, hasWild: boolean): void {
  if (hasWild && rng.chance(0.15))
    return out.line(
      rng.pick([
        "items.append('text')",
        "bag.items.append(None)",
        "items[0] = 5",
        "q = 7",
        "A.__lt__ = lambda self, other: True",
        "hold(p, items)",
        "p.u = 'u'",
      ]),
    );
  rng.choose(
    () => out.line(`if ${test(rng)}: t += 1`),
    () => out.line(`print(${test(rng)}, ${test(rng)})`),
    () => out.line(`ok = ${test(rng)}`, "print('yes' if ok else 'no')"),
    () => out.line(`bag.items.append(${operand(rng)})`),
    () => out.line(`d[${rng.pick(KEYS)}] = i`),
    () => out.line(`print(d.get(${rng.pick(KEYS)}, -1), len(d))`),
    () => out.line(`s.add(${rng.pick(KEYS)})`, "print(len(s))"),
    () => out.line(`print(items.count(${operand(rng)}), items.index(${operand(rng)}))`),
    () => out.line(`items.remove(${operand(rng)})`, "items.append(A(i, 0.5))"),
    () => out.block("for z in bag:", () => out.line("t += z.u", "x = x + z.v")),
    () => out.block("for k, z in enumerate(bag):", () => out.line("t += k * z.u")),
    () => out.line("print(sum([z.u * 2 for z in bag]), len(list(bag)))"),
    () => out.line(`heapq.heappush(heap, ${operand(rng)})`),
    () => out.line("print(heapq.heappop(heap).u)"),
    () => out.line("print(min(items).u)"),
    () => out.line("print([z.u for z in sorted(items, key=lambda z: (z.u, z.v))])"),
    () => out.line(`${rng.pick(["p", "q", "r"])} = ${operand(rng)}`),
    () => out.line(`i += ${rng.int(1, 3)}`),
  );
}

export const meetings: Kind = {
  name: "meetings",
  write(rng, out) {
    out.line("import heapq");
    out.block("class A:", () => {
      out.block("def __init__(self, u, v=1.5):", () => out.line("self.u = u", "self.v = v"));
      if (rng.chance(0.8)) out.block("def __eq__(self, other):", () => out.line(rng.pick(EQUALITY)));
      out.block("def __hash__(self):", () => out.line("return self.u & 3"));
      if (rng.chance(0.8)) out.block("def __lt__(self, other):", () => out.line(rng.pick(ORDERS)));
      if (rng.chance(0.2)) out.block("def __gt__(self, other):", () => out.line("return other.u < self.u"));
    });
    out.block("class B(A):", () => {
      if (rng.chance(0.3)) out.block("def __lt__(self, other):", () => out.line("return self.v > other.v"));
      if (rng.chance(0.2)) out.block("def __ne__(self, other):", () => out.line("return 'differs'"));
    });
    out.block("class C:", () => {
      out.line("u = 4", "v = 0.25");
      if (rng.chance(0.5)) out.block("def __eq__(self, other):", () => out.line("return other.u == 4"));
    });
    out.block("class Walk:", () => {
      out.block("def __init__(self, items):", () => out.line("self.items = items", "self.at = 0"));
      out.block("def __iter__(self):", () => out.line("return self"));
      out.block("def __next__(self):", () => {
        out.line("if self.at >= len(self.items): raise StopIteration", "self.at += 1");
        out.line("return self.items[self.at - 1]");
      });
    });
    const [head, body] = rng.pick(ITERATIONS) as [string, string];
    out.block("class Bag(Walk):", () => {
      out.block(head, () => out.line(body));
      out.block("def first(self):", () => out.line("return self.items[0]"));
      if (rng.chance(0.3)) out.block("def __contains__(self, x):", () => out.line("return x in self.items"));
    });
    out.block("def hold(o, items):", () => out.line("global held", "held = [o, items]"));
    const hasWild = rng.chance(0.4);
    for (let round = 0; round < 3; round++) {
      out.block(`def run${round}(i, x):`, () => {
        out.line("t = 0; d = {}; s = set(); heap = []; p = A(1); q = A(2, 0.5); r = B(3); c = C()");
        out.line("items = [A(3), A(1, 2.5), B(2)]; bag = Bag([A(5, 0.25), B(1)])");
        for (let k = 0; k < 9; k++) out.guarded(() => statement(rng, out, hasWild));
        out.line("print(canon([t, i, x, len(items), len(d), len(s)]))");
      });
    }
    for (let round = 0; round < 3; round++)
      out.guarded(() => out.line(`run${round}(${rng.int(0, 6)}, ${rng.pick(["0.5", "2.0", "-1.25"])})`));
  },
};
