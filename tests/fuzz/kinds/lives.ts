/** Few names for values of many types, one after the other: in loops, handlers, `finally` and generators that are sent them. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const NAMES = ["a", "b", "v"] as const;
const VALUES = (
  "1 ; -3 ; 0 ; 2.5 ; 1 << 40 ; None ; True ; 'a,b' ; '' ; b'xy' ; [1, 2] ; [2.5, 0.5] ; [] ; (1, 'x') ; " +
  "('x', 2, [3]) ; () ; {'k': 1} ; {'k': [1]} ; {1}"
).split(" ; ");
/** What may be made of a value; of most types most of these raise. */
const MADE = (
  "[X] ; (X, 1) ; ('t', X, X) ; {'k': X} ; str(X) ; repr(X)[:9] ; list(X) ; tuple(X) ; len(X) ; int(X) ; " +
  "float(X) ; X + 1 ; X - 1 ; 1 + X ; X / 2 ; X % 3 ; (X * 2)[:5] ; (X + X)[:5] ; X + [1] ; X + (1,) ; " +
  "X | {'k': 2} ; -X ; X[0] ; X[-1] ; X[1] ; X['k'] ; X[1:2] if isinstance(X, list) else 0 ; " +
  "X.get('k', 0) ; X.get('m') ; X.split(',') ; X.index(1) ; X.count(1) ; X.copy() ; X.append(7) ; " +
  "X.pop() ; X.update({}) ; X.upper() ; X or 0 ; not X ; sorted(X) ; sum(X) ; X.nothing"
).split(" ; ");

class Lives {
  constructor(
    readonly rng: Random,
    readonly out: Source,
  ) {}

  private name(): string {
    return this.rng.pick(NAMES);
  }

  private value(): string {
    const { rng } = this;
    return rng.chance(0.3) ? rng.pick(VALUES) : rng.pick(MADE).replaceAll("X", this.name());
  }

  statements(depth: number, inLoop: boolean): void {
    for (let i = this.rng.int(1, 4); i > 0; i--) this.statement(depth, inLoop);
  }

  private statement(depth: number, inLoop: boolean): void {
    const { rng, out } = this;
    if (depth > 0 && rng.chance(0.4)) return this.compound(depth - 1, inLoop);
    if (inLoop && rng.chance(0.1))
      return out.block(`if ${this.name()}:`, () => out.line(rng.pick(["break", "continue"])));
    rng.choose(
      () => out.assign(this.name(), this.value(), rng.pick(VALUES)),
      () => out.assign(this.name(), this.value(), rng.pick(VALUES)),
      () => out.line(`${this.name()} = ${rng.pick(VALUES)}`),
      () => out.line(`print(canon(${this.name()}))`),
      () => out.line(`${this.name()} = ${this.name()}`),
      () => out.line("a, b = b, a"),
      () =>
        out.line(
          `${rng.pick(["a, v", "a, a", "v, *b", "*v, a"])} = ${rng.pick(["(1, 'x')", "[2.5, 3]", "'pq'", "(v, a)"])}`,
        ),
      () =>
        out.guarded(() => out.line(`${this.name()} += ${rng.pick(["1", "'s'", "[1]", "2.5", this.name()])}`)),
    );
  }

  private compound(depth: number, inLoop: boolean): void {
    const { rng, out } = this;
    const body = (loop: boolean) => () => this.statements(depth, loop);
    rng.choose(
      () => {
        out.block(
          `if ${rng.pick([this.name(), `isinstance(${this.name()}, ${rng.pick(["int", "str", "list", "dict"])})`])}:`,
          body(inLoop),
        );
        if (rng.chance(0.6)) out.block("else:", body(inLoop));
      },
      () => {
        const items = rng.pick([
          "(1, 'x', None)",
          "'abc'",
          "range(3)",
          "[[1], (2,)]",
          "{'k': 1}.items()",
          "[0.5, 1.5]",
        ]);
        out.block(`for ${this.name()} in ${items}:`, body(true));
        if (rng.chance(0.3)) out.block("else:", body(inLoop));
      },
      () => {
        const counter = out.fresh("w");
        out.line(`${counter} = 0`);
        out.block(`while ${counter} < ${rng.int(1, 3)}:`, () => {
          out.line(`${counter} += 1`);
          this.statements(depth, true);
        });
      },
      () => {
        out.block("try:", () => {
          this.statements(depth, inLoop);
          out.line(`${this.name()} = ${this.value()}`);
          this.statements(0, inLoop);
        });
        out.block("except Exception as e:", () => {
          out.line("print(type(e).__name__)");
          if (rng.chance(0.3)) out.line(`${this.name()} = e.args`);
          this.statements(0, inLoop);
        });
        if (rng.chance(0.4)) out.block("finally:", () => this.statements(0, false));
      },
    );
  }
}

/** What arguments a function is given. */
function calls(rng: Random, out: Source, name: string): void {
  for (let i = 0; i < 3; i++) out.show(`${name}(${rng.pick(VALUES)}, ${rng.pick(VALUES)})`);
}

export const lives: Kind = {
  name: "lives",
  write(rng, out) {
    for (let i = 0; i < 2; i++) {
      const name = out.fresh("f");
      out.block(`def ${name}(a, b):`, () => {
        out.line("v = 0");
        new Lives(rng, out).statements(2, false);
        if (rng.chance(0.2)) out.line("keep = lambda: v", "v = [keep() is v]");
        out.line("return a, b, v");
      });
      calls(rng, out, name);
    }
    const name = out.fresh("gen");
    out.block(`def ${name}(a, b):`, () => {
      out.line("v = yield 'first'");
      for (let i = rng.int(1, 3); i > 0; i--) {
        new Lives(rng, out).statements(1, false);
        out.line(`${rng.pick(NAMES)} = yield ${rng.pick(["a", "(a, v)", "('t', b, v)", "v", "[v]"])}`);
      }
      out.line("print(canon(a), canon(b), canon(v))");
    });
    out.line(`g = ${name}(${rng.pick(VALUES)}, ${rng.pick(VALUES)})`, "print(next(g))");
    for (let i = 0; i < 4; i++) {
      out.block("try:", () => out.line(`print(canon(g.send(${rng.pick(VALUES)})))`));
      out.block("except StopIteration:", () => out.line("print('stop')"));
      out.block("except Exception as e:", () => out.line("print(type(e).__name__)"));
    }
    out.line("a = 1; b = 'b'; v = [1]");
    out.guarded(() => new Lives(rng, out).statements(2, false));
    out.line("print(canon(a), canon(b), canon(v))");
  },
};
