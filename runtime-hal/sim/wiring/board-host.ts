/** The simulated board as the wiring sees it. */

import type { SimBoard } from "../board.js";
import { cardSlots } from "../bus/card-slot.js";
import { i2cBus } from "../bus/i2c-bus.js";
import { i2sTargets } from "../bus/i2s-line.js";
import { oneWireBus } from "../bus/onewire-wires.js";
import { pixelLine } from "../bus/pixel-line.js";
import { recordsOf } from "../bus/records.js";
import { spiBus } from "../bus/spi-bus.js";
import { connectPeer } from "../bus/uart-remote.js";
import type { Net } from "../net.js";
import { Lan } from "../network/lan.js";
import { hidListeners } from "../usb-host.js";
import { airOf } from "../wifi-air.js";
import type { WiringHost } from "./host.js";

const NOTHING = new Uint8Array();

export function boardHost(board: SimBoard): WiringHost {
  let lone = 0;
  return {
    clock: board.clock,
    lan: new Lan(board.clock, ({ name }, event, bytes = NOTHING) => {
      const us = board.clock.currentUs;
      recordsOf(board).add({
        kind: "network",
        startUs: us,
        endUs: us,
        by: `network ${name}`,
        drawn: true,
        event,
        bytes,
      });
    }),
    air: airOf(board),
    supplyVolts: board.logicVolts,
    pinNet: (pins) => {
      const [first, ...others] = pins as [number, ...number[]];
      for (const pin of others) board.connect(board.wireAt(first), board.wireAt(pin));
      return board.wireAt(first);
    },
    // Names of wires are the user's; two parts may have wires of the same name.
    newNet: (name) => board.wire(`${name} ${lone++}`),
    random: () => board.noise.fraction(),
    warn: (message, kind = "part") => board.warnings.warn(kind, message),
    i2c: (scl, sda, target) => {
      for (const wire of [scl, sda]) pullUp(wire, board.logicVolts);
      i2cBus(board, scl, sda).attach(target);
    },
    spi: (wires, target) => spiBus(board, wires.sck).attach(wires, target),
    oneWire: (wire, target) => void oneWireBus(board, wire).attach(target),
    uart: (wires, setup, peer) => connectPeer(board, wires, setup, peer),
    card: (wires, target) => cardSlots(board).push({ wires, target }),
    i2s: (data, target) => void i2sTargets(data).add(target),
    usb: (listener) => void hidListeners(board).add(listener),
    pixels: (wire, sink) => pixelLine(board, wire).attach(sink),
  };
}

/** Boards with a device on I2C nearly always have resistors to the supply on them. */
const MODULE_PULL_UP_OHMS = 10_000;

function pullUp(wire: Net, volts: number): void {
  wire.drive(
    { label: `pull-up of a module at ${wire.name}` },
    { volts, strength: "weak", ohms: MODULE_PULL_UP_OHMS },
  );
}
