/** What the wiring needs of the simulated board: its wires, and a way to put devices on its buses. */

import type { HidListener } from "../usb-host.js";
import type { I2cTarget } from "../bus/i2c-target.js";
import type { I2sTarget } from "../bus/i2s-line.js";
import type { OneWireTarget } from "../bus/onewire-target.js";
import type { CardTarget, CardWires } from "../bus/card-slot.js";
import type { SpiTarget } from "../bus/spi-target.js";
import type { UartPeer } from "../bus/uart-peer.js";
import type { SimClock } from "../clock.js";
import type { Lan } from "../network/lan.js";
import type { Net } from "../net.js";
import type { WifiAir } from "../wifi-air.js";

export interface SpiWires {
  readonly sck: Net;
  readonly mosi: Net | undefined;
  readonly miso: Net | undefined;
  readonly cs: Net | undefined;
  readonly mode: 0 | 1 | 2 | 3;
}

export interface WiringHost {
  readonly clock: SimClock;
  /** The network that the program's sockets are in. */
  readonly lan: Lan;
  /** The Wi-Fi networks around the board. */
  readonly air: WifiAir;
  readonly supplyVolts: number;
  /** The wire at those pins (one or more), joined if they were apart. */
  pinNet(pins: readonly number[]): Net;
  /** A wire that touches no pin. */
  newNet(name: string): Net;
  random(): number;
  warn(message: string, kind?: string): void;
  i2c(scl: Net, sda: Net, target: I2cTarget): void;
  spi(wires: SpiWires, target: SpiTarget): void;
  oneWire(wire: Net, target: OneWireTarget): void;
  uart(
    wires: { rx: Net | undefined; tx: Net | undefined },
    setup: { baudrate: number },
    peer: UartPeer,
  ): void;
  card(wires: CardWires, target: CardTarget): void;
  i2s(data: Net, target: I2sTarget): void;
  usb(listener: HidListener): void;
  pixels(wire: Net, sink: (bytes: Uint8Array, timeUs: number) => void): void;
}
