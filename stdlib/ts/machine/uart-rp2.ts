/** `machine.UART` of the RP2 port: fixed choices of pins, buffers both ways (ports/rp2/machine_uart.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { BusDescription, BusRole } from "../../../runtime-hal/hal/chip-description.js";
import type { Alarm } from "../../../runtime-hal/hal/clock.js";
import type { UartPort } from "../../../runtime-hal/hal/uart.js";
import { busOf, carries } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { defineUart, PyUart, sendBreakMethod } from "./uart-class.js";
import { irqMethod, UartInterrupt } from "./uart-irq.js";
import { parityOf, type Parity } from "./uart-settings.js";
import { waitUntil } from "./wait.js";
import { busesOf, refused, wrongPin } from "./refusal.js";

const DEFAULT_BAUDRATE = 115_200;
const DEFAULT_BUFFER = 256;
const LEAST_BUFFER = 32;
const MOST_BUFFER = 32_766;
const INV_TX = 1;
const INV_RX = 2;
const CTS = 1;
const RTS = 2;
const IRQ_TXIDLE = 0x20;
const IRQ_RXIDLE = 0x40;
const IRQ_BREAK = 0x200;
/** The peripheral tells of an idle line after 32 bit times. */
const IDLE_BITS = 32;
const KEEP = -1;

const number = (name: string): ArgumentSpec => ({
  name,
  keywordOnly: true,
  default: KEEP,
  convert: intArgument,
});
const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: KEEP, convert: intArgument },
  { name: "bits", default: KEEP, convert: intArgument },
  { name: "parity", default: KEEP },
  { name: "stop", default: KEEP, convert: intArgument },
  { name: "tx", keywordOnly: true },
  { name: "rx", keywordOnly: true },
  { name: "cts", keywordOnly: true },
  { name: "rts", keywordOnly: true },
  ...["timeout", "timeout_char", "invert", "flow", "txbuf", "rxbuf"].map(number),
];

class PyRp2Uart extends PyUart {
  id = 0;
  private open: UartPort | undefined;
  /** 0: not set up. */
  private baudrate = 0;
  private bits = 8;
  private parity: Parity = "none";
  private stop = 1;
  private tx = 0;
  private rx = 0;
  private timeoutMs = 0;
  private timeoutCharMs = 0;
  private invert = 0;
  private txBuffer = DEFAULT_BUFFER;
  private rxBuffer = DEFAULT_BUFFER;
  private idle: Alarm | undefined;
  readonly interrupt = new UartInterrupt(this, () => this.idle?.cancel());

  /** The pins that the board gives it. */
  takeDefaults(bus: BusDescription): void {
    this.tx = bus.defaults?.tx ?? 0;
    this.rx = bus.defaults?.rx ?? 0;
  }

  usualBuffers(): void {
    this.txBuffer = this.rxBuffer = DEFAULT_BUFFER;
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const given = parseArguments(args, kw, ARGUMENTS);
    const [baudrate, bits, parity, stop, tx, rx, cts, rts] = given;
    if ((baudrate as number) > 0) this.baudrate = baudrate as number;
    if ((bits as number) > 0) this.bits = bits as number;
    if (parity !== KEEP) this.parity = parityOf(parity);
    if ((stop as number) > 0) this.stop = stop as number;
    if (tx !== null) this.tx = this.pinFor("tx", tx);
    if (rx !== null) this.rx = this.pinFor("rx", rx);
    if (cts !== null) this.pinFor("cts", cts);
    if (rts !== null) this.pinFor("rts", rts);
    const [timeout, timeoutChar, invert, flow, txbuf, rxbuf] = given.slice(8) as number[] as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    if (timeout >= 0) this.timeoutMs = timeout;
    if (timeoutChar >= 0) this.timeoutCharMs = timeoutChar;
    if (invert >= 0) {
      if (invert & ~(INV_TX | INV_RX)) throw valueError("bad inversion mask");
      this.invert = invert;
    }
    if (flow >= 0 && flow & ~(CTS | RTS)) throw valueError("bad hardware flow control mask");
    if (rxbuf > 0) this.rxBuffer = bufferLength(rxbuf, "rxbuf");
    if (txbuf > 0) this.txBuffer = bufferLength(txbuf, "txbuf");
    if (args.length > 0 || (kw !== null && kw.size > 0) || this.baudrate === 0) this.connect();
  }

  private pinFor(role: BusRole, value: Value): number {
    const pin = findPin(value).line.id;
    const bus = busOf("uart", this.id) as BusDescription;
    if (!carries(bus, role, pin))
      throw refused(valueError(`bad ${role.toUpperCase()} pin`), "PIN455", wrongPin(bus, role, pin));
    return pin;
  }

