/**
 * Numbers that are now an int and now a float: variables that begin as `0`, fields, parameters with defaults and results of that kind,
 * zeros with a sign, ints that grow beyond 2**53.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const VARIABLES = ["s", "t", "u", "v.x", "v.y", "w.x", "w.y"];
const INTS = ["0", "1", "-1", "2", "10", "-3", "255", "2**53 - 1", "-(2**53)", "2**62", "3**50"];
const FLOATS = ["0.0", "-0.0", "0.5", "1.0", "-2.5", "1e10", "3.0", "9007199254740992.0", "1e300"];

const number = (rng: Random, depth: number): string => {
  if (depth <= 0)
    return rng.choose(
      () => rng.pick(VARIABLES),
      () => rng.pick(VARIABLES),
      () => rng.pick(["k", "xs[0]", "xs[-1]", "xs[k % len(xs)]", "len(xs)"]),
      () =>
        rng.chance(0.5) ? rng.pick(INTS.slice(0, 7)) : rng.pick(rng.chance(0.8) ? FLOATS.slice(0, 6) : INTS),
    );
  const one = (): string => number(rng, depth - 1);
  return rng.choose(
    () => `(${one()} ${rng.pick(["+", "-", "*"])} ${one()})`,
    () => `(${one()} ${rng.pick(["+", "-", "*"])} ${one()})`,
    () => `(${one()} * ${rng.pick(["0.5", "-1", "0", "2", "0.0"])})`,
    () => `(${one()} ${rng.pick(["/", "//", "%"])} ${rng.pick(["2", "0.5", "-4", "7.5", "3"])})`,
    () => `(-${one()})`,
    () => `abs(${one()})`,
    () => `${rng.pick(["min", "max"])}(${one()}, ${one()})`,
    () => `(${one()} if ${test(rng, depth - 1)} else ${one()})`,
    () =>
      rng.pick([
        "(s * s + t * t)",
        "(v.x ** 2 + v.y ** 2)",
        "v.dot(w)",
        "w.dot(v)",
        "(v + w).x",
        "(-v).y",
        "v.moved()",
      ]),
    () => `mean(${one()}, ${one()})`,
    () => `limit(${one()}${rng.chance(0.5) ? `, ${one()}` : ""}${rng.chance(0.3) ? `, high=${one()}` : ""})`,
    () => `(v * ${one()}).${rng.pick(["x", "y"])}`,
    () => `sign(${one()})`,
  );
};

function test(rng: Random, depth: number): string {
  return rng.choose(
    () => `${number(rng, depth)} ${rng.pick(["<", "<=", "==", "!=", ">", ">="])} ${number(rng, depth)}`,
    () => rng.pick(["k", "s", "not t", "v.x", "isinstance(s, int)", "isinstance(v.y, float)", "v == w"]),
  );
}

function statement(rng: Random, out: Source, depth: number): void {
  const value = (): string => number(rng, 2);
  rng.choose(
    () => out.line(`${rng.pick(VARIABLES)} = ${value()}`),
    () => out.line(`${rng.pick(VARIABLES)} ${rng.pick(["+=", "-=", "*="])} ${number(rng, 1)}`),
    () =>
      out.line(
        rng.pick([
          "s, t = t, s + t",
          "v.x, v.y = v.y, s",
          "t = u = s",
          "s, t = xs[0], 0",
          "u = 0",
          "s = 0.0",
        ]),
      ),
    () =>
      out.line(
        rng.pick([
          `v = V(${value()}, ${value()})`,
          `w = V(${value()})`,
          "v = v + w",
          "w = -w",
          "v, w = w, v",
          "v = V(y=s)",
        ]),
      ),
    () =>
      out.line(
        rng.pick([
          `v.grow(${value()})`,
          `s = v.grow(${number(rng, 1)})`,
          `xs[0] = ${value()}`,
          "xs.append(s)",
        ]),
      ),
    () => out.line(`print(${rng.pick(VARIABLES)}, ${value()}, str(${rng.pick(VARIABLES)}))`),
    () => {
      if (depth <= 0) return out.line("k += 1");
      const head = rng.pick([
        "for k in range(3):",
        "for s in xs[:3]:",
        `if ${test(rng, 1)}:`,
        "for t in (1, 0.5, 2):",
      ]);
      out.block(head, () => statement(rng, out, depth - 1));
    },
  );
}

export const numbers: Kind = {
  name: "numbers",
  write(rng, out) {
    out.block("def mean(a, b):", () =>
      out.line("s = 0", "s += a", "s += b", `return s ${rng.pick(["* 0.5", "/ 2", "* 2"])}`),
    );
    out.block("def limit(x, low=0, high=100):", () =>
      out.line(
        rng.pick(["return max(low, min(high, x))", "return low if x < low else high if x > high else x"]),
      ),
    );
    out.block("def sign(x):", () => out.line("if x > 0: return 1", "if x < 0: return -1.0", "return x * 2"));
    out.block("class V:", () => {
      out.block("def __init__(self, x=0, y=0):", () =>
        out.line(rng.chance(0.5) ? "self.x, self.y = x, y" : "self.x = x; self.y = y"),
      );
      out.block("def __add__(self, o):", () => out.line("return V(self.x + o.x, self.y + o.y)"));
      out.block("def __neg__(self):", () => out.line("return V(-self.x, -self.y)"));
      out.block("def __mul__(self, k):", () => out.line("return V(self.x * k, k * self.y)"));
      out.block("def dot(self, o):", () => out.line("return self.x * o.x + self.y * o.y"));
      if (rng.chance(0.5))
        out.block("def __eq__(self, o):", () => out.line("return self.x == o.x and self.y == o.y"));
      out.block("def grow(self, by):", () =>
        out.line(`self.x ${rng.pick(["+=", "*=", "-="])} by`, "return self.x"),
      );
      out.block("def moved(self):", () => out.line("self.y = self.y - 1", "return self.y * 0.5"));
    });
    out.block("def run(s, k):", () => {
      out.line(
        `t = ${rng.pick(["0", "1", "0.5"])}`,
        "u = 0",
        "v = V(1, 2)",
        `w = V(${rng.pick(["", "0.5", "y=-1.5", "2, 0.25"])})`,
      );
      out.line(`xs = [${rng.pick(["1, 2", "0.5, 1", "0, 0.0", "1.5, 2.5"])}]`);
      out.block("try:", () => {
        for (let i = rng.int(4, 12); i > 0; i--) statement(rng, out, 2);
      });
      out.block("except Exception as e:", () => out.line("print(type(e).__name__, e)"));
      out.line("print(s, t, u, v.x, v.y, w.x, w.y, xs)");
    });
    for (const start of ["0", "1", "0.5", "-0.0"]) out.line(`run(${start}, ${rng.int(0, 3)})`);
  },
};
