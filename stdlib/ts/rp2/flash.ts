/** `rp2.Flash`: the flash memory behind the program as a block device of 4096 bytes (MicroPython ports/rp2/rp2_flash.c). */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { FlashMemory, SECTOR_BYTES } from "../flash-memory.js";
import { lazyType } from "../machine/part.js";

/** What is left of a Pico's two megabytes. */
const BYTES = 1408 * 1024;
const BLOCK_COUNT = 4;
const BLOCK_SIZE = 5;
const ERASE = 6;
const EINVAL = 22;

class PyFlash extends PyObject {
  readonly memory = new FlashMemory(BYTES, EINVAL);
}

const startOf = (block: Value, offset: Value): number =>
  intArgument(block) * SECTOR_BYTES + (offset === undefined ? 0 : intArgument(offset));

/** It keeps what is in it through resets. */
let flash: PyFlash | undefined;

export const flashType = lazyType((): PyType =>
  defineType({
    name: "Flash",
    js: PyFlash,
    make: () => (flash ??= new PyFlash()),
    methods: {
      readblocks: native("readblocks", 3, 4, (self: PyFlash, block: Value, target: Value, offset?: Value) => {
        self.memory.read(startOf(block, offset), getWritableBytes(target));
        return null;
      }),
      writeblocks: native(
        "writeblocks",
        3,
        4,
        (self: PyFlash, block: Value, source: Value, offset?: Value) => {
          const data = getBytes(source);
          // With an offset nothing is erased first.
          if (offset === undefined) self.memory.replace(startOf(block, offset), data);
          else self.memory.write(startOf(block, offset), data);
          return null;
        },
      ),
      ioctl: native("ioctl", 3, 3, (self: PyFlash, command: Value, argument: Value) => {
        switch (intArgument(command)) {
          case BLOCK_COUNT:
            return BYTES / SECTOR_BYTES;
          case BLOCK_SIZE:
            return SECTOR_BYTES;
          case ERASE:
            self.memory.erase(intArgument(argument));
            return 0;
          default:
            return 0;
        }
      }),
    },
  }),
);
