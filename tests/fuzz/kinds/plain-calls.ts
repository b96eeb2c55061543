/**
 * What is called behind a dot without a receiver, or under a second name: static methods, functions read off classes, aliases, tables in the
 * bodies of classes; and items of tuples and fields that tests and the order of `__init__` show to be there.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const VALUES = "1 ; 2.5 ; -3 ; 1 << 70 ; 'ab' ; None ; [1] ; (1, 2)".split(" ; ");
const RESULTS = "a ; a + 1 ; a * 2 ; b ; (a, b) ; [a] ; a < b ; a - b ; None ; b if a else a".split(" ; ");
/** Fields, in the order in which `__init__` sets them, or does not. */
const FIELDS = ["x", "y", "z"] as const;

class PlainCalls {
  constructor(
    readonly rng: Random,
    readonly out: Source,
  ) {}

  private value(): string {
    return this.rng.pick(VALUES);
  }

  private staticMethod(name: string): void {
    const { rng, out } = this;
    out.line("@staticmethod");
    out.block(`def ${name}(a, b=${this.value()}):`, () => out.line(`return ${rng.pick(RESULTS)}`));
  }

  private method(name: string): void {
    const { rng, out } = this;
    out.block(`def ${name}(self, a, b=${this.value()}):`, () => {
      if (rng.chance(0.4)) out.line(`self.${rng.pick(FIELDS)} = a`);
      if (rng.chance(0.3)) out.block("if a is None:", () => out.line("return b"));
      out.line(`return ${rng.chance(0.4) ? this.read() : rng.pick(RESULTS)}`);
    });
  }

  private read(): string {
    return `(a, getattr(self, '${this.rng.pick(FIELDS)}', 'none'))`;
  }

  private init(base: string): void {
    const { rng, out } = this;
    out.block("def __init__(self, a=1, b=2):", () => {
      if (base !== "" && rng.chance(0.7))
        out.line(rng.chance(0.5) ? `${base}.__init__(self, b, a)` : "super().__init__(a)");
      for (const field of FIELDS) {
        const set = `self.${field} = ${rng.pick(["a", "b", "self.m(a)", "self.s(b, a)", "self.n(1)", this.value()])}`;
        rng.choose(
          () => out.line(set),
          () => out.line(set),
          () => {
            out.block("try:", () => out.line(set));
            out.block("except TypeError as e:", () => out.line(rng.pick(["raise", "pass", "return"])));
          },
          () => out.line("self.m(b)"),
        );
      }
    });
  }

  private class(name: string, base: string): void {
    const { rng, out } = this;
    out.block(`class ${name}${base === "" ? "" : `(${base})`}:`, () => {
      if (base === "" || rng.chance(0.4)) this.init(base);
      for (const own of ["m", "n"]) if (base === "" || rng.chance(0.4)) this.method(own);
      if (base === "" || rng.chance(0.2)) {
        if (rng.chance(0.9)) this.staticMethod("s");
        else this.method("s");
      }
      if (base !== "") return;
      if (rng.chance(0.8)) out.line("second = m");
      if (rng.chance(0.8)) out.line("table = {'m': m, 'n': n}", "row = (n, m)");
      if (rng.chance(0.1)) out.line("del n");
      out.block("def run(self, a):", () => {
        for (const call of [
          "self.s(a)",
          "A.s(a, 2)",
          "self.s(b=a, a=1)",
          "self.second(a)",
          "self.table['m'](self, a)",
          "[f(self, a) for f in self.row]",
          "A.m(self, a)",
          "self.n(a, a)",
          "self.x + self.y",
          "(self.z, self.x)",
        ])
          if (rng.chance(0.5)) out.show(call);
      });
    });
  }

  private items(): void {
    const { rng, out } = this;
    out.block("def items(rows):", () => {
      out.block("for r in rows:", () => {
        const test = rng.pick([
          "r[1] is None",
          "not r[1]",
          "isinstance(r[1], str)",
          "r[1] == r[0]",
          "r[0] is not None",
        ]);
        out.block(`if ${test}:`, () =>
          out.line(rng.pick(["continue", "print('test', r[1])", "r = (r[1], r[0])"])),
        );
        out.show(rng.pick(["r[1] + 1", "r[0] * 2", "r[1] < r[0]", "r[0] - r[1]", "(r[1], r[-1])"]));
        out.show(
          rng.pick(["r[1] * 2", "[r[1] for i in range(2) for r in [(i, None)]]", "r[0] + r[1]", "len(r[1])"]),
        );
      });
    });
    const rows = Array.from({ length: 4 }, () => `(${this.value()}, ${this.value()})`).join(", ");
    out.guarded(() => out.line(`items([${rows}])`));
  }

  program(): void {
    const { rng, out } = this;
    this.class("A", "");
    this.class("B", "A");
    for (const made of ["A()", `B(${this.value()})`, `A(${this.value()}, ${this.value()})`, "B()"])
      out.guarded(() =>
        out.line(`o = ${made}`, `o.run(${this.value()})`, "print(canon(getattr(o, 'x', 0)))"),
      );
    if (rng.chance(0.2)) out.guarded(() => out.line("A.s = lambda *a: ('patched', len(a))", "B().run(1)"));
    this.items();
  }
}

export const plainCalls: Kind = {
  name: "plain-calls",
  write: (rng, out) => new PlainCalls(rng, out).program(),
};
