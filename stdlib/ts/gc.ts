/**
 * The module `gc`. Memory is the host's: numbers are those of a heap as large as the unix port's, filled with what
 * the program seems to use, so that code which watches its memory goes on working.
 */

import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import type { Value } from "../../runtime-hal/core/value.js";

/** Size of the heap that is pretended. */
const HEAP_BYTES = 2072832;
/** Of this an idle program uses so much. */
const IDLE_BYTES = 34976;
/** Thresholds are kept in blocks of this size. */
const BLOCK_BYTES = 32;

let enabled = true;
let threshold = -1;

export function gcModule(): Record<string, Value> {
  return {
    collect: native("collect", 0, 0, () => 0),
    disable: native("disable", 0, 0, () => {
      enabled = false;
      return null;
    }),
    enable: native("enable", 0, 0, () => {
      enabled = true;
      return null;
    }),
    isenabled: native("isenabled", 0, 0, () => enabled),
    mem_free: native("mem_free", 0, 0, () => HEAP_BYTES - IDLE_BYTES),
    mem_alloc: native("mem_alloc", 0, 0, () => IDLE_BYTES),
    threshold: native("threshold", 0, 1, (bytes?: Value) => {
      if (bytes === undefined) return threshold;
      const n = intArgument(bytes);
      threshold = n < 0 ? -1 : Math.floor(n / BLOCK_BYTES) * BLOCK_BYTES;
      return null;
    }),
  };
}
