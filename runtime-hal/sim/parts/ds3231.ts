/**
 * DS3231: a clock with calendar, two alarms and a thermometer. It runs on virtual time, with a drift if one likes. Its interrupt output is
 * also a square wave of 1 Hz to 8 kHz.
 */

import { DATE_TIME_FORM, parseDateTime } from "../part-support/date-time.js";
import { RegisterFile } from "../part-support/register-file.js";
import { I2C_TERMINALS, POWER_TERMINALS, liveNumber } from "../part-support/specs.js";
import { WireOutput } from "../part-support/wire-output.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const ADDRESS = 0x68;
const COUNT = 0x13;
const ALARM_1 = 7;
const ALARM_2 = 0x0b;
const CONTROL = 0x0e;
const STATUS = 0x0f;
const TEMPERATURE = 0x11;
const INTERRUPT_ENABLE = 4;
const STOPPED = 0x80;
const OSCILLATOR_STOPPED = 0x80;
const SQUARE_HZ = [1, 1024, 4096, 8192];
const DAY_MS = 86_400_000;

const bcd = (value: number): number => (Math.floor(value / 10) << 4) | (value % 10);
const fromBcd = (byte: number): number => 10 * (byte >> 4) + (byte & 15);

const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

class Clock {
  readonly registers = new Uint8Array(COUNT);
  /** Milliseconds since 1970 at `sinceUs`. */
  private baseMs: number;
  private sinceUs = 0;
  private twelveHours = false;
  /** Day of the week is the user's affair: it only counts on. */
  private dayOffset = 0;
  private written = new Map<number, number>();
  /** The chip counts two digits of the year, the fourth of which is always leap, and turns a bit over after 99. */
  private century = 0;
  /** A date that there is not, as between the writes of its parts: it stays as it was written until midnight. */
  private odd: { readonly day: number; readonly bytes: readonly number[] } | undefined;
  private cancel: () => void = () => {};
  private cancelSquare: () => void = () => {};
  private interrupt: WireOutput;
  private snapshot: Uint8Array = new Uint8Array(7);
  celsius: number;

  constructor(
    private readonly context: PartContext,
    properties: Properties,
    startMs: number,
    private readonly drift: number,
  ) {
    this.baseMs = startMs;
    if (new Date(startMs).getUTCFullYear() >= 2100) this.setCentury(1);
    this.celsius = properties.temperature as number;
    this.interrupt = new WireOutput(context.net("int"), `interrupt of ${context.id}`, context.supplyVolts);
    this.registers[CONTROL] = 0x1c;
    // A clock whose battery is good has not stopped.
    this.registers[STATUS] = properties["lost-power"] === true ? OSCILLATOR_STOPPED | 8 : 8;
    this.sinceUs = context.clock.currentUs;
    this.tick();
  }

  get ms(): number {
    return this.baseMs + ((this.context.clock.currentUs - this.sinceUs) / 1000) * (1 + this.drift * 1e-6);
  }

  began(): void {
    this.snapshot = this.timeBytes();
  }

  private timeBytes(): Uint8Array {
    const t = new Date(Math.floor(this.ms / 1000 + 1e-6) * 1000);
    const hour = t.getUTCHours();
    const hourByte = this.twelveHours
      ? 0x40 | (hour >= 12 ? 0x20 : 0) | bcd(hour % 12 === 0 ? 12 : hour % 12)
      : bcd(hour);
    const weekday = ((((t.getUTCDay() + this.dayOffset) % 7) + 7) % 7) + 1;
    // Past 99 it goes on with 00 of the other century.
    if (t.getUTCFullYear() >= 2100) {
      this.setCentury(1 - this.century);
      return this.timeBytes();
    }
    const bytes = Uint8Array.of(
      bcd(t.getUTCSeconds()),
      bcd(t.getUTCMinutes()),
      hourByte,
      weekday,
      bcd(t.getUTCDate()),
      bcd(t.getUTCMonth() + 1) | (this.century << 7),
      bcd(t.getUTCFullYear() % 100),
    );
    if (this.odd?.day === dayOf(t.getTime())) bytes.set(this.odd.bytes, 4);
    return bytes;
  }

