/** The running test board, as the tests see it, and `halpy` at the desk. */

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, type Finished } from "../helpers/halpy.js";

/** machine.js, which boots the board, has no types. */
export interface Machine {
  readonly config: string;
  readonly knownHosts: string;
  readonly port: number;
  run(script: string, user?: string): { status: number | null; stdout: string; stderr: string };
  get(script: string, user?: string): string;
  reboot(): Promise<void>;
  hangUp(user?: string): void;
}

export const machine = (globalThis as unknown as { halpyTestBoard: Machine }).halpyTestBoard;

export const folder = mkdtempSync(join(tmpdir(), "halpy-desk-"));

export function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function start(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { ...process.env, HALPY_SSH: `ssh -F ${machine.config}` },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: it can be killed with its ssh.
    detached: true,
  });
}

/** Runs `halpy` at the desk; `killAfterMs`: and kills it with its ssh after so long, as if the desk lost its power. */
export function halpy(words: readonly string[], killAfterMs?: number): Promise<Finished & { ms: number }> {
  const started = performance.now();
  const child = start(words);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const timer =
    killAfterMs === undefined
      ? undefined
      : setTimeout(() => process.kill(-(child.pid as number), "SIGKILL"), killAfterMs);
  return new Promise((resolve) =>
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, stdout, stderr, ms: performance.now() - started });
    }),
  );
}

/** `halpy logs -f` until `when` is in its output. */
export function follow(words: readonly string[], when: string, patienceMs: number): Promise<string> {
  const child = start(words);
  let stdout = "";
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGINT"), patienceMs);
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes(when)) child.kill("SIGINT");
    });
    child.on("close", () => {
      clearTimeout(timer);
      resolve(stdout);
    });
  });
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits until `check` gives something; throws after so long. */
export async function until<T>(
  what: string,
  patienceMs: number,
  check: () => T | undefined | false,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = check();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(500);
  }
}
