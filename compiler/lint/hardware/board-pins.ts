/** The pins of a board as scripts name them: numbers, names, objects. */

import { closest } from "../../diagnostics/closest.js";
import type { PinDescription, PinFunction } from "../../../runtime-hal/hal/chip-description.js";
import type { Target } from "../../../targets/load.js";
import {
  boardNames,
  isKnown,
  pinById,
  pinByName,
  pinLabel,
  resolvePin,
} from "../../../targets/resolve-pin.js";
import { alternatives, asInt, asStr, type NativeObject, type Value } from "../evaluate/value.js";

/** One thing that a pin argument may be. */
export type PinChoice =
  /** `name`: as the script calls it, if not by number. */
  | { readonly kind: "pin"; readonly pin: PinDescription; readonly name: string | undefined }
  /** No such pin. */
  | { readonly kind: "missing"; readonly shown: string; readonly near: string | undefined }
  /** No such channel of a converter. */
  | { readonly kind: "channel"; readonly shown: string }
  /** Not how this port names pins. */
  | { readonly kind: "form"; readonly shown: string }
  | { readonly kind: "unknown"; readonly why: string };

/** Field of a pin object that holds what it was made from. */
export const PIN_FIELD = "$pin";

const NAMED =
  /^(?:machine\.Pin|pyb\.Pin)\.(?:board|cpu|module|exp_board)\.(\w+)$|^(?:board|microcontroller\.pin)\.(\w+)$/;

/** The name in `Pin.board.X`, `board.X` and the like. */
export function pinNameIn(native: string): string | undefined {
  const found = NAMED.exec(native);
  return found === null ? undefined : (found[1] ?? found[2]);
}

export class BoardPins {
  constructor(
    readonly target: Target,
    readonly dialect: string,
  ) {}

  get(id: number): PinDescription | undefined {
    return pinById(this.target, id);
  }

  has(name: string): boolean {
    return pinByName(this.target, name, this.dialect) !== undefined;
  }

  near(name: string): string | undefined {
    const names = Object.keys(boardNames(this.target, this.dialect));
    return closest(name, [...names, ...this.target.chip.pins.flatMap((pin) => pin.names ?? [])]);
  }

  /** What the pin is called in messages. */
  label(pin: PinDescription): string {
    return pinLabel(this.target, pin.id);
  }

  choices(value: Value): PinChoice[] {
    return alternatives(value).map((one) => this.choice(one));
  }

  private choice(value: Value): PinChoice {
    const written = asInt(value) ?? asStr(value);
    // Objects of `board` and `microcontroller.pin` are all that CircuitPython takes.
    if (written !== undefined && this.dialect === "circuitpython")
      return { kind: "form", shown: typeof written === "string" ? `"${written}"` : String(written) };
    if (written !== undefined) return this.looked(written);
    if (value.kind === "native") {
      const name = pinNameIn(value.name);
      if (name === undefined) return { kind: "unknown", why: `nothing is known of ${value.name}` };
      const pin = pinByName(this.target, name, this.dialect);
      if (pin !== undefined) return { kind: "pin", pin, name };
      return { kind: "missing", shown: name, near: this.near(name) };
    }
    if (value.kind === "object") return this.ofObject(value);
    if (value.kind === "instance" && value.native.value?.kind === "object")
      return this.ofObject(value.native.value);
    return { kind: "unknown", why: value.kind === "unknown" ? value.why : "it is no simple value" };
  }

  private looked(written: number | string): PinChoice {
    const { pin, problem } = resolvePin(this.target, written);
    const name = typeof written === "string" ? written : undefined;
    const shown = name === undefined ? String(written) : `"${name}"`;
    switch (problem) {
      case undefined:
        return { kind: "pin", pin, name };
      case "not-in-firmware":
        if (pin?.reserved !== undefined) return { kind: "pin", pin, name };
        return { kind: "missing", shown, near: undefined };
      case "no-such-pin": {
        const { pinIds } = this.target.chip;
        if (name !== undefined && pinIds?.chipNames === false && !this.takesBoardNames())
          return { kind: "form", shown };
        return { kind: "missing", shown, near: name === undefined ? undefined : this.near(name) };
      }
      default:
        return { kind: "form", shown };
    }
  }

