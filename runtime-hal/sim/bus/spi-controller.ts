/**
 * An SPI controller that exchanges whole bytes with the devices that are selected at the moment. A device that was set to another
 * mode gets and gives what it would on a board: its answers come half a clock too late.
 */

import type { Owner } from "../../hal/board.js";
import type { SpiController, SpiSetup } from "../../hal/spi.js";
import type { Net } from "../net.js";
import type { BusHost } from "./host.js";
import { recordsOf } from "./records.js";
import { spiBus, type SpiBus } from "./spi-bus.js";
import { samplesRising, type SpiDevice, type SpiMode } from "./spi-device.js";
import { pixelLineAt } from "./pixel-line.js";
import { reversed } from "./reversed-bits.js";

/** Time goes on in steps of this length at least: single bytes of a fast bus would make it slow. */
const STEP_US = 10;

class SimSpiController implements SpiController {
  private readonly bus: SpiBus;
  private readonly mosi: Net | undefined;
  private readonly miso: Net | undefined;
  private readonly mode: SpiMode;
  /** The last bit of devices in the wrong mode, which comes with the next byte. */
  private readonly late = new Map<SpiDevice, number>();

  constructor(
    private readonly host: BusHost,
    private readonly setup: SpiSetup,
    private readonly owner: Owner,
  ) {
    const { sck, mosi, miso, polarity, phase } = setup;
    this.mode = ((polarity << 1) | phase) as SpiMode;
    host.pin(sck).configure({ mode: "out", pull: "none", initial: polarity });
    if (mosi !== undefined) host.pin(mosi).configure({ mode: "out", pull: "none" });
    if (miso !== undefined) host.pin(miso).configure({ mode: "in", pull: host.pin(miso).pull });
    this.bus = spiBus(host, host.wireAt(sck));
    this.mosi = mosi === undefined ? undefined : host.wireAt(mosi);
    this.miso = miso === undefined ? undefined : host.wireAt(miso);
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    const { clock } = this.host;
    const { bits, lsbFirst } = this.setup;
    const startUs = clock.currentUs;
    const sent = out.slice();
    const devices = this.bus.devices.filter((device) => device.refresh());
    for (const device of devices) this.checkMode(device);
    const byteUs = (bits * 1e6) / this.setup.baudrate;
    let owedUs = 0;
    for (let i = 0; i < sent.length; i++) {
      const byte = sent[i] as number;
      if (bits !== 8) into[i] = this.exchangeBits(devices, byte, bits);
      else if (lsbFirst) into[i] = reversed(this.exchange(devices, reversed(byte)));
      else into[i] = this.exchange(devices, byte);
      owedUs += byteUs;
      if (owedUs >= STEP_US) {
        clock.busyUs(owedUs);
        owedUs = 0;
      }
    }
    clock.busyUs(owedUs);
    this.feedPixels(sent);
    this.record(sent, into, startUs);
  }

  /** A strip of pixels may hang at the data wire: drivers send it patterns of bits. */
  private feedPixels(sent: Uint8Array): void {
    const line = pixelLineAt(this.mosi);
    if (line === undefined) return;
    const levels: number[] = [];
    for (const byte of sent) for (let i = 7; i >= 0; i--) levels.push((byte >> i) & 1);
    line.levels(levels, 1e9 / this.setup.baudrate, this.host.clock.currentUs);
  }

  private exchange(devices: readonly SpiDevice[], byte: number): number {
    let answer = -1;
    for (const device of devices) {
      let given = device.exchange(this.seenBy(device, byte));
      if (!this.agrees(device)) {
        const late = this.late.get(device) ?? 0;
        this.late.set(device, given & 1);
        given = (late << 7) | (given >> 1);
      }
      if (this.isHeard(device)) answer = answer < 0 ? given : answer & given;
    }
    return answer >= 0 ? answer : this.unanswered(byte);
  }

  private exchangeBits(devices: readonly SpiDevice[], value: number, bits: number): number {
    let answer = 0;
    for (let i = bits - 1; i >= 0; i--) {
      const bit = (value >> (this.setup.lsbFirst ? bits - 1 - i : i)) & 1;
      let given = -1;
      for (const device of devices) {
        const back = device.exchangeBit(this.seenBy(device, bit ? 0xff : 0) & 1);
        if (this.isHeard(device)) given = given < 0 ? back : given & back;
      }
      answer = (answer << 1) | (given >= 0 ? given : this.unanswered(bit ? 0xff : 0) & 1);
    }
    return answer & 0xff;
  }

  /** What a device has on its data input while the controller sends. */
  private seenBy(device: SpiDevice, byte: number): number {
    const { mosi } = device.place;
    if (mosi === this.mosi) return byte;
    return mosi?.level() === 1 ? 0xff : 0;
  }

  private isHeard(device: SpiDevice): boolean {
    return device.place.miso !== undefined && device.place.miso === this.miso;
  }

  /** What comes in when no device answers: what went out, if the wires are connected, else the level of the wire. */
  private unanswered(byte: number): number {
    if (this.miso === undefined) return 0;
    if (this.miso === this.mosi) return byte;
    return this.miso.level() === 1 ? 0xff : 0;
  }

  private agrees(device: SpiDevice): boolean {
    return samplesRising(device.place.mode) === samplesRising(this.mode);
  }

  private checkMode(device: SpiDevice): void {
    if (this.agrees(device)) return;
    this.host.warnings.warn(
      "spi-mode",
      `${this.owner.name}: mode ${this.mode} (polarity ${this.setup.polarity}, phase ${this.setup.phase}), ` +
        `but the device at ${device.place.sck.name} works in mode ${device.place.mode}; bits come shifted`,
    );
  }

  private record(out: Uint8Array, into: Uint8Array, startUs: number): void {
    const { baudrate, polarity, phase, bits, lsbFirst } = this.setup;
    const records = recordsOf(this.host);
    if (!records.wanted) return;
    records.add({
      kind: "spi",
      sck: this.bus.sck.name,
      mosi: this.mosi?.name,
      miso: this.miso?.name,
      startUs,
      endUs: this.host.clock.currentUs,
      by: this.owner.name,
      drawn: false,
      baudrate,
      polarity,
      phase,
      bits,
      lsbFirst,
      out,
      in: into.slice(0, out.length),
    });
  }

  close(): void {
    const { sck, mosi, miso } = this.setup;
    for (const id of [sck, mosi, miso]) {
      if (id !== undefined) this.host.pin(id).configure({ mode: "in", pull: "none" });
    }
  }
}

export function simulatedSpi(
  host: BusHost,
  _index: number | "soft",
  setup: SpiSetup,
  owner: Owner,
): SpiController {
  return new SimSpiController(host, setup, owner);
}
