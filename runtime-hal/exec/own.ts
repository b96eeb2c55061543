/** Ties a user's own backend to the program, in real time. */

import { OwnBoard } from "../own/board.js";
import type { CreateBackend } from "../own/own-backend.js";
import type { NodeHost } from "./node-host.js";
import { realClock, useRealTime } from "./real-time.js";

/** Makes the backend and its board. */
export function startOwn(host: NodeHost, create: CreateBackend): OwnBoard {
  const backend = create({
    nowUs: () => host.monotonicUs(),
    warn: (text) => host.writeError(`halpy: warning: ${text}\n`),
  });
  const clock = realClock(host, () => backend.poll?.());
  const board = new OwnBoard(backend, clock);
  host.watcher.untilCaught();
  process.on("exit", () => board.close());
  useRealTime(clock, host, board.chip.schedulerDepth);
  return board;
}
