/**
 * What the scanners of `keypad` have in common: keys are looked at again and again beside the program, and a change that stays for some rounds
 * becomes an event (shared-module/keypad). Keys count as released at first, so one that is held down then is pressed in the first round.
 */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../../runtime-hal/core/float.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Alarm, Clock } from "../../../../runtime-hal/hal/clock.js";
import type { DigitalPin } from "../../../../runtime-hal/hal/digital.js";
import { guard } from "../../machine/hal-error.js";
import { attribute, PyResource, resourceMethods } from "../resource.js";
import type { PyMcuPin } from "../pins.js";
import { ticksAt } from "../ticks.js";
import { PyEventQueue, PyKeyEvent } from "./events.js";

/** How often and how long keys are looked at. */
export interface ScanSettings {
  readonly intervalUs: number;
  /** Events that are kept for the program. */
  readonly most: number;
  /** Rounds that a change has to stay for. */
  readonly rounds: number;
}

/** The chip looks for work once in so long; a shorter interval is no quicker. */
const TICK_US = 1e6 / 1024;
const MOST_ROUNDS = 127;

function intervalArgument(value: Value): number {
  const seconds = toFloat(value);
  if (seconds < 0) throw valueError("interval must be >= 0");
  return Math.max(TICK_US, seconds * 1e6);
}

function eventsArgument(value: Value): number {
  const most = intArgument(value);
  if (most < 1) throw valueError("max_events must be >= 1");
  return most;
}

function roundsArgument(value: Value): number {
  const rounds = intArgument(value);
  if (rounds < 1 || rounds > MOST_ROUNDS) throw valueError(`debounce_threshold must be 1-${MOST_ROUNDS}`);
  return rounds;
}

/** The last arguments of all scanners. */
export const SCAN_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "interval", keywordOnly: true, default: 20_000, convert: intervalArgument },
  { name: "max_events", keywordOnly: true, default: 64, convert: eventsArgument },
  { name: "debounce_threshold", keywordOnly: true, default: 1, convert: roundsArgument },
];

/** The values of `SCAN_ARGUMENTS`. */
export const scanSettings = ([intervalUs, most, rounds]: readonly Value[]): ScanSettings => ({
  intervalUs: intervalUs as number,
  most: most as number,
  rounds: rounds as number,
});

interface KeyState {
  isDown: boolean;
  /** Rounds in which it was not what it counts as. */
  changed: number;
}

export abstract class PyScanner extends PyResource {
  readonly events: PyEventQueue;
  protected readonly lines: ReadonlyMap<PyMcuPin, DigitalPin>;
  private readonly keys: KeyState[];
  private readonly clock: Clock;
  private readonly alarm: Alarm;
  private dueUs = 0;

  constructor(
    name: string,
    pins: readonly PyMcuPin[],
    readonly keyCount: number,
    private readonly settings: ScanSettings,
  ) {
    super(pins);
    const board = useBoard();
    this.lines = new Map(
      pins.map((pin) => [
        pin,
        guard(() => board.claim("digital", pin.id, { name: `${name}(${pin.describe()})` })),
      ]),
    );
    this.events = new PyEventQueue(settings.most);
    this.keys = Array.from({ length: keyCount }, () => ({ isDown: false, changed: 0 }));
    this.clock = board.clock;
    this.alarm = this.clock.alarm(() => this.round());
  }

  /** The lines are set up: the first round. */
  protected begin(): void {
    this.dueUs = this.clock.peekUs();
    this.round();
  }

  private round(): void {
    this.scan();
    const now = this.clock.peekUs();
    // In real time a program may have been too busy for some rounds.
    do this.dueUs += this.settings.intervalUs;
    while (this.dueUs <= now);
    this.alarm.at(this.dueUs);
  }

  /** Looks at all keys, and calls `see` with each of them. */
  protected abstract scan(): void;

  /** A key, by its number, is down or up in this round. */
  protected see(number: number, isDown: boolean): void {
    const key = this.keys[number]!;
    key.changed = isDown === key.isDown ? 0 : key.changed + 1;
    if (key.changed < this.settings.rounds) return;
    key.isDown = isDown;
    key.changed = 0;
    this.events.add(new PyKeyEvent(number, isDown, ticksAt(this.clock.peekUs())));
  }

  /** Keys count as released again, and are looked at. */
  restart(): void {
    for (const key of this.keys) {
      key.isDown = false;
      key.changed = 0;
    }
    this.begin();
  }

  protected line(pin: PyMcuPin): DigitalPin {
    return this.lines.get(pin)!;
  }

  protected release(): void {
    this.alarm.cancel();
    for (const line of this.lines.values()) {
      line.configure({ mode: "in", pull: "none" });
      line.close();
    }
  }
}

/** Methods and attributes that all scanners have. */
export const scannerMethods = (): Record<string, Value> => ({
  ...resourceMethods(),
  reset: native("reset", 1, 1, (self: PyScanner) => {
    (self.check() as PyScanner).restart();
    return null;
  }),
});
export const scannerAttributes = (): Record<string, Value> => ({
  key_count: attribute<PyScanner>("key_count", (self) => self.keyCount),
  // The queue outlives its scanner.
  events: attribute<PyScanner>("events", (self) => self.events),
});
