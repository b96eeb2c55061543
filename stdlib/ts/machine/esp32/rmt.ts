/** `esp32.RMT`: pulses of exact lengths in the background (MicroPython ports/esp32/esp32_rmt.c). */

import { PyStaticMethod } from "../../../../runtime-hal/core/descriptors.js";
import { newException, osErrorType, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument, maybeInt } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Level } from "../../../../runtime-hal/hal/digital.js";
import type { Pulse, PulseOutput } from "../../../../runtime-hal/hal/pulses.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot } from "../part.js";
import { findPin } from "../pin-object.js";
import { waitUntil } from "../wait.js";

const SOURCE_HZ = 80_000_000;
const USUAL_HZ = 10_000_000;
/** The length of a pulse has 15 bits. */
const PULSE_MAX = 32767;
const POLLOUT = 4;
/** Channels that can send, and symbols of each one's memory (ESP-IDF soc_caps.h). */
const CHANNELS: Readonly<Record<string, readonly [number, number]>> = {
  esp32: [8, 64],
  "esp32-s2": [4, 64],
  "esp32-s3": [4, 48],
  "esp32-c3": [2, 48],
};
const NOT_FOUND = -0x105;

const channelsInUse = perBoot(() => ({ count: 0 }));
const bitstream = { enabled: true };

class PyRmt extends PyObject {
  loopCount = 0;
  private sending = false;
  private enabled = false;
  private closed = false;

  constructor(
    readonly pin: number,
    readonly hz: number,
    readonly idle: Level,
    private readonly output: PulseOutput,
  ) {
    super();
  }

  check(): void {
    if (this.closed) throw newException(osErrorType, "already deinitialized");
  }

  get isActive(): boolean {
    return this.enabled && this.sending;
  }

  stop(): void {
    if (!this.enabled) return;
    this.enabled = false;
    this.sending = false;
    this.output.stop();
  }

  deinit(): void {
    if (this.closed) return;
    this.stop();
    this.closed = true;
    this.output.close();
    channelsInUse().count--;
  }

  setLoop(count: number): void {
    this.check();
    if (this.isActive && this.loopCount !== 0 && count === 0) this.stop();
    this.loopCount = count;
  }

  /** A pulse without length ends the transmission. */
  write(pulses: readonly Pulse[]): void {
    waitUntil(() => !this.isActive, Infinity);
    this.enabled = true;
    const end = pulses.findIndex(({ us }) => us === 0);
    const sent = end < 0 ? pulses : pulses.slice(0, end);
    const times = this.loopCount === -1 ? Infinity : Math.max(1, this.loopCount);
    this.sending = true;
    if (sent.length === 0) this.sending = false;
    else this.output.send(sent, times, () => (this.sending = false));
  }

  /** True: everything is out. */
  waitDone(timeoutMs: number): boolean {
    this.check();
    if (!this.isActive) return true;
    return waitUntil(() => !this.isActive, timeoutMs < 0 ? Infinity : timeoutMs * 1000);
  }

  /** For `select`. */
  pollEvents(events: number): number {
    return this.isActive ? 0 : events & POLLOUT;
  }

  describe(): string {
    if (this.closed) return "RMT()";
    return `RMT(pin=${this.pin}, source_freq=${SOURCE_HZ}, resolution_hz=${this.hz}, idle_level=${this.idle})`;
  }
}

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", default: -1, convert: intArgument },
  { name: "pin", required: true, keywordOnly: true },
  { name: "resolution_hz", keywordOnly: true },
  { name: "clock_div", keywordOnly: true },
  { name: "idle_level", keywordOnly: true, default: false, convert: truth },
  { name: "tx_carrier", keywordOnly: true },
  { name: "num_symbols", keywordOnly: true, default: 0, convert: intArgument },
];

function resolution(hz: Value, divider: Value): number {
  if (hz !== null && divider !== null) throw valueError("resolution_hz and clock_div are mutually exclusive");
  if (hz !== null) {
    const given = intArgument(hz);
    if (given <= 0) throw valueError("resolution_hz must be positive");
    return given;
  }
  if (divider === null) return USUAL_HZ;
  const by = intArgument(divider);
  if (by < 1 || by > 255) throw valueError("clock_div must be between 1 and 255");
  return Math.floor(SOURCE_HZ / by);
}

function setCarrier(output: PulseOutput, value: Value): void {
  const items = spread(value);
  if (items.length !== 3) throw valueError(`requested length 3 but object has length ${items.length}`);
  const [hz, duty] = items.slice(0, 2).map(intArgument) as [number, number];
  if (hz === 0) throw valueError("tx_carrier frequency must be >0");
  if (duty > 100) throw valueError("tx_carrier duty must be 0..100");
  output.setCarrier({ hz, duty: duty / 100, level: truth(items[2]) ? 1 : 0 });
}

