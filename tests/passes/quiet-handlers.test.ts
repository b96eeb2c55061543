import assert from "node:assert/strict";
import type { Try } from "../../compiler/ir/ops.js";
import { walkStatements } from "../../compiler/ir/walk.js";
import { findQuietHandlers } from "../../compiler/passes/quiet-handlers.js";
import { lowerSource } from "../helpers/lower-source.js";

type Quiet = boolean | null | string;

/** For each `try` with handlers: whether they are quiet, in order; null: they raise again, or the kind of condition for that. */
function quiet(text: string): Quiet[][] {
  const { module } = lowerSource(text);
  findQuietHandlers([module]);
  const found: Try[] = [];
  for (const fn of module.functions) {
    walkStatements(fn.body, (s) => {
      if (s.op === "Try" && s.handler !== null) found.push(s);
    });
  }
  return found.map((s) => s.cases!.map(({ quiet: q }) => (typeof q === "object" && q !== null ? q.kind : q)));
}

/** In a program that raises the value `old` somewhere. */
const inFunction = (handlers: string): Quiet[] =>
  quiet(
    `def f(g, keep, old):\n  try:\n    g()\n${handlers}\n  try:\n    g()\n  except ValueError:\n    raise old\n`,
  )[0]!;

/** In one that raises nothing but new exceptions. */
const amongNew = (handlers: string): Quiet[] =>
  quiet(
    `def f(g, keep):\n  try:\n    g()\n${handlers}\n  try:\n    g()\n  except OSError:\n    raise ValueError(1)\n`,
  )[0]!;

describe("quiet handlers", () => {
  it("do not look at the exception, or only read it", () => {
    assert.deepEqual(inFunction("  except ValueError:\n    pass"), [true]);
    assert.deepEqual(inFunction("  except (KeyError, IndexError) as e:\n    print(e, e.args)"), [true, true]);
    assert.deepEqual(inFunction("  except:\n    pass"), [true]);
  });

  it("leave what they raise again to those around them", () => {
    assert.deepEqual(inFunction("  except ValueError:\n    raise"), [null]);
    assert.deepEqual(inFunction("  except ValueError as e:\n    print(e)\n    raise e"), [null]);
    assert.deepEqual(inFunction("  except ValueError as e:\n    old = e\n  raise old"), [null]);
    assert.deepEqual(
      inFunction("  except ValueError as e:\n    old = e\n  try:\n    raise old\n  except OSError:\n    g()"),
      [false],
    );
    assert.deepEqual(inFunction("  except ValueError as e:\n    keep(e)\n    raise"), [false]);
    assert.deepEqual(amongNew("  except ValueError as e:\n    keep(e)\n    raise"), [null]);
  });

  it("raise again under a condition that is known before", () => {
    const again = (test: string): Quiet[] => inFunction(`  except OSError as e:\n    print(e)\n    ${test}`);
    assert.deepEqual(again("if e.errno != 5: raise"), ["exception"]);
    assert.deepEqual(again("if e.args[0] not in (5, 'x'): raise e"), ["exception"]);
    assert.deepEqual(again("if not e.code == 2:\n      raise\n    print()"), ["exception"]);
    assert.deepEqual(again("if e.errno != keep: raise"), [null]);
    assert.deepEqual(again("if e.args[1] == 5: raise"), [null]);
    assert.deepEqual(again("while e.errno == 5: raise"), [null]);
    assert.deepEqual(again("if e.errno == 5: raise\n    print(e)\n    raise"), [null]);
  });

  it("may give it away where nothing old is raised", () => {
    assert.deepEqual(amongNew("  except ValueError as e:\n    keep(e)"), [true]);
    assert.deepEqual(amongNew("  except ValueError as e:\n    keep.append(lambda: e)"), [true]);
    assert.deepEqual(amongNew("  except ValueError as e:\n    keep.throw(e)"), [false]);
    assert.deepEqual(amongNew("  except ValueError as e:\n    keep(e)\n    raise max(keep)"), [false]);
  });

  it("do not give it away", () => {
    assert.deepEqual(inFunction("  except ValueError as e:\n    keep(e)"), [false]);
    assert.deepEqual(inFunction("  except ValueError as e:\n    keep = e\n    return keep"), [false]);
    assert.deepEqual(inFunction("  except ValueError as e:\n    return lambda: e"), [false]);
  });

  it("are followed by what the others take", () => {
    assert.deepEqual(inFunction("  except KeyError as e:\n    keep(e)\n  except ValueError:\n    pass"), [
      false,
      true,
    ]);
    assert.deepEqual(inFunction("  except g:\n    pass"), [false]);
  });

  it("are not looked for where the program shows tracebacks", () => {
    assert.deepEqual(quiet("import sys\ntry:\n  f()\nexcept ValueError:\n  pass\nsys.print_exception(g)\n"), [
      [],
    ]);
  });

  it("see through `with` statements whose __exit__ keeps nothing of the exception", () => {
    const within = (exit: string): Quiet[] =>
      quiet(
        `class M:\n  def __enter__(self): pass\n  ${exit}\ndef f(m):\n  with m:\n    m()\ntry:\n  f(M())\nexcept OSError:\n  pass\nraise old\n`,
      ).find(([isQuiet]) => isQuiet !== true)!;
    assert.deepEqual(within("def __exit__(self, *a): return False"), []);
    assert.deepEqual(within("def __exit__(self, t, v, tb): print(t.__name__, v.value)"), []);
    assert.deepEqual(within("def __exit__(self, t, v, tb): self.v = v"), [false]);
    assert.deepEqual(within("def __exit__(self, *a): self.close(a)"), [false]);
    assert.deepEqual(within("def __exit__(self, t, v, tb): raise"), [false]);
    assert.deepEqual(within("def end(self, t, v, tb): self.v = v\n  __exit__ = end"), [false]);
  });

  it("are not announced by generators that may be left inside of them", () => {
    assert.deepEqual(
      quiet(
        "def g():\n  try:\n    yield\n  except ValueError:\n    pass\ntry:\n  g()\nexcept OSError:\n  pass\n",
      ),
      [[true], []],
    );
    assert.deepEqual(
      quiet(
        "def g():\n  try:\n    yield\n  except ValueError:\n    raise\ntry:\n  g()\nexcept OSError:\n  pass\n",
      ),
      [[], []],
    );
  });
});
