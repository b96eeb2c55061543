/** `machine.ADC` of the RP2 port: a channel number or a pin (MicroPython ports/rp2/machine_adc.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { checkCount, native } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { AnalogInput } from "../../../runtime-hal/hal/analog.js";
import type { Board } from "../../../runtime-hal/hal/board.js";
import { guard } from "./hal-error.js";
import { lazyType, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { lacking, refused } from "./refusal.js";

const BITS = 12;
const FULL_VOLTS = 3.3;
/** Of the sensor inside: 0.706 V at 27 °C, 1.721 mV less for each degree (RP2040 data sheet, 4.9.5). */
const SENSOR_VOLTS = 0.706;
const DEFAULT_SENSOR_CHANNEL = 4;

class PyRp2Adc extends PyObject {
  constructor(
    readonly channel: number,
    private readonly readVolts: () => number,
  ) {
    super();
  }

  readU16(): number {
    const most = 2 ** BITS - 1;
    const raw = Math.min(most, Math.max(0, Math.round((this.readVolts() / FULL_VOLTS) * most)));
    return (raw << (16 - BITS)) | (raw >> (2 * BITS - 16));
  }
}

function sensorChannel(board: Board): number {
  return board.chip.adc?.internal?.[0]?.channel ?? DEFAULT_SENSOR_CHANNEL;
}

function inputOf(source: Value): PyRp2Adc {
  const board = useBoard();
  const sensor = sensorChannel(board);
  const given: unknown = source;
  let pin: number | undefined;
  if (typeof given === "number" && given >= 0 && given <= sensor) {
    if (given === sensor) return new PyRp2Adc(sensor, () => SENSOR_VOLTS);
    pin = board.chip.pins.find(({ adc }) => adc?.[0]?.channel === given)?.id;
  } else {
    pin = findPin(source).line.id;
  }
  const described = board.chip.pins.find(({ id }) => id === pin);
  const channel = described?.adc?.[0]?.channel;
  if (described === undefined || channel === undefined)
    throw pin === undefined
      ? refused(valueError("Pin doesn't have ADC capabilities"), "PIN414", "there is no such ADC channel")
      : lacking(valueError("Pin doesn't have ADC capabilities"), "PIN414", pin, "adc", "analog input");
  const input: AnalogInput = guard(() => board.claim("adc", described.id, { name: `ADC(${channel})` }));
  return new PyRp2Adc(channel, () => guard(() => input.readVolts()));
}

const type = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyRp2Adc,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 1);
      return inputOf(args[0]);
    },
    slots: {
      repr$(this: PyRp2Adc): string {
        return `<ADC channel=${this.channel}>`;
      },
    } as never,
    methods: { read_u16: native("read_u16", 1, 1, (self: PyRp2Adc) => self.readU16()) },
  }),
);

export const adcRp2: Part = (board) => {
  const adc = type();
  adc.dict.set("CORE_TEMP", sensorChannel(board));
  return { ADC: adc };
};
