/**
 * Programs that start anew when a file is written: `samd` of CircuitPython 1.0 and `supervisor`, which came after it. Here a program is started
 * by whoever runs it, so the wish is only kept.
 */

import { native } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { perBoot } from "../machine/part.js";
import { computed, PyWithProperties } from "../computed.js";
import { startCircuitPython } from "./dialect.js";
import { ticksMs } from "./ticks.js";

const state = perBoot(() => ({ isOn: true }));

function set(isOn: boolean): null {
  state().isOn = isOn;
  return null;
}

const functions = (): Record<string, Value> => ({
  enable_autoreload: native("enable_autoreload", 0, 0, () => set(true)),
  disable_autoreload: native("disable_autoreload", 0, 0, () => set(false)),
});

/** Names of `samd`. */
export function samdModule(): Record<string, Value> {
  startCircuitPython("samd");
  return functions();
}

class PyRuntime extends PyWithProperties {}

const runtimeType = defineType({
  name: "Runtime",
  js: PyRuntime,
  attrs: {
    autoreload: computed(
      "autoreload",
      () => state().isOn,
      (_self, value) => set(truth(value)),
    ),
    usb_connected: computed("usb_connected", () => true),
    serial_connected: computed("serial_connected", () => true),
    serial_bytes_available: computed("serial_bytes_available", () => 0),
  },
});

/** Names of `supervisor`. */
export function supervisorModule(): Record<string, Value> {
  startCircuitPython("supervisor");
  return {
    ...functions(),
    Runtime: runtimeType,
    runtime: new PyRuntime(),
    reload: native("reload", 0, 0, () => {
      throw new Stop({ kind: "reset", cause: "soft" });
    }),
    ticks_ms: native("ticks_ms", 0, 0, ticksMs),
  };
}
