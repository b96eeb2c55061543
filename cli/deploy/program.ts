/** The program that is deployed: what `halpy build --bundle` makes of the script for a board. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Target } from "../../targets/load.js";
import { parseArguments } from "../arguments.js";
import { buildCommand } from "../build.js";
import { writeProgram } from "../build-program.js";
import { EXIT } from "../exit-codes.js";
import { pinsOf } from "../hardware-check.js";
import { hardwareParts } from "../machine-parts.js";
import type { ReleaseFile } from "./release.js";

/** The file that Node starts: of the same name in all releases, whatever the script is called. */
export const MAIN_FILE = "main.mjs";

export interface DeployedProgram {
  readonly files: readonly ReleaseFile[];
  /** The board that it was made for, if it uses hardware. */
  readonly target: Target | undefined;
  readonly usesHardware: boolean;
  /** Kinds of hardware that it uses: `digital` (any pin), `i2c`, `spi`, `pwm`, ... */
  readonly hardware: ReadonlySet<string>;
  /** Numbers of the pins that it certainly drives or reads itself. */
  readonly pins: readonly number[];
  /** The Python files that went into it. */
  readonly sources: readonly string[];
}

export interface ProgramOptions {
  readonly file: string;
  /** Look first for what the board cannot do. */
  readonly check: boolean;
  /** Modules that it imports by names which it makes, with commas between. */
  readonly include: string | undefined;
}

/** The program could not be made; why was printed. */
export class NotBuilt extends Error {
  constructor(
    readonly status: number,
    readonly sources: readonly string[],
  ) {
    super("the program has errors");
  }
}

/** Makes the program for a board, or for none if it needs none. Prints diagnostics; throws NotBuilt for errors. */
export async function buildProgram(
  { file, check, include }: ProgramOptions,
  board: string | undefined,
): Promise<DeployedProgram> {
  const folder = mkdtempSync(join(tmpdir(), "halpy-deploy-"));
  try {
    const words = ["--bundle", "--minify", "-o", folder, ...(check ? [] : ["--no-check"])];
    if (include !== undefined) words.push("--include", include);
    if (board !== undefined) words.push("--backend", "linux", "--board", board);
    const { status, written, program, sources } = await writeProgram(
      parseArguments(buildCommand, [...words, "--", file]),
      file,
    );
    if (status !== EXIT.ok || program === undefined) throw new NotBuilt(status, sources);
    const { target, modules, library } = program;
    const kinds =
      target === undefined
        ? []
        : ["digital", ...Object.keys(hardwareParts(target.board.dialect, modules, library).peripherals)];
    // The bundle carries its line table: tracebacks do without the map.
    const files = written.filter((path) => !path.endsWith(".map"));
    return {
      files: files.map((path) => ({
        path: path.endsWith(".mjs") ? MAIN_FILE : path,
        data: readFileSync(join(folder, path)),
      })),
      target,
      usesHardware: target !== undefined,
      hardware: new Set(kinds),
      pins: target === undefined ? [] : pinsOf(file, target),
      sources,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
