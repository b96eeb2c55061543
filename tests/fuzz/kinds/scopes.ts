/** Names: nested closures, nonlocal and global, deleted variables, defaults of lambdas, scopes of comprehensions, exec. */
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

const names = ["a", "b", "c"];

/** Statements over `names`; some read or delete what is not there. */
function writeStatements(rng: Random, out: Source, depth: number, outer: readonly string[] = []): void {
  for (let i = rng.int(1, 3); i > 0; i--) {
    const n = rng.pick(names);
    const m = rng.pick(names);
    rng.choose(
      () => out.line(`${n} = ${rng.int(0, 9)}`),
      () => out.line(`${n} = (${m}, ${rng.int(0, 9)})`),
      () => out.guarded(() => out.line(`${n} += ${rng.pick(["1", "(2,)", "''", m])}`)),
      () => out.guarded(() => out.line(`del ${n}`)),
      () => out.guarded(() => out.line(`print('${n}', ${n})`)),
      () => out.line(`${n} = [${m} for ${m} in range(${rng.int(0, 3)})]`),
      () => out.line(`${n} = [${m} for x in 'ab' for ${m} in [x + ${rng.pick(["'c'", "x"])}]]`),
      () => out.line(`${n} = [(lambda ${rng.pick([`${m}=${m}`, "q=1"])}: ${m}) for ${m} in range(2)][0]()`),
      () => out.line(`${n} = (lambda ${m}, *r, k=${n}: (${m}, r, k))(${rng.int(0, 3)})`),
      () => out.line(`for ${n} in range(${rng.int(0, 2)}): pass`),
      () => out.line(`with_walrus = (${n} := ${rng.int(1, 5)}) + ${n}`),
      () => {
        out.block("try:", () => out.line(`raise ValueError('${n}')`));
        out.block(`except ValueError as ${n}:`, () => out.line(`print(${n})`));
      },
      () => {
        out.block(`class ${n}:`, () => {
          out.guarded(() => out.line(`${m} = ${m}`, `print(${m})`));
          out.block("def get(self):", () => out.line(`return ${m}`));
        });
        out.guarded(() => out.line(`print(${n}().get())`, `print(${n}.${m})`));
        out.line(`${n} = 0`);
      },
      () => depth > 0 && writeFunction(rng, out, depth - 1, outer),
    );
  }
}

/** A function inside others that declares some names; `outer`: the variables of the functions around it. */
function writeFunction(rng: Random, out: Source, depth: number, outer: readonly string[]): void {
  const name = out.fresh("f");
  const declared = new Map(names.map((n) => [n, rng.int(0, 5)]));
  const parameters = names.filter((n) => declared.get(n) === 0);
  out.block(
    `def ${name}(${parameters.map((p) => `${p}=${rng.pick(["1", "'d'", "None"])}`).join(", ")}):`,
    () => {
      for (const n of names) {
        if (declared.get(n) === 1) out.line(`global ${n}`);
        if (declared.get(n) === 2 && outer.includes(n)) out.line(`nonlocal ${n}`);
        if (declared.get(n)! >= 4) out.line(`${n} = '${name}${n}'`);
      }
      writeStatements(
        rng,
        out,
        depth,
        outer.filter((n) => declared.get(n) !== 1),
      );
      if (rng.chance(0.3)) out.line(`return lambda: (${rng.pick(names)}, ${rng.pick(names)})`);
      else out.line(`return ${rng.pick(names)}`);
    },
  );
  out.guarded(() => {
    out.line(`r = ${name}(${parameters.length > 0 && rng.chance(0.5) ? rng.int(0, 9) : ""})`);
    out.line(`print('${name}', r() if callable(r) else r)`);
  });
}

export const scopes: Kind = {
  name: "scopes",
  write(rng, out) {
    out.line("a = 'ga'", "b = 'gb'", "c = 'gc'");
    for (let i = 0; i < 4; i++) {
      const outer = out.fresh("outer");
      out.block(`def ${outer}():`, () => {
        // All three exist here, so that `nonlocal` is no syntax error further in.
        out.line("a = 'oa'; b = 'ob'; c = 'oc'");
        writeFunction(rng, out, 2, names);
        writeStatements(rng, out, 1, names);
        out.guarded(() => out.line("print(a, b, c)"));
      });
      out.guarded(() => out.line(`${outer}()`));
    }
    writeStatements(rng, out, 0);
    for (const n of names) out.guarded(() => out.line(`print(${n})`));
    out.guarded(() =>
      out.line(`exec("a = ${rng.int(0, 9)}\\nq = [a for a in range(2)]\\nprint(a, q)")`, "print(a)"),
    );
    out.show(`eval("(a, ${rng.pick(names)})", {'a': 1, 'b': 2, 'c': 3})`);
  },
};
