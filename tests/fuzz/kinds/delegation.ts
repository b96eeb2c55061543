/** Generators in generators, with context managers and finally around the yields, thrown into and closed at any point. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

class Body {
  constructor(
    readonly rng: Random,
    readonly out: Source,
    readonly inner: string | undefined,
  ) {}

  statements(depth: number, inLoop: boolean): void {
    for (let i = this.rng.int(1, 2); i > 0; i--) this.statement(depth, inLoop);
  }

  private statement(depth: number, inLoop: boolean): void {
    const { rng, out, inner } = this;
    if (depth > 0 && rng.chance(0.55)) return this.compound(depth - 1, inLoop);
    const leave = ["return 'left'", "raise ValueError('own')", "raise StopIteration('stop')", "return"];
    if (inLoop) leave.push("break", "continue");
    rng.choose(
      () => out.line(`r = yield ${rng.pick(["r", "n", "'y'", ""])}`, "print('got', r)"),
      () => out.line(`r = yield ${rng.pick(["1", "(n, r)"])}`, "print('got', r)"),
      () => {
        out.line(
          `r = yield from ${inner && rng.chance(0.8) ? `${inner}(n + 1)` : rng.pick(["[7, 8]", "Steps()", "'xy'", "(i * i for i in range(2))"])}`,
        );
        out.line("print('result', r)");
      },
      () => out.block(`if r ${rng.pick(["== 2", "is None", "!= 'v'"])}:`, () => out.line(rng.pick(leave))),
    );
  }

  private compound(depth: number, inLoop: boolean): void {
    const { rng, out } = this;
    rng.choose(
      () =>
        out.block(`with Ctx('${out.fresh("c")}', ${rng.pick(["False", "False", "True"])}):`, () =>
          this.statements(depth, inLoop),
        ),
      () => {
        out.block("try:", () => this.statements(depth, inLoop));
        out.block("finally:", () => {
          out.line("print('finally')");
          if (rng.chance(0.2)) out.line(rng.pick(["yield 'late'", "return 'from finally'", "r = 0"]));
        });
      },
      () => {
        out.block("try:", () => this.statements(depth, inLoop));
        const caught = rng.pick([
          "ValueError",
          "Exception",
          "GeneratorExit",
          "BaseException",
          "(KeyError, StopIteration)",
        ]);
        out.block(`except ${caught} as e:`, () => {
          out.line("print('caught', type(e).__name__, e.args)");
          if (rng.chance(0.5))
            out.line(rng.pick(["raise", "yield 'handling'", "return 'handled'", "raise KeyError('new')"]));
        });
        if (rng.chance(0.3)) out.block("else:", () => out.line("print('else')"));
      },
      () => {
        out.block(`for i in ${rng.pick(["range(2)", "'ab'", "Steps()"])}:`, () =>
          this.statements(depth, true),
        );
        if (rng.chance(0.4)) out.block("else:", () => out.line("print('loop done')"));
      },
    );
  }
}

const steps = [
  "next(g)",
  "next(g)",
  "g.send(2)",
  "g.send('v')",
  "g.throw(ValueError('thrown'))",
  "g.throw(KeyError)",
  "g.close()",
  "g.throw(GeneratorExit())",
  "g.throw(GeneratorExit)",
  "g.throw(StopIteration(5))",
  "next(g, 'default')",
  "g.throw(ValueError, ValueError('two'))",
];

export const delegation: Kind = {
  name: "delegation",
  write(rng, out) {
    out.block("class Ctx:", () => {
      out.block("def __init__(self, name, swallow):", () =>
        out.line("self.name = name", "self.swallow = swallow"),
      );
      out.block("def __enter__(self):", () => out.line("print('enter', self.name)", "return self"));
      out.block("def __exit__(self, kind, value, tb):", () =>
        out.line("print('exit', self.name, kind and kind.__name__)", "return self.swallow"),
      );
    });
    out.block("class Steps:", () => {
      out.line("n = 0");
      out.block("def __iter__(self):", () => out.line("return self"));
      out.block("def __next__(self):", () => {
        out.line("self.n += 1");
        out.block("if self.n > 2:", () =>
          out.line(`raise StopIteration${rng.pick(["", "('value')", "(1, 2)"])}`),
        );
        out.line("return self.n");
      });
      if (rng.chance(0.5))
        out.block("def send(self, v):", () => out.line("print('send', v)", "return ('sent', v)"));
      if (rng.chance(0.4))
        out.block("def throw(self, *a):", () =>
          out.line(
            "print('throw', len(a))",
            rng.pick(["return 'back'", "raise ValueError('no')", "raise StopIteration(9)"]),
          ),
        );
      if (rng.chance(0.4)) out.block("def close(self):", () => out.line("print('close')"));
    });
    let inner: string | undefined;
    for (let i = 0; i < 3; i++) {
      const name = out.fresh("gen");
      out.block(`def ${name}(n):`, () => {
        out.line("r = None", "yield 'first'");
        new Body(rng, out, inner).statements(3, false);
        if (rng.chance(0.5)) out.line(`return ${rng.pick(["n", "r", "(n, 'end')"])}`);
      });
      for (let run = 0; run < 4; run++) {
        out.line(`g = ${name}(${rng.int(0, 2)})`);
        for (let j = rng.int(2, 8); j > 0; j--) {
          out.block("try:", () => out.line(`print('->', ${rng.pick(steps)})`));
          out.block("except BaseException as e:", () => out.line("print(type(e).__name__, e.args)"));
        }
        // Dropped generators are not closed by either; a closed one leaves nothing to chance.
        out.block("try:", () => out.line("g.close()"));
        out.block("except BaseException as e:", () => out.line("print(type(e).__name__, e.args)"));
      }
      inner = name;
    }
  },
};
