/**
 * Reads line tables (made by compiler/link/line-table.ts, where the form is described) and registers them with the tracebacks.
 */

import { registerFrames, type PythonFrame } from "./traceback.js";

export interface LineTable {
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly segments: string;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const FIELDS = 5;

/** Segments as quintuples: line, column (from 0), file (-1: not Python), Python line, name. */
function decode(segments: string): number[] {
  const result: number[] = [];
  let line = 0;
  let column = 0;
  const previous = [0, 0, 0];
  let numbers: number[] = [];
  let value = 0;
  let shift = 0;
  const flush = () => {
    if (numbers.length === 0) return;
    column += numbers[0]!;
    if (numbers.length === 1) result.push(line, column, -1, 0, 0);
    else {
      for (let i = 0; i < 3; i++) previous[i]! += numbers[i + 1]!;
      result.push(line, column, previous[0]!, previous[1]!, previous[2]!);
    }
    numbers = [];
  };
  for (const char of segments) {
    if (char === ";") {
      flush();
      line++;
      column = 0;
    } else if (char === ",") {
      flush();
    } else {
      const digit = DIGITS.indexOf(char);
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit >= 32) continue;
      numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
      value = shift = 0;
    }
  }
  flush();
  return result;
}

/** A look-up by line and column, both from 1; the table is decoded when first asked. */
export function lineTableLookup(table: LineTable): (line: number, column: number) => PythonFrame | undefined {
  let decoded: number[] | null = null;
  return (line, column) => {
    decoded ??= decode(table.segments);
    let low = -1;
    let high = decoded.length / FIELDS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const at = middle * FIELDS;
      const isBefore =
        decoded[at]! < line - 1 || (decoded[at] === line - 1 && decoded[at + 1]! <= column - 1);
      if (isBefore) low = middle;
      else high = middle;
    }
    if (low < 0) return undefined;
    const file = decoded[low * FIELDS + 2]!;
    if (file < 0) return undefined;
    return {
      file: table.sources[file]!,
      line: decoded[low * FIELDS + 3]!,
      name: table.names[decoded[low * FIELDS + 4]!]!,
    };
  };
}

/** Declares that a script evaluated under this name is compiled Python, with its table. */
export function registerLineTable(scriptName: string, table: LineTable): void {
  registerFrames(scriptName, lineTableLookup(table));
}

/** The table of the bundle that this very code is part of: a bundle is one script, whatever its file is called. */
export function registerBundle(table: LineTable | undefined): void {
  if (table === undefined) return;
  const previous = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, sites) => sites[0]?.getFileName() ?? "";
  const scriptName = String(new Error("").stack);
  Error.prepareStackTrace = previous;
  registerLineTable(scriptName, table);
}
