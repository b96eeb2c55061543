import assert from "node:assert/strict";
import { parseGolden, printGolden } from "./golden.js";

describe("golden files", () => {
  const text = "=== one\nx = 1\n---\nassign x\n  const 1\n\n=== two\npass\n---\n";

  it("are read section by section", () => {
    assert.deepEqual(parseGolden(text), [
      { name: "one", source: "x = 1\n", expected: "assign x\n  const 1" },
      { name: "two", source: "pass\n", expected: "" },
    ]);
  });

  it("are written as they were read", () => {
    assert.equal(printGolden(parseGolden(text)), text);
  });
});
