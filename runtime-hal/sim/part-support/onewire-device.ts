/**
 * The network layer of 1-Wire devices: reset, the ROM commands (read, match, skip, search, alarm search), then bytes of commands of the
 * device itself, low bit first (Maxim application note 937).
 */

import type { OneWireTarget } from "../bus/onewire-target.js";
import { crc8 } from "./crc8.js";

type Bit = 0 | 1;

/** What a device does after it was selected. */
export interface OneWireFunction {
  /** A byte from the controller; gives the bytes to send next, if any. */
  command(byte: number): Uint8Array | undefined;
  /** The bit for read slots when nothing is to be sent: 0 while it is busy. */
  idleBit(): Bit;
  /** Does it answer an alarm search? */
  alarmed(): boolean;
  /** A reset ends whatever was going on. */
  reset(): void;
}

const READ_ROM = 0x33;
const MATCH_ROM = 0x55;
const SKIP_ROM = 0xcc;
const SEARCH_ROM = 0xf0;
const ALARM_SEARCH = 0xec;

type State = "off" | "rom-command" | "match" | "search" | "function";

export class OneWireDevice implements OneWireTarget {
  private state: State = "off";
  private byte = 0;
  private bits = 0;
  private sending: Uint8Array | undefined;
  private sent = 0;
  private romBit = 0;
  /** Within a search step: 0 the bit, 1 its complement, 2 the controller's choice. */
  private step = 0;

  constructor(
    /** Family code, six bytes of serial number, check byte. */
    readonly rom: Uint8Array,
    private readonly device: OneWireFunction,
  ) {}

  reset(): boolean {
    this.state = "rom-command";
    this.byte = this.bits = this.romBit = this.step = 0;
    this.sending = undefined;
    this.device.reset();
    return true;
  }

  readBit(): Bit | undefined {
    if (this.state === "search" && this.step < 2) {
      const bit = this.bitOfRom();
      return (this.step++ === 0 ? bit : 1 - bit) as Bit;
    }
    if (this.sending !== undefined) {
      const bit = (((this.sending[this.sent >> 3] as number) >> (this.sent & 7)) & 1) as Bit;
      if (++this.sent === 8 * this.sending.length) this.sending = undefined;
      return bit;
    }
    if (this.state === "function" && this.bits === 0) {
      // A controller that polls sees zeros until the device is ready; a written 1 is the same as a read.
      const bit = this.device.idleBit();
      return bit === 0 ? 0 : undefined;
    }
    return undefined;
  }

  writeBit(bit: Bit): void {
    switch (this.state) {
      case "off":
        return;
      case "match":
      case "search":
        if (bit !== this.bitOfRom()) this.state = "off";
        else if (++this.romBit === 64) this.state = "function";
        this.step = 0;
        return;
      default:
        this.byte |= bit << this.bits;
        if (++this.bits < 8) return;
        this.whole(this.byte);
    }
  }

  private whole(byte: number): void {
    this.byte = this.bits = 0;
    if (this.state === "function") {
      this.send(this.device.command(byte));
      return;
    }
    this.romBit = this.step = 0;
    switch (byte) {
      case READ_ROM:
        this.state = "function";
        this.send(this.rom);
        break;
      case MATCH_ROM:
        this.state = "match";
        break;
      case SKIP_ROM:
        this.state = "function";
        break;
      case SEARCH_ROM:
        this.state = "search";
        break;
      case ALARM_SEARCH:
        this.state = this.device.alarmed() ? "search" : "off";
        break;
      default:
        this.state = "off";
    }
  }

  private send(bytes: Uint8Array | undefined): void {
    this.sending = bytes;
    this.sent = 0;
  }

  private bitOfRom(): Bit {
    return (((this.rom[this.romBit >> 3] as number) >> (this.romBit & 7)) & 1) as Bit;
  }
}

/** A ROM code of that family: the serial number is given in hex, or made from the part's name, so that it is the same in every run. */
export function romCode(family: number, serial: string | undefined, id: string): Uint8Array {
  const rom = new Uint8Array(8);
  rom[0] = family;
  if (serial !== undefined) {
    const hex = serial.padStart(12, "0");
    for (let i = 0; i < 6; i++) rom[6 - i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  } else {
    // FNV-1a over the name.
    let hash = 0x811c9dc5;
    for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193) >>> 0;
    for (let i = 0; i < 4; i++) rom[1 + i] = (hash >>> (8 * i)) & 0xff;
  }
  rom[7] = crc8(rom.subarray(0, 7));
  return rom;
}
