/** `machine.TouchPad` of the ESP32 port (MicroPython ports/esp32/machine_touchpad.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { TouchInput } from "../../../runtime-hal/hal/analog.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { lacking } from "./refusal.js";

class PyTouchPad extends PyObject {
  constructor(readonly input: TouchInput) {
    super();
  }
}

const pads = perBoot(() => new Map<number, PyTouchPad>());

const type = lazyType((): PyType =>
  defineType({
    name: "TouchPad",
    js: PyTouchPad,
    make: (_type, args) => {
      if (args.length !== 1) throw argumentCountError(args.length, 1, 1);
      const { line } = findPin(args[0]);
      if (!line.can("touch"))
        throw lacking(valueError("invalid pin for touchpad"), "PIN419", line.id, "touch", "touch input");
      const known = pads();
      let pad = known.get(line.id);
      if (pad === undefined) {
        const name = `TouchPad(Pin(${line.id}))`;
        pad = new PyTouchPad(guard(() => useBoard().claim("touch", line.id, { name })));
        known.set(line.id, pad);
      }
      return pad;
    },
    methods: {
      // The threshold for waking up by touch.
      config: native("config", 2, 2, (_self: PyTouchPad, threshold: Value) => {
        intArgument(threshold);
        return null;
      }),
      read: native("read", 1, 1, (self: PyTouchPad) => guard(() => self.input.read())),
    },
  }),
);

export const touchPad: Part = () => ({ TouchPad: type() });
