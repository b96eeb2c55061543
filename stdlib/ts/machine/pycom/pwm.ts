/** `machine.PWM` of the Pycom modules (pycom-micropython-sigfox esp32/mods/machpwm.c): four timers with a frequency each, eight channels. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../../runtime-hal/core/float.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { PwmOutput } from "../../../../runtime-hal/hal/pwm.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { lacking, refused } from "../refusal.js";
import { notAvailable } from "./arguments.js";

const TIMERS = 4;
const CHANNELS = 8;
const FASTEST_HZ = 78_000;
const USUAL_DUTY = 0.5;
/** From here on the output is on all the time. */
const ALWAYS = 0.999;
/** Frequencies below which a duty has so many bits. */
const RESOLUTIONS = [
  [4000, 14],
  [8000, 13],
  [16_000, 12],
  [32_000, 11],
] as const;
const LEAST_BITS = 10;

class PyPycomPwm extends PyObject {
  hz = 0;
  readonly channels = new Map<number, PyPycomPwmChannel>();

  get bits(): number {
    return RESOLUTIONS.find(([below]) => this.hz < below)?.[1] ?? LEAST_BITS;
  }

  setFrequency(hz: number): void {
    if (hz > FASTEST_HZ)
      throw refused(
        valueError(`invalid frequency ${hz}`),
        "PIN410",
        `PWM of this port goes up to ${FASTEST_HZ} Hz`,
      );
    this.hz = hz;
    for (const channel of this.channels.values()) channel.put();
  }
}

class PyPycomPwmChannel extends PyObject {
  /** Counts of the timer that the output is high. */
  private counts = 0;

  constructor(
    private readonly timer: PyPycomPwm,
    readonly pin: number,
    private readonly output: PwmOutput,
  ) {
    super();
  }

  setDuty(share: number): void {
    const most = 2 ** this.timer.bits - 1;
    const clipped = Math.min(1, Math.max(0, share));
    this.counts = clipped >= ALWAYS ? most : Math.trunc(most * clipped);
    this.put();
  }

  /** To the pin. The register keeps its counts when the frequency, and so the resolution, changes. */
  put(): void {
    const steps = 2 ** this.timer.bits;
    const { hz } = this.timer;
    if (hz <= 0) return;
    guard(() => {
      this.output.setFrequency(hz);
      if (this.counts >= steps - 1) this.output.setDutyU16(65535);
      else this.output.setHighNs((this.counts / steps) * (1e9 / hz));
    });
  }

  close(): void {
    this.output.close();
  }
}

/** Channels belong to the chip: a channel that another timer takes leaves the first. */
const unit = perBoot(() => ({
  timers: new Map<number, PyPycomPwm>(),
  channels: new Map<number, PyPycomPwmChannel>(),
}));

function timerOf(args: readonly Value[], kw: Keywords): PyPycomPwm {
  const [id, hz] = parseArguments(args, kw, [
    { name: "timer", required: true, convert: intArgument },
    { name: "frequency", required: true, convert: intArgument },
  ]) as [number, number];
  if (id < 0 || id >= TIMERS)
    throw refused(notAvailable(), "PIN445", `PWM timers of this chip are 0 to ${TIMERS - 1}`);
  const { timers } = unit();
  const timer = timers.get(id) ?? new PyPycomPwm();
  timers.set(id, timer);
  timer.setFrequency(hz);
  return timer;
}

function channelOf(timer: PyPycomPwm, args: readonly Value[], kw: Keywords): PyPycomPwmChannel {
  const [id, pin, duty] = parseArguments(args, kw, [
    { name: "id", required: true, convert: intArgument },
    { name: "pin", required: true, keywordOnly: true },
    { name: "duty_cycle", default: USUAL_DUTY, convert: toFloat },
  ]);
  if ((id as number) < 0 || (id as number) >= CHANNELS) throw notAvailable();
  const { line } = findPin(pin);
  if (!line.can("pwm"))
    throw lacking(valueError("PWM channel configuration failed"), "PIN409", line.id, "pwm", "PWM");
  const { timers, channels } = unit();
  channels.get(id as number)?.close();
  for (const other of timers.values())
    if (other.channels.get(id as number) === channels.get(id as number)) other.channels.delete(id as number);
  channelType();
  const output = guard(() => useBoard().claim("pwm", line.id, { name: `PWM channel ${id as number}` }));
  const channel = new PyPycomPwmChannel(timer, line.id, output);
  timer.channels.set(id as number, channel);
  channels.set(id as number, channel);
  channel.setDuty(duty as number);
  return channel;
}

const timerType = lazyType((): PyType =>
  defineType({
    name: "PWM",
    js: PyPycomPwm,
    make: (_type, args, kw) => timerOf(args, kw),
    slots: { repr$: () => "<PWM>" } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        const [hz] = parseArguments(args.slice(1), kw, [
          { name: "frequency", required: true, convert: intArgument },
        ]);
        (args[0] as PyPycomPwm).setFrequency(hz as number);
        return null;
      }),
      channel: nativeKw("channel", 1, Infinity, (args, kw) =>
        channelOf(args[0] as PyPycomPwm, args.slice(1), kw),
      ),
    },
  }),
);

const channelType = lazyType((): PyType =>
  defineType({
    name: "channel",
    js: PyPycomPwmChannel,
    slots: { repr$: () => "<channel>" } as never,
    methods: {
      duty_cycle: native("duty_cycle", 2, 2, (self: PyPycomPwmChannel, share: Value) => {
        self.setDuty(toFloat(share));
        return null;
      }),
    },
  }),
);

export const pwmPycom: Part = () => ({ PWM: timerType() });
