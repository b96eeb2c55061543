/** The module `platform`: what the program runs on. */

import { nativeKw, native } from "../../runtime-hal/core/native.js";
import { PyTuple } from "../../runtime-hal/core/objects.js";
import { rt } from "../../runtime-hal/core/state.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { VERSION } from "./version.js";

/** Names of the module. */
export function platformModule(): Record<string, Value> {
  const system = rt.host.platform.replace(/^./, (letter) => letter.toUpperCase());
  return {
    platform: nativeKw(
      "platform",
      0,
      Infinity,
      () => `${system}-${VERSION.join(".").replace(/\.(?=[a-z])/, "-")}-halpy`,
    ),
    python_compiler: native("python_compiler", 0, 0, () => "halpy"),
    libc_ver: nativeKw("libc_ver", 0, Infinity, () => new PyTuple(["", ""])),
  };
}
