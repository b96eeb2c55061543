/** `I2C(-1, …)` and `SPI(-1, …)`: how buses of any pins were made before `SoftI2C` and `SoftSPI` (extmod/modmachine.h). */

import { rt } from "../../../runtime-hal/core/state.js";
import type { Value } from "../../../runtime-hal/core/value.js";

/** Is that what the arguments ask for? Says on the console that it is an old form. */
export function asksForSoft(kind: "I2C" | "SPI", args: readonly Value[]): boolean {
  if (args.length > 0 && args[0] !== -1) return false;
  rt.host.writeError(`Warning: ${kind}(-1, ...) is deprecated, use Soft${kind}(...) instead\n`);
  return true;
}
