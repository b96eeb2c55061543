/** `pyb.ADCAll` (MicroPython ports/stm32/adc.c): all channels of the converter by number, and what is measured inside the chip. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { PyFloat } from "../../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { guard } from "../hal-error.js";
import { lazyType } from "../part.js";
import { rawOf } from "./adc.js";
import { CELSIUS, INSIDE_CHIP, REFERENCE_VOLTS, SUPPLY_VOLTS } from "./inside-chip.js";

const RESOLUTIONS = [6, 8, 10, 12];
const PIN_CHANNELS = 16;

class PyAdcAll extends PyObject {
  constructor(private readonly bits: number) {
    super();
  }

  read(channel: number): number {
    return rawOf(INSIDE_CHIP[channel] ?? this.volts(channel), this.bits);
  }

  private volts(channel: number): number {
    const board = useBoard();
    const pin = board.chip.pins.find(({ adc }) => adc?.some((one) => one.channel === channel));
    if (channel >= PIN_CHANNELS || pin === undefined) throw valueError(`not a valid ADC Channel: ${channel}`);
    return guard(() => board.claim("adc", pin.id, { name: "ADCAll" }).readVolts());
  }
}

const gives = (name: string, value: number): Value => native(name, 1, 1, () => new PyFloat(value));

export const adcAllType = lazyType((): PyType =>
  defineType({
    name: "ADCAll",
    js: PyAdcAll,
    make: (_type, args, kw) => {
      checkCount(args, kw, 1, 2);
      const bits = intArgument(args[0]);
      if (!RESOLUTIONS.includes(bits)) throw valueError(`resolution ${bits} not supported`);
      if (args.length > 1) intArgument(args[1]);
      return new PyAdcAll(bits);
    },
    methods: {
      read_channel: native("read_channel", 2, 2, (self: PyAdcAll, channel: Value) =>
        self.read(intArgument(channel)),
      ),
      read_core_temp: gives("read_core_temp", CELSIUS),
      read_core_vbat: gives("read_core_vbat", SUPPLY_VOLTS),
      read_core_vref: gives("read_core_vref", REFERENCE_VOLTS),
      read_vref: gives("read_vref", SUPPLY_VOLTS),
    },
  }),
);
