/** `pulseio.PulseIn` (shared-bindings/pulseio/PulseIn.c): how long the level at a pin stayed, pulse after pulse, in microseconds. */

import { indexError, notImplementedError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { PySlice } from "../../../runtime-hal/core/objects.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import type { DigitalPin, Level } from "../../../runtime-hal/hal/digital.js";
import { guard } from "../machine/hal-error.js";
import { PIN, type PyMcuPin } from "./pins.js";
import { attribute, PyResource, resourceMethods } from "./resource.js";

/** Longer pulses count as so long. */
const LONGEST_US = 0xffff;
const DEFAULT_LENGTH = 2;

class PyPulseIn extends PyResource {
  readonly pulses: number[] = [];
  isPaused = false;
  private readonly digital: DigitalPin;
  private lastUs: number | undefined;

  constructor(
    pin: PyMcuPin,
    readonly most: number,
    private readonly idle: Level,
  ) {
    super([pin]);
    this.digital = guard(() => useBoard().claim("digital", pin.id, { name: `PulseIn(${pin.describe()})` }));
    this.listen();
  }

  private listen(): void {
    this.digital.configure({ mode: "in", pull: "none" });
    this.lastUs = undefined;
    this.digital.onEdge("both", (level, timeUs) => {
      if (this.isPaused) return;
      // The first pulse begins where the idle level ends.
      if (this.lastUs === undefined) {
        if (level !== this.idle) this.lastUs = timeUs;
        return;
      }
      this.pulses.push(Math.min(LONGEST_US, Math.round(timeUs - this.lastUs)));
      this.lastUs = timeUs;
      if (this.pulses.length > this.most) this.pulses.shift();
    });
  }

  /** A trigger is a pulse opposite to the idle level that the board gives first. */
  resume(triggerUs: number): void {
    if (triggerUs > 0) {
      this.digital.onEdge("both", null);
      this.digital.configure({ mode: "out", pull: "none", initial: this.idle === 1 ? 0 : 1 });
      timeSource().sleepUs(triggerUs);
      this.listen();
    }
    this.isPaused = false;
    this.lastUs = undefined;
  }

  protected release(): void {
    this.digital.onEdge("both", null);
    this.digital.close();
  }
}

function lengthArgument(value: Value): number {
  const length = intArgument(value);
  if (length < 1) throw valueError("maxlen must be >= 1");
  return length;
}

const ARGUMENTS: readonly ArgumentSpec[] = [
  PIN,
  { name: "maxlen", default: DEFAULT_LENGTH, convert: lengthArgument },
  { name: "idle_state", keywordOnly: true, default: false, convert: truth },
];

export const pulseInType = defineType({
  name: "PulseIn",
  js: PyPulseIn,
  make: (_type, args, kw) => {
    const [pin, most, idle] = parseArguments(args, kw, ARGUMENTS) as [PyMcuPin, number, boolean];
    return new PyPulseIn(pin, most, idle ? 1 : 0);
  },
  slots: {
    len$(this: PyPulseIn) {
      return this.check().pulses.length;
    },
    getitem$(this: PyPulseIn, key: Value) {
      const { pulses } = this.check();
      if (key instanceof PySlice) throw notImplementedError("Slices not supported");
      const at = intArgument(key);
      const pulse = pulses[at < 0 ? at + pulses.length : at];
      if (pulse === undefined) throw indexError("PulseIn index out of range");
      return pulse;
    },
  },
  methods: {
    ...resourceMethods(),
    pause: native("pause", 1, 1, (self: PyPulseIn) => {
      self.check().isPaused = true;
      return null;
    }),
    resume: native("resume", 1, 2, (self: PyPulseIn, trigger?: Value) => {
      self.check().resume(trigger === undefined ? 0 : intArgument(trigger));
      return null;
    }),
    clear: native("clear", 1, 1, (self: PyPulseIn) => {
      self.check().pulses.length = 0;
      return null;
    }),
    popleft: native("popleft", 1, 1, (self: PyPulseIn) => {
      const pulse = self.check().pulses.shift();
      if (pulse === undefined) throw indexError("pop from empty PulseIn");
      return pulse;
    }),
  },
  attrs: {
    maxlen: attribute<PyPulseIn>("maxlen", (self) => self.most),
    paused: attribute<PyPulseIn>("paused", (self) => self.isPaused),
  },
});
