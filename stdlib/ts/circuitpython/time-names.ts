/** What the module `time` has in CircuitPython and not in MicroPython (shared-bindings/time). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { norm } from "../../../runtime-hal/core/int-arith.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { argumentCountError, native } from "../../../runtime-hal/core/native.js";
import { PyFloat, PyTuple } from "../../../runtime-hal/core/objects.js";
import { repr } from "../../../runtime-hal/core/text.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";

const FIELDS = [
  "tm_year",
  "tm_mon",
  "tm_mday",
  "tm_hour",
  "tm_min",
  "tm_sec",
  "tm_wday",
  "tm_yday",
  "tm_isdst",
] as const;
const US = 1_000_000;

/** A tuple of nine whose items have names. */
class PyStructTime extends PyTuple {
  override getattr$(name: string): Value | undefined {
    const at = (FIELDS as readonly string[]).indexOf(name);
    return at < 0 ? undefined : this.items[at];
  }

  override repr$(): string {
    return `struct_time(${FIELDS.map((name, i) => `${name}=${repr(this.items[i])}`).join(", ")})`;
  }
}

let structTimeType: PyType | undefined;

/** `struct_time((…nine…))`. */
function structTime(): PyType {
  return (structTimeType ??= defineType({
    name: "struct_time",
    js: PyStructTime,
    make: (_type, args) => {
      if (args.length !== 1) throw argumentCountError(args.length, 1, 1);
      const items = spread(args[0]);
      if (items.length !== FIELDS.length) throw valueError(`time.struct_time() takes a 9-sequence`);
      return new PyStructTime(items);
    },
  }));
}

/** The names. Times since an unknown moment: the start of the board. */
export function circuitPythonTime(): Record<string, Value> {
  return {
    monotonic: native("monotonic", 0, 0, () => new PyFloat(timeSource().nowUs() / US)),
    monotonic_ns: native("monotonic_ns", 0, 0, () => norm(BigInt(Math.floor(timeSource().nowUs())) * 1000n)),
    struct_time: structTime(),
  };
}
