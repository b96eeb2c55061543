/** What programs are run on, and one run: a fresh process that prints a result and the time it measured itself. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

export interface Engine {
  id: "halpy" | "unix" | "cpython" | "wasm" | "twin";
  name: string;
  /** The command for a program, or undefined where the engine has no form of it. */
  command(program: Program): string[] | undefined;
}

export interface Program {
  name: string;
  suite: "own" | "perf_bench";
  file: string;
  /** The program written in JavaScript. */
  twin?: string;
}

export type Run = { result: string; microseconds: number } | { failure: string };

/** CPython lacks the two functions of `time` with which programs measure themselves. */
export const CPYTHON_PRELUDE = `
import sys, time
time.ticks_us = lambda: time.perf_counter_ns() // 1000
time.ticks_diff = lambda a, b: a - b
file = sys.argv[1]
exec(compile(open(file).read(), file, "exec"), {"__name__": "__main__"})
`;

/** This node with the options that the command's first line gives it, so that all engines on node have the same. */
function nodeAsForUsers(): string[] {
  const [, options = ""] =
    /^#!\/usr\/bin\/env -S node (.*)/.exec(readFileSync("dist/halpy.js", "utf8")) ?? [];
  return [process.execPath, ...options.split(" ").filter((option) => option !== "")];
}

/** The engines that are there on this machine. */
export function findEngines(): Engine[] {
  const node = nodeAsForUsers();
  const engines: Engine[] = [
    { id: "halpy", name: "halpy", command: ({ file }) => [...node, "dist/halpy.js", "run", file] },
  ];
  const unix = process.env.MICROPYTHON_BIN;
  if (unix) {
    const command = ({ file }: Program): string[] => [unix, "-X", "heapsize=64M", file];
    engines.push({ id: "unix", name: "MicroPython unix", command });
  }
  const python = spawnSync("python3", ["--version"], { encoding: "utf8" });
  if (python.status === 0) {
    const command = ({ file }: Program): string[] => ["python3", "-c", CPYTHON_PRELUDE, file];
    engines.push({ id: "cpython", name: python.stdout.trim().replace("Python", "CPython"), command });
  }
  if (existsSync("node_modules/@micropython/micropython-webassembly-pyscript")) {
    const command = ({ file }: Program): string[] => [...node, "bench/speed/wasm.mjs", file];
    engines.push({ id: "wasm", name: "MicroPython WebAssembly", command });
  }
  engines.push({ id: "twin", name: "twin", command: ({ twin }) => (twin ? [...node, twin] : undefined) });
  return engines;
}

/** Runs a program once. */
export function runOnce([command, ...args]: string[]): Run {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", timeout: 120_000 });
  const match = /^([^]*)\r?\ntime_us (\d+)\s*$/.exec(stdout ?? "");
  if (status === 0 && match) return { result: match[1].trim(), microseconds: Math.max(1, Number(match[2])) };
  const last = `${stdout}\n${stderr}`.trim().split("\n").at(-1) ?? "";
  return { failure: last || `exit status ${status}` };
}
