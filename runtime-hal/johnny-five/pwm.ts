/**
 * PWM of a board that an IO plugin drives. The board has one frequency of its own, which no plugin tells; only pulses for servos, 50 times
 * a second, it makes in another way, where the plugin can.
 */

import type { PwmOutput } from "../hal/pwm.js";
import type { PluginLink } from "./link.js";

const FULL_DUTY = 65535;
/** What the timers of an Arduino Uno make at most of its pins. */
const OWN_HZ = 490;
/** Frequencies at which nothing but a servo is meant. */
const SERVO_HZ = { least: 40, most: 60 } as const;
/** The pulses of Arduino's library Servo, microseconds; a smaller number than the shortest would be taken as degrees. */
const PULSE_US = { shortest: 544, longest: 2400 } as const;
/** No servo has a place for longer ones: 50 % before a program has set its duty, for example. */
const NO_PULSE_US = 3000;

type Way = "pwm" | "servo" | "off";

export class PluginPwm implements PwmOutput {
  private hz = OWN_HZ;
  private duty = 0;
  private inverted = false;
  /** How the pin was set up last. */
  private way: Way | undefined;

  constructor(
    private readonly id: number,
    private readonly link: PluginLink,
    /** The largest value of PWM; `undefined` if the pin has servo pulses only. */
    private readonly most: number | undefined,
    /** Can the plugin make pulses for servos at this pin? */
    private readonly hasServo: boolean,
  ) {
    if (most === undefined) this.hz = 50;
  }

  setFrequency(hz: number): void {
    this.hz = hz;
    if (this.way !== undefined) this.put();
  }

  frequency(): number {
    return this.hz;
  }

  setDutyU16(duty: number): void {
    this.duty = Math.min(duty, FULL_DUTY);
    this.put();
  }

  dutyU16(): number {
    return this.duty;
  }

  setHighNs(ns: number): void {
    this.setDutyU16(Math.round((ns * this.hz * FULL_DUTY) / 1e9));
  }

  highNs(): number {
    return Math.round((this.duty * 1e9) / (this.hz * FULL_DUTY));
  }

  setInverted(inverted: boolean): void {
    this.inverted = inverted;
    if (this.way !== undefined) this.put();
  }

  private put(): void {
    const { id, link, hz, most } = this;
    const isServo =
      this.hasServo &&
      (most === undefined || (hz >= SERVO_HZ.least && hz <= SERVO_HZ.most)) &&
      !this.inverted;
    if (isServo) {
      const us = Math.round(this.highNs() / 1000);
      if (us === 0 || us > NO_PULSE_US) return this.stop();
      this.take("servo", "SERVO");
      link.send({ servo: Math.min(Math.max(us, PULSE_US.shortest), PULSE_US.longest), pin: id });
      return;
    }
    const duty = this.inverted ? FULL_DUTY - this.duty : this.duty;
    this.take("pwm", "PWM");
    link.send({ pwm: Math.round((duty * (most ?? 0)) / FULL_DUTY), pin: id });
  }

  private take(way: Way, mode: string): void {
    if (this.way === way) return;
    this.way = way;
    this.link.send({ mode, pin: this.id });
  }

  /** No pulses: the servo goes limp. */
  private stop(): void {
    this.take("off", "OUTPUT");
    this.link.send({ digital: 0, pin: this.id });
  }

  close(): void {
    if (this.way === "servo") this.stop();
    else if (this.way === "pwm") this.link.send({ pwm: 0, pin: this.id });
  }
}
