/** Programs on boards with devices: wired-program.ts, built once, runs them in a process for each board. */

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const built = `${root}build/wired-program.mjs`;

/** A program whose first line is `# on pico with registers:5,4,32`: the board and the devices. */
interface Wanted {
  readonly board: string;
  readonly devices: readonly string[];
  readonly source: string;
}

function wantedOf(source: string): Wanted {
  const [, board, devices] = /^# on (\S+)(?: with (.*))?$/m.exec(source) ?? [];
  if (board === undefined) throw new Error("the first line must name the board");
  return { board, devices: devices?.split(" ") ?? [], source };
}

function runOn(board: string, programs: readonly Wanted[]): Promise<string[]> {
  const child = spawn(process.execPath, [built, board], {
    env: { ...process.env, MICROPYPATH: ".frozen" },
    timeout: 60_000,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.end(JSON.stringify(programs));
  return new Promise((resolve, reject) =>
    child.on("close", (status) => {
      if (status === 0 && stderr === "") resolve(JSON.parse(stdout) as string[]);
      else reject(new Error(`status ${status}: ${stderr}`));
    }),
  );
}

/** What each of the programs prints. */
export async function runWired(sources: readonly string[]): Promise<Map<string, string>> {
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
  const byBoard = new Map<string, Wanted[]>();
  for (const wanted of sources.map(wantedOf))
    byBoard.set(wanted.board, [...(byBoard.get(wanted.board) ?? []), wanted]);
  const printed = new Map<string, string>();
  const runs = [...byBoard].map(async ([board, programs]) => {
    const outputs = await runOn(board, programs);
    programs.forEach(({ source }, i) => printed.set(source, outputs[i] as string));
  });
  await Promise.all(runs);
  return printed;
}
