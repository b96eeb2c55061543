/**
 * The modules of CircuitPython that MicroPython does not have: whoever imports one of them has written a program for CircuitPython. The one place
 * that lists them, for checks, the library and the choice of a board.
 */

/** By name; `samd` is not here, as MicroPython's port for these chips has a module of that name too. */
export const CIRCUITPYTHON_MODULES: ReadonlySet<string> = new Set([
  "analogio",
  "audiocore",
  "audioio",
  "bitbangio",
  "board",
  "busio",
  "digitalio",
  "keypad",
  "microcontroller",
  "nativeio",
  "neopixel_write",
  "onewireio",
  "pulseio",
  "pwmio",
  "storage",
  "supervisor",
  "touchio",
  "uheap",
  "usb_hid",
]);

/** The board of a program for CircuitPython that names none: it has the modules of the first version and all names of an Arduino's pins. */
export const CIRCUITPYTHON_BOARD = "metro-m0-express";

/** Has the board firmware of CircuitPython? */
export const hasCircuitPython = (board: {
  readonly dialect: string;
  readonly otherDialects?: readonly string[];
}): boolean => board.dialect === "circuitpython" || board.otherDialects?.includes("circuitpython") === true;
