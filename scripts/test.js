/**
 * The test runner: `npm test [-- pattern...] [--grep text] [--no-typecheck]`.
 *
 * A pattern chooses test files by a part of their path; where no path contains it, it chooses tests by name.
 * Each chosen test file becomes a bundle (esbuild, about a second), and the modules under test are parts that all of them share; mocha
 * runs them in as many processes as there are cores, as most tests wait for commands that they start. A single file runs in this
 * process. Without a pattern the whole tree is type-checked meanwhile. The last line is always `N passed, N failed`.
 *
 * `UPDATE=1 npm test` rewrites golden files (see tests/helpers/golden.ts).
 */
import { spawn } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build as bundle } from "esbuild";
import { buildForTests, commonOptions } from "./build.js";
import { listFiles } from "./list-files.js";
import { grepFor, runMocha } from "./run-mocha.js";

const root = fileURLToPath(new URL("../", import.meta.url));
process.chdir(root);

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: "string" }, "no-typecheck": { type: "boolean" } },
});

/** The chosen files, and the name pattern if the words given are no part of any path. */
function choose() {
  const all = listFiles("tests", ".test.ts");
  if (patterns.length === 0) return { files: all, grep: options.grep };
  const files = all.filter((file) => patterns.some((pattern) => file.includes(pattern)));
  if (files.length > 0) return { files, grep: options.grep };
  return { files: all, grep: options.grep ?? patterns.join(" ") };
}

/** Names of all bundles and their parts, below `build`, begin so. */
const BUNDLES = "tests-";

/** Bundles the files; gives the paths of the bundles, in the same order. */
async function bundleTests(files) {
  await mkdir("build", { recursive: true });
  const old = (await readdir("build")).filter((name) => name.startsWith(BUNDLES));
  await Promise.all(old.map((name) => rm(`build/${name}`)));
  const out = (file) => `${BUNDLES}${file.slice("tests/".length, -".test.ts".length).replaceAll("/", "-")}`;
  await bundle({
    ...commonOptions,
    entryPoints: files.map((file) => ({ in: file, out: out(file) })),
    chunkNames: `${BUNDLES}part-[hash]`,
    outdir: `${root}build`,
    outExtension: { ".js": ".mjs" },
    splitting: true,
    external: [],
    packages: "external",
    format: "esm",
    sourcemap: "linked",
  });
  return files.map((file) => `${root}build/${out(file)}.mjs`);
}

/** Runs the type checker; gives its output, empty if all is well. */
function typecheck() {
  const child = spawn(process.execPath, ["node_modules/typescript-native/bin/tsc", "--noEmit"]);
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  return new Promise((resolve) =>
    child.on("close", (code) => resolve(code === 0 ? "" : output || "tsc failed\n")),
  );
}

async function main() {
  process.setSourceMapsEnabled(true);
  await buildForTests();
  const { files, grep } = choose();
  const checking = patterns.length === 0 && !options["no-typecheck"] ? typecheck() : Promise.resolve("");
  const stats = await runMocha(await bundleTests(files), {
    parallel: files.length > 1,
    jobs: availableParallelism(),
    require: [`${root}scripts/test-worker.js`],
    reporter: process.env.CI ? "dot" : "spec",
    // There the tests share two cores with two emulated machines.
    timeout: process.env.CI ? 60_000 : 20_000,
    slow: 500,
    grep: grepFor(grep),
  });
  const typeErrors = await checking;
  if (typeErrors) {
    console.log(`type check:\n${typeErrors}`);
    stats.failed++;
  }
  console.log(`${stats.passed} passed, ${stats.failed} failed`);
  // Handles that a failed test left open must not keep the runner alive.
  process.exit(stats.failed === 0 && (stats.passed > 0 || files.length === 0) ? 0 : 1);
}

main().catch((error) => {
  if (!error.errors) console.error(error);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
