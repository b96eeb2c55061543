/** What the ways of running a program give of a board: the simulator, and on Linux the kernel's interfaces. */

import type { BackendDescription, BackendFeature } from "../../runtime-hal/hal/backend-description.js";

const WORDS = {
  full: "yes",
  emulated: "in another way",
  "needs-setup": "after setup",
  none: "no",
} as const;

/** Rows of a table of all features: feature, then what each backend says of it. */
export function featureRows(all: readonly BackendDescription[]): string[][] {
  const features = Object.keys(all[0]?.features ?? {}) as BackendFeature[];
  return features.map((feature) => [
    feature,
    ...all.map(({ features: of }) => {
      const { support, note } = of[feature];
      return note === undefined ? WORDS[support] : `${WORDS[support]}: ${note}`;
    }),
  ]);
}
