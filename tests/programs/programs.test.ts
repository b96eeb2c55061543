/**
 * The programs in test-programs/ through the real command, each with what it must print. The `.expected` files are
 * what MicroPython's unix port prints (standard output, and `.stderr` for tracebacks); for beyond_micropython.py it is
 * what CPython prints, and template_strings.py was checked by hand, as that port is built without t-strings.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildHere } from "../helpers/build-here.js";
import { halpy, halpyAsync, type Finished } from "../helpers/halpy.js";

const programs = fileURLToPath(new URL("../test-programs", import.meta.url));

/** As many processes at once as a small machine has processors. */
const BATCH = 2;

function expectedOf(folder: string, name: string): Finished {
  const read = (suffix: string): string => {
    const path = join(programs, folder, name + suffix);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const stderr = read(".stderr");
  // A program whose name tells its status leaves with it, one that ends with a traceback with 1.
  const status = Number(/^exit_(\d+)$/.exec(name)?.[1] ?? (stderr.includes("Traceback") ? 1 : 0));
  return { status, stdout: read(".expected"), stderr };
}

function namesIn(folder: string): string[] {
  return readdirSync(join(programs, folder))
    .filter((file) => file.endsWith(".py"))
    .map((file) => file.slice(0, -3));
}

describe("test programs", function () {
  // All programs run in a hook, beside whatever else the machine does.
  this.timeout(180_000);

  for (const folder of ["language", "errors"]) {
    describe(folder, () => {
      const results = new Map<string, Finished>();

      before(async () => {
        const waiting = namesIn(folder);
        const work = async (): Promise<void> => {
          for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
            results.set(name, await halpyAsync(["run", `${name}.py`], join(programs, folder)));
        };
        await Promise.all(Array.from({ length: BATCH }, work));
      });

      for (const name of namesIn(folder)) {
        it(name.replaceAll("_", " "), () => assert.deepEqual(results.get(name), expectedOf(folder, name)));
      }
    });
  }

  // For "boot", MicroPython is given `main.py` with `from boot import *` in front.
  for (const area of ["multi-module", "boot"])
    describe(area, () => {
      const folder = join(programs, area);

      // The others are imported by these.
      const entries = namesIn(area).filter((name) => existsSync(join(folder, `${name}.expected`)));
      for (const name of entries) {
        const expected = expectedOf(area, name);

        it(`${name} runs from its sources`, () => {
          assert.deepEqual(halpy(["run", `${name}.py`], { cwd: folder }), expected);
        });

        for (const form of ["tree", "bundle"]) {
          it(`${name} runs as a ${form}`, async () => {
            const out = mkdtempSync(join(tmpdir(), "halpy-programs-"));
            const options = form === "bundle" ? ["--bundle"] : [];
            await buildHere(`${name}.py`, [...options, "-o", out], folder);
            const file = join(out, form === "bundle" ? `${name}.mjs` : "index.js");
            const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
            assert.deepEqual({ status, stdout, stderr }, expected);
          });
        }
      }
    });

  it("modules that are found while the program runs are seen by all", () => {
    const found = mkdtempSync(join(tmpdir(), "halpy-programs-"));
    writeFileSync(join(found, "part.py"), "x = 1\ndef get():\n    return x + 1\n");
    const script =
      'm = __import__("pa" + "rt")\nprint(m.get())\nm.x = "abc"\n' +
      "try:\n    print(m.get())\nexcept TypeError as e:\n    print(e)\n";
    writeFileSync(join(found, "main.py"), script);
    const stdout = "2\nunsupported types for __add__: 'str', 'int'\n";
    assert.deepEqual(halpy(["run", "main.py"], { cwd: found }), { status: 0, stdout, stderr: "" });
  });

  it("show the same tracebacks from a minified bundle", async () => {
    const out = mkdtempSync(join(tmpdir(), "halpy-programs-"));
    for (const name of ["calls", "generators", "long_statement"]) {
      await buildHere(`${name}.py`, ["--bundle", "--minify", "-o", out], join(programs, "errors"));
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(out, `${name}.mjs`)], {
        encoding: "utf8",
      });
      assert.deepEqual({ status, stdout, stderr }, expectedOf("errors", name));
    }
  });
});
