/** `machine.WDT`: resets the board when the program has not fed it in time (MicroPython extmod/machine_wdt.c and machine_wdt.c of each port). */

import { newException, valueError, valueErrorType } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, parseArguments } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import type { Alarm } from "../../../runtime-hal/hal/clock.js";
import type { Watchdog } from "../../../runtime-hal/hal/system-devices.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { ignored } from "./refusal.js";

const DEFAULT_MS = 5000;
/** Shorter ones are seconds, as a rule. */
const SHORT_MS = 1000;

export class PyWdt extends PyObject {
  private timeoutUs = 0;
  /** By the program. */
  isFed = false;
  /** That of the operating system, which works even if the program hangs. */
  private system: Watchdog | undefined;

  constructor(private readonly alarm: Alarm) {
    super();
  }

  start(timeoutMs: number): void {
    this.timeoutUs = timeoutMs * 1000;
    this.isFed = false;
    if (timeoutMs < SHORT_MS)
      ignored(
        "PIN444",
        timeoutMs,
        `the watchdog resets the board after ${timeoutMs} ms: the timeout is in milliseconds`,
      );
    this.system ??= useBoard().system?.watchdog(timeoutMs);
    this.renew();
  }

  feed(): void {
    this.isFed = true;
    this.renew();
  }

  private renew(): void {
    if (this.system !== undefined) {
      guard(() => this.system?.feed());
      return;
    }
    this.alarm.at(useBoard().clock.nowUs() + this.timeoutUs);
  }

  cancel(): void {
    this.alarm.cancel();
  }
}

/** There is one watchdog; once started it cannot be stopped. */
const watchdog = perBoot(
  (board) =>
    new PyWdt(
      board.clock.alarm(() => {
        if (!watchdog().isFed)
          ignored(
            "PIN444",
            -1,
            "the watchdog resets the board: it was never fed; call its feed() in the loop",
          );
        throw new Stop({ kind: "reset", cause: "watchdog" });
      }),
    ),
);

/**
 * The class of a port; `check` raises the port's errors about the arguments. `byDefaultMs`: the timeout if none is given; without it
 * one is required.
 */
export const wdtClass = (
  check: (id: Value, timeoutMs: number) => void,
  byDefaultMs: number | undefined = DEFAULT_MS,
  more: Record<string, Value> = {},
): (() => PyType) =>
  lazyType(() =>
    defineType({
      name: "WDT",
      js: PyWdt,
      make: (_type, args, kw) => {
        const [id, timeout] = parseArguments(args, kw, [
          { name: "id", default: 0 },
          {
            name: "timeout",
            required: byDefaultMs === undefined,
            default: byDefaultMs,
            convert: intArgument,
          },
        ]);
        check(id, timeout);
        const dog = watchdog();
        dog.start(timeout);
        return dog;
      },
      methods: {
        feed: native("feed", 1, 1, (self: PyWdt) => {
          self.feed();
          return null;
        }),
        ...more,
      },
    }),
  );

const esp32 = wdtClass((id, timeout) => {
  if (id !== 0) throw newException(valueErrorType);
  if (timeout <= 0) throw valueError("WDT timeout too short");
});

const esp8266 = wdtClass((id, timeout) => {
  if (id !== 0 || timeout !== DEFAULT_MS) throw newException(valueErrorType);
});

/** Milliseconds that the counter of 24 bits holds; the RP2040's counts two for each microsecond. */
const LONGEST_RP2040_MS = 8388;
const LONGEST_RP2350_MS = 16777;

const rp2 = wdtClass((id, timeout) => {
  if (intArgument(id) !== 0) throw valueError(`WDT(${intArgument(id)}) doesn't exist`);
  const longest = useBoard().chip.id.startsWith("rp2350") ? LONGEST_RP2350_MS : LONGEST_RP2040_MS;
  if (timeout < 0 || timeout > longest) throw valueError(`timeout exceeds ${longest}`);
});

export const wdtEsp32: Part = () => ({ WDT: esp32() });
export const wdtEsp8266: Part = () => ({ WDT: esp8266() });
export const wdtRp2: Part = () => ({ WDT: rp2() });
