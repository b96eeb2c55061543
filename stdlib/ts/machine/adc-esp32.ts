/** `machine.ADC` and `machine.ADCBlock` of the ESP32 port (MicroPython ports/esp32/machine_adc.c, machine_adc_block.c). */

import { osError, typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import type { Board } from "../../../runtime-hal/hal/board.js";
import type { AnalogInput } from "../../../runtime-hal/hal/analog.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { isRadioOn } from "./radio.js";
import { lacking, pinName, refused } from "./refusal.js";

/**
 * Volts that give the largest reading, by attenuation. Real chips bend towards their ends, each in its own way; these
 * are the lines that calibrated readings are made from.
 */
const FULL_SCALE_VOLTS = [1.1, 1.467, 2.195, 3.3] as const;
const MOST_ATTENUATION = 3;
const LEAST_BITS = 9;
const EPERM = 1;
/** That of newlib, the C library of the firmware. */
const ETIMEDOUT = 116;

/** One of the two converters; the firmware counts them from 0. */
class PyAdcBlock extends PyObject {
  bits: number;
  started = false;

  constructor(
    readonly unit: number,
    readonly mostBits: number,
    readonly leastBits: number,
    /** The radio takes it while it is on. */
    readonly isOfRadio: boolean,
  ) {
    super();
    this.bits = mostBits;
  }

  setBits(bits: number): void {
    if (bits < this.leastBits || bits > this.mostBits) throw valueError("invalid bit-width");
    this.bits = bits;
  }
}

class PyEsp32Adc extends PyObject {
  attenuation = MOST_ATTENUATION;

  constructor(
    readonly pin: number,
    readonly channel: number,
    readonly block: PyAdcBlock,
    private readonly input: AnalogInput,
  ) {
    super();
  }

  setAttenuation(attenuation: number): void {
    if (attenuation < 0 || attenuation > MOST_ATTENUATION) throw valueError("invalid attenuation");
    this.attenuation = attenuation;
  }

  raw(): number {
    if (!this.block.started)
      throw refused(
        osError(EPERM),
        "PIN436",
        `the ADC of ${pinName(this.pin)} is used after deinit(); init() starts it again`,
      );
    if (this.block.isOfRadio && isRadioOn())
      throw refused(
        osError(ETIMEDOUT, "ESP_ERR_TIMEOUT"),
        "PIN416",
        `${pinName(this.pin)} cannot be read while Wi-Fi is on: the radio has its converter; pins of the other one can`,
      );
    const volts = guard(() => this.input.readVolts());
    const most = 2 ** this.block.bits - 1;
    const full = FULL_SCALE_VOLTS[this.attenuation] as number;
    return Math.min(most, Math.max(0, Math.round((volts / full) * most)));
  }

  /** Microvolts, as the calibration gives them: whole millivolts. */
  microvolts(): number {
    const most = 2 ** this.block.bits - 1;
    const full = FULL_SCALE_VOLTS[this.attenuation] as number;
    return Math.round((this.raw() / most) * full * 1000) * 1000;
  }
}

/** Converters and their inputs, one object each. */
class Converters {
  readonly blocks: PyAdcBlock[];
  private readonly inputs = new Map<number, PyEsp32Adc>();

  constructor(private readonly board: Board) {
    const bits = board.chip.adc?.bits ?? 12;
    const least = board.chip.id === "esp32" ? LEAST_BITS : bits;
    this.blocks = (board.chip.adc?.units ?? [undefined]).map(
      (unit, i) => new PyAdcBlock(i, bits, least, unit?.blockedBy === "wifi"),
    );
  }

  /** The input with these properties; `undefined`: none has. */
  find(
    unit: number | undefined,
    channel: number | undefined,
    pin: number | undefined,
  ): PyEsp32Adc | undefined {
    const { chip } = this.board;
    for (const described of chip.pins) {
      const [input] = described.adc ?? [];
      if (input === undefined) continue;
      const block = (chip.adc?.units ?? []).findIndex(({ id }) => id === input.unit);
      if (unit !== undefined && block !== unit) continue;
      if (channel !== undefined && input.channel !== channel) continue;
      if (pin !== undefined && described.id !== pin) continue;
      return this.at(described.id, input.channel, block);
    }
    return undefined;
  }

  private at(pin: number, channel: number, block: number): PyEsp32Adc {
    let adc = this.inputs.get(pin);
    if (adc === undefined) {
      const input = guard(() => this.board.claim("adc", pin, { name: `ADC(Pin(${pin}))` }));
      adc = new PyEsp32Adc(pin, channel, this.blocks[block] as PyAdcBlock, input);
      this.inputs.set(pin, adc);
    }
    return adc;
  }
}

const converters = perBoot((board) => new Converters(board));

function initAdc(adc: PyEsp32Adc, args: readonly Value[], kw: Keywords): void {
  const [attenuation] = parseArguments(args, kw, [
    { name: "atten", keywordOnly: true, default: -1, convert: intArgument },
  ]);
  adc.block.started = true;
  adc.setAttenuation(attenuation === -1 ? MOST_ATTENUATION : attenuation);
  adc.block.setBits(adc.block.mostBits);
}

const adcType = lazyType((): PyType =>
  defineType({
    name: "ADC",
    js: PyEsp32Adc,
    make: (_type, args, kw) => {
      if (args.length < 1) throw argumentCountError(args.length, 1, Infinity);
      const adc = converters().find(undefined, undefined, findPin(args[0]).line.id);
      if (adc === undefined)
        throw lacking(valueError("invalid pin"), "PIN414", findPin(args[0]).line.id, "adc", "analog input");
      initAdc(adc, args.slice(1), kw);
      return adc;
    },
    slots: {
      repr$(this: PyEsp32Adc): string {
        return `ADC(Pin(${this.pin}), atten=${this.attenuation})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initAdc(args[0] as PyEsp32Adc, args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyEsp32Adc) => {
        self.block.started = false;
        return null;
      }),
      block: native("block", 1, 1, (self: PyEsp32Adc) => {
        blockType();
        return self.block;
      }),
      read_u16: native("read_u16", 1, 1, (self: PyEsp32Adc) => {
        const { bits } = self.block;
        const raw = self.raw();
        return (raw << (16 - bits)) | (raw >> (2 * bits - 16));
      }),
      read_uv: native("read_uv", 1, 1, (self: PyEsp32Adc) => self.microvolts()),
      read: native("read", 1, 1, (self: PyEsp32Adc) => self.raw()),
      atten: native("atten", 2, 2, (self: PyEsp32Adc, attenuation: Value) => {
        self.setAttenuation(intArgument(attenuation));
        return null;
      }),
      width: native("width", 2, 2, (self: PyEsp32Adc, bits: Value) => {
        self.block.setBits(intArgument(bits));
        return null;
      }),
    },
    attrs: {
      ATTN_0DB: 0,
      ATTN_2_5DB: 1,
      ATTN_6DB: 2,
      ATTN_11DB: 3,
      WIDTH_9BIT: 9,
      WIDTH_10BIT: 10,
      WIDTH_11BIT: 11,
      WIDTH_12BIT: 12,
    },
  }),
);

function initBlock(block: PyAdcBlock, args: readonly Value[], kw: Keywords): void {
  const [bits] = parseArguments(args, kw, [
    { name: "bits", keywordOnly: true, default: -1, convert: intArgument },
  ]);
  block.setBits(bits);
}

/** `connect(channel)`, `connect(pin)` or `connect(channel, pin)`. */
function connect(args: Value[], kw: Keywords): Value {
  const [block, ...what] = args as [PyAdcBlock, ...Value[]];
  if (what.length > 2) throw typeError("too many positional args");
  const first: unknown = what[0];
  const channel = what.length === 2 || typeof first === "number" ? intArgument(what[0]) : undefined;
  const pinValue: Value = what.length === 2 ? what[1] : channel === undefined ? what[0] : undefined;
  const pin = pinValue === undefined ? undefined : findPin(pinValue).line.id;
  const adc = converters().find(block.unit, channel, pin);
  if (adc === undefined) throw valueError("no matching ADC");
  adcType();
  initAdc(adc, [], kw);
  return adc;
}

const blockType = lazyType((): PyType =>
  defineType({
    name: "ADCBlock",
    js: PyAdcBlock,
    make: (_type, args, kw) => {
      if (args.length < 1) throw argumentCountError(args.length, 1, Infinity);
      const unit = intArgument(args[0]);
      const block = converters().blocks.find((b) => b.unit === unit);
      if (block === undefined) throw valueError("invalid block id");
      initBlock(block, args.slice(1), kw);
      return block;
    },
    slots: {
      repr$(this: PyAdcBlock): string {
        return `ADCBlock(${this.unit}, bits=${this.bits})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initBlock(args[0] as PyAdcBlock, args.slice(1), kw);
        return null;
      }),
      connect: nativeKw("connect", 2, Infinity, connect),
    },
  }),
);

export const adcEsp32: Part = () => ({ ADC: adcType(), ADCBlock: blockType() });
