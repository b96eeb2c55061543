import { readdirSync } from "node:fs";
import assert from "node:assert/strict";
import { printModule } from "../../compiler/ir/print.js";
import { verifyModule } from "../../compiler/ir/verify.js";
import { goldenTests } from "../helpers/golden.js";
import { lowerSource } from "../helpers/lower-source.js";

const folder = "tests/lower/golden";

/** The printed IR, checked on the way. */
function print(source: string, name: string): string {
  const { module, errors } = lowerSource(source, name.startsWith("exec code"));
  assert.deepEqual(errors, []);
  assert.deepEqual(verifyModule(module), []);
  return printModule(module);
}

describe("lowering", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".golden"))) {
    describe(file.replace(".golden", ""), () => goldenTests(`${folder}/${file}`, print));
  }
});
