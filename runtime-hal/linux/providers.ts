/** What a Linux board is given to make its peripherals, and to get at what the kernel drives by itself. */

import type { Makers } from "../hal/makers.js";
import type { SystemDevices } from "../hal/system-devices.js";
import type { LinuxBoard } from "./board.js";

export type LinuxProviders = Makers<LinuxBoard> & { readonly system?: (board: LinuxBoard) => SystemDevices };
