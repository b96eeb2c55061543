/** Which generators become machines of steps, and of which variables around them they take copies. */

import assert from "node:assert/strict";
import { findStepGenerators } from "../../compiler/passes/step-generators.js";
import { lowerSource } from "../helpers/lower-source.js";

/** What the generator `g` in the text takes along; null if it is no machine of steps. */
function carried(text: string): string[] | null {
  const { module } = lowerSource(text);
  findStepGenerators([module]);
  const g = module.functions.find((fn) => fn.isGenerator)!;
  return g.isStepped === true ? (g.carried ?? []).map((variable) => variable.name).sort() : null;
}

const inner = "  def g():\n    yield a\n";

describe("generators as machines of steps", () => {
  it("take parameters along that nobody assigns", () => {
    assert.deepEqual(carried(`def f(a):\n${inner}  return g`), ["a"]);
    assert.deepEqual(carried("def f(a, b):\n  return (a + b + x for x in b)"), ["a", "b"]);
    assert.deepEqual(carried(`def f(a):\n${inner}  a = 1\n  return g`), null);
    assert.deepEqual(
      carried("def f(a):\n  def g():\n    nonlocal a\n    a += 1\n    yield a\n  return g"),
      null,
    );
    assert.deepEqual(
      carried(`def f(a):\n${inner}  def h():\n    nonlocal a\n    a = 2\n  return g, h`),
      null,
    );
  });

  it("take variables along that are assigned once, before the generator's function is made", () => {
    assert.deepEqual(carried(`def f():\n  a = 1\n${inner}  return g`), ["a"]);
    assert.deepEqual(carried(`def f():\n${inner}  a = 1\n  return g`), null);
    assert.deepEqual(carried(`def f():\n  a = 1\n  a = 2\n${inner}  return g`), null);
    assert.deepEqual(carried(`def f(x):\n  if x:\n    a = 1\n${inner}  return g`), null);
    assert.deepEqual(carried(`def f(x):\n  for a in x:\n    pass\n${inner}  return g`), null);
    assert.deepEqual(carried(`def f():\n  a = 1\n${inner}  del a\n  return g`), null);
  });

  it("take themselves along", () => {
    const body = "  def g(n):\n    yield n\n    yield from g(n - 1)\n";
    assert.deepEqual(carried(`def f():\n${body}  return g(3)`), ["g"]);
    assert.deepEqual(carried(`def f(h):\n  @h\n${body}  return g(3)`), null);
  });

  it("take along what the functions within them use", () => {
    assert.deepEqual(carried("def f(a, b):\n  def g():\n    yield lambda: [a for _ in b]\n  return g"), [
      "a",
      "b",
    ]);
  });
});
