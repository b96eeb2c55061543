/**
 * Starts a program that is built: its modules have registered themselves, and one of them is the main one. Used by bundles and by trees
 * of ES modules; the command line has its own way, with more choices.
 */

import { programModule } from "../core/import.js";
import type { Board } from "../hal/board.js";
import { finish, prepareRun, runMain as run } from "./execute.js";
import { nodeHost, type NodeHost } from "./node-host.js";
import { setPacer } from "./scheduler.js";
import { startService } from "./service.js";
import { timedPacer } from "./timed-pacer.js";

/** How a built program gets its board. */
export interface BoardSource {
  /** `sys.platform`, where it is not that of this machine. */
  readonly platform?: string;
  /** Called before the program starts. */
  prepare?(host: NodeHost): void;
  /** Called when the program first needs a board. */
  make(host: NodeHost): Board;
  /** Called when the script is over. */
  after?(host: NodeHost): void;
}

let source: BoardSource | undefined;

/** Sets what makes the board; programs without hardware have none, and no simulator in them. */
export function setBoard(from: BoardSource): void {
  source = from;
}

/** Runs the registered module of that name as `__main__` and sets the exit status of the process. */
export function runMain(name: string): void {
  const main = programModule(name);
  if (main === undefined) throw new Error(`module ${name} is not part of the program`);
  const script = process.argv[1] ?? "";
  const host = nodeHost();
  const from = source;
  from?.prepare?.(host);
  prepareRun({
    host,
    argv: [script, ...process.argv.slice(2)],
    path: [""],
    board: from && (() => from.make(host)),
    platform: from?.platform,
  });
  const { outcome, internalError } = finish(() => {
    // Who watches sees that a program gets on by its safepoints: they must come by even if each iteration of a loop takes a second.
    if (startService())
      setPacer(
        timedPacer(
          () => host.monotonicUs(),
          () => {},
        ),
      );
    run(main);
    from?.after?.(host);
  });
  if (internalError !== undefined) process.stderr.write(`internal error: ${internalError}\n`);
  process.exitCode = outcome.kind === "exit" ? outcome.code : 0;
}
