/** `machine.UART` of the STM32 port (ports/stm32/machine_uart.c): fixed pins, 7 to 9 bits with the parity's, a buffer for reading. */

import { newException, osErrorType, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import {
  argumentCountError,
  native,
  parseArguments,
  type ArgumentSpec,
} from "../../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import type { Pins } from "../../../../runtime-hal/hal/chip-description.js";
import type { UartPort } from "../../../../runtime-hal/hal/uart.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { defineUart, PyUart, sendBreakMethod } from "../uart-class.js";
import { irqMethod, UartInterrupt } from "../uart-irq.js";
import { frameLength, parityOf, type Parity } from "../uart-settings.js";
import { waitUntil } from "../wait.js";
import { namedBus } from "./bus-id.js";

const EIO = 5;
const IRQ_RXIDLE = 0x10;
const IRQ_RX = 0x20;
const RTS = 0x100;
const CTS = 0x200;
/** Without a buffer the unit itself holds the last byte. */
const LEAST_BUFFER = 1;

const number = (name: string, usual: number): ArgumentSpec => ({
  name,
  keywordOnly: true,
  default: usual,
  convert: intArgument,
});
const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", required: true, convert: intArgument },
  { name: "bits", default: 8, convert: intArgument },
  { name: "parity" },
  { name: "stop", default: 1, convert: intArgument },
  number("flow", 0),
  number("timeout", 0),
  number("timeout_char", 0),
  number("rxbuf", -1),
  number("read_buf_len", 64),
];

class PyStm32Uart extends PyUart {
  id = 0;
  pins: Pins = {};
  private open: UartPort | undefined;
  private baudrate = 0;
  private bits = 8;
  private parity: Parity = "none";
  private stop: 1 | 2 = 1;
  private flow = 0;
  private timeoutMs = 0;
  private timeoutCharMs = 0;
  private rxBuffer = 64;
  private idle: Alarm | undefined;
  readonly interrupt = new UartInterrupt(this, () => {});

  initialise(args: readonly Value[], kw: Keywords): void {
    const [baudrate, bits, parity, stop, flow, timeout, timeoutChar, rxBuffer, older] = parseArguments(
      args,
      kw,
      ARGUMENTS,
    );
    const whole = (bits as number) + (parity === null ? 0 : 1);
    if (whole < 7 || whole > 9) throw valueError("unsupported combination of bits and parity");
    this.parity = parityOf(parity);
    this.baudrate = baudrate as number;
    this.bits = bits as number;
    this.stop = stop === 1 ? 1 : 2;
    this.flow = flow as number;
    this.timeoutMs = timeout as number;
    this.timeoutCharMs = Math.max(timeoutChar as number, Math.floor(13_000 / this.baudrate) + 2);
    this.rxBuffer = Math.max(0, (rxBuffer as number) >= 0 ? (rxBuffer as number) : (older as number));
    const setup = {
      tx: this.pins.tx,
      rx: this.pins.rx,
      baudrate: this.baudrate,
      bits: this.bits,
      parity: this.parity,
      stop: this.stop,
      txBuffer: 1,
      rxBuffer: Math.max(LEAST_BUFFER, this.rxBuffer),
      inverted: { tx: false, rx: false },
    };
    const board = useBoard();
    this.open?.close();
    this.open = guard(() => board.claimBus("uart", this.id, setup, { name: `UART(${this.id})` }));
    this.idle ??= board.clock.alarm(() => this.interrupt.raise(IRQ_RXIDLE));
    this.open.listen({
      received: () => {
        const us = (frameLength(this.bits, this.parity, this.stop) * 1e6) / this.baudrate;
        if (this.interrupt.trigger & IRQ_RXIDLE) this.idle?.at(board.clock.peekUs() + us);
        this.interrupt.raise(IRQ_RX);
      },
    });
  }

  deinit(): void {
    this.idle?.cancel();
    this.open?.close();
    this.open = undefined;
  }

  get port(): UartPort {
    if (this.open === undefined) throw newException(osErrorType, EIO);
    return this.open;
  }

  protected get flushLimit() {
    return { bytes: 2, baudrate: this.baudrate };
  }

  receive(into: Uint8Array): number | undefined {
    const { port } = this;
    if (into.length === 0) return 0;
    let done = 0;
    for (let waitMs = this.timeoutMs; done < into.length; waitMs = this.timeoutCharMs) {
      if (!waitUntil(() => port.available() > 0, waitMs * 1000)) return done === 0 ? undefined : done;
      done += port.read(into.subarray(done));
    }
    return done;
  }

  transmit(data: Uint8Array): number | undefined {
    const { port } = this;
    for (let sent = port.write(data); sent < data.length; sent += port.write(data.subarray(sent)))
      waitUntil(() => port.room() > 0, Infinity);
    return data.length;
  }

  describe(): string {
    if (this.open === undefined) return `UART(${this.id})`;
    const parity = { none: "None", even: "0", odd: "1" }[this.parity];
    const flow = [this.flow & RTS ? ["RTS"] : [], this.flow & CTS ? ["CTS"] : []].flat().join("|");
    const irq = this.interrupt.trigger === 0 ? "" : `; irq=0x${this.interrupt.trigger.toString(16)}`;
    return (
      `UART(${this.id}, baudrate=${this.baudrate}, bits=${this.bits}, parity=${parity}, stop=${this.stop}, ` +
      `flow=${flow === "" ? "0" : flow}, timeout=${this.timeoutMs}, timeout_char=${this.timeoutCharMs}, ` +
      `rxbuf=${this.rxBuffer}${irq})`
    );
  }
}

const objects = perBoot(() => new Map<number, PyStm32Uart>());

function make(args: readonly Value[], kw: Keywords): PyUart {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const bus = namedBus("uart", args[0]);
  let self = objects().get(bus.number);
  if (self === undefined) {
    self = new PyStm32Uart();
    self.id = bus.number;
    self.pins = bus.defaults ?? {};
    objects().set(bus.number, self);
  }
  // Only the number: the object as it is.
  if (args.length > 1 || (kw !== null && kw.size > 0)) self.initialise(args.slice(1), kw);
  return self;
}

export const uartStm32Type = lazyType(() =>
  defineUart(
    PyStm32Uart,
    make,
    {
      ...sendBreakMethod(),
      readchar: native("readchar", 1, 1, (self: PyStm32Uart) => {
        const one = new Uint8Array(1);
        return self.receive(one) === undefined ? -1 : (one[0] as number);
      }),
      writechar: native("writechar", 2, 2, (self: PyStm32Uart, byte: Value) => {
        self.transmit(Uint8Array.of(intArgument(byte) & 0xff));
        return null;
      }),
      irq: irqMethod<PyStm32Uart>(
        (self) => self.interrupt,
        () => ({ allowed: IRQ_RX | IRQ_RXIDLE, hard: true }),
      ),
    },
    { RTS, CTS, IRQ_RX, IRQ_RXIDLE },
  ),
);

export const uartStm32: Part = () => ({ UART: uartStm32Type() });
