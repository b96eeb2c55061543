import assert from "node:assert/strict";
import { printModule } from "../../compiler/ir/print.js";
import { verifyModule } from "../../compiler/ir/verify.js";
import { insertSafepoints } from "../../compiler/passes/safepoints.js";
import { lowerSource } from "../helpers/lower-source.js";

/** The printed lines that carry a safepoint. */
function safepoints(text: string): string[] {
  const { module } = lowerSource(text);
  insertSafepoints(module);
  assert.deepEqual(verifyModule(module), []);
  return printModule(module)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.endsWith(" !") || line === "safepoint");
}

describe("safepoints", () => {
  it("stand in every loop", () => {
    assert.deepEqual(
      safepoints("def f(n, xs):\n  while n: pass\n  for x in xs: pass\n  for i in range(n): pass\n"),
      ["while L1 n !", "for L2 x in xs !", "for L3 i in range 0, n, 1 !"],
    );
  });

  it("are left out of short loops without calls", () => {
    assert.deepEqual(safepoints("def f(n):\n  for i in range(8): n += i\n  for j in (1, 2, 3): n = j\n"), []);
  });

  it("stay in short loops that call, and in long ones", () => {
    assert.equal(
      safepoints("def f(n):\n  for i in range(8): n()\n  for i in range(10, 1000, 2): n = i\n").length,
      2,
    );
  });

  it("stand at the entry of functions that call themselves", () => {
    assert.deepEqual(safepoints("def f(n):\n  return f(n - 1)\ndef g(n):\n  return f(n)\n"), ["safepoint"]);
    assert.deepEqual(safepoints("class A:\n  def f(self):\n    return self.f()\n"), ["safepoint"]);
  });
});
