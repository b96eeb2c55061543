/** Generators driven by next, send, throw, close and delegation. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

function writeBody(rng: Random, out: Source, name: string, inner: string | undefined): void {
  out.block(`def ${name}(n):`, () => {
    out.line("r = n", "print('start', n)");
    for (let i = rng.int(1, 3); i > 0; i--) {
      rng.choose(
        () => out.line(`r = yield ${rng.pick(["r", "(n, r)", "n + 1", ""])}`, "print('got', r)"),
        () =>
          out.block(`for i in range(${rng.int(1, 3)}):`, () => {
            out.line("r = yield i");
            out.block("if r == 2:", () =>
              out.line(rng.pick(["break", "return 'two'", "continue", "raise KeyError('two')"])),
            );
          }),
        () => {
          out.block("try:", () => out.line("r = yield 'try'", "print('in try', r)"));
          out.block(
            `except ${rng.pick(["ValueError", "Exception", "GeneratorExit", "BaseException"])} as e:`,
            () => {
              out.line("print('caught', type(e).__name__)");
              if (rng.chance(0.4)) out.line(rng.pick(["return 'handled'", "yield 'from except'", "raise"]));
            },
          );
          if (rng.chance(0.6)) out.block("finally:", () => out.line("print('finally')"));
        },
        () => {
          out.block("try:", () => out.line("yield 'guarded'"));
          out.block("finally:", () => {
            out.line("print('cleanup')");
            if (rng.modern && rng.chance(0.15)) out.line("yield 'in finally'");
          });
        },
        () => {
          const source =
            inner && rng.chance(0.7)
              ? `${inner}(n - 1)`
              : rng.pick(["[1, 2]", "'ab'", "range(2)", "iter((5,))"]);
          out.line(`r = yield from ${source}`, "print('sub', r)");
        },
        () => out.line("yield [(yield 'x'), (yield 'y')]"),
      );
    }
    if (rng.chance(0.6)) out.line(`return ${rng.pick(["n * 10", "'done'", "r", ""])}`);
  });
}

/** Steps a generator in random ways and prints everything that comes out. */
function writeDriver(rng: Random, out: Source, name: string): void {
  out.line(`g = ${name}(${rng.int(0, 3)})`);
  for (let i = rng.int(2, 7); i > 0; i--) {
    const action = rng.pick([
      "next(g)",
      "next(g)",
      "g.send(None)",
      "g.send(2)",
      "g.send('v')",
      "g.throw(ValueError)",
      "g.throw(ValueError('thrown'))",
      "g.throw(KeyError, 'k')",
      "g.close()",
      "next(g, 'default')",
      "g.throw(GeneratorExit)",
    ]);
    out.block("try:", () => out.line(`print('->', ${action})`));
    out.block("except StopIteration as e:", () => out.line("print('stop', e.value)"));
    out.block("except BaseException as e:", () => out.line("print(type(e).__name__, e)"));
  }
  if (rng.chance(0.4)) out.show("list(g)");
}

export const generators: Kind = {
  name: "generators",
  write(rng, out) {
    let inner: string | undefined;
    for (let i = 0; i < 3; i++) {
      const name = out.fresh("gen");
      writeBody(rng, out, name, inner);
      for (let j = 0; j < 3; j++) writeDriver(rng, out, name);
      inner = name;
    }
    out.show(`list(${inner}(1))`);
    out.show(`[x for x in ${inner}(2) if x]`);
    out.show(`sum(i * i for i in range(${rng.int(0, 8)}))`);
    out.show(`dict((k, len(k)) for k in ['a', 'bb'])`);
    out.block("class It:", () => {
      out.block("def __init__(self, n):", () => out.line("self.n = n"));
      out.block("def __iter__(self):", () => out.line("return self"));
      out.block("def __next__(self):", () => {
        out.line("self.n -= 1");
        out.block("if self.n < 0:", () =>
          out.line(`raise ${rng.pick(["StopIteration", "StopIteration('v')", "ValueError('bad')"])}`),
        );
        out.line("return self.n");
      });
    });
    out.show("list(It(3))");
    out.show("(max(It(4)), sum(It(3)), 2 in It(5), tuple(It(2)))");
    out.block("def deleg():", () => out.line("r = yield from It(2)", "print('r', r)"));
    out.show("list(deleg())");
  },
};
