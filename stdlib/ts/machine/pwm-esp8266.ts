/** `machine.PWM` of the ESP8266 port: made by a timer interrupt, one frequency for all pins (ports/esp8266/machine_pwm.c, esppwm.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, parseArguments } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import type { Board } from "../../../runtime-hal/hal/board.js";
import type { PwmOutput } from "../../../runtime-hal/hal/pwm.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { lineOf } from "./pin-line.js";
import { findPin } from "./pin-object.js";
import { definePwm, PyPwm } from "./pwm-class.js";
import { ignored, lacking, pinName } from "./refusal.js";

const DEPTH = 1023;
const MAX_HZ = 1000;
const DEFAULT_HZ = 500;
/** Pins that the firmware gives PWM to. */
const PWM_PINS: readonly number[] = [0, 2, 4, 5, 12, 13, 14, 15];

/** The state of the one PWM timer. */
class PwmTimer {
  hz = DEFAULT_HZ;
  readonly duties = new Map<number, number>();
  /** Frequency that the program wants of each pin. */
  private readonly asked = new Map<number, number>();
  private readonly outputs = new Map<number, PwmOutput>();

  constructor(private readonly board: Board) {}

  setHz(hz: number, pin: number): void {
    // Sixteen bits reach the driver, which then cuts to what it can.
    this.hz = Math.min(Math.max(hz & 0xffff, 1), MAX_HZ);
    this.asked.set(pin, hz);
    if (this.hz !== hz)
      ignored(
        "PIN410",
        pin,
        `PWM of this chip makes 1 to ${MAX_HZ} Hz: it runs at ${this.hz} Hz, not at ${hz} Hz`,
      );
    const other = [...this.duties.keys()].find(
      (one) => one !== pin && this.asked.has(one) && this.asked.get(one) !== hz,
    );
    if (other !== undefined)
      ignored("PIN411", pin, `all pins share one PWM frequency: ${pinName(other)} gets ${this.hz} Hz too`);
  }

  setDuty(pin: number, duty: number): void {
    if (this.duties.has(pin)) this.duties.set(pin, Math.min(Math.max((duty << 16) >> 16, 0), DEPTH));
  }

  add(pin: number): boolean {
    if (!PWM_PINS.includes(pin)) return false;
    if (!this.duties.has(pin)) this.duties.set(pin, 0);
    return true;
  }

  remove(pin: number): void {
    this.duties.delete(pin);
    this.asked.delete(pin);
    if (!this.outputs.has(pin)) return;
    this.outputs.get(pin)?.close();
    this.outputs.delete(pin);
    // A timer interrupt wrote to the pin: one that was made an output before has been that all the time.
    const line = lineOf(this.board, pin);
    if (line.isOutput) line.configure({ mode: "out", pull: "none", initial: 0 });
  }

  /** Puts everything out as it is set up now. Periods are whole microseconds. */
  start(): void {
    const periodUs = Math.floor(1e6 / this.hz);
    for (const [pin, duty] of this.duties) {
      let output = this.outputs.get(pin);
      if (output === undefined) {
        output = guard(() => this.board.claim("pwm", pin, { name: `PWM(${pin})` }));
        this.outputs.set(pin, output);
      }
      const hz = 1e6 / periodUs;
      if (output.frequency() !== hz) output.setFrequency(hz);
      output.setHighNs(Math.floor((periodUs * duty) / DEPTH) * 1000);
    }
  }
}

const timer = perBoot((board) => new PwmTimer(board));

class PyEsp8266Pwm extends PyPwm {
  pin = 0;
  private active = false;
  private heldNs = -1;

  describe(): string {
    const { hz, duties } = timer();
    return this.active
      ? `PWM(${this.pin}, freq=${hz}, duty=${duties.get(this.pin) ?? 0})`
      : `PWM(${this.pin})`;
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const names = ["freq", "duty", "duty_u16", "duty_ns"];
    const [hz, duty, dutyU16, dutyNs] = parseArguments(
      args,
      kw,
      names.map((name) => ({ name, default: -1, convert: intArgument })),
    ) as [number, number, number, number];
    const pwm = timer();
    if (!pwm.add(this.pin))
      throw lacking(valueError(`PWM not supported on pin ${this.pin}`), "PIN409", this.pin, "pwm", "PWM");
    this.active = true;
    if (hz !== -1) pwm.setHz(hz, this.pin);
    if (duty !== -1) pwm.setDuty(this.pin, duty);
    if (dutyU16 !== -1) pwm.setDuty(this.pin, Math.trunc((dutyU16 * 1000) / 65535));
    if (dutyNs !== -1) pwm.setDuty(this.pin, Math.trunc((dutyNs * pwm.hz) / 1e6));
    pwm.start();
  }

  private activate(): PwmTimer {
    const pwm = timer();
    if (!this.active) pwm.add(this.pin);
    this.active = true;
    return pwm;
  }

  deinit(): void {
    timer().remove(this.pin);
    this.active = false;
    timer().start();
  }

  freq(): number {
    return timer().hz;
  }

  setFreq(hz: number): void {
    const pwm = timer();
    pwm.setHz(hz, this.pin);
    if (this.heldNs !== -1) this.setDutyNs(this.heldNs);
    else pwm.start();
  }

  override duty(): number {
    return this.activate().duties.get(this.pin) ?? 0;
  }

  override setDuty(duty: number): void {
    const pwm = this.activate();
    this.heldNs = -1;
    pwm.setDuty(this.pin, duty);
    pwm.start();
  }

  dutyU16(): number {
    return Math.trunc((this.duty() * 65535) / 1024);
  }

  setDutyU16(duty: number): void {
    this.setDuty(Math.trunc((duty * 1024) / 65535));
  }

  dutyNs(): number {
    return Math.trunc((this.duty() * 976563) / timer().hz);
  }

  setDutyNs(ns: number): void {
    const pwm = this.activate();
    this.heldNs = ns;
    pwm.setDuty(this.pin, Math.trunc((ns * pwm.hz) / 976562));
    pwm.start();
  }
}

const type = lazyType(() =>
  definePwm(
    PyEsp8266Pwm,
    (args, kw) => {
      if (args.length < 1) throw argumentCountError(args.length, 1, Infinity);
      const pwm = new PyEsp8266Pwm();
      pwm.pin = findPin(args[0]).line.id;
      pwm.initialise(args.slice(1), kw);
      return pwm;
    },
    true,
  ),
);

export const pwmEsp8266: Part = () => ({ PWM: type() });