  private takesBoardNames(): boolean {
    const { board, chip } = this.target;
    return chip.pinIds?.boardNames !== false && Object.keys(board.pinNames).length > 0;
  }

  private ofObject(object: NativeObject): PinChoice {
    const made = object.fields.get(PIN_FIELD)?.value;
    if (made === undefined) return { kind: "unknown", why: `it is a ${object.cls}` };
    const choices = this.choices(made);
    return choices.length === 1 ? choices[0]! : { kind: "unknown", why: "it is one of several pins" };
  }

  /** What a pin can do, for messages: the row of the data. */
  describe(pin: PinDescription): string {
    const parts: string[] = [];
    const can = (what: PinFunction, text: string): void => {
      if (pin.functions.includes(what)) parts.push(text);
    };
    can("gpio-in", "input");
    can("gpio-out", "output");
    const pulls = [
      pin.functions.includes("pull-up") ? "up" : "",
      pin.functions.includes("pull-down") ? "down" : "",
    ];
    parts.push(pulls.join("") === "" ? "no pulls" : `pull ${pulls.filter((p) => p !== "").join("/")}`);
    can("irq", "interrupts");
    can("pwm", pin.pwm?.[0] === undefined ? "PWM" : pwmText(pin.pwm[0]));
    can("adc", pin.adc?.[0] === undefined ? "ADC" : `${pin.adc[0].unit} channel ${pin.adc[0].channel}`);
    can("dac", "DAC");
    can("touch", "touch");
    const signals = (pin.signals ?? []).map(({ bus, role }) => (role === undefined ? bus : `${bus} ${role}`));
    parts.push(...signals.slice(0, 4));
    if (pin.reserved !== undefined) parts.push(`taken: ${pin.reserved.why}`);
    if (pin.console !== undefined) parts.push(`console ${pin.console}`);
    return `${this.label(pin)}: ${parts.join(", ")}`;
  }

  /** Numbers of the pins that can do something and are free, for hints. */
  able(what: PinFunction | ((pin: PinDescription) => boolean)): PinDescription[] {
    const isAble = typeof what === "string" ? (pin: PinDescription) => pin.functions.includes(what) : what;
    return this.target.chip.pins.filter((pin) => isKnown(pin) && isAble(pin) && pin.reserved === undefined);
  }

  /** A list for a hint: `4, 12-15, 27`. */
  list(pins: readonly PinDescription[]): string {
    if (this.dialect === "circuitpython" || this.target.chip.pinIds?.integers === false) {
      const names = pins.map((pin) => this.scriptName(pin));
      return names.length > 16 ? `${names.slice(0, 16).join(", ")}, …` : names.join(", ");
    }
    const ids = pins.map(({ id }) => id).filter((id) => id < 1000);
    const ranges: string[] = [];
    for (let i = 0; i < ids.length;) {
      let j = i;
      while (ids[j + 1] === ids[j]! + 1) j++;
      ranges.push(j - i >= 2 ? `${ids[i]}-${ids[j]}` : ids.slice(i, j + 1).join(", "));
      i = j + 1;
    }
    return ranges.join(", ");
  }

  /** How a script of this board writes the pin. */
  scriptName(pin: PinDescription): string {
    const found = Object.entries(boardNames(this.target, this.dialect)).find(([, id]) => id === pin.id);
    return found?.[0] ?? pin.names?.[0] ?? String(pin.id);
  }
}

/** Slice and channel, where they are more than the pin's own number. */
function pwmText({ unit, channel }: { readonly unit: string; readonly channel: string }): string {
  const name = unit.startsWith("PWM") ? unit : `PWM ${unit}`;
  return /^\d*$/.test(channel) ? "PWM" : `${name} ${channel}`;
}
