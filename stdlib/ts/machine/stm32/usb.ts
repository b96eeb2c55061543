/**
 * USB of the STM32 boards as `pyb` has it (MicroPython ports/stm32/usb.c): which devices the board shows itself as, and the serial port over which
 * its console goes. Nobody is at the other end of the others.
 */

import { getWritableBytes } from "../../../../runtime-hal/core/buffer.js";
import { newException, valueError, valueErrorType } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyBytes, PyList } from "../../../../runtime-hal/core/objects.js";
import { rt } from "../../../../runtime-hal/core/state.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { timeSource } from "../../../../runtime-hal/exec/time.js";
import { stdin, stdout } from "../../file.js";
import { textArgument } from "../../text-argument.js";
import { lazyType, perBoot } from "../part.js";
import { bytesToSend, receiver } from "./send-recv.js";

/** Modes by name, with the names that they had before. */
const MODES: Readonly<Record<string, string>> = {
  VCP: "VCP",
  CDC: "VCP",
  MSC: "MSC",
  "VCP+MSC": "VCP+MSC",
  "CDC+MSC": "VCP+MSC",
  "VCP+HID": "VCP+HID",
  "CDC+HID": "VCP+HID",
  "VCP+MSC+HID": "VCP+MSC+HID",
};
const POLLIN = 1;
const ASK_AGAIN_US = 1000;
const NEWLINE = 10;
const RTS = 1;
const CTS = 2;
const IRQ_RX = 1;

const usb = perBoot((): { mode: string | null } => ({ mode: "VCP+MSC" }));

const MODE_ARGUMENTS = [
  { name: "mode", required: true },
  { name: "port", keywordOnly: true, default: -1, convert: intArgument },
  { name: "vid", keywordOnly: true, default: 0xf055, convert: intArgument },
  { name: "pid", keywordOnly: true, default: -1, convert: intArgument },
  { name: "msc", keywordOnly: true },
  { name: "hid", keywordOnly: true },
];

/** `usb_mode()` gives the mode, None without USB; with an argument it sets it. ValueError: there is no such mode. */
function usbMode(args: readonly Value[], kw: Keywords): Value {
  if (args.length === 0 && (kw === null || kw.size === 0)) return usb().mode;
  const [mode] = parseArguments(args, kw, MODE_ARGUMENTS);
  if (mode === null) {
    usb().mode = null;
    return null;
  }
  const known = Object.hasOwn(MODES, textArgument(mode)) ? MODES[textArgument(mode)] : undefined;
  if (known === undefined) throw valueError("bad USB mode");
  usb().mode = known;
  return null;
}

class PyUsbVcp extends PyObject {
  /** A byte that was read to see whether there is one: at the end of the input there only seems to be. */
  private next: number | undefined;

  isConnected(): boolean {
    return usb().mode?.startsWith("VCP") === true;
  }

  any(): boolean {
    if (this.next !== undefined) return true;
    const [ready] = rt.host.poll([{ fd: 0, events: POLLIN }], 0);
    const one = new Uint8Array(1);
    if (((ready ?? 0) & POLLIN) !== 0 && stdin.readFully(one) === 1) [this.next] = one;
    return this.next !== undefined;
  }

  /** Reads what is there, at most as much as fits; waits `timeoutMs` for all of it. */
  receive(into: Uint8Array, timeoutMs: number): number {
    const time = timeSource();
    const end = time.nowUs() + timeoutMs * 1000;
    let count = 0;
    while (count < into.length) {
      if (this.any()) {
        into[count++] = this.next as number;
        this.next = undefined;
      } else if (time.nowUs() >= end) {
        break;
      } else {
        time.sleepUs(ASK_AGAIN_US);
      }
    }
    return count;
  }

  /** All that is there now; nothing: undefined. */
  available(limit: number, untilLine: boolean): Uint8Array | undefined {
    const bytes: number[] = [];
    const one = new Uint8Array(1);
    while (bytes.length < limit && this.receive(one, 0) === 1) {
      bytes.push(one[0]!);
      if (untilLine && one[0] === NEWLINE) break;
    }
    return bytes.length === 0 ? undefined : Uint8Array.from(bytes);
  }

