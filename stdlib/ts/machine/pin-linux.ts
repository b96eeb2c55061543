/** `machine.Pin` of Linux boards: that of the ESP32 port, with the LEDs that the kernel drives as pins that have only a name. */

import type { Board, PinDescription } from "../../../runtime-hal/hal/board.js";
import { perBoot, type Part } from "./part.js";
import { pinEsp32, setOtherNames } from "./pin-esp32.js";
import { PinLine } from "./pin-line.js";

const NO_NUMBER = -1;

const known = perBoot(() => new Map<string, PinLine>());

function ledLine(board: Board, name: string): PinLine | undefined {
  let line = known().get(name);
  if (line === undefined) {
    const led = board.system?.led(name);
    if (led === undefined) return undefined;
    const description: PinDescription = { id: NO_NUMBER, names: [name], functions: ["gpio-in", "gpio-out"] };
    line = new PinLine(board, description, led);
    known().set(name, line);
  }
  return line;
}

export const pinLinux: Part = (board) => {
  setOtherNames(ledLine);
  return pinEsp32(board);
};
