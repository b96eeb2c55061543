/** `machine.Timer` of the ESP8266 port: timers of its operating system, of at least 100 µs (MicroPython ports/esp8266/modmachine.c). */

import { checkCount, native, nativeKw } from "../../../runtime-hal/core/native.js";
import { address } from "../../../runtime-hal/core/text.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { lazyType, type Part } from "./part.js";
import { PyTimerBase, timerSettings } from "./timer-core.js";

const LEAST_US = 100;
const MICROSECONDS = 1_000_000;

class PyEsp8266Timer extends PyTimerBase {
  initialise(args: readonly Value[], kw: Keywords): void {
    const settings = timerSettings(args, kw);
    this.callback = settings.callback;
    this.hard = settings.hard;
    this.start(Math.max(LEAST_US, settings.period(MICROSECONDS)), settings.repeats);
  }
}

const type = lazyType((): PyType =>
  defineType({
    name: "Timer",
    js: PyEsp8266Timer,
    make: (_type, args, kw) => {
      // The id is not looked at.
      checkCount(args, kw, 1, 1);
      return new PyEsp8266Timer();
    },
    slots: {
      repr$(this: PyEsp8266Timer): string {
        return `Timer(${address(this)})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyEsp8266Timer).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyEsp8266Timer) => {
        self.stop();
        return null;
      }),
    },
    attrs: { ONE_SHOT: 0, PERIODIC: 1 },
  }),
);

export const timerEsp8266: Part = () => ({ Timer: type() });