  write(bytes: Uint8Array): number {
    return stdout.files.write(1, bytes);
  }
}

const vcp = new PyUsbVcp();

const bytesOrNone = (bytes: Uint8Array | undefined): Value =>
  bytes === undefined ? null : new PyBytes(bytes);
const limitOf = (size: Value): number => {
  const n = size === undefined || size === null ? -1 : intArgument(size);
  return n < 0 ? Infinity : n;
};
const TIMED = [
  { name: "data", required: true },
  { name: "timeout", default: 5000, keywordOnly: true, convert: intArgument },
];

const timed = (name: string, run: (self: PyUsbVcp, data: Value, timeout: number) => Value): Value =>
  nativeKw(name, 2, Infinity, (args, kw) => {
    const [data, timeout] = parseArguments(args.slice(1), kw, TIMED);
    return run(args[0] as PyUsbVcp, data, timeout as number);
  });

function lines(self: PyUsbVcp): PyList {
  const all: Value[] = [];
  for (let line = self.available(Infinity, true); line !== undefined; line = self.available(Infinity, true))
    all.push(new PyBytes(line));
  return new PyList(all);
}

const vcpType = lazyType((): PyType =>
  defineType({
    name: "USB_VCP",
    js: PyUsbVcp,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 1);
      if (args.length > 0 && intArgument(args[0]) !== 0) throw newException(valueErrorType);
      return vcp;
    },
    slots: {
      repr$(): string {
        return "USB_VCP(0)";
      },
    } as never,
    attrs: { RTS, CTS, IRQ_RX },
    methods: {
      init: nativeKw("init", 1, 1, (_args, kw) => {
        parseArguments([], kw, [{ name: "flow", keywordOnly: true, default: -1, convert: intArgument }]);
        return null;
      }),
      // Ctrl-C of the console is the machine's own.
      setinterrupt: native("setinterrupt", 2, 2, (_self: PyUsbVcp, character: Value) => {
        intArgument(character);
        return null;
      }),
      isconnected: native("isconnected", 1, 1, (self: PyUsbVcp) => self.isConnected()),
      any: native("any", 1, 1, (self: PyUsbVcp) => self.any()),
      send: timed("send", (self, data) => self.write(bytesToSend(data))),
      recv: timed("recv", (self, data, timeout) => {
        const { into, result } = receiver(data);
        const count = self.receive(into, timeout);
        const all = result();
        return all === data ? count : new PyBytes(into.subarray(0, count));
      }),
      read: native("read", 1, 2, (self: PyUsbVcp, size?: Value) =>
        bytesOrNone(self.available(limitOf(size), false)),
      ),
      readinto: native("readinto", 2, 3, (self: PyUsbVcp, buffer: Value, most?: Value) => {
        const into = getWritableBytes(buffer);
        const bytes = self.available(Math.min(into.length, limitOf(most)), false);
        if (bytes === undefined) return null;
        into.set(bytes);
        return bytes.length;
      }),
      readline: native("readline", 1, 2, (self: PyUsbVcp, size?: Value) =>
        bytesOrNone(self.available(limitOf(size), true)),
      ),
      readlines: native("readlines", 1, 1, lines),
      write: native("write", 2, 2, (self: PyUsbVcp, data: Value) => self.write(bytesToSend(data))),
      close: native("close", 1, 1, (self: PyUsbVcp) => self),
      __enter__: native("__enter__", 1, 1, (self: PyUsbVcp) => self),
      __exit__: native("__exit__", 4, 4, () => null),
    },
  }),
);

/** Names of `pyb`. */
export const usbFunctions = (): Record<string, Value> => ({
  usb_mode: nativeKw("usb_mode", 0, Infinity, usbMode),
  USB_VCP: vcpType(),
  have_cdc: native("have_cdc", 0, 0, () => vcp.isConnected()),
});
