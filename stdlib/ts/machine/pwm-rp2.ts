/** `machine.PWM` of the RP2 port: two channels a slice, which share a divider and a top (ports/rp2/machine_pwm.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { zeroDivision } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, parseArguments } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import type { Board } from "../../../runtime-hal/hal/board.js";
import type { PwmOutput } from "../../../runtime-hal/hal/pwm.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { RP2_FUNCTIONS, switchFunction } from "./pin-rp2.js";
import { definePwm, PyPwm } from "./pwm-class.js";
import { currentClockHz } from "./clock-rate.js";
import { refused } from "./refusal.js";

/** So that 65535 can be one more than it: always high. */
const TOP_MAX = 65534;
const FULL = 65535;

/** Registers of a slice; `div16`: the divider in sixteenths. */
class Slice {
  div16 = 16;
  top = FULL;
  frequencySet = false;
  enabled = false;
  readonly levels: [number, number] = [0, 0];
}

class PwmBlock {
  private readonly slices = new Map<number, Slice>();
  private readonly objects = new Map<string, PyRp2Pwm>();
  private readonly outputs = new Map<number, PwmOutput>();

  constructor(readonly board: Board) {}

  slice(index: number): Slice {
    let slice = this.slices.get(index);
    if (slice === undefined) this.slices.set(index, (slice = new Slice()));
    return slice;
  }

  /** The object of a channel: the same one each time. */
  object(slice: number, channel: 0 | 1): PyRp2Pwm {
    const key = `${slice}${channel}`;
    let object = this.objects.get(key);
    if (object === undefined) {
      object = new PyRp2Pwm();
      object.sliceIndex = slice;
      object.channel = channel;
      this.objects.set(key, object);
    }
    return object;
  }

  output(pin: number): PwmOutput {
    let output = this.outputs.get(pin);
    if (output === undefined) {
      output = guard(() => this.board.claim("pwm", pin, { name: `PWM(Pin(${pin}))` }));
      this.outputs.set(pin, output);
    }
    return output;
  }

  lead(pin: number): void {
    this.outputs.get(pin)?.lead?.();
  }

  drop(pin: number): void {
    this.outputs.get(pin)?.close();
    this.outputs.delete(pin);
  }
}

const block = perBoot((board) => new PwmBlock(board));

const sliceHzRound = (div16: number): number => Math.floor((16 * currentClockHz() + div16 / 2) / div16);

class PyRp2Pwm extends PyPwm {
  sliceIndex = 0;
  channel: 0 | 1 = 0;
  /** Pins that this channel comes out at. */
  readonly pins = new Set<number>();
  private inverted = false;
  private scale: "none" | "u16" | "ns" = "none";
  private wanted = 0;
  private deferred = false;

  private get slice(): Slice {
    return block().slice(this.sliceIndex);
  }

  describe(): string {
    return `<PWM slice=${this.sliceIndex} channel=${this.channel} invert=${this.inverted ? 1 : 0}>`;
  }

  forget(): void {
    this.inverted = false;
    this.scale = "none";
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [hz, dutyU16, dutyNs, invert] = parseArguments(args, kw, [
      { name: "freq", default: -1, convert: intArgument },
      { name: "duty_u16", keywordOnly: true, default: -1, convert: intArgument },
      { name: "duty_ns", keywordOnly: true, default: -1, convert: intArgument },
      { name: "invert", keywordOnly: true, default: -1, convert: intArgument },
    ]) as [number, number, number, number];
    // The output starts when everything given is set up.
    this.deferred = true;
    try {
      if (hz !== -1) this.setFreq(hz);
      if (dutyU16 !== -1) this.setDutyU16(dutyU16);
      if (dutyNs !== -1) this.setDutyNs(dutyNs);
      if (invert !== -1) this.inverted = invert !== 0;
    } finally {
      this.deferred = false;
    }
    this.start();
  }

  /** Starts the output if all that it needs is known. */
  start(): void {
    const { slice } = this;
    if (this.deferred || !slice.frequencySet || this.scale === "none") return;
    slice.enabled = true;
    this.putOut();
  }

