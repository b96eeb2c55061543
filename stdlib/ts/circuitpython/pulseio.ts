/** The module `pulseio` (shared-bindings/pulseio): pulses of certain lengths into a pin and out of one. */

import { typeError, valueError, type PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { PyArray } from "../../../runtime-hal/core/array.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { defineType, typeName } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { Pulse, PulseOutput } from "../../../runtime-hal/hal/pulses.js";
import { guard } from "../machine/hal-error.js";
import { waitUntil } from "../machine/wait.js";
import { refused } from "../machine/refusal.js";
import { startCircuitPython } from "./dialect.js";
import { freePin, type PyMcuPin } from "./pins.js";
import { pulseInType } from "./pulse-in.js";
import { PyPwmOut, pwmOutType } from "./pwm.js";
import { PyResource, resourceMethods } from "./resource.js";

const DEFAULT_HZ = 38_000;
const HALF = 0x8000;
const FULL = 0xffff;

/** A carrier that is switched on and off. */
class PyPulseOut extends PyResource {
  private readonly output: PulseOutput;

  constructor(
    pin: PyMcuPin,
    hz: number,
    duty: number,
    /** What the program has made as the carrier: it has the pin back afterwards. */
    private readonly carrier?: PyPwmOut,
  ) {
    super(carrier === undefined ? [pin] : []);
    carrier?.suspend();
    this.output = guard(() => useBoard().claim("pulses", pin.id, { name: `PulseOut(${pin.describe()})` }));
    this.output.setIdle(0);
    this.output.setCarrier(duty >= FULL ? undefined : { hz, duty: duty / FULL, level: 1 });
  }

  /** The first pulse is one of the carrier, the second a pause, and so on; afterwards it is off. Returns when all is sent. */
  send(lengths: readonly number[]): void {
    const pulses = lengths.map((us, i): Pulse => ({ level: i % 2 === 0 ? 1 : 0, us }));
    let isSent = false;
    guard(() => this.output.send(pulses, 1, () => (isSent = true)));
    waitUntil(() => isSent, Infinity);
  }

  protected release(): void {
    this.output.close();
    this.carrier?.resume();
  }
}

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "pin", required: true },
  { name: "frequency", keywordOnly: true, default: DEFAULT_HZ, convert: intArgument },
  { name: "duty_cycle", keywordOnly: true, default: HALF, convert: intArgument },
];

const noArray = (exception: PyBaseException): PyBaseException =>
  refused(exception, "PIN441", "array.array('H', […]) holds the lengths of pulses");

const pulseOutType = defineType({
  name: "PulseOut",
  js: PyPulseOut,
  make: (_type, args, kw) => {
    const [pin, hz, duty] = parseArguments(args, kw, ARGUMENTS) as [Value, number, number];
    // The first version was given a PWMOut.
    if (pin instanceof PyPwmOut) return new PyPulseOut(pin.check().pin, pin.frequency, pin.duty, pin);
    return new PyPulseOut(freePin(pin), hz, duty);
  },
  methods: {
    ...resourceMethods(),
    send: native("send", 2, 2, (self: PyPulseOut, pulses: Value) => {
      if (!(pulses instanceof PyArray))
        throw noArray(typeError(`object of type '${typeName(pulses)}' isn't an array`));
      if (pulses.typecode !== "H") throw noArray(valueError("Array must contain halfwords (type 'H')"));
      self.check().send(spread(pulses) as number[]);
      return null;
    }),
  },
});

/** Names of the module; `PWMOut` moved to `pwmio` later. */
export function pulseioModule(): Record<string, Value> {
  startCircuitPython("pulseio");
  return { PulseIn: pulseInType, PulseOut: pulseOutType, PWMOut: pwmOutType };
}
