/** The compiler's budgets: start of the command, lines a second, memory, size of a bundle. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compiler } from "../../cli/compiler.js";
import { interleaved } from "./processes.js";
import { program } from "./programs.js";

const command = "dist/halpy.js";
const blink = "test-programs/hardware/blink.py";
const folder = mkdtempSync(join(tmpdir(), "halpy-bench-"));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function show(name: string, value: string, budget: string): void {
  console.log(`${name.padEnd(44)} ${value.padStart(22)}   ${budget}`);
}

function startAndMemory(): void {
  const hello = file("hello.py", "print('hello')\n");
  const long = file("long.py", program(5000));
  const [node, version, run, big, fresh] = interleaved(
    [
      ["-e", "0"],
      [command, "--version"],
      [command, "run", hello],
      [command, "run", long],
      [command, "run", "--no-cache", long],
    ],
    11,
  );
  const over = (cost: { cpu: number }): string => `${(cost.cpu - node.cpu).toFixed(1)} ms`;
  show("node -e 0", `${node.cpu.toFixed(1)} ms`, "");
  show("--version over node", over(version), "");
  show("run hello.py over node, warm", over(run), "at most 40 ms");
  show("run of a 5,000-line program over node", over(big), "");
  show("its memory over node", `${(big.memory - node.memory).toFixed(0)} MB`, "at most 60 MB");
  show("the same, compiled anew", over(fresh), "");
  show("its memory over node", `${(fresh.memory - node.memory).toFixed(0)} MB`, "at most 60 MB");
}

/** Rounds before those that count: V8 goes on improving the code of the compiler for about that long. */
const WARM_UP = { rounds: 30, milliseconds: 8000 };
const ROUNDS = 10;

/** What a task takes in a process that has done it often before: the least of some rounds, in seconds. */
function leastCost(task: () => void): { elapsed: number; processor: number } {
  const least = { elapsed: Infinity, processor: Infinity };
  const start = performance.now();
  for (let i = 0; i < WARM_UP.rounds && performance.now() - start < WARM_UP.milliseconds; i++) task();
  for (let i = 0; i < ROUNDS; i++) {
    const before = process.cpuUsage();
    const begun = performance.now();
    task();
    least.elapsed = Math.min(least.elapsed, (performance.now() - begun) / 1000);
    const { user, system } = process.cpuUsage(before);
    least.processor = Math.min(least.processor, (user + system) / 1e6);
  }
  return least;
}

/** Lines a second in a long-lived process, such as an editor's; what a single compilation takes stands above. */
function throughput(): void {
  const { compile, linkProgram } = compiler();
  for (const wanted of [5000, 50000]) {
    const text = program(wanted);
    const lines = text.split("\n").length;
    const { elapsed, processor } = leastCost(() => {
      const { hasErrors, modules } = compile({ entry: { name: "__main__", path: "long.py", text } });
      if (hasErrors) throw new Error("the generated program does not compile");
      linkProgram(modules, "__main__");
    });
    const rate = (seconds: number): string => `${Math.round(lines / seconds)} lines/s`;
    show(`compile ${lines} lines, warm`, rate(elapsed), "at least 50000, the same for both");
    show("by processor time, with V8's helpers", rate(processor), "");
  }
}

function bundleSize(): void {
  if (!existsSync(blink)) return;
  const out = join(folder, "blink");
  const { status, stderr } = spawnSync(
    process.execPath,
    [command, "build", "--bundle", "--minify", "-o", out, blink],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) return show("bundle of blink", "not built", stderr.trim());
  const files = statSync(out).isDirectory() ? readdirSync(out).map((name) => join(out, name)) : [out];
  const bytes = files
    .filter((name) => !name.endsWith(".map"))
    .reduce((sum, name) => sum + statSync(name).size, 0);
  show("bundle of blink, minified", `${(bytes / 1000).toFixed(1)} kB`, "at most 60 kB");
}

startAndMemory();
throughput();
bundleSize();
rmSync(folder, { recursive: true });
