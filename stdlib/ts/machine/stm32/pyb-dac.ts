/** `pyb.DAC` (MicroPython ports/stm32/dac.c): two outputs of 12 bits, written by the program or sample by sample at the rate of a timer. */

import { getBytes } from "../../../../runtime-hal/core/buffer.js";
import { typeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import {
  argumentCountError,
  native,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { AnalogOutput } from "../../../../runtime-hal/hal/analog.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot } from "../part.js";
import { findPin } from "../pin-object.js";
import { lacking } from "../refusal.js";
import { PyPybTimer } from "./timer.js";

const FULL_VOLTS = 3.3;
const BITS = 12;
const MOST = 2 ** BITS - 1;
const NORMAL = 0;
const CIRCULAR = 0x100;
/** Timers whose ticks the converter hears. */
const TRIGGERS = [2, 4, 5, 6, 7, 8];
/** The register behind the noise before its first step. */
const NOISE_SEED = 0xaaa;

const INIT: readonly ArgumentSpec[] = [
  { name: "bits", default: 8, convert: intArgument },
  { name: "buffering", keywordOnly: true },
];
const TIMED: readonly ArgumentSpec[] = [
  { name: "data", required: true },
  { name: "freq", required: true },
  { name: "mode", keywordOnly: true, default: NORMAL, convert: intArgument },
];

class PyPybDac extends PyObject {
  bits = 0;
  private output: AnalogOutput | undefined;
  private alarm: Alarm | undefined;

  constructor(
    readonly id: number,
    private readonly pin: number,
  ) {
    super();
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [bits] = parseArguments(args, kw, INIT);
    this.halt();
    if (bits !== 8 && bits !== 12) throw valueError("unsupported bits");
    this.bits = bits;
  }

  halt(): void {
    this.alarm?.cancel();
  }

  deinit(): void {
    this.halt();
    this.output?.close();
    this.output = undefined;
  }

  /** Puts out what is in the twelve bits. */
  put(value: number): void {
    this.output ??= guard(() => useBoard().claim("dac", this.pin, { name: `DAC(${this.id})` }));
    const volts = ((value & MOST) / MOST) * FULL_VOLTS;
    this.output.writeVolts(volts);
  }

  /** A sample of the program's resolution, in twelve bits. */
  scaled(value: number): number {
    return value << (BITS - this.bits);
  }

  /** Puts out the next sample in each period, until there is none. */
  play(periodUs: number, next: () => number | undefined): void {
    const { clock } = useBoard();
    this.halt();
    let dueUs = clock.peekUs() + periodUs;
    const step = (): void => {
      const value = next();
      if (value === undefined) return;
      this.put(value);
      dueUs += periodUs;
      this.alarm?.at(dueUs);
    };
    this.alarm = clock.alarm(step);
    this.alarm.at(dueUs);
  }
}

const objects = perBoot(() => new Map<number, PyPybDac>());

/** The number of a converter, which may be named by its pin. */
function dacId(port: Value): number {
  if (typeof port === "number") return port;
  const { description } = findPin(port).line;
  const name = (description.names?.[0] ?? "").replace(/^P(?=[A-K]\d)/, "");
  if (description.dac === undefined)
    throw lacking(
      valueError(`Pin(${name}) doesn't have DAC capabilities`),
      "PIN417",
      description.id,
      "dac",
      "analog output",
    );
  return description.dac.channel;
}

function make(args: readonly Value[], kw: Keywords): PyPybDac {
  if (args.length < 1) throw argumentCountError(0, 1, Infinity);
  const id = dacId(args[0]);
  const pin = useBoard().chip.pins.find(({ dac }) => dac?.channel === id);
  if (pin === undefined) throw valueError(`DAC(${id}) doesn't exist`);
  let self = objects().get(id);
  if (self === undefined) {
    self = new PyPybDac(id, pin.id);
    objects().set(id, self);
  }
  if (self.bits === 0 || args.length > 1 || (kw !== null && kw.size > 0)) self.initialise(args.slice(1), kw);
  return self;
}

/** The time between samples: by a rate, or by the timer that ticks. */
function periodOf(freq: Value): number {
  const given: unknown = freq;
  if (typeof given === "number") return 1e6 / Math.max(1, given);
  if (!(given instanceof PyPybTimer)) throw typeError("need a Timer object");
  if (!TRIGGERS.includes(given.id)) throw valueError("Timer does not support DAC triggering");
  return given.periodUs;
}

/** Samples of the program's buffer as they are at their time. */
function samples(self: PyPybDac, data: Value, isCircular: boolean): () => number | undefined {
  const bytes = getBytes(data);
  const wide = self.bits > 8;
  const count = wide ? bytes.length >> 1 : bytes.length;
  let at = 0;
  return () => {
    if (at === count && isCircular) at = 0;
    if (at === count) return undefined;
    const i = at++;
    return self.scaled(wide ? (bytes[2 * i]! | (bytes[2 * i + 1]! << 8)) & MOST : bytes[i]!);
  };
}

/** The shift register of the converter: its lowest bits feed the highest. */
function noise(): () => number {
  let state = NOISE_SEED;
  return () => {
    const bit = (state ^ (state >> 1) ^ (state >> 4) ^ (state >> 6)) & 1;
    return (state = (state >> 1) | (bit << (BITS - 1)));
  };
}

/** Up and down through the full range, a step at a time. */
function triangle(): () => number {
  let [value, by] = [0, -1];
  return () => {
    if (value === 0 || value === MOST) by = -by;
    return (value += by);
  };
}

/** A method with the rate of samples that the converter makes itself. */
const wave = (name: string, samplesOf: () => () => number): Value =>
  native(name, 2, 2, (self: PyPybDac, freq: Value) => {
    self.play(1e6 / Math.max(1, intArgument(freq)), samplesOf());
    return null;
  });

export const pybDacType = lazyType((): PyType =>
  defineType({
    name: "DAC",
    js: PyPybDac,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyPybDac): string {
        return `DAC(${this.id}, bits=${this.bits})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyPybDac).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPybDac) => {
        self.deinit();
        return null;
      }),
      write: native("write", 2, 2, (self: PyPybDac, value: Value) => {
        self.halt();
        self.put(self.scaled(intArgument(value)));
        return null;
      }),
      noise: wave("noise", noise),
      triangle: wave("triangle", triangle),
      write_timed: nativeKw("write_timed", 1, Infinity, (args, kw) => {
        const self = args[0] as PyPybDac;
        const [data, freq, mode] = parseArguments(args.slice(1), kw, TIMED);
        const next = samples(self, data, mode === CIRCULAR);
        self.play(periodOf(freq), next);
        return null;
      }),
    },
    attrs: { NORMAL, CIRCULAR },
  }),
);
