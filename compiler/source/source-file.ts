/**
 * One source text and its lines.
 *
 * All stages carry plain UTF-16 offsets; this is the only place that turns them into lines and columns, so
 * that the counting of line ends (`\n`, `\r\n` and a lone `\r`, as MicroPython reads them) is decided once.
 */

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export class SourceFile {
  readonly path: string;
  readonly text: string;
  private starts: number[] | null = null;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Offsets at which lines begin; made when first asked for, since most files are never reported about. */
  get lineStarts(): readonly number[] {
    return (this.starts ??= findLineStarts(this.text));
  }

  /** Line of an offset, counted from 1. */
  lineOf(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Column of an offset within its line, counted from 0. */
  columnOf(offset: number): number {
    return offset - this.lineStarts[this.lineOf(offset) - 1]!;
  }

  position(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, column: offset - this.lineStarts[line - 1]! };
  }

  /** Text of a line (from 1) without its line end; empty outside the file. */
  lineText(line: number): string {
    const starts = this.lineStarts;
    if (line < 1 || line > starts.length) return "";
    const start = starts[line - 1]!;
    let end = line < starts.length ? starts[line]! : this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(start, end);
  }
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LINE_FEED) starts.push(i + 1);
    else if (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED) starts.push(i + 1);
  }
  return starts;
}

export { decodeSource } from "./decode.js";
export type { DecodedSource, DecodeError } from "./decode.js";
