/**
 * The board of the running program. It is started when the program first uses hardware, so that programs without any
 * keep real time and pay nothing. How it is made is the executor's business.
 */

import type { Board } from "../hal/board.js";
import { HalError } from "../hal/errors.js";

let factory: (() => Board) | undefined;
let board: Board | undefined;
let boots = 0;
let onUse: (() => void) | undefined;

/** Sets how a board is made when one is needed, and what is done when the program first claims something of it. */
export function setBoardFactory(make: (() => Board) | undefined, firstUse?: () => void): void {
  factory = make;
  board = undefined;
  onUse = firstUse;
}

/** The board, started if need be: time is its time from now on. */
export function bootBoard(): Board {
  if (board !== undefined) return board;
  if (factory === undefined) throw new HalError("unsupported", "there is no board");
  board = factory();
  boots++;
  return board;
}

/** Grows with each start of a board, and each restart: what belongs to the run before is over. */
export function bootNumber(): number {
  return boots;
}

/** The board was reset; the same program starts again on it. */
export function countReboot(): void {
  boots++;
}

/** The board, for a program that is about to use a part of it. */
export function useBoard(): Board {
  const used = bootBoard();
  onUse?.();
  onUse = undefined;
  return used;
}

/** The board if it was started. */
export function startedBoard(): Board | undefined {
  return board;
}
