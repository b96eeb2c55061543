/**
 * The module `micropython`. What concerns the memory of an interpreter gives the numbers of an idle unix port;
 * `heap_lock` only counts, since allocation cannot be forbidden in JavaScript.
 */

import { optimisation } from "../../runtime-hal/core/dynamic-code.js";
import { runtimeError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { rt } from "../../runtime-hal/core/state.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { schedule, scheduleInterrupt } from "../../runtime-hal/exec/scheduler.js";
import { ringIoType } from "./ring-io.js";

/** Bytes allocated since the start, now, and at most at one time. */
const MEMORY = { total: 824004, current: 138424, peak: 139956 };
const STACK = { used: 1552, limit: 80000 };

let locks = 0;

const keyboardInterrupt = native("kbd_intr", 1, 1, (character: Value) => {
  intArgument(character);
  return null;
});

function memoryInfo(): Value {
  const { total, current, peak } = MEMORY;
  rt.write(
    `mem: total=${total}, current=${current}, peak=${peak}\n` +
      `stack: ${STACK.used} out of ${STACK.limit}\n` +
      "GC: total: 2072832, used: 34976, free: 2037856\n" +
      " No. of 1-blocks: 686, 2-blocks: 10, max blk sz: 153, max free sz: 60470\n",
  );
  return null;
}

export function micropythonModule(): Record<string, Value> {
  return {
    const: native("const", 1, 1, (v: Value) => v),
    opt_level: native("opt_level", 0, 1, (level?: Value) => {
      if (level === undefined) return optimisation.level;
      optimisation.level = intArgument(level);
      return null;
    }),
    mem_total: native("mem_total", 0, 0, () => MEMORY.total),
    mem_current: native("mem_current", 0, 0, () => MEMORY.current),
    mem_peak: native("mem_peak", 0, 0, () => MEMORY.peak),
    mem_info: native("mem_info", 0, 1, memoryInfo),
    qstr_info: native("qstr_info", 0, 1, () => {
      rt.write("qstr pool: n_pool=2, n_qstr=37, n_str_data_bytes=154, n_total_bytes=954\n");
      return null;
    }),
    stack_use: native("stack_use", 0, 0, () => STACK.used),
    heap_lock: native("heap_lock", 0, 0, () => {
      locks++;
      return null;
    }),
    heap_unlock: native("heap_unlock", 0, 0, () => (locks > 0 ? --locks : 0)),
    kbd_intr: keyboardInterrupt,
    // Ports for boards have it: handlers there cannot allocate. Here there is always room for an exception.
    alloc_emergency_exception_buf: native("alloc_emergency_exception_buf", 1, 1, (size: Value) => {
      intArgument(size);
      return null;
    }),
    RingIO: ringIoType,
    schedule: native("schedule", 2, 2, (run: Value, argument: Value) => {
      // A keyboard interrupt takes no place in the queue, however often it is asked for.
      if (run === keyboardInterrupt) scheduleInterrupt();
      else if (!schedule(run, argument)) throw runtimeError("schedule queue full");
      return null;
    }),
  };
}
