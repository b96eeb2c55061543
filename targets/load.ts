/** Reads the description of a board and its chip from the package's `targets` folder. Pure but for the reader given. */

import type { BoardDescription, ChipDescription } from "../runtime-hal/hal/board.js";

/** A board and its chip, as data. */
export interface Target {
  readonly board: BoardDescription;
  readonly chip: ChipDescription;
}

/** Gives the text of a file below `targets`, `undefined` if there is none. */
export type ReadTarget = (path: string) => string | undefined;

/** The board of that id, `undefined` if it is not known. */
export function loadTarget(id: string, read: ReadTarget): Target | undefined {
  // An id is a file name: nothing else may come in by that way.
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  const boardText = read(`boards/${id}.json`);
  if (boardText === undefined) return undefined;
  const board = JSON.parse(boardText) as BoardDescription;
  const chipText = read(`chips/${board.chip}.json`);
  if (chipText === undefined) throw new Error(`board ${id}: no chip '${board.chip}'`);
  return { board, chip: JSON.parse(chipText) as ChipDescription };
}
