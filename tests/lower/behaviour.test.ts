/** Programs about order, ways out and scopes: run, and compared with what MicroPython's unix port printed. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compileAndRun } from "../helpers/run-python.js";

const folder = "tests/lower/behaviour";

describe("lowered programs do what MicroPython does", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".py"))) {
    it(file.replace(".py", "").replaceAll("-", " "), () => {
      const path = `${folder}/${file}`;
      const { stdout, traceback } = compileAndRun(readFileSync(path, "utf8"));
      assert.equal(traceback, undefined);
      assert.equal(stdout, readFileSync(path.replace(/py$/, "expected"), "utf8"));
    });
  }
});
