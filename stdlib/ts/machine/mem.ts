/** `machine.mem8`, `mem16`, `mem32`: memory and registers by address (MicroPython extmod/machine_mem.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { loadMemory, storeMemory } from "../../../runtime-hal/core/address-space.js";
import { anyIntArgument } from "../../../runtime-hal/core/number-argument.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { mapGpioRegisters } from "./gpio-registers.js";
import { lazyType, type Part } from "./part.js";

class PyMemory extends PyObject {
  constructor(readonly size: 1 | 2 | 4) {
    super();
  }

  address(index: Value): number {
    const address = Number(BigInt.asUintN(32, BigInt(anyIntArgument(index))));
    if (address % this.size !== 0)
      throw valueError(`address ${hex(address)} is not aligned to ${this.size} bytes`);
    return address;
  }
}

const hex = (address: number): string => address.toString(16).padStart(8, "0");

/** An access has failed. MicroPython has no error for a wrong address: the chip stops. */
function explained(e: unknown, address: number): unknown {
  bootBoard().warn?.(
    `there is nothing at address 0x${hex(address)}: of a chip's registers only those of GPIO are simulated`,
  );
  return e;
}

const type = lazyType((): PyType =>
  defineType({
    name: "mem",
    js: PyMemory,
    slots: {
      repr$(this: PyMemory): string {
        return `<${8 * this.size}-bit memory>`;
      },
      getitem$(this: PyMemory, index: Value): Value {
        const address = this.address(index);
        try {
          return loadMemory(address, this.size);
        } catch (e) {
          throw explained(e, address);
        }
      },
      setitem$(this: PyMemory, index: Value, value: Value): void {
        const bits = Number(BigInt.asUintN(8 * this.size, BigInt(anyIntArgument(value))));
        const address = this.address(index);
        try {
          storeMemory(address, this.size, bits);
        } catch (e) {
          throw explained(e, address);
        }
      },
    } as never,
  }),
);

export const memory: Part = (board) => {
  type();
  mapGpioRegisters(board);
  return { mem8: new PyMemory(1), mem16: new PyMemory(2), mem32: new PyMemory(4) };
};
