/**
 * Programs of MicroPython's own `perf_bench`, from a checkout. They define `bm_params`, sizes by (speed, memory),
 * and `bm_setup(size)`, which gives the work and its result; the driver below is appended to a copy.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "./engines.js";

/** Not a matter of a compiler to JavaScript: machine code and bytecode files; interning of names and of texts. */
const excluded = /^(viper_|core_import_mpy|core_qstr|core_str|benchrun)/;

/** The largest size that is meant for a target of the given speed is taken; the memory is that of a computer. */
const driver = (speed: number): string => `
import time as _time

def _drive():
    size = max(key for key in bm_params if key[0] <= ${speed} and key[1] <= 1000)
    work, outcome = bm_setup(bm_params[size])
    start = _time.ticks_us()
    work()
    elapsed = _time.ticks_diff(_time.ticks_us(), start)
    print(outcome())
    print("time_us", elapsed)

_drive()
`;

/** Writes the programs with the driver into a folder. */
export function perfBench(checkout: string, folder: string, speed: number): Program[] {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(checkout).filter((name) => name.endsWith(".py") && !excluded.test(name));
  return names.sort().map((name) => {
    const file = join(folder, name);
    writeFileSync(file, `${readFileSync(join(checkout, name), "utf8")}\n${driver(speed)}`);
    return { name: name.replace(/\.py$/, ""), suite: "perf_bench", file };
  });
}
