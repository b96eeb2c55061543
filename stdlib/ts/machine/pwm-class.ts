/** What the class `PWM` of all ports has in common (MicroPython extmod/machine_pwm.c). */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";

/** A PWM object of a port. */
export abstract class PyPwm extends PyObject {
  abstract describe(): string;
  abstract initialise(args: readonly Value[], kw: Keywords): void;
  abstract deinit(): void;
  abstract freq(): number;
  abstract setFreq(hz: number): void;
  /** Ten bits; only where the port has `duty`. */
  duty(): number {
    return 0;
  }
  setDuty(_duty: number): void {}
  abstract dutyU16(): number;
  abstract setDutyU16(duty: number): void;
  abstract dutyNs(): number;
  abstract setDutyNs(ns: number): void;
}

/** A method that reads without an argument and writes with one. */
const readWrite = (
  name: string,
  read: (self: PyPwm) => number,
  write: (self: PyPwm, value: number) => void,
): Value =>
  native(name, 1, 2, (self: PyPwm, value?: Value) => {
    if (value === undefined) return read(self);
    write(self, intArgument(value));
    return null;
  });

export function definePwm(
  js: new () => PyPwm,
  make: (args: Value[], kw: Keywords) => PyPwm,
  hasDuty: boolean,
): PyType {
  return defineType({
    name: "PWM",
    js,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyPwm): string {
        return this.describe();
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyPwm).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPwm) => {
        self.deinit();
        return null;
      }),
      freq: readWrite(
        "freq",
        (self) => self.freq(),
        (self, hz) => self.setFreq(hz),
      ),
      ...(hasDuty
        ? {
            duty: readWrite(
              "duty",
              (self) => self.duty(),
              (self, duty) => self.setDuty(duty),
            ),
          }
        : {}),
      duty_u16: readWrite(
        "duty_u16",
        (self) => self.dutyU16(),
        (self, duty) => self.setDutyU16(duty),
      ),
      duty_ns: readWrite(
        "duty_ns",
        (self) => self.dutyNs(),
        (self, ns) => self.setDutyNs(ns),
      ),
    },
  });
}
