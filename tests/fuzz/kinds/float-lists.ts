/**
 * Lists of floats and lists of such lists, read and changed in all ways that lists have. The compiler keeps their numbers
 * bare; now and then something touches a list that does not know about it, or puts something else into it. Lists are printed number
 * by number, for `canon` takes anything, and what goes there is not followed any more.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const FLOATS = ["0.0", "-0.0", "1.0", "0.5", "-1.5", "2.25", "1e10", "100.0", "3.0", "float('inf')"];
const LISTS = ["a", "a", "b", "m[0]", "m[-1]", "box.items", "SHARED"];

const listName = (rng: Random): string => rng.pick(LISTS);

const index = (rng: Random, list: string): string =>
  rng.choose(
    () => `${rng.pick(["n", "i", "n * 3", "7"])} % (len(${list}) + ${rng.chance(0.1) ? 1 : 0})`,
    () => String(rng.int(-3, 3)),
    () => rng.pick(["i", "n", "-1", "0", "len(a) - 1"]),
  );

const slice = (rng: Random): string =>
  rng.pick(["1:", ":2", "1:3", ":-1", "-2:", ":", "i:", "n:i", "::2", "::-1", "1:9", "3:1"]);

function list(rng: Random, depth: number): string {
  const name = listName(rng);
  if (depth <= 0) return name;
  const one = (): string => list(rng, depth - 1);
  return rng.choose(
    () => name,
    () => `[${rng.list(rng.int(0, 4), () => float(rng, 0)).join(", ")}]`,
    () => `[${float(rng, 0)}] * ${rng.pick(["3", "n", "(i & 3)", "-1"])}`,
    () => `${name}[${slice(rng)}]`,
    () => `(${one()} + ${one()})[:9]`,
    () => `(${one()} * 2)[:9]`,
    () => `[v ${rng.pick(["+", "-", "*"])} ${float(rng, 0)} for v in ${one()}]`,
    () => `[v for v in ${one()} if v ${rng.pick(["<", ">", "=="])} ${float(rng, 0)}]`,
    () => `[u - v for u, v in zip(${one()}, ${name})]`,
    () => `[v * k for k, v in enumerate(${one()})]`,
    () => `[row[0] for row in m]`,
    () => `sorted(${one()}${rng.pick(["", "", ", reverse=True"])})`,
    () => `list(${rng.pick(["", "", "reversed"])}(${one()}))`,
    () => `${name}.copy()`,
    () => `list(halves(${one()}))`,
    () => `smooth(${one()}, ${float(rng, 0)})`,
  );
}

function float(rng: Random, depth: number): string {
  if (depth <= 0) return rng.chance(0.6) ? rng.pick(["x", "y", "box.level"]) : rng.pick(FLOATS);
  const name = listName(rng);
  const one = (): string => float(rng, depth - 1);
  return rng.choose(
    () => `${name}[${index(rng, name)}]`,
    () => `${name}[${index(rng, name)}]`,
    () => `(${one()} ${rng.pick(["+", "-", "*"])} ${one()})`,
    () => `(sum(${list(rng, 1)}) + ${one()})`,
    () => `${rng.pick(["min", "max"])}(${list(rng, 1)})`,
    () => `${rng.pick(["min", "max"])}(${name}[0], ${one()})`,
    () => `sum(v * v for v in ${name}) + 0.5`,
    () => `sum(${name}) / len(${name})`,
    () => `${name}.pop(${rng.pick(["", "", "0", "-1", "i"])})`,
    () => `m[${index(rng, "m")}][${index(rng, "m[0]")}]`,
    () => `(${one()} if ${test(rng)} else ${one()})`,
  );
}

function test(rng: Random): string {
  const name = listName(rng);
  return rng.choose(
    () => `${float(rng, 0)} in ${name}`,
    () => `${name} ${rng.pick(["==", "!=", "<", ">="])} ${list(rng, 1)}`,
    () => `not ${name}`,
    () => `len(${name}) > ${rng.int(0, 5)}`,
    () => `${name}[0] < ${float(rng, 0)}`,
    () => `any(${name})`,
  );
}

/** Something that the types do not foresee, or that looks at the list without knowing what it is. */
const wild = (rng: Random): string => {
  const name = listName(rng);
  return rng.pick([
    `${name}.append(${rng.pick(["1", "True", "None", "'x'"])})`,
    `${name}[0] = 2`,
    `${name}.sort(key=lambda v: -v)`,
    `print(canon(${name}))`,
    `keep.append(${name}); keep[0][0:0] = [1.0]`,
    `hidden(${name})`,
    `${name}.extend([0.5, 1])`,
    `x, *rest = ${name}; rest.append(x)`,
    `print(*${name}[:2])`,
    `b = tuple(${name})`,
    "m.append('row')",
    "m[0] = [1, 2]",
  ]);
};

