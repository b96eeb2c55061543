/** `--trace FILE`: which format a file name asks for, and writing it. */

import { closeSync, openSync, writeSync } from "node:fs";
import { extname } from "node:path";
import type { Recording } from "../runtime-hal/sim/export/recording.js";
import { writeSvg } from "../runtime-hal/sim/export/svg.js";
import { writeTraceJson } from "../runtime-hal/sim/export/trace-json.js";
import { writeVcd } from "../runtime-hal/sim/export/vcd.js";
import { UsageError } from "./command.js";
import { writeFailure } from "./file-failure.js";

/** Pixels of a timing diagram: fits a page of documentation. */
const SVG_WIDTH = 1000;

type Writer = (recording: Recording) => Iterable<string>;

const WRITERS: Readonly<Record<string, Writer>> = {
  ".vcd": writeVcd,
  ".json": writeTraceJson,
  ".svg": (recording) => [writeSvg(recording, { width: SVG_WIDTH }) ?? ""],
};

export interface TraceFile {
  readonly path: string;
  readonly writer: Writer;
}

/** Reads the value of the option; a mistake is found before the program runs. */
export function traceFile(path: string): TraceFile {
  const writer = WRITERS[extname(path).toLowerCase()];
  if (writer === undefined) {
    throw new UsageError(`--trace: '${path}' must end in ${Object.keys(WRITERS).join(", ")}`);
  }
  return { path, writer };
}

/** Writes the file; gives what went wrong. */
export function writeTraceFile(file: TraceFile, recording: Recording): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file.path, "w");
    for (const text of file.writer(recording)) writeSync(handle, text);
    return undefined;
  } catch (e) {
    const why = writeFailure(e, file.path);
    if (why === undefined) throw e;
    return why;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
