/**
 * Any SPI device, described in the board file: registers behind a first byte with the number and a read bit, or fixed replies to requests
 * (`9f` → `ef 40 18`).
 */

import { byteOf, bytesOf, hexBytes } from "../part-support/byte-values.js";
import { POWER_TERMINALS } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const REGISTERS = 128;

function repliesOf(properties: Properties): [Uint8Array | undefined, Uint8Array | undefined][] {
  return Object.entries((properties.replies ?? {}) as object).map(([asked, given]) => [
    bytesOf(hexByte(asked)),
    bytesOf(hexByte(given)),
  ]);
}

/** A single byte in hex, as a request often is: `9f`. */
const hexByte = (value: unknown): unknown =>
  typeof value === "string" && /^[0-9a-fA-F]{2}$/.test(value) ? `0x${value}` : value;

function check(properties: Properties): { property: string; wrong: string } | undefined {
  if (repliesOf(properties).some((pair) => pair.includes(undefined)))
    return { property: "replies", wrong: 'a mapping of bytes to bytes, such as "9f": "ef 40 18"' };
  for (const [key, value] of Object.entries((properties.registers ?? {}) as object)) {
    if (byteOf(key, REGISTERS - 1) === undefined || bytesOf(value) === undefined) {
      return {
        property: "registers",
        wrong: `a mapping of numbers below ${REGISTERS} to bytes, which '${key}' is not`,
      };
    }
  }
  return undefined;
}

function make(context: PartContext, properties: Properties): Part {
  const idle = properties.idle as number;
  const readBit = properties["read-bit"] as string;
  const increments = properties.increments as boolean;
  const hasRegisters = properties.registers !== undefined;
  const memory = new Uint8Array(REGISTERS);
  const replies = repliesOf(properties).flatMap(([asked, given]) =>
    asked && given ? [{ asked, given }] : [],
  );
  const store = (key: unknown, value: unknown): boolean => {
    const register = byteOf(key, REGISTERS - 1);
    const bytes = bytesOf(value);
    if (register === undefined || bytes === undefined) return false;
    memory.set(bytes.subarray(0, REGISTERS - register), register);
    return true;
  };
  const powerOn = (): void => {
    memory.fill(0);
    for (const [key, value] of Object.entries((properties.registers ?? {}) as object)) store(key, value);
  };
  powerOn();
  let received: number[] = [];
  let last: readonly number[] = [];
  let transfers = 0;
  const isRead = (): boolean =>
    readBit === "high" ? ((received[0] ?? 0) & 0x80) !== 0 : ((received[0] ?? 0) & 0x80) === 0;
  const registerAt = (): number =>
    (((received[0] ?? 0) & 0x7f) + (increments ? received.length - 1 : 0)) % REGISTERS;
  /** The byte to send after those received so far. */
  const answer = (): number => {
    for (const { asked, given } of replies) {
      if (received.length >= asked.length && asked.every((byte, i) => received[i] === byte))
        return given[received.length - asked.length] ?? idle;
    }
    return hasRegisters && received.length > 0 && isRead() ? (memory[registerAt()] as number) : idle;
  };
  const cs = context.net("cs") === undefined ? {} : { cs: "cs" };
  context.spi(
    { sck: "sck", mosi: "mosi", miso: "miso", ...cs, mode: properties.mode as 0 | 1 | 2 | 3 },
    {
      selected: () => (received = []),
      outgoing: () => answer(),
      exchange: (byte) => {
        const given = answer();
        if (hasRegisters && received.length > 0 && !isRead()) memory[registerAt()] = byte;
        received.push(byte);
        return given;
      },
      deselected: () => {
        last = received;
        transfers++;
        context.changed();
      },
    },
  );
  return {
    actions: {
      poke: (value) => {
        const [key, data] = String(value).split("=");
        if (!store(key?.trim(), data?.trim())) context.warn(`'${String(value)}' is no register and value`);
      },
    },
    probes: { received: () => hexBytes(last), transfers: () => transfers, registers: () => hexBytes(memory) },
    reset: powerOn,
  };
}

const spiDevice: PartDefinition = {
  type: "spi-device",
  summary: "any SPI device with registers or fixed replies, described in the board file",
  source: "the device's own data sheet",
  terminals: [
    { name: "sck", help: "clock of the SPI bus" },
    { name: "mosi", optional: true, help: "data to the device" },
    { name: "miso", optional: true, help: "data from the device" },
    { name: "cs", optional: true, help: "chip select; without it the device is always selected" },
    ...POWER_TERMINALS,
  ],
  properties: [
    { name: "registers", type: "object", help: "number → value, or list of bytes from that register on" },
    { name: "replies", type: "object", help: 'request → reply, as bytes in hex: {"9f": "ef 40 18"}' },
    { name: "mode", type: "number", default: 0, min: 0, max: 3, help: "polarity and phase of the clock" },
    {
      name: "read-bit",
      type: "string",
      default: "high",
      choices: ["high", "low"],
      help: "the highest bit of the first byte if it reads",
    },
    {
      name: "increments",
      type: "boolean",
      default: true,
      help: "does reading and writing go on to the next register?",
    },
    {
      name: "idle",
      type: "number",
      default: 255,
      min: 0,
      max: 255,
      help: "what it sends when it has nothing to say",
    },
  ],
  actions: [
    {
      name: "poke",
      argument: 'a register and its new value: "0x10=0x55"',
      help: "changes a register as the outside world would",
    },
  ],
  probes: [
    { name: "received", help: "bytes of the last transfer in hex" },
    { name: "transfers", help: "how often it was selected" },
    { name: "registers", help: "all of them in hex" },
  ],
  check,
  make,
};
export default spiDevice;
