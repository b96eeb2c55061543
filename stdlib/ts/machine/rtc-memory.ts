/** `RTC.memory`: bytes that outlive deep sleep and resets, on the ESP chips. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { retained } from "../../../runtime-hal/exec/restart.js";

/** `memory()`, `memory(bytes)`: at most so many bytes. */
export const memoryMethod = (size: number): Value =>
  native("memory", 1, 2, (_self: Value, bytes?: Value) => {
    const memory = retained("rtc", () => ({ bytes: new Uint8Array(0) }));
    if (bytes === undefined) return new PyBytes(memory.bytes.slice());
    const data = getBytes(bytes);
    if (data.length > size) throw valueError("buffer too long");
    memory.bytes = data.slice();
    return null;
  });
