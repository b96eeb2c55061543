/** Board files on the command line: found, read, and checked before the program runs; what was expected reported after it. */

import { openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "../compiler/index.js";
import type { SourceFile } from "../compiler/source/source-file.js";
import type { BesideFile, PartDefinition } from "../runtime-hal/sim/parts/part.js";
import type { Place, Wiring } from "../runtime-hal/sim/wiring/model.js";
import type { BoardNames, Names } from "../runtime-hal/sim/wiring/names.js";
import type { Verdict } from "../runtime-hal/sim/wiring/watch.js";
import { boardNames, chipNames } from "../targets/resolve-pin.js";
import { hasCircuitPython } from "../targets/circuitpython.js";
import type { Target } from "../targets/load.js";
import { UsageError } from "./command.js";
import { renderDiagnostics } from "./diagnostics.js";
import { noteOpenForWriting } from "./file-observer.js";
import { packageRoot } from "./package-root.js";
import { isFile, readText } from "./read-file.js";

/** A board file that was read without mistakes. */
export interface LoadedWiring {
  readonly wiring: Wiring;
  readonly names: Names;
  readonly file: SourceFile;
  /** Named on the command line, not just found beside the script. */
  readonly named: boolean;
}

/** Reads a board file; says what is wrong with it and gives `undefined` if something is. */
export async function loadWiring(
  { path, named }: { path: string; named: boolean },
  target: (id: string | undefined) => Target | undefined,
  say: (text: string) => void,
): Promise<LoadedWiring | undefined> {
  const text = readText(path);
  if (text === undefined) throw new UsageError(`--wiring: can't read '${path}'`);
  const { readWiring } = await import("../runtime-hal/sim/wiring/read.js");
  const { loadPart, partTypes } = await import("../runtime-hal/sim/parts/catalog.js");
  const beside = (name: string): string => resolve(dirname(path), name);
  // A user's own board is a file beside the board file.
  const boardBeside = (id: string | undefined): string | undefined =>
    id?.endsWith(".json") === true ? beside(id) : id;
  const { wiring, names, problems } = await readWiring(text, {
    board: (id) => {
      const found = target(boardBeside(id));
      return found === undefined ? undefined : namesOf(found);
    },
    boards: readdirSync(`${packageRoot}targets/boards`).map((name) => name.replace(/\.json$/, "")),
    parts: { types: partTypes(), load: loadPart, loadFile: (name) => loadPartFile(beside(name)) },
    readBeside: (name) => readText(beside(name)),
    openBeside: (name) => openFile(beside(name)),
  });
  const { SourceFile } = await import("../compiler/source/source-file.js");
  const file = new SourceFile(shown(path), text);
  if (wiring !== undefined && names !== undefined) {
    const board = boardBeside(wiring.board);
    return { wiring: { ...wiring, board }, names, file, named };
  }
  const diagnostics = problems.map(({ code, start, end, args, hint }) =>
    diagnostic(code, file, { start, end }, args, hint),
  );
  say(renderDiagnostics(diagnostics, process.stderr.isTTY === true));
  return undefined;
}

/** A file for a part that keeps its contents there: read at once, written where the part says so. */
function openFile(path: string): BesideFile | undefined {
  if (!isFile(path)) return undefined;
  let fd: number | undefined;
  return {
    name: path,
    bytes: readFileSync(path),
    write: (at, data) => {
      if (fd === undefined) noteOpenForWriting(path);
      fd ??= openSync(path, "r+");
      writeSync(fd, data, 0, data.length, at);
    },
  };
}

/** A path as messages show it: relative to where the command runs, if it lies there. */
function shown(path: string): string {
  const here = `${process.cwd()}/`;
  return path.startsWith(here) ? path.slice(here.length) : path;
}

function diagnostic(
  code: string,
  file: SourceFile,
  place: Place,
  args: readonly string[],
  hint?: string,
): Diagnostic {
  const base = { code, severity: "error" as const, file, ...place, args: [...args], related: [] };
  return hint === undefined ? base : { ...base, hint };
}

/** Pins of a board by all their names: those of its dialect, printed ones, and the chip's. */
function namesOf(target: Target): BoardNames {
  const pinNames: Record<string, number> = {};
  for (const pin of target.chip.pins) for (const name of chipNames(pin)) pinNames[name] = pin.id;
  Object.assign(pinNames, target.board.silkNames ?? {}, boardNames(target));
  return {
    name: target.board.name,
    pinNames,
    pins: target.chip.pins.map((pin) => pin.id),
    supplyVolts: target.chip.volts?.logic ?? 3.3,
    hasCircuitPython: hasCircuitPython(target.board),
  };
}

/** A part of the user's: a module in JavaScript or TypeScript whose default export is a part definition. */
async function loadPartFile(path: string): Promise<PartDefinition> {
  if (!isFile(path)) throw new Error("there is no such file");
  let url = pathToFileURL(path).href;
  if (/\.[cm]?ts$/.test(path)) {
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
      entryPoints: [path],
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? "").toString("base64")}`;
  }
  const { default: definition } = (await import(url)) as { default?: PartDefinition };
  const { definitionProblem } = await import("../runtime-hal/sim/wiring/definition-check.js");
  const problem = definitionProblem(definition);
  if (problem !== undefined) throw new Error(problem);
  const good = definition as PartDefinition;
  const make: PartDefinition["make"] = (context, properties) => {
    try {
      return good.make(context, properties);
    } catch (e) {
      throw new UsageError(`${path}: making ${context.id} failed: ${(e as Error).message}`);
    }
  };
  return { ...good, make };
}

/** What is said of expectations at the end: each that failed, and how many there were. */
export function expectationReport(
  verdicts: readonly Verdict[],
  file: SourceFile,
): { text: string; failed: number } {
  const failed = verdicts.filter((verdict) => !verdict.ok);
  const diagnostics = failed.map(({ expectation, seen }) =>
    diagnostic("WIR720", file, expectation.place, [seen]),
  );
  const held = verdicts.length - failed.length;
  const count = `halpy: ${held} of ${verdicts.length} expectation${verdicts.length === 1 ? "" : "s"} held\n`;
  if (failed.length === 0) return { text: "", failed: 0 };
  return {
    text: renderDiagnostics(diagnostics, process.stderr.isTTY === true, false) + count,
    failed: failed.length,
  };
}
