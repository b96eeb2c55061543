/**
 * What the class `UART` of all ports has in common (MicroPython extmod/machine_uart.c): a stream of bytes whose reads give None when
 * nothing came in time. The ports differ in settings and timeouts.
 */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Iterator, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import type { UartPort } from "../../../runtime-hal/hal/uart.js";
import { portError } from "../port-errno.js";
import { waitUntil } from "./wait.js";

const ETIMEDOUT = 110;
const NEWLINE = 10;
/** `read()` without a size asks for so many at a time, and ends when it gets fewer. */
const CHUNK = 256;
const POLLIN = 1;
const POLLOUT = 4;
/** Symbols of 13 bits, twice as slow as they should be. */
const FLUSH_BITS = 13 * 2;

/** A UART object of a port. */
export abstract class PyUart extends PyObject {
  abstract describe(): string;
  abstract initialise(args: readonly Value[], kw: Keywords): void;
  abstract deinit(): void;
  /** The open line. */
  abstract get port(): UartPort;
  /** Fills as much of `into` as comes in time; `undefined`: nothing did. */
  abstract receive(into: Uint8Array): number | undefined;
  /** Sends or queues; gives how many bytes, `undefined` if not a single one went in time. */
  abstract transmit(data: Uint8Array): number | undefined;
  /** Bytes that can be on their way, and bits a second: for the longest time that `flush` waits. */
  protected abstract readonly flushLimit: { readonly bytes: number; readonly baudrate: number };

  any(): number {
    return this.port.available();
  }

  sendBreak(): void {
    this.port.sendBreak(13);
  }

  flush(): void {
    const { bytes, baudrate } = this.flushLimit;
    const us = (bytes * FLUSH_BITS * 1e6) / baudrate;
    if (!waitUntil(() => this.port.txDone(), us)) throw portError(ETIMEDOUT);
  }

  /** For `select`. */
  pollEvents(events: number): number {
    const readable = this.any() > 0 ? POLLIN : 0;
    const writable = this.port.room() > 0 ? POLLOUT : 0;
    return events & (readable | writable);
  }

  readAll(): PyBytes | null {
    const bytes: number[] = [];
    for (;;) {
      const part = new Uint8Array(CHUNK);
      const n = this.receive(part);
      if (n === undefined) break;
      for (let i = 0; i < n; i++) bytes.push(part[i] as number);
      if (n < CHUNK) break;
    }
    return bytes.length === 0 ? null : new PyBytes(Uint8Array.from(bytes));
  }

  readLine(limit: number): PyBytes | null {
    const bytes: number[] = [];
    const one = new Uint8Array(1);
    while (bytes.length < limit) {
      if (this.receive(one) === undefined) {
        if (bytes.length === 0) return null;
        break;
      }
      bytes.push(one[0] as number);
      if (one[0] === NEWLINE) break;
    }
    return new PyBytes(Uint8Array.from(bytes));
  }

  /** Lines, as long as they come. */
  override iter$(): Iterator {
    return this as unknown as Iterator;
  }

  override next$(): Value | undefined {
    const line = this.readLine(Infinity);
    return line === null || line.u8.length === 0 ? undefined : line;
  }
}

/** The part of a buffer that `(buf)`, `(buf, max)` and `(buf, offset, max)` mean. */
function part(bytes: Uint8Array, first: Value, second: Value): Uint8Array {
  if (second !== undefined) {
    const from = Math.min(intArgument(first), bytes.length);
    return bytes.subarray(from, from + Math.max(0, intArgument(second)));
  }
  return first === undefined ? bytes : bytes.subarray(0, Math.max(0, intArgument(first)));
}

const uartMethods = (): Record<string, Value> => ({
  init: nativeKw("init", 1, Infinity, (args, kw) => {
    (args[0] as PyUart).initialise(args.slice(1), kw);
    return null;
  }),
  deinit: native("deinit", 1, 1, (self: PyUart) => {
    self.deinit();
    return null;
  }),
  any: native("any", 1, 1, (self: PyUart) => self.any()),
  txdone: native("txdone", 1, 1, (self: PyUart) => self.port.txDone()),
  flush: native("flush", 1, 1, (self: PyUart) => {
    self.flush();
    return null;
  }),
  read: native("read", 1, 2, (self: PyUart, size?: Value) => {
    const count = size === undefined ? -1 : intArgument(size);
    if (count === -1) return self.readAll();
    const into = new Uint8Array(count);
    const n = self.receive(into);
    return n === undefined ? null : new PyBytes(into.slice(0, n));
  }),
  readline: native("readline", 1, 2, (self: PyUart, limit?: Value) => {
    const most = limit === undefined ? -1 : intArgument(limit);
    return self.readLine(most < 0 ? Infinity : most);
  }),
  readinto: native("readinto", 2, 3, (self: PyUart, target: Value, size?: Value) => {
    return self.receive(part(getWritableBytes(target), size, undefined)) ?? null;
  }),
  write: native("write", 2, 4, (self: PyUart, source: Value, first?: Value, second?: Value) => {
    return self.transmit(part(getBytes(source), first, second)) ?? null;
  }),
});

/** Holds the line down; not on all ports. */
export const sendBreakMethod = (): Record<string, Value> => ({
  sendbreak: native("sendbreak", 1, 1, (self: PyUart) => {
    self.sendBreak();
    return null;
  }),
});

export function defineUart(
  js: new () => PyUart,
  make: (args: Value[], kw: Keywords) => PyUart,
  more: Record<string, Value>,
  constants: Record<string, number>,
): PyType {
  return defineType({
    name: "UART",
    js,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyUart): string {
        return this.describe();
      },
    },
    methods: { ...uartMethods(), ...more },
    attrs: constants,
  });
}
