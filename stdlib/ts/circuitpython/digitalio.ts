/** The module `digitalio` (shared-bindings/digitalio): inputs and outputs. */

import { attributeError } from "../../../runtime-hal/core/exceptions.js";
import { nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { DigitalPin, Pull } from "../../../runtime-hal/hal/digital.js";
import { guard } from "../machine/hal-error.js";
import { refused } from "../machine/refusal.js";
import { startCircuitPython } from "./dialect.js";
import { PIN, type PyMcuPin } from "./pins.js";
import { choiceArgument, choices } from "./choice.js";
import { attribute, PyResource, resourceMethods } from "./resource.js";

const direction = choices("digitalio", "Direction", ["INPUT", "OUTPUT"]);
const driveMode = choices("digitalio", "DriveMode", ["PUSH_PULL", "OPEN_DRAIN"]);
const pull = choices("digitalio", "Pull", ["UP", "DOWN"]);

const pullOf = (value: Value): Pull =>
  value === null ? "none" : choiceArgument(value, "pull", "Pull") === pull.values.UP ? "up" : "down";

export class PyDigitalInOut extends PyResource {
  isOutput = false;
  isOpenDrain = false;
  pull: Pull = "none";
  readonly digital: DigitalPin;

  constructor(readonly pin: PyMcuPin) {
    super([pin]);
    this.digital = guard(() =>
      useBoard().claim("digital", pin.id, { name: `DigitalInOut(${pin.describe()})` }),
    );
    this.toInput("none");
  }

  toInput(wanted: Pull): void {
    guard(() => this.digital.configure({ mode: "in", pull: wanted }));
    this.isOutput = false;
    this.pull = wanted;
  }

  toOutput(value: boolean, openDrain: boolean): void {
    const mode = openDrain ? "open-drain" : "out";
    guard(() => this.digital.configure({ mode, pull: "none", initial: value ? 1 : 0 }));
    this.isOutput = true;
    this.isOpenDrain = openDrain;
  }

  protected release(): void {
    this.toInput("none");
    this.digital.close();
  }
}

const requireOutput = (self: PyDigitalInOut, message: string): void => {
  if (!self.isOutput) throw refused(attributeError(message), "PIN442", `${self.pin.describe()} is an input`);
};
const requireInput = (self: PyDigitalInOut): void => {
  if (self.isOutput)
    throw refused(
      attributeError("Pull not used when direction is output."),
      "PIN442",
      `${self.pin.describe()} is an output`,
    );
};

function switchToOutput(args: Value[], kw: Keywords): null {
  const [value, mode] = parseArguments(args.slice(1), kw, [
    { name: "value", default: false },
    { name: "drive_mode", default: driveMode.values.PUSH_PULL },
  ]);
  const isOpenDrain = choiceArgument(mode, "drive_mode", "DriveMode") === driveMode.values.OPEN_DRAIN;
  (args[0] as PyDigitalInOut).check().toOutput(truth(value), isOpenDrain);
  return null;
}

function switchToInput(args: Value[], kw: Keywords): null {
  const [wanted] = parseArguments(args.slice(1), kw, [{ name: "pull" }]);
  (args[0] as PyDigitalInOut).check().toInput(pullOf(wanted));
  return null;
}

const NO_DRIVE_MODE = "Drive mode not used when direction is input.";

const digitalInOut = defineType({
  name: "DigitalInOut",
  js: PyDigitalInOut,
  make: (_type, args, kw) => {
    const [pin] = parseArguments(args, kw, [PIN]);
    return new PyDigitalInOut(pin as PyMcuPin);
  },
  methods: {
    ...resourceMethods(),
    switch_to_output: nativeKw("switch_to_output", 1, Infinity, switchToOutput),
    switch_to_input: nativeKw("switch_to_input", 1, Infinity, switchToInput),
  },
  attrs: {
    direction: attribute<PyDigitalInOut>(
      "direction",
      (self) => (self.isOutput ? direction.values.OUTPUT : direction.values.INPUT),
      (self, value) => {
        if (choiceArgument(value, "direction", "Direction") === direction.values.OUTPUT)
          self.toOutput(false, false);
        else self.toInput("none");
      },
    ),
    value: attribute<PyDigitalInOut>(
      "value",
      (self) => self.digital.read() === 1,
      (self, value) => {
        requireOutput(self, "Cannot set value when direction is input.");
        self.digital.write(truth(value) ? 1 : 0);
      },
    ),
    drive_mode: attribute<PyDigitalInOut>(
      "drive_mode",
      (self) => {
        requireOutput(self, NO_DRIVE_MODE);
        return self.isOpenDrain ? driveMode.values.OPEN_DRAIN : driveMode.values.PUSH_PULL;
      },
      (self, value) => {
        requireOutput(self, NO_DRIVE_MODE);
        const isOpenDrain = choiceArgument(value, "drive_mode", "DriveMode") === driveMode.values.OPEN_DRAIN;
        self.toOutput(self.digital.readLatch() === 1, isOpenDrain);
      },
    ),
    pull: attribute<PyDigitalInOut>(
      "pull",
      (self) => {
        requireInput(self);
        return self.pull === "none" ? null : self.pull === "up" ? pull.values.UP : pull.values.DOWN;
      },
      (self, value) => {
        requireInput(self);
        self.toInput(pullOf(value));
      },
    ),
    // The first version had its choices here too.
    Direction: direction.type,
    DriveMode: driveMode.type,
    Pull: pull.type,
  },
});

/** Names of the module. */
export function digitalioModule(): Record<string, Value> {
  startCircuitPython("digitalio");
  return {
    DigitalInOut: digitalInOut,
    Direction: direction.type,
    DriveMode: driveMode.type,
    Pull: pull.type,
  };
}
