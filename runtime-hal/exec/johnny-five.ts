/** Ties a board behind an IO plugin to the program: real time, and what the plugin reports at safepoints and in sleeps. */

import { PluginBoard } from "../johnny-five/board.js";
import { PluginLink, type PluginFile } from "../johnny-five/link.js";
import type { NodeHost } from "./node-host.js";
import { realClock, useRealTime } from "./real-time.js";

/** Starts the plugin and waits for its board. Throws a HalError with what the plugin said. */
export function startJohnnyFive(host: NodeHost, plugin: PluginFile): PluginBoard {
  const link = new PluginLink(host.watcher);
  const description = link.start(plugin);
  const clock = realClock(host, () => board.deliver());
  const board = new PluginBoard(description, link, clock, (text) =>
    host.writeError(`halpy: warning: ${text}\n`),
  );
  host.watcher.untilCaught();
  process.on("exit", () => board.close());
  useRealTime(clock, host, board.chip.schedulerDepth);
  return board;
}
