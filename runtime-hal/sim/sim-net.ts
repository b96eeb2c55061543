/**
 * The wires of a simulated board. A wire's voltage is worked out anew when a driver changes; one with a wave on it (PWM, an analogue
 * signal) when somebody looks, and by events only while somebody follows every change.
 */

import type { SimClock } from "./clock.js";
import type { Drive, Net, NetDriver } from "./net.js";
import { SquareWave } from "./square-wave.js";
import type { Warnings } from "./warnings.js";

type Level = 0 | 1;

/** A pull inside a chip; data sheets give 30 to 80 kΩ. */
const DEFAULT_OHMS = 45_000;
/** Outputs that differ by more than this fight. */
const CONTENTION_VOLTS = 0.5;
/** Above the highest allowed voltage the protection diodes conduct. */
const MARGIN_VOLTS = 0.1;

/** What is common to all wires of a board. */
export interface NetSurroundings {
  readonly clock: SimClock;
  readonly warnings: Warnings;
  /** Supply of the logic. An input is high above three quarters of it and low below a quarter; between, it stays as it was. */
  readonly logicVolts: number;
}

/** Told of what is on a wire without making work: of each change of level, and of a PWM signal as a whole. */
export interface NetWatcher {
  onLevel(level: Level, timeUs: number): void;
  onWave(wave: SquareWave, timeUs: number): void;
}

/** One driver's place at a wire. */
export class NetSlot {
  current: Drive | undefined = undefined;

  constructor(
    /** Changes when wires are joined. */
    public net: SimNet,
    readonly driver: NetDriver,
    /** The program's own pin: it wins over a device that drives against it. */
    readonly isPin: boolean,
  ) {}

  set(drive: Drive | undefined): void {
    if (drive === this.current && drive?.wave === undefined) return;
    this.current = drive;
    this.net.update();
  }
}

export class SimNet implements Net {
  private slots: NetSlot[] = [];
  private byDriver = new Map<NetDriver, NetSlot>();
  private watchers: readonly NetWatcher[] = [];
  private levelListeners: readonly ((level: Level, timeUs: number) => void)[] = [];
  private voltsListeners: readonly ((volts: number, timeUs: number) => void)[] = [];
  private nowVolts = 0;
  private nowLevel: Level = 0;
  private isFloating = true;
  /** A drive that changes by itself. */
  private dynamic = false;
  /** The PWM signal that the watchers were told of. */
  private toldWave: SquareWave | undefined;
  private cancelEvent: (() => void) | undefined;
  private fighting = false;
  /** The highest voltage that a pin at the wire stands. */
  private limitVolts = Infinity;
  /** How often drivers of different voltage came together. */
  contentions = 0;

  constructor(
    public name: string,
    private readonly around: NetSurroundings,
  ) {}

  // ------------------------------------------------------------ for drivers

  /** A driver's place at this wire, for who drives often. */
  attach(driver: NetDriver, isPin = false): NetSlot {
    let slot = this.byDriver.get(driver);
    if (slot === undefined) {
      slot = new NetSlot(this, driver, isPin);
      this.byDriver.set(driver, slot);
      this.slots.push(slot);
    }
    return slot;
  }

  drive(driver: NetDriver, drive: Drive | undefined): void {
    if (drive === undefined && !this.byDriver.has(driver)) return;
    this.attach(driver).set(drive);
  }

  /** Nothing at the wire stands more than so many volts. */
  limit(volts: number): void {
    this.limitVolts = Math.min(this.limitVolts, volts);
  }

  /** Makes both wires one; the other object must not be used any more, except by the slots that were attached to it. */
  absorb(other: SimNet): void {
    if (other === this) return;
    for (const slot of other.slots) {
      slot.net = this;
      this.slots.push(slot);
      this.byDriver.set(slot.driver, slot);
    }
    this.watchers = [...this.watchers, ...other.watchers];
    this.levelListeners = [...this.levelListeners, ...other.levelListeners];
    this.voltsListeners = [...this.voltsListeners, ...other.voltsListeners];
    this.limitVolts = Math.min(this.limitVolts, other.limitVolts);
    other.cancelEvent?.();
    this.update();
  }

