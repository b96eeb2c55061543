/** Where lines end: at LF, CR or both. */

export const LF = 10;
export const CR = 13;

export function isLineEnd(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  return code === LF || code === CR;
}

export function afterLineEnd(text: string, pos: number): number {
  return text.charCodeAt(pos) === CR && text.charCodeAt(pos + 1) === LF ? pos + 2 : pos + 1;
}

/** Offset of the next line end, or the end of the text. */
export function lineEndFrom(text: string, pos: number): number {
  while (pos < text.length && !isLineEnd(text, pos)) pos++;
  return pos;
}

export function lineStartOf(text: string, pos: number): number {
  while (pos > 0 && !isLineEnd(text, pos - 1)) pos--;
  return pos;
}
