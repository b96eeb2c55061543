/** The devices at one SPI clock wire. */

import type { Net } from "../net.js";
import type { BusHost } from "./host.js";
import { recordsOf } from "./records.js";
import { SpiDevice, type SpiPlace } from "./spi-device.js";
import type { SpiTarget } from "./spi-target.js";

export class SpiBus {
  readonly devices: SpiDevice[] = [];

  constructor(
    private readonly host: BusHost,
    readonly sck: Net,
  ) {}

  attach(place: SpiPlace, target: SpiTarget): void {
    this.devices.push(new SpiDevice(place, target, (device) => this.record(device)));
  }

  /** Notes what a program sent to a device by moving the wires, when it is deselected. */
  private record(device: SpiDevice): void {
    const { moved, place } = device;
    if (moved.out.length === 0) return;
    const spanUs = moved.endUs - moved.startUs;
    recordsOf(this.host).add({
      kind: "spi",
      sck: place.sck.name,
      mosi: place.mosi?.name,
      miso: place.miso?.name,
      startUs: moved.startUs,
      endUs: moved.endUs,
      by: "wires",
      drawn: true,
      baudrate: spanUs > 0 ? Math.round(((moved.out.length * 8 - 1) * 1e6) / spanUs) : 0,
      polarity: (place.mode >> 1) as 0 | 1,
      phase: (place.mode & 1) as 0 | 1,
      bits: 8,
      lsbFirst: false,
      out: Uint8Array.from(moved.out),
      in: Uint8Array.from(moved.in),
    });
    moved.out = [];
    moved.in = [];
  }
}

const buses = new WeakMap<Net, SpiBus>();

/** The bus of that clock wire, made at first use. */
export function spiBus(host: BusHost, sck: Net): SpiBus {
  let bus = buses.get(sck);
  if (bus === undefined) buses.set(sck, (bus = new SpiBus(host, sck)));
  return bus;
}
