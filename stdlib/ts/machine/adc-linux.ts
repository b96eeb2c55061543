/**
 * `machine.ADC` of Linux boards: inputs by number, in the ways of the RP2 (`read_u16`, `CORE_TEMP`) and of the ESP32 (`read`, `read_uv`,
 * attenuation), whose scripts are to run unchanged. Which converter is behind a number is the board's business.
 */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument, maybeInt } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { guard } from "./hal-error.js";
import { lazyType, type Part } from "./part.js";
import { findPin } from "./pin-object.js";

const FULL_VOLTS = 3.3;
const MOST_U16 = 65535;
const READ_BITS = 12;
const LEAST_BITS = 9;
const ATTENUATIONS = { ATTN_0DB: 0, ATTN_2_5DB: 1, ATTN_6DB: 2, ATTN_11DB: 3 } as const;
const WIDTHS = { WIDTH_9BIT: 9, WIDTH_10BIT: 10, WIDTH_11BIT: 11, WIDTH_12BIT: 12 } as const;
/** `ADC(ADC.CORE_TEMP)`, on the Pico `ADC(4)`: the thermometer of the processor. */
const CORE_TEMPERATURE = -1;
const PICO_TEMPERATURE = 4;
/** GPIO26 to 28 are channels 0 to 2 of a Pico: scripts name its inputs so. */
const FIRST_PICO_PIN = 26;
const PICO_INPUTS = 3;
/** What the sensor of an RP2040 gives at a temperature (its data sheet, 4.9.5): scripts calculate back from it. */
const sensorVolts = (celsius: number): number => 0.706 - (celsius - 27) * 0.001721;

class PyLinuxAdc extends PyObject {
  private bits: number = READ_BITS;

  constructor(
    readonly channel: number,
    private readonly source: () => number,
  ) {
    super();
  }

  volts(): number {
    return Math.min(FULL_VOLTS, Math.max(0, guard(this.source)));
  }

  u16(): number {
    return Math.round((this.volts() / FULL_VOLTS) * MOST_U16);
  }

  raw(): number {
    return this.u16() >> (16 - this.bits);
  }

  setBits(bits: number): void {
    if (bits < LEAST_BITS || bits > READ_BITS) throw valueError("invalid bit-width");
    this.bits = bits;
  }
}

function temperature(): PyLinuxAdc | undefined {
  const { system } = useBoard();
  if (system?.processorCelsius() === undefined) return undefined;
  return new PyLinuxAdc(CORE_TEMPERATURE, () => sensorVolts(system.processorCelsius() ?? NaN));
}

/** The number of an input: an integer, or a pin of a Pico's script. */
function channelOf(which: Value): number {
  const number = maybeInt(which) ?? findPin(which).line.id;
  const ofPico = number - FIRST_PICO_PIN;
  return ofPico >= 0 && ofPico < PICO_INPUTS ? ofPico : number;
}

function inputOf(which: Value): PyLinuxAdc {
  const board = useBoard();
  const channel = channelOf(which);
  if (channel === CORE_TEMPERATURE) {
    const sensor = temperature();
    if (sensor === undefined) throw valueError("this machine has no thermometer");
    return sensor;
  }
  try {
    const input = guard(() => board.claim("adc", channel, { name: `ADC(${channel})` }));
    return new PyLinuxAdc(channel, () => input.readVolts());
  } catch (e) {
    // Where no converter has that many inputs it is the Pico's thermometer.
    const sensor = channel === PICO_TEMPERATURE ? temperature() : undefined;
    if (sensor === undefined) throw e;
    return sensor;
  }
}

/** The range is that of the converter: an attenuation is checked and has no effect. */
function checkAttenuation(value: Value): void {
  const attenuation = intArgument(value);
  if (attenuation < 0 || attenuation > ATTENUATIONS.ATTN_11DB) throw valueError("invalid attenuation");
}

function initialise(args: readonly Value[], kw: Keywords): void {
  const [attenuation] = parseArguments(args, kw, [
    { name: "atten", keywordOnly: true, default: ATTENUATIONS.ATTN_11DB },
  ]);
  checkAttenuation(attenuation);
}

const type = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyLinuxAdc,
    make: (_type, args, kw) => {
      if (args.length < 1) throw argumentCountError(0, 1, Infinity);
      const input = inputOf(args[0]);
      initialise(args.slice(1), kw);
      return input;
    },
    slots: {
      repr$(this: PyLinuxAdc): string {
        return `ADC(${this.channel})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initialise(args.slice(1), kw);
        return null;
      }),
      read_u16: native("read_u16", 1, 1, (self: PyLinuxAdc) => self.u16()),
      read: native("read", 1, 1, (self: PyLinuxAdc) => self.raw()),
      read_uv: native("read_uv", 1, 1, (self: PyLinuxAdc) => Math.round(self.volts() * 1e6)),
      atten: native("atten", 2, 2, (_self: PyLinuxAdc, attenuation: Value) => {
        checkAttenuation(attenuation);
        return null;
      }),
      width: native("width", 2, 2, (self: PyLinuxAdc, bits: Value) => {
        self.setBits(intArgument(bits));
        return null;
      }),
    },
    attrs: { ...ATTENUATIONS, ...WIDTHS, CORE_TEMP: CORE_TEMPERATURE },
  }),
);

export const adcLinux: Part = () => ({ ADC: type() });
