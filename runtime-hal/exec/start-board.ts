/** The board of a built program: simulated, and in real time, since nobody is there to say how long it should run. */

import type { BoardDescription, ChipDescription } from "../hal/board.js";
import { SimBoard } from "../sim/board.js";
import type { Providers } from "../sim/providers.js";
import { startSimulation } from "./simulate.js";
import { setBoard } from "./start.js";

/** Gives the program this board with these peripherals, and its `sys.platform` where it was named; called before it starts. */
export function useTarget(
  target: { board: BoardDescription; chip: ChipDescription },
  providers: Providers = {},
  platform?: string,
): void {
  setBoard({
    platform,
    make: (host) => {
      const stop = (): never => process.exit(0);
      const board = new SimBoard(target.board, target.chip, { providers });
      return startSimulation(board, { stop, realTime: { host, speed: 1 } });
    },
  });
}
