/**
 * `machine.PWM` of the ESP32 port (MicroPython ports/esp32/machine_pwm.c): pins of one frequency share a timer, of which there are
 * few; a channel each.
 */

import { runtimeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import type { Board } from "../../../runtime-hal/hal/board.js";
import type { PwmOutput } from "../../../runtime-hal/hal/pwm.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { definePwm, PyPwm } from "./pwm-class.js";
import { pinName, refused } from "./refusal.js";

const DEFAULT_HZ = 5000;
const MAX_HZ = 40_000_000;
/** Below this, the original ESP32 takes its 1 MHz clock instead of the 80 MHz one. */
const SLOW_CLOCK_BELOW_HZ = 10;
const MAX_16 = 65536;
const MAX_10 = 1024;
const HALF = MAX_16 / 2;
const CHANNELS_OF_MODE = 8;
const TIMERS_OF_MODE = 4;

type Scale = "none" | "u10" | "u16" | "ns";

interface Timer {
  hz: number;
  resolution: number;
}

/** The PWM unit of the chip, as the firmware keeps its books. */
class Ledc {
  /** Pins that have a channel, with their object's timer. */
  readonly channels = new Map<number, { hz: number; lightSleep: boolean }>();
  readonly outputs = new Map<number, PwmOutput>();

  constructor(readonly board: Board) {}

  get mostChannels(): number {
    return this.board.chip.pwm?.outputs ?? 2 * CHANNELS_OF_MODE;
  }

  get mostTimers(): number {
    return this.board.chip.pwm?.frequencies ?? 2 * TIMERS_OF_MODE;
  }

  /** Frequencies in use without that of `pin`. */
  othersHz(pin: number): Set<number> {
    const used = new Set<number>();
    for (const [other, { hz }] of this.channels) if (other !== pin) used.add(hz);
    return used;
  }

  output(pin: number): PwmOutput {
    let output = this.outputs.get(pin);
    if (output === undefined) {
      output = guard(() => this.board.claim("pwm", pin, { name: `PWM(Pin(${pin}))` }));
      this.outputs.set(pin, output);
    }
    return output;
  }
}

const ledc = perBoot((board) => new Ledc(board));

/** Bits of duty that a timer has at a frequency: as many as its clock has ticks, and one less than the counter's twenty. */
function timerAt(hz: number): Timer {
  const source = hz < SLOW_CLOCK_BELOW_HZ ? 1_000_000 : 80_000_000;
  return { hz, resolution: Math.min(16, Math.max(1, Math.floor(Math.log2(source / hz)))) };
}

class PyEsp32Pwm extends PyPwm {
  pin = 0;
  private active = false;
  private lightSleep = false;
  private inverted = false;
  private scale: Scale = "none";
  private wanted = 0;
  private timer: Timer = { hz: -1, resolution: 0 };
  /** In units of the timer's resolution. */
  private channelDuty = 0;

  describe(): string {
    if (!this.active) return `PWM(Pin(${this.pin}))`;
    const duty =
      this.scale === "u10"
        ? `duty=${this.duty()}`
        : this.scale === "ns"
          ? `duty_ns=${this.dutyNs()}`
          : `duty_u16=${this.dutyU16()}`;
    const invert = this.inverted ? ", invert=True" : "";
    const sleep = this.lightSleep ? ", lightsleep=True" : "";
    return `PWM(Pin(${this.pin}), freq=${this.timer.hz}, ${duty}${invert}${sleep})`;
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [hzValue, duty, dutyU16, dutyNs, invert, lightSleep] = parseArguments(args, kw, [
      { name: "freq", default: -1, convert: intArgument },
      { name: "duty", keywordOnly: true, default: -1, convert: intArgument },
      { name: "duty_u16", keywordOnly: true, default: -1, convert: intArgument },
      { name: "duty_ns", keywordOnly: true, default: -1, convert: intArgument },
      { name: "invert", keywordOnly: true, default: this.inverted, convert: truth },
      { name: "lightsleep", keywordOnly: true, default: this.lightSleep, convert: truth },
    ]);
    this.lightSleep = lightSleep;
    let hz = hzValue as number;
    if (hz !== -1) checkFrequency(hz);
    if (dutyU16 >= 0) this.check16(dutyU16);
    else if (dutyNs >= 0) this.checkNs(dutyNs);
    else if (duty >= 0) this.check10(duty);
    else if (this.scale === "none") [this.scale, this.wanted] = ["u16", HALF];
    this.inverted = invert;
    const unit = ledc();
    const known = unit.channels.get(this.pin);
    const [kind, channels] = lightSleep
      ? ["light sleep capable ", CHANNELS_OF_MODE]
      : ["", unit.mostChannels];
    if (known === undefined && unit.channels.size >= channels) {
      throw refused(
        runtimeError(`out of ${kind}PWM channels:${channels}`),
        "PIN471",
        `this chip has ${channels} PWM outputs at a time; deinit() gives one back`,
      );
    }
    if (hz === -1) hz = known?.hz ?? DEFAULT_HZ;
    this.start(hz);
  }

  /** Takes a timer of that frequency, shared or free, and puts the signal out. */
  private start(hz: number): void {
    const unit = ledc();
    const others = unit.othersHz(this.pin);
    const most = this.lightSleep ? TIMERS_OF_MODE : unit.mostTimers;
    if (!others.has(hz) && others.size >= most) {
      throw refused(
        runtimeError(`out of ${this.lightSleep ? "light sleep capable " : ""}PWM timers:${most}`),
        "PIN411",
        `this chip makes ${most} PWM frequencies at a time; give several outputs the same`,
      );
    }
    const output = unit.output(this.pin);
    this.timer = timerAt(hz);
    this.active = true;
    unit.channels.set(this.pin, { hz, lightSleep: this.lightSleep });
    output.lead?.();
    output.setInverted(this.inverted);
    guard(() => output.setFrequency(hz));
    this.apply();
  }

  private apply(): void {
    this.mustBeActive();
    const { hz, resolution } = this.timer;
    let duty = this.wanted;
    if (this.scale === "u10") duty = this.wanted * (MAX_16 / MAX_10);
    else if (this.scale === "ns") duty = this.nsToDuty(this.wanted);
    this.channelDuty = Math.floor(duty / 2 ** (16 - resolution));
    ledc()
      .output(this.pin)
      .setHighNs((this.channelDuty / 2 ** resolution / hz) * 1e9);
  }

  private nsToDuty(ns: number): number {
    const duty = Math.floor((ns * MAX_16 * this.timer.hz + 5e8) / 1e9);
    return ns > 0 && duty === 0 ? 1 : Math.min(duty, MAX_16);
  }

  private dutyToNs(duty: number): number {
    this.mustBeActive();
    const { hz } = this.timer;
    return Math.floor((duty * 1e9 + hz * HALF) / (hz * MAX_16));
  }

  private mustBeActive(): void {
    if (!this.active)
      throw refused(
        runtimeError("PWM is inactive"),
        "PIN436",
        `the PWM of ${pinName(this.pin)} is used after deinit(); init() starts it again`,
      );
  }

  private check10(duty: number): void {
    if (duty < 0 || duty > MAX_10 - 1)
      throw refused(
        valueError(`duty must be from 0 to ${MAX_10 - 1}`),
        "PIN412",
        `duty() takes 0 to ${MAX_10 - 1}, not ${duty}; duty_u16() takes 0 to 65535`,
      );
    [this.scale, this.wanted] = ["u10", duty === MAX_10 - 1 ? MAX_10 : duty];
  }

  private check16(duty: number): void {
    // The message has the limit of the inside, one more than a program may give.
    if (duty < 0 || duty > MAX_16 - 1)
      throw refused(
        valueError(`duty_u16 must be from 0 to ${MAX_16}`),
        "PIN412",
        `duty_u16() takes 0 to ${MAX_16 - 1}, not ${duty}`,
      );
    [this.scale, this.wanted] = ["u16", duty === MAX_16 - 1 ? MAX_16 : duty];
  }

  private checkNs(ns: number): void {
    const most = this.dutyToNs(MAX_16);
    if (ns < 0 || ns > most) throw valueError(`duty_ns must be from 0 to ${most} ns`);
    [this.scale, this.wanted] = ["ns", ns];
  }

  deinit(): void {
    const unit = ledc();
    if (this.active) {
      unit.channels.delete(this.pin);
      unit.output(this.pin).setInverted(false);
      unit.output(this.pin).close();
      unit.outputs.delete(this.pin);
    }
    this.active = false;
    this.scale = "none";
    this.wanted = 0;
    this.inverted = this.lightSleep = false;
  }

  freq(): number {
    this.mustBeActive();
    return this.timer.hz;
  }

  setFreq(hz: number): void {
    this.mustBeActive();
    checkFrequency(hz);
    if (hz !== this.timer.hz) this.start(hz);
  }

  override duty(): number {
    return this.dutyU16() >> 6;
  }

  override setDuty(duty: number): void {
    this.check10(duty);
    this.apply();
  }

  dutyU16(): number {
    this.mustBeActive();
    return Math.min(this.channelDuty * 2 ** (16 - this.timer.resolution), MAX_16 - 1);
  }

  setDutyU16(duty: number): void {
    this.check16(duty);
    this.apply();
  }

  dutyNs(): number {
    return this.dutyToNs(this.dutyU16());
  }

  setDutyNs(ns: number): void {
    this.checkNs(ns);
    this.apply();
  }
}

function checkFrequency(hz: number): void {
  if (hz > 0 && hz <= MAX_HZ) return;
  const error = valueError(`frequency must be from 1Hz to ${MAX_HZ / 1e6}MHz`);
  throw refused(error, "PIN410", `PWM of this chip makes 1 Hz to ${MAX_HZ / 1e6} MHz, not ${hz} Hz`);
}

const type = lazyType(() =>
  definePwm(
    PyEsp32Pwm,
    (args, kw) => {
      if (args.length < 1 || args.length > 2) throw argumentCountError(args.length, 1, 2);
      const pwm = new PyEsp32Pwm();
      pwm.pin = findPin(args[0]).line.id;
      pwm.initialise(args.slice(1), kw);
      return pwm;
    },
    true,
  ),
);

export const pwmEsp32: Part = () => ({ PWM: type() });
