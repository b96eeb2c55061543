/** `machine.DAC` of the ESP32 port: eight bits at two pins (MicroPython ports/esp32/machine_dac.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { AnalogOutput } from "../../../runtime-hal/hal/analog.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { lacking, refused } from "./refusal.js";

const MOST = 255;

class PyDac extends PyObject {
  constructor(
    readonly pin: number,
    readonly output: AnalogOutput,
  ) {
    super();
  }

  write(value: number): void {
    const full = useBoard().chip.volts?.logic ?? 3.3;
    guard(() => this.output.writeVolts((value / MOST) * full));
  }
}

const outputs = perBoot(() => new Map<number, PyDac>());

function dacOf(pin: number): PyDac {
  const known = outputs();
  let dac = known.get(pin);
  if (dac === undefined) {
    const board = useBoard();
    if (board.chip.pins.find(({ id }) => id === pin)?.functions.includes("dac") !== true) {
      throw lacking(valueError("invalid Pin for DAC"), "PIN417", pin, "dac", "analog output");
    }
    dac = new PyDac(
      pin,
      guard(() => board.claim("dac", pin, { name: `DAC(Pin(${pin}))` })),
    );
    known.set(pin, dac);
  }
  return dac;
}

const type = lazyType((): PyType =>
  defineType({
    name: "DAC",
    js: PyDac,
    make: (_type, args) => {
      if (args.length !== 1) throw argumentCountError(args.length, 1, 1);
      const dac = dacOf(findPin(args[0]).line.id);
      dac.write(0);
      return dac;
    },
    slots: {
      repr$(this: PyDac): string {
        return `DAC(Pin(${this.pin}))`;
      },
    } as never,
    methods: {
      write: native("write", 2, 2, (self: PyDac, value) => {
        const n = intArgument(value);
        if (n < 0 || n > MOST)
          throw refused(valueError("value out of range"), "PIN412", `write() takes 0 to ${MOST}, not ${n}`);
        self.write(n);
        return null;
      }),
    },
  }),
);

export const dac: Part = () => ({ DAC: type() });
