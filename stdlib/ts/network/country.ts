/** `network.country`, which older programs call `rp2.country` and `pyb.country`: two letters that say which channels may be used (MicroPython extmod/modnetwork.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { perBoot } from "../machine/part.js";
import { textArgument } from "../text-argument.js";

/** "XX": none was chosen. */
const chosen = perBoot(() => ({ code: "XX" }));

export const countryFunction = native("country", 0, 1, (code?: Value) => {
  if (code === undefined) return chosen().code;
  const text = textArgument(code);
  if (text.length !== 2) throw valueError("");
  chosen().code = text;
  return null;
});
