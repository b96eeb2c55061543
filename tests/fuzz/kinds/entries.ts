/**
 * Dicts that are asked `k in d`, and what follows: reads, writes and deletions of the entry, calls that change the dict, other names
 * for it, and keys that become others. The compiler remembers where the entry is, so everything that moves it matters.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const DICTS = ["d", "d", "d", "a", "box.d", "SHARED"];
const KEYS = ["k", "k", "k", "j", "box.k"];

/** What the keys and values of a program are; the last of each mixes types. */
const KEY_SETS = [
  ["'x'", "'y'", "'z'", "'xy'"],
  ["0", "1", "2", "-1"],
  ["(0, 1)", "(1, 0)", "('x', 1)", "()"],
  ["1.5", "1", "True", "None", "'x'", "2 ** 40"],
];
const VALUE_SETS = [
  ["0", "1", "7", "-3"],
  ["0.5", "-0.0", "2.0", "1.5"],
  ["[]", "[1]", "[0.5, 'x']"],
  ["None", "1", "2.5", "'x'", "[2]"],
];

interface Program {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly holdsLists: boolean;
}

const dict = (rng: Random): string => rng.pick(DICTS);

const key = (rng: Random, { keys }: Program): string => (rng.chance(0.8) ? rng.pick(KEYS) : rng.pick(keys));

function value(rng: Random, program: Program): string {
  return rng.choose(
    () => rng.pick(program.values),
    () => rng.pick(program.values),
    () => `${dict(rng)}[${key(rng, program)}]`,
    () => `${dict(rng)}.get(${key(rng, program)}, ${rng.pick(program.values)})`,
    () => "v",
  );
}

function simple(rng: Random, program: Program): string {
  const d = dict(rng);
  const k = key(rng, program);
  const v = (): string => value(rng, program);
  return rng.choose(
    () => `print(canon(${d}[${k}]))`,
    () => `v = ${d}[${k}]`,
    () => `${d}[${k}] = ${v()}`,
    () => `${d}[${k}] = ${v()}`,
    () => (program.holdsLists ? `${d}[${k}].append(${rng.int(0, 9)})` : `${d}[${k}] += ${v()}`),
    () => `del ${d}[${k}]`,
    () => `v = ${d}.pop(${k}${rng.pick(["", ", None"])})`,
    () => `${d}.setdefault(${k}, ${v()})`,
    () => `${d}.update({${k}: ${v()}})`,
    () => `${rng.pick(["empty", "drop", "put"])}(${d}, ${k})`,
    () => `box.change(${k})`,
    () => `${rng.pick(["k", "j", "box.k"])} = ${key(rng, program)}`,
    () => rng.pick(["a = d", "d = a", "box.d = d", "d = same(box.d)", "a = dict(d)", "d = {}", "d = SHARED"]),
    () => `v = ${d}[${k}] if ${k} in ${d} else ${v()}`,
    () => `print(${k} in ${d}, canon(${d}.get(${k})), len(${d}))`,
  );
}

function statement(rng: Random, out: Source, program: Program, depth: number): void {
  if (depth <= 0 || rng.chance(0.4)) return out.guarded(() => out.line(simple(rng, program)));
  const some = (): void => {
    for (let i = rng.int(1, 3); i > 0; i--) statement(rng, out, program, depth - 1);
  };
  const plain = (): void => out.line(...rng.list(rng.int(1, 3), () => simple(rng, program)));
  const d = dict(rng);
  const k = key(rng, program);
  rng.choose(
    () => out.block(`if ${k} in ${d}:`, some),
    () => out.guarded(() => out.block(`if ${k} in ${d}:`, plain)),
    () =>
      out.guarded(() => {
        out.block(`if ${k} not in ${d}:`, () => out.line(`${d}[${k}] = ${value(rng, program)}`));
        out.line(`v = ${d}[${k}]`, simple(rng, program));
        out.line(`${d}[${k}] = ${value(rng, program)}`);
      }),
    () => {
      out.block(`if ${k} in ${d} and ${key(rng, program)} in ${dict(rng)}:`, some);
      out.block("else:", some);
    },
    () =>
      out.guarded(() => out.block(`for k in ${rng.pick(["(j, k, j)", "sorted(list(d), key=str)"])}:`, plain)),
    () =>
      out.guarded(() => {
        out.block(`while ${k} in ${d}:`, () => {
          plain();
          out.line(`${d}.pop(${k}, None)`, rng.pick(["break", "pass", "d[j] = v", "continue"]));
          out.line("break");
        });
      }),
  );
}

export const entries: Kind = {
  name: "entries",
  write(rng, out) {
    const keys = rng.pick(KEY_SETS);
    const values = rng.pick(VALUE_SETS);
    const program: Program = { keys, values, holdsLists: values === VALUE_SETS[2] };
    const display = (): string =>
      `{${rng.list(rng.int(0, 3), () => `${rng.pick(keys)}: ${rng.pick(values)}`).join(", ")}}`;
    out.line(`SHARED = ${display()}`);
    out.block("class Box:", () => {
      out.block("def __init__(self, k):", () => out.line(`self.d = ${display()}`, "self.k = k"));
      out.block("def change(self, k):", () => {
        out.block("if k in self.d:", () =>
          out.line(
            rng.pick(["del self.d[k]", "self.d[k] = self.d[k]", `self.k = ${rng.pick(keys)}`, "self.d = {}"]),
          ),
        );
        out.block("else:", () => out.line(`self.d[k] = ${rng.pick(values)}`));
      });
    });
    out.block("def empty(d, k):", () => out.line(rng.pick(["d.clear()", "d.pop(k)", "SHARED.clear()"])));
    out.block("def drop(d, k):", () => out.line("d.pop(k, None)"));
    out.block("def put(d, k):", () => out.line(`d[k] = ${rng.pick(values)}`));
    out.block("def same(d):", () => out.line("return d"));
    for (let f = 0; f < 2; f++) {
      out.block(`def run${f}(k, j):`, () => {
        out.line(`d = ${display()}`, "a = d", "box = Box(j)", `v = ${rng.pick(values)}`);
        for (let i = rng.int(4, 8); i > 0; i--) statement(rng, out, program, 2);
        out.line("print(canon([d, a, box.d, SHARED, v, k, j, box.k]))");
      });
      for (let i = 0; i < 2; i++)
        out.guarded(() => out.line(`run${f}(${rng.pick(keys)}, ${rng.pick(keys)})`));
    }
  },
};
