/** The module `machine`, as the ESP32 port has it. Importing it starts the board: time is virtual from then on. */

import { native } from "../../../runtime-hal/core/native.js";
import { PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { memBackup } from "./mem-backup.js";
import { findPin, pinType } from "./pin.js";
import { pinBaseType } from "./pin-protocol.js";
import { timePulse } from "./pulse.js";
import { resetFunctions } from "./reset.js";
import { signalType } from "./signal.js";

/** `Pin.board`: the named pins of this board as attributes. */
function boardPins(names: Readonly<Record<string, number>>): PyType {
  const type = new PyType("board", [], PyObject.prototype as never);
  for (const name of Object.keys(names)) type.dict.set(name, findPin(names[name]));
  return type;
}

/** Names of the module. */
export function machineModule(): Record<string, Value> {
  const board = bootBoard();
  pinType.dict.set("board", boardPins(board.description.pinNames));
  return {
    Pin: pinType,
    PinBase: pinBaseType,
    Signal: signalType,
    mem_backup: native("mem_backup", 0, 1, memBackup),
    time_pulse_us: native("time_pulse_us", 2, 3, timePulse),
    ...resetFunctions,
  };
}
