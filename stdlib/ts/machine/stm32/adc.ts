/** `machine.ADC` and `pyb.ADC` of the STM32 port (MicroPython ports/stm32/machine_adc.c, adc.c): by pin or by channel. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { AnalogInput } from "../../../../runtime-hal/hal/analog.js";
import type { PinDescription } from "../../../../runtime-hal/hal/board.js";
import { guard } from "../hal-error.js";
import { lazyType, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { refused } from "../refusal.js";

const FULL_VOLTS = 3.3;
const BITS = 12;
const MOST = 2 ** BITS - 1;

abstract class PyStmAdc extends PyObject {
  constructor(
    readonly pin: PinDescription,
    private readonly input: AnalogInput,
  ) {
    super();
  }

  get channel(): number {
    return this.pin.adc?.[0]?.channel ?? 0;
  }

  get unit(): string {
    return this.pin.adc?.[0]?.unit ?? "ADC1";
  }

  raw(): number {
    const volts = guard(() => this.input.readVolts());
    return Math.min(MOST, Math.max(0, Math.round((volts / FULL_VOLTS) * MOST)));
  }
}
class PyMachineAdc extends PyStmAdc {}
class PyPybAdc extends PyStmAdc {}

function make<T>(js: new (pin: PinDescription, input: AnalogInput) => T, source: Value, lacks: string): T {
  const board = useBoard();
  const given: unknown = source;
  const described =
    typeof given === "number"
      ? board.chip.pins.find(({ adc }) => adc?.some(({ channel }) => channel === given))
      : findPin(source).line.description;
  if (described === undefined)
    throw refused(
      valueError(`not a valid ADC Channel: ${String(given)}`),
      "PIN414",
      "there is no such ADC channel",
    );
  if (described.adc === undefined) {
    const name = (described.names?.[0] ?? "").replace(/^P(?=[A-K]\d)/, "");
    throw refused(valueError(`Pin(${name}) ${lacks}`), "PIN414", `${name} is no analog input`);
  }
  return new js(
    described,
    guard(() => board.claim("adc", described.id, { name: "ADC" })),
  );
}

const machineType = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyMachineAdc,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return make(PyMachineAdc, args[0], "does not have ADC capabilities");
    },
    slots: {
      repr$(this: PyMachineAdc): string {
        return `<${this.unit} channel=${this.channel}>`;
      },
    } as never,
    methods: {
      read_u16: native("read_u16", 1, 1, (self: PyMachineAdc) => {
        const raw = self.raw();
        return (raw << (16 - BITS)) | (raw >> (2 * BITS - 16));
      }),
      read_uv: native("read_uv", 1, 1, (self: PyMachineAdc) =>
        Math.round((self.raw() / MOST) * FULL_VOLTS * 1e6),
      ),
    },
  }),
);

/** The class of `pyb`: twelve bits as they are. */
export const pybAdcType = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyPybAdc,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return make(PyPybAdc, args[0], "doesn't have ADC capabilities");
    },
    slots: {
      repr$(this: PyPybAdc): string {
        const name = (this.pin.names?.[0] ?? "").replace(/^P(?=[A-K]\d)/, "");
        return `<${this.unit} on ${name} channel=${this.channel}>`;
      },
    } as never,
    methods: { read: native("read", 1, 1, (self: PyPybAdc) => self.raw()) },
  }),
);

export const adcStm32: Part = () => ({ ADC: machineType() });
