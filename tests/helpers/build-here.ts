/** `halpy build` in this process, for tests of what many built programs do: the command itself takes a second each time. */
import assert from "node:assert/strict";
import { parseArguments } from "../../cli/arguments.js";
import { buildCommand } from "../../cli/build.js";

/** Builds with these words in that folder; fails if the command would. */
export async function buildHere(words: readonly string[], folder: string): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    assert.equal(await buildCommand.run(parseArguments(buildCommand, words)), 0);
  } finally {
    process.chdir(before);
  }
}
