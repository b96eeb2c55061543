/** Memory cards behind the chip's controller as block devices: what the classes of the ports share. */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import type { CardPort } from "../../../runtime-hal/hal/card.js";
import { HalError } from "../../../runtime-hal/hal/errors.js";

export const SECTOR = 512;
/** Commands of `ioctl`. */
export const INIT = 1;
export const DEINIT = 2;
export const SYNC = 3;
export const BLOCK_COUNT = 4;
export const BLOCK_SIZE = 5;

export abstract class PyCard extends PyObject {
  abstract readonly port: CardPort | undefined;
  /** What the port gives for a transfer that failed. */
  abstract readonly failure: number;
  /** Before a transfer; a value: there is no transfer, this is the answer. */
  abstract prepare(): Value | undefined;
  abstract control(command: number): number;
}

function transfer(self: PyCard, run: (port: CardPort) => void): Value {
  const refused = self.prepare();
  if (refused !== undefined) return refused;
  const { port } = self;
  if (port === undefined) return self.failure;
  try {
    run(port);
    return 0;
  } catch (e) {
    if (e instanceof HalError && e.kind === "io") return self.failure;
    throw e;
  }
}

const whole = <T extends Uint8Array>(bytes: T): Uint8Array =>
  bytes.subarray(0, bytes.length - (bytes.length % SECTOR));

/** The protocol of block devices. */
export const blockMethods = (): Record<string, Value> => ({
  readblocks: native("readblocks", 3, 3, (self: PyCard, block: Value, buffer: Value) =>
    transfer(self, (port) => port.read(intArgument(block), whole(getWritableBytes(buffer)))),
  ),
  writeblocks: native("writeblocks", 3, 3, (self: PyCard, block: Value, buffer: Value) =>
    transfer(self, (port) => port.write(intArgument(block), whole(getBytes(buffer)))),
  ),
  ioctl: native("ioctl", 3, 3, (self: PyCard, command: Value) => self.control(intArgument(command))),
});
