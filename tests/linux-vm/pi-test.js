/**
 * `npm run test:linux -- --pi`: the same blinking program as in the simulator on an emulated Raspberry Pi 3, unchanged and without a word
 * about the board, with the level of its pin seen from outside.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { preparePi, runOnPi } from "./pi.js";

const PROGRAM = "test-programs/hardware/blink.py";
const PIN = 2;
const VIRTUAL_SECONDS = 4;
/** Node's start takes many seconds there. */
const REAL_SECONDS = 30;
/** The observer looks every 20 ms, and the machine may have other work. */
const EARLY_MS = 60;
const LATE_MS = 1000;
const EXIT_OF_SIGTERM = 128 + 15;

/** Levels of the pin in the simulator: [milliseconds, level]. */
function simulated(work) {
  const trace = `${work}/pi.trace.json`;
  const options = ["--board", "rpi3", "--no-waveform", "--for", `${VIRTUAL_SECONDS}s`, "--trace", trace];
  const { status, stderr } = spawnSync(process.execPath, ["dist/halpy.js", "run", ...options, PROGRAM], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the simulator: ${stderr}`);
  const { signals } = JSON.parse(readFileSync(trace, "utf8"));
  return signals.find(({ name }) => name === `GPIO${PIN}`).changes.map(([us, level]) => [us / 1000, level]);
}

/** From the first rising edge on, with times since then. */
function fromFirstRise(changes) {
  const start = changes.findIndex(([, level]) => level === 1);
  return start < 0 ? [] : changes.slice(start).map(([ms, level]) => [ms - changes[start][0], level]);
}

function compare(seen, expected) {
  for (const [i, [ms, level]] of expected.entries()) {
    const at = seen[i];
    if (at === undefined) return `only ${seen.length} of ${expected.length} changes were seen`;
    const late = at[0] - ms;
    if (at[1] !== level || late < -EARLY_MS || late > LATE_MS)
      return `change ${i}: level ${at[1]} after ${at[0].toFixed(0)} ms, not ${level} after ${ms.toFixed(0)} ms`;
  }
  return undefined;
}

/** Runs the tests; gives how many failed, after a last line that says so. */
export async function testPi(work) {
  const pi = preparePi();
  const expected = fromFirstRise(simulated(work));
  const script = `
uname -m; tr '\\0' '\\n' </proc/device-tree/model; node --version
node dist/halpy.js run --backend linux ${PROGRAM} & program=$!
sleep ${REAL_SECONDS}; kill -TERM $program; wait $program; echo "ended with $?"
`;
  const { output, observer, seconds } = await runOnPi(
    pi,
    ["dist", "targets", "stdlib/py", "package.json", PROGRAM],
    script,
  );
  const seen = fromFirstRise(observer.of(PIN).map(({ level, timeMs }) => [timeMs, level]));
  const results = [
    [
      `${PROGRAM} blinks GPIO${PIN} as in the simulator, seen from outside (${seen.length} changes)`,
      compare(seen, expected),
    ],
    ["ends at SIGTERM", output.includes(`ended with ${EXIT_OF_SIGTERM}`) ? undefined : output],
  ];
  console.log(`\n  an emulated ${output.split("\n").slice(0, 3).join(", ")} (${seconds.toFixed(0)} s)`);
  for (const [name, problem] of results)
    console.log(problem === undefined ? `    ✔ ${name}` : `    ✘ ${name}\n      ${problem}\n${output}`);
  const failed = results.filter(([, problem]) => problem !== undefined).length;
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  return failed;
}
