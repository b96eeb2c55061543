/** `machine.mem_backup`: memory that outlives a reset. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { PyMemoryView } from "../../../runtime-hal/core/memoryview.js";
import { PyByteArray, PyTuple } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";

/** The ESP32's memory that is kept in deep sleep. */
const BACKUP_BYTES = 2048;
let backup: PyMemoryView | undefined;

/** `mem_backup(region=0)`; -1: a tuple of all regions. */
export function memBackup(region?: Value): Value {
  backup ??= new PyMemoryView(new PyByteArray(new Uint8Array(BACKUP_BYTES)), "B", 1, 0, BACKUP_BYTES, true);
  const index = region === undefined ? 0 : intArgument(region);
  if (index === -1) return new PyTuple([backup]);
  if (index !== 0) throw valueError("invalid region");
  return backup;
}
