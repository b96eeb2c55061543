/**
 * Numbers that may be None: variables, fields, parameters and results that are None until there is a reading, tests of that, what
 * raises for None, and ints among the floats.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const FLOATS = ["0.0", "-0.0", "0.5", "1.5", "-2.25", "4.0", "x", "(x * 0.5)", "(x - 1.0)"];
const INTS = ["0", "1", "-3", "2**60", "k"];

/** How a program is made: which numbers there are, and whether None is stored again. */
interface Manner {
  readonly ints: boolean;
  readonly back: boolean;
}

const NAMES = ["p", "q", "a.last", "a.low", "b.last", "b.low", "c.last"];

const plain = (rng: Random, manner: Manner): string =>
  manner.ints && rng.chance(0.3) ? rng.pick(INTS) : rng.pick(FLOATS);

/** Something that may be None. */
function optional(rng: Random, manner: Manner, depth: number): string {
  if (depth <= 0) return rng.pick(NAMES);
  const one = (): string => optional(rng, manner, depth - 1);
  return rng.choose(
    () => rng.pick(NAMES),
    () => rng.pick(NAMES),
    () => plain(rng, manner),
    () => (manner.back ? "None" : plain(rng, manner)),
    () => `either(${one()}, ${one()})`,
    () =>
      `slope(${one()}, ${plain(rng, manner)}${rng.chance(0.4) ? `, ${rng.chance(0.3) ? "dt=" : ""}${one()}` : ""})`,
    () => `${rng.pick(["a", "b", "c"])}.${rng.pick(["update", "step"])}(${plain(rng, manner)})`,
    () => `${rng.pick(["a", "b", "c"])}.${rng.pick(["read()", "value", "smallest([p, q, 0.5])"])}`,
    () => `(${one()} if ${test(rng, manner, depth - 1)} else ${one()})`,
    () => `(${one()} ${rng.pick(["or", "and"])} ${one()})`,
    () => arithmetic(rng, manner, depth - 1),
  );
}

/** Arithmetic that raises for None, mostly behind a test. */
function arithmetic(rng: Random, manner: Manner, depth: number): string {
  const name = rng.pick(NAMES);
  const other = rng.chance(0.7) ? plain(rng, manner) : optional(rng, manner, depth);
  const operator = rng.pick(["+", "-", "*", "/"]);
  const sum = rng.chance(0.5) ? `${name} ${operator} ${other}` : `${other} ${operator} ${name}`;
  return rng.choose(
    () => `(${sum} if ${name} is not None else ${plain(rng, manner)})`,
    () => `(0.25 if ${name} is None else ${sum})`,
    () => `(${sum})`,
    () => `(-${name} if ${name} else None)`,
    () => `(abs(${name}) if ${name} != None else None)`,
  );
}

function test(rng: Random, manner: Manner, depth: number): string {
  const one = (): string => optional(rng, manner, depth - 1);
  return rng.choose(
    () => `${one()} ${rng.pick(["is", "is not", "==", "!="])} None`,
    () => `${rng.pick(["", "not "])}${one()}`,
    () => {
      const name = rng.pick(NAMES);
      return `(${name} is None or ${name} ${rng.pick(["<", ">", "<=", "=="])} ${plain(rng, manner)})`;
    },
    () => `${one()} ${rng.pick(["==", "!="])} ${one()}`,
    () => `${rng.pick(NAMES)} ${rng.pick(["<", ">="])} ${plain(rng, manner)}`,
    () => `isinstance(${rng.pick(NAMES)}, ${rng.pick(["float", "int"])})`,
  );
}

