/** `pyb.Servo` (MicroPython ports/stm32/servo.c): four servos at X1 to X4, which can be sent somewhere in a given time. */

import { typeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../../runtime-hal/core/float.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import type { PwmOutput } from "../../../../runtime-hal/hal/pwm.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot } from "../part.js";

const SERVOS = 4;
const HZ = 50;
const PERIOD_US = 1e6 / HZ;
/** Pulses are counted in tens of microseconds. */
const UNIT_US = 10;

class PyServo extends PyObject {
  pulse = 150;
  least = 64;
  most = 242;
  centre = 150;
  /** From the centre: to 90 degrees, and to full speed. */
  angle90 = 97;
  speed100 = 70;
  private destination = 150;
  private periodsLeft = 0;
  private rest = 0;
  private output: PwmOutput | undefined;
  private alarm: Alarm | undefined;

  constructor(readonly id: number) {
    super();
  }

  start(): void {
    const board = useBoard();
    const pin = this.id - 1;
    this.output ??= guard(() => board.claim("pwm", pin, { name: `Servo(${this.id})` }));
    this.output.setFrequency(HZ);
    this.destination = this.pulse;
    this.periodsLeft = 0;
    this.put();
  }

  private put(): void {
    this.output?.setHighNs(this.pulse * UNIT_US * 1000);
  }

  /** Now, or step by step within so many milliseconds. */
  go(destination: number, ms: number | undefined): void {
    this.destination = Math.min(this.most, Math.max(this.least, destination));
    this.periodsLeft = ms === undefined ? 0 : Math.trunc(ms / 20);
    this.rest = 0;
    this.step();
  }

  private step(): void {
    if (this.pulse === this.destination) return;
    if (this.periodsLeft <= 1) {
      this.pulse = this.destination;
      this.periodsLeft = 0;
    } else {
      this.rest += this.destination - this.pulse;
      this.pulse += Math.trunc(this.rest / this.periodsLeft);
      this.rest %= this.periodsLeft;
      this.periodsLeft--;
      const { clock } = useBoard();
      this.alarm ??= clock.alarm(() => this.step());
      this.alarm.at(clock.peekUs() + PERIOD_US);
    }
    this.put();
  }
}

const servos = perBoot(() => Array.from({ length: SERVOS }, (_, i) => new PyServo(i + 1)));

function servoOf(id: number): PyServo {
  const servo = servos()[id - 1];
  if (servo === undefined) throw valueError(`Servo(${id}) doesn't exist`);
  servo.start();
  return servo;
}

/** `angle` and `speed`: shares of a distance from the centre. */
const share = (name: "angle" | "speed", full: number, reach: (self: PyServo) => number): Value =>
  native(name, 1, 3, (self: PyServo, value?: Value, ms?: Value) => {
    if (value === undefined) return Math.trunc(((self.pulse - self.centre) * full) / reach(self));
    const offset = Math.trunc((reach(self) * toFloat(value)) / full);
    self.go(self.centre + offset, ms === undefined ? undefined : intArgument(ms));
    return null;
  });

const tens = (value: Value): number => Math.trunc(intArgument(value) / UNIT_US);

function calibration(self: PyServo, ...args: Value[]): Value {
  if (args.length === 0) {
    const { least, most, centre, angle90, speed100 } = self;
    return new PyTuple([least, most, centre, centre + angle90, centre + speed100].map((n) => n * UNIT_US));
  }
  if (args.length !== 3 && args.length !== 5)
    throw typeError(`calibration expecting 1, 4 or 6 arguments, got ${args.length + 1}`);
  const [least, most, centre, angle, speed] = args.map(tens) as [number, number, number, number?, number?];
  [self.least, self.most, self.centre] = [least, most, centre];
  if (angle !== undefined && speed !== undefined) {
    self.angle90 = angle - centre;
    self.speed100 = speed - centre;
  }
  return null;
}

export const servoType = lazyType((): PyType =>
  defineType({
    name: "Servo",
    js: PyServo as never,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return servoOf(intArgument(args[0]));
    },
    slots: {
      repr$(this: PyServo): string {
        return `<Servo ${this.id} at ${this.pulse * UNIT_US}us>`;
      },
    } as never,
    methods: {
      pulse_width: native("pulse_width", 1, 2, (self: PyServo, us?: Value) => {
        if (us === undefined) return self.pulse * UNIT_US;
        self.go(tens(us), undefined);
        return null;
      }),
      angle: share("angle", 90, (self) => self.angle90),
      speed: share("speed", 100, (self) => self.speed100),
      calibration: native("calibration", 1, 6, calibration),
    },
  }),
);
