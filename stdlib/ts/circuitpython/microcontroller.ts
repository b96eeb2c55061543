/** The module `microcontroller` (shared-bindings/microcontroller): the chip, its pins by the names of its makers, its processor. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { rt } from "../../../runtime-hal/core/state.js";
import { pythonPlace } from "../../../runtime-hal/core/traceback.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyByteArray, PyFloat } from "../../../runtime-hal/core/objects.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { onNextReset, resetReason } from "../../../runtime-hal/exec/safe-mode.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { pinsAsAttributes } from "../machine/pin-object.js";
import { perBoot } from "../machine/part.js";
import { computed } from "../computed.js";
import { choices } from "./choice.js";
import { startCircuitPython } from "./dialect.js";
import { chipPins, pinType } from "./pins.js";

/** A chip in a room, in degrees Celsius, and its supply. */
const ROOM = 25;
const USUAL_VOLTS = 3.3;
const UID_BYTES = 16;

const interrupts = perBoot(() => ({ disabled: 0 }));
/** Does the next reset lead to the bootloader? */
const plan = perBoot(() => ({ toBootloader: false }));

const runModes = choices("microcontroller", "RunMode", ["UF2", "NORMAL", "SAFE_MODE", "BOOTLOADER"]);
const resetReasons = choices("microcontroller", "ResetReason", [
  "POWER_ON",
  "BROWNOUT",
  "SOFTWARE",
  "DEEP_SLEEP_ALARM",
  "RESET_PIN",
  "WATCHDOG",
  "UNKNOWN",
  "RESCUE_DEBUG",
]);

class PyProcessor extends PyObject {}

const processor = defineType({
  name: "Processor",
  js: PyProcessor,
  attrs: {
    frequency: computed("frequency", () => useBoard().chip.clockHz),
    temperature: computed("temperature", () => new PyFloat(ROOM)),
    voltage: computed("voltage", () => new PyFloat(useBoard().chip.volts?.logic ?? USUAL_VOLTS)),
    reset_reason: computed("reset_reason", () => resetReasons.values[resetReason()]),
    uid: computed("uid", () => new PyByteArray(Uint8Array.from({ length: UID_BYTES }, (_, i) => i))),
  },
});

/** Once too often crashes the firmware (ports/atmel-samd, ports/nordic). */
function enableInterrupts(): null {
  const state = interrupts();
  if (state.disabled === 0) {
    const at = pythonPlace();
    rt.host.writeError(
      `halpy: ${at === undefined ? "" : `${at}: `}enable_interrupts() without a disable_interrupts() before it crashes the firmware\n`,
    );
    onNextReset("INTERRUPT_ERROR");
    throw new Stop({ kind: "reset", cause: "hard" });
  }
  state.disabled--;
  return null;
}

function setRunMode(mode: Value): null {
  const { values } = runModes;
  if (!Object.values<Value>(values).includes(mode)) throw valueError("Invalid run_mode");
  plan().toBootloader = mode === values.BOOTLOADER || mode === values.UF2;
  onNextReset(mode === values.SAFE_MODE ? "PROGRAMMATIC" : "NONE");
  return null;
}

function reset(): never {
  throw new Stop(plan().toBootloader ? { kind: "bootloader" } : { kind: "reset", cause: "hard" });
}

function delayUs(us: Value): null {
  const delay = intArgument(us);
  if (delay < 0) throw valueError("delay must be >= 0");
  timeSource().sleepUs(delay);
  return null;
}

/** Names of the module. No function of a program runs in an interrupt here, so switching them off is only counted. */
export function microcontrollerModule(): Record<string, Value> {
  startCircuitPython("microcontroller");
  return {
    Pin: pinType,
    Processor: processor,
    ResetReason: resetReasons.type,
    RunMode: runModes.type,
    cpu: new PyProcessor(),
    pin: pinsAsAttributes("pin", chipPins()),
    delay_us: native("delay_us", 1, 1, delayUs),
    disable_interrupts: native("disable_interrupts", 0, 0, () => {
      interrupts().disabled++;
      return null;
    }),
    enable_interrupts: native("enable_interrupts", 0, 0, enableInterrupts),
    on_next_reset: native("on_next_reset", 1, 1, setRunMode),
    reset: native("reset", 0, 0, reset),
  };
}
