/** What `sys` says in CircuitPython, by which libraries know it. */

import { PyTuple } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { startedBoard } from "../../../runtime-hal/exec/board.js";
import { PyAttrTuple } from "../attr-tuple.js";
import { firmwareMachine } from "../firmware.js";

/** Both the first version's names and today's are there: that of today is told, so that libraries do not turn away. */
const VERSION = [9, 2, 0];

/** `sys.implementation`, and `sys.platform` on boards that are CircuitPython's. */
export function circuitPythonSys(): Record<string, Value> {
  const board = startedBoard();
  return {
    implementation: new PyAttrTuple({
      name: "circuitpython",
      version: new PyTuple([...VERSION]),
      _machine: firmwareMachine() ?? "halpy",
    }),
    ...(board?.description.dialect === "circuitpython" && board.description.platform !== undefined
      ? { platform: board.description.platform }
      : {}),
  };
}
