/** Connects what is at the other end of a serial line: a GPS module, a sensor, a script of a scenario. */

import type { Net, NetDriver } from "../net.js";
import type { BusHost } from "./host.js";
import type { Framing } from "./uart-framing.js";
import { uartLine } from "./uart-line.js";
import type { UartPeer } from "./uart-peer.js";
import { UartReceiver } from "./uart-receiver.js";
import { UartTransmitter } from "./uart-transmitter.js";

/** `rx`: where the peer listens, `tx`: where it sends. Volts: of its output. */
export function connectPeer(
  host: BusHost,
  wires: { rx?: Net | undefined; tx?: Net | undefined },
  setup: { baudrate: number; bits?: number; parity?: Framing["parity"]; stop?: Framing["stop"] },
  peer: UartPeer,
  label = "UART peer",
): void {
  const { baudrate, bits = 8, parity = "none", stop = 1 } = setup;
  const framing: Framing = { baudrate, bits, parity, stop, inverted: false };
  if (wires.rx !== undefined) {
    new UartReceiver(host, uartLine(wires.rx), framing, { byte: (value) => peer.receive(value) });
  }
  if (wires.tx === undefined) {
    peer.attach(() => {});
    return;
  }
  const net = wires.tx;
  const driver: NetDriver = { label };
  const transmitter = new UartTransmitter(host, {
    line: uartLine(net),
    framing,
    by: label,
    drive: (level) => net.drive(driver, { volts: level === 1 ? 3.3 : 0, strength: "strong" }),
    // The program may read the pin itself.
    edgesIfAlone: true,
  });
  peer.attach((data) => transmitter.send(data));
}
