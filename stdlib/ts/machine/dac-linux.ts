/** `machine.DAC` of Linux boards: eight bits as on the ESP32, or twelve with `bits=12`, at an output of a converter. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument, maybeInt } from "../../../runtime-hal/core/int-argument.js";
import { native, parseArguments } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { AnalogOutput } from "../../../runtime-hal/hal/analog.js";
import { guard } from "./hal-error.js";
import { lazyType, type Part } from "./part.js";
import { findPin } from "./pin-object.js";

const FULL_VOLTS = 3.3;
const BITS = 8;
const MOST_BITS = 12;
/** The pins of the ESP32's two outputs, which its scripts name. */
const ESP32_PINS = [25, 26] as const;

class PyLinuxDac extends PyObject {
  constructor(
    readonly channel: number,
    readonly bits: number,
    private readonly output: AnalogOutput,
  ) {
    super();
  }

  write(value: number): void {
    const most = 2 ** this.bits - 1;
    if (value < 0 || value > most) throw valueError("value out of range");
    guard(() => this.output.writeVolts((value / most) * FULL_VOLTS));
  }
}

const type = lazyType((): PyType =>
  defineType({
    name: "DAC",
    js: PyLinuxDac,
    make: (_type, args, kw) => {
      const [which, bits] = parseArguments(args, kw, [
        { name: "id", required: true },
        { name: "bits", default: BITS, convert: intArgument },
      ]);
      if (bits !== BITS && bits !== MOST_BITS) throw valueError("unsupported bits");
      const number = maybeInt(which) ?? findPin(which).line.id;
      const ofEsp32 = ESP32_PINS.indexOf(number as 25 | 26);
      const channel = ofEsp32 < 0 ? number : ofEsp32;
      return new PyLinuxDac(
        channel,
        bits,
        guard(() => useBoard().claim("dac", channel, { name: `DAC(${channel})` })),
      );
    },
    slots: {
      repr$(this: PyLinuxDac): string {
        return `DAC(${this.channel}, bits=${this.bits})`;
      },
    } as never,
    methods: {
      write: native("write", 2, 2, (self: PyLinuxDac, value) => {
        self.write(intArgument(value));
        return null;
      }),
    },
  }),
);

export const dacLinux: Part = () => ({ DAC: type() });
