/** `machine.Timer` of the RP2 port: software timers only (MicroPython ports/rp2/machine_timer.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { lazyType, type Part } from "./part.js";
import { PyTimerBase, timerSettings } from "./timer-core.js";
import { refused } from "./refusal.js";

const MICROSECONDS = 1_000_000;

class PyRp2Timer extends PyTimerBase {
  initialise(args: readonly Value[], kw: Keywords): void {
    this.stop();
    const settings = timerSettings(args, kw);
    this.callback = settings.callback;
    this.hard = settings.hard;
    this.start(Math.max(1, settings.period(MICROSECONDS)), settings.repeats);
  }
}

const type = lazyType((): PyType =>
  defineType({
    name: "Timer",
    js: PyRp2Timer,
    make: (_type, args, kw) => {
      if (args.length > 0 && intArgument(args[0]) !== -1)
        throw refused(
          valueError("Timer doesn't exist"),
          "PIN445",
          "this port has software timers only: Timer() or Timer(-1)",
        );
      const timer = new PyRp2Timer();
      if (args.length > 1 || (kw !== null && kw.size > 0)) timer.initialise(args.slice(1), kw);
      return timer;
    },
    slots: {
      repr$(this: PyRp2Timer): string {
        const mode = this.repeats ? "PERIODIC" : "ONE_SHOT";
        return `Timer(mode=${mode}, tick_hz=1000000, period=${Math.min(this.periodUs, Number.MAX_SAFE_INTEGER)})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyRp2Timer).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyRp2Timer) => {
        self.stop();
        return null;
      }),
    },
    attrs: { ONE_SHOT: 0, PERIODIC: 1 },
  }),
);

export const timerRp2: Part = () => ({ Timer: type() });
