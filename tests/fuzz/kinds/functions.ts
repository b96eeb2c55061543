/** Parameters in all forms called in all forms, closures with nonlocal and global, recursion, decorators. */
import { Expressions } from "../expressions.js";
import { intLiteral } from "../literals.js";
import type { Random } from "../random.js";
import type { Source } from "../source.js";
import type { Kind } from "./kind.js";

/** Writes a function that shows its arguments; gives its name and parameter names. */
function writeSignature(rng: Random, out: Source): { name: string; parameters: string[] } {
  const name = out.fresh("f");
  const plain = ["a", "b", "c"].slice(0, rng.int(0, 3));
  const firstDefault = rng.int(0, plain.length);
  const items = plain.map((p, i) =>
    i >= firstDefault ? `${p}=${rng.pick(["1", "None", "'d'", "(2,)", "len('xyz')"])}` : p,
  );
  const star = rng.chance(0.4) ? "*args" : "";
  const keywordOnly = rng.chance(0.3) ? ["k", "m"].slice(0, rng.int(1, 2)) : [];
  if (star) items.push(star);
  else if (keywordOnly.length > 0) items.push("*");
  items.push(...keywordOnly.map((p) => (rng.chance(0.6) ? `${p}=${rng.int(0, 9)}` : p)));
  const double = rng.chance(0.4);
  if (double) items.push("**kw");
  const shown = [...plain, ...(star ? ["args"] : []), ...keywordOnly, ...(double ? ["canon(kw)"] : [])];
  out.block(`def ${name}(${items.join(", ")}):`, () =>
    out.line(`return (${shown.map((s) => `${s}, `).join("")}'ret')`),
  );
  return { name, parameters: [...plain, ...keywordOnly] };
}

/** `stray`: whether there may be keywords that no parameter has. */
function argumentsFor(rng: Random, parameters: string[], stray = true): string {
  const positional = rng.list(rng.int(0, 3), () => intLiteral(rng));
  if (rng.chance(0.25)) positional.push(rng.pick(["*[1, 2]", "*(7,)", "*'xy'", "*range(2)"]));
  const left = parameters.slice(rng.chance(0.8) ? positional.length : 0);
  const keywords = left.filter(() => rng.chance(0.6)).map((p) => `${p}=${intLiteral(rng)}`);
  if (stray && rng.chance(0.2)) keywords.push(rng.pick(["**{'k': 5}", "**{'z': 1}", "**{}", "u=3"]));
  return [...positional, ...keywords].join(", ");
}

function writeClosure(rng: Random, out: Source): void {
  const e = new Expressions(rng, 0.01);
  e.declare("int", "count");
  e.declare("int", "step");
  const name = out.fresh("make");
  out.block(`def ${name}(step, count=${rng.int(0, 5)}):`, () => {
    out.block("def inner(v=1):", () => {
      out.line("nonlocal count", `count ${rng.pick(["+=", "-="])} step * v`, "return count");
    });
    out.block("def peek():", () => out.line(`return ${e.make("int", 2)}`));
    if (rng.chance(0.5)) out.line("step += 1");
    out.line("return inner, peek");
  });
  out.line(`i1, p1 = ${name}(${rng.int(1, 4)})`, `i2, p2 = ${name}(${rng.int(1, 4)}, 10)`);
  for (let i = 0; i < 4; i++)
    out.show(rng.pick(["i1()", "i2(3)", "(p1(), p2())", "i1(v=2) + i2()", "i1(-1)"]));
  out.line(`fs = [lambda ${rng.pick(["", "i=i"])}: i * 2 for i in range(3)]`);
  out.show("[f() for f in fs]");
}

function writeDecorator(rng: Random, out: Source): void {
  const name = out.fresh("deco");
  out.block(`def ${name}(label):`, () => {
    out.block("def wrap(fn):", () => {
      out.line("print('wrap', label)");
      out.block("def call(*args, **kw):", () => {
        out.line("print(label, args, canon(kw))", `return fn(*args, **kw)${rng.pick([" * 2", "", " + 1"])}`);
      });
      out.line("return call");
    });
    out.line("return wrap");
  });
  const decorated = out.fresh("g");
  out.line(`@${name}('one')`);
  if (rng.chance(0.5)) out.line(`@${name}('two')`);
  out.block(`def ${decorated}(a, b=${rng.int(1, 5)}):`, () => out.line("return a + b"));
  // The keywords pass through a dict, whose order decides which of several mistakes is reported.
  out.show(`${decorated}(${argumentsFor(rng, ["a", "b"], false)})`);
  out.show(`${decorated}(3, b=4)`);
}

export const functions: Kind = {
  name: "functions",
  write(rng, out) {
    for (let i = 0; i < 4; i++) {
      const { name, parameters } = writeSignature(rng, out);
      for (let j = 0; j < 4; j++) out.show(`${name}(${argumentsFor(rng, parameters)})`);
    }
    writeClosure(rng, out);
    writeDecorator(rng, out);
    out.line("total = 0");
    out.block("def tally(n, acc=[]):", () => {
      out.line("global total", "total += n", "acc.append(n)");
      out.block("if n <= 0:", () => out.line("return len(acc)"));
      out.line(`return tally(n - ${rng.int(1, 3)}) + ${rng.int(0, 2)}`);
    });
    out.show(`(tally(${rng.int(0, 6)}), total, tally(2), total)`);
    out.block("def unbound(flag):", () => {
      out.block("if flag:", () => out.line("late = 1"));
      out.line(rng.pick(["late += 1", "del late", "pass"]), "return late");
    });
    out.show("unbound(True)");
    out.show("unbound(False)");
    out.show("undefined_name");
  },
};