  private connect(): void {
    if (this.baudrate === 0) {
      this.baudrate = DEFAULT_BAUDRATE;
      this.timeoutCharMs = 0;
    }
    // At least as long as a character.
    this.timeoutCharMs = Math.max(this.timeoutCharMs, Math.floor(13_000 / this.baudrate) + 1);
    this.open?.close();
    const setup = {
      tx: this.tx,
      rx: this.rx,
      baudrate: this.baudrate,
      bits: this.bits,
      parity: this.parity,
      stop: (this.stop === 2 ? 2 : 1) as 1 | 2,
      txBuffer: this.txBuffer,
      rxBuffer: this.rxBuffer,
      inverted: { tx: (this.invert & INV_TX) !== 0, rx: (this.invert & INV_RX) !== 0 },
    };
    const board = useBoard();
    this.open = guard(() => board.claimBus("uart", this.id, setup, { name: `UART(${this.id})` }));
    this.idle = board.clock.alarm(() => this.interrupt.raise(IRQ_RXIDLE));
    this.open.listen({
      received: () => {
        if (this.interrupt.trigger & IRQ_RXIDLE)
          this.idle?.at(board.clock.nowUs() + (IDLE_BITS * 1e6) / this.baudrate);
      },
      broken: () => this.interrupt.raise(IRQ_BREAK),
      sent: () => this.interrupt.raise(IRQ_TXIDLE),
    });
  }

  deinit(): void {
    if (this.open === undefined) return;
    waitUntil(() => this.open?.txDone() ?? true, Infinity);
    this.idle?.cancel();
    this.open.close();
    this.open = undefined;
    this.baudrate = 0;
    this.interrupt.handler = null;
    this.interrupt.set(0);
  }

  get port(): UartPort {
    if (this.open === undefined) throw valueError("UART is not initialised");
    return this.open;
  }

  protected get flushLimit() {
    return { bytes: 33 + this.txBuffer + 1, baudrate: this.baudrate };
  }

  override any(): number {
    return this.open?.available() ?? 0;
  }

  receive(into: Uint8Array): number | undefined {
    const port = this.open;
    if (port === undefined) return undefined;
    let done = 0;
    while (done < into.length) {
      // The firmware compares whole milliseconds.
      const ms = (done === 0 ? this.timeoutMs : this.timeoutCharMs) + 1;
      if (!waitUntil(() => port.available() > 0, ms * 1000)) return done === 0 ? undefined : done;
      done += port.read(into.subarray(done));
    }
    return done;
  }

  transmit(data: Uint8Array): number | undefined {
    const port = this.open;
    if (port === undefined) return undefined;
    let sent = port.write(data);
    while (sent < data.length) {
      const ms = (sent === 0 ? this.timeoutMs : this.timeoutCharMs) + 1;
      if (!waitUntil(() => port.room() > 0, ms * 1000)) return sent === 0 ? undefined : sent;
      sent += port.write(data.subarray(sent));
    }
    return sent;
  }

  describe(): string {
    const { id, baudrate, bits, parity, stop, tx, rx, txBuffer, rxBuffer } = this;
    const parityName = { none: "None", even: "0", odd: "1" }[parity];
    const inverted = ["None", "INV_TX", "INV_RX", "INV_TX|INV_RX"][this.invert] as string;
    return (
      `UART(${id}, baudrate=${baudrate}, bits=${bits}, parity=${parityName}, stop=${stop}, tx=${tx}, rx=${rx}, ` +
      `txbuf=${txBuffer}, rxbuf=${rxBuffer}, timeout=${this.timeoutMs}, timeout_char=${this.timeoutCharMs}, ` +
      `invert=${inverted}, irq=${this.interrupt.trigger})`
    );
  }
}

function bufferLength(wanted: number, name: string): number {
  if (wanted > MOST_BUFFER) throw valueError(`${name} too large`);
  return Math.max(LEAST_BUFFER, wanted);
}

const objects = perBoot(() => new Map<number, PyRp2Uart>());

function make(args: readonly Value[], kw: Keywords): PyUart {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const id = intArgument(args[0]);
  const bus = busOf("uart", id);
  if (bus === undefined) throw refused(valueError(`UART(${id}) doesn't exist`), "PIN420", busesOf("uart"));
  let self = objects().get(id);
  if (self === undefined) {
    self = new PyRp2Uart();
    self.id = id;
    self.takeDefaults(bus);
    objects().set(id, self);
  }
  self.usualBuffers();
  self.initialise(args.slice(1), kw);
  return self;
}

const type = lazyType(() =>
  defineUart(
    PyRp2Uart,
    make,
    {
      ...sendBreakMethod(),
      irq: irqMethod<PyRp2Uart>(
        (self) => self.interrupt,
        () => ({ allowed: IRQ_RXIDLE | IRQ_TXIDLE | IRQ_BREAK, hard: true }),
      ),
    },
    { INV_TX, INV_RX, CTS, RTS, IRQ_RXIDLE, IRQ_TXIDLE, IRQ_BREAK },
  ),
);

export const uartRp2: Part = () => ({ UART: type() });
