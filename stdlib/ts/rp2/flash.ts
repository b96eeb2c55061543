/** `rp2.Flash`: the flash memory behind the program as a block device of 4096 bytes (MicroPython ports/rp2/rp2_flash.c). */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { osError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { lazyType } from "../machine/part.js";

const BLOCK = 4096;
/** What is left of a Pico's two megabytes. */
const BYTES = 1408 * 1024;
const ERASED = 0xff;
const BLOCK_COUNT = 4;
const BLOCK_SIZE = 5;
const ERASE = 6;
const EINVAL = 22;

class PyFlash extends PyObject {
  readonly bytes = new Uint8Array(BYTES).fill(ERASED);

  place(block: Value, offset: Value, length: number): number {
    const start = intArgument(block) * BLOCK + (offset === undefined ? 0 : intArgument(offset));
    if (start < 0 || start + length > BYTES) throw osError(EINVAL);
    return start;
  }
}

/** It keeps what is in it through resets. */
let flash: PyFlash | undefined;

export const flashType = lazyType((): PyType =>
  defineType({
    name: "Flash",
    js: PyFlash,
    make: () => (flash ??= new PyFlash()),
    methods: {
      readblocks: native("readblocks", 3, 4, (self: PyFlash, block: Value, target: Value, offset?: Value) => {
        const into = getWritableBytes(target);
        const start = self.place(block, offset, into.length);
        into.set(self.bytes.subarray(start, start + into.length));
        return null;
      }),
      writeblocks: native(
        "writeblocks",
        3,
        4,
        (self: PyFlash, block: Value, source: Value, offset?: Value) => {
          const data = getBytes(source);
          const start = self.place(block, offset, data.length);
          // With an offset nothing is erased first: bits only go from 1 to 0.
          if (offset === undefined) self.bytes.set(data, start);
          else data.forEach((byte, i) => (self.bytes[start + i] = (self.bytes[start + i] as number) & byte));
          return null;
        },
      ),
      ioctl: native("ioctl", 3, 3, (self: PyFlash, command: Value, argument: Value) => {
        switch (intArgument(command)) {
          case BLOCK_COUNT:
            return BYTES / BLOCK;
          case BLOCK_SIZE:
            return BLOCK;
          case ERASE: {
            const start = self.place(argument, undefined, BLOCK);
            self.bytes.fill(ERASED, start, start + BLOCK);
            return 0;
          }
          default:
            return 0;
        }
      }),
    },
  }),
);
