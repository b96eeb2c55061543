/** The module `_rp2`: what the RP2 boards have beside `machine`. Their assembler is in stdlib/py/rp2.py. */

import { importError } from "../../../runtime-hal/core/exceptions.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { assembleMachine } from "../machine/assemble.js";
import { pinRp2 } from "../machine/pin-rp2.js";
import { countryFunction } from "../network/country.js";
import { flashType } from "./flash.js";
import { pioType } from "./pio.js";
import { stateMachineType } from "./state-machine.js";

/** Names of the module. */
export function _rp2Module(): Record<string, Value> {
  const board = bootBoard();
  if (board.description.dialect !== "rp2") throw importError("no module named 'rp2'");
  assembleMachine([pinRp2]);
  return {
    PIO: pioType(),
    StateMachine: stateMachineType(),
    Flash: flashType(),
    // Nobody presses the button of a simulated board.
    bootsel_button: native("bootsel_button", 0, 0, () => 0),
    ...(board.wifiRadio() === undefined ? {} : { country: countryFunction }),
  };
}
