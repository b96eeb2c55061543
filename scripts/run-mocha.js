/** Runs bundles of tests in mocha and counts: what `npm test` and the tests on emulated machines have in common. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Mocha from "mocha";

/** The text as a pattern that matches just it; nothing without a text. */
export function grepFor(text) {
  return text ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : undefined;
}

/** What the tests and their commands put into the folder for temporary files goes when this process ends. */
function tidyTemporaryFiles() {
  const folder = mkdtempSync(join(tmpdir(), "halpy-tests-"));
  process.env.TMPDIR = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

/** `options` are mocha's; without `parallel` the files run in this process. Gives how many tests passed and failed. */
export async function runMocha(files, options) {
  tidyTemporaryFiles();
  const mocha = new Mocha({ ui: "bdd", ...options });
  for (const file of files) mocha.addFile(file);
  if (!options.parallel) await mocha.loadFilesAsync();
  const stats = { passed: 0, failed: 0 };
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("pass", () => stats.passed++);
    runner.on("fail", () => stats.failed++);
  });
  return stats;
}
