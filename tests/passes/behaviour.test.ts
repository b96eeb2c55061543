/** Programs with types that inference finds: with and without passes they print what MicroPython's unix port printed. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
// For programs that call `exec`.
import "../../cli/exec-support.js";
import { compileAndRun } from "../helpers/run-python.js";

const folder = "tests/passes/behaviour";

for (const optimise of [true, false]) {
  describe(`programs ${optimise ? "with" : "without"} passes do what MicroPython does`, () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".py"))) {
      it(file.replace(".py", "").replaceAll("-", " "), () => {
        const path = `${folder}/${file}`;
        const { stdout, traceback } = compileAndRun(readFileSync(path, "utf8"), optimise);
        assert.equal(traceback, undefined);
        assert.equal(stdout, readFileSync(path.replace(/py$/, "expected"), "utf8"));
      });
    }
  });
}
