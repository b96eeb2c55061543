/** `halpy run --backend linux`: the program on the pins of this machine, in real time. */

import { expectLinux, startLinux } from "../runtime-hal/exec/linux.js";
import { Stop } from "../runtime-hal/exec/outcome.js";
import { parseDuration } from "../runtime-hal/sim/duration.js";
import { UsageError } from "./command.js";
import { HalError } from "../runtime-hal/hal/errors.js";
import { ALL_LINUX_PROVIDERS } from "../runtime-hal/linux/all-providers.js";
import type { LinuxBoard } from "../runtime-hal/linux/board.js";
import { chooseGpio, type GpioChoice } from "../runtime-hal/linux/gpio-choice.js";
import { loadLibc } from "../runtime-hal/linux/libc.js";
import type { SuspendState } from "../runtime-hal/linux/suspend.js";
import { SystemFiles } from "../runtime-hal/linux/system-files.js";
import type { Target } from "../targets/load.js";
import type { Arguments } from "./arguments.js";
import { backendOf } from "./backend-of.js";
import { EXIT } from "./exit-codes.js";
import { platformOf } from "./firmware-of.js";
import { programHost } from "./on-demand.js";
import type { Script } from "./script.js";
import { runOnMachine } from "./run-on-machine.js";
import { linuxTarget, systemRoot } from "./linux-target.js";

/** Runs the script; gives the exit status. */
export function runOnLinux(args: Arguments, script: Script): number | Promise<number> {
  const host = programHost();
  const target = linuxTarget(args.value("board"));
  expectLinux(host);
  const gpio = gpioOf(args, target);
  const debounceUs = debounceOf(args, gpio);
  let toldOfPulls = false;
  const start = (): LinuxBoard => {
    try {
      return startLinux(host, {
        board: target.board,
        chip: target.chip,
        gpio,
        toldOfPulls,
        debounceUs,
        suspend: args.value("suspend") as SuspendState | undefined,
        verbose: args.flag("verbose") === true,
        providers: ALL_LINUX_PROVIDERS,
        root: systemRoot(),
      });
    } catch (e) {
      if (!(e instanceof HalError)) throw e;
      host.writeError(
        `halpy: the pins of this machine cannot be used: ${e.message}\nhalpy: 'halpy doctor' tells what would help; 'halpy run --board ${target.board.id}' runs the script on a simulated board\n`,
      );
      throw new Stop({ kind: "exit", code: EXIT.usage });
    }
  };
  return runOnMachine(args, script, {
    host,
    start,
    platform: platformOf(target.board),
    target,
    backend: backendOf(args, gpio),
    onWarned: () => (toldOfPulls = true),
  });
}

/** The way to digital pins that will be taken, so that the checks know it; `auto` where none can be, which is said later. */
function gpioOf(args: Arguments, { chip }: Target): GpioChoice {
  const choice = (args.value("gpio") ?? "auto") as GpioChoice;
  try {
    return chooseGpio(choice, chip, new SystemFiles(systemRoot()), loadLibc()).name;
  } catch (e) {
    if (e instanceof HalError) return choice;
    throw e;
  }
}

/** `--debounce 17=5ms`: by pin, in microseconds. */
function debounceOf(args: Arguments, gpio: GpioChoice): Map<number, number> {
  const times = new Map<number, number>();
  for (const text of args.all("debounce")) {
    const [, pin, time = ""] = /^(\d+)=(.+)$/.exec(text) ?? [];
    const us = parseDuration(time);
    if (pin === undefined || us === undefined)
      throw new UsageError(`--debounce: '${text}' is none; write a pin and a time, 17=5ms for example`);
    times.set(Number(pin), Math.round(us));
  }
  if (times.size > 0 && gpio === "sysfs")
    throw new UsageError("--debounce: sysfs cannot do it; '--gpio cdev' can");
  return times;
}
