/** From what a script writes (`4`, `"D4"`, `"PA02"`, `board.A0`) to the pin of the board, and back to what people call it. */

import type { PinDescription, PinFunction } from "../runtime-hal/hal/chip-description.js";
import type { Target } from "./load.js";

/** From here on ids stand for pins that have no number of their own: analog only, or on another chip of the board. */
export const FIRST_UNNUMBERED = 1000;

/** Does the firmware know the pin? One without functions is only there to say why it is missing. */
export const isKnown = (pin: PinDescription): boolean => pin.functions.length > 0;

export const can = (pin: PinDescription, what: PinFunction): boolean => pin.functions.includes(what);

/** A digital pin that nothing can be put out on. */
export const isInputOnly = (pin: PinDescription): boolean => can(pin, "gpio-in") && !can(pin, "gpio-out");

/** The description of a pin by its id, also of those that the firmware does not know. */
export function pinById(target: Target, id: number): PinDescription | undefined {
  return target.chip.pins.find((p) => p.id === id);
}

/** What the chip's makers call a pin. */
export function chipNames(pin: PinDescription): readonly string[] {
  return pin.names ?? [`GPIO${pin.id}`];
}

/** Names that the board gives its pins in a dialect (by default its own), with their ids. */
export function boardNames(target: Target, dialect?: string): Readonly<Record<string, number>> {
  const { dialectNames, pinNames } = target.board;
  return (dialect !== undefined && dialectNames?.[dialect]) || pinNames;
}

/** The pin that a name stands for, looked up among the board's names first. */
export function pinByName(target: Target, name: string, dialect?: string): PinDescription | undefined {
  const names = boardNames(target, dialect);
  if (Object.hasOwn(names, name)) return pinById(target, names[name] as number);
  return target.chip.pins.find((p) => chipNames(p).includes(name));
}

/** Why what a script wrote is no pin. */
export type PinProblem =
  /** There is none of that number or name. */
  | "no-such-pin"
  /** It exists in silicon, but the firmware refuses it; its `reserved` says why. */
  | "not-in-firmware"
  /** This port takes names only. */
  | "integers-not-accepted"
  /** This port takes numbers only, or no names of this kind. */
  | "names-not-accepted";

export type PinLookup =
  | { readonly pin: PinDescription; readonly problem?: undefined }
  | { readonly pin?: PinDescription; readonly problem: PinProblem };

/** The pin that a script means by a number or a string given to `Pin`; as the board's own dialect takes it. */
export function resolvePin(target: Target, which: number | string): PinLookup {
  const { pinIds } = target.chip;
  if (typeof which === "number") {
    const pin = which < FIRST_UNNUMBERED ? pinById(target, which) : undefined;
    if (pinIds?.integers === false) return { pin, problem: "integers-not-accepted" };
    return found(pin);
  }
  const pin = pinByName(target, which);
  const isBoardName = Object.hasOwn(target.board.pinNames, which);
  const accepted = isBoardName ? pinIds?.boardNames : pinIds?.chipNames;
  if (pin !== undefined && accepted === false) return { pin, problem: "names-not-accepted" };
  return found(pin);
}

function found(pin: PinDescription | undefined): PinLookup {
  if (pin === undefined) return { problem: "no-such-pin" };
  return isKnown(pin) ? { pin } : { pin, problem: "not-in-firmware" };
}

/** What people call the pin on this board: the name by which the port takes it, and what is printed beside it. */
export function pinLabel(target: Target, id: number): string {
  const pin = pinById(target, id);
  const chipName = pin === undefined ? String(id) : (chipNames(pin)[0] as string);
  const isChipName = target.chip.pinIds?.chipNames === true || target.chip.pinIds?.integers !== false;
  const names = { ...target.board.pinNames, ...target.board.silkNames };
  const printed = Object.keys(names).find((name) => names[name] === id && name !== chipName);
  if (printed === undefined) return chipName;
  return isChipName ? `${chipName} (${printed})` : `${printed} (${chipName})`;
}
