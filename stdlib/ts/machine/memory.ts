/** `machine.mem8`, `mem16`, `mem32`: memory and registers by address; and memory that outlives a reset. */

import { loadMemory, storeMemory } from "../../../runtime-hal/core/address-space.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { PyMemoryView } from "../../../runtime-hal/core/memoryview.js";
import { int32Argument, wordArgument } from "../../../runtime-hal/core/number-argument.js";
import { PyByteArray, PyTuple } from "../../../runtime-hal/core/objects.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";

class PyMemory extends PyObject {
  constructor(readonly size: 1 | 2 | 4) {
    super();
  }

  addressOf(index: Value): number {
    const address = wordArgument(index);
    if (address % this.size !== 0) {
      const hex = address.toString(16).padStart(8, "0");
      throw valueError(`address ${hex} is not aligned to ${this.size} bytes`);
    }
    return address;
  }
}

defineType({
  name: "mem",
  js: PyMemory,
  slots: {
    repr$(this: PyMemory): string {
      return `<${8 * this.size}-bit memory>`;
    },
    getitem$(this: PyMemory, index: Value): Value {
      return loadMemory(this.addressOf(index), this.size);
    },
    setitem$(this: PyMemory, index: Value, value: Value): void {
      storeMemory(this.addressOf(index), this.size, int32Argument(value));
    },
  },
});

export const mem8 = new PyMemory(1);
export const mem16 = new PyMemory(2);
export const mem32 = new PyMemory(4);

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
