/** `machine.ADC` of the ESP8266 port: one input, 0 to 1 V in ten bits (MicroPython ports/esp8266/machine_adc.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject } from "../../../runtime-hal/core/value.js";
import type { AnalogInput } from "../../../runtime-hal/hal/analog.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { refused } from "./refusal.js";

const FULL = 1024;
/** What the supply's voltage reads as in a build that measures the pin: the function is not meant for that. */
const NO_SUPPLY_READING = 65535;

class PyEsp8266Adc extends PyObject {
  constructor(
    readonly channel: number,
    private readonly input: AnalogInput | undefined,
  ) {
    super();
  }

  read(): number {
    if (this.input === undefined) return NO_SUPPLY_READING;
    const volts = guard(() => (this.input as AnalogInput).readVolts());
    return Math.min(FULL, Math.max(0, Math.round(volts * FULL)));
  }
}

const inputs = perBoot((board) => {
  const pin = board.chip.pins.find(({ adc }) => adc !== undefined);
  const input = pin && guard(() => board.claim("adc", pin.id, { name: "ADC(0)" }));
  return [new PyEsp8266Adc(0, input), new PyEsp8266Adc(1, undefined)] as const;
});

const type = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyEsp8266Adc,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      const channel = intArgument(args[0]);
      const adc = inputs()[channel];
      if (adc === undefined)
        throw refused(
          valueError(`ADC(${channel}) doesn't exist`),
          "PIN414",
          "this chip has one analog input, ADC(0)",
        );
      return adc;
    },
    slots: {
      repr$(this: PyEsp8266Adc): string {
        return `ADC(${this.channel})`;
      },
    } as never,
    methods: {
      read: native("read", 1, 1, (self: PyEsp8266Adc) => self.read()),
      read_u16: native("read_u16", 1, 1, (self: PyEsp8266Adc) => Math.floor((self.read() * 65535) / FULL)),
    },
  }),
);

export const adcEsp8266: Part = () => ({ ADC: type() });
