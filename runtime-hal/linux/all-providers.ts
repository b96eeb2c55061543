/** Every peripheral of the Linux backend: for who cannot know what a program uses. */

import { softI2c, softSpi } from "./bitbang-buses.js";
import type { LinuxProviders } from "./providers.js";

export const ALL_LINUX_PROVIDERS: LinuxProviders = {
  i2c: (board, _index, setup) => softI2c(board, setup),
  spi: (board, _index, setup) => softSpi(board, setup),
};
