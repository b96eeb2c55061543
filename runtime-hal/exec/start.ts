/**
 * Starts a program that is built: its modules have registered themselves, and one of them is the main one. Used by bundles and by trees
 * of ES modules; the command line has its own way, with more choices.
 */

import { programModule } from "../core/import.js";
import type { Board } from "../hal/board.js";
import { finish, prepareRun, runMain as run } from "./execute.js";
import type { Host } from "./host.js";
import { nodeHost } from "./node-host.js";

let boardFactory: ((host: Host) => Board) | undefined;

/** Sets what makes the board; programs without hardware have none, and no simulator in them. */
export function setBoard(make: (host: Host) => Board): void {
  boardFactory = make;
}

/** Runs the registered module of that name as `__main__` and sets the exit status of the process. */
export function runMain(name: string): void {
  const main = programModule(name);
  if (main === undefined) throw new Error(`module ${name} is not part of the program`);
  const script = process.argv[1] ?? "";
  const host = nodeHost();
  const makeBoard = boardFactory;
  prepareRun({
    host,
    argv: [script, ...process.argv.slice(2)],
    path: [""],
    board: makeBoard === undefined ? undefined : () => makeBoard(host),
  });
  const { outcome, internalError } = finish(() => run(main));
  if (internalError !== undefined) process.stderr.write(`internal error: ${internalError}\n`);
  process.exitCode = outcome.kind === "exit" ? outcome.code : 0;
}
