/**
 * A pulse counter of the ESP chips (ESP32 technical reference manual, chapter on PCNT): two channels count the edges of a pin each, while
 * the level of another decides the direction. The count is one of 16 bits; at a limit it begins again at 0.
 */

import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Level } from "../../../../runtime-hal/hal/digital.js";
import type { EdgeInput } from "../../../../runtime-hal/hal/pulses.js";
import { guard } from "../hal-error.js";

/** What an edge does, and what the level of the mode pin makes of it: numbers of ESP-IDF, which programs see. */
export const IGNORE = 0;
export const INCREMENT = 1;
export const DECREMENT = 2;
export const NORMAL = 0;
export const REVERSE = 1;
export const HOLD = 2;
/** Bits of what happened. */
export const THRESHOLD1 = 1 << 2;
export const THRESHOLD0 = 1 << 3;
export const AT_MIN = 1 << 4;
export const AT_MAX = 1 << 5;
export const ZERO = 1 << 6;

const LEAST = -32768;
const MOST = 32767;
/** Cycles of the 80 MHz clock that the filter counts. */
const FILTER_CYCLE_US = 1 / 80;

interface Channel {
  input: EdgeInput | undefined;
  mode: EdgeInput | undefined;
  rising: number;
  falling: number;
  modeLow: number;
  modeHigh: number;
  stop: () => void;
}

const newChannel = (): Channel => ({
  input: undefined,
  mode: undefined,
  rising: IGNORE,
  falling: IGNORE,
  modeLow: NORMAL,
  modeHigh: NORMAL,
  stop: () => {},
});

export class CounterUnit {
  count = 0;
  min = 0;
  max = 0;
  threshold0 = 0;
  threshold1 = 0;
  filter = 0;
  counting = false;
  /** Told of what happened, at its moment. */
  onEvents: (events: number) => void = () => {};
  private channels = [newChannel(), newChannel()] as const;

  constructor(private readonly id: number) {}

  setPins(index: 0 | 1, pin: number | undefined, modePin: number | undefined): void {
    const channel = this.channels[index];
    channel.stop();
    const claim = (which: number | undefined): EdgeInput | undefined =>
      which === undefined
        ? undefined
        : guard(() => useBoard().claim("edges", which, { name: `PCNT(${this.id})` }));
    channel.input = claim(pin);
    channel.mode = claim(modePin);
    channel.stop = channel.input?.listen((level) => this.edge(channel, level)) ?? (() => {});
  }

  setModes(index: 0 | 1, rising: number, falling: number, modeLow: number, modeHigh: number): void {
    Object.assign(this.channels[index], { rising, falling, modeLow, modeHigh });
  }

  /** Everything off, and 0. */
  clear(): void {
    for (const channel of this.channels) channel.stop();
    this.channels = [newChannel(), newChannel()];
    this.count = this.min = this.max = this.threshold0 = this.threshold1 = this.filter = 0;
    this.counting = false;
  }

  private edge(channel: Channel, level: Level): void {
    if (this.filter === 0) this.take(channel, level);
    else this.takeIfItLasts(channel, level);
  }

  /** Pulses shorter than the filter do not count, neither of their edges. */
  private takeIfItLasts(channel: Channel, level: Level): void {
    const { clock } = useBoard();
    const pending = this.pending.get(channel);
    if (pending !== undefined) {
      pending();
      this.pending.delete(channel);
      return;
    }
    const alarm = clock.alarm(() => {
      this.pending.delete(channel);
      this.take(channel, level);
    });
    alarm.at(clock.peekUs() + this.filter * FILTER_CYCLE_US);
    this.pending.set(channel, () => alarm.cancel());
  }
  private readonly pending = new Map<Channel, () => void>();

  private take(channel: Channel, level: Level): void {
    if (!this.counting) return;
    const action = level === 1 ? channel.rising : channel.falling;
    const mode = channel.mode?.level() === 1 ? channel.modeHigh : channel.modeLow;
    // Without a mode pin the input is high.
    const effective = channel.mode === undefined ? channel.modeHigh : mode;
    if (action === IGNORE || effective === HOLD) return;
    const up = (action === INCREMENT) !== (effective === REVERSE);
    this.step(up ? 1 : -1);
  }

  private step(by: 1 | -1): void {
    this.count += by;
    let events = 0;
    if (this.count === (this.max === 0 ? MOST + 1 : this.max)) events |= AT_MAX;
    if (this.count === (this.min === 0 ? LEAST - 1 : this.min)) events |= AT_MIN;
    if (this.threshold0 !== 0 && this.count === this.threshold0) events |= THRESHOLD0;
    if (this.threshold1 !== 0 && this.count === this.threshold1) events |= THRESHOLD1;
    if (events & (AT_MAX | AT_MIN)) this.count = 0;
    if (this.count === 0) events |= ZERO;
    if (events !== 0) this.onEvents(events);
  }
}
