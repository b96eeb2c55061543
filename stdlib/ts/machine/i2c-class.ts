/** What the class `I2C` of all ports has in common (MicroPython extmod/machine_i2c.c). */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import {
  newException,
  osErrorType,
  type PyBaseException,
  valueError,
} from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { PyBytes, PyList } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { handlePending } from "../../../runtime-hal/exec/scheduler.js";
import type { I2cController } from "../../../runtime-hal/hal/i2c.js";
import { portError } from "../port-errno.js";
import { ignored, refused, unanswered } from "./refusal.js";

export const ENODEV = 19;
export const EIO = 5;
export const ETIMEDOUT = 110;

/** First and one after the last address that is not reserved. */
const FIRST_ADDRESS = 0x08;
const END_ADDRESS = 0x78;

/** An I2C object of a port. Transfers give a count, or minus an errno. */
export abstract class PyI2c extends PyObject {
  abstract describe(): string;
  /** Number of bytes acknowledged. */
  abstract writeTo(address: number, data: Uint8Array, stop: boolean): number;
  abstract readFrom(address: number, into: Uint8Array, stop: boolean): number;

  /** Writes the bytes of a memory address and reads after a repeated start. */
  readMemory(address: number, memory: Uint8Array, into: Uint8Array): number {
    const written = this.writeTo(address, memory, false);
    if (written !== memory.length) {
      this.writeTo(address, new Uint8Array(0), true);
      return written;
    }
    return this.readFrom(address, into, true);
  }

  /** The bus by single steps, where the port has them. */
  get steps(): I2cController {
    throw notSupported();
  }

  initialise(_args: readonly Value[], _kw: Keywords): void {
    throw notSupported();
  }

  deinit(): void {}
}

const notSupported = (): PyBaseException => newException(osErrorType, "I2C operation not supported");

/** The result of a transfer; what it failed with is raised, and whoever reads the traceback is told what was at the wires. */
function check(self: PyI2c, address: number, result: number): number {
  if (result >= 0) return result;
  const error = portError(-result);
  if (result !== -ENODEV && result !== -EIO) throw error;
  throw unanswered(error, self.describe(), `nothing acknowledged at address 0x${address.toString(16)}`);
}

const stopArgument = (stop: Value): boolean => stop === undefined || truth(stop);

/** Addresses of data sheets may have the read/write bit in them; the firmware sends what it is given, and nobody answers. */
function busAddress(value: Value): number {
  const address = intArgument(value);
  // 0x00 is the general call.
  if (address === 0 || (address >= FIRST_ADDRESS && address < END_ADDRESS)) return address;
  const isTooLong = address < 0 || address > 0x7f;
  const half =
    isTooLong && address <= 0xff && address > 0
      ? `; shifted by the read/write bit? then it is 0x${(address >> 1).toString(16)}`
      : "";
  ignored(
    "PIN424",
    address,
    `0x${address.toString(16)} is no I2C address: ${isTooLong ? "addresses have seven bits" : "it is reserved"}${half}`,
  );
  return address;
}

/** The bytes of a memory address, highest first. */
function memoryAddress(address: number, bits: number): Uint8Array {
  if ((bits & 7) !== 0 || bits > 32 || bits < 0)
    throw refused(valueError("invalid addrsize"), "PIN425", `addrsize is 8, 16, 24 or 32 bits, not ${bits}`);
  const bytes = new Uint8Array(bits >> 3);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(address / 2 ** (bits - 8 * (i + 1))) & 0xff;
  return bytes;
}

const MEMORY_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "addr", required: true, convert: busAddress },
  { name: "memaddr", required: true, convert: intArgument },
  { name: "arg", required: true },
  // The firmware keeps only a byte of it.
  { name: "addrsize", keywordOnly: true, default: 8, convert: (v) => intArgument(v) & 0xff },
];

/** A method with the arguments `addr, memaddr, …, *, addrsize=8`. */
const memoryMethod = (
  name: string,
  run: (self: PyI2c, address: number, memory: Uint8Array, more: Value) => Value,
): Value =>
  nativeKw(name, 1, Infinity, (args, kw) => {
    const [address, memory, more, size] = parseArguments(args.slice(1), kw, MEMORY_ARGUMENTS);
    return run(args[0] as PyI2c, address as number, memoryAddress(memory as number, size as number), more);
  });

