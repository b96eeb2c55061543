/** How the firmware of the board calls itself; scripts and libraries look at it to tell boards apart. */

import { rt } from "../../runtime-hal/core/state.js";
import { bootBoard, startedBoard } from "../../runtime-hal/exec/board.js";
import type { Board } from "../../runtime-hal/hal/board.js";

let chosenPlatform: string | undefined;

/** The program was started for a board with that `sys.platform`. */
export function setPlatform(name: string | undefined): void {
  chosenPlatform = name;
}

/** `sys.platform`: of the board that was named, else that of the system. */
export const platformName = (): string => chosenPlatform ?? rt.host.platform;

/** The board that the program runs on, or was started for. */
function boardAtHand(): Board | undefined {
  const isNamed = chosenPlatform !== undefined && chosenPlatform !== rt.host.platform;
  return startedBoard() ?? (isNamed ? bootBoard() : undefined);
}

/** `os.uname().sysname`. */
export function firmwareSystem(): string {
  const { dialect, platform, firmware } = boardAtHand()?.description ?? {};
  return firmware?.system ?? platform ?? dialect ?? rt.host.platform;
}

/** `MICROPY_HW_BOARD_NAME with MICROPY_HW_MCU_NAME`; `undefined` where the program has no board. */
export function firmwareMachine(board: Board | undefined = boardAtHand()): string | undefined {
  if (board === undefined) return undefined;
  const { firmware, name } = board.description;
  return `${firmware?.name ?? name} with ${firmware?.mcu ?? board.chip.name}`;
}

/** `sys.implementation._thread` of ports that have it; MICROPY_PY_THREAD_GIL says whether their threads wait for each other. */
const THREADS: Readonly<Record<string, string>> = { esp32: "GIL", rp2: "unsafe", linux: "unsafe" };

/** What `sys.implementation` has for threads; nothing where the firmware has none. */
export function firmwareThreads(): { _thread?: string } {
  const board = boardAtHand();
  const kind = board === undefined ? "unsafe" : THREADS[board.description.dialect];
  return kind === undefined ? {} : { _thread: kind };
}

/** `sys.implementation._build`; that of the unix port where there is no other. */
export const firmwareBuild = (): string => boardAtHand()?.description.firmware?.build ?? "standard";
