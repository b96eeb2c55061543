/** Whether the program has switched the radio on: it takes parts of the chip for itself. */

import { perBoot } from "./part.js";

export const radio = perBoot(() => ({ isOn: false }));
