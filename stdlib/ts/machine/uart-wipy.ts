/** `machine.UART` of the WiPy: `pins=` as a tuple, fixed timeouts, an interrupt for any byte (ports/cc3200/mods/pybuart.c). */

import { osError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { UartPort } from "../../../runtime-hal/hal/uart.js";
import { busOf, carries } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { defineUart, PyUart, sendBreakMethod } from "./uart-class.js";
import { UartInterrupt } from "./uart-irq.js";
import type { Parity } from "./uart-settings.js";
import { waitUntil } from "./wait.js";
import { invalidArgument, notInitialised } from "./wipy-arguments.js";

const ENODEV = 19;
const RX_BUFFER = 255;
const TX_FIFO = 16;
const EVEN = 0;
const ODD = 1;
const RX_ANY = 0x01;
const ALL_TRIGGERS = 0x0f;
/** Bits of a frame as the firmware reckons its waits. */
const FRAME_BITS = 11;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: 9600, convert: intArgument },
  { name: "bits", default: 8, convert: intArgument },
  { name: "parity" },
  { name: "stop", default: 1, convert: intArgument },
  { name: "pins", keywordOnly: true },
];
const IRQ_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "trigger", required: true },
  { name: "priority", keywordOnly: true, default: 1, convert: intArgument },
  { name: "handler", keywordOnly: true },
  { name: "wake", keywordOnly: true },
];

class PyWipyUart extends PyUart {
  id = 0;
  /** 0: switched off. */
  private baudrate = 0;
  private bits = 8;
  private parity: Parity = "none";
  private stop: 1 | 2 = 1;
  private open: UartPort | undefined;
  readonly interrupt = new UartInterrupt(this, () => {});

  initialise(args: readonly Value[], kw: Keywords): void {
    const [baudrate, bits, parity, stop, pins] = parseArguments(args, kw, ARGUMENTS);
    if ((baudrate as number) <= 0) throw invalidArgument();
    if ((bits as number) < 5 || (bits as number) > 8) throw invalidArgument();
    this.parity = parity === null ? "none" : intArgument(parity) === EVEN ? "even" : "odd";
    if (parity !== null && parity !== EVEN && parity !== ODD) throw invalidArgument();
    this.baudrate = baudrate as number;
    this.bits = bits as number;
    this.stop = stop === 1 ? 1 : 2;
    const { defaults } = busOf("uart", this.id) ?? {};
    const given = kw?.has("pins") && pins !== null ? spread(pins) : undefined;
    if (given !== undefined && given.length !== 2 && given.length !== 4) throw invalidArgument();
    const pin = (index: number, usual: number | undefined): number | undefined => {
      if (given === undefined) return usual;
      return given[index] === null ? undefined : findPin(given[index]).line.id;
    };
    const setup = {
      tx: pin(0, defaults?.tx),
      rx: pin(1, defaults?.rx),
      baudrate: this.baudrate,
      bits: this.bits,
      parity: this.parity,
      stop: this.stop,
      txBuffer: TX_FIFO,
      rxBuffer: RX_BUFFER,
      inverted: { tx: false, rx: false },
    };
    this.open?.close();
    this.open = guard(() => useBoard().claimBus("uart", this.id, setup, { name: `UART(${this.id})` }));
    this.open.listen({ received: () => this.interrupt.raise(RX_ANY) });
  }

  deinit(): void {
    this.open?.close();
    this.open = undefined;
    this.baudrate = 0;
  }

  get port(): UartPort {
    if (this.open === undefined) throw notInitialised();
    return this.open;
  }

  protected get flushLimit() {
    return { bytes: TX_FIFO + 1, baudrate: this.baudrate };
  }

  override sendBreak(): void {
    this.port.sendBreak(2 * FRAME_BITS);
  }

  receive(into: Uint8Array): number | undefined {
    const { port } = this;
    // Sixteen frames: the FIFO tells of itself only when it is half full.
    const us = (16 * FRAME_BITS * 1e6) / this.baudrate;
    let done = 0;
    while (done < into.length) {
      if (!waitUntil(() => port.available() > 0, us)) return done === 0 ? undefined : done;
      done += port.read(into.subarray(done));
    }
    return done;
  }

  transmit(data: Uint8Array): number {
    const { port } = this;
    for (let sent = port.write(data); sent < data.length; sent += port.write(data.subarray(sent)))
      waitUntil(() => port.room() > 0, Infinity);
    return data.length;
  }

  irq(args: readonly Value[], kw: Keywords): Value {
    const [trigger, , handler, wake] = parseArguments(args, kw, IRQ_ARGUMENTS);
    if (this.open === undefined) throw notInitialised();
    const bits = intArgument(trigger);
    // The firmware cannot wake by it.
    if ((wake !== null && wake !== 1) || bits === 0 || bits > ALL_TRIGGERS) throw invalidArgument();
    this.interrupt.handler = handler;
    this.interrupt.set(bits);
    return this.interrupt.object;
  }

  describe(): string {
    if (this.baudrate === 0) return `UART(${this.id})`;
    const parity = { none: "None", even: "UART.EVEN", odd: "UART.ODD" }[this.parity];
    return `UART(${this.id}, baudrate=${this.baudrate}, bits=${this.bits}, parity=${parity}, stop=${this.stop})`;
  }
}

const objects = perBoot(() => new Map<number, PyWipyUart>());

/** Without a number, that of the UART which the first pin belongs to. */
function idOf(args: readonly Value[], kw: Keywords): number {
  if (args.length > 0) return intArgument(args[0]);
  if (!kw?.has("pins")) return 0;
  const [tx, rx] = spread(kw.get("pins"));
  const role = tx === null ? "rx" : "tx";
  const pin = findPin(tx === null ? rx : tx).line.id;
  for (const id of [0, 1]) {
    const bus = busOf("uart", id);
    if (bus !== undefined && carries(bus, role, pin)) return id;
  }
  throw invalidArgument();
}

const type = lazyType(() =>
  defineUart(
    PyWipyUart,
    (args, kw) => {
      const id = idOf(args, kw);
      if (busOf("uart", id) === undefined) throw osError(ENODEV);
      let self = objects().get(id);
      if (self === undefined) {
        self = new PyWipyUart();
        self.id = id;
        objects().set(id, self);
      }
      self.initialise(args.slice(1), kw);
      return self;
    },
    {
      ...sendBreakMethod(),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => (args[0] as PyWipyUart).irq(args.slice(1), kw)),
    },
    // EVEN and ODD are what the object prints.
    { RX_ANY, IRQ_RX: RX_ANY, EVEN, ODD },
  ),
);

export const uartWipy: Part = () => ({ UART: type() });
