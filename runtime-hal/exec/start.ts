/**
 * Starts a program that is built: its modules have registered themselves, and one of them is the main one. Used by bundles and by trees
 * of ES modules; the command line has its own way, with more choices.
 */

import "../../stdlib/ts/register.js";
import { programModule } from "../core/modules.js";
import { finish, prepareRun, runMain as run } from "./execute.js";
import { nodeHost } from "./node-host.js";

/** Runs the registered module of that name as `__main__` and sets the exit status of the process. */
export function runMain(name: string): void {
  const main = programModule(name);
  if (main === undefined) throw new Error(`module ${name} is not part of the program`);
  const script = process.argv[1] ?? "";
  prepareRun({ host: nodeHost(), argv: [script, ...process.argv.slice(2)], path: [""] });
  const { outcome, internalError } = finish(() => run(main));
  if (internalError !== undefined) process.stderr.write(`internal error: ${internalError}\n`);
  process.exitCode = outcome.kind === "exit" ? outcome.code : 0;
}
