/** Options that choose where a program meets the hardware. */

import type { OptionSpec } from "./command.js";

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
