/** Loops, branches, `else` on loops, break and continue, over a few typed variables that stay bounded. */
import { Expressions } from "../expressions.js";
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

class Control {
  readonly e: Expressions;

  constructor(
    readonly rng: Random,
    readonly out: Source,
  ) {
    this.e = new Expressions(rng, 0.005);
    for (const name of ["a", "b", "n"]) this.e.declare("int", name);
    this.e.declare("float", "x");
    this.e.declare("str", "s");
    this.e.declare("list", "q");
  }

  /** A few statements; `inLoop` allows break and continue. */
  statements(depth: number, inLoop: boolean): void {
    for (let i = this.rng.int(1, 3); i > 0; i--) this.statement(depth, inLoop);
  }

  private statement(depth: number, inLoop: boolean): void {
    const { rng, out, e } = this;
    if (depth > 0 && rng.chance(0.45)) return this.compound(depth, inLoop);
    if (inLoop && rng.chance(0.15)) {
      return out.block(`if ${e.make("bool", 1)}:`, () => out.line(rng.pick(["break", "continue"])));
    }
    out.line(
      rng.choose(
        () => `${rng.pick(["a", "b", "n"])} = ${e.make("int", 2)} % 100003`,
        () => `${rng.pick(["a", "b", "n"])} ${rng.pick(["+=", "-=", "^="])} ${rng.int(1, 50)}`,
        () => `x = (${e.make("float", 1)}) % 1000.5`,
        () => `s = (s + ${e.make("str", 1)})[-12:]`,
        () => `q = (q + ${e.make("list", 1)})[-6:]`,
        () => "a, b = b, a",
        () => "print(a, b, n, canon(x), s, q)",
        () => "print(a, b)",
        () => `q[${rng.int(0, 1)}:${rng.int(1, 3)}] = [a % 10, ${rng.int(0, 9)}]`,
      ),
    );
  }

  private compound(depth: number, inLoop: boolean): void {
    const { rng, out, e } = this;
    const body = (loop: boolean) => () => this.statements(depth - 1, loop);
    const otherwise = (): void => {
      if (rng.chance(0.4)) out.block("else:", body(inLoop));
    };
    rng.choose(
      () => {
        out.block(`if ${e.make(rng.pick(["bool", "bool", "int", "str", "list"]), 2)}:`, body(inLoop));
        if (rng.chance(0.3)) out.block(`elif ${e.make("bool", 1)}:`, body(inLoop));
        otherwise();
      },
      () => {
        const variable = rng.pick(["i", "j", "n", "a"]);
        const args = rng.pick(["3", "1, 5", "6, 0, -2", "0, 10, 4", "a % 4", "0", "len(q)", "-2, b % 5"]);
        out.block(`for ${variable} in range(${args}):`, () => {
          out.line(`print('for', ${variable})`);
          if (rng.chance(0.2)) out.line(`${variable} += 2`);
          this.statements(depth - 1, true);
        });
        otherwise();
      },
      () => {
        const [head, kind] = rng.pick([
          ["for v in q[:4]:", "v"],
          ["for v in s[:3]:", "v"],
          ["for v in (a, b, s):", "v"],
          ["for k, v in enumerate(q[:3]):", "k, v"],
          ["for k, v in zip(q, s):", "k, v"],
          ["for v in sorted({a % 3, b % 3, 1}):", "v"],
          ["for v in [c for c in s if c != 'a'][:4]:", "v"],
        ] as const);
        out.block(head, () => {
          out.line(`print(${kind})`);
          this.statements(depth - 1, true);
        });
        otherwise();
      },
      () => {
        const counter = out.fresh("w");
        out.line(`${counter} = 0`);
        out.block(
          `while ${counter} < ${rng.int(1, 4)}${rng.chance(0.3) ? ` and ${e.make("bool", 1)}` : ""}:`,
          () => {
            out.line(`${counter} += 1`);
            this.statements(depth - 1, true);
          },
        );
        otherwise();
      },
      () => {
        out.block("try:", body(inLoop));
        out.block("except Exception as e:", () => out.line("print(type(e).__name__)"));
        if (rng.chance(0.3)) out.block("finally:", () => out.line("print('fin', a)"));
      },
    );
  }
}

export const control: Kind = {
  name: "control",
  write(rng, out) {
    const initial = ["a = 3; b = -7; n = 12", "x = 2.5; s = 'abc'; q = [5, 6]"];
    for (let i = 0; i < 2; i++) {
      const name = out.fresh("f");
      out.block(`def ${name}():`, () => {
        out.line(...initial);
        new Control(rng, out).statements(3, false);
        out.line("return a, b, n, canon(x), s, q");
      });
      out.guarded(() => out.line(`print(${name}())`));
    }
    out.line(...initial);
    out.guarded(() => new Control(rng, out).statements(3, false));
    out.line("print(a, b, n, canon(x), s, q)");
  },
};
