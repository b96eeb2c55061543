/**
 * Reads text off a display of dots: looks for the letters that `framebuf.text` draws, 8×8 dots each, wherever they begin. Dark letters on a
 * light ground count too.
 */

import { glyph } from "../../../stdlib/ts/font.js";

const CELL = 8;
const FIRST = 33;
const LAST = 126;

let shapes: Map<string, string> | undefined;

/** Letters by the rows of their dots. */
function letters(): Map<string, string> {
  if (shapes !== undefined) return shapes;
  shapes = new Map();
  for (let code = FIRST; code <= LAST; code++) {
    const columns = glyph(code);
    const rows = Array.from({ length: CELL }, (_, y) => {
      let row = 0;
      for (let x = 0; x < CELL; x++) row |= (((columns[x] as number) >> y) & 1) << x;
      return row;
    });
    shapes.set(rows.join(), String.fromCharCode(code));
  }
  return shapes;
}

/** The lines of text on the display, without empty ones. */
export function readText(dot: (x: number, y: number) => boolean, width: number, height: number): string {
  const rows = Array.from({ length: height }, (_, y) =>
    Uint8Array.from({ length: width }, (_, x) => (dot(x, y) ? 1 : 0)),
  );
  const known = letters();
  const cell = (x: number, y: number, flip: number): string => {
    const bits: number[] = [];
    for (let dy = 0; dy < CELL; dy++) {
      const row = rows[y + dy] as Uint8Array;
      let value = 0;
      for (let dx = 0; dx < CELL; dx++) value |= ((row[x + dx] as number) ^ flip) << dx;
      bits.push(value);
    }
    return bits.join();
  };
  const lines: string[] = [];
  const at = (y: number): string =>
    y + CELL <= height ? lineOf(width, (x, flip) => known.get(cell(x, y, flip))) : "";
  const count = (line: string): number => line.replaceAll(" ", "").length;
  for (let y = 0; y + CELL <= height; y++) {
    if (at(y) === "") continue;
    // The top of a letter may look like another one: of eight rows, that with most letters is meant.
    let best = y;
    for (let other = y + 1; other < y + CELL; other++) if (count(at(other)) > count(at(best))) best = other;
    lines.push(at(best));
    y = best + CELL - 1;
  }
  return lines.join("\n");
}

/** The letters of one line of the display; light ones on dark (`flip` 0) first. */
function lineOf(width: number, letter: (x: number, flip: number) => string | undefined): string {
  for (const flip of [0, 1]) {
    let line = "";
    let gap = 0;
    for (let x = 0; x + CELL <= width;) {
      const found = letter(x, flip);
      if (found === undefined) {
        gap++;
        x++;
        continue;
      }
      // A gap of a cell or more is as many spaces.
      if (line !== "") line += " ".repeat(Math.floor(gap / CELL));
      line += found;
      gap = 0;
      x += CELL;
    }
    if (line !== "") return line;
  }
  return "";
}
