/** `machine.ADC` of the STM32 port (MicroPython ports/stm32/machine_adc.c): by pin or by channel. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { guard } from "../hal-error.js";
import { lazyType, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { refused } from "../refusal.js";
import { SUPPLY_VOLTS } from "./inside-chip.js";

const BITS = 12;
const MOST = 2 ** BITS - 1;

/** An analogue input of the board. */
export interface AnalogPin {
  readonly unit: string;
  readonly channel: number;
  readVolts(): number;
}

/** What the converter makes of a voltage. */
export function rawOf(volts: number, bits = BITS): number {
  const most = 2 ** bits - 1;
  return Math.min(most, Math.max(0, Math.round((volts / SUPPLY_VOLTS) * most)));
}

/** Claims a pin, or that of a channel; ValueError for others, whose text is `Pin(name)` and `lacks`. */
export function analogPin(source: Value, lacks: string): AnalogPin {
  const board = useBoard();
  const given: unknown = source;
  const pin =
    typeof given === "number"
      ? board.chip.pins.find(({ adc }) => adc?.some(({ channel }) => channel === given))
      : findPin(source).line.description;
  if (pin === undefined)
    throw refused(
      valueError(`not a valid ADC Channel: ${String(given)}`),
      "PIN414",
      "there is no such ADC channel",
    );
  const [place] = pin.adc ?? [];
  if (place === undefined) {
    const name = (pin.names?.[0] ?? "").replace(/^P(?=[A-K]\d)/, "");
    throw refused(valueError(`Pin(${name}) ${lacks}`), "PIN414", `${name} is no analog input`);
  }
  const input = guard(() => board.claim("adc", pin.id, { name: "ADC" }));
  return {
    unit: place.unit ?? "ADC1",
    channel: place.channel ?? 0,
    readVolts: () => guard(() => input.readVolts()),
  };
}

class PyMachineAdc extends PyObject {
  constructor(readonly pin: AnalogPin) {
    super();
  }

  raw(): number {
    return rawOf(this.pin.readVolts());
  }
}

const machineType = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyMachineAdc,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return new PyMachineAdc(analogPin(args[0], "does not have ADC capabilities"));
    },
    slots: {
      repr$(this: PyMachineAdc): string {
        return `<${this.pin.unit} channel=${this.pin.channel}>`;
      },
    } as never,
    methods: {
      read_u16: native("read_u16", 1, 1, (self: PyMachineAdc) => {
        const raw = self.raw();
        return (raw << (16 - BITS)) | (raw >> (2 * BITS - 16));
      }),
      read_uv: native("read_uv", 1, 1, (self: PyMachineAdc) =>
        Math.round((self.raw() / MOST) * SUPPLY_VOLTS * 1e6),
      ),
    },
  }),
);

export const adcStm32: Part = () => ({ ADC: machineType() });
