/**
 * Runs the program of standard input on a board with simple devices wired to it: the first argument is the board, the others are
 * devices with their pins, as in devices.ts. A process of its own, since `machine` is made for one board; wired.ts builds and calls it.
 */

import { readFileSync } from "node:fs";
import { lateFinder } from "../../../cli/late-code.js";
import { searchPathFor } from "../../../cli/module-search.js";
import { loadProgram, startProgram } from "../../../cli/program.js";
import { findTarget } from "../../../cli/find-target.js";
import { currentSearchPath } from "../../../runtime-hal/core/import.js";
import "../../../runtime-hal/core/load-types.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { finish, prepareRun } from "../../../runtime-hal/exec/execute.js";
import { nodeHost } from "../../../runtime-hal/exec/node-host.js";
import { startSimulation } from "../../../runtime-hal/exec/simulate.js";
import { ALL_PROVIDERS } from "../../../runtime-hal/sim/all-providers.js";
import { SimBoard } from "../../../runtime-hal/sim/board.js";
import { warningText } from "../../../runtime-hal/sim/warnings.js";
import "../../../stdlib/ts/register.js";
import { wireDevice } from "./devices.js";

const [boardId, ...devices] = process.argv.slice(2);
const host = nodeHost();
const { board: description, chip } = findTarget(boardId as string);
const path = searchPathFor("", process.env);
const program = loadProgram({ path: "main.py", text: readFileSync(0, "utf8") }, path, { cache: false });
const board = new SimBoard(description, chip, { providers: ALL_PROVIDERS });
board.warnings.onWarning = (warning) => host.write(`warning: ${warningText(warning)}\n`);
const ends = devices.map((device) => wireDevice(board, device, (text) => host.write(`${text}\n`)));

prepareRun({
  host,
  argv: ["main.py"],
  path,
  finder: lateFinder(() => currentSearchPath() as string[]),
  board: () =>
    startSimulation(board, {
      stop: (outcome) => {
        host.write(`ended: ${outcome.kind}\n`);
        host.flush();
        process.exit(0);
      },
    }),
});
if (program !== undefined) {
  const { internalError } = finish(() => {
    bootBoard();
    startProgram(program, null);
  });
  if (internalError !== undefined) host.write(`internal error: ${internalError}\n`);
  board.clock.sleepUs(100_000);
  for (const end of ends) end();
  host.flush();
}
