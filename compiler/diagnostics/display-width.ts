/** Columns that text takes on a terminal: tabs go to the next stop, East Asian characters and emoji take two. */

const TAB_STOP = 8;

export interface DisplayCells {
  readonly width: number;
  /** Column of a UTF-16 offset. */
  column(offset: number): number;
  /** The text between two columns; a character that is cut in half is left out. */
  slice(from: number, to: number): string;
}

/** Lays out one line. Control characters are shown as a replacement, since they could change the terminal. */
export function displayCells(line: string): DisplayCells {
  const columns: number[] = [];
  const pieces: { readonly text: string; readonly start: number; readonly end: number }[] = [];
  let column = 0;
  for (const character of line) {
    for (let i = 0; i < character.length; i++) columns.push(column);
    const code = character.codePointAt(0)!;
    const width = code === 9 ? TAB_STOP - (column % TAB_STOP) : characterWidth(code);
    const text = code === 9 ? " ".repeat(width) : isControl(code) ? "\ufffd" : character;
    pieces.push({ text, start: column, end: column + width });
    column += width;
  }
  columns.push(column);
  const width = column;
  return {
    width,
    column: (offset) => columns[Math.min(offset, columns.length - 1)]!,
    slice: (from, to) =>
      pieces
        .filter((piece) => piece.start >= from && piece.end <= to)
        .map((piece) => piece.text)
        .join(""),
  };
}

function isControl(code: number): boolean {
  return (
    code < 32 || (code >= 0x7f && code < 0xa0) || (code >= 0x2028 && code <= 0x202e) || isSurrogate(code)
  );
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function characterWidth(code: number): number {
  if (code < 0x300) return 1;
  if (
    (code >= 0x300 && code <= 0x36f) ||
    code === 0x200b ||
    code === 0x200d ||
    (code >= 0xfe00 && code <= 0xfe0f)
  ) {
    return 0;
  }
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}