function statement(rng: Random, out: Source, depth: number, hasWild: boolean): void {
  const name = listName(rng);
  if (hasWild && rng.chance(0.15)) return out.guarded(() => out.line(wild(rng)));
  const inner = (head: string): void =>
    depth <= 0 ? out.line("pass") : out.block(head, () => statement(rng, out, depth - 1, hasWild));
  out.guarded(() =>
    rng.choose(
      () => out.line(`${name}[${index(rng, name)}] ${rng.pick(["=", "+=", "*="])} ${float(rng, 1)}`),
      () => out.line(`${name}[${index(rng, name)}] = ${float(rng, 2)}`),
      () =>
        out.line(`m[${index(rng, "m")}][${index(rng, "m[0]")}] ${rng.pick(["=", "-="])} ${float(rng, 1)}`),
      () => out.line(`${name}.append(${float(rng, 2)})`),
      () => out.line(`${name}.insert(${rng.int(-2, 4)}, ${float(rng, 1)})`),
      () => out.line(`${rng.pick(["x", "y"])} = ${float(rng, 2)}`),
      () => out.line(`box.add(${float(rng, 1)})`),
      () => out.line(`${rng.pick(["a", "b", "m[0]", "box.items"])} = ${list(rng, 2)}`),
      () => out.line(`${name}.extend(${list(rng, 1)}[:4])`),
      () => out.line(`${name} += ${list(rng, 1)}[:4]`),
      () => out.line(`${name}.${rng.pick(["sort", "reverse", "clear", "pop"])}()`),
      () => out.line(`${name}.remove(${float(rng, 0)})`),
      () => out.line(`i = ${name}.${rng.pick(["index", "count"])}(${float(rng, 0)})`),
      () => out.line(`del ${name}[${rng.chance(0.5) ? index(rng, name) : slice(rng)}]`),
      () => out.line(`${name}[${slice(rng)}] = ${list(rng, 1)}[:4]`),
      () =>
        out.line(
          rng.pick(["a, b = b, a", "x, y = a[:2]", "x, y = b", "m[0], m[-1] = m[-1], m[0]", "x, y = y, x"]),
        ),
      () => out.line(`print('%.9g' % ${float(rng, 2)}, ${test(rng)}, len(${name}))`),
      () => out.line(`print(show(${list(rng, 2)}))`),
      () => inner(`for x in ${name}${rng.pick(["", "[:5]"])}:`),
      () => inner(`for i, x in enumerate(${name}[:5]):`),
      () => inner(`for x, y in zip(${name}[:5], ${list(rng, 1)}):`),
      () => inner(`for x, y in [[1.0, 2.0], ${rng.pick(["a", "[x, y]"])}]:`),
      () => inner(`for i in range(len(${name}[:5])):`),
      () => inner(`if ${test(rng)}:`),
    ),
  );
  out.line("del a[9:], b[9:], SHARED[9:], box.items[9:], m[3:]");
}

export const floatLists: Kind = {
  name: "floatlists",
  write(rng, out) {
    out.line("SHARED = [1.0, 0.25]", "keep = []");
    out.block("def show(v):", () => out.line("return ', '.join(['%.9g' % x for x in v])"));
    out.block("def hidden(v):", () => out.line("exec_like = [v, 'x']", "return len(exec_like[0])"));
    out.block("def halves(v):", () => out.block("for x in v:", () => out.line("yield x / 2")));
    out.block("def smooth(v, by):", () => {
      out.line("out = []", "level = 0.0");
      out.block("for x in v:", () => out.line("level += by * (x - level)", "out.append(level)"));
      out.line("return out");
    });
    out.block("class Box:", () => {
      out.block("def __init__(self):", () => out.line("self.items = []", "self.level = 0.5"));
      out.block("def add(self, x):", () => {
        out.line("self.items.append(x)");
        out.block("if len(self.items) > 4:", () => out.line("self.items.pop(0)"));
        out.line("self.level = sum(self.items) / len(self.items)");
      });
    });
    const hasWild = rng.chance(0.4);
    const rounds = 3;
    for (let round = 0; round < rounds; round++) {
      out.block(`def run${round}(a, n):`, () => {
        out.line("x = 0.5; y = -2.0; i = 1; b = [2.0] * n; box = Box()");
        out.line("m = [[0.5 * k + j for j in range(3)] for k in range(3)]");
        for (let k = 0; k < 9; k++) statement(rng, out, 2, hasWild);
        out.guarded(() => out.line("print(show(a), '|', show(b), '|', show(box.items), '|', show(SHARED))"));
        out.guarded(() => out.line("print([show(row) for row in m], '%.9g %.9g' % (x, y), i)"));
      });
    }
    for (let round = 0; round < rounds; round++) {
      const items = rng.list(rng.int(0, 5), () => rng.pick(FLOATS));
      out.guarded(() => out.line(`run${round}([${items.join(", ")}], ${rng.int(0, 4)})`));
    }
  },
};
