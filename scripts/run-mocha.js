/** Runs a bundle of tests in mocha, in this process, and counts: what `npm test` and the tests on emulated machines have in common. */
import { pathToFileURL } from "node:url";
import Mocha from "mocha";

/** The text as a pattern that matches just it; nothing without a text. */
export function grepFor(text) {
  return text ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : undefined;
}

/** `options` are mocha's. Gives how many tests passed and failed. */
export async function runMocha(bundlePath, options) {
  const mocha = new Mocha({ ui: "bdd", ...options });
  mocha.suite.emit("pre-require", globalThis, null, mocha);
  await import(pathToFileURL(bundlePath).href);
  const stats = { passed: 0, failed: 0 };
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("pass", () => stats.passed++);
    runner.on("fail", () => stats.failed++);
  });
  return stats;
}
