/**
 * Functions of the program that are called when something arrives at a socket: option 20, by which servers such as WebREPL run beside the
 * program. The ESP32 looks again and again whether there is something to read (MicroPython ports/esp32/modsocket.c); the others are told of
 * each thing that comes (extmod/modlwip.c).
 */

import type { Value } from "../../../runtime-hal/core/value.js";
import { startedBoard } from "../../../runtime-hal/exec/board.js";
import { schedule } from "../../../runtime-hal/exec/scheduler.js";
import type { PySocket } from "./socket-object.js";

const POLLIN = 1;
/** The ESP32 looks at its sockets as often as this, or more often. */
const LOOK_US = 1000;

/** Has `handler(socket)` called from now on; None: no more. */
export function setHandler(socket: PySocket, handler: Value): void {
  if (handler === null) {
    socket.tell(undefined);
    return;
  }
  const board = startedBoard();
  if (board === undefined || !socket.network.tells) {
    const way = "wait with accept(), select.poll or asyncio";
    board?.warn?.(
      `handlers of sockets (setsockopt with option 20) are not called in the machine's network: ${way}`,
    );
    return;
  }
  if (board.description.dialect !== "esp32") {
    socket.tell(() => void schedule(handler, socket));
  } else {
    let isWaiting = false;
    const alarm = board.clock.alarm(() => look());
    const look = (): void => {
      isWaiting = false;
      if (tell !== socket.told || (socket.pollEvents(POLLIN) & POLLIN) === 0) return;
      schedule(handler, socket);
      isWaiting = true;
      alarm.at(board.clock.peekUs() + LOOK_US);
    };
    const tell = (): void => {
      if (!isWaiting) look();
    };
    socket.tell(tell);
    tell();
  }
}
