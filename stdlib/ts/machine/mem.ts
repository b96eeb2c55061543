/** `machine.mem8`, `mem16`, `mem32`: memory and registers by address, as sequences indexed with the address. */

import { loadMemory, storeMemory } from "../../../runtime-hal/core/address-space.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { int32Argument, wordArgument } from "../../../runtime-hal/core/number-argument.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";

class PyMemory extends PyObject {
  constructor(readonly size: 1 | 2 | 4) {
    super();
  }

  /** The address an index means; ValueError if items of this size cannot be there. */
  address(index: Value): number {
    const address = wordArgument(index);
    if (address % this.size !== 0) {
      const shown = address.toString(16).padStart(8, "0");
      throw valueError(`address ${shown} is not aligned to ${this.size} bytes`);
    }
    return address;
  }
}

defineType({
  name: "mem",
  js: PyMemory,
  slots: {
    repr$(this: PyMemory) {
      return `<${8 * this.size}-bit memory>`;
    },
    getitem$(this: PyMemory, index) {
      return loadMemory(this.address(index), this.size);
    },
    setitem$(this: PyMemory, index, v) {
      storeMemory(this.address(index), this.size, int32Argument(v));
    },
  },
});

export const memoryObjects = { mem8: new PyMemory(1), mem16: new PyMemory(2), mem32: new PyMemory(4) };