  /** The time as people write it. */
  text(): string {
    const seconds = Math.floor(this.ms / 1000 + 1e-6);
    const text = new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
    return this.century === 0 ? text : text.replace(/^20/, "21");
  }

  /** Goes back a hundred years, into the century that is counted in. */
  private setCentury(century: number): void {
    const t = new Date(this.baseMs);
    if (new Date(this.ms).getUTCFullYear() >= 2100) {
      const weekday = new Date(this.ms).getUTCDay();
      this.baseMs = t.setUTCFullYear(t.getUTCFullYear() - 100);
      this.dayOffset += weekday - new Date(this.ms).getUTCDay();
    }
    this.century = century;
  }

  read(register: number): number {
    if (register <= 6) return this.snapshot[register] as number;
    if (register === TEMPERATURE || register === TEMPERATURE + 1) {
      const quarters = Math.round(this.celsius * 4);
      return register === TEMPERATURE ? (quarters >> 2) & 0xff : (quarters & 3) << 6;
    }
    return this.registers[register] as number;
  }

  write(register: number, byte: number): void {
    if (register <= 6) {
      this.written.set(register, byte);
      return;
    }
    if (register === STATUS) {
      // Flags can only be cleared.
      const old = this.registers[STATUS] as number;
      this.registers[STATUS] = (old & byte & 0x83) | (byte & 8);
    } else if (register < TEMPERATURE) this.registers[register] = byte;
    this.update();
  }

  /** The end of a transfer: all parts of the time are taken over at once. */
  stop(): void {
    if (this.written.size === 0) return;
    const bytes = this.timeBytes();
    const fraction = this.written.has(0) ? 0 : ((this.ms % 1000) + 1000) % 1000;
    for (const [register, byte] of this.written) bytes[register] = byte;
    this.written.clear();
    const [s = 0, m = 0, h = 0, weekday = 0, date = 0, month = 0, year = 0] = bytes;
    this.twelveHours = (h & 0x40) !== 0;
    const hour = this.twelveHours ? (fromBcd(h & 0x1f) % 12) + (h & 0x20 ? 12 : 0) : fromBcd(h & 0x3f);
    const fullYear = 2000 + fromBcd(year);
    this.century = month >> 7;
    const lastDay = new Date(Date.UTC(fullYear, fromBcd(month & 0x1f), 0)).getUTCDate();
    const day = Math.min(fromBcd(date), lastDay);
    this.baseMs =
      Date.UTC(fullYear, fromBcd(month & 0x1f) - 1, day, hour, fromBcd(m), fromBcd(s & 0x7f)) + fraction;
    this.odd = day === fromBcd(date) ? undefined : { day: dayOf(this.baseMs), bytes: [date, month, year] };
    this.sinceUs = this.context.clock.currentUs;
    this.dayOffset = weekday - 1 - new Date(this.baseMs).getUTCDay();
    this.tick();
    this.context.changed();
  }

  /** Looks at the alarms at each full second, but only if somebody waits for one. */
  private tick(): void {
    this.cancel();
    const rest = 1000 - (((this.ms % 1000) + 1000) % 1000);
    this.cancel = this.context.clock.schedule(
      this.context.clock.currentUs + (rest * 1000) / (1 + this.drift * 1e-6) + 1,
      () => {
        this.checkAlarms();
        this.tick();
      },
    );
  }

  private checkAlarms(): void {
    const now = this.timeBytes();
    const status = this.registers[STATUS] as number;
    let flags = 0;
    if (this.matches(ALARM_1, [0, 1, 2], now)) flags |= 1;
    // The second alarm has no seconds: it comes at :00.
    if (now[0] === 0 && this.matches(ALARM_2, [1, 2], now)) flags |= 2;
    if (flags === 0 || (status & flags) === flags) return;
    this.registers[STATUS] = status | flags;
    this.update();
    this.context.changed();
  }

