/**
 * The line table: from places in generated code to Python lines and function names, which is all that tracebacks
 * need of a source map, in a form small enough to travel inside a bundle.
 *
 * `segments` has the look of source map mappings: lines end in `;`, segments in `,`, numbers are base-64 VLQ differences.
 * A segment is the generated column, file, Python line and name; a segment of the column alone begins code that is not
 * Python. A segment holds until the next one, however many lines below that is.
 */

import type { EmittedFunction } from "../emit/context.js";
import type { EmittedModule } from "../emit/module.js";
import { decodeMappings, encodeVlq, lineOfOffset, type SourceMapJson } from "../emit/source-map.js";
import { MAPPING_SIZE } from "../emit/writer.js";

/** A serialisable line table. Files and names are indexed by the segments. */
export interface LineTable {
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly segments: string;
}

/** Gathers segments in order of the output and leaves out those that say nothing new. */
class TableBuilder {
  private readonly sources: string[] = [];
  private readonly names: string[] = [];
  private readonly nameIndex = new Map<string, number>();
  private text = "";
  private line = 0;
  private atLineStart = true;
  private lastColumn = 0;
  private lastFile = 0;
  private lastPythonLine = 0;
  private lastName = 0;
  /** The file of the segment in force, or -1 outside Python code. */
  private inForce = -1;

  file(path: string): number {
    return this.sources.push(path) - 1;
  }

  private begin(line: number, column: number): void {
    while (this.line < line) {
      this.text += ";";
      this.line++;
      this.lastColumn = 0;
      this.atLineStart = true;
    }
    if (!this.atLineStart) this.text += ",";
    this.atLineStart = false;
    this.text += encodeVlq(column - this.lastColumn);
    this.lastColumn = column;
  }

  /** Python code begins; the Python line counts from 1. */
  add(line: number, column: number, file: number, pythonLine: number, name: string): void {
    // Nearly always the function is that of the segment before.
    const isSameName = this.names.length > 0 && this.names[this.lastName] === name;
    if (this.inForce === file && this.lastPythonLine === pythonLine && isSameName) return;
    const nameIndex = isSameName ? this.lastName : this.indexOf(name);
    this.begin(line, column);
    this.text +=
      encodeVlq(file - this.lastFile) +
      encodeVlq(pythonLine - this.lastPythonLine) +
      encodeVlq(nameIndex - this.lastName);
    this.inForce = this.lastFile = file;
    this.lastPythonLine = pythonLine;
    this.lastName = nameIndex;
  }

  private indexOf(name: string): number {
    let index = this.nameIndex.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.nameIndex.set(name, index);
    }
    return index;
  }

  /** Code that is not Python begins. */
  end(line: number, column: number): void {
    if (this.inForce < 0) return;
    this.begin(line, column);
    this.inForce = -1;
  }

  finish(): LineTable {
    return { sources: this.sources, names: this.names, segments: this.text };
  }
}

/** The table of one emitted module. */
export function lineTableOf(module: EmittedModule): LineTable {
  const builder = new TableBuilder();
  const file = builder.file(module.file);
  const { mappings, lineStarts, functions } = module;
  let hint = 0;
  for (let i = 0; i < mappings.length; i += MAPPING_SIZE) {
    if (mappings[i + 2]! < 0) {
      builder.end(mappings[i]!, mappings[i + 1]!);
      continue;
    }
    hint = lineOfOffset(lineStarts, mappings[i + 2]!, hint);
    builder.add(mappings[i]!, mappings[i + 1]!, file, hint + 1, functions[mappings[i + 4]!]!.name);
  }
  return builder.finish();
}

/** Finds the innermost function around an offset. Functions are listed outer before inner, or later before earlier. */
class FunctionRanges {
  private readonly starts: number[] = [];
  private readonly owners: EmittedFunction[] = [];

  constructor(functions: readonly EmittedFunction[]) {
    const sorted = [...functions].sort((a, b) => a.start - b.start || b.end - a.end);
    const open: EmittedFunction[] = [];
    const mark = (at: number) => {
      const owner = open.at(-1) ?? functions[0]!;
      if (this.starts.at(-1) === at) this.owners[this.owners.length - 1] = owner;
      else {
        this.starts.push(at);
        this.owners.push(owner);
      }
    };
    const closeUntil = (offset: number) => {
      while (open.length > 0 && open.at(-1)!.end <= offset) {
        const { end } = open.pop()!;
        mark(end);
      }
    };
    for (const fn of sorted) {
      closeUntil(fn.start);
      open.push(fn);
      mark(fn.start);
    }
    closeUntil(Infinity);
  }

  nameAt(offset: number, outermost: string): string {
    if (this.starts.length === 0 || offset < this.starts[0]!) return outermost;
    return this.owners[lineOfOffset(this.starts, offset)]!.name;
  }
}

/**
 * The table of a bundle, from its final map. `moduleOf` gives the emitted module of a source of the map, or undefined
 * for code of ours.
 */
export function lineTableOfMap(
  map: SourceMapJson,
  moduleOf: (source: string) => EmittedModule | undefined,
): LineTable {
  const builder = new TableBuilder();
  const sources = map.sources.map((source) => {
    const module = moduleOf(source);
    if (module === undefined) return undefined;
    return { module, file: builder.file(module.file), ranges: new FunctionRanges(module.functions) };
  });
  for (const mapping of decodeMappings(map.mappings)) {
    const source = mapping.source < 0 ? undefined : sources[mapping.source];
    if (source === undefined) {
      builder.end(mapping.line, mapping.column);
      continue;
    }
    const offset = source.module.lineStarts[mapping.sourceLine]! + mapping.sourceColumn;
    const name = source.ranges.nameAt(offset, "<module>");
    builder.add(mapping.line, mapping.column, source.file, mapping.sourceLine + 1, name);
  }
  return builder.finish();
}