  // ------------------------------------------------------------ for those who look

  level(): Level {
    if (this.dynamic) this.look();
    return this.nowLevel;
  }

  volts(): number {
    if (this.dynamic) this.look();
    return this.nowVolts;
  }

  floating(): boolean {
    return this.isFloating;
  }

  without(driver: NetDriver): Drive | undefined {
    let strong: Drive | undefined;
    let current = 0;
    let conductance = 0;
    const now = this.around.clock.currentUs;
    for (const { driver: other, current: drive } of this.slots) {
      if (other === driver || drive === undefined) continue;
      const volts = drive.wave?.voltsAt(now) ?? drive.volts;
      if (drive.strength === "strong") {
        // Of several the lowest, as among devices.
        if (strong === undefined || volts < (strong.wave?.voltsAt(now) ?? strong.volts)) strong = drive;
      } else {
        const g = 1 / (drive.ohms ?? DEFAULT_OHMS);
        current += volts * g;
        conductance += g;
      }
    }
    if (strong !== undefined || conductance === 0) return strong;
    return { volts: current / conductance, strength: "weak", ohms: 1 / conductance };
  }

  /** What is on the wire as a whole: the PWM signal, if it is one. */
  get wave(): SquareWave | undefined {
    return this.toldWave;
  }

  onLevel(listener: (level: Level, timeUs: number) => void): () => void {
    // A function may be given twice; each is taken away by its own answer.
    const own = (level: Level, timeUs: number): void => listener(level, timeUs);
    this.levelListeners = [...this.levelListeners, own];
    this.follow();
    return () => {
      this.levelListeners = this.levelListeners.filter((other) => other !== own);
      this.follow();
    };
  }

  onVolts(listener: (volts: number, timeUs: number) => void): () => void {
    const own = (volts: number, timeUs: number): void => listener(volts, timeUs);
    this.voltsListeners = [...this.voltsListeners, own];
    this.follow();
    return () => {
      this.voltsListeners = this.voltsListeners.filter((other) => other !== own);
      this.follow();
    };
  }

  /** Records what happens, without following every edge of a PWM signal; begins with what is there. */
  watch(watcher: NetWatcher): void {
    this.watchers = [...this.watchers, watcher];
    const now = this.around.clock.currentUs;
    if (this.toldWave !== undefined) watcher.onWave(this.toldWave, now);
    else watcher.onLevel(this.level(), now);
  }

  // ------------------------------------------------------------ working it out

  /** A driver changed. */
  update(): void {
    const wave = this.resolve();
    if (wave !== this.toldWave) {
      this.toldWave = wave;
      const now = this.around.clock.currentUs;
      for (const watcher of this.watchers) {
        if (wave !== undefined) watcher.onWave(wave, now);
        else watcher.onLevel(this.nowLevel, now);
      }
    }
    if (this.dynamic || this.cancelEvent !== undefined) this.follow();
  }

  /** Looks at a wave at this moment. */
  private look(): void {
    this.resolve();
  }

