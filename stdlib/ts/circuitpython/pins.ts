/** `microcontroller.Pin`: the pins of the chip as CircuitPython has them, and who uses them. */

import { typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import type { ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { defineType, typeName, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import type { Board, PinDescription, PinFunction } from "../../../runtime-hal/hal/board.js";
import { perBoot } from "../machine/part.js";
import { lacking, refused } from "../machine/refusal.js";

export class PyMcuPin extends PyObject {
  /** Who has it, if anybody. */
  user: object | undefined;

  constructor(
    readonly description: PinDescription,
    /** As the board calls it, else as the chip's makers do. */
    readonly name: string,
    private readonly place: "board" | "microcontroller.pin",
  ) {
    super();
  }

  get id(): number {
    return this.description.id;
  }

  describe(): string {
    return `${this.place}.${this.name}`;
  }
}

const chipName = ({ id, names }: PinDescription): string => names?.[0] ?? `GPIO${id}`;

/** Names of the board's pins in CircuitPython. */
export function boardNames({ description }: Board): Readonly<Record<string, number>> {
  return description.dialectNames?.circuitpython ?? description.pinNames;
}

const pins = perBoot((board) => {
  const names = new Map<number, string>();
  for (const [name, id] of Object.entries(boardNames(board))) if (!names.has(id)) names.set(id, name);
  return new Map(
    board.chip.pins
      .filter(({ functions }) => functions.length > 0)
      .map((pin) => {
        const name = names.get(pin.id);
        return [
          pin.id,
          new PyMcuPin(pin, name ?? chipName(pin), name === undefined ? "microcontroller.pin" : "board"),
        ];
      }),
  );
});

/** The pins of the chip by what its makers call them. */
export function chipPins(): Map<string, PyMcuPin> {
  return new Map(
    [...pins().values()].flatMap((pin) =>
      (pin.description.names ?? [chipName(pin.description)]).map((name) => [name, pin] as const),
    ),
  );
}

/** The pins of the board by its names. */
export function boardPins(): Map<string, PyMcuPin> {
  const found = new Map<string, PyMcuPin>();
  for (const [name, id] of Object.entries(boardNames(bootBoard()))) {
    const pin = pins().get(id);
    if (pin !== undefined) found.set(name, pin);
  }
  return found;
}

/** Cannot be made, only named. */
export const pinType: PyType = defineType({
  name: "Pin",
  js: PyMcuPin,
  slots: {
    repr$(this: PyMcuPin) {
      return this.describe();
    },
  },
});

/** A free pin; `name`: that of the argument. TypeError if it is none, ValueError if somebody has it. */
export function freePin(value: Value, name = "pin"): PyMcuPin {
  if (!(value instanceof PyMcuPin)) throw typeError(`${name} must be of type Pin, not ${typeName(value)}`);
  if (value.user !== undefined)
    throw refused(
      valueError(`${value.name} in use`),
      "PIN426",
      `deinit() of what has ${value.describe()} gives it back`,
    );
  return value;
}

/** The argument of nearly all that has one pin. */
export const PIN: ArgumentSpec = { name: "pin", required: true, convert: (value) => freePin(value) };

/**
 * Free pins of a list or tuple; `name`: that of the argument. TypeError for others than pins, ValueError if there are none, somebody has one
 * of them, or one is there twice.
 */
export function freePins(value: Value, name: string): readonly PyMcuPin[] {
  const pins = spread(value).map((one) => freePin(one, name));
  if (pins.length === 0) throw valueError(`${name} length must be >= 1`);
  if (new Set(pins).size < pins.length) throw valueError(`${name} contains duplicate pins`);
  return pins;
}

/** ValueError if the pin cannot do that, called `what` in the sentence about it. */
export function requireFunction(pin: PyMcuPin, wanted: PinFunction, code: string, what: string): void {
  if (!pin.description.functions.includes(wanted))
    throw lacking(valueError("Invalid pin"), code, pin.id, wanted, what);
}
