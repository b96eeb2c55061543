/** A serial port of the simulated chip. */

import type { Owner } from "../../hal/board.js";
import type { UartEvents, UartPort, UartSetup } from "../../hal/uart.js";
import type { Drive } from "../net.js";
import type { BusHost } from "./host.js";
import { bitUs, type Framing } from "./uart-framing.js";
import { uartLine } from "./uart-line.js";
import { UartReceiver } from "./uart-receiver.js";
import { UartTransmitter } from "./uart-transmitter.js";

const LOW: Drive = { volts: 0, strength: "strong" };

/** Setting up takes some time, in which the line rests: else the other side would not see the first start bit. */
const SETUP_US = 20;

class SimUartPort implements UartPort {
  private readonly transmitter: UartTransmitter | undefined;
  private readonly receiver: UartReceiver | undefined;
  private readonly framing: Framing;
  private received: number[] = [];
  private lastUs: number | undefined;
  private events: UartEvents = {};

  constructor(
    private readonly host: BusHost,
    private readonly setup: UartSetup,
    owner: Owner,
  ) {
    const { tx, rx, baudrate, bits, parity, stop, inverted } = setup;
    this.framing = { baudrate, bits, parity, stop, inverted: inverted.tx };
    if (rx !== undefined) {
      const pin = host.pin(rx);
      pin.configure({ mode: "in", pull: inverted.rx ? pin.pull : "up" });
      this.receiver = new UartReceiver(
        host,
        uartLine(host.wireAt(rx)),
        { ...this.framing, inverted: inverted.rx },
        {
          byte: (value, timeUs) => this.receive(value, timeUs),
          broken: () => this.events.broken?.(),
        },
      );
    }
    if (tx !== undefined) {
      const pin = host.pin(tx);
      const high: Drive = { volts: host.logicVolts, strength: "strong" };
      this.transmitter = new UartTransmitter(host, {
        line: uartLine(host.wireAt(tx)),
        framing: this.framing,
        by: owner.name,
        drive: (level) => pin.usePeripheral(level === 1 ? high : LOW),
        edgesIfAlone: false,
      });
      this.transmitter.onDone = () => this.events.sent?.();
    }
    host.onReset(() => this.close());
    host.clock.busyUs(SETUP_US);
  }

  private receive(value: number, timeUs: number): void {
    this.lastUs = timeUs;
    if (this.received.length < this.setup.rxBuffer) this.received.push(value);
    this.events.received?.();
  }

  available(): number {
    return this.received.length;
  }

  read(into: Uint8Array): number {
    const taken = this.received.splice(0, into.length);
    into.set(taken);
    return taken.length;
  }

  write(data: Uint8Array): number {
    if (this.transmitter === undefined) return data.length;
    const room = Math.max(0, this.setup.txBuffer - this.transmitter.waiting);
    const taken = data.subarray(0, room);
    this.transmitter.send(taken);
    return taken.length;
  }

  room(): number {
    return this.transmitter === undefined
      ? Infinity
      : Math.max(0, this.setup.txBuffer - this.transmitter.waiting);
  }

  txDone(): boolean {
    return this.transmitter?.done ?? true;
  }

  idleUs(): number | undefined {
    return this.lastUs === undefined ? undefined : this.host.clock.currentUs - this.lastUs;
  }

  sendBreak(bits: number): void {
    this.transmitter?.breakFor(bits * bitUs(this.framing));
  }

  listen(events: UartEvents): void {
    this.events = events;
  }

  close(): void {
    this.events = {};
    this.transmitter?.close();
    this.receiver?.close();
    if (this.setup.tx !== undefined) this.host.pin(this.setup.tx).usePeripheral(undefined);
  }
}

export function simulatedUart(
  host: BusHost,
  _index: number | "soft",
  setup: UartSetup,
  owner: Owner,
): UartPort {
  return new SimUartPort(host, setup, owner);
}
