/**
 * Classes with several bases whose fields, methods, properties and constants inference follows: who comes first among the bases,
 * what `super()` finds from each of them, what a method of one base sees of the others.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import { SEVERAL_BASES, type ClassGraph } from "./class-graphs.js";
import type { Kind } from "./kind.js";

const GRAPHS: readonly ClassGraph[] = [
  ...SEVERAL_BASES,
  [
    ["A", ""],
    ["B", ""],
    ["C", ""],
    ["D", "A, B, C"],
  ],
  [
    ["A", ""],
    ["B", ""],
    ["C", "A, B"],
    ["D", "B, A"],
  ],
  [
    ["A", ""],
    ["B", ""],
    ["C", "B, object"],
    ["D", "A, C"],
  ],
  [
    ["A", ""],
    ["B", "object"],
    ["C", "object, A"],
    ["D", "B, A"],
  ],
];
const METHODS = ["get", "put", "step", "name"];
const FIELDS = ["x", "y", "n", "last"];
const VALUES = ["0", "1", "0.5", "-2.5", "None", "'t'", "3"];
const CLASSES = ["A", "B", "C", "D"];

interface Program {
  /** What fields get. */
  readonly values: readonly string[];
}

function expression(rng: Random, { values }: Program): string {
  return rng.choose(
    () => rng.pick(values),
    () => "v",
    () => `self.${rng.pick(FIELDS)}`,
    () => `self.${rng.pick(FIELDS)} + ${rng.pick(values)}`,
    () => `self.${rng.pick(METHODS)}(v)`,
    () => "self.K",
  );
}

function writeMethod(rng: Random, out: Source, program: Program, owner: string, name: string): void {
  out.block(`def ${name}(self, v):`, () => {
    // Methods call each other, but not for ever.
    out.block("if tired():", () => out.line("return 0"));
    for (let i = rng.int(0, 2); i > 0; i--)
      out.line(
        rng.choose(
          () => `self.${rng.pick(FIELDS)} = ${expression(rng, program)}`,
          () => `self.${rng.pick(FIELDS)} += ${rng.pick(program.values)}`,
          () => `print('${owner}.${name}', v)`,
          () => `v = super().${rng.pick([name, name, "step"])}(${expression(rng, program)})`,
          () => `v = ${rng.pick(CLASSES)}.${name}(self, v)`,
          () => `print(isinstance(self, ${rng.pick(CLASSES)}))`,
        ),
      );
    out.line(`return ${expression(rng, program)}`);
  });
}

function writeClass(rng: Random, out: Source, program: Program, name: string, bases: string): void {
  out.block(`class ${name}${bases === "" ? "" : `(${bases})`}:`, () => {
    if (rng.chance(0.4)) out.line(`K = ${rng.pick(program.values)}`);
    if (rng.chance(0.6))
      out.block(`def __init__(self${rng.pick(["", ", v", ", v=1"])}):`, () => {
        const own = rng.list(rng.int(0, 3), () => `self.${rng.pick(FIELDS)} = ${rng.pick(program.values)}`);
        const above = `super().__init__(${rng.pick(["", "", rng.pick(program.values)])})`;
        const others = bases
          .split(", ")
          .filter((base) => CLASSES.includes(base))
          .map((base) => `${base}.__init__(self)`);
        out.line(...rng.pick([own, [above, ...own], [...own, above], [...others, ...own]]), "pass");
      });
    for (const method of METHODS) if (rng.chance(0.45)) writeMethod(rng, out, program, name, method);
    if (rng.chance(0.25)) {
      out.line("@property");
      out.block("def level(self):", () => out.line(`return self.${rng.pick(FIELDS)}`));
      if (rng.chance(0.6)) {
        out.line("@level.setter");
        out.block("def level(self, v):", () => out.line(`self.${rng.pick(FIELDS)} = v`));
      }
    }
    if (rng.chance(0.2))
      out.block("def __add__(self, other):", () =>
        out.line(`return ${rng.pick(["self.x", "other", "self.K"])}`),
      );
    if (rng.chance(0.15)) {
      out.line(rng.pick(["@staticmethod", "@classmethod"]));
      out.block("def made(v):", () => out.line("return v if isinstance(v, (int, float)) else v.__name__"));
    }
  });
}

function use(rng: Random, { values }: Program): string {
  return rng.choose(
    () => `print(o.${rng.pick(METHODS)}(${rng.pick(values)}))`,
    () => `print(o.${rng.pick(METHODS)}(${rng.pick(values)}))`,
    () => `print(o.${rng.pick(FIELDS)})`,
    () => `o.${rng.pick(FIELDS)} = ${rng.pick(values)}`,
    () => `o.${rng.pick(FIELDS)} += ${rng.pick(values)}`,
    () => "print(o.K)",
    () => "print(o.level)",
    () => `o.level = ${rng.pick(values)}`,
    () => `print(o + ${rng.pick(values)})`,
    () => `print([isinstance(o, c) for c in (${CLASSES.join(", ")})])`,
    () => `print(o.made(${rng.pick(["1", "0.5"])}))`,
    () => `p.${rng.pick(FIELDS)} = o.${rng.pick(FIELDS)}`,
    () => `print(p.${rng.pick(METHODS)}(o.${rng.pick(FIELDS)}))`,
  );
}

export const mixins: Kind = {
  name: "mixins",
  write(rng, out) {
    const program: Program = {
      values: rng.pick([VALUES, VALUES.slice(2, 4), ["0", "0.5", "3"], ["0.5", "None", "-2.5"]]),
    };
    const graph = rng.pick(GRAPHS);
    const changesLate = rng.chance(0.25);
    out.line("calls = 0");
    out.block("def tired():", () =>
      out.line("global calls", "calls += 1", "return calls % 9 == 0 or calls > 400"),
    );
    for (const [name, bases] of graph) writeClass(rng, out, program, name, bases);
    out.block("def use(o, p):", () => {
      for (let i = rng.int(3, 6); i > 0; i--)
        out.guarded(() => {
          if (rng.chance(0.3))
            out.block(`if isinstance(o, ${rng.pick(CLASSES)}):`, () => out.line(use(rng, program)));
          else out.line(use(rng, program));
        });
    });
    for (let i = 0; i < 5; i++)
      out.guarded(() => {
        const made = (): string => `${rng.pick(CLASSES)}(${rng.pick(["", "", rng.pick(program.values)])})`;
        out.line(`o = ${made()}`, `p = ${made()}`, use(rng, program), "use(o, p)");
        if (changesLate && rng.chance(0.4))
          out.line(rng.pick(["A.get = lambda self, v: 'late'", "B.K = 7", "o.get = 5", "D.x = 1.5"]));
        out.line(use(rng, program));
      });
  },
};
