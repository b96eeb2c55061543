/**
 * `npm run test:linux [-- --pi] [--grep text]`: the Linux backend on real kernels without any hardware. Without `--pi` a PC with a
 * pretend board boots once and runs all tests of `guest/`; with it, a Raspberry Pi 3 is emulated. The last line is `N passed, N failed`.
 * Where the machines cannot be made, the tests are skipped, which is said.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build as bundle } from "esbuild";
import { buildForTests } from "../../scripts/build.js";
import { listFiles } from "../../scripts/list-files.js";
import { accelerator, nullModem, runInMachine } from "./boot.js";
import { NotHere } from "./packages.js";
import { preparePc } from "./setup.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
process.chdir(root);

const work = "build/linux-vm";
const GUEST_SECONDS = 800;

const { values: options } = parseArgs({ options: { pi: { type: "boolean" }, grep: { type: "string" } } });

/** What the simulator makes of the programs: their output and the levels of all pins. */
function simulate() {
  const programs = JSON.parse(readFileSync("tests/linux-vm/programs.json", "utf8"));
  return programs.map((entry) => {
    const { program, scenario, for: duration } = entry;
    const trace = `${work}/${basename(program, ".py")}.trace.json`;
    const words = ["run", "--board", "rpi4", "--no-waveform", "--trace", trace];
    if (duration !== undefined) words.push("--for", duration);
    if (scenario !== undefined) words.push("--scenario", scenario);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/halpy.js", ...words, program], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${program} in the simulator: ${stderr}`);
    return { ...entry, stdout, trace: JSON.parse(readFileSync(trace, "utf8")) };
  });
}

/** The tests that run in the guest, as one file. */
async function bundleGuest() {
  const files = listFiles("tests/linux-vm/guest", ".vm.ts");
  await bundle({
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join("\n"),
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
    outfile: `${work}/guest.mjs`,
  });
}

/** Passes on what the guest prints; keeps the counts of its last line. */
class Output {
  text = "";

  take(piece) {
    this.text += piece;
    process.stdout.write(piece);
  }

  get counts() {
    const found = [...this.text.matchAll(/^(\d+) passed, (\d+) failed\r?$/gm)].pop();
    return found === undefined ? undefined : found.slice(1, 3).map(Number);
  }
}

async function testPc() {
  const started = performance.now();
  const pc = preparePc();
  console.log(
    `Linux ${pc.release}, ${accelerator()}; prepared in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  writeFileSync(`${work}/expected.json`, JSON.stringify(simulate()));
  await bundleGuest();
  const sockets = mkdtempSync(join(tmpdir(), "halpy-vm-wire-"));
  const output = new Output();
  try {
    await runInMachine(
      pc,
      [process.execPath, "--enable-source-maps", "tests/linux-vm/guest/main.js", options.grep ?? ""],
      {
        folder: root.replace(/\/$/, ""),
        seconds: GUEST_SECONDS,
        onOutput: (text) => output.take(text),
        serials: nullModem(join(sockets, "wire")),
      },
    );
  } catch (e) {
    console.log(`\n${e.message}`);
  }
  rmSync(sockets, { recursive: true, force: true });
  if (!output.text.endsWith("\n")) console.log();
  const counts = output.counts;
  if (counts !== undefined) return counts.includes(NaN) || counts[0] + counts[1] === 0 ? 1 : counts[1];
  console.log("0 passed, 1 failed");
  return 1;
}

async function main() {
  mkdirSync(work, { recursive: true });
  await buildForTests();
  const failed = options.pi ? await (await import("./pi-test.js")).testPi(work) : await testPc();
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((e) => {
  if (e instanceof NotHere) {
    console.log(`skipped: the test machine cannot be made here (${e.message})`);
    console.log("0 passed, 0 failed");
    return;
  }
  console.error(e);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
