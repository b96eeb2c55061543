/** In which order operands are evaluated, and how often: every operand prints itself. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

class Operands {
  private count = 0;
  constructor(readonly rng: Random) {}

  /** A call that prints its number and gives `value`. */
  show(value: string): string {
    return `t(${this.count++}, ${value})`;
  }
  int(): string {
    return this.show(String(this.rng.int(-2, 4)));
  }
  list(): string {
    return this.show(`[${this.rng.list(this.rng.int(1, 4), () => String(this.rng.int(0, 9))).join(", ")}]`);
  }
  any(): string {
    return this.rng.choose(
      () => this.int(),
      () => this.int(),
      () => this.list(),
      () => this.show("'ab'"),
      () => this.show("None"),
    );
  }
  many(): string {
    return this.rng
      .list(this.rng.int(1, 3), () => (this.rng.chance(0.25) ? `*${this.list()}` : this.any()))
      .join(", ");
  }
}

function writeStatement(rng: Random, out: Source, o: Operands): void {
  const comparison = (): string =>
    rng.pick(["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not"]);
  out.guarded(() =>
    out.line(
      rng.choose(
        () =>
          `print(${o.int()} ${comparison()} ${o.int()} ${comparison()} ${o.int()} ${comparison()} ${o.any()})`,
        () =>
          `print(${o.any()} ${rng.pick(["and", "or"])} ${o.any()} ${rng.pick(["and", "or"])} not ${o.any()})`,
        () => `print(${o.int()} if ${o.any()} else ${o.any()})`,
        () => `${o.show("q")}[${o.int()}] = ${o.int()}`,
        () => `${o.show("q")}[${o.int()}] ${rng.pick(["+=", "-=", "*=", "//=", "|="])} ${o.any()}`,
        () => `${o.show("q")}[${o.int()}:${o.int()}] = ${o.list()}`,
        () => `${o.show("n")}.v ${rng.pick(["+=", "*=", "-="])} ${o.any()}`,
        () => `${o.show("n")}.v, ${o.show("q")}[${o.int()}] = ${o.list()}`,
        () => `q[0], *q[1:2], n.v = ${o.list()}`,
        () => `x = y = ${o.show("n")}.w = ${o.any()}; print(x, y, n.w)`,
        () => `x, (y, *z) = ${o.any()}, ${o.list()}; print(x, y, z)`,
        () =>
          `for ${rng.pick(["q[0]", "n.v", "x, *y"])} in ${o.show("[[1, 2], [3]]")}: print(${rng.pick(["q", "n.v"])})`,
        () => `print(f(${o.many()}, k=${o.any()}, **${o.show("{'z': 1}")}))`,
        () => `print(f(${o.many()}))`,
        () => `print([${o.any()}, ${o.any()}], (${o.any()}, ${o.any()}), {${o.int()}, ${o.int()}} == {1})`,
        () => `print(canon({${o.int()}: ${o.any()}, ${o.int()}: ${o.any()}}))`,
        () => `print(${o.show("n")}.m(${o.any()}, ${o.any()}))`,
        () => `del ${o.show("q")}[${o.int()}]`,
        () => `print((lambda a=${o.any()}, *b, c=${o.any()}: (a, b, c))(${o.any()}))`,
        () =>
          `print(${o.int()} + ${o.int()} * ${o.int()} ** ${o.show("2")}, -${o.int()} % (${o.int()} or 3))`,
        () => `print([x + ${o.int()} for x in ${o.list()} if ${o.any()}])`,
        () => `print(f'{${o.any()}!r:>{${o.show("6")}}}|{${o.int()}}')`,
        () => `print('%s %s' % (${o.any()}, ${o.any()}))`,
        () => `print(${o.list()}[${o.int()}:${o.int()}], ${o.list()}[${o.int()}])`,
        () => `assert ${o.any()}, ${o.show("'msg'")}`,
        () => `raise ${o.show("ValueError")}(${o.any()})`,
        () => `print(x := ${o.int()}, x + ${o.int()})`,
        () => `print(${rng.pick(["max", "min"])}(${o.int()}, ${o.int()}, key=${o.show("abs")}))`,
      ),
    ),
  );
}

export const order: Kind = {
  name: "order",
  write(rng, out) {
    const o = new Operands(rng);
    out.block("def t(i, v):", () => out.line("print(i, end=' ')", "return v"));
    out.block("def f(*args, **kw):", () => out.line("return args, canon(kw)"));
    out.block("class N:", () => {
      out.line("v = 1");
      out.block("def m(self, *args):", () => out.line("return args"));
      if (rng.chance(0.4))
        out.block("def __setattr__(self, name, v):", () =>
          out.line("print('set', name, v)", "object.__setattr__(self, name, v)"),
        );
    });
    const statements = (): void => {
      out.line("q = [1, 2, 3]", "n = N()");
      for (let i = 0; i < 10; i++) {
        writeStatement(rng, out, o);
        if (rng.chance(0.4)) out.line("print(q, n.v)");
      }
    };
    statements();
    out.block("def local():", statements);
    out.line("local()");
  },
};
