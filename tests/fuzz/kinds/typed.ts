/**
 * What inference works on: functions with all calls in sight, classes with fields of one type, counters, words under
 * masks, lists of numbers. Now and then something goes where nobody follows it, or a place gets a value of another type.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const EDGES = ["0", "1", "-1", "7", "255", "256", "65535", "0x7fffffff", "0x80000000", "0xffffffff"];
const WIDE = ["2**32", "2**52", "2**53 - 1", "-(2**53) + 1", "2**53", "2**64", "-(2**31)", "(1 << 40)"];
const FLOATS = ["0.0", "1.0", "-1.5", "0.5", "2.25", "1e10", "-0.0", "100.0", "3.0"];

const integer = (rng: Random, depth: number): string => {
  if (depth <= 0)
    return rng.choose(
      () => rng.pick(["a", "b", "c", "i", "r.u"]),
      () => rng.pick(["a", "b", "p.n", "q.n", "COUNT", "WIDTH", "p.STEP", "P.STEP"]),
      () => rng.pick(EDGES),
      () => (rng.chance(0.3) ? rng.pick(WIDE) : String(rng.int(-9, 99))),
    );
  const one = (): string => integer(rng, depth - 1);
  return rng.choose(
    () => `(${one()} ${rng.pick(["+", "-", "*", "&", "|", "^"])} ${one()})`,
    () =>
      `(${one()} ${rng.pick(["//", "%"])} ${rng.chance(0.8) ? rng.pick(["3", "7", "256", "-5", "1000"]) : one()})`,
    () =>
      `((${one()} ${rng.pick(["*", "+", "<<"])} ${rng.pick(["3", "5", "13", "31"])}) & ${rng.pick(["0xff", "0xffff", "0x7fffffff", "0xffffffff"])})`,
    () => `((${one()} * ${rng.pick(["16777619", "1103515245", "75"])} + ${one()}) & 0xffffffff)`,
    () => `(${one()} >> ${rng.int(0, 9)})`,
    () => `${rng.pick(["-", "~", "abs"])}(${one()})`,
    () => `${rng.pick(["min", "max"])}(${one()}, ${one()})`,
    () => `xs[${one()} % len(xs)]`,
    () => `ba[${one()} % len(ba)]`,
    () => rng.pick(["len(xs)", "len(ba)", "xs[-1]", "(a > b)", "p.next()", "ba[0]", "xs[1]"]),
    () => `mix(${one()}, ${one()})`,
    () => `(${one()} if ${test(rng, depth - 1)} else ${one()})`,
    () => `int(${float(rng, depth - 1)})`,
  );
};

const float = (rng: Random, depth: number): string => {
  if (depth <= 0)
    return rng.chance(0.7)
      ? rng.pick(["x", "y", "p.m", "q.m", "SCALE", "q.RATE", "r.w", "r[1]"])
      : rng.pick(FLOATS);
  const one = (): string => float(rng, depth - 1);
  const other = (): string => (rng.chance(0.3) ? integer(rng, depth - 1) : one());
  return rng.choose(
    () => `(${one()} ${rng.pick(["+", "-", "*"])} ${other()})`,
    () =>
      `(${one()} ${rng.pick(["/", "//", "%"])} ${rng.chance(0.8) ? rng.pick(["2.0", "3", "-0.5", "7.5"]) : other()})`,
    () => `${rng.pick(["-", "abs"])}(${one()})`,
    () => `${rng.pick(["min", "max"])}(${one()}, ${one()})`,
    () => `fs[${integer(rng, 0)} % len(fs)]`,
    () => `scale(${one()}${rng.chance(0.4) ? `, ${one()}` : ""})`,
    () => `${rng.pick(["p", "q"])}[${integer(rng, 0)} & 15]`,
    () => rng.pick(["p.scaled(0.5)", "q.scaled(x)", "(p + q).m", "(q + p).m", "fs[-1]", "p.double"]),
    () => `(${one()} if ${test(rng, depth - 1)} else ${one()})`,
    () => `(${integer(rng, depth - 1)} / ${rng.pick(["4", "10", "3"])})`,
  );
};

function test(rng: Random, depth: number): string {
  const operator = rng.pick(["<", "<=", "==", "!=", ">", ">="]);
  return rng.choose(
    () => `${integer(rng, depth)} ${operator} ${integer(rng, depth)}`,
    () => `${float(rng, depth)} ${operator} ${rng.chance(0.3) ? integer(rng, depth) : float(rng, depth)}`,
    () => rng.pick(["xs", "p.last is None", "not a", "p.last == a", "fs and x", "ba"]),
  );
}

/** Something that the types of most programs do not foresee. */
const wild = (rng: Random): string =>
  rng.pick([
    "a = 'text'",
    "x = a",
    "p.m = a",
    "p.n = x",
    "xs.append(x)",
    "fs[0] = 1",
    "fs.append('f')",
    "p.last = 'last'",
    "hold['xs'][0] = None",
    "setattr(p, 'm', 1)",
    "spread(xs, fs, *[a])",
    "p.next = lambda: 5",
    "P.scaled = lambda self, by: by",
    "getattr(p, 'put')(a, by=x)",
    "b = True",
    "xs, fs = fs, xs",
    "ba[0] = a",
    "COUNT = 'c'",
    "SCALE = a",
    "P.STEP = 'step'",
    "q.RATE = b",
    "p['k'] = 'v'",
    "r = (a, x)",
    "r = M(x, a)",
    "r = N(x, 'w')",
    "a, x = r",
    "hold['p'] = p; hold['p'][2] = [a]",
  ]);

