/** Runs the tests in the guest: mocha over the bundle that the host made. The last line is `N passed, N failed`. */
import { setPriority } from "node:os";
import Mocha from "mocha";

/** Everything is many times slower under emulation. */
const TIMEOUT_MS = 90_000;

// Levels from outside come at their times, whatever the program under test does.
setPriority(-20);

const [grep] = process.argv.slice(2);
const escaped = grep ? new RegExp(grep.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : undefined;
const mocha = new Mocha({
  ui: "bdd",
  reporter: "spec",
  timeout: TIMEOUT_MS,
  slow: TIMEOUT_MS,
  grep: escaped,
  color: false,
});
mocha.suite.emit("pre-require", globalThis, null, mocha);
await import("../../../build/linux-vm/guest.mjs");
const stats = { passed: 0, failed: 0 };
await new Promise((resolve) => {
  const runner = mocha.run(resolve);
  runner.on("pass", () => stats.passed++);
  runner.on("fail", () => stats.failed++);
});
console.log(`${stats.passed} passed, ${stats.failed} failed`);
process.exit(0);
