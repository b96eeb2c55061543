/** The module `keypad`: keys that are looked at beside the program, and the events that come of it. */

import type { Value } from "../../../../runtime-hal/core/value.js";
import { startCircuitPython } from "../dialect.js";
import { eventQueueType, eventType } from "./events.js";
import { keyMatrixType } from "./key-matrix.js";
import { keysType } from "./keys.js";
import { shiftRegisterKeysType } from "./shift-register-keys.js";

/** Names of the module. */
export function keypadModule(): Record<string, Value> {
  startCircuitPython("keypad");
  return {
    Event: eventType,
    EventQueue: eventQueueType,
    KeyMatrix: keyMatrixType,
    Keys: keysType,
    ShiftRegisterKeys: shiftRegisterKeysType,
  };
}
