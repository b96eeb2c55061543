/**
 * `machine.UART` of the Pycom modules (pycom-micropython-sigfox esp32/mods/machuart.c): pins as a tuple, where one pin alone is a line
 * for both directions, and a timeout counted in characters.
 */

import { newException, osErrorType, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../../runtime-hal/core/float.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import {
  argumentCountError,
  native,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { UartPort, UartSetup } from "../../../../runtime-hal/hal/uart.js";
import { busOf } from "../bus-data.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { busesOf, refused } from "../refusal.js";
import { defineUart, PyUart } from "../uart-class.js";
import type { Parity } from "../uart-settings.js";
import { waitUntil } from "../wait.js";
import { invalidArgument } from "../wipy-arguments.js";
import { notAvailable, splitId } from "./arguments.js";

const EVEN = 2;
const ODD = 3;
const TX_FIFO = 128;
const RX_BUFFER = 4096;
/** Bits of a frame as the firmware reckons its waits. */
const FRAME_BITS = 11;
/** Longest wait for room in the FIFO. */
const TX_WAIT_US = 5000;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: 9600, convert: intArgument },
  { name: "bits", default: 8, convert: intArgument },
  { name: "parity" },
  { name: "stop" },
  { name: "pins", keywordOnly: true, default: undefined },
  { name: "timeout_chars", keywordOnly: true, default: 2, convert: intArgument },
  { name: "rx_buffer_size", keywordOnly: true, default: RX_BUFFER, convert: intArgument },
];

function stopBits(value: Value): UartSetup["stop"] {
  const stop = value === null ? 1 : toFloat(value);
  if (stop >= 1.5 && stop < 2) return 1.5;
  const whole = Math.trunc(stop);
  if (whole !== 1 && whole !== 2) throw valueError(`invalid stop bits ${stop.toFixed(6)}`);
  return whole;
}

function parityOf(value: Value): Parity {
  if (value === null) return "none";
  const number = intArgument(value);
  if (number !== EVEN && number !== ODD) throw valueError(`invalid parity ${number}`);
  return number === EVEN ? "even" : "odd";
}

class PyPycomUart extends PyUart {
  id = 0;
  private setup: UartSetup | undefined;
  private open: UartPort | undefined;
  private timeoutChars = 2;
  /** The only pin, when there is one for both directions. */
  private single: number | undefined;
  /** What came in before a single pin was turned round. */
  private kept: number[] = [];

  initialise(args: readonly Value[], kw: Keywords): void {
    const [baudrate, bits, parityValue, stopValue, , timeout, buffer] = parseArguments(args, kw, ARGUMENTS);
    if ((baudrate as number) <= 0) throw invalidArgument();
    if ((bits as number) < 5 || (bits as number) > 8) throw valueError(`invalid bits size ${bits as number}`);
    const parity = parityOf(parityValue);
    const stop = stopBits(stopValue);
    if (!((buffer as number) > TX_FIFO)) throw valueError("invalid RX buffer size, should be > 128 bytes");
    this.close();
    const pins = this.pinsOf(kw?.has("pins") === true ? kw.get("pins") : undefined);
    this.timeoutChars = timeout as number;
    this.setup = {
      ...pins,
      baudrate: baudrate as number,
      bits: bits as number,
      parity,
      stop,
      txBuffer: TX_FIFO,
      rxBuffer: buffer as number,
      inverted: { tx: false, rx: false },
    };
    this.open = this.claim(this.setup);
  }

  /** No `pins`: those of the module; `None`: none at all. */
  private pinsOf(given: Value): Pick<UartSetup, "tx" | "rx"> {
    this.single = undefined;
    if (given === null) return { tx: undefined, rx: undefined };
    if (given === undefined) {
      const { defaults } = busOf("uart", this.id) ?? {};
      return { tx: defaults?.tx, rx: defaults?.rx };
    }
    const pins = spread(given);
    if (pins.length !== 1 && pins.length !== 2 && pins.length !== 4) throw invalidArgument();
    const [tx, rx, rts, cts] = pins.map((pin) => (pin === null ? undefined : findPin(pin).line.id));
    if (pins.length === 1) {
      this.single = tx;
      return { tx: undefined, rx: tx };
    }
    // Flow control of a direction that has no data line.
    if ((rts !== undefined && rx === undefined) || (cts !== undefined && tx === undefined))
      throw invalidArgument();
    return { tx, rx };
  }

