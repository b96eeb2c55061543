/**
 * Numbers that functions share: globals and variables of closures that hold floats, beside ints or None, which handlers, closures, generators
 * and calls in the midst of expressions change.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const FLOATS = ["0.0", "-0.0", "0.5", "1.5", "-2.25", "(x * 0.5)", "(x - 1.0)"];
const INTS = ["0", "1", "-3", "2**60", "k"];

/** What the shared variables begin as and what is stored to them. */
interface Manner {
  readonly starts: readonly string[];
  readonly ints: boolean;
  readonly none: boolean;
}

/** `g…` are globals, `s…` belong to the function around. */
const NAMES = ["g", "h", "s", "t"];
const CALLS = [
  "bump(0.5)",
  "bump(x)",
  "put(x)",
  "take()",
  "inner(0.25)",
  "inner(x)",
  "next(steps)",
  "get()",
  "ready(0.75)",
  "sum(g * v for v in (1, 0.5))",
];

const plain = (rng: Random, m: Manner): string =>
  m.ints && rng.chance(0.3) ? rng.pick(INTS) : rng.pick(FLOATS);

function number(rng: Random, m: Manner, depth: number): string {
  if (depth <= 0) return rng.pick(NAMES);
  const one = (): string => number(rng, m, depth - 1);
  return rng.choose(
    () => rng.pick(NAMES),
    () => plain(rng, m),
    () => rng.pick(CALLS),
    () => `(${one()} ${rng.pick(["+", "-", "*", "/"])} ${one()})`,
    () => `${rng.pick(["min", "max"])}(${one()}, ${one()})`,
    () => `(${rng.pick(["-", "+"])}${one()})`,
    () => `abs(${one()})`,
    () => `(${one()} if ${test(rng, m, depth - 1)} else ${one()})`,
    () => `(${one()} ${rng.pick(["or", "and"])} ${one()})`,
    () => `[${one()} for _ in range(2)][1]`,
    () => `(lambda v: v * ${rng.pick(NAMES)})(${plain(rng, m)})`,
  );
}

function test(rng: Random, m: Manner, depth: number): string {
  const one = (): string => number(rng, m, depth);
  return rng.choose(
    () => `${rng.pick(NAMES)} ${rng.pick(["is", "is not", "==", "!="])} None`,
    () => `${one()} ${rng.pick(["<", ">=", "==", "!="])} ${one()}`,
    () => one(),
    () => `isinstance(${rng.pick(NAMES)}, ${rng.pick(["float", "int"])})`,
  );
}

function statement(rng: Random, out: Source, m: Manner, depth: number): void {
  const value = (): string => number(rng, m, 2);
  rng.choose(
    () => out.line(`${rng.pick(NAMES)} = ${value()}`),
    () => out.line(`${rng.pick(NAMES)} ${rng.pick(["+=", "-=", "*="])} ${value()}`),
    () => out.line(m.none ? `${rng.pick(NAMES)} = None` : `${rng.pick(NAMES)} = ${plain(rng, m)}`),
    () =>
      out.line(
        rng.pick([
          "g, s = s, g",
          "h, t = t, h",
          "g, h = h, bump(1.5)",
          "s = t = g",
          "x = s",
          "g = x",
          "t, x = x, g",
        ]),
      ),
    () => out.line(`print(${rng.pick(NAMES)}, ${value()}, [${rng.pick(NAMES)}])`),
    () => out.line(`print("yes" if ${test(rng, m, 1)} else "no")`),
    () => out.line(rng.pick(CALLS)),
    () => out.guarded(() => out.line(`${rng.pick(NAMES)} = ${value()}`, "print(g, h, s, t)")),
    () => {
      const name = rng.pick(NAMES);
      out.block(`if ${name} is ${rng.pick(["", "not "])}None:`, () => {
        if (rng.chance(0.5)) out.line(rng.pick(CALLS));
        out.line(rng.pick([`${name} = ${plain(rng, m)}`, `print(${name} * 2.0)`, `x = ${name}`]));
      });
      out.line(`x = ${name} + ${rng.pick(["0.5", "bump(x)", name])}`);
    },
    () => {
      if (depth <= 0) return out.line("x += 0.5");
      const head = rng.pick([
        "for k in range(2):",
        `if ${test(rng, m, 1)}:`,
        "for s in (0.5, 1.5):",
        "for g in (1.0, 2.5):",
      ]);
      out.block(head, () => statement(rng, out, m, depth - 1));
    },
  );
}