  private putOut(): void {
    const { slice } = this;
    if (!slice.enabled) return;
    const tickNs = (slice.div16 / 16 / currentClockHz()) * 1e9;
    const hz = (16 * currentClockHz()) / (slice.div16 * (slice.top + 1));
    for (const pin of this.pins) {
      const output = block().output(pin);
      output.setInverted(this.inverted);
      if (output.frequency() !== hz) output.setFrequency(hz);
      output.setHighNs((slice.levels[this.channel] as number) * tickNs);
    }
  }

  deinit(): void {
    this.slice.enabled = false;
    const other = block().object(this.sliceIndex, this.channel === 0 ? 1 : 0);
    for (const pin of [...this.pins, ...other.pins]) block().drop(pin);
  }

  freq(): number {
    const { slice } = this;
    return slice.frequencySet ? sliceHzRound(slice.div16 * (slice.top + 1)) : 0;
  }

  setFreq(hz: number): void {
    const source = currentClockHz();
    if (hz === 0) throw zeroDivision();
    let div16 = 16;
    let top: number;
    if (Math.floor((source + Math.floor(hz / 2)) / hz) < TOP_MAX) {
      top = Math.floor((source + Math.floor(hz / 2)) / hz) - 1;
    } else {
      const denominator = TOP_MAX * hz;
      div16 = Math.floor((16 * source + denominator - 1) / denominator);
      top = sliceHzRound(div16 * hz) - 1;
    }
    // A negative frequency is a huge one to the firmware, which counts without sign.
    if (hz < 0 || top < 0)
      throw refused(
        valueError("freq too large"),
        "PIN410",
        `${hz} Hz is more than half the clock of the chip`,
      );
    if (div16 >= 256 * 16)
      throw refused(
        valueError("freq too small"),
        "PIN410",
        `${hz} Hz is less than the divider of a slice makes`,
      );
    const { slice } = this;
    slice.div16 = div16;
    slice.top = top;
    slice.frequencySet = true;
    this.again();
    block()
      .object(this.sliceIndex, this.channel === 0 ? 1 : 0)
      .again();
  }

  /** The duty as it was asked for, at a new frequency. */
  again(): void {
    if (this.scale === "u16") this.setDutyU16(this.wanted);
    else if (this.scale === "ns") this.setDutyNs(this.wanted);
  }

  dutyU16(): number {
    const { slice } = this;
    if (this.scale === "none" || !slice.frequencySet) return 0;
    const level = slice.levels[this.channel] as number;
    return Math.floor((level * FULL + Math.floor((slice.top + 1) / 2)) / (slice.top + 1));
  }

  setDutyU16(duty: number): void {
    const { slice } = this;
    const limited = Math.min(duty, FULL);
    slice.levels[this.channel] =
      Math.floor((limited * (slice.top + 1) + Math.floor(FULL / 2)) / FULL) & 0xffff;
    this.scale = "u16";
    this.wanted = limited;
    this.start();
  }

  dutyNs(): number {
    const { slice } = this;
    if (this.scale === "none" || !slice.frequencySet) return 0;
    const hz = sliceHzRound(slice.div16);
    return Math.floor(((slice.levels[this.channel] as number) * 1e9 + Math.floor(hz / 2)) / hz);
  }

  setDutyNs(ns: number): void {
    const { slice } = this;
    const hz = sliceHzRound(slice.div16);
    slice.levels[this.channel] = Math.min(Math.floor((ns * hz + 5e8) / 1e9), slice.top + 1);
    this.scale = "ns";
    this.wanted = ns;
    this.start();
  }
}

const type = lazyType(() =>
  definePwm(
    PyRp2Pwm,
    (args, kw) => {
      if (args.length < 1) throw argumentCountError(args.length, 1, Infinity);
      const pin = findPin(args[0]);
      if (pin.line.description.external !== undefined) throw valueError("expecting a regular GPIO Pin");
      const { id } = pin.line;
      const pwm = block().object((id >> 1) & 7, (id & 1) as 0 | 1);
      pwm.forget();
      pwm.pins.add(id);
      block().lead(id);
      pwm.initialise(args.slice(1), kw);
      switchFunction(pin, RP2_FUNCTIONS.PWM);
      return pwm;
    },
    false,
  ),
);

export const pwmRp2: Part = () => ({ PWM: type() });
