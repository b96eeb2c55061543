/** `machine.ADC` of the Pycom modules and its channels (pycom-micropython-sigfox esp32/mods/pybadc.c): readings are ideal, a straight line over the range. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { AnalogInput } from "../../../../runtime-hal/hal/analog.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { lacking } from "../refusal.js";
import { invalidArgument } from "../wipy-arguments.js";
import { notAvailable, notPossible } from "./arguments.js";

const MOST_ATTENUATION = 3;
const LEAST_BITS = 9;
const MOST_BITS = 12;
const CHANNELS = 8;
/** Millivolts that the chip's own reference is said to have. */
const USUAL_REFERENCE = 1100;
/** GPIOs that can put the reference out. */
const REFERENCE_PINS = [25, 26, 27];

class PyPycomAdc extends PyObject {
  bits = MOST_BITS;
  enabled = false;
  reference = USUAL_REFERENCE;
}

class PyPycomAdcChannel extends PyObject {
  attenuation = 0;
  enabled = false;

  constructor(
    readonly adc: PyPycomAdc,
    readonly id: number,
    readonly pinName: string,
    private readonly input: AnalogInput,
  ) {
    super();
  }

  enable(): void {
    if (!this.adc.enabled) throw notPossible();
    this.enabled = true;
  }

  private get fullVolts(): number {
    return useBoard().chip.adc?.ranges[this.attenuation]?.maxVolts ?? 1.1;
  }

  private get most(): number {
    return 2 ** this.adc.bits - 1;
  }

  value(): number {
    if (!this.enabled) throw notPossible();
    const volts = guard(() => this.input.readVolts());
    return Math.min(this.most, Math.max(0, Math.round((volts / this.fullVolts) * this.most)));
  }

  /** Millivolts of a reading. A reference that the program says is higher makes them more. */
  millivolts(reading: number): number {
    if (!this.enabled) throw notPossible();
    return Math.round((reading / this.most) * this.fullVolts * 1000 * (this.adc.reference / USUAL_REFERENCE));
  }
}

const converter = perBoot(() => ({ adc: new PyPycomAdc(), channels: new Map<number, PyPycomAdcChannel>() }));

function start(bits: number): PyPycomAdc {
  if (bits < LEAST_BITS || bits > MOST_BITS) throw invalidArgument();
  const { adc } = converter();
  adc.bits = bits;
  adc.enabled = true;
  return adc;
}

/** The channel with that number. */
function input(id: number): PyPycomAdcChannel {
  const { adc, channels } = converter();
  const known = channels.get(id);
  if (known !== undefined) return known;
  const board = useBoard();
  const pin = board.chip.pins.find((one) => one.adc?.[0]?.channel === id);
  if (pin === undefined) throw notAvailable();
  const names = Object.entries(board.description.pinNames);
  const name =
    names.find(([text, number]) => number === pin.id && text.startsWith("P"))?.[0] ?? `GPIO${pin.id}`;
  const made = new PyPycomAdcChannel(
    adc,
    id,
    name,
    guard(() => board.claim("adc", pin.id, { name: `ADC channel ${id}` })),
  );
  channels.set(id, made);
  return made;
}

const CHANNEL_ARGUMENTS = [
  { name: "id" },
  { name: "attn", keywordOnly: true, default: 0, convert: intArgument },
  { name: "pin", keywordOnly: true },
];

/** `channel(id)`, `channel(pin=…)`, or both, which must fit. */
function channelOf(args: readonly Value[], kw: Keywords): PyPycomAdcChannel {
  const [idValue, attenuation, pin] = parseArguments(args, kw, CHANNEL_ARGUMENTS);
  const line = pin === null ? undefined : findPin(pin).line;
  const ofPin = line?.description.adc?.[0]?.channel;
  let id = ofPin;
  if (idValue !== null) {
    id = intArgument(idValue);
    if (id >= CHANNELS || id < 0) throw valueError("resource not available");
    if (line !== undefined && ofPin !== id) throw invalidArgument();
  } else if (line === undefined) throw invalidArgument();
  else if (id === undefined) throw lacking(notAvailable(), "PIN414", line.id, "adc", "analog input");
  if ((attenuation as number) < 0 || (attenuation as number) > MOST_ATTENUATION) throw invalidArgument();
  channelType();
  const channel = input(id as number);
  channel.attenuation = attenuation as number;
  channel.enable();
  return channel;
}

const BITS = { name: "bits", keywordOnly: true, default: MOST_BITS, convert: intArgument };

const adcType = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyPycomAdc,
    make: (_type, args, kw) => {
      const [id, bits] = parseArguments(args, kw, [{ name: "id", default: 0, convert: intArgument }, BITS]);
      if (id !== 0) throw notAvailable();
      return start(bits as number);
    },
    slots: {
      repr$(this: PyPycomAdc): string {
        return this.enabled ? `ADC(0, bits=${this.bits})` : "ADC(0)";
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        const [bits] = parseArguments(args.slice(1), kw, [BITS]);
        start(bits as number);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPycomAdc) => {
        self.enabled = false;
        return null;
      }),
      channel: nativeKw("channel", 1, Infinity, (args, kw) => channelOf(args.slice(1), kw)),
      vref: native("vref", 1, 2, (self: PyPycomAdc, millivolts?: Value) => {
        if (millivolts === undefined) return self.reference;
        self.reference = intArgument(millivolts);
        return null;
      }),
      vref_to_pin: native("vref_to_pin", 2, 2, (self: PyPycomAdc, pin: Value) => {
        const { line } = findPin(pin);
        if (!REFERENCE_PINS.includes(line.id))
          throw valueError("only pins P6, P21 and P22 are able to output VREF");
        if (line.can("dac")) {
          const output = guard(() => useBoard().claim("dac", line.id, { name: "ADC reference" }));
          output.writeVolts(self.reference / 1000);
        }
        return null;
      }),
    },
    attrs: { ATTN_0DB: 0, ATTN_2_5DB: 1, ATTN_6DB: 2, ATTN_11DB: 3 },
  }),
);

const channelType = lazyType((): PyType =>
  defineType({
    name: "ADCChannel",
    js: PyPycomAdcChannel,
    slots: {
      repr$(this: PyPycomAdcChannel): string {
        if (!this.enabled) return `ADCChannel(${this.id})`;
        return `ADCChannel(${this.id}, pin=${this.pinName}, attn=${this.attenuation})`;
      },
      call$(this: PyPycomAdcChannel, args: Value[], kw: Keywords): Value {
        checkCount(args, kw, 0, 0);
        return this.value();
      },
    } as never,
    methods: {
      init: native("init", 1, 1, (self: PyPycomAdcChannel) => {
        self.enable();
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPycomAdcChannel) => {
        self.enabled = false;
        return null;
      }),
      value: native("value", 1, 1, (self: PyPycomAdcChannel) => self.value()),
      voltage: native("voltage", 1, 1, (self: PyPycomAdcChannel) => self.millivolts(self.value())),
      value_to_voltage: native("value_to_voltage", 2, 2, (self: PyPycomAdcChannel, value: Value) =>
        self.millivolts(intArgument(value)),
      ),
    },
  }),
);

export const adcPycom: Part = () => ({ ADC: adcType() });
