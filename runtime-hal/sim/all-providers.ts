/** Every peripheral that a simulated board can have: for who cannot know what a program uses. */

import type { Providers } from "./providers.js";

export const ALL_PROVIDERS: Providers = {};