function statement(rng: Random, out: Source, manner: Manner, depth: number): void {
  const value = (): string => optional(rng, manner, 2);
  const body = (): void => statement(rng, out, manner, depth - 1);
  rng.choose(
    () => out.line(`${rng.pick(NAMES)} = ${value()}`),
    () => out.line(`${rng.pick(NAMES)} = ${plain(rng, manner)}`),
    () => {
      const name = rng.pick(NAMES);
      out.block(`if ${name} is not None:`, () =>
        out.line(`${name} ${rng.pick(["+=", "-=", "*="])} ${plain(rng, manner)}`),
      );
    },
    () =>
      out.line(
        rng.pick(["p, q = q, p", "a.last, p = p, a.low", "b.low = c.last = q", "p = a.last", "a, c = c, a"]),
      ),
    () => out.line(`print(${rng.pick(NAMES)}, ${value()}, [${rng.pick(NAMES)}], str(${rng.pick(NAMES)}))`),
    () => out.line(`print("yes" if ${test(rng, manner, 1)} else "no")`),
    () =>
      out.line(
        `print(${rng.pick(["a", "b", "c"])}.${rng.pick(["update", "step", "trend"])}(${plain(rng, manner)}))`,
      ),
    () => out.guarded(() => out.line(`${rng.pick(NAMES)} = ${arithmetic(rng, manner, 1)}`, `print(p, q)`)),
    () => {
      if (depth <= 0) return out.line("x += 0.5");
      out.block(
        rng.pick([
          "for k in range(3):",
          `if ${test(rng, manner, 1)}:`,
          "for p in (0.5, None, 2.5):",
          "for q in (1.0, 2.0):",
        ]),
        body,
      );
    },
    () =>
      out.line(...(manner.back ? ["a.clear()", "print(a.last is None, a.low)"] : ["print(a.last is None)"])),
  );
}

export const optionalNumbers: Kind = {
  name: "optional",
  write(rng, out) {
    const manner: Manner = { ints: rng.chance(0.35), back: rng.chance(0.6) };
    out.block("def either(u, v):", () => out.line("return u if u is not None else v"));
    out.block(`def slope(before, now, dt=${rng.pick(["None", "0.5", "2.0"])}):`, () => {
      out.block("if before is None or not dt:", () => out.line(rng.pick(["return None", "return", "pass"])));
      out.block(rng.chance(0.5) ? "else:" : "if before is not None and dt:", () =>
        out.line("return (now - before) / dt"),
      );
    });
    out.block("class A:", () => {
      out.block("def __init__(self):", () =>
        out.line(...rng.pick([["self.last = None", "self.low = None"], ["self.last = self.low = None"]])),
      );
      out.block("def update(self, v):", () => {
        out.block("if self.last is None:", () => out.line("self.last = v"));
        out.block("else:", () =>
          out.line(rng.pick(["self.last = 0.5 * v + 0.5 * self.last", "self.last += v * 0.5"])),
        );
        out.block("if self.low is None or v < self.low:", () => out.line("self.low = v"));
        out.line(rng.pick(["return self.last", "return self.low", "return self.last - self.low"]));
      });
      out.block("def step(self, v):", () => {
        out.line("before = self.last", "self.last = v");
        out.line(
          rng.pick(["return before", "return None if before is None else v - before", "return v - before"]),
        );
      });
      out.block("def trend(self, v):", () =>
        out.line(
          rng.pick([
            "return v - self.last",
            "return v if not self.low else v / self.low",
            "return self.last < v",
          ]),
        ),
      );
      out.block("def smallest(self, items):", () => {
        out.line("best = None");
        out.block("for v in items:", () =>
          out.block("if v is not None and (best is None or v < best):", () => out.line("best = v")),
        );
        out.line("return best");
      });
      out.block("def clear(self):", () => out.line("self.last = None", "self.low = None"));
      out.block("def read(self):", () =>
        out.line(
          rng.pick(["return None", "return self.low", "return self.last", "return 1", "raise ValueError(7)"]),
        ),
      );
      out.line("@property");
      out.block("def value(self):", () => out.line("return self.last"));
    });
    out.block("class B(A):", () => {
      out.block("def read(self):", () =>
        out.line(rng.pick(["return 1.5", "return self.last", "return None", "return 2**60"])),
      );
      if (rng.chance(0.5))
        out.block("def step(self, v):", () => out.line("return v * 2.0 if self.last else None"));
    });
    out.block("def run(p, x, k):", () => {
      out.line("q = None", "a = A()", "b = B()", `c = ${rng.pick(["A()", "B()", "a", "b"])}`);
      out.block("try:", () => {
        for (let i = rng.int(4, 12); i > 0; i--) {
          if (rng.chance(0.6)) out.guarded(() => statement(rng, out, manner, 2));
          else statement(rng, out, manner, 2);
        }
      });
      out.block("except Exception as e:", () => out.line("print(type(e).__name__, e)"));
      out.line("print(p, q, x, a.last, a.low, b.last, b.low, c.last, c.low)");
    });
    for (const start of ["None", "0.0", "1.5"])
      out.line(`run(${start}, ${rng.pick(["0.5", "2.0"])}, ${rng.int(0, 3)})`);
  },
};
