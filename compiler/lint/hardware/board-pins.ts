/** The pins of a board as scripts name them: numbers, names, objects. */

import { closest } from "../../diagnostics/closest.js";
import type { BoardDescription } from "../../../runtime-hal/hal/board-description.js";
import type { ChipDescription, PinDescription, PinFunction } from "../../../runtime-hal/hal/chip-description.js";
import { alternatives, asInt, asStr, type NativeObject, type Value } from "../evaluate/value.js";

/** The board that a program is checked for. */
export interface Target {
  readonly board: BoardDescription;
  readonly chip: ChipDescription;
}

/** One thing that a pin argument may be. */
export type PinChoice =
  /** `name`: as the script calls it, if not by number. */
  | { readonly kind: "pin"; readonly pin: PinDescription; readonly name: string | undefined }
  /** No such pin. */
  | { readonly kind: "missing"; readonly shown: string; readonly near: string | undefined }
  /** Not how this port names pins. */
  | { readonly kind: "form"; readonly shown: string }
  | { readonly kind: "unknown"; readonly why: string };

/** Field of a pin object that holds what it was made from. */
export const PIN_FIELD = "$pin";

const NAMED = /^(?:machine\.Pin|pyb\.Pin)\.(?:board|cpu|module|exp_board)\.(\w+)$|^(?:board|microcontroller\.pin)\.(\w+)$/;

/** The name in `Pin.board.X`, `board.X` and the like. */
export function pinNameIn(native: string): string | undefined {
  const found = NAMED.exec(native);
  return found === null ? undefined : (found[1] ?? found[2]);
}

export class BoardPins {
  private readonly byId: ReadonlyMap<number, PinDescription>;
  private readonly names = new Map<string, PinDescription>();

  constructor(
    readonly target: Target,
    readonly dialect: string,
  ) {
    const { board, chip } = target;
    this.byId = new Map(chip.pins.map((pin) => [pin.id, pin]));
    for (const pin of chip.pins) for (const name of pin.names ?? []) this.names.set(name, pin);
    const own = board.dialectNames?.[dialect];
    for (const [name, id] of Object.entries({ ...board.pinNames, ...own })) {
      const pin = this.byId.get(id);
      if (pin !== undefined) this.names.set(name, pin);
    }
  }

  get(id: number): PinDescription | undefined {
    return this.byId.get(id);
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  near(name: string): string | undefined {
    return closest(name, [...this.names.keys()]);
  }

  /** What the pin is called in messages. */
  label(pin: PinDescription, written?: string): string {
    const name = pin.names?.[0] ?? `GPIO${pin.id}`;
    return written === undefined || written === name ? name : `${written} (${name})`;
  }

  choices(value: Value): PinChoice[] {
    return alternatives(value).map((one) => this.choice(one));
  }

  private choice(value: Value): PinChoice {
    const { pinIds } = this.target.chip;
    const number = asInt(value);
    if (number !== undefined) {
      const pin = this.byId.get(number);
      if (pinIds !== undefined && !pinIds.integers) return { kind: "form", shown: String(number) };
      if (pin === undefined) return { kind: "missing", shown: String(number), near: undefined };
      return { kind: "pin", pin, name: undefined };
    }
    const text = asStr(value);
    if (text !== undefined) return this.named(text);
    if (value.kind === "native") {
      const name = pinNameIn(value.name);
      if (name === undefined) return { kind: "unknown", why: `nothing is known of ${value.name}` };
      const pin = this.names.get(name);
      return pin === undefined
        ? { kind: "missing", shown: name, near: this.near(name) }
        : { kind: "pin", pin, name };
    }
    if (value.kind === "object") return this.ofObject(value);
    if (value.kind === "instance" && value.native.value?.kind === "object") return this.ofObject(value.native.value);
    return { kind: "unknown", why: value.kind === "unknown" ? value.why : "it is no simple value" };
  }

  private ofObject(object: NativeObject): PinChoice {
    const made = object.fields.get(PIN_FIELD)?.value;
    if (made === undefined) return { kind: "unknown", why: `it is a ${object.cls}` };
    const choices = this.choices(made);
    return choices.length === 1 ? choices[0]! : { kind: "unknown", why: "it is one of several pins" };
  }

  private named(text: string): PinChoice {
    const pin = this.names.get(text);
    const { pinIds } = this.target.chip;
    const isChipName = pin?.names?.includes(text) === true;
    const isBoardName = pin !== undefined && !isChipName;
    const accepted =
      pinIds === undefined || (isChipName && pinIds.chipNames) || (isBoardName && pinIds.boardNames);
    if (pin !== undefined && accepted) return { kind: "pin", pin, name: text };
    const takesNames = pinIds === undefined || pinIds.chipNames || pinIds.boardNames;
    if (!takesNames || pin !== undefined) return { kind: "form", shown: `"${text}"` };
    return { kind: "missing", shown: `"${text}"`, near: this.near(text) };
  }

  /** What a pin can do, for messages: the row of the data. */
  describe(pin: PinDescription): string {
    const parts: string[] = [];
    const can = (what: PinFunction, text: string): void => {
      if (pin.functions.includes(what)) parts.push(text);
    };
    can("gpio-in", "input");
    can("gpio-out", "output");
    const pulls = [pin.functions.includes("pull-up") ? "up" : "", pin.functions.includes("pull-down") ? "down" : ""];
    parts.push(pulls.join("") === "" ? "no pulls" : `pull ${pulls.filter((p) => p !== "").join("/")}`);
    can("irq", "interrupts");
    can("pwm", pin.pwm?.[0] === undefined ? "PWM" : `PWM ${pin.pwm[0].unit}${pin.pwm[0].channel}`);
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
    return this.target.chip.pins.filter((pin) => isAble(pin) && pin.reserved === undefined);
  }

  /** A list for a hint: `4, 12-15, 27`. */
  list(pins: readonly PinDescription[]): string {
    if (this.target.chip.pinIds?.integers === false) {
      const names = pins.map((pin) => this.scriptName(pin));
      return names.length > 16 ? `${names.slice(0, 16).join(", ")}, …` : names.join(", ");
    }
    const ids = pins.map(({ id }) => id).filter((id) => id < 1000);
    const ranges: string[] = [];
    for (let i = 0; i < ids.length; ) {
      let j = i;
      while (ids[j + 1] === ids[j]! + 1) j++;
      ranges.push(j - i >= 2 ? `${ids[i]}-${ids[j]}` : ids.slice(i, j + 1).join(", "));
      i = j + 1;
    }
    return ranges.join(", ");
  }

  /** How a script of this board writes the pin. */
  scriptName(pin: PinDescription): string {
    const { board } = this.target;
    const names = { ...board.pinNames, ...board.dialectNames?.[this.dialect] };
    const found = Object.entries(names).find(([, id]) => id === pin.id);
    return found?.[0] ?? pin.names?.[0] ?? String(pin.id);
  }
}
