/** Comprehensions of all four kinds, nested, filtered, over each kind of iterable, with their own scope. */
import { Expressions } from "../expressions.js";
import type { Kind } from "./kind.js";

export const comprehensions: Kind = {
  name: "comprehensions",
  write(rng, out) {
    const outer = new Expressions(rng, 0.01);
    out.line("x = 'outer'", "k = 7");
    for (let i = 0; i < 12; i++) {
      const e = new Expressions(rng, 0.01);
      e.declare("int", "x");
      e.declare("int", "k");
      const iterable = rng.choose(
        () => `range(${rng.int(0, 7)})`,
        () => outer.make(rng.pick(["list", "tuple"]), 1),
        () => `sorted(${outer.make("set", 1)})`,
        () => `[${outer.make("int", 1)} for _ in range(2)]`,
      );
      const second = rng.chance(0.35) ? ` for y in ${rng.pick(["range(2)", "range(x % 3)", "(1, x)"])}` : "";
      if (second) e.declare("int", "y");
      const filter = rng.chance(0.5) ? ` if ${e.make("bool", 1)}` : "";
      const tail = ` for x in ${iterable}${second}${filter}`;
      out.show(
        rng.choose(
          () => `[${e.make("int", 2)}${tail}]`,
          () => `sorted([${e.make("int", 1)}${tail}])`,
          () => `{${e.make("int", 1)} % 11${tail}}`,
          () => `{x % 5: ${rng.int(1, 4)}${tail}}`,
          () => `tuple(${e.make("int", 1)}${tail})`,
          () => `sum(${e.make("int", 1)}${tail})`,
          () => `any(${e.make("bool", 1)}${tail})`,
          () => `[[x, z] for z in range(2)${tail}]`,
          () => `[[x + z for z in range(2)]${tail}]`,
          () => `[(lambda v: v + x)(k)${tail}]`,
          () => `'-'.join([str(x)${tail}])`,
        ),
      );
    }
    out.line("print(x, k)");
    const name = out.fresh("f");
    out.block(`def ${name}(n):`, () => {
      out.line("x = n", `a = [x for x in range(n)]`, `b = [[i * j for j in range(i)] for i in range(n)]`);
      out.line(
        "c = [v for row in b for v in row if v % 2]",
        "d = {s: n for s in 'abc'[:n]}",
        "return x, a, b, c, canon(d)",
      );
    });
    out.show(`${name}(${rng.int(0, 4)})`);
    if (rng.chance(0.5)) out.show(`[w := ${rng.int(1, 5)}, w + 1, w]`);
    out.block("class C:", () => out.line("n = 3", "r = [i for i in range(n)]"));
    out.show("C.r");
  },
};
