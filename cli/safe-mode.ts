/** What a board with CircuitPython does in safe mode in place of the program: `safemode.py`, and words that say why (main.c, safe_mode.c). */

import { compileCode, runCode } from "../runtime-hal/core/dynamic-code.js";
import { caught } from "../runtime-hal/core/exceptions.js";
import { PyModule } from "../runtime-hal/core/modules.js";
import { rt } from "../runtime-hal/core/state.js";
import { formatException } from "../runtime-hal/core/traceback.js";
import { bootBoard } from "../runtime-hal/exec/board.js";
import { Stop } from "../runtime-hal/exec/outcome.js";
import { setReloading } from "../runtime-hal/exec/reload.js";
import { failSafeMode, safeMode, type SafeModeReason } from "../runtime-hal/exec/safe-mode.js";
import { hasSafeModeProgram } from "../stdlib/ts/circuitpython/dialect.js";
import { isFile, readText } from "./read-file.js";

/** The first that there is. */
const PROGRAMS: readonly string[] = ["safemode.py", "safemode.txt"];

const CRASHES: Partial<Record<SafeModeReason, string>> = {
  HARD_FAULT: "Hard fault: memory access or instruction error.",
  INTERRUPT_ERROR: "Interrupt error.",
};
const OTHERS: Partial<Record<SafeModeReason, string>> = {
  BROWNOUT: "Power dipped. Make sure you are providing enough power.",
  PROGRAMMATIC: "The `microcontroller` module was used to boot into safe mode.",
  SAFEMODE_PY_ERROR: "Error in safemode.py.",
};

function reasonText(reason: SafeModeReason): string {
  const crash = CRASHES[reason];
  if (crash === undefined) return OTHERS[reason] ?? "";
  return `CircuitPython core code crashed hard. Whoops!\n${crash}\nPlease file an issue with your program at github.com/adafruit/circuitpython/issues.`;
}

/** Runs `safemode.py` of the drive, if there is one and the firmware knows of it. A reset in it is thrown. */
function runSafeModeProgram(drive: string): void {
  const name = PROGRAMS.find((file) => isFile(`${drive}/${file}`));
  if (name === undefined || !hasSafeModeProgram(bootBoard().description)) return;
  try {
    const code = compileCode(readText(`${drive}/${name}`) ?? "", name, "exec");
    runCode(code, new PyModule("__main__"), undefined, undefined);
  } catch (thrown) {
    if (thrown instanceof Stop) throw thrown;
    rt.host.flush();
    rt.host.writeError(formatException(caught(thrown), true));
    failSafeMode();
  }
}

/** Does in safe mode what is done there, and gives true. `drive`: the board's folder, if it has one. */
export function inSafeMode(drive: string | undefined): true {
  // It is switched on by a start that is none in safe mode.
  setReloading(false);
  if (drive !== undefined) runSafeModeProgram(drive);
  rt.host.flush();
  rt.host.writeError(
    `Auto-reload is off.\nRunning in safe mode! Not running saved code.\n\nYou are in safe mode because:\n${reasonText(safeMode())}\nPress reset to exit safe mode.\n`,
  );
  return true;
}
