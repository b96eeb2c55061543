/**
 * MicroPython's unix port as an oracle, where somebody has built one: slower than the WebAssembly build
 * (a process for each program) but of whatever version one wants.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunResult } from "./run-python.js";

export class NativeOracle {
  private readonly folder = mkdtempSync(join(tmpdir(), "halpy-oracle-"));

  constructor(private readonly executable: string) {}

  run(source: string): Promise<RunResult> {
    mkdirSync(this.folder, { recursive: true });
    const file = join(this.folder, "main.py");
    writeFileSync(file, source);
    const { status, signal, stdout } = spawnSync(this.executable, [file], {
      encoding: "utf8",
      timeout: 5000,
    });
    if (signal) return Promise.resolve({ stdout, traceback: `(${signal})` });
    if (status === 0) return Promise.resolve({ stdout });
    // The unix port prints a traceback where it prints everything else; a GeneratorExit that it raised itself has none.
    const start = Math.max(
      stdout.lastIndexOf("Traceback (most recent call last):"),
      stdout.search(/^GeneratorExit: \n$(?![^])/m),
    );
    return Promise.resolve({ stdout: stdout.slice(0, start), traceback: stdout.slice(start) });
  }

  /** Takes its folder away; the next run makes it again. */
  close(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    return Promise.resolve();
  }
}
