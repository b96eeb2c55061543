/** The settings of a drive CIRCUITPY: a program that runs before the computer sees the drive. */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { noteWrite } from "./file-observer.js";
import { startReloading } from "../runtime-hal/exec/reload.js";
import { isFile } from "./read-file.js";
import { REPORT_FD, WATCHED, type Report } from "./watch/reports.js";
import { writeFailure } from "./file-failure.js";

/** The first that there is (CircuitPython 1.0). */
const SETTINGS: readonly string[] = ["settings.txt", "settings.py", "boot.py", "boot.txt"];
const OUTPUT = "boot_out.txt";

/**
 * Runs the settings in the folder by themselves, if there are any, on that board; what they print is in the drive's `boot_out.txt`. Where
 * that cannot be written, `warn` is told why.
 */
export function runSettings(folder: string, board: string, warn: (text: string) => void): void {
  const name = SETTINGS.find((file) => isFile(`${folder}/${file}`));
  if (name === undefined) return;
  const id = isFile(board) ? resolve(board) : board;
  const words = ["run", "--no-waveform", "--board", id, "--files", folder, name];
  const { stdout, stderr, output } = spawnSync(process.execPath, [process.argv[1] as string, ...words], {
    cwd: folder,
    encoding: "utf8",
    // It reports as runs under `--watch` do: whether the program is to start anew when a file changes is the settings' to say.
    env: { ...process.env, [WATCHED]: "STARTUP" },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  for (const line of (output[REPORT_FD] ?? "").split("\n").filter((text) => text !== "")) {
    const report = JSON.parse(line) as Report;
    if ("reloading" in report) startReloading(report.reloading);
  }
  try {
    const file = `${folder}/${OUTPUT}`;
    noteWrite(file, () => writeFileSync(file, stdout + stderr));
  } catch (e) {
    const why = writeFailure(e);
    if (why === undefined) throw e;
    warn(`halpy: ${why}\n`);
  }
}
