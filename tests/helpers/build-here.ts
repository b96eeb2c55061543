/** `halpy build` in this process, for tests of what many built programs do: the command itself takes a second each time. */
import assert from "node:assert/strict";
import { parseArguments } from "../../cli/arguments.js";
import { buildCommand } from "../../cli/build.js";
import { writeProgram } from "../../cli/build-program.js";

/** Builds a script of that folder with these options; fails if the command would, or would print warnings. */
export async function buildHere(script: string, options: readonly string[], folder: string): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    const { status, diagnostics } = await writeProgram(parseArguments(buildCommand, options), script);
    assert.deepEqual([status, diagnostics], [0, []]);
  } finally {
    process.chdir(before);
  }
}
