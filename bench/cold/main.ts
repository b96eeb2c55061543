/**
 * What operations cost before V8 has compiled anything: short programs consist of little else. Each operation is a loop over
 * one statement in a process of its own, on V8's interpreter alone, beside CPython and the unix port if they are there.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CPYTHON_PRELUDE } from "../speed/engines.js";
import { geometricMean } from "../speed/statistics.js";
import { OPERATIONS, type Operation } from "./operations.js";

const ROUNDS = 3000;
/** The least of so many processes counts: what disturbs only adds. */
const PROCESSES = 3;

function source({ module = "", before = "", body }: Operation): string {
  return `import time
${module}
def loop(n):
    ${before === "" ? "pass" : before}
    for i in range(n):
        ${body.join("\n        ")}
def measured():
    start = time.ticks_us()
    loop(${ROUNDS})
    return time.ticks_diff(time.ticks_us(), start)
print("time_us", measured(), measured())
`;
}

/** Nanoseconds a round, or `undefined` where it fails. */
function cost([command, ...args]: readonly string[]): number | undefined {
  let least = Infinity;
  for (let i = 0; i < PROCESSES; i++) {
    const { stdout } = spawnSync(command!, args, { encoding: "utf8", timeout: 60_000 });
    const times = /time_us (\d+) (\d+)/.exec(stdout ?? "");
    if (times === null) return undefined;
    least = Math.min(least, Number(times[1]), Number(times[2]));
  }
  return (least * 1000) / ROUNDS;
}

const folder = mkdtempSync(join(tmpdir(), "halpy-bench-"));
const file = join(folder, "operation.py");
const unix = process.env.MICROPYTHON_BIN || undefined;
const wanted = process.argv.slice(2);
const chosen = OPERATIONS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
const halpy = [process.execPath, "--no-opt", "--no-sparkplug", "dist/halpy.js", "run", "--no-cache", file];
const shown = (ns: number | undefined): string => (ns === undefined ? "-" : ns.toFixed(0));
console.log("| operation | halpy, interpreted ns | CPython ns | ratio | MicroPython unix ns |");
console.log("| --- | ---: | ---: | ---: | ---: |");
const ratios: number[] = [];
let failed = 0;
for (const operation of chosen) {
  writeFileSync(file, source(operation));
  const own = cost(halpy);
  const python = cost(["python3", "-c", CPYTHON_PRELUDE, file]);
  const port = unix === undefined ? undefined : cost([unix, file]);
  if (own === undefined) failed++;
  const ratio = own === undefined || python === undefined ? undefined : own / python;
  if (ratio !== undefined) ratios.push(ratio);
  const cells = [operation.name, shown(own), shown(python), ratio?.toFixed(1) ?? "-", shown(port)];
  console.log(`| ${cells.join(" | ")} |`);
}
rmSync(folder, { recursive: true });
if (ratios.length > 0)
  console.log(`| **geometric mean** | | of ${ratios.length} | **${geometricMean(ratios).toFixed(1)}** | |`);
process.exitCode = failed > 0 ? 1 : 0;