  /** The voltage from all drivers, with everything that follows from it; gives the PWM signal if the wire has nothing else. */
  private resolve(): SquareWave | undefined {
    const { slots } = this;
    const now = this.around.clock.currentUs;
    let strong: NetSlot | undefined;
    let volts = 0;
    let fight: NetSlot | undefined;
    let current = 0;
    let conductance = 0;
    let dynamic = false;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as NetSlot;
      const drive = slot.current;
      if (drive === undefined) continue;
      let v = drive.volts;
      if (drive.wave !== undefined) {
        dynamic = true;
        v = drive.wave.voltsAt(now);
      }
      if (drive.strength === "weak") {
        const g = 1 / (drive.ohms ?? DEFAULT_OHMS);
        current += v * g;
        conductance += g;
      } else if (strong === undefined) {
        strong = slot;
        volts = v;
      } else {
        if (Math.abs(v - volts) > CONTENTION_VOLTS) fight = strong.isPin && !slot.isPin ? slot : strong;
        // The chip's pin wins over a device; among equals the lower one, as with transistors to ground.
        if (slot.isPin === strong.isPin ? v < volts : slot.isPin) {
          strong = slot;
          volts = v;
        }
      }
    }
    if (fight === undefined) this.fighting = false;
    else if (!this.fighting && strong !== undefined) this.fightOf(strong, fight);
    this.dynamic = dynamic;
    const floated = this.isFloating;
    this.isFloating = strong === undefined && conductance === 0;
    if (strong === undefined) volts = conductance > 0 ? current / conductance : this.nowVolts;
    if (volts > this.limitVolts + MARGIN_VOLTS) this.overVoltage(volts);
    const wave = strong?.current?.wave;
    const told = wave instanceof SquareWave && fight === undefined ? wave : undefined;
    this.settleAt(volts, now, told !== undefined, floated !== this.isFloating);
    return told;
  }

  /** The wire has that voltage now. Watchers know the edges of a PWM signal without being told. */
  private settleAt(volts: number, now: number, isWave: boolean, otherwise: boolean): void {
    const { logicVolts } = this.around;
    const before = this.nowLevel;
    const changed = otherwise || volts !== this.nowVolts;
    this.nowVolts = volts;
    if (volts >= 0.75 * logicVolts) this.nowLevel = 1;
    else if (volts <= 0.25 * logicVolts) this.nowLevel = 0;
    const level = this.nowLevel;
    if (level !== before) {
      if (!isWave && this.toldWave === undefined) {
        for (const watcher of this.watchers) watcher.onLevel(level, now);
      }
      for (const listener of this.levelListeners) listener(level, now);
    }
    if (changed) for (const listener of this.voltsListeners) listener(volts, now);
  }

  /** Has events at the changes of a wave while somebody wants to know each. */
  private follow(): void {
    this.cancelEvent?.();
    this.cancelEvent = undefined;
    if (!this.dynamic) return;
    const plain = this.toldWave === undefined && this.watchers.length > 0;
    if (this.levelListeners.length === 0 && this.voltsListeners.length === 0 && !plain) return;
    const { clock } = this.around;
    let next = Infinity;
    for (const { current } of this.slots) {
      if (current?.wave !== undefined) next = Math.min(next, current.wave.nextChangeUs(clock.currentUs));
    }
    if (next === Infinity) return;
    this.cancelEvent = clock.schedule(next, () => {
      this.cancelEvent = undefined;
      this.update();
    });
  }

  // ------------------------------------------------------------ what a real board would suffer from

  private fightOf(winner: NetSlot, loser: NetSlot): void {
    this.fighting = true;
    this.contentions++;
    const text = ({ driver, current }: NetSlot): string =>
      `${driver.label} (${current?.wave === undefined ? `${Number(current?.volts.toFixed(2))} V` : "a changing signal"})`;
    this.around.warnings.warn(
      "short-circuit",
      `${text(winner)} and ${text(loser)} drive the wire ${this.name} against each other`,
      `${winner.driver.label}, ${loser.driver.label}`,
    );
  }

  private overVoltage(volts: number): void {
    const most = Number(this.limitVolts.toFixed(2));
    this.around.warnings.warn(
      // A limit below the supply is that of an analog input.
      most < this.around.logicVolts ? "analog-over-voltage" : "over-voltage",
      `${this.name} has ${volts.toFixed(2)} V, more than the ${most} V that its pin stands`,
      this.name,
    );
  }

  /** Said when a program reads a wire that nobody drives. */
  warnFloating(): void {
    this.around.warnings.warn(
      "floating-input",
      `${this.name} is read but nothing drives it: it has no pull and nothing is connected`,
      this.name,
    );
  }
}
