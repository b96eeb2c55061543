/** `PWMOut` of `pwmio`, which was in `pulseio` at first (shared-bindings/pwmio/PWMOut.c). */

import { attributeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { PwmOutput } from "../../../runtime-hal/hal/pwm.js";
import { guard } from "../machine/hal-error.js";
import { refused } from "../machine/refusal.js";
import { startCircuitPython } from "./dialect.js";
import { PIN, requireFunction, type PyMcuPin } from "./pins.js";
import { attribute, PyResource, resourceMethods } from "./resource.js";

const FULL = 0xffff;
const DEFAULT_HZ = 500;

export class PyPwmOut extends PyResource {
  private output: PwmOutput;
  private hz = 0;
  private current = 0;

  constructor(
    readonly pin: PyMcuPin,
    duty: number,
    hz: number,
    readonly isVariable: boolean,
  ) {
    requireFunction(pin, "pwm", "PIN409", "PWM");
    super([pin]);
    this.output = this.claim();
    this.frequency = hz;
    this.duty = duty;
  }

  private claim(): PwmOutput {
    const { pin } = this;
    return guard(() => useBoard().claim("pwm", pin.id, { name: `PWMOut(${pin.describe()})` }));
  }

  /** Somebody else makes the signal: its pin is free for that until `resume`. */
  suspend(): void {
    this.output.close();
  }

  resume(): void {
    this.output = this.claim();
    this.frequency = this.hz;
    this.duty = this.current;
  }

  get frequency(): number {
    return this.hz;
  }

  set frequency(hz: number) {
    guard(() => this.output.setFrequency(hz));
    this.hz = hz;
  }

  get duty(): number {
    return this.current;
  }

  set duty(duty: number) {
    guard(() => this.output.setDutyU16(duty));
    this.current = duty;
  }

  protected release(): void {
    this.output.close();
  }
}

function dutyArgument(value: Value): number {
  const duty = intArgument(value);
  if (duty < 0 || duty > FULL) throw valueError(`duty_cycle must be 0-${FULL}`);
  return duty;
}

function frequencyArgument(value: Value): number {
  const hz = intArgument(value);
  if (hz <= 0) throw valueError("Invalid PWM frequency");
  return hz;
}

const ARGUMENTS: readonly ArgumentSpec[] = [
  PIN,
  { name: "duty_cycle", keywordOnly: true, default: 0, convert: dutyArgument },
  { name: "frequency", keywordOnly: true, default: DEFAULT_HZ, convert: frequencyArgument },
  { name: "variable_frequency", keywordOnly: true, default: false, convert: truth },
];

export const pwmOutType = defineType({
  name: "PWMOut",
  js: PyPwmOut,
  make: (_type, args, kw) => {
    const [pin, duty, hz, isVariable] = parseArguments(args, kw, ARGUMENTS) as [
      PyMcuPin,
      number,
      number,
      boolean,
    ];
    return new PyPwmOut(pin, duty, hz, isVariable);
  },
  methods: resourceMethods(),
  attrs: {
    duty_cycle: attribute<PyPwmOut>(
      "duty_cycle",
      (self) => self.duty,
      (self, value) => (self.duty = dutyArgument(value)),
    ),
    frequency: attribute<PyPwmOut>(
      "frequency",
      (self) => self.frequency,
      (self, value) => {
        if (!self.isVariable)
          throw refused(
            attributeError("PWM frequency not writable when variable_frequency is False on construction."),
            "PIN440",
            "PWMOut(pin, frequency=…, variable_frequency=True) may change it",
          );
        self.frequency = frequencyArgument(value);
      },
    ),
  },
});

/** Names of the module `pwmio`. */
export function pwmioModule(): Record<string, Value> {
  startCircuitPython("pwmio");
  return { PWMOut: pwmOutType };
}