  /** The registers of an alarm against the time; the highest bit of each says that it does not matter. */
  private matches(from: number, fields: readonly number[], now: Uint8Array): boolean {
    for (const [i, field] of fields.entries()) {
      const byte = this.registers[from + i] as number;
      if ((byte & 0x80) === 0 && (byte & 0x7f) !== now[field]) return false;
    }
    const day = this.registers[from + fields.length] as number;
    if (day & 0x80) return true;
    return day & 0x40 ? (day & 0x0f) === now[3] : (day & 0x3f) === now[4];
  }

  private update(): void {
    this.cancelSquare();
    const control = this.registers[CONTROL] as number;
    if (control & STOPPED) this.registers[STATUS] = (this.registers[STATUS] as number) | OSCILLATOR_STOPPED;
    if ((control & INTERRUPT_ENABLE) === 0)
      return this.square(SQUARE_HZ[(control >> 3) & 3] as number, false);
    if ((control & (this.registers[STATUS] as number) & 3) !== 0) this.interrupt.set(false);
    else this.interrupt.release();
  }

  /** An open drain: low for one half of the period. */
  private square(hz: number, low: boolean): void {
    if (low) this.interrupt.set(false);
    else this.interrupt.release();
    if (this.context.net("int") === undefined) return;
    const { clock } = this.context;
    this.cancelSquare = clock.schedule(clock.currentUs + 5e5 / hz, () => this.square(hz, !low));
  }

  get hasAlarm(): boolean {
    return ((this.registers[STATUS] as number) & 3) !== 0;
  }
}

const startOf = ({ time }: Properties): number | undefined => parseDateTime(time as string);

function make(context: PartContext, properties: Properties): Part {
  const startMs = startOf(properties) as number;
  const chip = new Clock(context, properties, startMs, properties.drift as number);
  const registers = new RegisterFile({
    address: ADDRESS,
    count: COUNT,
    began: () => chip.began(),
    read: (register) => chip.read(register),
    write: (register, byte) => chip.write(register, byte),
  });
  const stop = registers.stop.bind(registers);
  registers.stop = () => {
    stop();
    chip.stop();
  };
  context.i2c("scl", "sda", registers);
  return {
    set: { temperature: (value) => (chip.celsius = value as number) },
    probes: {
      time: () => chip.text(),
      seconds: () => Math.floor((chip.ms % DAY_MS) / 1000),
      alarm: () => chip.hasAlarm,
      temperature: () => chip.celsius,
    },
  };
}

const ds3231: PartDefinition = {
  type: "ds3231",
  summary: "a clock with calendar, alarms and thermometer on I2C",
  source: "Maxim DS3231 (registers, alarms, square wave)",
  terminals: [
    ...I2C_TERMINALS,
    { name: "int", optional: true, help: "interrupt or square wave, open drain" },
    ...POWER_TERMINALS,
  ],
  properties: [
    { name: "time", type: "string", default: "2000-01-01 00:00:00", help: "its time when the board starts" },
    {
      name: "drift",
      type: "number",
      default: 0,
      min: -1000,
      max: 1000,
      help: "millionths by which it is fast",
    },
    {
      name: "lost-power",
      type: "boolean",
      default: false,
      help: "was its battery empty? Then it says that it stopped",
    },
    liveNumber("temperature", 25, "of the chip; it is read in quarters", { unit: "°C", min: -40, max: 85 }),
  ],
  probes: [
    { name: "time", help: "as 2026-01-31 12:00:00" },
    { name: "seconds", unit: "s", help: "of the day" },
    { name: "alarm", help: "is the flag of an alarm set?" },
    { name: "temperature", unit: "°C", help: "as set" },
  ],
  check: (properties) =>
    startOf(properties) === undefined ? { property: "time", wrong: DATE_TIME_FORM } : undefined,
  make,
};
export default ds3231;
