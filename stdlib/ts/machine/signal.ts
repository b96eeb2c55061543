/** `machine.Signal`: a pin that may be active low. */

import { typeError } from "../../../runtime-hal/core/exceptions.js";
import { argumentCountError, native } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { callType, defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { isPinLike, type PinLike } from "./pin-protocol.js";
import { lazyType, type Part } from "./part.js";
import { pinType } from "./pin-object.js";

class PySignal extends PyObject implements PinLike {
  pin!: PinLike;
  inverted = false;

  readPin(): number {
    const level = this.pin.readPin();
    return this.inverted ? level ^ 1 : level;
  }

  writePin(level: boolean): void {
    this.pin.writePin(level !== this.inverted);
  }
}

/** `Signal(pin, invert=False)`, or the arguments of a Pin and `invert`. */
function setUp(self: PySignal, args: Value[], kw: Keywords): void {
  const rest = new Map(kw ?? []);
  self.inverted = rest.has("invert") && truth(rest.get("invert"));
  rest.delete("invert");
  const [first] = args;
  if (isPinLike(first)) {
    if (args.length !== 1 || rest.size > 0) throw typeError("");
    self.pin = first;
    return;
  }
  // The value given to an inverted signal is its own, not the pin's.
  if (self.inverted && rest.has("value")) rest.set("value", truth(rest.get("value")) ? 0 : 1);
  self.pin = callType(pinType(), args, rest) as PinLike;
}

function value(self: PySignal, x?: Value): Value {
  if (x === undefined) return self.readPin();
  self.writePin(truth(x));
  return null;
}

const signalType = lazyType(() =>
  defineType({
    name: "Signal",
    js: PySignal,
    make: (_type, args, kw) => {
      const signal = new PySignal();
      setUp(signal, args, kw);
      return signal;
    },
    init: setUp,
    slots: {
      call$(this: PySignal, args: Value[]): Value {
        if (args.length > 1) throw argumentCountError(args.length, 0, 1);
        return value(this, args[0]);
      },
    },
    methods: {
      value: native("value", 1, 2, value),
      on: native("on", 1, 1, (self: PySignal) => value(self, true)),
      off: native("off", 1, 1, (self: PySignal) => value(self, false)),
    },
  }),
);

export const signal: Part = () => ({ Signal: signalType() });
