/** `machine.bootloader`: the chip leaves the program for the one that takes new firmware, and waits there until it is reset (MicroPython extmod/modmachine.c). */

import { native } from "../../../runtime-hal/core/native.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import type { Part } from "./part.js";

/** `bootloader(timeout_ms=0)`: ends the run, since nobody sends firmware to a simulated board. */
export const bootloaderFunction = native("bootloader", 0, 1, () => {
  useBoard();
  throw new Stop({ kind: "bootloader" });
});

export const bootloader: Part = () => ({ bootloader: bootloaderFunction });

/** The first ESP32 has none that a program can start (ports/esp32/mpconfigport.h). */
export const bootloaderEsp32: Part = (board) => (board.chip.id === "esp32" ? {} : bootloader(board));
