/** A board behind an IO plugin for Johnny-Five (`firmata` and many others), described by what the plugin says of its pins. */

import type {
  Board,
  BoardDescription,
  Buses,
  BusKind,
  Capabilities,
  Capability,
  ChipDescription,
  PinDescription,
  PinFunction,
} from "../hal/board.js";
import type { Clock } from "../hal/clock.js";
import { HalError } from "../hal/errors.js";
import { FULL_VOLTS, foreignChip } from "../hal/foreign-chip.js";
import type { I2cSetup } from "../hal/i2c.js";
import type { WifiRadio } from "../hal/wifi.js";
import type { PluginLink } from "./link.js";
import { checkPins, PluginI2c, type I2cPins } from "./i2c.js";
import { PluginAnalogInput, PluginPin } from "./pins.js";
import { PluginPwm } from "./pwm.js";
import type { PluginDescription } from "./plugin-thread.js";

/** Pins that are not analog have this channel. */
const NO_CHANNEL = 127;
/** The LED of an Arduino. */
const LED = 13;

/** Has the pin this mode? */
function hasMode(description: PluginDescription, index: number, name: string): boolean {
  const mode = description.modes[name];
  return mode !== undefined && description.pins[index]?.modes.includes(mode) === true;
}

/** Plugins do not tell which is which; on all boards of Arduino SDA has the lower number. */
function i2cPinsOf(description: PluginDescription): I2cPins | undefined {
  if (!description.i2c) return undefined;
  const [sda, scl] = description.pins
    .map((_, index) => index)
    .filter((index) => hasMode(description, index, "I2C"));
  return sda === undefined || scl === undefined ? undefined : { sda, scl };
}

function pinOf(description: PluginDescription, index: number): PinDescription {
  const { analogChannel } = description.pins[index] as PluginDescription["pins"][number];
  const can = (name: string): boolean => hasMode(description, index, name);
  const functions: PinFunction[] = [];
  if (can("INPUT")) functions.push("gpio-in", "irq");
  if (can("OUTPUT")) functions.push("gpio-out", "open-drain");
  if (can("PULLUP")) functions.push("pull-up");
  if (can("PWM") || can("SERVO")) functions.push("pwm");
  const isAnalog = analogChannel !== NO_CHANNEL;
  if (isAnalog) functions.push("adc");
  return {
    id: index,
    names: [`D${index}`, ...(isAnalog ? [`A${analogChannel}`] : [])],
    functions,
    ...(isAnalog ? { adc: [{ unit: "ADC1", channel: analogChannel }] } : {}),
  };
}

/** The plugin's pins as the modules above want to know them. */
export function describePlugin(description: PluginDescription): {
  board: BoardDescription;
  chip: ChipDescription;
} {
  const pins = description.pins.map((_, index) => pinOf(description, index));
  const pinNames: Record<string, number> = {};
  for (const { id, names = [], functions } of pins)
    if (functions.length > 0) for (const name of names) pinNames[name] = id;
  if (pins[LED]?.functions.includes("gpio-out")) pinNames.LED = LED;
  const i2c = i2cPinsOf(description);
  const adcBits = Math.round(Math.log2(description.adcMax + 1));
  const chip: ChipDescription = {
    ...foreignChip({ id: "johnny-five", name: description.name, adcBits, pins }),
    ...(i2c === undefined
      ? {}
      : {
          buses: [
            {
              id: "I2C0",
              kinds: ["i2c"],
              number: 0,
              pins: "sets",
              sets: [{ ...i2c }],
              roles: ["sda", "scl"],
              defaults: { ...i2c },
            },
          ],
        }),
  };
  return {
    board: { id: "johnny-five", name: description.name, chip: chip.id, dialect: "linux", pinNames },
    chip,
  };
}

export class PluginBoard implements Board {
  readonly description: BoardDescription;
  readonly chip: ChipDescription;
  private readonly pins = new Map<number, PluginPin>();
  private readonly said = new Set<string>();

  constructor(
    private readonly plugin: PluginDescription,
    private readonly link: PluginLink,
    readonly clock: Clock,
    /** Says something to the user. */
    private readonly tell: (text: string) => void,
  ) {
    const { board, chip } = describePlugin(plugin);
    this.description = board;
    this.chip = chip;
  }

  private pin(id: number): PluginPin {
    let pin = this.pins.get(id);
    if (pin === undefined) {
      const canPullUp = this.chip.pins[id]?.functions.includes("pull-up") === true;
      pin = new PluginPin(id, this.link, canPullUp, () => this.clock.peekUs());
      this.pins.set(id, pin);
    }
    return pin;
  }

  claim<K extends Capability>(kind: K, pin: number): Capabilities[K] {
    const made = this.make(kind, pin);
    if (made === undefined) throw this.lacks(kind);
    return made as unknown as Capabilities[K];
  }

  private make(kind: Capability, pin: number): Capabilities[Capability] | undefined {
    const { link, plugin } = this;
    if (kind === "digital") return this.pin(pin);
    if (kind === "pwm") {
      const can = (mode: string): boolean => hasMode(plugin, pin, mode);
      return new PluginPwm(pin, link, can("PWM") ? plugin.pwmMax : undefined, can("SERVO"));
    }
    const channel = plugin.pins[pin]?.analogChannel ?? NO_CHANNEL;
    return kind === "adc" ? new PluginAnalogInput(channel, link, plugin.adcMax, FULL_VOLTS) : undefined;
  }

  claimBus<K extends BusKind>(
    kind: K,
    _index: number | "soft",
    setup: Buses[K]["setup"],
  ): Buses[K]["controller"] {
    const pins = i2cPinsOf(this.plugin);
    if (kind !== "i2c" || pins === undefined) throw this.lacks(kind);
    checkPins(this.plugin.name, pins, setup as I2cSetup);
    return new PluginI2c(this.link, (text) => this.warn(text)) as never;
  }

  private lacks(kind: string): HalError {
    return new HalError(
      "unsupported",
      `${this.plugin.name} gives no ${kind} through its plugin; with '--backend linux' the pins of this machine can have it`,
    );
  }

  warn(text: string): void {
    if (this.said.has(text)) return;
    this.said.add(text);
    this.tell(text);
  }

  wifiRadio(): WifiRadio | undefined {
    return undefined;
  }

  /** Hands the reported changes to the pins. */
  deliver(): void {
    this.link.takeChanges((pin, level) => this.pins.get(pin)?.changed(level));
  }

  close(): void {
    for (const pin of this.pins.values()) pin.close();
  }
}
