/** `machine.ADC` of the WiPy 1 and its channels (MicroPython ports/cc3200/mods/pybadc.c). */

import { osError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import type { AnalogInput } from "../../../../runtime-hal/hal/analog.js";
import type { Board } from "../../../../runtime-hal/hal/board.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { refused } from "../refusal.js";
import { invalidArgument } from "../wipy-arguments.js";

const FULL_VOLTS = 1.4;
const MOST = 4095;
const EPERM = 1;
const ENODEV = 19;

class PyWipyAdc extends PyObject {
  enabled = false;
}

class PyAdcChannel extends PyObject {
  enabled = false;

  constructor(
    readonly adc: PyWipyAdc,
    readonly id: number,
    readonly pinName: string,
    private readonly input: AnalogInput,
  ) {
    super();
  }

  enable(): void {
    if (!this.adc.enabled) throw osError(EPERM);
    this.enabled = true;
  }

  value(): number {
    if (!this.enabled) throw osError(EPERM);
    const volts = guard(() => this.input.readVolts());
    return Math.min(MOST, Math.max(0, Math.round((volts / FULL_VOLTS) * MOST)));
  }
}

class Converter {
  readonly adc = new PyWipyAdc();
  readonly channels = new Map<number, PyAdcChannel>();

  constructor(private readonly board: Board) {}

  channel(id: number): PyAdcChannel {
    let channel = this.channels.get(id);
    if (channel === undefined) {
      const pin = this.board.chip.pins.find(({ adc }) => adc?.[0]?.channel === id);
      if (pin === undefined) throw invalidArgument();
      const input = guard(() => this.board.claim("adc", pin.id, { name: `ADC channel ${id}` }));
      channel = new PyAdcChannel(this.adc, id, pin.names?.[0] ?? `GP${pin.id}`, input);
      this.channels.set(id, channel);
    }
    return channel;
  }
}

const converter = perBoot((board) => new Converter(board));

const BITS = { name: "bits", keywordOnly: true, default: 12, convert: intArgument };

function start(adc: PyWipyAdc, bits: number): void {
  if (bits !== 12) throw invalidArgument();
  adc.enabled = true;
}

/** `channel(id)`, `channel(pin=…)`, or both, which must fit. */
function channelOf(args: readonly Value[], kw: Keywords): PyAdcChannel {
  const [idValue, pin] = parseArguments(args, kw, [{ name: "id" }, { name: "pin", keywordOnly: true }]);
  const ofPin = pin === null ? undefined : findPin(pin).line.description.adc?.[0]?.channel;
  if (pin !== null && ofPin === undefined)
    throw refused(invalidArgument(), "PIN414", "analog inputs are GP2, GP3, GP4 and GP5");
  const id = idValue === null ? ofPin : intArgument(idValue);
  if (id === undefined || (ofPin !== undefined && ofPin !== id)) throw invalidArgument();
  channelType();
  const channel = converter().channel(id);
  channel.enable();
  return channel;
}

const adcType = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyWipyAdc,
    make: (_type, args, kw) => {
      const [id, bits] = parseArguments(args, kw, [{ name: "id", default: 0, convert: intArgument }, BITS]);
      if (id !== 0) throw osError(ENODEV);
      const { adc } = converter();
      start(adc, bits);
      return adc;
    },
    slots: {
      repr$(this: PyWipyAdc): string {
        return this.enabled ? "ADC(0, bits=12)" : "ADC(0)";
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        const [bits] = parseArguments(args.slice(1), kw, [BITS]);
        start(args[0] as PyWipyAdc, bits);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyWipyAdc) => {
        for (const channel of converter().channels.values()) channel.enabled = false;
        self.enabled = false;
        return null;
      }),
      channel: nativeKw("channel", 1, Infinity, (args, kw) => channelOf(args.slice(1), kw)),
    },
  }),
);

const channelType = lazyType((): PyType =>
  defineType({
    name: "ADCChannel",
    js: PyAdcChannel,
    slots: {
      repr$(this: PyAdcChannel): string {
        return this.enabled ? `ADCChannel(${this.id}, pin=${this.pinName})` : `ADCChannel(${this.id})`;
      },
      call$(this: PyAdcChannel, args: Value[], kw: Keywords): Value {
        checkCount(args, kw, 0, 0);
        return this.value();
      },
    } as never,
    methods: {
      init: native("init", 1, 1, (self: PyAdcChannel) => {
        self.enable();
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyAdcChannel) => {
        self.enabled = false;
        return null;
      }),
      value: native("value", 1, 1, (self: PyAdcChannel) => self.value()),
    },
  }),
);

export const adcWipy: Part = () => ({ ADC: adcType() });
