/** Options that choose where a program meets the hardware. */

import type { Arguments } from "./arguments.js";
import { UsageError, type OptionSpec } from "./command.js";

export const debounceOption: OptionSpec = {
  name: "debounce",
  value: "PIN=TIME",
  repeatable: true,
  help: "With '--backend linux' and /dev/gpiochip: changes of this input that last shorter do not count, '17=5ms' for a button at GPIO17.",
};

export const verboseOption: OptionSpec = {
  name: "verbose",
  short: "v",
  help: "With '--backend linux': says on standard error which chip and line, bus, driver or device file each pin and peripheral of the script gets.",
};

export const suspendOption: OptionSpec = {
  name: "suspend",
  value: "STATE",
  choices: ["freeze", "standby", "mem", "disk"],
  help: "With '--backend linux': while the script sleeps by machine.deepsleep(ms) or lightsleep(ms) for 3 s or more, the machine sleeps too, in this state of /sys/power/state, and its real-time clock wakes it. Needs root, or rtcwake by sudo without a password.",
};

/** `run` has one backend more than the checks know anything about. */
export const pluginOption: OptionSpec = {
  name: "backend",
  value: "NAME",
  help: "Where the hardware is: 'sim', a simulated board (the default); 'linux', the pins of this machine, whose board is recognised if --board does not name it; or 'j5:PLUGIN[@PORT]', a board that an IO plugin for Johnny-Five drives, 'j5:firmata@/dev/ttyACM0' for example; or a file of your own, './backend.mjs'.",
};

export const backendOptions: readonly OptionSpec[] = [
  {
    name: "backend",
    value: "NAME",
    choices: ["sim", "linux"],
    help: "Where the hardware is: 'sim', a simulated board (the default), or 'linux', the pins of this machine. Its board is recognised if --board does not name it.",
  },
  {
    name: "gpio",
    value: "HOW",
    choices: ["auto", "sysfs", "cdev"],
    help: "With '--backend linux': digital pins through /sys/class/gpio or through /dev/gpiochip; 'auto' takes the second if it can be used.",
  },
];

/** Refuses options about the pins of Linux where the program meets others. */
export function refuseLinuxOptions(args: Arguments, names: readonly string[]): void {
  if (args.value("backend") === "linux") return;
  for (const name of names)
    if (args.has(name))
      throw new UsageError(`--${name}: this is for pins of Linux; it needs '--backend linux'`);
}
