/** A serial port of the simulated chip. */

import type { Owner } from "../../hal/board.js";
import type { UartEvents, UartPort, UartSetup } from "../../hal/uart.js";
import { installBus } from "../support.js";
import type { BusHost } from "./host.js";
import { bitUs, type Framing } from "./uart-framing.js";
import { uartLine } from "./uart-line.js";
import { UartReceiver } from "./uart-receiver.js";
import { UartTransmitter } from "./uart-transmitter.js";

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
        uartLine(host.net(rx)),
        { ...this.framing, inverted: inverted.rx },
        {
          byte: (value, timeUs) => this.receive(value, timeUs),
          broken: () => this.events.broken?.(),
        },
      );
    }
    if (tx !== undefined) {
      const pin = host.pin(tx);
      pin.configure({ mode: "out", pull: "none", initial: inverted.tx ? 0 : 1 });
      this.transmitter = new UartTransmitter(host, {
        line: uartLine(host.net(tx)),
        framing: this.framing,
        by: owner.name,
        drive: (level) => pin.write(level),
        edgesIfAlone: false,
      });
      this.transmitter.onDone = () => this.events.sent?.();
    }
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
    return this.transmitter === undefined ? Infinity : Math.max(0, this.setup.txBuffer - this.transmitter.waiting);
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
    for (const id of [this.setup.tx, this.setup.rx]) {
      if (id !== undefined) this.host.pin(id).configure({ mode: "in", pull: "none" });
    }
  }
}

installBus("uart", (host, _index, setup, owner) => new SimUartPort(host, setup, owner));
