/**
 * CircuitPython on boards that it is made for. A program speaks it as soon as it imports one of its modules; until then a board that has
 * both firmwares is one of MicroPython.
 */

import { importError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { extendNativeModule } from "../../../runtime-hal/core/import.js";
import { noteRule } from "../../../runtime-hal/exec/rule-notes.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import type { Board, BoardDescription } from "../../../runtime-hal/hal/board.js";
import { circuitPythonSys } from "./sys-names.js";
import { circuitPythonTime } from "./time-names.js";

const DIALECT = "circuitpython";

let isSpoken = false;

/** Is the program one of CircuitPython, as far as is known by now? */
export const isCircuitPythonSpoken = (): boolean => isSpoken;

/** From now on the program is one of CircuitPython: modules that both have, have the names of its own. */
export function speakCircuitPython(): void {
  if (isSpoken) return;
  isSpoken = true;
  extendNativeModule("time", circuitPythonTime);
  extendNativeModule("sys", circuitPythonSys);
}

/** A module of CircuitPython is imported: ImportError on a board that it is not made for, or whose CircuitPython lacks the module. */
export function startCircuitPython(module: string): Board {
  const board = bootBoard();
  const { dialect, otherDialects = [], withoutModules } = board.description;
  if (dialect !== DIALECT && !otherDialects.includes(DIALECT)) throw noSuchModule(module, board);
  if (withoutModules?.[DIALECT]?.includes(module) === true) throw importError(`no module named '${module}'`);
  speakCircuitPython();
  return board;
}

/** Has the board's CircuitPython room for running `safemode.py`? Those of SAMD21 whose files are in the chip have not (CIRCUITPY_SAFEMODE_PY). */
export const hasSafeModeProgram = ({ chip, parts }: BoardDescription): boolean =>
  !chip.startsWith("samd21") || parts?.some(({ kind }) => kind === "flash") === true;

function noSuchModule(module: string, { description }: Board): PyBaseException {
  return noteRule(
    importError(`no module named '${module}'`),
    "PIN439",
    `'${module}' is a module of CircuitPython, which ${description.name} does not have; a board that has it is named by --board, such as feather-m0-express or pico`,
  );
}
