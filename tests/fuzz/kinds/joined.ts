/**
 * Lists of strs that functions append to, hand on to each other and join: most of them are nothing but text to the compiler, until a
 * program asks for their length, gives them a second name, or puts something else into them.
 */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const TEXTS = ["'a'", "''", "'bc'", "'\\u00e9'", "'\\U0001f600'", "'0'"];
const SEPARATORS = ["''", "''", "','", "'-+'"];
const LISTS = ["out", "out", "more"];

interface Program {
  readonly separator: string;
  /** Of ten statements, how many do something for which there has to be a list. */
  readonly odd: number;
  /** The function that is being written may call those before it. */
  readonly functions: number;
}

function text(rng: Random, program: Program): string {
  return rng.choose(
    () => rng.pick(TEXTS),
    () => "t",
    () => "str(n)",
    () => "t + str(n)",
    () => "'%d:%s' % (n, t)",
    () => `${program.separator}.join(${rng.pick(LISTS)})`,
    () =>
      program.functions > 0 ? `give${rng.int(0, program.functions - 1)}(${rng.pick(LISTS)}, t, n)` : "t",
  );
}

function odd(rng: Random): string {
  const list = rng.pick(LISTS);
  return rng.choose(
    () => `print(len(${list}))`,
    () => `print(canon(${list}))`,
    () => `${list}.append(n)`,
    () => `${list}.append(None)`,
    () => `${list}.extend(['x', t])`,
    () => `${list} += ['y']`,
    () => `t = ${list}[-1]`,
    () => `t = ${list}.pop()`,
    () => "more = out",
    () => "out, more = more, out",
    () => `KEPT.append(${list})`,
    () => `${list} = KEPT[0]`,
    () => `del ${list}`,
    () => `print('a' in ${list}, bool(${list}))`,
    () => `t = ';'.join(${list})`,
    () => `for t in ${list}: print(t)`,
    () => `add = ${list}.append`,
    () => "add(t)",
    () => `${list}.clear()`,
    () => `print([x for x in ${list}])`,
  );
}

function simple(rng: Random, program: Program): string {
  if (rng.int(0, 9) < program.odd) return odd(rng);
  const list = rng.pick(LISTS);
  return rng.choose(
    () => `${list}.append(${text(rng, program)})`,
    () => `${list}.append(${text(rng, program)})`,
    () => `${list}.append(${text(rng, program)})`,
    () => `print(repr(${program.separator}.join(${list})))`,
    () => `t = ${program.separator}.join(${list})[:9]`,
    () => `${list} = ${rng.pick(["[]", "['a']", "['a', t]", "[str(n)]"])}`,
    () => "n = n * 3 % 7",
    () => "n = 6 // (n - 1)",
  );
}

function statement(rng: Random, out: Source, program: Program, depth: number): void {
  const some = (): void => {
    for (let i = rng.int(1, 3); i > 0; i--) statement(rng, out, program, depth - 1);
  };
  if (depth <= 0 || rng.chance(0.5)) return out.line(simple(rng, program));
  rng.choose(
    () => out.block(`for n in range(${rng.int(0, 3)}):`, some),
    () => out.block("for t in 'xy\\u20ac':", some),
    () => out.block(rng.pick(["if n > 2:", "if t:", "if t < 'c':"]), some),
    () => out.guarded(some),
    () => {
      out.block("try:", some);
      out.block("finally:", () => out.line(simple(rng, program)));
    },
  );
}

function body(rng: Random, out: Source, program: Program): void {
  for (let i = rng.int(2, 6); i > 0; i--) statement(rng, out, program, 2);
}

export const joined: Kind = {
  name: "joined",
  write(rng, out) {
    const rate = rng.pick([0, 0, 0, 0, 1]);
    const count = rng.int(1, 3);
    const separator = rng.pick(SEPARATORS);
    const program = (functions: number): Program => ({
      separator: rng.chance(0.9) ? separator : rng.pick(SEPARATORS),
      odd: rate,
      functions,
    });
    out.line("KEPT = [['k']]");
    for (let f = 0; f < count; f++) {
      const usesMore = rng.chance(0.8);
      out.block(`def give${f}(out, t, n${rng.pick(["", "", "", ", more=None"])}):`, () => {
        if (usesMore) out.line(rng.pick(["more = []", "more = ['m']", "more = out"]));
        else out.line("more = ['z']");
        body(rng, out, program(f));
        out.line(rng.pick(["return t[:5]", "return 'r'", `return ${separator}.join(more)[:8]`]));
      });
    }
    for (let f = 0; f < 2; f++) {
      const isGenerator = rng.chance(0.2);
      out.block(`def run${f}(t, n):`, () => {
        out.line("out = []", rng.pick(["more = []", "more = ['a', 'b']", "more = [t]"]));
        body(rng, out, program(count));
        if (isGenerator) out.line("yield t", `out.append(${rng.pick(["t", "(yield n) or 'w'"])})`);
        out.line(`print(repr(${separator}.join(out)), repr(${separator}.join(more)))`);
      });
      for (const args of ["'q', 3", "'', 0", "'\\U0001f600', 2"]) {
        out.guarded(() =>
          out.line(isGenerator ? `print(canon([v for v in run${f}(${args})]))` : `run${f}(${args})`),
        );
      }
    }
  },
};
