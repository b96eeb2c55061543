/** What the chip could do but the way of running the program cannot: pulls through sysfs, touch on a Raspberry Pi. */

import type {
  BackendDescription,
  BackendFeature,
  FeatureSupport,
} from "../../../runtime-hal/hal/backend-description.js";
import type { PinDescription } from "../../../runtime-hal/hal/chip-description.js";
import { argumentOf } from "../hardware/arguments.js";
import { pullOf, setupOf, type PinUse } from "../hardware/facts.js";
import type { Place } from "../evaluate/frame.js";
import { alternatives } from "../evaluate/value.js";
import type { Argument } from "../evaluate/event.js";
import type { Rule } from "../rule.js";
import type { Problem, RuleContext } from "../rule-context.js";

/** Features in words. */
const WORDS: Readonly<Partial<Record<BackendFeature, string>>> = {
  "open-drain": "an open-drain output",
  "pull-up": "a pull-up",
  "pull-down": "a pull-down",
  irq: "interrupts",
  pwm: "PWM",
  adc: "analog inputs",
  dac: "analog outputs",
  touch: "touch sensing",
  i2c: "I2C",
  spi: "SPI",
  uart: "a serial port",
  i2s: "I2S",
  bitstream: "bits with exact times",
  "pulse-in": "the length of pulses",
  wifi: "the radio",
  watchdog: "a watchdog",
  can: "CAN",
  bluetooth: "Bluetooth",
};

/** What is silently not done, as it is with pulls, leaves the program running. */
const SILENT: ReadonlySet<BackendFeature> = new Set(["pull-up", "pull-down"]);

const OF_WANT: Readonly<Record<string, BackendFeature>> = {
  pwm: "pwm",
  adc: "adc",
  dac: "dac",
  touch: "touch",
  irq: "irq",
  bitstream: "bitstream",
  "pulse-in": "pulse-in",
};

/** Calls without a pin. */
const OF_CALL: Readonly<Record<string, BackendFeature>> = {
  "machine.WDT": "watchdog",
  "machine.CAN": "can",
  "machine.bitstream": "bitstream",
  "bluetooth.BLE": "bluetooth",
};

const has = (pin: PinDescription, feature: BackendFeature): boolean =>
  (pin.functions as readonly string[]).includes(feature);

class Looking {
  constructor(
    private readonly ctx: RuleContext,
    private readonly backend: BackendDescription,
  ) {}

  /** Reports if the backend does not give that, or only after something was set up. */
  ask(feature: BackendFeature, at: Argument | Place): void {
    const { support, note }: FeatureSupport = this.backend.features[feature];
    if (support !== "none" && support !== "needs-setup") return;
    const isMissing = support === "none";
    const problem: Problem = {
      code: "PIN480",
      at,
      args: [
        this.backend.name,
        isMissing ? "does not give" : "gives only when it was set up:",
        WORDS[feature] ?? feature,
      ],
      raises: SILENT.has(feature) ? "nothing" : "NotImplementedError",
      severity: !isMissing ? "info" : SILENT.has(feature) ? "warning" : "error",
      ...(note === undefined ? {} : { hint: note }),
    };
    this.ctx.report(problem);
  }

  /** A class that the firmware has and the backend has not. */
  library(name: string, place: Place): void {
    const { name: backend, lacks = {} } = this.backend;
    if (!Object.hasOwn(lacks, name)) return;
    this.ctx.report({
      code: "PIN480",
      at: place,
      args: [backend, "does not give", name],
      raises: "AttributeError",
      severity: "error",
      hint: lacks[name]!,
    });
  }

  use(use: PinUse): void {
    const { event, call, want, bus } = use;
    const at = use.argument ?? event.place;
    if (want === "bus") {
      if (bus !== undefined && !call.soft && bus.kind in this.backend.features)
        this.ask(bus.kind as BackendFeature, event.place);
      return;
    }
    const feature = OF_WANT[want];
    // What the board has not either is the business of other rules.
    if (feature !== undefined && use.choices.some((one) => one.kind === "pin" && has(one.pin, feature)))
      this.ask(feature, at);
    if (want !== "digital") return;
    this.pull(argumentOf(event, call, "pull"));
    if (setupOf(event, call).modes.includes("open-drain")) this.ask("open-drain", at);
  }

  pull(argument: Argument | undefined): void {
    if (argument === undefined) return;
    for (const value of alternatives(argument.value)) {
      const pull = pullOf(value);
      if (pull === "up" || pull === "down") this.ask(`pull-${pull}`, argument);
    }
  }
}

export const backendLacks: Rule = {
  code: "PIN480",
  requirement: "backend",
  severity: "error",
  text: "{0} {1} {2}",
  summary: "something that the backend cannot do",
  explanation: {
    what: "The program asks for something that its chip has but that cannot be had in the way it is run, as '--backend' says.",
    why: "A Linux kernel gives programs only a part of what the hardware can do. Pulls through sysfs are silently not switched on, so a button floats; the rest raises an exception.",
    example: "from machine import Pin\n\nbutton = Pin(17, Pin.IN, Pin.PULL_UP)",
    instead:
      "from machine import Pin\n\n# with a resistor of 10 kΩ to 3.3 V, or with '--gpio cdev'\nbutton = Pin(17, Pin.IN)",
  },
  board: "rpi4",
  backend: "linux-sysfs",
  check(ctx) {
    const { backend, facts, table } = ctx;
    if (backend === undefined) return;
    const looking = new Looking(ctx, backend);
    for (const use of facts.uses) looking.use(use);
    for (const { events, pins } of facts.objects.values()) {
      const isPin = pins[0]?.use.want === "digital";
      for (const event of events) {
        const call = table.get(event.name);
        if (call === undefined || !isPin) continue;
        looking.pull(argumentOf(event, call, "pull"));
        if (call.needs === "irq") looking.ask("irq", event.place);
      }
    }
    for (const event of facts.wifi) looking.ask("wifi", event.place);
    for (const { kind, name, place } of facts.events) {
      const feature = kind === "call" && Object.hasOwn(OF_CALL, name) ? OF_CALL[name] : undefined;
      if (feature !== undefined) looking.ask(feature, place);
      else if (kind === "call") looking.library(name, place);
    }
  },
};
