/** `machine.UART` of the ESP32 port (ports/esp32/machine_uart.c). Settings stay from one `UART(n)` to the next. */

import { osError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { Alarm } from "../../../runtime-hal/hal/clock.js";
import type { UartPort } from "../../../runtime-hal/hal/uart.js";
import { busOf } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { defineUart, PyUart, sendBreakMethod } from "./uart-class.js";
import { irqMethod, UartInterrupt } from "./uart-irq.js";
import { frameLength, parityOf, type Parity } from "./uart-settings.js";
import { waitUntil } from "./wait.js";
import { busesOf, refused } from "./refusal.js";

const BUS_HZ = 80_000_000;
const DEFAULT_BAUDRATE = 115_200;
const DEFAULT_BUFFER = 256;
const NO_PIN = -1;
const ESP_FAIL = -1;
/** The UART of the console. */
const CONSOLE = 0;

const INV_RX = 0x04;
const INV_CTS = 0x08;
const INV_TX = 0x20;
const INV_RTS = 0x40;
const RTS = 1;
const CTS = 2;
const IRQ_RX = 0x01;
const IRQ_BREAK = 0x02;
const IRQ_RXIDLE = 0x1000;
/** The line counts as idle after two characters, but not sooner. */
const IDLE_LEAST_US = 500;

const INVERSIONS = [
  [INV_TX, "INV_TX"],
  [INV_RX, "INV_RX"],
  [INV_RTS, "INV_RTS"],
  [INV_CTS, "INV_CTS"],
] as const;
const FLOWS = [
  [RTS, "RTS"],
  [CTS, "CTS"],
] as const;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: 0, convert: intArgument },
  { name: "bits", default: 0, convert: intArgument },
  { name: "parity" },
  { name: "stop", default: 0, convert: intArgument },
  { name: "tx", keywordOnly: true },
  { name: "rx", keywordOnly: true },
  { name: "rts", keywordOnly: true },
  { name: "cts", keywordOnly: true },
  ...["txbuf", "rxbuf", "timeout", "timeout_char", "invert", "flow"].map((name) => ({
    name,
    keywordOnly: true,
    default: -1,
    convert: intArgument,
  })),
];

/** The nearest rate of the divider, which has four bits behind the point. */
function possibleBaudrate(baudrate: number): number {
  return Math.floor((BUS_HZ * 16) / Math.floor((BUS_HZ * 16) / baudrate));
}

const names = (mask: number, table: readonly (readonly [number, string])[]): string =>
  table
    .filter(([bit]) => mask & bit)
    .map(([, name]) => name)
    .join("|");

class PyEsp32Uart extends PyUart {
  id = 0;
  private installed: UartPort | undefined;
  private baudrate = possibleBaudrate(DEFAULT_BAUDRATE);
  private bits = 8;
  private parity: Parity = "none";
  private stop: 1 | 2 = 1;
  private tx = NO_PIN;
  private rx = NO_PIN;
  private rts = NO_PIN;
  private cts = NO_PIN;
  private txBuffer = DEFAULT_BUFFER;
  private rxBuffer = DEFAULT_BUFFER;
  private timeoutMs = 0;
  private timeoutCharMs = 0;
  private invert = 0;
  private flow = 0;
  readonly interrupt = new UartInterrupt(this, () => this.idle?.cancel());
  private idle: Alarm | undefined;

  private reset(): void {
    const { defaults } = busOf("uart", this.id) ?? {};
    this.bits = 8;
    this.parity = "none";
    this.stop = 1;
    this.baudrate = possibleBaudrate(DEFAULT_BAUDRATE);
    this.tx = this.id === CONSOLE ? NO_PIN : (defaults?.tx ?? NO_PIN);
    this.rx = this.id === CONSOLE ? NO_PIN : (defaults?.rx ?? NO_PIN);
    this.rts = this.cts = NO_PIN;
    this.txBuffer = this.rxBuffer = DEFAULT_BUFFER;
    this.timeoutMs = this.timeoutCharMs = this.invert = this.flow = 0;
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const given = parseArguments(args, kw, ARGUMENTS);
    const [baudrate, bits, parity, stop, tx, rx, rts, cts] = given;
    const [txbuf, rxbuf, timeout, timeoutChar, invert, flow] = given.slice(8) as number[] as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    if (this.installed === undefined) this.reset();
    else waitUntil(() => this.installed?.txDone() ?? true, 1e6);
    if (txbuf >= 0 || rxbuf >= 0) {
      const changed = (txbuf >= 0 && txbuf !== this.txBuffer) || (rxbuf >= 0 && rxbuf !== this.rxBuffer);
      if (changed && this.id === CONSOLE) throw valueError("REPL UART buffer size is fixed");
      if (txbuf >= 0) this.txBuffer = txbuf;
      if (rxbuf >= 0) this.rxBuffer = rxbuf;
    }
    if ((baudrate as number) > 0) this.baudrate = possibleBaudrate(baudrate as number);
    if (kw?.has("tx")) this.tx = lineOf(tx);
    if (kw?.has("rx")) this.rx = lineOf(rx);
    if (kw?.has("rts")) this.rts = lineOf(rts);
    if (kw?.has("cts")) this.cts = lineOf(cts);
    if (bits !== 0) {
      if ((bits as number) < 5 || (bits as number) > 8) throw valueError("invalid data bits");
      this.bits = bits as number;
    }
    if (args.length > 2 || kw?.has("parity")) this.parity = parityOf(parity);
    if (stop !== 0) {
      if (stop !== 1 && stop !== 2) throw valueError("invalid stop bits");
      this.stop = stop;
    }
    if (timeout !== -1) this.timeoutMs = timeout;
    if (timeoutChar !== -1) this.timeoutCharMs = timeoutChar;
    if (invert !== -1) {
      if (invert & ~(INV_TX | INV_RX | INV_RTS | INV_CTS)) throw valueError("invalid inversion mask");
      this.invert = invert;
    }
    if (flow !== -1) {
      if (flow & ~(RTS | CTS)) throw valueError("invalid flow control mask");
      this.flow = flow;
    }
    this.connect();
  }

