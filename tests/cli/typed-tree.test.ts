/** Programs that are built as TypeScript: TypeScript's compiler takes them as they are, and they run as the others do. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildHere } from "../helpers/build-here.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const programs = `${root}test-programs/`;

/** Since this version node leaves types out by itself. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

const node = (...words: string[]) => spawnSync(process.execPath, words, { encoding: "utf8" });

/** Builds a script of that folder; gives the folder of the program. */
async function built(folder: string, name: string, ...options: string[]): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "halpy-typed-"));
  await buildHere(`${name}.py`, ["--emit", "ts", ...options, "-o", out], `${programs}${folder}`);
  return out;
}

function compile(out: string): void {
  const { status, stdout } = node(`${root}node_modules/typescript-native/bin/tsc`, "-p", out);
  assert.equal(stdout, "");
  assert.equal(status, 0);
}

function asExpected(start: string, folder: string, name: string): void {
  const expected = (suffix: string): string => {
    const path = `${programs}${folder}/${name}.${suffix}`;
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const { stdout, stderr } = node(start);
  assert.deepEqual({ stdout, stderr }, { stdout: expected("expected"), stderr: expected("stderr") });
}

describe("a program that is built as TypeScript", function () {
  this.timeout(60_000);

  for (const [folder, name] of [
    ["errors", "calls"],
    ["errors", "generators"],
    ["errors", "long_statement"],
    ["language", "classes"],
    ["multi-module", "main"],
    ["multi-module", "package_classes"],
  ] as const) {
    it(`is compiled by TypeScript's compiler and runs, with Python's lines: ${folder}/${name}`, async () => {
      const out = await built(folder, name);
      compile(out);
      asExpected(join(out, "index.js"), folder, name);
    });

    it(`is run by node as it is: ${folder}/${name}`, async function () {
      // Node before 22.18 cannot run TypeScript at all; CI runs these tests with node 26, too.
      if (!runsTypeScript) this.skip();
      asExpected(join(await built(folder, name), "index.ts"), folder, name);
    });
  }

  for (const options of [
    ["--board", "esp32"],
    ["--board", "pico"],
    ["--backend", "linux", "--board", "rpi4", "--no-check"],
  ])
    it(`passes the compiler with a board: ${options.join(" ")}`, async () => {
      compile(await built("hardware", "blink", ...options));
    });
});
