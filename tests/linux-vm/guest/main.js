/** Runs the tests in the guest: mocha over the bundle that the host made. The last line is `N passed, N failed`. */
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { grepFor, runMocha } from "../../../scripts/run-mocha.js";

/** Everything is many times slower under emulation. */
const TIMEOUT_MS = 90_000;

// Levels from outside come at their times, whatever the program under test does.
setPriority(-20);

const [grep] = process.argv.slice(2);
const bundle = fileURLToPath(new URL("../../../build/linux-vm/guest.mjs", import.meta.url));
const stats = await runMocha([bundle], {
  reporter: "spec",
  timeout: TIMEOUT_MS,
  slow: TIMEOUT_MS,
  grep: grepFor(grep),
  color: false,
});
console.log(`${stats.passed} passed, ${stats.failed} failed`);
process.exit(0);
