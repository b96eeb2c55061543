/** Runs the built command as a process, with a cache folder of its own. */

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const command = fileURLToPath(new URL("../dist/halpy.js", import.meta.url));

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new folder with these files in it, and the folders that their paths name. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "halpy-test-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const cache = folderWith({});
const environment = { ...process.env, XDG_CACHE_HOME: cache, MICROPYPATH: ".frozen" };

/** Runs `halpy` with these words; `input` is its standard input. */
export function halpy(
  words: readonly string[],
  options: { input?: string; cwd?: string; env?: object } = {},
): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    encoding: "utf8",
    input: options.input ?? "",
    cwd: options.cwd,
    env: { ...environment, ...options.env },
    timeout: 15_000,
  });
  return { status, stdout, stderr };
}

/** As `halpy`, without waiting: for many programs side by side. */
export function halpyAsync(words: readonly string[], cwd: string, env: object = {}): Promise<Finished> {
  const child = spawn(process.execPath, [command, ...words], {
    env: { ...environment, ...env },
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 15_000,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, stdout, stderr })));
}

/** Runs `halpy`, and interrupts it (Ctrl-C) as soon as `when` appears in its output. */
export function halpyInterrupted(words: readonly string[], when: string, delayMs: number): Promise<Finished> {
  const child = spawn(process.execPath, [command, ...words], {
    env: environment,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  let sent = false;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    if (sent || !stdout.includes(when)) return;
    sent = true;
    setTimeout(() => child.kill("SIGINT"), delayMs);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, stdout, stderr })));
}