  private claim(setup: UartSetup): UartPort {
    return guard(() => useBoard().claimBus("uart", this.id, setup, { name: `UART(${this.id})` }));
  }

  private close(): void {
    this.open?.close();
    this.open = undefined;
    this.kept = [];
  }

  deinit(): void {
    this.close();
    this.setup = undefined;
  }

  get port(): UartPort {
    if (this.open === undefined) throw newException(osErrorType, "UART not Initialized!");
    return this.open;
  }

  private get settings(): UartSetup {
    void this.port;
    return this.setup as UartSetup;
  }

  protected get flushLimit() {
    return { bytes: TX_FIFO, baudrate: this.settings.baudrate };
  }

  override any(): number {
    return this.kept.length + this.port.available();
  }

  private waitForByte(): boolean {
    const frameUs = Math.floor((FRAME_BITS * 1e6) / this.settings.baudrate);
    return waitUntil(() => this.any() > 0, frameUs * this.timeoutChars + 1);
  }

  receive(into: Uint8Array): number | undefined {
    const { port } = this;
    let done = 0;
    while (done < into.length) {
      if (!this.waitForByte()) return done === 0 ? undefined : done;
      while (this.kept.length > 0 && done < into.length) into[done++] = this.kept.shift() as number;
      done += port.read(into.subarray(done));
    }
    return done;
  }

  transmit(data: Uint8Array): number {
    if (this.single !== undefined) return this.transmitTurned(data);
    this.send(this.port, data);
    return data.length;
  }

  private send(port: UartPort, data: Uint8Array): void {
    for (let sent = port.write(data); sent < data.length; sent += port.write(data.subarray(sent)))
      if (!waitUntil(() => port.room() > 0, TX_WAIT_US))
        throw newException(osErrorType, "the requested operation failed");
  }

  /** A single pin is an input except while it sends. */
  private transmitTurned(data: Uint8Array): number {
    const { settings } = this;
    const waiting = new Uint8Array(this.port.available());
    this.port.read(waiting);
    this.kept.push(...waiting);
    this.port.close();
    const out = this.claim({ ...settings, tx: this.single, rx: undefined });
    this.send(out, data);
    waitUntil(() => out.txDone(), Infinity);
    out.close();
    this.open = this.claim(settings);
    return data.length;
  }

  /** True: everything left in time. */
  waitSent(ms: number): boolean {
    const { port } = this;
    return waitUntil(() => port.txDone(), ms * 1000);
  }

  breakFor(bits: number): void {
    this.port.sendBreak(bits + 1);
  }

  describe(): string {
    const { baudrate, bits, parity, stop } = this.settings;
    const name = { none: "None", even: "UART.EVEN", odd: "UART.ODD" }[parity];
    return `UART(${this.id}, baudrate=${baudrate}, bits=${bits}, parity=${name}, stop=${stop})`;
  }
}

const objects = perBoot(() => new Map<number, PyPycomUart>());

function make(args: readonly Value[], kw: Keywords): PyPycomUart {
  if (args.length < 1 && !kw?.has("id")) throw argumentCountError(0, 1, Infinity);
  const { id, args: rest, kw: settings } = splitId(args, kw);
  if (busOf("uart", id) === undefined) throw refused(notAvailable(), "PIN420", busesOf("uart"));
  let self = objects().get(id);
  if (self === undefined) {
    self = new PyPycomUart();
    self.id = id;
    objects().set(id, self);
  }
  self.initialise(rest, settings);
  return self;
}

const type = lazyType(() =>
  defineUart(
    PyPycomUart,
    make,
    {
      wait_tx_done: native("wait_tx_done", 2, 2, (self: PyPycomUart, ms: Value) =>
        self.waitSent(intArgument(ms)),
      ),
      sendbreak: nativeKw("sendbreak", 1, Infinity, (args, kw) => {
        const [bits] = parseArguments(args.slice(1), kw, [
          { name: "bits", default: 13, convert: intArgument },
        ]);
        (args[0] as PyPycomUart).breakFor(bits as number);
        return null;
      }),
      // Of the first firmware versions; scripts still have it.
      readall: native("readall", 1, 1, (self: PyPycomUart) => self.readAll()),
    },
    { EVEN, ODD },
  ),
);

export const uartPycom: Part = () => ({ UART: type() });
