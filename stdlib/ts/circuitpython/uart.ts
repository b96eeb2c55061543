/** `busio.UART` (shared-bindings/busio/UART.c): a serial port whose reads give None when nothing came in time. */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../runtime-hal/core/float.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { PyBytes, PyFloat } from "../../../runtime-hal/core/objects.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../../runtime-hal/exec/board.js";
import type { UartPort } from "../../../runtime-hal/hal/uart.js";
import { guard } from "../machine/hal-error.js";
import { waitUntil } from "../machine/wait.js";
import { busOfPins } from "./locked.js";
import { freePin, type PyMcuPin } from "./pins.js";
import { attribute, PyResource, resourceMethods } from "./resource.js";

const US = 1_000_000;
const NEWLINE = 10;
const DEFAULT_BAUD = 9600;
const DEFAULT_BUFFER = 64;
/** The program does not see it: a write returns when all is on the wire. */
const TX_BUFFER = 256;
/** More seconds than this cannot be meant: the first version counted milliseconds. */
const MOST_SECONDS = 100;

class PyParity extends PyObject {
  constructor(readonly name: "EVEN" | "ODD") {
    super();
  }
}
const EVEN = new PyParity("EVEN");
const ODD = new PyParity("ODD");
const parityType = defineType({
  name: "Parity",
  js: PyParity,
  attrs: { EVEN, ODD },
  slots: {
    repr$(this: PyParity) {
      return `busio.UART.Parity.${this.name}`;
    },
  },
});

interface Settings {
  readonly tx: PyMcuPin | undefined;
  readonly rx: PyMcuPin | undefined;
  baudrate: number;
  readonly bits: number;
  readonly parity: "none" | "even" | "odd";
  readonly stop: 1 | 2;
  readonly rxBuffer: number;
}

class PyUart extends PyResource {
  private line!: UartPort;

  constructor(
    private readonly settings: Settings,
    public timeoutUs: number,
  ) {
    super([settings.tx, settings.rx].filter((pin) => pin !== undefined));
    this.open(settings.baudrate);
  }

  open(baudrate: number): void {
    const { tx, rx, ...rest } = this.settings;
    this.settings.baudrate = baudrate;
    const found = busOfPins("uart", [
      ["tx", tx],
      ["rx", rx],
    ]);
    const index =
      found === "soft"
        ? (bootBoard().chip.buses?.find(({ kinds }) => kinds.includes("uart"))?.number ?? 0)
        : found;
    const setup = {
      ...rest,
      baudrate,
      tx: tx?.id,
      rx: rx?.id,
      txBuffer: TX_BUFFER,
      inverted: { tx: false, rx: false },
    };
    this.line?.close();
    this.line = guard(() => useBoard().claimBus("uart", index, setup, { name: `UART(${(tx ?? rx)!.name})` }));
  }

  get baudrate(): number {
    return this.settings.baudrate;
  }

  get waiting(): number {
    return this.line.available();
  }

  clear(): void {
    while (this.line.available() > 0) this.line.read(new Uint8Array(this.line.available()));
  }

  /** Bytes that come until there are `most`, a line ends, or no more come in time. */
  receive(most: number, isEnd: (byte: number) => boolean = () => false): Uint8Array {
    if (this.settings.rx === undefined) throw valueError("No RX pin");
    const bytes: number[] = [];
    const one = new Uint8Array(1);
    while (bytes.length < most) {
      if (!waitUntil(() => this.line.available() > 0, this.timeoutUs)) break;
      this.line.read(one);
      bytes.push(one[0] as number);
      if (isEnd(one[0] as number)) break;
    }
    return Uint8Array.from(bytes);
  }

  /** Returns when all is on the wire. */
  send(bytes: Uint8Array): number {
    if (this.settings.tx === undefined) throw valueError("No TX pin");
    for (let at = 0; at < bytes.length;) {
      at += this.line.write(bytes.subarray(at));
      waitUntil(() => this.line.txDone(), Infinity);
    }
    return bytes.length;
  }

  protected release(): void {
    this.line.close();
  }
}

const orNone = (bytes: Uint8Array): Value => (bytes.length === 0 ? null : new PyBytes(bytes));

const methods: Record<string, Value> = {
  ...resourceMethods(),
  read: native("read", 1, 2, (self: PyUart, most?: Value) =>
    orNone(self.check().receive(most === undefined || most === null ? Infinity : intArgument(most))),
  ),
  readinto: native("readinto", 2, 3, (self: PyUart, buffer: Value, most?: Value) => {
    const into = getWritableBytes(buffer);
    const wanted = most === undefined ? into.length : Math.min(into.length, intArgument(most));
    const bytes = self.check().receive(wanted);
    into.set(bytes);
    return bytes.length === 0 ? null : bytes.length;
  }),
  readline: native("readline", 1, 1, (self: PyUart) =>
    orNone(self.check().receive(Infinity, (byte) => byte === NEWLINE)),
  ),
  write: native("write", 2, 2, (self: PyUart, buffer: Value) => self.check().send(getBytes(buffer))),
  reset_input_buffer: native("reset_input_buffer", 1, 1, (self: PyUart) => {
    self.check().clear();
    return null;
  }),
};

function timeoutOf(value: Value): number {
  const given = toFloat(value);
  if (given < 0) throw valueError("timeout must be 0.0-100.0 seconds");
  return given > MOST_SECONDS ? given * 1000 : given * US;
}

const pinOrNone = (name: string): ArgumentSpec => ({
  name,
  convert: (value) => (value === null ? null : freePin(value, name)),
});

const ARGUMENTS: readonly ArgumentSpec[] = [
  pinOrNone("tx"),
  pinOrNone("rx"),
  { name: "baudrate", keywordOnly: true, default: DEFAULT_BAUD, convert: intArgument },
  { name: "bits", keywordOnly: true, default: 8, convert: intArgument },
  { name: "parity", keywordOnly: true },
  { name: "stop", keywordOnly: true, default: 1, convert: intArgument },
  { name: "timeout", keywordOnly: true, default: US, convert: timeoutOf },
  { name: "receiver_buffer_size", keywordOnly: true, default: DEFAULT_BUFFER, convert: intArgument },
];

export const uartType = defineType({
  name: "UART",
  js: PyUart,
  make: (_type, args, kw) => {
    const values = parseArguments(args, kw, ARGUMENTS);
    const [tx, rx, baudrate, bits, parity, stop, timeoutUs, rxBuffer] = values;
    if (tx === null && rx === null) throw valueError("tx and rx cannot both be None");
    if (parity !== null && !(parity instanceof PyParity)) throw valueError("Invalid parity");
    if (stop !== 1 && stop !== 2) throw valueError("stop must be 1-2");
    const settings: Settings = {
      tx: (tx as PyMcuPin | null) ?? undefined,
      rx: (rx as PyMcuPin | null) ?? undefined,
      baudrate: baudrate as number,
      bits: bits as number,
      parity: parity === null ? "none" : parity === EVEN ? "even" : "odd",
      stop,
      rxBuffer: rxBuffer as number,
    };
    return new PyUart(settings, timeoutUs as number);
  },
  methods,
  attrs: {
    Parity: parityType,
    in_waiting: attribute<PyUart>("in_waiting", (self) => self.waiting),
    baudrate: attribute<PyUart>(
      "baudrate",
      (self) => self.baudrate,
      (self, value) => self.open(intArgument(value)),
    ),
    timeout: attribute<PyUart>(
      "timeout",
      (self) => new PyFloat(self.timeoutUs / US),
      (self, value) => (self.timeoutUs = timeoutOf(value)),
    ),
  },
});