export const sharedNumbers: Kind = {
  name: "shared",
  write(rng, out) {
    const ints = rng.chance(0.4);
    const none = rng.chance(0.4);
    const starts = ["0.0", "1.5", ...(ints ? ["0", "1", "2**60"] : []), ...(none ? ["None", "None"] : [])];
    const m: Manner = { starts, ints, none };
    const changed = (): string =>
      rng.pick(["= v", "= v * 0.5", "+= v", "-= v * 2", "= g + v", "= h * v", "= None if v > 3 else v"]);
    const change = (name: string): string => {
      const text = changed();
      return `${name} ${!none && text.includes("None") ? "= v" : text}`;
    };
    out.line(`g = ${rng.pick(starts)}`, `h = ${rng.pick(starts)}`);
    out.block("def bump(v):", () =>
      out.line("global g", change("g"), rng.pick(["return g", "return v", "return g * 2"])),
    );
    out.block("def put(v):", () =>
      out.line(
        "global g, h",
        change("h"),
        rng.pick(["g = h", "g, h = h, g", "pass"]),
        rng.pick(["return h", "return 0.5"]),
      ),
    );
    out.block("def take():", () =>
      out.line("global h", "before = h", `h = ${rng.pick(starts)}`, "return before"),
    );
    out.block("def get():", () =>
      out.line(rng.pick(["return g", "return h", "return [g, h][0]", "return (g, h)[1]"])),
    );
    out.block("def ready(v):", () => {
      out.line("global h");
      out.block(`if h is ${rng.pick(["", "not "])}None:`, () =>
        out.line(rng.pick(["return v", "h = v", "h = None", "put(v)", "g * h"])),
      );
      if (rng.chance(0.5)) out.line(rng.pick(["bump(v)", "put(v)", "take()", "v += h"]));
      out.line(rng.pick(["return h * 2", "return h", "return v - h"]));
    });
    out.block("def run(x, k):", () => {
      out.line("global g, h", `s = ${rng.pick(starts)}`, `t = ${rng.pick(starts)}`);
      out.block("def inner(v):", () =>
        out.line(
          rng.pick(["nonlocal s", "nonlocal s, t"]),
          change("s"),
          rng.pick(["return s", "return v", "return s + g", "return t"]),
        ),
      );
      out.block("def counting():", () => {
        out.line("nonlocal t");
        out.block("while True:", () =>
          out.line(
            rng.pick(["t = s", "t = 0.5", "t += 1.5", "t = t"]),
            rng.pick(["yield t", "yield g", "yield s"]),
          ),
        );
      });
      out.line("steps = counting()");
      out.block("try:", () => {
        for (let i = rng.int(4, 10); i > 0; i--) {
          if (rng.chance(0.6)) out.guarded(() => statement(rng, out, m, 2));
          else statement(rng, out, m, 2);
        }
      });
      out.block("except Exception as e:", () => out.line("print(type(e).__name__, e)"));
      out.line("print(g, h, s, t, x)");
    });
    for (let i = 0; i < 2; i++) out.line(`run(${rng.pick(["0.5", "2.0"])}, ${rng.int(0, 3)})`);
    if (rng.chance(0.5)) {
      out.block("for k in range(2):", () =>
        out.guarded(() =>
          out.line(`g = bump(${rng.pick(["0.5", "h"])})`, "h = put(g)", "print(g, h, [g for _ in (1,)])"),
        ),
      );
      out.line("run(g if g is not None else 0.5, 1)");
    }
  },
};
