/** Programs on boards with devices: builds wired-program.ts once and runs it for each. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const built = `${root}build/wired-program.mjs`;

let ready: Promise<void> | undefined;

export function buildWired(): Promise<void> {
  return (ready ??= (async () => {
    const { build } = await import("esbuild");
    await build({
      absWorkingDir: root,
      entryPoints: ["tests/sim/bus/wired-program.ts"],
      outfile: built,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      logLevel: "warning",
    });
  })());
}

/** What a program on that board, with those devices, prints. */
export function runWired(board: string, devices: readonly string[], source: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [built, board, ...devices], {
    encoding: "utf8",
    input: source,
    env: { ...process.env, MICROPYPATH: ".frozen" },
    timeout: 15_000,
  });
  return stdout + (stderr === "" ? "" : `# standard error\n${stderr}`);
}
