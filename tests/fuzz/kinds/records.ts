/**
 * Dicts that displays with names for keys make, and items that are read and stored under names in the text. The compiler guesses
 * where they are, so everything matters that makes another dict of one: more keys, fewer, another order, copies, tables.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const DICTS = ["STATE", "STATE", "r", "r", "other", "box.d", "rows[0]", "rows[-1]", "make(2)"];
const KEYS = ["'n'", "'x'", "'s'"];
const OTHER_KEYS = [["'x'", "'n'", "'s'"], ["'n'", "'x'"], [...KEYS, "'more'"], []];
const VALUES = ["0", "1", "-7", "2 ** 53 - 1", "0.5", "-0.0", "None", "'t'", "True", "[1]", "v"];

/** What the dicts of a program may get. */
interface Program {
  readonly values: readonly string[];
  /** Displays have the same keys in the same order, and no other key comes to them. */
  readonly isUniform: boolean;
}

const dict = (rng: Random): string => rng.pick(DICTS);
const item = (rng: Random): string => `${dict(rng)}[${rng.pick(KEYS)}]`;

function display(rng: Random, { values, isUniform }: Program): string {
  const keys = isUniform || rng.chance(0.7) ? KEYS : rng.pick(OTHER_KEYS);
  return `{${keys.map((key) => `${key}: ${rng.pick(values)}`).join(", ")}}`;
}

/** What leaves the keys as they are. */
function use(rng: Random, { values }: Program): string {
  const value = (): string =>
    rng.choose(
      () => rng.pick(values),
      () => item(rng),
      () => `late(${dict(rng)})`,
    );
  return rng.choose(
    () => `print(${item(rng)})`,
    () => `v = ${item(rng)}`,
    () => `${item(rng)} = ${value()}`,
    () => `${item(rng)} ${rng.pick(["+=", "+=", "-=", "*="])} ${value()}`,
    () => `${item(rng)} = ${item(rng)} + ${value()}`,
    () => `v = ${item(rng)} if ${item(rng)} is None else ${item(rng)}`,
    () => `${item(rng)}, v = ${value()}, ${item(rng)}`,
    () => `print([q['x'] for q in rows])`,
    () => `print(${dict(rng)}.get(${rng.pick(KEYS)}, ${rng.pick(values)}))`,
  );
}

/** What may make another dict of one. */
function change(rng: Random, program: Program): string {
  const d = dict(rng);
  const made = (): string => display(rng, program);
  const { isUniform, values } = program;
  return rng.choose(
    () => `del ${d}[${rng.pick(KEYS)}]`,
    () => `${d}.pop(${rng.pick(KEYS)}${rng.pick(["", ", 0"])})`,
    () => `${d}[${isUniform ? "k" : rng.pick(["'more'", "'in'", "5", "k"])}] = ${rng.pick(values)}`,
    () => `${d}.${rng.pick(["clear()", `update(x=1, ${isUniform ? "s" : "z"}=2)`, "setdefault('x', 3)"])}`,
    () => `r = ${rng.pick([made(), "STATE", "STATE.copy()", "dict(r)", "make(v)", "r | {'n': 4}"])}`,
    () => `other = ${rng.pick([made(), "r", "rows[0]", isUniform ? "STATE" : "Derived(r)", "make(0.5)"])}`,
    () => `box.d = ${rng.pick([made(), "r", "other"])}`,
    () => `rows.append(${rng.pick([made(), "r", "dict(STATE)"])})`,
    () => `k = ${rng.pick(KEYS)}`,
  );
}

function statements(rng: Random, out: Source, program: Program): void {
  for (let i = rng.int(5, 9); i > 0; i--)
    out.guarded(() => {
      const some = (): void => out.line(...rng.list(rng.int(1, 3), () => use(rng, program)));
      rng.choose(
        some,
        some,
        () => out.line(change(rng, program)),
        () => out.block("for q in rows:", () => out.line("q['n'] += 1", use(rng, program))),
        () => out.block(`if ${rng.pick(KEYS)} in ${dict(rng)}:`, some),
      );
    });
}

export const records: Kind = {
  name: "records",
  write(rng, out) {
    const values = rng.pick([
      VALUES.slice(0, 4),
      ["0.5", "-0.0", "1.5", "v"],
      [...VALUES.slice(0, 7), "v"],
      VALUES,
    ]);
    const program: Program = { values, isUniform: rng.chance(0.7) };
    const made = (): string => display(rng, program).replace(/\bv\b/g, "1");
    out.line(`STATE = ${made()}`);
    if (!program.isUniform)
      out.block("class Derived(dict):", () => {
        out.block("def __getitem__(self, k):", () => out.line("return ('got', k)"));
      });
    out.block("class Box:", () => out.block("def __init__(self):", () => out.line(`self.d = ${made()}`)));
    out.block("def make(v):", () => out.line(`return ${display(rng, program)}`));
    out.block("def late(d):", () =>
      out.line(
        rng.pick(["STATE['n'] = 3", "del d['x']", "d.clear()", "d['n'] += 1"]),
        `return ${rng.pick(values).replace("v", "2")}`,
      ),
    );
    for (const name of ["first", "second"]) {
      out.block(`def ${name}(v, k):`, () => {
        out.line(`r = ${display(rng, program)}`, "other = STATE", "box = Box()");
        out.line(`rows = [${display(rng, program)}, ${display(rng, program)}]`);
        statements(rng, out, program);
        for (const d of ["r", "other", "box.d", "rows[-1]", "STATE"])
          out.line(`print(sorted(${d}.items(), key=str))`);
      });
      for (let i = 0; i < 2; i++)
        out.guarded(() => out.line(`${name}(${rng.pick(VALUES.slice(0, -1))}, ${rng.pick(KEYS)})`));
    }
  },
};