function statement(rng: Random, out: Source, depth: number, hasWild: boolean): void {
  if (hasWild && rng.chance(0.12)) return out.line(wild(rng));
  rng.choose(
    () => out.line(`${rng.pick(["a", "b", "c"])} = ${integer(rng, 2)}`),
    () => out.line(`${rng.pick(["x", "y"])} = ${float(rng, 2)}`),
    () =>
      out.line(
        `${rng.pick(["a", "b", "p.n", "q.n"])} ${rng.pick(["+=", "-=", "^=", "|="])} ${integer(rng, 1)}`,
      ),
    () => out.line(`${rng.pick(["x", "y", "p.m", "q.m"])} ${rng.pick(["+=", "-=", "*="])} ${float(rng, 1)}`),
    () => out.line(`xs[${integer(rng, 1)} % len(xs)] = ${integer(rng, 1)}`),
    () => out.line(`fs[${integer(rng, 0)} % len(fs)] ${rng.pick(["=", "+="])} ${float(rng, 1)}`),
    () => out.line(`ba[${integer(rng, 0)} % len(ba)] = ${integer(rng, 1)}${rng.chance(0.8) ? " & 255" : ""}`),
    () => out.line(`p.put(${integer(rng, 1)}, ${rng.chance(0.5) ? "by=" : ""}${float(rng, 1)})`),
    () =>
      out.line(
        rng.pick([
          "p, q = q, p",
          "a, b = b, a",
          "p = P(x, b)",
          "q = Q(y)",
          "x, y = y, x",
          "xs.append(a & 31)",
          "r = N(b, y)",
          "r = N(w=x, u=a)",
          "a, x = r",
          "r = N(*r)",
        ]),
      ),
    () => out.line(`${rng.pick(["p", "q"])}[${integer(rng, 0)}] ${rng.pick(["=", "+="])} ${float(rng, 1)}`),
    () => {
      const order = rng.pick([
        ["a", "x", "b", "y"],
        ["x", "a", "y", "b", "c"],
        ["y", "p.m", "x", "a"],
        ["a", "b", "x", "c", "y", "i"],
      ]);
      const values = order.map((name) => ("xyp.m".includes(name) ? float(rng, 1) : integer(rng, 1)));
      out.line(`${order.join(", ")} = ${values.join(", ")}`);
    },
    () => out.line(`c += 1; a = (a ^ ${integer(rng, 1)}) & 0xffff`),
    () => {
      if (depth <= 0) return out.line("pass");
      out.block(
        rng.pick([
          `for i in range(${rng.int(1, 6)}):`,
          "for i in xs[:4]:",
          "for i in ba:",
          `for i in range(a & 7, ${rng.int(2, 9)}):`,
        ]),
        () => statement(rng, out, depth - 1, hasWild),
      );
      out.line("a &= 0xffffffffff");
    },
    () => {
      if (depth <= 0) return out.line("pass");
      out.block(`if ${test(rng, 1)}:`, () => statement(rng, out, depth - 1, hasWild));
      out.block("else:", () => statement(rng, out, depth - 1, hasWild));
    },
    () => {
      if (depth <= 0) return out.line("pass");
      out.block("for x, i in zip(fs[:3], xs[:3]):", () => statement(rng, out, depth - 1, hasWild));
    },
  );
}

