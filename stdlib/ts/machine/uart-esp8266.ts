/** `machine.UART` of the ESP8266 port: one that reads and writes, and a second that only writes (ports/esp8266/machine_uart.c). */

import { newException, osErrorType, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { UartPort } from "../../../runtime-hal/hal/uart.js";
import { busOf } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { defineUart, PyUart } from "./uart-class.js";
import { parityOf, type Parity } from "./uart-settings.js";
import { waitUntil } from "./wait.js";
import { busesOf, refused } from "./refusal.js";

const DEFAULT_BAUDRATE = 115_200;
/** The FIFO of the chip. */
const TX_FIFO = 126;
/** The firmware's ring of 16 bytes keeps one of them free. */
const DEFAULT_RX_BUFFER = 15;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: 0, convert: intArgument },
  { name: "bits", default: 0, convert: intArgument },
  { name: "parity" },
  { name: "stop", default: 0, convert: intArgument },
  { name: "tx", keywordOnly: true, default: 1 },
  { name: "rx", keywordOnly: true, default: 3 },
  ...["rxbuf", "timeout", "timeout_char"].map((name) => ({
    name,
    keywordOnly: true,
    default: 0,
    convert: intArgument,
  })),
];

/** The receive buffer belongs to the chip, not to an object. */
const shared = perBoot(() => ({ rxBuffer: DEFAULT_RX_BUFFER, ports: new Map<number, UartPort>() }));

class PyEsp8266Uart extends PyUart {
  id = 0;
  private baudrate = DEFAULT_BAUDRATE;
  private bits = 8;
  private parity: Parity = "none";
  private stop: 1 | 2 = 1;
  private timeoutMs = 0;
  private timeoutCharMs = 0;

  initialise(args: readonly Value[], kw: Keywords): void {
    const [baudrate, bits, parity, stop, tx, rx, rxbuf, timeout, timeoutChar] = parseArguments(
      args,
      kw,
      ARGUMENTS,
    );
    if ((baudrate as number) > 0) this.baudrate = baudrate as number;
    if (bits !== 0) {
      if ((bits as number) < 5 || (bits as number) > 8) throw valueError("invalid data bits");
      this.bits = bits as number;
    }
    if (args.length > 2 || kw?.has("parity")) this.parity = parityOf(parity);
    const txPin = findPin(tx).line.id;
    const rxPin = findPin(rx).line.id;
    const pairs = busOf("uart", 0)?.sets ?? [];
    if (!pairs.some((pair) => pair.tx === txPin && pair.rx === rxPin))
      throw refused(
        valueError("invalid tx/rx"),
        "PIN455",
        "UART(0) is at tx=1 and rx=3, or at tx=15 and rx=13",
      );
    if (stop !== 0) {
      if (stop !== 1 && stop !== 2) throw valueError("invalid stop bits");
      this.stop = stop;
    }
    if ((rxbuf as number) > 0) shared().rxBuffer = rxbuf as number;
    this.timeoutMs = timeout as number;
    // At least as long as a character.
    this.timeoutCharMs = Math.max(timeoutChar as number, Math.floor(13_000 / this.baudrate) + 1);
    const second = this.id === 1;
    const setup = {
      tx: second ? busOf("uart", 1)?.defaults?.tx : txPin,
      rx: second ? undefined : rxPin,
      baudrate: this.baudrate,
      bits: this.bits,
      parity: this.parity,
      stop: this.stop,
      txBuffer: TX_FIFO,
      rxBuffer: shared().rxBuffer,
      inverted: { tx: false, rx: false },
    };
    const { ports } = shared();
    ports.get(this.id)?.close();
    ports.set(
      this.id,
      guard(() => useBoard().claimBus("uart", this.id, setup, { name: `UART(${this.id})` })),
    );
  }

  deinit(): void {}

  get port(): UartPort {
    return shared().ports.get(this.id) as UartPort;
  }

  /** 1 or 0: the firmware does not count. */
  override any(): number {
    return this.port.available() > 0 ? 1 : 0;
  }

  protected get flushLimit() {
    return { bytes: 3 + 127, baudrate: this.baudrate };
  }

  receive(into: Uint8Array): number | undefined {
    if (this.id === 1) throw newException(osErrorType, "UART(1) can't read");
    const { port } = this;
    let done = 0;
    while (done < into.length) {
      const ms = done === 0 ? this.timeoutMs : this.timeoutCharMs;
      if (!waitUntil(() => port.available() > 0, ms * 1000)) return done === 0 ? undefined : done;
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

  describe(): string {
    const { id, baudrate, bits, parity, stop, timeoutMs, timeoutCharMs } = this;
    const parityName = { none: "None", odd: "1", even: "0" }[parity];
    return (
      `UART(${id}, baudrate=${baudrate}, bits=${bits}, parity=${parityName}, stop=${stop}, ` +
      `rxbuf=${shared().rxBuffer}, timeout=${timeoutMs}, timeout_char=${timeoutCharMs})`
    );
  }
}

function make(args: readonly Value[], kw: Keywords): PyUart {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const id = intArgument(args[0]);
  if (busOf("uart", id) === undefined)
    throw refused(valueError(`UART(${id}) does not exist`), "PIN420", busesOf("uart"));
  const self = new PyEsp8266Uart();
  self.id = id;
  self.initialise(args.slice(1), kw);
  return self;
}

const type = lazyType(() => defineUart(PyEsp8266Uart, make, {}, {}));

export const uartEsp8266: Part = () => ({ UART: type() });
