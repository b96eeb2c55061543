/**
 * Programs that start anew when a file is written: `samd` of CircuitPython 1.0 and `supervisor`, which came after it. Who starts them is
 * `halpy run --watch`; without it the wish is only kept.
 */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { newException, notImplementedErrorType, valueError } from "../../../runtime-hal/core/exceptions.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import { safeMode } from "../../../runtime-hal/exec/safe-mode.js";
import {
  setStatusBrightness,
  statusBrightness,
  statusPixelOf,
} from "../../../runtime-hal/exec/status-pixel.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { isReloading, runReason, setReloading } from "../../../runtime-hal/exec/reload.js";
import { computed, PyWithProperties } from "../computed.js";
import { choices } from "./choice.js";
import { hasSafeModeProgram, startCircuitPython } from "./dialect.js";
import { ticksMs } from "./ticks.js";

function set(isOn: boolean): null {
  setReloading(isOn);
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

const reasons = choices("supervisor", "RunReason", [
  "STARTUP",
  "AUTO_RELOAD",
  "SUPERVISOR_RELOAD",
  "REPL_RELOAD",
]);

/** Those that can come up here are `SafeModeReason` of exec/safe-mode.ts; an error in `safemode.py` has no name. */
const safeModeReasons = choices("supervisor", "SafeModeReason", [
  "NONE",
  "BROWNOUT",
  "FLASH_WRITE_FAIL",
  "GC_ALLOC_OUTSIDE_VM",
  "HARD_FAULT",
  "INTERRUPT_ERROR",
  "NLR_JUMP_FAIL",
  "NO_CIRCUITPY",
  "NO_HEAP",
  "PROGRAMMATIC",
  "SDK_FATAL_ERROR",
  "STACK_OVERFLOW",
  "USB_BOOT_DEVICE_NOT_INTERFACE_ZERO",
  "USB_TOO_MANY_ENDPOINTS",
  "USB_TOO_MANY_INTERFACE_NAMES",
  "USER",
  "WATCHDOG",
]);

function safeModeReason(): Value {
  if (!hasSafeModeProgram(bootBoard().description)) throw newException(notImplementedErrorType);
  const reason = safeMode();
  return reason === "SAFEMODE_PY_ERROR" ? null : safeModeReasons.values[reason];
}

/** What shows how the program has ended: a pixel, or an LED. */
const statusKind = (): string => statusPixelOf(bootBoard().description)?.kind ?? "led";

class PyRuntime extends PyWithProperties {}

const runtimeType = defineType({
  name: "Runtime",
  js: PyRuntime,
  attrs: {
    autoreload: computed(
      "autoreload",
      () => isReloading(),
      (_self, value) => set(truth(value)),
    ),
    safe_mode_reason: computed("safe_mode_reason", safeModeReason),
    run_reason: computed("run_reason", () => reasons.values[runReason()]),
    rgb_status_brightness: computed(
      "rgb_status_brightness",
      () => statusBrightness(statusKind()),
      (_self, value) => {
        const level = intArgument(value);
        if (level < 0 || level > 255) throw valueError("brightness must be 0-255");
        setStatusBrightness(level);
      },
    ),
    usb_connected: computed("usb_connected", () => true),
    serial_connected: computed("serial_connected", () => true),
    serial_bytes_available: computed("serial_bytes_available", () => 0),
  },
});

/** Names of `supervisor`. */
export function supervisorModule(): Record<string, Value> {
  const { description } = startCircuitPython("supervisor");
  return {
    ...functions(),
    ...(hasSafeModeProgram(description) ? { SafeModeReason: safeModeReasons.type } : {}),
    RunReason: reasons.type,
    Runtime: runtimeType,
    runtime: new PyRuntime(),
    reload: native("reload", 0, 0, () => {
      throw new Stop({ kind: "reset", cause: "soft" });
    }),
    ticks_ms: native("ticks_ms", 0, 0, ticksMs),
  };
}