function make(args: readonly Value[], kw: Keywords): PyRmt {
  const [, pin, hz, divider, idle, carrier, symbols] = parseArguments(args, kw, ARGUMENTS);
  const { line } = findPin(pin);
  const rate = resolution(hz, divider);
  const [channels, words] = CHANNELS[bootBoard().chip.id] ?? (CHANNELS.esp32 as readonly [number, number]);
  const wanted = kw?.has("num_symbols") ? (symbols as number) : words;
  if (wanted < words || wanted % 2 === 1) throw valueError(`num_symbols must be even and at least ${words}`);
  // A channel with more symbols takes the memory of its neighbours.
  if (channelsInUse().count + Math.ceil(wanted / words) > channels)
    throw newException(osErrorType, NOT_FOUND, "ESP_ERR_NOT_FOUND");
  const output = guard(() => useBoard().claim("pulses", line.id, { name: `RMT(pin=${line.id})` }));
  if (carrier !== null) setCarrier(output, carrier);
  output.setIdle(idle ? 1 : 0);
  channelsInUse().count++;
  return new PyRmt(line.id, rate, idle ? 1 : 0, output);
}

const isSequence = (value: Value): boolean => value instanceof PyTuple || value instanceof PyList;

/** Three forms: lengths that alternate from a level on, one length for many levels, and both as lists. */
function pulsesOf(self: PyRmt, lengths: Value, data: Value): Pulse[] {
  const us = (ticks: Value): number => ((intArgument(ticks) & PULSE_MAX) * 1e6) / self.hz;
  let pulses: Pulse[];
  if (!isSequence(data)) {
    const first = truth(data) ? 1 : 0;
    pulses = spread(lengths).map((ticks, i) => ({ level: ((first + i) & 1) as Level, us: us(ticks) }));
  } else if (maybeInt(lengths) !== undefined) {
    pulses = spread(data).map((level) => ({ level: truth(level) ? 1 : 0, us: us(lengths) }));
  } else {
    const each = spread(lengths);
    const levels = spread(data);
    if (each.length !== levels.length) throw valueError("duration and data must have same length");
    pulses = each.map((ticks, i) => ({ level: truth(levels[i]) ? 1 : 0, us: us(ticks) }));
  }
  if (pulses.length === 0) throw valueError("No pulses");
  return pulses;
}

export const rmtType = lazyType((): PyType =>
  defineType({
    name: "RMT",
    js: PyRmt,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyRmt): string {
        return this.describe();
      },
    } as never,
    methods: {
      write_pulses: native("write_pulses", 2, 3, (self: PyRmt, lengths: Value, data: Value = true) => {
        self.check();
        self.write(pulsesOf(self, lengths, data));
        return null;
      }),
      wait_done: nativeKw("wait_done", 1, Infinity, (args, kw) => {
        const [timeout] = parseArguments(args.slice(1), kw, [
          { name: "timeout", keywordOnly: true, default: 0, convert: intArgument },
        ]);
        return (args[0] as PyRmt).waitDone(timeout as number);
      }),
      active: native("active", 1, 2, (self: PyRmt, on?: Value) => {
        if (on === undefined) return self.isActive;
        if (truth(on)) throw valueError("activate by calling write_pulses()");
        self.stop();
        return false;
      }),
      loop: native("loop", 2, 2, (self: PyRmt, on: Value) => {
        self.setLoop(intArgument(on) !== 0 ? -1 : 0);
        return null;
      }),
      loop_count: native("loop_count", 2, 2, (self: PyRmt, count: Value) => {
        const times = intArgument(count);
        if (times < -1) throw valueError("arg must be -1, 0 or positive");
        self.setLoop(times);
        return null;
      }),
      clock_div: native("clock_div", 1, 1, (self: PyRmt) => {
        self.check();
        return Math.floor(SOURCE_HZ / self.hz);
      }),
      deinit: native("deinit", 1, 1, (self: PyRmt) => {
        self.deinit();
        return null;
      }),
    },
    attrs: {
      PULSE_MAX,
      source_freq: new PyStaticMethod(native("source_freq", 0, 0, () => SOURCE_HZ)),
      // Whether NeoPixels use the unit makes no difference at the pin.
      bitstream_rmt: new PyStaticMethod(
        native("bitstream_rmt", 0, 1, (on?: Value) => {
          if (on !== undefined) bitstream.enabled = truth(on);
          return bitstream.enabled;
        }),
      ),
      bitstream_channel: new PyStaticMethod(
        native("bitstream_channel", 0, 1, (channel?: Value) => {
          if (channel === null) bitstream.enabled = false;
          else if (channel !== undefined) {
            if (intArgument(channel) < 0) throw valueError("invalid channel");
            bitstream.enabled = true;
          }
          return bitstream.enabled ? 1 : null;
        }),
      ),
    },
  }),
);
