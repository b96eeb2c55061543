/** The board of a built program: simulated, and in real time, since nobody is there to say how long it should run. */

import type { BoardDescription, ChipDescription } from "../hal/board.js";
import { SimBoard } from "../sim/board.js";
import { startSimulation } from "./simulate.js";
import { setBoard } from "./start.js";

/** Gives the program this board; called before it starts. */
export function useTarget(target: { board: BoardDescription; chip: ChipDescription }): void {
  setBoard((host) => {
    const stop = (): never => process.exit(0);
    return startSimulation(new SimBoard(target.board, target.chip), { stop, realTime: host });
  });
}
