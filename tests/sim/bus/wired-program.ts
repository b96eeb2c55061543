/**
 * Runs programs on a board with simple devices wired to it. Standard input has a list in JSON of `{ source, devices }`, the devices with
 * their pins as in devices.ts; the answer on standard output is the list of what they printed. All are for one board, named by the first
 * argument, since `machine` is made for one; each has a fresh one of it. wired.ts builds and calls this.
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
import type { Host } from "../../../runtime-hal/exec/host.js";
import { nodeHost } from "../../../runtime-hal/exec/node-host.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { startSimulation } from "../../../runtime-hal/exec/simulate.js";
import { ALL_PROVIDERS } from "../../../runtime-hal/sim/all-providers.js";
import { SimBoard } from "../../../runtime-hal/sim/board.js";
import { warningText } from "../../../runtime-hal/sim/warnings.js";
import "../../../stdlib/ts/register.js";
import { wireDevice } from "./devices.js";

interface WiredProgram {
  readonly source: string;
  readonly devices: readonly string[];
}

const { board: description, chip } = findTarget(process.argv[2] as string);
const path = searchPathFor("", process.env);

/** What the program and its devices print; errors behind it. */
function run({ source, devices }: WiredProgram): string {
  let output = "";
  let errors = "";
  const host = Object.assign(Object.create(nodeHost()) as Host, {
    write: (text: string) => void (output += text),
    writeError: (text: string) => void (errors += text),
    flush: () => {},
  });
  const program = loadProgram({ path: "main.py", text: source }, path, { cache: false });
  if (program === undefined) return "does not compile";
  const board = new SimBoard(description, chip, { providers: ALL_PROVIDERS });
  board.warnings.onWarning = (warning) => host.write(`warning: ${warningText(warning)}\n`);
  const ends = devices.map((device) => wireDevice(board, device, (text) => host.write(`${text}\n`)));
  const stop = (outcome: Stop["outcome"]): never => {
    throw new Stop(outcome);
  };
  prepareRun({
    host,
    argv: ["main.py"],
    path,
    finder: lateFinder(() => currentSearchPath() as string[]),
    board: () => startSimulation(board, { stop }),
  });
  const { internalError } = finish(() => {
    bootBoard();
    startProgram(program, null);
  });
  if (internalError !== undefined) errors += `internal error: ${internalError}\n`;
  // What is under way gets done.
  board.clock.sleepUs(100_000);
  for (const end of ends) end();
  return output + (errors === "" ? "" : `# standard error\n${errors}`);
}

const programs = JSON.parse(readFileSync(0, "utf8")) as WiredProgram[];
process.stdout.write(JSON.stringify(programs.map(run)));
