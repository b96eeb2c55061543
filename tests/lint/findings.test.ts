import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CODES } from "../../compiler/diagnostics/codes.js";
import { renderText } from "../../compiler/diagnostics/render-text.js";
import { findingsIn } from "../helpers/check-source.js";
import { goldenTests } from "../helpers/golden.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const part = "def half(n):\n    return n // 2\ndef double(n):\n    return n * 2\n";

describe("findings of check", () => {
  goldenTests(`${root}tests/lint/findings.golden`, (source) =>
    findingsIn(source, { part })
      .map((found) => renderText(found, { color: false }))
      .join("\n"),
  );

  for (const [code, { explanation }] of CODES) {
    if (!/^(NAM2[23]|TYP3)/.test(code)) continue;
    it(`give ${code} for the example of its explanation and nothing for what it advises`, () => {
      const codesOf = (text: string): string[] => findingsIn(text).map((found) => found.code);
      assert.deepEqual(codesOf(explanation.example), [code]);
      const definitions = code.startsWith("TYP") ? explanation.example.replace(/\n\n[^]*$/, "\n\n") : "";
      assert.deepEqual(codesOf(definitions + explanation.instead), []);
    });
  }

  it("doubt what is wrong in imported functions that nothing calls", () => {
    const severities = (text: string): string[] =>
      findingsIn(text, { m: "def f():\n    undefined_name\n" }).map((found) => found.severity);
    assert.deepEqual(severities("import m\n"), ["warning"]);
    assert.deepEqual(severities("import m\nm.f()\n"), ["error"]);
  });
});

describe("signatures of the library", function () {
  this.timeout(20_000);

  it("are those of the runtime (npm run signatures)", () => {
    const file = `${root}stdlib/signatures/library.json`;
    const words = [`${root}scripts/library-signatures.js`, "--print"];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    assert.equal(stderr, "");
    if (process.env.UPDATE === "1") writeFileSync(file, stdout);
    else assert.equal(readFileSync(file, "utf8"), stdout);
  });
});
