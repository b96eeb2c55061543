/** The module `touchio` (shared-bindings/touchio): pins that notice a finger. */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments } from "../../../runtime-hal/core/native.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { TouchInput } from "../../../runtime-hal/hal/analog.js";
import { guard } from "../machine/hal-error.js";
import { startCircuitPython } from "./dialect.js";
import { PIN, requireFunction, type PyMcuPin } from "./pins.js";
import { attribute, PyResource, resourceMethods } from "./resource.js";

/** So much more than at the start is a touch. */
const MARGIN = 100;

class PyTouchIn extends PyResource {
  private readonly input: TouchInput;
  threshold: number;

  constructor(pin: PyMcuPin) {
    requireFunction(pin, "touch", "PIN419", "touch input");
    super([pin]);
    this.input = guard(() => useBoard().claim("touch", pin.id, { name: `TouchIn(${pin.describe()})` }));
    this.threshold = this.raw + MARGIN;
  }

  get raw(): number {
    return guard(() => this.input.read());
  }

  protected release(): void {
    this.input.close();
  }
}

const touchInType = defineType({
  name: "TouchIn",
  js: PyTouchIn,
  make: (_type, args, kw) => {
    const [pin] = parseArguments(args, kw, [PIN]) as [PyMcuPin];
    return new PyTouchIn(pin);
  },
  methods: resourceMethods(),
  attrs: {
    value: attribute<PyTouchIn>("value", (self) => self.raw > self.threshold),
    raw_value: attribute<PyTouchIn>("raw_value", (self) => self.raw),
    threshold: attribute<PyTouchIn>(
      "threshold",
      (self) => self.threshold,
      (self, value) => (self.threshold = intArgument(value)),
    ),
  },
});

/** Names of the module. */
export function touchioModule(): Record<string, Value> {
  startCircuitPython("touchio");
  return { TouchIn: touchInType };
}
