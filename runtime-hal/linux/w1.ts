/**
 * 1-Wire through the kernel (`/sys/bus/w1`): microseconds cannot be kept from user space, so the kernel moves the wire, and its files tell
 * what is there. To the program this is a bus by bits and bytes all the same: the search, the addressing and the commands of a DS18B20
 * are answered out of those files. (Maxim AN187 for the search, DS18B20 data sheet for the commands.)
 */

import { HalError } from "../hal/errors.js";
import type { OneWireBus } from "../hal/system-devices.js";
import type { SystemFiles } from "./system-files.js";

const DEVICES = "/sys/bus/w1/devices";

const SEARCH_ROM = 0xf0;
const READ_ROM = 0x33;
const MATCH_ROM = 0x55;
const SKIP_ROM = 0xcc;
const CONVERT = 0x44;
const READ_SCRATCHPAD = 0xbe;
const WRITE_SCRATCHPAD = 0x4e;
const ROM_BYTES = 8;
const SCRATCHPAD_BYTES = 9;
/** Bits 5 and 6 of the configuration: 9 to 12 bits. */
const LEAST_RESOLUTION = 9;

/** Dallas's check sum: x^8 + x^5 + x^4 + 1. */
function checksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
}

/** `28-0000001234ab` as the eight bytes on the wire: family, serial number with its lowest byte first, check sum. */
function romOf(name: string): Uint8Array | undefined {
  const match = /^([0-9a-f]{2})-([0-9a-f]{12})$/.exec(name);
  if (match === null) return undefined;
  const rom = new Uint8Array(ROM_BYTES);
  rom[0] = parseInt(match[1] as string, 16);
  rom.set(Buffer.from(match[2] as string, "hex").reverse(), 1);
  rom[7] = checksum(rom.subarray(0, 7));
  return rom;
}

/** Is there a bus of the kernel? */
export const hasKernelBus = (files: SystemFiles): boolean =>
  files.list(DEVICES).some((name) => name.startsWith("w1_bus_master"));

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "rom" }
  | { readonly kind: "match"; readonly bytes: number[] }
  | { readonly kind: "function" }
  /** `step` 0: the bit, 1: its complement, 2: the master's choice. */
  | { readonly kind: "search"; alive: Uint8Array[]; bit: number; step: number }
  | { readonly kind: "settings"; readonly bytes: number[] }
  | { readonly kind: "answer"; readonly bytes: Uint8Array; at: number };

export class KernelOneWire implements OneWireBus {
  private state: State = { kind: "idle" };
  /** Folders of the devices that were addressed. */
  private selected: string[] = [];

  constructor(private readonly files: SystemFiles) {}

  private devices(): { folder: string; rom: Uint8Array }[] {
    return this.files.list(DEVICES).flatMap((name) => {
      const rom = romOf(name);
      return rom === undefined ? [] : [{ folder: `${DEVICES}/${name}`, rom }];
    });
  }

  reset(): boolean {
    this.state = { kind: "rom" };
    this.selected = [];
    return this.devices().length > 0;
  }

  writeByte(byte: number): void {
    const { state } = this;
    if (state.kind === "rom") this.romCommand(byte);
    else if (state.kind === "match") this.match(state.bytes, byte);
    else if (state.kind === "function") this.command(byte);
    else if (state.kind === "settings") this.setting(state.bytes, byte);
  }

  private romCommand(byte: number): void {
    const devices = this.devices();
    if (byte === SEARCH_ROM) {
      this.state = { kind: "search", alive: devices.map(({ rom }) => rom), bit: 0, step: 0 };
    } else if (byte === MATCH_ROM) {
      this.state = { kind: "match", bytes: [] };
    } else if (byte === READ_ROM) {
      this.state = { kind: "answer", bytes: devices[0]?.rom ?? new Uint8Array(0), at: 0 };
    } else if (byte === SKIP_ROM) {
      this.selected = devices.map(({ folder }) => folder);
      this.state = { kind: "function" };
    } else {
      this.state = { kind: "idle" };
    }
  }

  private match(bytes: number[], byte: number): void {
    bytes.push(byte);
    if (bytes.length < ROM_BYTES) return;
    this.selected = this.devices()
      .filter(({ rom }) => rom.every((b, i) => b === bytes[i]))
      .map(({ folder }) => folder);
    this.state = { kind: "function" };
  }

  private command(byte: number): void {
    const [folder] = this.selected;
    // The kernel measures when it is read: a conversion needs nothing here.
    if (byte === CONVERT || folder === undefined) this.state = { kind: "idle" };
    else if (byte === READ_SCRATCHPAD) this.state = { kind: "answer", bytes: this.scratchpad(folder), at: 0 };
    else if (byte === WRITE_SCRATCHPAD) this.state = { kind: "settings", bytes: [] };
    else this.state = { kind: "idle" };
  }

  /** The first line of `w1_slave` is the scratchpad in hexadecimal. Reading it measures, which takes up to 0.75 s. */
  private scratchpad(folder: string): Uint8Array {
    const text = this.files.tryRead(`${folder}/w1_slave`) ?? "";
    const match = /^((?:[0-9a-f]{2} ){9})/.exec(text);
    // The device is gone: on a bus where nobody answers all bits are 1.
    if (match === null) return new Uint8Array(0);
    return Uint8Array.from(Buffer.from((match[1] as string).replaceAll(" ", ""), "hex")).subarray(
      0,
      SCRATCHPAD_BYTES,
    );
  }

  /** Alarms and configuration: of these the kernel lets the resolution be set. */
  private setting(bytes: number[], byte: number): void {
    bytes.push(byte);
    if (bytes.length < 3) return;
    const resolution = LEAST_RESOLUTION + ((byte >> 5) & 3);
    for (const folder of this.selected) {
      if (this.files.exists(`${folder}/resolution`))
        this.files.write(`${folder}/resolution`, String(resolution));
    }
    this.state = { kind: "idle" };
  }

  readByte(): number {
    const { state } = this;
    if (state.kind === "answer" && state.at < state.bytes.length) return state.bytes[state.at++] as number;
    return 0xff;
  }

  readBit(): 0 | 1 {
    const { state } = this;
    if (state.kind !== "search") return 1;
    const bits = new Set(state.alive.map((rom) => this.romBit(rom, state.bit)));
    const wanted = state.step === 0 ? 1 : 0;
    state.step++;
    // The wire is high only if no device pulls it down.
    return bits.has(wanted === 1 ? 0 : 1) ? 0 : 1;
  }

  private romBit(rom: Uint8Array, bit: number): number {
    return ((rom[bit >> 3] as number) >> (bit & 7)) & 1;
  }

  writeBit(bit: boolean): void {
    const { state } = this;
    if (state.kind !== "search") return;
    const chosen = bit ? 1 : 0;
    state.alive = state.alive.filter((rom) => this.romBit(rom, state.bit) === chosen);
    state.bit++;
    state.step = 0;
  }
}

/** Nobody has switched the kernel's bus on. */
export function missingBus(label: string, pin: number, config: string): HalError {
  const text = `1-Wire at ${label} needs the kernel's driver: add the line 'dtoverlay=w1-gpio,gpiopin=${pin}' to ${config} and restart the board`;
  return new HalError("unsupported", text);
}
