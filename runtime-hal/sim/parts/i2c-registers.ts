/**
 * Any I2C device that is a row of registers, described in the board file: numbers, values, what the program may change. For sensors and
 * chips that have no part of their own.
 */

import { RegisterFile } from "../part-support/register-file.js";
import { byteOf, bytesOf, hexBytes } from "../part-support/byte-values.js";
import { I2C_TERMINALS, POWER_TERMINALS, addressSpec } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

/** What was written last, for expectations. */
const KEPT_WRITES = 64;

/** The bytes of a value in the registers. */
function valueOf({ size, order }: Properties, value: unknown): Uint8Array | undefined {
  return bytesOf(value, size as number, order === "big");
}

function registerList(properties: Properties, name: string): (number | undefined)[] {
  const list = (properties[name] ?? []) as unknown[];
  return list.map((value) => byteOf(value, (properties.count as number) - 1));
}

function check(properties: Properties): { property: string; wrong: string } | undefined {
  const most = (properties.count as number) - 1;
  for (const [key, value] of Object.entries((properties.registers ?? {}) as object)) {
    if (byteOf(key, most) === undefined)
      return {
        property: "registers",
        wrong: `a mapping of numbers from 0 to ${most}, which '${key}' is not`,
      };
    if (valueOf(properties, value) === undefined)
      return {
        property: "registers",
        wrong: `a mapping to values of ${String(properties.size)} byte(s), which that of ${key} is not`,
      };
  }
  for (const property of ["read-only", "clear-on-read"]) {
    if (registerList(properties, property).includes(undefined))
      return { property, wrong: `a list of numbers from 0 to ${most}` };
  }
  return undefined;
}

function make(context: PartContext, properties: Properties): Part {
  const { count, size } = properties as { count: number; size: number };
  const memory = new Uint8Array(count * size);
  const fixed = new Set(registerList(properties, "read-only"));
  const cleared = new Set(registerList(properties, "clear-on-read"));
  const powerOn = (): void => {
    memory.fill(0);
    for (const [key, value] of Object.entries((properties.registers ?? {}) as object)) store(key, value);
  };
  const store = (key: unknown, value: unknown): boolean => {
    const register = byteOf(key, count - 1);
    const bytes = valueOf(properties, value);
    if (register === undefined || bytes === undefined) return false;
    const at = register * size;
    memory.set(bytes.subarray(0, memory.length - at), at);
    return true;
  };
  powerOn();
  const writes: string[] = [];
  let written = 0;
  context.i2c(
    "scl",
    "sda",
    new RegisterFile({
      address: properties.address as number,
      count,
      width: size,
      pointerBytes: properties["pointer-bytes"] as 1 | 2,
      increments: properties.increments as boolean,
      read: (at) => {
        const value = memory[at] as number;
        // The last byte of a register takes it away.
        if ((at + 1) % size === 0 && cleared.has(Math.floor(at / size)))
          memory.fill(0, at + 1 - size, at + 1);
        return value;
      },
      write: (at, byte) => {
        const register = Math.floor(at / size);
        if (!fixed.has(register)) memory[at] = byte;
        writes.push(`${hexBytes([register])}=${hexBytes([byte])}`);
        if (writes.length > KEPT_WRITES) writes.shift();
        written++;
        context.changed();
      },
    }),
  );
  return {
    actions: {
      poke: (value) => {
        const [register, data] = String(value).split("=");
        if (!store(register?.trim(), data?.trim()))
          context.warn(`'${String(value)}' is no register and value`);
        context.changed();
      },
    },
    probes: {
      registers: () => hexBytes(memory),
      written: () => writes.join(" "),
      writes: () => written,
    },
    reset: powerOn,
  };
}

const i2cRegisters: PartDefinition = {
  type: "i2c-registers",
  summary: "any I2C device with registers, described in the board file",
  source: "NXP UM10204 (I2C); the device's own data sheet",
  terminals: [...I2C_TERMINALS, ...POWER_TERMINALS],
  properties: [
    { ...addressSpec(0x40), required: true },
    {
      name: "registers",
      type: "object",
      help: "number → value, or list of bytes from that register on: {0x00: 0x12, 0x10: [1, 2, 3]}",
    },
    { name: "count", type: "number", default: 256, min: 1, max: 65536, help: "number of registers" },
    { name: "size", type: "number", default: 1, min: 1, max: 4, help: "bytes of a register" },
    {
      name: "order",
      type: "string",
      default: "big",
      choices: ["big", "little"],
      help: "which byte of a number comes first",
    },
    {
      name: "pointer-bytes",
      type: "number",
      default: 1,
      min: 1,
      max: 2,
      help: "bytes of a register's number on the bus",
    },
    {
      name: "increments",
      type: "boolean",
      default: true,
      help: "does reading and writing go on to the next register?",
    },
    { name: "read-only", type: "list", help: "registers that the program cannot change" },
    { name: "clear-on-read", type: "list", help: "registers that are 0 after they were read" },
  ],
  actions: [
    {
      name: "poke",
      argument: 'a register and its new value: "0x10=0x55"',
      help: "changes a register as the outside world would",
    },
  ],
  probes: [
    { name: "registers", help: "all of them in hex" },
    { name: "written", help: "the last writes of the program: 10=55 11=aa" },
    { name: "writes", help: "bytes written so far" },
  ],
  check,
  make,
};
export default i2cRegisters;
