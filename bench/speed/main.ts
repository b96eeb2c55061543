/** Compares the speed of compiled programs with other engines: see bench/README.md. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findEngines, runOnce } from "./engines.js";
import type { Engine, Program, Run } from "./engines.js";
import { perfBench } from "./perf-bench.js";
import { markdown, summarise } from "./report.js";

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean" },
    rounds: { type: "string" },
    json: { type: "string" },
    engines: { type: "string" },
    "perf-bench": { type: "string" },
    speed: { type: "string", default: "5000" },
  },
});

/** A quick run starts no program after this many seconds, whatever the machine is like. */
const quickSeconds = 150;
const started = Date.now();
const rounds = Number(options.rounds ?? (options.quick ? 3 : 7));
const folder = mkdtempSync(join(tmpdir(), "halpy-bench-"));

function ownPrograms(): Program[] {
  const names = readdirSync("bench/programs").filter((name) => name.endsWith(".py"));
  return names.sort().map((file) => {
    const name = file.replace(/\.py$/, "");
    return { name, suite: "own", file: `bench/programs/${file}`, twin: `bench/twins/${name}.js` };
  });
}

const chosen = options.engines?.split(",");
const engines = findEngines().filter(({ id }) => id === "halpy" || !chosen || chosen.includes(id));
const checkout = options["perf-bench"];
const all = [...ownPrograms(), ...(checkout ? perfBench(checkout, folder, Number(options.speed)) : [])];
const programs = all.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (!Number.isInteger(rounds) || rounds < 1 || programs.length === 0) {
  console.error(
    "usage: npm run bench -- [--quick] [--rounds N] [--engines ID,ID] [--json FILE] [--perf-bench DIR] [program...]",
  );
  process.exit(2);
}

const runs = new Map(programs.map((program) => [program, new Map<Engine["id"], Run[]>()]));
const outOfTime = (): boolean => options.quick === true && Date.now() - started > quickSeconds * 1000;
let done = 0;
while (done < rounds && !outOfTime()) {
  for (const program of programs) {
    if (outOfTime()) break;
    for (const engine of engines) {
      const command = engine.command(program);
      // The WebAssembly build takes longer than the rest together: once is enough for a quick look.
      if (!command || (options.quick && engine.id === "wasm" && done > 0)) continue;
      const list = runs.get(program)!.get(engine.id) ?? [];
      list.push(runOnce(command));
      runs.get(program)!.set(engine.id, list);
    }
    process.stderr.write(`round ${done + 1} of ${rounds}: ${program.name.padEnd(24)}\r`);
  }
  done++;
}
rmSync(folder, { recursive: true });

const measured = programs.filter((program) => runs.get(program)!.size > 0);
const rows = measured.map((program) => summarise(program, runs.get(program)!));
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, load: loadavg() };
console.log(
  `${machine.cpu}, ${machine.cores} cores, node ${machine.node}, load ${machine.load[0].toFixed(1)}, ${done} rounds\n`,
);
for (const suite of ["own", "perf_bench"]) {
  const some = rows.filter((row) => row.suite === suite);
  if (some.length > 0) console.log(`${markdown(suite, some, engines)}\n`);
}
const left = programs.length - measured.length;
if (left > 0) console.log(`${left} programs were not measured: the time for a quick run was over.`);
if (options.json) {
  const names = engines.map(({ id, name }) => ({ id, name }));
  writeFileSync(
    options.json,
    `${JSON.stringify({ machine, rounds: done, engines: names, rows }, null, 2)}\n`,
  );
}
// A wrong or failing program of ours is an error; those of perf_bench may need what halpy has not.
if (rows.some((row) => row.suite === "own" && row.cells.halpy?.verdict !== "right")) process.exitCode = 1;
