import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { verifyModule } from "../../compiler/ir/verify.js";
import { runPasses } from "../../compiler/passes/pipeline.js";
import { printStage } from "../../compiler/print-stage.js";
import { goldenTests, parseGolden } from "../helpers/golden.js";
import { lowerSource } from "../helpers/lower-source.js";

/** Runs all passes and looks at the IR after each. */
function verifyPasses(source: string): void {
  const { module, errors } = lowerSource(source);
  assert.deepEqual(errors, []);
  runPasses([module], {
    optimise: true,
    after: (pass) => assert.deepEqual(verifyModule(module), [], `after ${pass.name}`),
  });
}

describe("typed IR", () => {
  goldenTests("tests/passes/typed-ir.golden", (source) => {
    verifyPasses(source);
    return printStage(source, "test.py", "typed-ir").text;
  });
});

describe("passes", () => {
  const folder = "tests/lower/golden";
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".golden"))) {
    it(`leave valid IR: ${file.replace(".golden", "")}`, () => {
      for (const { name, source } of parseGolden(readFileSync(`${folder}/${file}`, "utf8"))) {
        if (!name.startsWith("exec code")) verifyPasses(source);
      }
    });
  }

  it("can be left out, but for what programs need to run", () => {
    const { module } = lowerSource("while 1: pass\n");
    const names: string[] = [];
    runPasses([module], { optimise: false, after: (pass) => names.push(pass.name) });
    assert.deepEqual(names, ["safepoints"]);
  });
});
