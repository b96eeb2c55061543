import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "../../compiler/index.js";
import { emit } from "../helpers/emit.js";
import { parseGolden } from "../helpers/golden.js";

const runtime = fileURLToPath(new URL("../runtime-hal/core/emitted.ts", import.meta.url));

describe("emitted TypeScript", function () {
  this.timeout(60_000);

  it("passes the strict type check against the runtime", async () => {
    const { verifyTypeScript } = await import("../../compiler/verify/typescript.js");
    const modules = ["expressions", "calls", "statements", "functions", "classes", "names", "float-lists"]
      .flatMap((area) => parseGolden(readFileSync(`tests/emit/${area}.golden`, "utf8")))
      .concat(
        ["float-lists", "complex-parts", "complex-variables", "steps-in-functions"].map((name) => ({
          name,
          source: readFileSync(`tests/passes/behaviour/${name}.py`, "utf8"),
          expected: "",
        })),
      )
      .flatMap(({ source }) => [emit(source, "ts", false), emit(source, "ts", true)]);
    const problems = verifyTypeScript(modules, runtime);
    assert.deepEqual(
      problems.map(({ message, pythonLine, line }) => `${pythonLine} (${line}): ${message}`),
      [],
    );
  });

  it("reports errors at the place in the Python file", async () => {
    const { verifyTypeScript } = await import("../../compiler/verify/typescript.js");
    const entry = { name: "__main__", path: "a.py", text: "def f(x):\n    return x + 1\n" };
    const [module] = compile({ entry, form: "ts" }).modules;
    const broken = { ...module!, code: module!.code.replace("$add(x, 1)", "$add(x)   ") };
    const [problem] = verifyTypeScript([broken], runtime);
    assert.equal(problem?.pythonLine, 2);
    assert.match(problem.message, /Expected 2 arguments/);
  });
});
