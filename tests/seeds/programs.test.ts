/**
 * The example programs of test-programs/seeds/ on the simulated board that the first line of each names, as in
 * `# board: esp8266; for: 2s; trace`. Beside a program stand what it prints (`.expected`), what goes to standard
 * error if anything does (`.stderr`), the wiring with its expectations (`.yaml`), and with `trace` its changes of
 * level in milliseconds (`.trace`). `UPDATE=1` writes these files anew. A program that needs what is not there yet says
 * so with `open: …`; it is passed over, and docs/seed-coverage.md shows its items as open.
 */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { halpyAsync, type Finished } from "../helpers/halpy.js";

const root = fileURLToPath(new URL("../test-programs/seeds/", import.meta.url));
const traces = mkdtempSync(join(tmpdir(), "halpy-seeds-"));

/** As many processes at once as a small machine has processors. */
const BATCH = 2;

interface Header {
  readonly board: string;
  readonly for?: string;
  readonly trace?: string;
  /** What is missing for this program. */
  readonly open?: string;
}

interface Trace {
  readonly signals: readonly { readonly name: string; readonly changes: readonly [number, number][] }[];
}

const programs = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".py"))
  .map((path) => path.slice(0, -3).replaceAll("\\", "/"))
  .sort();

function headerOf(program: string): Header {
  const line = readFileSync(`${root}${program}.py`, "utf8").split("\n")[0] ?? "";
  const header: Record<string, string> = {};
  for (const part of line.replace(/^# /, "").split("; ")) {
    const [key = "", value = ""] = part.split(": ");
    header[key] = value;
  }
  assert.ok(header["board"], `${program}.py does not name its board in the first line`);
  return header as unknown as Header;
}

const traceFile = (program: string): string => join(traces, `${program.replaceAll("/", "-")}.json`);

/** The changes of level, a line for each signal; the loops of a program take some microseconds, which are left out. */
function traceText(program: string): string {
  const trace = JSON.parse(readFileSync(traceFile(program), "utf8")) as Trace;
  const change = ([us, level]: [number, number]): string => `${Math.round(us / 1000)}ms=${level}`;
  return trace.signals.map(({ name, changes }) => `${name} ${changes.map(change).join(" ")}\n`).join("");
}

function run(program: string): Promise<Finished> {
  const header = headerOf(program);
  const words = ["run", "--no-waveform", "--board", header.board];
  if (header.for !== undefined) words.push("--for", header.for);
  if (header.trace !== undefined) words.push("--trace", traceFile(program));
  if (existsSync(`${root}${program}.yaml`)) words.push("--wiring", `${program}.yaml`);
  return halpyAsync([...words, `${program}.py`], root);
}

/** Compares with a file beside the program, which is absent for an empty text. */
function compare(program: string, suffix: string, actual: string): void {
  const path = `${root}${program}${suffix}`;
  if (process.env["UPDATE"] && (actual !== "" || existsSync(path))) writeFileSync(path, actual);
  assert.equal(actual, existsSync(path) ? readFileSync(path, "utf8") : "", suffix);
}

describe("example programs of the reference documents", function () {
  this.timeout(120_000);
  const results = new Map<string, Finished>();

  before(async () => {
    const waiting = programs.filter((name) => headerOf(name).open === undefined).reverse();
    const work = async (): Promise<void> => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
        results.set(name, await run(name));
    };
    await Promise.all(Array.from({ length: BATCH }, work));
  });

  for (const program of programs) {
    const header = headerOf(program);
    it(program.replaceAll("_", " "), function () {
      if (header.open !== undefined) this.skip();
      const result = results.get(program) as Finished;
      compare(program, ".stderr", result.stderr);
      assert.equal(result.status, 0);
      compare(program, ".expected", result.stdout);
      if (header.trace !== undefined) compare(program, ".trace", traceText(program));
    });
  }
});