function scan(self: PyI2c): PyList {
  const found: number[] = [];
  for (let address = FIRST_ADDRESS; address < END_ADDRESS; address++) {
    if (self.writeTo(address, new Uint8Array(0), true) === 0) found.push(address);
    handlePending();
  }
  return new PyList(found);
}

/** Several buffers as one transfer; empty ones are nothing. */
function writeVector(self: PyI2c, address: Value, buffers: Value, stop: Value): number {
  const to = busAddress(address);
  const parts = spread(buffers).map(getBytes);
  const data = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return check(self, to, self.writeTo(to, data, stopArgument(stop)));
}

function readSteps(self: PyI2c, target: Value, nack?: Value): null {
  const { steps } = self;
  const into = getWritableBytes(target);
  const nackAtEnd = nack === undefined || truth(nack);
  for (let i = 0; i < into.length; i++) into[i] = steps.readByte(!(nackAtEnd && i + 1 === into.length));
  return null;
}

function writeSteps(self: PyI2c, source: Value): number {
  const { steps } = self;
  let acknowledged = 0;
  for (const byte of getBytes(source)) {
    if (!steps.writeByte(byte)) break;
    acknowledged++;
  }
  return acknowledged;
}

const i2cMethods = (): Record<string, Value> => ({
  init: nativeKw("init", 1, Infinity, (args, kw) => {
    (args[0] as PyI2c).initialise(args.slice(1), kw);
    return null;
  }),
  deinit: native("deinit", 1, 1, (self: PyI2c) => {
    self.deinit();
    return null;
  }),
  scan: native("scan", 1, 1, scan),
  start: native("start", 1, 1, (self: PyI2c) => {
    if (!self.steps.start()) throw portError(ETIMEDOUT);
    return null;
  }),
  stop: native("stop", 1, 1, (self: PyI2c) => {
    self.steps.stop();
    return null;
  }),
  readinto: native("readinto", 2, 3, readSteps),
  write: native("write", 2, 2, writeSteps),
  readfrom: native("readfrom", 3, 4, (self: PyI2c, address: Value, count: Value, stop?: Value) => {
    const to = busAddress(address);
    const into = new Uint8Array(intArgument(count));
    check(self, to, self.readFrom(to, into, stopArgument(stop)));
    return new PyBytes(into);
  }),
  readfrom_into: native("readfrom_into", 3, 4, (self: PyI2c, address: Value, target: Value, stop?: Value) => {
    const from = busAddress(address);
    check(self, from, self.readFrom(from, getWritableBytes(target), stopArgument(stop)));
    return null;
  }),
  writeto: native("writeto", 3, 4, (self: PyI2c, address: Value, source: Value, stop?: Value) => {
    const to = busAddress(address);
    return check(self, to, self.writeTo(to, getBytes(source), stopArgument(stop)));
  }),
  writevto: native("writevto", 3, 4, writeVector),
  readfrom_mem: memoryMethod("readfrom_mem", (self, address, memory, count) => {
    const into = new Uint8Array(intArgument(count));
    check(self, address, self.readMemory(address, memory, into));
    return new PyBytes(into);
  }),
  readfrom_mem_into: memoryMethod("readfrom_mem_into", (self, address, memory, target) => {
    check(self, address, self.readMemory(address, memory, getWritableBytes(target)));
    return null;
  }),
  writeto_mem: memoryMethod("writeto_mem", (self, address, memory, source) => {
    const bytes = getBytes(source);
    const data = new Uint8Array(memory.length + bytes.length);
    data.set(memory);
    data.set(bytes, memory.length);
    check(self, address, self.writeTo(address, data, true));
    return null;
  }),
});

export function defineI2c(
  name: string,
  js: new () => PyI2c,
  make: (args: Value[], kw: Keywords) => PyI2c,
): PyType {
  return defineType({
    name,
    js,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyI2c): string {
        return this.describe();
      },
    },
    methods: i2cMethods(),
  });
}
