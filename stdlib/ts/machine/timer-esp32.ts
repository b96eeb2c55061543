/** `machine.Timer` of the ESP32 port: four in hardware, any number of virtual ones (MicroPython ports/esp32/machine_timer.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { PyTimerBase, timerSettings } from "./timer-core.js";
import { refused } from "./refusal.js";

const VIRTUAL_HZ = 1_000_000;
/** 80 MHz through a divider of eight. */
const HARDWARE_HZ = 10_000_000;

class PyEsp32Timer extends PyTimerBase {
  id = -1;

  get counterHz(): number {
    return this.id >= 0 ? HARDWARE_HZ : VIRTUAL_HZ;
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    if (this.callback !== null || this.running) this.deinit();
    const settings = timerSettings(args, kw);
    if (settings.hard) throw valueError("hard Timers are not implemented");
    const ticks = settings.period(this.counterHz);
    this.callback = settings.callback;
    if (ticks === 0) throw valueError("Timer period is too short for this timer");
    this.start((ticks / this.counterHz) * 1e6, settings.repeats);
  }

  deinit(): void {
    this.stop();
    this.callback = null;
    this.periodUs = 0;
    this.repeats = false;
    this.startedAtUs = this.stoppedAtUs = 0;
  }
}

/** Hardware timers are one object each. */
const hardware = perBoot(() => new Map<number, PyEsp32Timer>());

function timerOf(id: number): PyEsp32Timer {
  const count = useBoard().chip.timers?.ids.length ?? 4;
  if (id >= count)
    throw refused(
      valueError(`Timer(${id}) doesn't exist, there are only ${count} hardware timers`),
      "PIN445",
      `timers of this chip are 0 to ${count - 1}`,
    );
  let timer = id >= 0 ? hardware().get(id) : undefined;
  if (timer === undefined) {
    timer = new PyEsp32Timer();
    timer.id = id;
    if (id >= 0) hardware().set(id, timer);
  }
  return timer;
}

const type = lazyType((): PyType =>
  defineType({
    name: "Timer",
    js: PyEsp32Timer,
    make: (_type, args, kw) => {
      const timer = timerOf(args.length > 0 ? intArgument(args[0]) : -1);
      if (args.length > 1 || (kw !== null && kw.size > 0)) timer.initialise(args.slice(1), kw);
      return timer;
    },
    slots: {
      repr$(this: PyEsp32Timer): string {
        // The firmware has the two names the wrong way round.
        const mode = this.repeats ? "ONE_SHOT" : "PERIODIC";
        return `Timer(${this.id}, mode=${mode}, period=${Math.min(Math.floor(this.periodUs / 1000), 0xffffffff)})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyEsp32Timer).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyEsp32Timer) => {
        self.deinit();
        return null;
      }),
      value: native("value", 1, 1, (self: PyEsp32Timer) => Math.floor(self.elapsedUs() / 1000)),
    },
    attrs: { ONE_SHOT: 0, PERIODIC: 1 },
  }),
);

export const timerEsp32: Part = () => ({ Timer: type() });
