/** `esp32.idf_heap_info`: regions of the system's memory (MicroPython ports/esp32/modesp32.c). There are none here; the numbers are those of an idle ESP32. */

import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { PyList, PyTuple } from "../../../../runtime-hal/core/objects.js";
import type { Value } from "../../../../runtime-hal/core/value.js";

/** Bits of what a region can do (heap_caps of ESP-IDF): hold code, be read byte by byte. */
export const HEAP_EXEC = 1;
export const HEAP_DATA = 4;

interface Region {
  readonly capabilities: number;
  /** Bytes in all, free ones, the largest free block, and the fewest that were ever free. */
  readonly bytes: readonly [number, number, number, number];
}

const REGIONS: readonly Region[] = [
  { capabilities: HEAP_DATA, bytes: [7288, 0, 0, 0] },
  { capabilities: HEAP_DATA, bytes: [16648, 4, 0, 4] },
  { capabilities: HEAP_DATA, bytes: [78092, 15496, 15360, 15492] },
  { capabilities: HEAP_EXEC | HEAP_DATA, bytes: [15072, 13820, 13312, 13820] },
  { capabilities: HEAP_EXEC | HEAP_DATA, bytes: [113840, 112564, 110592, 112564] },
  { capabilities: HEAP_EXEC, bytes: [48092, 46960, 45056, 46960] },
];

/** `idf_heap_info(capabilities)`: a tuple (total, free, largest free, fewest free) for each region that has them all. */
export function heapInfo(capabilities: Value): PyList {
  const wanted = intArgument(capabilities);
  const able = REGIONS.filter((region) => (region.capabilities & wanted) === wanted);
  return new PyList(able.map(({ bytes }) => new PyTuple([...bytes])));
}
