/** try, except, else, finally in nests, left by every way there is: falling out, return, break, continue, raise. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const raisers = [
  "1 // 0",
  "[][1]",
  "{}['k']",
  "int('x')",
  "None.attr",
  "raise ValueError('v', 1)",
  "raise KeyError",
  "raise OSError(2)",
  "'a' + 1",
  "undefined",
  "raise Mine('m')",
  "raise StopIteration(3)",
  "assert a > 99, 'low'",
  "x, y = 1, 2, 3",
  "raise 5",
];
const catchers = [
  "ValueError",
  "(ZeroDivisionError, KeyError)",
  "LookupError",
  "Exception",
  "ArithmeticError",
  "Mine",
  "(TypeError, NameError)",
  "OSError",
  "BaseException",
];

class Nest {
  private steps = 0;

  constructor(
    readonly rng: Random,
    readonly out: Source,
  ) {}

  mark(): void {
    this.out.line(`t.append(${this.steps++})`);
  }

  body(depth: number, inLoop: boolean): void {
    const { rng, out } = this;
    this.mark();
    if (depth > 0) {
      for (let i = rng.int(1, 2); i > 0; i--) this.compound(depth, inLoop);
    }
    if (rng.chance(0.35)) this.leave(inLoop);
    else if (rng.chance(0.4)) this.raise();
    else out.line("a += 1");
  }

  private raise(): void {
    this.out.block(`if a ${this.rng.pick(["> -1", "% 2 == 0", "> 2", "< 2"])}:`, () =>
      this.out.line(this.rng.pick(raisers)),
    );
  }

  private leave(inLoop: boolean): void {
    const choices = [`return 'r${this.steps}'`, "return a"];
    if (inLoop) choices.push("break", "continue", "break", "continue");
    const statement = this.rng.pick(choices);
    if (this.rng.chance(0.5)) this.out.line(statement);
    else this.out.block("if a % 2:", () => this.out.line(statement));
  }

  private compound(depth: number, inLoop: boolean): void {
    const { rng, out } = this;
    const kind = rng.int(0, 5);
    if (kind === 0) {
      out.block(`for i in range(${rng.int(1, 3)}):`, () => this.body(depth - 1, true));
      if (rng.chance(0.4)) out.block("else:", () => this.mark());
      return;
    }
    if (kind === 1) {
      out.block(`with Ctx(t, ${rng.pick(["True", "False", "False"])}) as c:`, () =>
        this.body(depth - 1, inLoop),
      );
      return;
    }
    out.block("try:", () => this.body(depth - 1, inLoop));
    const handlers = kind === 2 ? 0 : rng.int(1, 2);
    for (let i = 0; i < handlers; i++) {
      const named = rng.chance(0.6);
      out.block(`except ${rng.pick(catchers)}${named ? " as e" : ""}:`, () => {
        if (named) out.line("t.append((type(e).__name__, e.args))");
        if (rng.chance(0.3)) this.body(depth - 1, inLoop);
        else if (rng.chance(0.3))
          out.line(rng.pick(["raise", "raise Mine('again')", "raise Mine('from') from None"]));
        else this.mark();
      });
    }
    if (handlers > 0 && rng.chance(0.4)) out.block("else:", () => this.mark());
    if (handlers === 0 || rng.chance(0.5)) {
      out.block("finally:", () => {
        this.mark();
        if (rng.chance(0.25)) this.leave(inLoop);
      });
    }
  }
}

export const exceptions: Kind = {
  name: "exceptions",
  write(rng, out) {
    out.block("class Mine(Exception):", () => {});
    out.block("class Ctx:", () => {
      out.block("def __init__(self, t, swallow):", () => out.line("self.t = t", "self.swallow = swallow"));
      out.block("def __enter__(self):", () => out.line("self.t.append('enter')", "return self"));
      out.block("def __exit__(self, kind, value, tb):", () => {
        out.line("self.t.append(('exit', kind and kind.__name__))", "return self.swallow");
      });
    });
    for (let i = 0; i < 3; i++) {
      const name = out.fresh("f");
      out.block(`def ${name}(t, a):`, () => {
        new Nest(rng, out).body(3, false);
        out.line("return 'end'");
      });
      out.block("for start in range(4):", () => {
        out.line("t = []");
        out.block("try:", () => out.line(`print('result', ${name}(t, start))`));
        out.block("except BaseException as e:", () => out.line("print('raised', type(e).__name__, e.args)"));
        out.line("print(t)");
      });
    }
  },
};
