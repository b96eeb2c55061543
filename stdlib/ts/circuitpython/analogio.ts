/** The module `analogio` (shared-bindings/analogio): converters, whose numbers have 16 bits whatever the chip has. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments } from "../../../runtime-hal/core/native.js";
import { PyFloat } from "../../../runtime-hal/core/objects.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { AnalogInput, AnalogOutput } from "../../../runtime-hal/hal/analog.js";
import { guard } from "../machine/hal-error.js";
import { startCircuitPython } from "./dialect.js";
import { PIN, requireFunction, type PyMcuPin } from "./pins.js";
import { attribute, PyResource, resourceMethods } from "./resource.js";

const FULL = 65535;
const BITS = 16;
const USUAL_VOLTS = 3.3;

class PyAnalogIn extends PyResource {
  private readonly input: AnalogInput;
  readonly volts: number;
  private readonly bits: number;

  constructor(pin: PyMcuPin) {
    requireFunction(pin, "adc", "PIN414", "analog input");
    super([pin]);
    const board = useBoard();
    this.input = guard(() => board.claim("adc", pin.id, { name: `AnalogIn(${pin.describe()})` }));
    this.volts = board.chip.adc?.ranges[0]?.maxVolts ?? USUAL_VOLTS;
    this.bits = board.chip.adc?.bits ?? BITS;
  }

  /** The high bits of what the converter has come again in the low ones, so that the most is 65535. */
  value(): number {
    const most = 2 ** this.bits - 1;
    const volts = guard(() => this.input.readVolts());
    const raw = Math.min(most, Math.max(0, Math.round((volts / this.volts) * most)));
    return Math.floor(raw * 2 ** (BITS - this.bits) + raw / 2 ** (2 * this.bits - BITS));
  }

  protected release(): void {
    this.input.close();
  }
}

class PyAnalogOut extends PyResource {
  private readonly output: AnalogOutput;
  private readonly lost: number;
  private readonly volts: number;
  private current = 0;

  constructor(pin: PyMcuPin) {
    requireFunction(pin, "dac", "PIN417", "analog output");
    super([pin]);
    const board = useBoard();
    this.output = guard(() => board.claim("dac", pin.id, { name: `AnalogOut(${pin.describe()})` }));
    this.lost = BITS - (board.chip.dac?.bits ?? BITS);
    this.volts = board.chip.volts?.logic ?? USUAL_VOLTS;
    this.set(0);
  }

  get value(): number {
    return this.current;
  }

  /** The converter has fewer bits: the low ones do nothing. */
  set(value: number): void {
    if (value < 0 || value > FULL) throw valueError(`value must be 0-${FULL}`);
    this.current = value;
    const most = FULL >> this.lost;
    guard(() => this.output.writeVolts(((value >> this.lost) / (most + 1)) * this.volts));
  }

  protected release(): void {
    this.output.close();
  }
}

const analogIn = defineType({
  name: "AnalogIn",
  js: PyAnalogIn,
  make: (_type, args, kw) => new PyAnalogIn(parseArguments(args, kw, [PIN])[0] as PyMcuPin),
  methods: resourceMethods(),
  attrs: {
    value: attribute<PyAnalogIn>("value", (self) => self.value()),
    reference_voltage: attribute<PyAnalogIn>("reference_voltage", (self) => new PyFloat(self.volts)),
  },
});

const analogOut = defineType({
  name: "AnalogOut",
  js: PyAnalogOut,
  make: (_type, args, kw) => new PyAnalogOut(parseArguments(args, kw, [PIN])[0] as PyMcuPin),
  methods: resourceMethods(),
  attrs: {
    value: attribute<PyAnalogOut>(
      "value",
      (self) => self.value,
      (self, value) => self.set(intArgument(value)),
    ),
  },
});

/** Names of the module. */
export function analogioModule(): Record<string, Value> {
  startCircuitPython("analogio");
  return { AnalogIn: analogIn, AnalogOut: analogOut };
}
