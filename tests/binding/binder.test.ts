import assert from "node:assert/strict";
import { resolveName, type Scope } from "../../compiler/binding/scope.js";
import { lowerSource } from "../helpers/lower-source.js";

/** Source text and what MicroPython's unix port says to it; `null`: nothing. */
const ERRORS: readonly [string, string | null][] = [
  ["def f():\n x=1\n global x", "identifier redefined as global"],
  ["def f():\n print(x)\n global x", "identifier redefined as global"],
  ["def f(x):\n global x", "identifier redefined as global"],
  ["class A:\n x=1\n global x", "identifier redefined as global"],
  ["x=1\nglobal x", "identifier redefined as global"],
  ["global a, b\na=1", null],
  ["def f():\n global a\n global a", null],
  ["def f():\n nonlocal x", "no binding for nonlocal found"],
  ["class A:\n nonlocal x", "no binding for nonlocal found"],
  ["nonlocal x", "can't declare nonlocal in outer code"],
  ["def f():\n x=1\n def g():\n  x=2\n  nonlocal x", "identifier redefined as nonlocal"],
  ["def f():\n def g():\n  nonlocal x\n x=1", null],
  ["def f():\n def g(): return super()", "super() can't find self"],
  ["class A:\n def f(): super()", "super() can't find self"],
  ["lambda self: super()", null],
  ["class A:\n [y:=1 for x in (1,)]", "no binding for nonlocal found"],
  ["def f(): return [y:=1 for x in (1,)]", null],
  ["def f():\n return [[y:=1 for x in (1,)] for z in (2,)], y", null],
  ["[(y,y:=1) for x in (1,)]", "identifier redefined as global"],
  ["X=const(a)", "not a constant"],
  ["X=const(1,2)", "not a constant"],
  ["X=const(1)\nX=2", "can't assign to expression"],
  ["X=const(1 + 2 * 3 ** 2 - (7 // 2) | 1 << 4)", null],
  ["X=const(('a', None, -1.5))", null],
  ["import math\nX=const(2 * math.pi)", null],
  ["if 0: x=1", null],
  ["@micropython.viper\ndef f(a:foo): pass", "unknown type 'foo'"],
];

describe("binder", () => {
  for (const [text, expected] of ERRORS) {
    it(`${JSON.stringify(text)} ${expected === null ? "is accepted" : `is refused`}`, () => {
      assert.deepEqual(lowerSource(text).errors.slice(0, 1), expected === null ? [] : [expected]);
    });
  }

  it("tells locals, cells, free names and globals apart", () => {
    const { bindings } = lowerSource("def f(a):\n  b = a\n  def g():\n    return b + c\n  return g\n");
    const scopes = [...bindings.scopes.values()];
    const [, f, g] = scopes as [Scope, Scope, Scope];
    assert.equal(f.names.get("a")!.kind, "local");
    assert.equal(f.names.get("b")!.kind, "cell");
    assert.equal(g.names.get("b")!.kind, "free");
    assert.deepEqual(resolveName(g, "b"), { kind: "variable", owner: f });
    assert.deepEqual(resolveName(g, "c"), { kind: "global" });
  });

  it("counts the places that bind a global", () => {
    const { bindings } = lowerSource("x = 1\nx = 2\nimport y\ndef f():\n  global x, z\n  x = z = 3\n");
    assert.deepEqual(
      [...bindings.globals],
      [
        ["x", 3],
        ["y", 1],
        ["f", 1],
        ["z", 1],
      ],
    );
  });

  it("makes modules dynamic that look at their namespace", () => {
    for (const text of [
      "exec(x)",
      "f = globals",
      "dir()",
      "from m import *",
      "def f():\n  return locals()",
      "names = dir",
      "def f(dir):\n  pass\ndef g():\n  return dir()",
    ]) {
      assert.equal(lowerSource(text).module.mode, "dynamic", text);
    }
    for (const text of [
      "dir(x)",
      "def f(exec): exec()",
      "x.globals()",
      "for dir in x:\n  f(dir)",
      "dir = 1\ndef f():\n  return dir",
      "def f(dir):\n  return lambda: dir",
    ]) {
      assert.equal(lowerSource(text).module.mode, "static", text);
    }
  });

  it("notes attribute stores that may hit a module", () => {
    const { facts } = lowerSource(
      "a.x = 1\nsetattr(a, 'y', 2)\ndel a.z\nclass C:\n  def f(self): self.w = 1\n",
    ).bindings;
    assert.deepEqual([...facts.attributeStores].sort(), ["x", "y", "z"]);
    assert.equal(facts.storesUnknownAttribute, false);
    assert.equal(lowerSource("setattr(a, b, c)").bindings.facts.storesUnknownAttribute, true);
    assert.equal(lowerSource("f(setattr)").bindings.facts.storesUnknownAttribute, true);
  });
});
