import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SourceMapConsumer } from "source-map";
import { compile } from "../../compiler/index.js";
import { bundleProgram, type Bundle, type BundleOptions } from "../../compiler/link/bundle.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const runtime = `${root}runtime-hal/core/emitted.ts`;
const start = `${root}runtime-hal/exec/start.ts`;

const texts: Record<string, string> = {
  __main__:
    "import helper\nprint('hello')\n\ndef go(n):\n    return helper.half(n)\n\ngo(4)\ngo(\n    'x' 'a text longer than ten signs')\n",
  helper: "def half(n):\n    return (lambda m: m // 2)(\n        n)\n",
};

function bundled(options: Partial<BundleOptions> = {}): Promise<Bundle> {
  const input = (name: string) => ({ name, path: `${name}.py`, text: texts[name]! });
  const { modules } = compile({
    entry: input("__main__"),
    resolve: (name) => (name in texts ? input(name) : undefined),
    form: "js",
  });
  assert.deepEqual(
    modules.map(({ name }) => name),
    ["__main__", "helper"],
  );
  return bundleProgram({ modules, entry: "__main__", runtime, start, external: ["koffi"], ...options });
}

/** Runs the bundle as a file of its own. */
function run(bundle: Bundle, file: string): { stdout: string; stderr: string } {
  const folder = `${root}build/bundles`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${file}`, bundle.code);
  const { stdout, stderr } = spawnSync(process.execPath, [`${folder}/${file}`], { encoding: "utf8" });
  return { stdout, stderr };
}

const traceback = `Traceback (most recent call last):
  File "__main__.py", line 9, in <module>
  File "__main__.py", line 5, in go
  File "helper.py", line 2, in half
  File "helper.py", line 2, in <lambda>
TypeError: unsupported types for __floordiv__: 'str', 'int'
`;

describe("bundle", function () {
  this.timeout(60_000);

  for (const minify of [false, true]) {
    for (const format of ["esm", "cjs"] as const) {
      it(`runs and shows Python tracebacks (${format}${minify ? ", minified" : ""})`, async () => {
        const bundle = await bundled({ minify, format });
        const { stdout, stderr } = run(bundle, `test-${minify}.${format === "esm" ? "mjs" : "cjs"}`);
        assert.equal(stdout, "hello\n");
        assert.equal(stderr, traceback);
      });
    }
  }

  it("has a map of Python files only, in both directions", async () => {
    const bundle = await bundled({ minify: true });
    assert.deepEqual([...bundle.map.sources].sort(), ["__main__.py", "helper.py"]);
    await SourceMapConsumer.with(JSON.stringify(bundle.map), null, (map) => {
      const { line, column } = map.generatedPositionFor({ source: "helper.py", line: 2, column: 22 });
      assert.ok(line !== null && column !== null);
      const back = map.originalPositionFor({ line, column });
      assert.deepEqual([back.source, back.line, back.column], ["helper.py", 2, 22]);
      const text = bundle.code.split("\n")[line - 1]!;
      assert.ok(text.length > column);
    });
  });

  it("begins with a hashbang if told so", async () => {
    const bundle = await bundled({ hashbang: "#!/usr/bin/env node", format: "cjs" });
    assert.ok(bundle.code.startsWith("#!/usr/bin/env node\n"));
    assert.equal(run(bundle, "hashbang.cjs").stderr, traceback);
    assert.doesNotThrow(() =>
      execFileSync(process.execPath, ["--check", `${root}build/bundles/hashbang.cjs`]),
    );
  });
});
