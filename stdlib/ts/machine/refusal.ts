/**
 * What the board refuses, with the code of the rule by which `halpy check` would have refused it: for programs whose pins
 * and numbers are only known when they run. The exception is the firmware's, its text too; the rule is told beside it.
 */

import type { PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { startedBoard } from "../../../runtime-hal/exec/board.js";
import { noteRule } from "../../../runtime-hal/exec/rule-notes.js";
import type { PinDescription, PinFunction } from "../../../runtime-hal/hal/board.js";
import type { BusDescription } from "../../../runtime-hal/hal/chip-description.js";

/** An exception of the firmware with the rule that was broken, and what is wrong in a sentence. */
export function refused(exception: PyBaseException, code: string, text: string): PyBaseException {
  return noteRule(exception, code, text);
}

/** The same for a pin that lacks a function, called `name` in the sentence; tells the pins that have it. */
export function lacking(
  exception: PyBaseException,
  code: string,
  pin: number,
  what: PinFunction,
  name: string,
): PyBaseException {
  return noteRule(exception, code, `${pinName(pin)} has no ${name}; ${pinsWith(what, name)}`);
}

/** An exception because nobody is at the wires, with what failed: whoever reads the traceback is told where there would be somebody. */
export function unanswered<E extends PyBaseException>(exception: E, what: string, text: string): E {
  return noteRule(exception, what, `${text}; on a simulated board are the parts of its board file`);
}

/** Tells, once a pin and rule, what the firmware lets pass in silence. */
export function ignored(code: string, pin: number, text: string): void {
  startedBoard()?.advise?.(code, text, `${code} ${pin}`);
}

/** For a name or number that is no pin of the board. */
export function noPinNamed(which: string): string {
  return `${startedBoard()?.description.name ?? "the board"} has no pin ${which}`;
}

/** What the pin is called on its chip. */
export function pinName(id: number): string {
  const names = find(id)?.names ?? [];
  return names.find((name) => name.startsWith("GPIO")) ?? names[0] ?? `GPIO${id}`;
}

/** The buses of a kind that scripts can have, for a number that there is not. */
export function busesOf(kind: "i2c" | "spi" | "uart"): string {
  const numbers = (startedBoard()?.chip.buses ?? []).flatMap(({ kinds, number, reserved }) =>
    kinds.includes(kind) && number !== undefined && reserved === undefined ? [number] : [],
  );
  const name = kind.toUpperCase();
  return numbers.length === 0
    ? `this chip has no ${name} by hardware`
    : `this chip has ${numbers.map((number) => `${name}(${number})`).join(", ")}`;
}

/** A pin that does not carry a bus, and those that do. */
export function wrongPin(bus: BusDescription, role: string, pin: number): string {
  const pins = startedBoard()?.chip.pins ?? [];
  const able = pins.filter(({ signals }) => signals?.some((one) => one.bus === bus.id && one.role === role));
  return `${pinName(pin)} does not carry ${bus.id} ${role}; pins that do: ${ranges(able.map(({ id }) => id))}`;
}

function find(id: number): PinDescription | undefined {
  return startedBoard()?.chip.pins.find((pin) => pin.id === id);
}

function pinsWith(what: PinFunction, name: string): string {
  const pins = startedBoard()?.chip.pins ?? [];
  const able = pins.filter(({ functions, reserved }) => functions.includes(what) && reserved === undefined);
  if (able.length === 0) return `no pin of this chip has`;
  return `pins with ${name}: ${ranges(able.map(({ id }) => id).filter((id) => id < 1000))}`;
}

/** `0, 2-5, 12`. */
function ranges(ids: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < ids.length;) {
    let j = i;
    while (ids[j + 1] === ids[j]! + 1) j++;
    parts.push(j - i >= 2 ? `${ids[i]}-${ids[j]}` : ids.slice(i, j + 1).join(", "));
    i = j + 1;
  }
  return parts.join(", ");
}