export const typed: Kind = {
  name: "typed",
  write(rng, out) {
    out.line("from collections import namedtuple");
    out.line("N = namedtuple('N', ('u', 'w'))", "M = namedtuple('M', 'w u')");
    out.line("COUNT = 5", "SCALE = 1.25", "WIDTH = 4 * COUNT");
    out.block("def mix(u, v):", () => out.line(`return (u * ${rng.int(3, 99)} + v) & 0xffffff`));
    out.block("def scale(u, factor=1.5):", () => out.line("return u * factor"));
    out.block("def spread(*args):", () => out.line("args[0].append(args[-1])"));
    out.block("class P:", () => {
      out.line("STEP = 3", "RATE = 0.25");
      out.block("def __init__(self, m, n=3):", () =>
        out.line("self.m = m", "self.n = n", "self.last = None"),
      );
      out.block("def next(self):", () => out.line("self.n += 1", "return self.n & 255"));
      out.block("def put(self, n, by=0.5):", () => out.line("self.last = n", "self.m = self.m * 0.5 + by"));
      out.block("def scaled(self, by):", () => out.line("return self.m * by"));
      out.block("def __add__(self, o):", () => out.line("return P(self.m + o.m, self.n ^ o.n)"));
      out.block("def __getitem__(self, k):", () => out.line("return self.m + k"));
      out.block("def __setitem__(self, k, v):", () => out.line("self.m = v", "self.last = k"));
      out.line("@property");
      out.block("def double(self):", () => out.line("return self.m * 2"));
    });
    out.block("class Q(P):", () => {
      if (rng.chance(0.5)) out.block("def __init__(self, m):", () => out.line("super().__init__(m, 9)"));
      else if (rng.chance(0.5))
        out.block("def __init__(self, *args, **kw):", () => out.line("super().__init__(*args, **kw)"));
      out.block("def put(self, n, by=1.5):", () =>
        out.line("super().put(n + self.STEP, by)", "self.extra = by"),
      );
    });
    const hasWild = rng.chance(0.4);
    for (let round = 0; round < 3; round++) {
      const name = `run${round}`;
      out.block(`def ${name}(a, x):`, () => {
        if (hasWild) out.line("global COUNT, SCALE");
        out.line("b = c = i = 0; y = 0.5; xs = [1, 2, 3]; fs = [0.5] * 4; ba = bytearray(5)");
        out.line("p = P(1.5); q = Q(2.5); hold = {'xs': xs}; r = N(2, 0.5)");
        out.guarded(() => {
          for (let k = 0; k < 7; k++) statement(rng, out, 2, hasWild);
        });
        out.line("print(canon([a, b, c, i, x, y, xs, fs, list(ba), p.m, p.n, p.last, q.m, q.n, COUNT, r]))");
      });
    }
    for (let round = 0; round < 3; round++) {
      const a = rng.chance(0.7) ? rng.pick(EDGES) : rng.pick(WIDE);
      out.guarded(() => out.line(`run${round}(${a}, ${rng.pick(FLOATS)})`));
    }
  },
};
