/** Measures whole processes: processor time and the largest resident set, as the process itself sees them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Cost {
  /** Processor time, user and system, in milliseconds. */
  cpu: number;
  /** Maximum resident set in megabytes. */
  memory: number;
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs node with each of the argument lists in turn, `rounds` times, and gives the medians. */
export function interleaved(commands: string[][], rounds: number): Cost[] {
  const folder = mkdtempSync(join(tmpdir(), "halpy-bench-"));
  const report = join(folder, "report.json");
  const probe = join(folder, "probe.cjs");
  writeFileSync(
    probe,
    `process.on("exit", () => {
      const use = process.resourceUsage();
      const cost = { cpu: (use.userCPUTime + use.systemCPUTime) / 1000, memory: use.maxRSS / 1024 };
      require("node:fs").writeFileSync(${JSON.stringify(report)}, JSON.stringify(cost));
    });`,
  );
  const costs: Cost[][] = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, args] of commands.entries()) {
      const { status, stderr } = spawnSync(process.execPath, ["--require", probe, ...args], {
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stderr}`);
      costs[index].push(JSON.parse(readFileSync(report, "utf8")) as Cost);
    }
  }
  rmSync(folder, { recursive: true });
  return costs.map((all) => ({
    cpu: median(all.map((cost) => cost.cpu)),
    memory: median(all.map((cost) => cost.memory)),
  }));
}
