/**
 * `npm run test:deploy [-- --grep text] [-- --keep]`: `halpy deploy` on a board that boots in qemu: Debian with systemd, sshd and Node 18.
 * The last line is `N passed, N failed`. Where the board cannot be made, the tests are skipped, which is said. `--keep` leaves the board
 * running and says how to reach it.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build as bundle } from "esbuild";
import { buildForTests, commonOptions } from "../../scripts/build.js";
import { listFiles } from "../../scripts/list-files.js";
import { runMocha } from "../../scripts/run-mocha.js";
import { accelerator } from "../linux-vm/boot.js";
import { NotHere } from "../linux-vm/packages.js";
import { prepareBoard } from "./image.js";
import { Machine } from "./machine.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
process.chdir(root);

const work = "build/deploy-vm";
const { values: options } = parseArgs({ options: { grep: { type: "string" }, keep: { type: "boolean" } } });

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** The tests as one file below `build`. */
async function bundleTests() {
  const outfile = `${root}build/deploy-vm.mjs`;
  await bundle({
    ...commonOptions,
    stdin: {
      contents: listFiles("tests/deploy-vm", ".vm.ts")
        .map((file) => `import ${JSON.stringify(`./${file}`)};`)
        .join("\n"),
      resolveDir: root,
      loader: "ts",
    },
    external: [],
    packages: "external",
    format: "esm",
    sourcemap: "linked",
    outfile,
  });
  return outfile;
}

async function main() {
  mkdirSync(work, { recursive: true });
  await buildForTests();
  const file = await bundleTests();
  const started = performance.now();
  const board = prepareBoard();
  console.log(`board prepared in ${seconds(started)}`);
  const machine = new Machine(board, work);
  const booting = performance.now();
  let stats = { passed: 0, failed: 1 };
  try {
    await machine.start();
    console.log(`board booted in ${seconds(booting)} (${accelerator()}): ssh -F ${machine.config} board`);
    // The tests are a bundle of their own: the machine is handed over here.
    globalThis.halpyTestBoard = machine;
    stats = await runMocha([file], {
      reporter: "spec",
      timeout: 180_000,
      slow: 60_000,
      bail: false,
      grep: options.grep === undefined ? undefined : new RegExp(options.grep),
    });
  } finally {
    if (!options.keep) await machine.stop();
  }
  console.log(`${stats.passed} passed, ${stats.failed} failed`);
  process.exit(stats.failed === 0 && stats.passed > 0 ? 0 : 1);
}

main().catch((e) => {
  if (e instanceof NotHere) {
    console.log(`skipped: the test board cannot be made here (${e.message})`);
    console.log("0 passed, 0 failed");
    process.exit(0);
  }
  console.error(e);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
