/** Source maps, version 3: base-64 VLQ coding of mappings, with names. */

import { MAPPING_SIZE, type MappingList } from "./writer.js";

/** A source map as JSON has it. */
export interface SourceMapJson {
  version: 3;
  file?: string;
  sources: string[];
  sourcesContent?: string[];
  names: string[];
  mappings: string;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** One number as base-64 VLQ: sign in the lowest bit, five bits a digit, continuation in the sixth. */
export function encodeVlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  if (rest < 32) return DIGITS[rest]!;
  let text = "";
  do {
    let digit = rest & 31;
    rest >>>= 5;
    if (rest > 0) digit |= 32;
    text += DIGITS[digit];
  } while (rest > 0);
  return text;
}

const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));

/** A decoded mapping; everything counts from 0; `source` -1 for text that comes from nowhere. */
export interface DecodedMapping {
  readonly line: number;
  readonly column: number;
  readonly source: number;
  readonly sourceLine: number;
  readonly sourceColumn: number;
  readonly name: number;
}

/** Decodes the `mappings` of a source map. */
export function decodeMappings(mappings: string): DecodedMapping[] {
  const result: DecodedMapping[] = [];
  const fields = [0, 0, 0, 0, 0];
  let line = 0;
  let field = 0;
  let value = 0;
  let shift = 0;
  const flush = () => {
    if (field === 0) return;
    const [column, source, sourceLine, sourceColumn, name] = fields as [
      number,
      number,
      number,
      number,
      number,
    ];
    const mapped = field >= 4;
    result.push({
      line,
      column,
      source: mapped ? source : -1,
      sourceLine: mapped ? sourceLine : 0,
      sourceColumn: mapped ? sourceColumn : 0,
      name: field >= 5 ? name : -1,
    });
    field = 0;
  };
  for (let i = 0; i < mappings.length; i++) {
    const code = mappings.charCodeAt(i);
    if (code === 59 /* ; */) {
      flush();
      line++;
      fields[0] = 0;
    } else if (code === 44 /* , */) {
      flush();
    } else {
      const digit = VALUES.get(code);
      if (digit === undefined) throw new RangeError(`bad character in mappings at ${i}`);
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit < 32) {
        fields[field]! += value & 1 ? -(value >>> 1) : value >>> 1;
        field++;
        value = 0;
        shift = 0;
      }
    }
  }
  flush();
  return result;
}

/** Index of the line an offset is on (from 0). `hint`, the previous answer, makes runs of near offsets cheap. */
export function lineOfOffset(lineStarts: readonly number[], offset: number, hint = 0): number {
  let low = 0;
  let high = lineStarts.length;
  if (hint < high && lineStarts[hint]! <= offset) {
    for (let i = hint; i < hint + 4; i++) {
      if (i + 1 >= high || offset < lineStarts[i + 1]!) return i;
    }
    low = hint;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** The `mappings` text of a written module with one source. */
export function encodeMappings(mappings: MappingList, lineStarts: readonly number[]): string {
  let text = "";
  let outLine = 0;
  let lastColumn = 0;
  let lastSourceLine = 0;
  let lastSourceColumn = 0;
  let lastName = 0;
  let first = true;
  for (let i = 0; i < mappings.length; i += MAPPING_SIZE) {
    const line = mappings[i]!;
    while (outLine < line) {
      text += ";";
      outLine++;
      lastColumn = 0;
      first = true;
    }
    if (!first) text += ",";
    first = false;
    const column = mappings[i + 1]!;
    const offset = mappings[i + 2]!;
    const name = mappings[i + 3]!;
    if (offset < 0) {
      text += encodeVlq(column - lastColumn);
      lastColumn = column;
      continue;
    }
    const sourceLine = lineOfOffset(lineStarts, offset, lastSourceLine);
    const sourceColumn = offset - lineStarts[sourceLine]!;
    text +=
      encodeVlq(column - lastColumn) +
      "A" +
      encodeVlq(sourceLine - lastSourceLine) +
      encodeVlq(sourceColumn - lastSourceColumn);
    if (name >= 0) {
      text += encodeVlq(name - lastName);
      lastName = name;
    }
    lastColumn = column;
    lastSourceLine = sourceLine;
    lastSourceColumn = sourceColumn;
  }
  return text;
}
