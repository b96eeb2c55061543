/** What a simulated board is given to make its peripherals and its radio. */

import type { Makers } from "../hal/makers.js";
import type { WifiRadio } from "../hal/wifi.js";
import type { SimBoard } from "./board.js";

export type Providers = Makers<SimBoard> & { readonly wifi?: (board: SimBoard) => WifiRadio };
