/**
 * Text with mappings: the one place that knows where in the output we are.
 *
 * Text is appended piece by piece; line and column are counted on the way, so that a mapping costs a few
 * numbers. A function needs its temporaries declared at its head but knows them only at its end: it reserves a
 * line, which is filled in (or vanishes) later; the mappings below it are shifted when the text is finished.
 */

/** Mappings as a flat array of quintuples: line, column (both of the output, from 0), source offset, name, function. */
export type MappingList = number[];
export const MAPPING_SIZE = 5;

interface ReservedLine {
  /** Line of the output at which it would stand, not counting reserved lines before it. */
  readonly line: number;
  isFilled: boolean;
}

const INDENT = "  ";
const INDENTS: string[] = [];

/** What `finish` gives: text and mappings, in order of the output. */
export interface WrittenText {
  readonly code: string;
  readonly lineCount: number;
  readonly mappings: MappingList;
}

export class Writer {
  /** What is written behind the last reserved line. V8 keeps such strings as trees until somebody looks into them. */
  private text = "";
  /** The text before that, and the reserved lines. */
  private readonly chunks: string[] = [];
  private line = 0;
  private column = 0;
  private depth = 0;
  private indentText = "";
  private atLineStart = true;
  private readonly reserved: ReservedLine[] = [];
  private readonly mappings: MappingList = [];
  /** How much of it is in use: at most one mapping at its end is not. */
  private mapped = 0;
  /** Names that mappings point to. */
  readonly names: string[] = [];
  private readonly nameIndex = new Map<string, number>();
  /** Index of the function whose code is being written, recorded with each mapping. */
  functionIndex = 0;
  private lastMappedLine = -1;
  private lastMappedColumn = -1;
  private lastOffset = -1;
  private lastFunction = -1;

  /** Appends text without line breaks. */
  write(text: string): void {
    if (this.atLineStart) {
      this.atLineStart = false;
      this.text += this.indentText;
      this.column = this.indentText.length;
    }
    this.text += text;
    this.column += text.length;
  }

  /** Ends the line. */
  newline(): void {
    this.text += "\n";
    this.line++;
    this.column = 0;
    this.atLineStart = true;
  }

  /** Appends text and ends the line. */
  writeLine(text: string): void {
    this.write(text);
    this.newline();
  }

  /** A comma between items; breaks the line if it has become wide. */
  separator(width: number): void {
    if (this.column < width) return this.write(", ");
    this.write(",");
    this.newline();
    this.write(INDENT);
  }

  indent(): void {
    this.setDepth(this.depth + 1);
  }

  dedent(): void {
    this.setDepth(this.depth - 1);
  }

  private setDepth(depth: number): void {
    this.depth = depth;
    this.indentText = INDENTS[depth] ??= INDENT.repeat(depth);
  }

  /**
   * Maps what is written next to an offset in the source (-1: to nothing); with `name`, to that identifier there. Repeated
   * mappings to the same place add nothing and are left out.
   */
  map(offset: number, name?: string): void {
    const column = this.atLineStart ? this.indentText.length : this.column;
    if (this.lastMappedLine === this.line) {
      const isSamePlace = this.lastOffset === offset && this.lastFunction === this.functionIndex;
      if (isSamePlace && name === undefined) return;
      // Nothing has been written since: the later mapping is the more precise one, and takes the place of the other. (Making the
      // array shorter would be a call of V8's runtime each time.)
      if (this.lastMappedColumn === column) this.mapped -= MAPPING_SIZE;
    }
    this.lastMappedLine = this.line;
    this.lastMappedColumn = column;
    this.lastOffset = offset;
    this.lastFunction = this.functionIndex;
    const { mappings, mapped } = this;
    mappings[mapped] = this.line;
    mappings[mapped + 1] = column;
    mappings[mapped + 2] = offset;
    mappings[mapped + 3] = name === undefined ? -1 : this.internName(name);
    mappings[mapped + 4] = this.functionIndex;
    this.mapped = mapped + MAPPING_SIZE;
  }

  private internName(name: string): number {
    let index = this.nameIndex.get(name);
    if (index === undefined) {
      index = this.names.length;
      this.names.push(name);
      this.nameIndex.set(name, index);
    }
    return index;
  }

  /** Reserves a line at the current indentation (which must be at the start of a line). */
  reserveLine(): { fill(text: string): void } {
    const { chunks, indentText } = this;
    const slot: ReservedLine = { line: this.line, isFilled: false };
    const place = chunks.push(this.text, "") - 1;
    this.text = "";
    this.reserved.push(slot);
    return {
      fill(text: string) {
        chunks[place] = `${indentText}${text}\n`;
        slot.isFilled = true;
      },
    };
  }

  /** The whole text, with the lines of `header` (whole lines, or empty) above it. */
  finish(header: string): WrittenText {
    const { chunks, text, reserved, mappings } = this;
    mappings.length = this.mapped;
    const headerLines = countLines(header);
    let shift = headerLines;
    let slotIndex = 0;
    for (let i = 0; i < mappings.length; i += MAPPING_SIZE) {
      while (slotIndex < reserved.length && reserved[slotIndex]!.line <= mappings[i]!) {
        if (reserved[slotIndex++]!.isFilled) shift++;
      }
      mappings[i]! += shift;
    }
    const filled = reserved.reduce((count, slot) => count + (slot.isFilled ? 1 : 0), 0);
    return {
      code: [header, ...chunks, text].join(""),
      lineCount: headerLines + this.line + filled,
      mappings,
    };
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) count++;
  return count;
}
