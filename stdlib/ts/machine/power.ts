/** Functions of `machine` about resets, sleep and interrupts that are the same on all ports. */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { startedBoard, useBoard } from "../../../runtime-hal/exec/board.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { lockScheduler, unlockScheduler } from "../../../runtime-hal/exec/scheduler.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { NEVER_WOKEN, type Wake } from "../../../runtime-hal/hal/board.js";
import { perBoot } from "./part.js";

/** The processor rests until an interrupt; that of the system's clock comes at least this often. */
const TICK_US = 1000;
/** Where there is no board to wait for. */
const REAL_REST_US = 500;

const interrupts = perBoot(() => ({ off: false }));

function idle(): null {
  const board = startedBoard();
  if (board === undefined) timeSource().sleepUs(REAL_REST_US);
  else board.clock.idle(TICK_US);
  return null;
}

/** Switches handlers of interrupts off or on; gives whether they were off. */
export function switchInterrupts(off: boolean): boolean {
  const state = interrupts();
  const before = state.off;
  if (before && !off) unlockScheduler();
  else if (!before && off) lockScheduler();
  state.off = off;
  return before;
}

function disableInterrupts(): number {
  return switchInterrupts(true) ? 1 : 0;
}

function enableInterrupts(before: Value): null {
  switchInterrupts(intArgument(before) !== 0);
  return null;
}

/** `id`: what the chip's maker wrote into it. */
export function powerFunctions(id: readonly number[]): Record<string, Value> {
  return {
    soft_reset: native("soft_reset", 0, 1, () => {
      throw new Stop({ kind: "reset", cause: "soft" });
    }),
    reset: native("reset", 0, 0, () => {
      useBoard();
      throw new Stop({ kind: "reset", cause: "hard" });
    }),
    idle: native("idle", 0, 0, idle),
    unique_id: native("unique_id", 0, 0, () => new PyBytes(Uint8Array.from(id))),
    disable_irq: native("disable_irq", 0, 0, disableInterrupts),
    enable_irq: native("enable_irq", 1, 1, enableInterrupts),
  };
}

/** Ends the program until that time; it starts anew then, or when `woken` says so. */
export function deepSleep(untilUs: number | undefined, woken: () => Wake | undefined = NEVER_WOKEN): never {
  throw new Stop({ kind: "deep-sleep", untilUs, woken });
}

/** The processor stands still until that time, or until `woken` gives something; no callback runs. */
export function lightSleep(untilUs: number | undefined, woken: () => Wake | undefined): Wake {
  const wake = useBoard().restarts?.lightSleep(untilUs, woken);
  if (wake === undefined) throw new Stop({ kind: "deadlock", waitingFor: "machine.lightsleep()" });
  return wake;
}
