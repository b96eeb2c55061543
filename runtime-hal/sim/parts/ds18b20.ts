/**
 * DS18B20: a thermometer on a 1-Wire bus, several of which can share a wire. A conversion takes 94 to 750 ms by resolution, in which it
 * answers read slots with 0; before the first one it shows 85 °C.
 */

import { crc8 } from "../part-support/crc8.js";
import { OneWireDevice, romCode, type OneWireFunction } from "../part-support/onewire-device.js";
import { liveNumber } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const FAMILY = 0x28;
const POWER_ON_CELSIUS = 85;
const CONVERT = 0x44;
const WRITE_SCRATCHPAD = 0x4e;
const READ_SCRATCHPAD = 0xbe;
const COPY_SCRATCHPAD = 0x48;
const RECALL = 0xb8;
const READ_POWER = 0xb4;
/** Of 12 bits; one bit less halves it. */
const CONVERSION_US = 750_000;
const COPY_US = 10_000;

class Thermometer implements OneWireFunction {
  /** TH, TL, configuration: in the scratchpad and in the EEPROM. */
  private settings = [0x4b, 0x46, 0x7f];
  private stored = [0x4b, 0x46, 0x7f];
  private raw = POWER_ON_CELSIUS * 16;
  private busyUntilUs = 0;
  private writing = -1;
  /** Zeros for read slots come only after the command itself, not after a reset. */
  private polled = false;
  conversions = 0;

  constructor(
    private readonly context: PartContext,
    public celsius: number,
    private readonly parasitic: boolean,
  ) {}

  get bits(): number {
    return 9 + (((this.settings[2] as number) >> 5) & 3);
  }

  command(byte: number): Uint8Array | undefined {
    if (this.writing >= 0) {
      this.settings[this.writing++] = byte;
      if (this.writing === 3) {
        this.settings[2] = ((this.settings[2] as number) & 0x60) | 0x1f;
        this.writing = -1;
      }
      return undefined;
    }
    const now = this.context.clock.currentUs;
    switch (byte) {
      case CONVERT:
        this.convert(now);
        return undefined;
      case WRITE_SCRATCHPAD:
        this.writing = 0;
        return undefined;
      case READ_SCRATCHPAD:
        return this.scratchpad();
      case COPY_SCRATCHPAD:
        this.stored = [...this.settings];
        this.busyUntilUs = now + COPY_US;
        this.polled = true;
        return undefined;
      case RECALL:
        this.settings = [...this.stored];
        return undefined;
      case READ_POWER:
        return Uint8Array.of(this.parasitic ? 0 : 0xff);
      default:
        return undefined;
    }
  }

  private convert(now: number): void {
    const { context } = this;
    const us = CONVERSION_US >> (12 - this.bits);
    this.busyUntilUs = now + us;
    this.polled = true;
    this.conversions++;
    context.clock.schedule(now + us, () => {
      const step = 1 << (12 - this.bits);
      this.raw = Math.floor(Math.round(this.celsius * 16) / step) * step;
      context.changed();
    });
  }

  private scratchpad(): Uint8Array {
    const raw = this.raw & 0xffff;
    const bytes = [raw & 0xff, raw >> 8, ...this.settings, 0xff, 0x0c, 0x10];
    return Uint8Array.from([...bytes, crc8(bytes)]);
  }

  idleBit(): 0 | 1 {
    return this.polled && this.context.clock.currentUs < this.busyUntilUs && !this.parasitic ? 0 : 1;
  }

  alarmed(): boolean {
    const degrees = this.raw >> 4;
    const signed = (byte: number): number => (byte << 24) >> 24;
    return degrees >= signed(this.settings[0] as number) || degrees <= signed(this.settings[1] as number);
  }

  reset(): void {
    this.writing = -1;
    this.polled = false;
  }

  powerOn(): void {
    this.settings = [...this.stored];
    this.raw = POWER_ON_CELSIUS * 16;
    this.busyUntilUs = 0;
  }
}

function make(context: PartContext, properties: Properties): Part {
  const sensor = new Thermometer(context, properties.temperature as number, properties.parasitic as boolean);
  const rom = romCode(FAMILY, properties.serial as string | undefined, context.id);
  context.oneWire("data", new OneWireDevice(rom, sensor));
  return {
    set: { temperature: (value) => (sensor.celsius = value as number) },
    probes: {
      temperature: () => sensor.celsius,
      conversions: () => sensor.conversions,
      resolution: () => sensor.bits,
      rom: () => [...rom].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    },
    reset: () => sensor.powerOn(),
  };
}

const ds18b20: PartDefinition = {
  type: "ds18b20",
  summary: "a thermometer on a 1-Wire bus",
  source: "Maxim DS18B20 (memory map, conversion times, 85 °C at power-on)",
  terminals: [
    { name: "data", help: "the bus; it needs a pull-up resistor, or the pin's own" },
    { name: "vcc", optional: true, help: "supply; not needed for the simulation" },
    { name: "gnd", optional: true, help: "ground; not needed for the simulation" },
  ],
  properties: [
    liveNumber("temperature", 22, "what it measures", { unit: "°C", min: -55, max: 125 }),
    {
      name: "serial",
      type: "string",
      help: "serial number, up to 12 hexadecimal digits; else made from its name",
    },
    {
      name: "parasitic",
      type: "boolean",
      default: false,
      help: "powered by the data wire: it cannot say when it is ready",
    },
  ],
  probes: [
    { name: "temperature", unit: "°C", help: "as set" },
    { name: "conversions", help: "measurements so far" },
    { name: "resolution", unit: "bits", help: "as the program has set it" },
    { name: "rom", help: "its code of 64 bits in hex, family first" },
  ],
  make,
};
export default ds18b20;
