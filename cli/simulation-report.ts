/** What a run on a simulated board leaves behind: the drawing of its pins, files, and which expectations did not hold. */

import type { Host } from "../runtime-hal/exec/host.js";
import type { SimBoard } from "../runtime-hal/sim/board.js";
import { recordingOf } from "../runtime-hal/sim/recording.js";
import { drawWaveform } from "../runtime-hal/sim/waveform.js";
import { drawnWires } from "../runtime-hal/sim/wire-view.js";
import type { WiringRun } from "../runtime-hal/sim/wiring/wiring-run.js";
import { noteWrite } from "./file-observer.js";
import type { Pictures } from "./pictures.js";
import type { SimulationSettings } from "./simulation-settings.js";
import { writeTraceFile } from "./trace-file.js";
import { expectationReport, type LoadedWiring } from "./wiring.js";

const DEFAULT_WIDTH = 80;

export interface SimulationResult {
  /** Could all files be written? What could not was said. */
  readonly written: boolean;
  /** Did all expectations hold? */
  readonly held: boolean;
}

/** A run that is over. */
export interface EndedRun {
  readonly board: SimBoard;
  readonly settings: SimulationSettings;
  /** What was wired to the board, and the file that said so. */
  readonly wired: WiringRun | undefined;
  readonly loaded: LoadedWiring | undefined;
  readonly pictures: Pictures | undefined;
}

/** Draws and writes all that was asked for. */
export function reportRun(run: EndedRun, draws: boolean, host: Host): SimulationResult {
  if (draws) drawLevels(run, host);
  const written = [writeTraces(run, host), writePictures(run, host)].every((good) => good);
  return { written, held: reportExpectations(run, host) };
}

/** The picture of what happened at the pins. */
function drawLevels({ board, settings }: EndedRun, host: Host): void {
  const lines = drawWaveform(drawnWires(board), {
    width: process.stdout.columns || Number(process.env.COLUMNS) || DEFAULT_WIDTH,
    toUs: board.clock.currentUs,
    ascii: settings.ascii,
    label: (pin) => board.label(pin),
  });
  if (lines.length > 0) host.write(`${lines.join("\n")}\n`);
}

/** Writes the files of `--trace`. False: one could not be written, which was said. */
function writeTraces({ board, settings }: EndedRun, host: Host): boolean {
  const recording = recordingOf(board);
  let good = true;
  for (const file of settings.traceFiles) {
    const problem = noteWrite(file.path, () => writeTraceFile(file, recording));
    if (problem === undefined) continue;
    host.writeError(`halpy: --trace: ${problem}\n`);
    good = false;
  }
  return good;
}

/** Writes the pictures that were asked for. False: one could not be written, which was said. */
function writePictures({ wired, pictures, settings }: EndedRun, host: Host): boolean {
  if (wired === undefined || pictures === undefined) return true;
  const options = { color: process.stdout.isTTY === true, ascii: settings.ascii };
  const problem = pictures.finish(wired, options, (text) => host.write(text));
  if (problem !== undefined) host.writeError(`halpy: --picture: ${problem}\n`);
  return problem === undefined;
}

/** Says which expectations did not hold. True: all did. */
function reportExpectations({ wired, loaded }: EndedRun, host: Host): boolean {
  if (wired === undefined || loaded === undefined) return true;
  const { text, failed } = expectationReport(wired.verdicts(), loaded.file);
  host.writeError(text);
  return failed === 0;
}