  private connect(): void {
    this.installed?.close();
    const { defaults } = busOf("uart", this.id) ?? {};
    // "No change" leaves the pins that the chip starts with.
    const pin = (line: number, usual: number | undefined): number | undefined =>
      line === NO_PIN ? usual : line;
    const setup = {
      tx: pin(this.tx, this.id === CONSOLE ? defaults?.tx : undefined),
      rx: pin(this.rx, this.id === CONSOLE ? defaults?.rx : undefined),
      baudrate: this.baudrate,
      bits: this.bits,
      parity: this.parity,
      stop: this.stop,
      txBuffer: Math.max(1, this.txBuffer),
      rxBuffer: Math.max(1, this.rxBuffer),
      inverted: { tx: (this.invert & INV_TX) !== 0, rx: (this.invert & INV_RX) !== 0 },
    };
    const board = useBoard();
    this.installed = guard(() => board.claimBus("uart", this.id, setup, { name: `UART(${this.id})` }));
    this.idle = board.clock.alarm(() => this.interrupt.raise(IRQ_RXIDLE));
    this.installed.listen({
      received: () => {
        if (this.interrupt.trigger & IRQ_RXIDLE) this.armIdle();
        this.interrupt.raise(IRQ_RX);
      },
      broken: () => this.interrupt.raise(IRQ_BREAK),
    });
  }

  private armIdle(): void {
    const us = (2 * frameLength(this.bits, this.parity, this.stop) * 1e6) / this.baudrate;
    this.idle?.at(useBoard().clock.nowUs() + Math.max(us, IDLE_LEAST_US));
  }

  deinit(): void {
    this.idle?.cancel();
    if (this.id === CONSOLE) return;
    this.installed?.close();
    this.installed = undefined;
  }

  get port(): UartPort {
    // What ESP-IDF says of a UART whose driver was deleted.
    if (this.installed === undefined) throw osError(ESP_FAIL, "ESP_FAIL");
    return this.installed;
  }

  protected get flushLimit() {
    return { bytes: 3 + this.txBuffer, baudrate: this.baudrate };
  }

  receive(into: Uint8Array): number | undefined {
    if (into.length === 0) return 0;
    const port = this.installed;
    if (port === undefined) return undefined;
    if (!waitUntil(() => port.available() > 0, this.timeoutMs * 1000)) return undefined;
    waitUntil(() => port.available() >= into.length, this.timeoutCharMs * 1000);
    return port.read(into);
  }

  /** Waits until everything is in the buffer. */
  transmit(data: Uint8Array): number | undefined {
    const port = this.installed;
    if (port === undefined) return undefined;
    for (let sent = port.write(data); sent < data.length; sent += port.write(data.subarray(sent)))
      waitUntil(() => port.room() > 0, Infinity);
    return data.length;
  }

  override sendBreak(): void {
    waitUntil(() => this.port.txDone(), 1e6);
    super.sendBreak();
  }

  describe(): string {
    const { id, baudrate, bits, parity, stop, tx, rx, rts, cts, txBuffer, rxBuffer } = this;
    const parityName = { none: "None", odd: "1", even: "0" }[parity];
    const inverted = this.invert === 0 ? "" : `, invert=${names(this.invert, INVERSIONS)}`;
    const flow = this.flow === 0 ? "" : `, flow=${names(this.flow, FLOWS)}`;
    return (
      `UART(${id}, baudrate=${baudrate}, bits=${bits}, parity=${parityName}, stop=${stop}, ` +
      `tx=${tx}, rx=${rx}, rts=${rts}, cts=${cts}, txbuf=${txBuffer}, rxbuf=${rxBuffer}, ` +
      `timeout=${this.timeoutMs}, timeout_char=${this.timeoutCharMs}, irq=${this.interrupt.trigger}${inverted}${flow})`
    );
  }
}

/** A pin's number; -1 leaves the line as it is. */
function lineOf(value: Value): number {
  return value === -1 ? NO_PIN : findPin(value).line.id;
}

const objects = perBoot(() => new Map<number, PyEsp32Uart>());

function make(args: readonly Value[], kw: Keywords): PyUart {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const id = intArgument(args[0]);
  if (busOf("uart", id) === undefined)
    throw refused(valueError(`UART(${id}) does not exist`), "PIN420", busesOf("uart"));
  const self = objects().get(id) ?? new PyEsp32Uart();
  self.id = id;
  self.initialise(args.slice(1), kw);
  objects().set(id, self);
  return self;
}

const type = lazyType(() =>
  defineUart(
    PyEsp32Uart,
    make,
    {
      ...sendBreakMethod(),
      irq: irqMethod<PyEsp32Uart>(
        (self) => self.interrupt,
        (self) => ({
          allowed: IRQ_RX | IRQ_RXIDLE | IRQ_BREAK,
          hard: false,
          check: () => {
            if (self.id === CONSOLE) throw valueError("REPL UART does not support IRQs");
          },
        }),
      ),
    },
    { INV_TX, INV_RX, INV_RTS, INV_CTS, RTS, CTS, IRQ_RX, IRQ_RXIDLE, IRQ_BREAK },
  ),
);

export const uartEsp32: Part = () => ({ UART: type() });
