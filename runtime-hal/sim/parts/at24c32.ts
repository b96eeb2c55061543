/**
 * AT24C32: an EEPROM of 4096 bytes. A write of up to 32 bytes stays in its page and wraps around there; then the chip does not answer for
 * as long as it writes (5 ms). What is stored survives a power cut.
 */

import type { I2cTarget } from "../bus/i2c-target.js";
import { bytesOf, hexBytes } from "../part-support/byte-values.js";
import { I2C_TERMINALS, POWER_TERMINALS, addressSpec } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const SIZE = 4096;
const PAGE = 32;
const ERASED = 0xff;

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const memory = new Uint8Array(SIZE).fill(ERASED);
  const { contents } = properties;
  if (contents !== undefined) {
    const text =
      typeof contents === "string" ? (bytesOf(contents) ?? new TextEncoder().encode(contents)) : undefined;
    memory.set((text ?? new Uint8Array()).subarray(0, SIZE));
  }
  const writeUs = properties["write-time"] as number;
  let pointer = 0;
  let pointerLeft = 0;
  let pending: Map<number, number> | undefined;
  let busyUntilUs = 0;
  let writes = 0;
  const target: I2cTarget = {
    addressed: (address, reading) => {
      if (address !== properties.address || clock.currentUs < busyUntilUs) return false;
      if (!reading) {
        pointerLeft = 2;
        pending = new Map();
      } else pending = undefined;
      return true;
    },
    write: (byte) => {
      if (pointerLeft > 0) {
        pointer = pointerLeft === 2 ? byte : ((pointer << 8) | byte) % SIZE;
        pointerLeft--;
        return true;
      }
      pending?.set(pointer, byte);
      pointer = pointer - (pointer % PAGE) + ((pointer + 1) % PAGE);
      return true;
    },
    read: () => {
      const value = memory[pointer] as number;
      pointer = (pointer + 1) % SIZE;
      return value;
    },
    stop: () => {
      if (pending === undefined || pending.size === 0) return;
      for (const [at, byte] of pending) memory[at] = byte;
      pending = undefined;
      busyUntilUs = clock.currentUs + writeUs;
      writes++;
      context.changed();
    },
  };
  context.i2c("scl", "sda", target);
  /** Up to the last byte that is not erased. */
  const used = (): Uint8Array => {
    let end = SIZE;
    while (end > 0 && memory[end - 1] === ERASED) end--;
    return memory.subarray(0, end);
  };
  return {
    probes: {
      contents: () => hexBytes(used()),
      text: () => new TextDecoder("latin1").decode(used()),
      writes: () => writes,
      busy: () => clock.currentUs < busyUntilUs,
    },
    reset: () => {
      pending = undefined;
      busyUntilUs = 0;
    },
  };
}

const at24c32: PartDefinition = {
  type: "at24c32",
  summary: "an EEPROM of 4096 bytes on I2C",
  source: "Microchip AT24C32E (pages of 32 bytes, 5 ms to write)",
  terminals: [...I2C_TERMINALS, ...POWER_TERMINALS],
  properties: [
    addressSpec(0x50, "7-bit address on the bus: 0x50 to 0x57"),
    {
      name: "contents",
      type: "string",
      help: 'what it holds from address 0 on: a text, or bytes in hex ("01 02 ff")',
    },
    {
      name: "write-time",
      type: "duration",
      default: 5000,
      help: "how long a write takes; 10 ms with old ones",
    },
  ],
  probes: [
    { name: "contents", help: "in hex, up to the last byte that is not ff" },
    { name: "text", help: "the same as text" },
    { name: "writes", help: "pages written so far" },
    { name: "busy", help: "is it writing?" },
  ],
  make,
};
export default at24c32;
