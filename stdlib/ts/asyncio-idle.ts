/** The module `_asyncio`: what asyncio's loop, which is written in Python, cannot say in Python, and what it does at each step. */

import { native, waiting } from "../../runtime-hal/core/native.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { startedBoard } from "../../runtime-hal/exec/board.js";
import { isLeftAfter } from "../../runtime-hal/exec/leaving.js";
import { Stop } from "../../runtime-hal/exec/outcome.js";
import { timeSource } from "../../runtime-hal/exec/time.js";
import { taskQueueType } from "./task-queue.js";

/** In real time nobody knows when an interrupt comes: the loop looks again after this time. */
const LOOK_AGAIN_US = 3000;

/** Waits for anything that could wake a task: a thing of the board, or some time. */
function idle(): null {
  const clock = startedBoard()?.clock as { waitForEvent?: () => boolean } | undefined;
  if (clock?.waitForEvent === undefined || isLeftAfter()) timeSource().sleepUs(LOOK_AGAIN_US);
  else if (!clock.waitForEvent())
    throw new Stop({ kind: "deadlock", waitingFor: "asyncio, where no task can run" });
  return null;
}

/** Names of the module. */
export function _asyncioModule(): Record<string, Value> {
  return { idle: waiting("last", native("idle", 0, 0, idle)), TaskQueue: taskQueueType };
}
